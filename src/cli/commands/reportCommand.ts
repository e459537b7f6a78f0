import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programToJson } from '../../domain/model/serializeProgram';
import {
  type ReportOptions,
  reportAudiences,
  reportOptionsSchema,
  reportPapers,
} from '../../domain/report/options';
import type { Arguments } from '../arguments';
import { type Command, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';
import { todayOf } from '../today';
import { PlanAtFault, WrongUsage } from '../wrongUsage';

/** What this release writes reports as. */
const builtEndings: readonly string[] = ['.pdf'];

/** Both the source and the build lie two folders below the root. */
const jobScript = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../scripts/runElectronJob.mjs',
);
const jobScriptOfSource = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../scripts/runElectronJob.mjs',
);

function readOptions(args: Arguments, out: string): ReportOptions {
  const audience = args.need('audience');
  if (!reportAudiences.some((it) => it === audience)) {
    throw new WrongUsage(
      `This release does not write the report "${audience}"; it writes ${reportAudiences.join(', ')}.`,
    );
  }
  const ending = path.extname(out).toLowerCase();
  if (!builtEndings.includes(ending)) {
    throw new WrongUsage(
      `This release does not write reports as "${ending || out}"; it writes ${builtEndings.join(', ')}.`,
    );
  }
  const paper = args.valueOf('paper') ?? 'a4';
  if (!reportPapers.some((it) => it === paper)) {
    throw new WrongUsage(`--paper is one of ${reportPapers.join(', ')}.`);
  }
  return reportOptionsSchema.parse({ audience, paper });
}

/** Runs a job in the app, hidden; answers what it said when it failed. */
function runJob(jobFile: string): Promise<{ code: number; said: string }> {
  const script = fs.existsSync(jobScript) ? jobScript : jobScriptOfSource;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, jobFile], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** `report FILE --audience NAME --out FILE` */
export const reportCommand: Command = {
  usage: `report FILE… --audience ${reportAudiences.join('|')} --out FILE.pdf [--paper a4|letter] [--today DAY] [--json]`,
  does: 'writes a report for an audience, of a program or of importable files',
  options: { values: ['audience', 'out', 'paper', 'today', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const out = path.resolve(args.need('out'));
    const options = readOptions(args, out);
    const { document } = await readPlan(args);
    if (!fs.existsSync(path.dirname(out))) {
      throw new PlanAtFault([`${out} cannot be written: there is no folder ${path.dirname(out)}.`]);
    }
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-'));
    try {
      const jobFile = path.join(folder, 'job.json');
      const job = {
        kind: 'report',
        program: programToJson(document),
        options,
        out,
        today: todayOf(args, document),
      };
      fs.writeFileSync(jobFile, JSON.stringify(job), { mode: 0o600 });
      const { code, said } = await runJob(jobFile);
      // Chromium's own log lines begin with "[pid:…" or "[pid/…" and are not for people.
      const lines = said.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\[\d+[:/]/.test(line));
      if (code !== 0) throw new PlanAtFault(lines.length > 0 ? lines : ['The report could not be written.']);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
    if (args.has('json')) printJson(speech, { file: out, audience: options.audience });
    else speech.say(`Wrote ${out}.`);
  },
};
