import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { laneGroupings } from '../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../domain/model/document';
import { programToJson } from '../../domain/model/serializeProgram';
import {
  audienceSections,
  type ReportAudience,
  type ReportFormat,
  type ReportOptions,
  reportAudiences,
  reportFormats,
  reportOptionsSchema,
  reportOrientations,
  reportPapers,
  roadmapSheets,
} from '../../domain/report/options';
import { type Day, parseDay } from '../../domain/time/day';
import { readLogo } from '../../formats/logo/readLogo';
import { writeReport } from '../../formats/report/writeReport';
import type { Arguments } from '../arguments';
import { type Command, printJson } from '../command';
import { readBytes, writeWhole } from '../files';
import { readingOptions, readPlan } from '../readPlan';
import { todayOf } from '../today';
import { PlanAtFault, WrongUsage } from '../wrongUsage';

/** Both the source and the build lie two folders below the root. */
const jobScript = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../scripts/runElectronJob.mjs',
);
const jobScriptOfSource = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../scripts/runElectronJob.mjs',
);

/** What is wrong with the words is said before any file is read. */
function readWords(args: Arguments, out: string): { ending: ReportFormat; audience: ReportAudience } {
  const word = args.need('audience');
  const audience = reportAudiences.find((it) => it === word);
  if (!audience) {
    throw new WrongUsage(`There is no report "${word}"; there are ${reportAudiences.join(', ')}.`);
  }
  const given = path.extname(out).toLowerCase();
  const ending = reportFormats.find((it) => `.${it}` === given);
  if (!ending) {
    throw new WrongUsage(
      `Reports are not written as "${given || out}"; the file's ending is one of ${reportFormats.map((it) => `.${it}`).join(', ')}.`,
    );
  }
  const choices = [
    ['paper', reportPapers],
    ['orientation', reportOrientations],
    ['roadmap', roadmapSheets],
    ['lanes', laneGroupings],
    ['then', laneGroupings],
  ] as const;
  for (const [option, values] of choices) {
    const value = args.valueOf(option);
    if (value !== null && !values.some((it) => it === value)) {
      throw new WrongUsage(`--${option} is one of ${values.join(', ')}.`);
    }
  }
  const sections = args.valueOf('sections')?.split(',') ?? [];
  const unknown = sections.find((id) => !audienceSections[audience].some((it) => it === id));
  if (unknown !== undefined) {
    throw new WrongUsage(
      `The ${audience} report has no section "${unknown}"; it has ${audienceSections[audience].join(', ')}.`,
    );
  }
  const since = args.valueOf('since');
  if (since !== null && parseDay(since) === null) {
    throw new WrongUsage(`--since is a day such as 2027-01-31, not "${since.slice(0, 40)}".`);
  }
  return { ending, audience };
}

/** The options of a report; teams and gates are named as the plan names them, or by their ids. */
function readOptions(args: Arguments, audience: ReportAudience, document: ProgramDocument): ReportOptions {
  const idOf = (option: string, rows: readonly { readonly id: string; readonly name: string }[]) => {
    const asked = args.valueOf(option);
    if (asked === null) return null;
    const row =
      rows.find((it) => it.id === asked) ??
      rows.find((it) => it.name.toLowerCase() === asked.trim().toLowerCase());
    if (row) return row.id;
    const names = rows.slice(0, 12).map((it) => it.name);
    throw new PlanAtFault([
      `The plan has no ${option} "${asked.slice(0, 80)}"${names.length === 0 ? '.' : `; it has ${names.join(', ')}${rows.length > 12 ? ', …' : ''}.`}`,
    ]);
  };
  const teamId = idOf('team', document.teams);
  const gateId = idOf(
    'gate',
    document.gates.map((it) => ({ id: it.id, name: it.title })),
  );
  return reportOptionsSchema.parse({
    audience,
    paper: args.valueOf('paper') ?? 'a4',
    orientation: args.valueOf('orientation') ?? 'auto',
    roadmap: args.valueOf('roadmap') ?? 'fit',
    laneBy: args.valueOf('lanes') ?? 'team',
    thenBy: args.valueOf('then'),
    headline: args.valueOf('headline'),
    sections: args.valueOf('sections')?.split(',') ?? null,
    teamId,
    gateId,
    sinceDay: args.valueOf('since'),
  });
}

/** The plan with the picture of a file at the head of its reports; as it is without one. */
function withLogo(document: ProgramDocument, file: string | null): ProgramDocument {
  if (file === null) return document;
  const logo = readLogo(readBytes(file), path.basename(file));
  if (!logo.ok) throw new PlanAtFault([logo.error]);
  return { ...document, program: { ...document.program, logo: logo.value } };
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

/** Whether the slides of a program have a logo that only a page can draw. */
function hasUndrawnLogo({ program }: ProgramDocument): boolean {
  return program.logo?.kind === 'svg' && program.logo.raster === '';
}

/** Has the app write a report, hidden. */
async function writeInApp(
  document: ProgramDocument,
  options: ReportOptions,
  today: Day,
  format: ReportFormat,
  out: string,
): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-'));
  try {
    const jobFile = path.join(folder, 'job.json');
    const job = {
      kind: 'reports',
      program: programToJson(document),
      today,
      reports: [{ options, format, out }],
    };
    fs.writeFileSync(jobFile, JSON.stringify(job), { mode: 0o600 });
    const { code, said } = await runJob(jobFile);
    // Chromium's own log lines begin with "[pid:…" or "[pid/…" and are not for people.
    const lines = said.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\[\d+[:/]/.test(line));
    if (code !== 0) throw new PlanAtFault(lines.length > 0 ? lines : ['The report could not be written.']);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** `report FILE --audience NAME --out FILE` */
export const reportCommand: Command = {
  usage: `report FILE… --audience ${reportAudiences.join('|')} --out FILE.${reportFormats.join('|')} [--paper ${reportPapers.join('|')}] [--orientation ${reportOrientations.join('|')}] [--roadmap ${roadmapSheets.join('|')}] [--lanes ${laneGroupings.join('|')}] [--then …] [--sections A,B…] [--team NAME] [--gate NAME] [--headline TEXT] [--logo FILE] [--since DAY] [--today DAY] [--json]`,
  does: 'writes a report for an audience, of a program or of importable files',
  options: {
    values: [
      'audience',
      'out',
      'paper',
      'orientation',
      'roadmap',
      'lanes',
      'then',
      'sections',
      'team',
      'gate',
      'headline',
      'logo',
      'since',
      'today',
      ...readingOptions,
    ],
    flags: ['json'],
  },
  async run(args, speech) {
    const out = path.resolve(args.need('out'));
    const { ending, audience } = readWords(args, out);
    const { document: plan } = await readPlan(args);
    const document = withLogo(plan, args.valueOf('logo'));
    const options = readOptions(args, audience, document);
    const today = todayOf(args, document);
    if (!fs.existsSync(path.dirname(out))) {
      throw new PlanAtFault([`${out} cannot be written: there is no folder ${path.dirname(out)}.`]);
    }
    if (ending === 'pdf' || (ending === 'pptx' && hasUndrawnLogo(document)))
      await writeInApp(document, options, today, ending, out);
    else writeWhole(out, await writeReport(document, options, today, ending));
    if (args.has('json')) printJson(speech, { file: out, audience, format: ending });
    else speech.say(`Wrote ${out}.`);
  },
};
