import path from 'node:path';
import { computeHealth } from '../../domain/health/computeHealth';
import type { ProgramDocument } from '../../domain/model/document';
import { gatherFacts } from '../../domain/report/reportFacts';
import { wholeGraph } from '../../domain/report/reportGraph';
import { wholeRoadmap } from '../../domain/report/reportRoadmap';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import type { Day } from '../../domain/time/day';
import {
  type ExportOutcome,
  exportCsvFolder,
  exportIcs,
  exportJson,
  exportMermaid,
  exportMspdi,
  exportPlanCsv,
  exportXlsx,
} from '../../formats/export/exportProgram';
import { drawingToSvg } from '../../formats/svg/drawingToSvg';
import { type Command, printJson } from '../command';
import { makeFolder, writeWhole } from '../files';
import { readingOptions, readPlan } from '../readPlan';
import { reportToLines } from '../reportLines';
import { todayOf } from '../today';
import { WrongUsage } from '../wrongUsage';

const exportFormats = ['json', 'csv', 'xlsx', 'mspdi', 'ics', 'mermaid', 'svg'] as const;
const pictures = ['roadmap', 'graph'] as const;
type ExportFormat = (typeof exportFormats)[number];

function exportSvg(
  document: ProgramDocument,
  name: string,
  today: Day,
  picture: (typeof pictures)[number],
): ExportOutcome {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  return {
    files: [{ name, content: drawingToSvg(picture === 'graph' ? wholeGraph(facts) : wholeRoadmap(facts)) }],
    report: { tallies: [], created: {}, entries: [] },
  };
}

function isCsvFile(out: string): boolean {
  return /\.(csv|txt)$/i.test(out);
}

function exportAs(
  format: ExportFormat,
  document: ProgramDocument,
  out: string,
  today: Day,
  picture: (typeof pictures)[number],
) {
  const name = path.basename(out);
  switch (format) {
    case 'json':
      return exportJson(document, name);
    case 'csv':
      return isCsvFile(out) ? exportPlanCsv(document, name, today) : exportCsvFolder(document, today);
    case 'xlsx':
      return exportXlsx(document, name, today);
    case 'mspdi':
      return exportMspdi(document, name);
    case 'svg':
      return exportSvg(document, name, today, picture);
    case 'ics':
      return exportIcs(document, name, today);
    case 'mermaid':
      return exportMermaid(document, name);
  }
}

/** `export PROGRAM --to FORMAT --out FILE` */
export const exportCommand: Command = {
  usage:
    'export PROGRAM --to json|csv|xlsx|mspdi|ics|mermaid|svg --out FILE [--picture roadmap|graph] [--today DAY] [--json]',
  does: 'writes a program in another format; csv writes the plan to a .csv file, or every table to a folder; mspdi is Microsoft Project XML; ics holds the days of projects, milestones and promises; svg is the roadmap, or the graph of dependencies',
  options: { values: ['to', 'out', 'picture', 'today', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const word = args.need('to');
    const out = args.need('out');
    const format = exportFormats.find((it) => it === word);
    if (!format) {
      throw new WrongUsage(`This release does not export "${word}"; it exports ${exportFormats.join(', ')}.`);
    }
    const wanted = args.valueOf('picture') ?? 'roadmap';
    const picture = pictures.find((it) => it === wanted);
    if (!picture) throw new WrongUsage(`--picture is one of ${pictures.join(', ')}.`);
    if (args.valueOf('picture') !== null && format !== 'svg')
      throw new WrongUsage('--picture goes with --to svg.');
    const { document } = await readPlan(args);
    const { files, report } = await exportAs(format, document, out, todayOf(args, document), picture);
    const toFolder = format === 'csv' && !isCsvFile(out);
    if (toFolder) makeFolder(out);
    for (const file of files) writeWhole(toFolder ? path.join(out, file.name) : out, file.content);
    if (args.has('json')) {
      printJson(speech, {
        files: files.map((file) => path.resolve(toFolder ? path.join(out, file.name) : out)),
        report,
      });
      return;
    }
    for (const line of reportToLines(report)) speech.say(line.replace(' imported', ' written'));
    speech.say(`Wrote ${toFolder ? `${files.length} files to ` : ''}${out}.`);
  },
};
