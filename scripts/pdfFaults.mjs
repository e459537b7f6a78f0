/**
 * Holds PDFs against what a PDF of record must be, by poppler and qpdf.
 *
 *   node scripts/pdfFaults.mjs FILE…    one line a fault; the exit status is 1 when there is one
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** @param {string} tool @param {string[]} args */
export const run = (tool, ...args) =>
  execFileSync(tool, args, {
    encoding: 'utf8',
    maxBuffer: 500_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
/** @param {string} tool */
export const has = (tool) => spawnSync('which', [tool]).status === 0;

/**
 * Words that stand outside of their page, and pairs that cover each other.
 *
 * @param {string} file
 */
function misplacedWords(file) {
  const faults = [];
  let number = 0;
  for (const [, width = '', height = '', body = ''] of run('pdftotext', '-bbox', file, '-').matchAll(
    /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g,
  )) {
    number += 1;
    const words = [
      ...body.matchAll(
        /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
      ),
    ].map(([, x1, y1, x2, y2, text = '']) => ({
      x1: Number(x1),
      y1: Number(y1),
      x2: Number(x2),
      y2: Number(y2),
      text,
    }));
    for (const it of words) {
      if (it.x1 < -0.5 || it.y1 < -0.5 || it.x2 > Number(width) + 0.5 || it.y2 > Number(height) + 0.5)
        faults.push(`page ${number}: "${it.text}" stands outside of the page`);
    }
    const sorted = words.toSorted((a, b) => a.y1 - b.y1);
    for (const [i, a] of sorted.entries()) {
      for (const b of sorted.slice(i + 1)) {
        if (b.y1 >= a.y2) break;
        const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
        const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
        // A word's box is as high as its line: only what covers half of the other is one over the other.
        const lower = Math.min(a.y2 - a.y1, b.y2 - b.y1);
        if (across > 1 && down > lower * 0.5)
          faults.push(`page ${number}: "${a.text}" and "${b.text}" are over each other`);
      }
    }
  }
  return faults;
}

/**
 * Pictures without an alternative text, anywhere in the structure.
 *
 * @param {PDFDocument} pdf
 */
function figuresWithoutText(pdf) {
  let figures = 0;
  let silent = 0;
  const seen = new Set();
  /** @type {unknown[]} */
  const stack = [pdf.catalog.get(PDFName.of('StructTreeRoot'))];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next instanceof PDFRef) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(pdf.context.lookup(next));
    } else if (next instanceof PDFArray) stack.push(...next.asArray());
    else if (next instanceof PDFDict) {
      if (next.get(PDFName.of('S')) === PDFName.of('Figure')) {
        figures += 1;
        if (!next.has(PDFName.of('Alt'))) silent += 1;
      }
      stack.push(next.get(PDFName.of('K')));
    }
  }
  return { figures, silent };
}

/**
 * What of a PDF is not as a PDF of record must be: tags, outline, language, alternative texts, page numbers, embedded
 * fonts and none of Type 3, no bitmaps, no text outside of its page, no two texts over each other, clean for qpdf where
 * that is installed.
 *
 * @param {string} file
 */
export async function faultsOf(file) {
  const faults = [];
  const info = run('pdfinfo', file);
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
  if (!/Tagged:\s+yes/.test(info)) faults.push('it is not tagged');
  if (!/Title:\s+\S/.test(info)) faults.push('it has no title');
  for (const font of run('pdffonts', file)
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')) {
    if (/Type 3/.test(font)) faults.push(`a font of Type 3: ${font.trim()}`);
    if (!/ yes (yes|no) +(yes|no) +\d+ +\d+\s*$/.test(font))
      faults.push(`a font that is not embedded: ${font.trim()}`);
  }
  if (run('pdfimages', '-list', file).trim().split('\n').length > 2) faults.push('it holds bitmaps');
  const text = run('pdftotext', '-layout', file, '-').replace(/\s+/g, ' ');
  for (let page = 1; page <= pages; page++) {
    if (!text.includes(`Page ${page} of ${pages}`)) faults.push(`page ${page} of ${pages} is not numbered`);
  }
  const pdf = await PDFDocument.load(fs.readFileSync(file), { updateMetadata: false });
  for (const name of ['Lang', 'StructTreeRoot', 'Metadata', 'Outlines']) {
    if (!pdf.catalog.has(PDFName.of(name))) faults.push(`its catalog has no ${name}`);
  }
  const { silent } = figuresWithoutText(pdf);
  if (silent > 0) faults.push(`${silent} pictures have no alternative text`);
  if (has('qpdf')) {
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    if (checked.status !== 0) faults.push(`qpdf: ${checked.stdout.split('\n').at(-2)}`);
  }
  faults.push(...misplacedWords(file).slice(0, 20));
  return { pages, faults };
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const file of process.argv.slice(2)) {
    for (const fault of (await faultsOf(file)).faults) {
      process.stdout.write(`${path.basename(file)}: ${fault}\n`);
      process.exitCode = 1;
    }
  }
}
