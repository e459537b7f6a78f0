import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPdf } from '../../src/main/packPdf';
import { addPdfMetadata } from '../../src/main/pdfMetadata';

const identity = { info: [['Title', '(Atlas)']] as const, xmp: new TextEncoder().encode('<x/>') };

/** A document of pages with text, tags and an outline, written with one plain table of objects. */
async function plainPdf(pageCount: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < pageCount; i++) pdf.addPage([300, 200]).drawText(`Sheet ${i + 1}`, { font });
  const { context, catalog } = pdf;
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  const kids = Array.from({ length: 500 }, (_, i) =>
    context.register(context.obj({ S: 'P', ID: String(i) })),
  );
  catalog.set(
    PDFName.of('StructTreeRoot'),
    context.register(context.obj({ Type: 'StructTreeRoot', K: kids })),
  );
  pdf.setCreator('a browser');
  return pdf.save({ useObjectStreams: false });
}

/** Every object but what a file says of itself, as text by its number. */
async function objectsOf(bytes: Uint8Array): Promise<Map<number, string>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const texts = new Map<number, string>();
  for (const [ref, it] of pdf.context.enumerateIndirectObjects()) {
    const isOwn = it instanceof PDFDict && it.get(PDFName.of('Type')) === PDFName.of('Catalog');
    if (isOwn || (it instanceof PDFDict && it.has(PDFName.of('Creator')))) continue;
    texts.set(
      ref.objectNumber,
      it instanceof PDFRawStream ? `${it.dict} ${Buffer.from(it.contents).toString('hex')}` : String(it),
    );
  }
  return texts;
}

describe('a packed PDF', () => {
  it('has every object as it was, fewer bytes, and says who it is of', async () => {
    const plain = await plainPdf(3);
    const packed = packPdf(plain, identity);
    if (!packed) throw new Error('It was not packed');
    expect(packed.pageCount).toBe(3);
    expect(packed.bytes.length).toBeLessThan(plain.length / 3);
    const before = await objectsOf(plain);
    const after = await objectsOf(packed.bytes);
    for (const [number, text] of before) expect(after.get(number), `object ${number}`).toBe(text);
    const pdf = await PDFDocument.load(packed.bytes, { updateMetadata: false });
    expect(pdf.getTitle()).toBe('Atlas');
    expect(pdf.getCreator()).toBeUndefined();
    expect(Buffer.from(packed.bytes).includes('a browser')).toBe(false);
    for (const name of ['Lang', 'Metadata', 'ViewerPreferences', 'MarkInfo', 'StructTreeRoot']) {
      expect(pdf.catalog.has(PDFName.of(name)), name).toBe(true);
    }
    if (spawnSync('which', ['qpdf']).status !== 0) return;
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-pdf-')), 'packed.pdf');
    fs.writeFileSync(file, packed.bytes);
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    fs.rmSync(path.dirname(file), { recursive: true });
    expect(checked.stdout + checked.stderr).toContain('No syntax or stream encoding errors found');
  });

  it('of another making is told what it is all the same', async () => {
    const pdf = await PDFDocument.load(await plainPdf(2));
    const other = await pdf.save({ useObjectStreams: true });
    expect(packPdf(other, identity)).toBeNull();
    const metadata = { title: 'Ä', author: 'B', subject: 'C', keywords: ['d'], created: new Date(0) };
    const told = await addPdfMetadata(other, metadata);
    expect(told.pageCount).toBe(2);
    expect((await PDFDocument.load(told.bytes)).getTitle()).toBe('Ä');
  });

  it('of damaged bytes is packed or not, never more', async () => {
    const plain = await plainPdf(1);
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.nat(255), fc.nat(plain.length), (at, byte, length) => {
        const bytes = Uint8Array.from(plain.subarray(0, length));
        if (at < bytes.length) bytes[at] = byte;
        expect(() => packPdf(bytes, identity)).not.toThrow();
      }),
    );
  });
});
