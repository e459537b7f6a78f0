import './electronForTests';
import fs from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocument } from '../../src/domain/model/document';
import { stakeholderSchema } from '../../src/domain/model/people';
import { programHeaderSchema } from '../../src/domain/model/program';
import { reportOptionsSchema } from '../../src/domain/report/options';
import { parseCommandLine } from '../../src/main/commandLine';
import { parseExternalLink } from '../../src/main/externalLinks';
import { FileTokens, titleToFileName, writeFileWhole } from '../../src/main/files';
import { addPdfMetadata, metadataToXmp } from '../../src/main/pdfMetadata';
import { jobToMetadata } from '../../src/main/reportMetadata';
import { fitScale, svgSize } from '../../src/main/svgSize';
import { fitPlace } from '../../src/main/windowPlace';
import { unsafeFlags } from '../../src/main/windowSafety';
import { scratchFolder } from './store/programFixtures';

const folder = scratchFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a window', () => {
  const safe = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
  it('is made only with every flag said and safe', () => {
    expect(unsafeFlags(safe)).toEqual([]);
    for (const [flag, value] of Object.entries(safe)) {
      expect(unsafeFlags({ ...safe, [flag]: !value })).toEqual([`${flag} not ${value}`]);
      expect(unsafeFlags({ ...safe, [flag]: undefined })).toEqual([`${flag} not ${value}`]);
    }
    expect(unsafeFlags({ ...safe, enableBlinkFeatures: 'X', plugins: true })).toEqual([
      'enableBlinkFeatures',
      'plugins',
    ]);
  });

  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const place = { x: 100, y: 50, width: 1300, height: 800, maximized: false };
  it('opens where it was', () => {
    expect(fitPlace(place, [screen])).toEqual(place);
  });
  it('opens in the middle of a screen when it was on one that is gone', () => {
    const far = { ...place, x: 4_000 };
    expect(fitPlace(far, [screen])).toEqual({ x: 310, y: 120, width: 1300, height: 800, maximized: false });
    expect(fitPlace(null, [{ x: 0, y: 0, width: 1024, height: 640 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 640,
      maximized: false,
    });
  });
});

describe('what the app was started for', () => {
  it('is read among Chromium’s own flags', () => {
    const args = [
      '--no-sandbox',
      '--user-data-dir=/x',
      '.',
      'plans/a.csv',
      '/b/Program.throughline',
      '--',
      'a.txt',
    ];
    expect(parseCommandLine(args, '/home/mira')).toEqual({
      jobFile: null,
      demoFolder: null,
      files: [path.resolve('/home/mira/plans/a.csv'), path.resolve('/b/Program.throughline')],
    });
    expect(parseCommandLine(['--job=j.json', '--demo=d'], '/w')).toEqual({
      jobFile: path.resolve('/w/j.json'),
      demoFolder: path.resolve('/w/d'),
      files: [],
    });
    expect(parseCommandLine(['--job='], '/w').jobFile).toBeNull();
  });
});

describe('a link', () => {
  it('is opened only over https or as mail, and the place shown is where it leads', () => {
    expect(parseExternalLink('https://example.com/a?b')).toEqual({
      url: 'https://example.com/a?b',
      place: 'example.com',
    });
    expect(parseExternalLink('mailto:a%40b.example')).toMatchObject({ place: 'a@b.example' });
    for (const link of [
      'http://example.com',
      'https://good.example@evil.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'mailto:',
      'mailto:%E0%A4%A',
      'smb://x',
      'nonsense',
      '',
    ]) {
      expect([link, parseExternalLink(link)]).toEqual([link, null]);
    }
    expect(parseExternalLink('https://exämple.com/')?.place).toBe('xn--exmple-cua.com');
  });
});

