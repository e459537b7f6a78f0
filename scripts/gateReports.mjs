/**
 * `npm run gate:reports`: every report for every audience on every paper, of the sample, of the Kubernetes program and of
 * an empty one, written by the command line and held against what a PDF of record must be: tags, outline, language,
 * alternative texts, page numbers, embedded fonts and none of Type 3, no bitmaps, no text outside of its page, no two
 * texts over each other, a file that qpdf finds clean. Slides are opened by LibreOffice where it is installed.
 *
 *   npm run gate:reports [-- PATTERN [FOLDER]]    only the reports whose names match, e.g. `sample.*a4`; the files of all
 *                                                 of them are kept in the folder
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { root } from './build.mjs';
import { runElectronJob } from './runElectronJob.mjs';

const audiences = ['executive', 'steering', 'full', 'team', 'external', 'gate', 'closeout', 'brief'];
const papers = ['a4', 'letter', 'a3', 'wide'];
const wanted = new RegExp(process.argv[2] ?? '');
const kept = process.argv[3];
if (kept !== undefined) fs.mkdirSync(kept, { recursive: true });
const folder =
  kept === undefined ? fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-gate-')) : path.resolve(kept);
const kubernetes = path.join(root, '../shared/data/kubernetes-enhancements');

/** @param {string} tool @param {string[]} args */
const run = (tool, ...args) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 500_000_000 });
/** @param {string[]} args */
const throughline = (...args) => run(process.execPath, path.join(root, 'bin/throughline.mjs'), ...args);
/** @param {string} tool */
const has = (tool) => spawnSync('which', [tool]).status === 0;

/** @returns {Record<string, string>} */
function programs() {
  const empty = path.join(folder, 'empty.json');
  fs.writeFileSync(
    empty,
    JSON.stringify({
      format: 'throughline-program',
      version: 1,
      program: { id: 'prg_empty', title: 'Empty' },
    }),
  );
  /** @type {Record<string, string>} */
  const files = { sample: path.join(root, 'resources/samples/atlas.json'), empty };
  if (fs.existsSync(kubernetes)) {
    files['kubernetes'] = path.join(folder, 'kubernetes.json');
    const sheets = fs.readdirSync(kubernetes).filter((name) => name.endsWith('.csv'));
    throughline('import', ...sheets.map((name) => path.join(kubernetes, name)), '--out', files['kubernetes']);
  } else process.stderr.write('Skipped: the Kubernetes program, which is not on this machine.\n');
  return files;
}

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
 * @param {string} file
 * @param {boolean} isLong
 */
async function faultsOf(file, isLong) {
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
  faults.push(...misplacedWords(file).slice(0, isLong ? 20 : 5));
  return { pages, faults };
}

let count = 0;
let bad = 0;
/** @param {string} name @param {string} what @param {readonly string[]} faults */
function tell(name, what, faults) {
  count += 1;
  if (faults.length > 0) bad += 1;
  process.stdout.write(`${faults.length === 0 ? 'ok ' : 'BAD'}  ${name}  ${what}\n`);
  for (const fault of faults) process.stdout.write(`       ${fault}\n`);
}

/** The day of all of these reports, unless the program has a status day. */
const today = '2026-11-20';

/**
 * Prints the reports of one audience on these papers, all in one hidden app.
 *
 * @param {string} input the program file
 * @param {string} audience
 * @param {readonly { paper: string, file: string }[]} sheets
 */
async function print(input, audience, sheets) {
  const program = JSON.parse(fs.readFileSync(input, 'utf8'));
  const jobFile = path.join(folder, 'job.json');
  const reports = sheets.map(({ paper, file }) => ({ options: { audience, paper }, out: file }));
  const day = program.program.statusDay ?? today;
  fs.writeFileSync(jobFile, JSON.stringify({ kind: 'reports', program, today: day, reports }));
  const code = await runElectronJob(jobFile);
  fs.rmSync(jobFile);
  if (code !== 0) throw new Error(`The app ended with ${code}.`);
}

try {
  for (const [program, input] of Object.entries(programs())) {
    for (const audience of audiences) {
      const sheets = papers
        .map((paper) => ({ paper, name: `${program}-${audience}-${paper}` }))
        .filter(({ name }) => wanted.test(name))
        .map((it) => ({ ...it, file: path.join(folder, `${it.name}.pdf`) }));
      if (sheets.length > 0) await print(input, audience, sheets);
      for (const { name, file } of sheets) {
        const { pages, faults } = await faultsOf(file, audience === 'full');
        if ((audience === 'executive' || audience === 'brief') && pages !== 1)
          faults.push(`it has ${pages} pages`);
        tell(name, pages === 1 ? '1 page' : `${pages} pages`, faults);
      }
      if (wanted.test(`${program}-${audience}-slides`)) checkDeck(program, audience, input);
    }
  }
} finally {
  if (kept !== undefined) process.stdout.write(`The files are in ${folder}.\n`);
  else if (bad === 0) fs.rmSync(folder, { recursive: true, force: true });
  else process.stderr.write(`The files are kept in ${folder}.\n`);
}
process.stdout.write(`${count} reports, ${bad} with faults.\n`);
if (bad > 0 || count === 0) process.exitCode = 1;

/**
 * Has LibreOffice read the slides of an audience, and holds them against the report on 16:9 where that was printed.
 *
 * @param {string} program
 * @param {string} audience
 * @param {string} input
 */
function checkDeck(program, audience, input) {
  if (!has('soffice')) return;
  const name = `${program}-${audience}-slides`;
  const deck = path.join(folder, `${name}.pptx`);
  throughline('report', input, '--audience', audience, '--out', deck);
  const office = `-env:UserInstallation=file://${folder}/office`;
  run('soffice', '--headless', office, '--convert-to', 'pdf', '--outdir', folder, deck);
  const converted = deck.replace(/pptx$/, 'pdf');
  if (!fs.existsSync(converted)) return tell(name, 'no slides', ['LibreOffice cannot read it']);
  const slides = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', converted))?.[1]);
  const wide = path.join(folder, `${program}-${audience}-wide.pdf`);
  const pages = fs.existsSync(wide) ? Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', wide))?.[1]) : slides;
  tell(name, `${slides} slides`, slides === pages ? [] : [`LibreOffice reads ${slides} slides of ${pages}`]);
}
