/**
 * `npm run gate:reports`: every report for every audience on every paper, of the sample, of the Kubernetes program and of
 * an empty one, held against what a PDF of record must be (pdfFaults.mjs). Slides are opened by LibreOffice where it is
 * installed, and have to say what the pages on 16:9 say, slide by slide.
 *
 *   npm run gate:reports [-- PATTERN [FOLDER]]    only the reports whose names match, e.g. `sample.*a4`; the files of all
 *                                                 of them are kept in the folder
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './build.mjs';
import { faultsOf, has, run } from './pdfFaults.mjs';
import { runElectronJob } from './runElectronJob.mjs';

const audiences = ['executive', 'steering', 'full', 'team', 'external', 'gate', 'closeout', 'brief'];
const papers = ['a4', 'letter', 'a3', 'wide'];
const wanted = new RegExp(process.argv[2] ?? '');
const kept = process.argv[3];
if (kept !== undefined) fs.mkdirSync(kept, { recursive: true });
const folder =
  kept === undefined ? fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-gate-')) : path.resolve(kept);
const kubernetes = path.join(root, '../shared/data/kubernetes-enhancements');

/** @param {string[]} args */
const throughline = (...args) => run(process.execPath, path.join(root, 'bin/throughline.mjs'), ...args);
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

/** @param {string} input */
const dayOf = (input) => JSON.parse(fs.readFileSync(input, 'utf8')).program.statusDay ?? today;

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
  fs.writeFileSync(jobFile, JSON.stringify({ kind: 'reports', program, today: dayOf(input), reports }));
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
        const { pages, faults } = await faultsOf(file);
        if ((audience === 'executive' || audience === 'brief') && pages !== 1)
          faults.push(`it has ${pages} pages`);
        tell(name, pages === 1 ? '1 page' : `${pages} pages`, faults);
      }
      if (wanted.test(`${program}-${audience}-slides`)) await checkDeck(program, audience, input);
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
 * Has LibreOffice read the slides of an audience, and holds them against the report on 16:9, page by page.
 *
 * @param {string} program
 * @param {string} audience
 * @param {string} input
 */
async function checkDeck(program, audience, input) {
  if (!has('soffice')) return;
  const name = `${program}-${audience}-slides`;
  const deck = path.join(folder, `${name}.pptx`);
  throughline('report', input, '--audience', audience, '--today', dayOf(input), '--out', deck);
  const office = `-env:UserInstallation=file://${folder}/office`;
  run('soffice', '--headless', office, '--convert-to', 'pdf', '--outdir', folder, deck);
  const converted = deck.replace(/pptx$/, 'pdf');
  if (!fs.existsSync(converted)) return tell(name, 'no slides', ['LibreOffice cannot read it']);
  const wide = path.join(folder, `${program}-${audience}-wide.pdf`);
  if (!fs.existsSync(wide)) await print(input, audience, [{ paper: 'wide', file: wide }]);
  const slides = wordsByPage(converted);
  const pages = wordsByPage(wide);
  const faults = [];
  if (slides.length !== pages.length)
    faults.push(`LibreOffice reads ${slides.length} slides of ${pages.length}`);
  for (const [i, words] of pages.entries()) {
    const missing = without(words, slides[i] ?? []);
    const added = without(slides[i] ?? [], words);
    const most = Math.max(2, words.length * 0.02);
    if (missing.length > most)
      faults.push(`slide ${i + 1} does not say ${missing.slice(0, 8).join(', ')} (${missing.length} words)`);
    if (added.length > most)
      faults.push(`slide ${i + 1} also says ${added.slice(0, 8).join(', ')} (${added.length} words)`);
  }
  tell(name, `${slides.length} slides`, faults.slice(0, 8));
}

/**
 * @param {string} file
 * @returns {string[][]}
 */
function wordsByPage(file) {
  const pages = run('pdftotext', file, '-').split('\f').slice(0, -1);
  return pages.map((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/**
 * What of some words is not among others, each counted as often as it stands there.
 *
 * @param {readonly string[]} words
 * @param {readonly string[]} others
 */
function without(words, others) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