describe('a file', () => {
  it('is named after a title that any file system takes', () => {
    expect(titleToFileName('Atlas: Q3/Q4 <plan>?', 'pdf')).toBe('Atlas Q3 Q4 plan.pdf');
    expect(titleToFileName('..\\..\\x', 'csv')).toBe('x.csv');
    expect(titleToFileName('CON', 'pdf')).toBe('program.pdf');
    expect(titleToFileName(' \u0000 ', 'pdf')).toBe('program.pdf');
    expect(titleToFileName('é'.repeat(200), 'pdf')).toBe(`${'é'.repeat(80)}.pdf`);
  });

  it('is written whole or not at all', () => {
    const file = path.join(folder, 'out.txt');
    writeFileWhole(file, 'old');
    writeFileWhole(file, new TextEncoder().encode('new'));
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(fs.readdirSync(folder)).toEqual(['out.txt']);
    fs.mkdirSync(path.join(folder, 'taken'));
    expect(() => writeFileWhole(path.join(folder, 'taken'), 'x')).toThrow();
    expect(fs.readdirSync(folder).sort()).toEqual(['out.txt', 'taken']);
  });

  it('is known to a page by a token that says nothing', () => {
    const tokens = new FileTokens();
    const token = tokens.add('/home/mira/x.pdf');
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(tokens.get(token)).toBe('/home/mira/x.pdf');
    expect(tokens.get('__proto__')).toBeUndefined();
  });
});

describe('a picture', () => {
  it('has the size that its file states', () => {
    expect(
      svgSize('<?xml version="1.0"?><svg xmlns="x" width="300pt" height="150.5px" viewBox="0 0 1 1">'),
    ).toEqual({
      width: 400,
      height: 150.5,
    });
    expect(svgSize('<svg viewBox="0 0 1 1">')).toBeNull();
    expect(svgSize('no picture')).toBeNull();
  });
  it('gets fewer pixels when it would not fit a canvas', () => {
    expect(fitScale({ width: 1_000, height: 500 }, 2)).toBe(2);
    const scale = fitScale({ width: 5_000, height: 30_000 }, 2);
    expect(scale * 30_000).toBeLessThanOrEqual(16_384);
    expect(scale).toBeGreaterThan(0.5);
  });
});

describe('a PDF', () => {
  const document = {
    ...createDocument(programHeaderSchema.parse({ id: 'p', title: 'Atlas & <Co>', managerId: 's1' })),
    stakeholders: [stakeholderSchema.parse({ id: 's1', name: 'Mira Novák' })],
  };
  const metadata = jobToMetadata(
    { document, options: reportOptionsSchema.parse({ audience: 'executive' }), today: '2026-11-22' },
    new Date('2026-11-22T10:00:00Z'),
  );

  it('says who, what and when, and keeps its tags and outline', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.addPage();
    const { context, catalog } = pdf;
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot' })));
    catalog.set(PDFName.of('Outlines'), context.register(context.obj({ Type: 'Outlines', Count: 0 })));
    const { bytes, pageCount } = await addPdfMetadata(await pdf.save({ useObjectStreams: false }), metadata);
    expect(pageCount).toBe(2);
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(again.getTitle()).toBe('Atlas & <Co>: Executive summary');
    expect(again.getAuthor()).toBe('Mira Novák');
    expect(again.getSubject()).toContain('as of 2026-11-22');
    expect(again.getKeywords()).toContain('program status');
    expect(again.getProducer()).toBe('Throughline');
    expect(again.getCreationDate()).toEqual(new Date('2026-11-22T10:00:00Z'));
    for (const name of ['MarkInfo', 'StructTreeRoot', 'Outlines']) {
      expect(again.catalog.has(PDFName.of(name))).toBe(true);
    }
    const xmp = again.catalog.lookup(PDFName.of('Metadata'));
    if (!(xmp instanceof PDFRawStream)) throw new Error('There is no XMP');
    expect(new TextDecoder().decode(xmp.getContents())).toBe(metadataToXmp(metadata));
  });

  it('says so in XMP that no title can break', () => {
    const xmp = metadataToXmp(metadata);
    expect(xmp).toContain('Atlas &amp; &lt;Co&gt;: Executive summary');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-22T10:00:00.000Z</xmp:CreateDate>');
  });
});
