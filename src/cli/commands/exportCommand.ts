import path from 'node:path';
import { computeHealth } from '../../domain/health/computeHealth';
import { secondLevelOf } from '../../domain/layout/roadmapLanes';
import { laneGroupings } from '../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../domain/model/document';
import { gatherFacts } from '../../domain/report/reportFacts';
import { wholeGraph } from '../../domain/report/reportGraph';
import {
  drawRoadmapPicture,
  picturePapers,
  pictureRows,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../../domain/report/roadmapPicture';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { type Day, parseDay } from '../../domain/time/day';
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
import type { Arguments } from '../arguments';
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
  roadmap: RoadmapPictureOptions,
): ExportOutcome {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  const { drawing, sheet } =
    picture === 'graph' ? { drawing: wholeGraph(facts), sheet: null } : drawRoadmapPicture(facts, roadmap);
  return {
    files: [{ name, content: drawingToSvg(drawing, sheet) }],
    report: { tallies: [], created: {}, entries: [] },
  };
}

/** What may be asked of a picture of the roadmap. */
const roadmapOptions = ['lanes', 'then', 'rows', 'from', 'until', 'paper'] as const;

/** One of some words, or null where none was given. */
function chosenOf<Word extends string>(args: Arguments, option: string, words: readonly Word[]): Word | null {
  const given = args.valueOf(option);
  if (given === null) return null;
  const word = words.find((it) => it === given);
  if (word === undefined) throw new WrongUsage(`--${option} is one of ${words.join(', ')}.`);
  return word;
}

function dayOf(args: Arguments, option: string): Day | null {
  const given = args.valueOf(option);
  if (given === null) return null;
  const day = parseDay(given);
  if (day === null)
    throw new WrongUsage(`--${option} is a day such as 2027-01-31, not "${given.slice(0, 40)}".`);
  return day;
}

/** What of the roadmap is drawn, and on what; the whole of it by team where nothing is said. */
function readRoadmapOptions(args: Arguments): RoadmapPictureOptions {
  const [fromDay, toDay] = [dayOf(args, 'from'), dayOf(args, 'until')];
  if (fromDay !== null && toDay !== null && toDay < fromDay)
    throw new WrongUsage(`--until ${toDay} is before --from ${fromDay}.`);
  const laneBy = chosenOf(args, 'lanes', laneGroupings) ?? 'team';
  const thenBy = chosenOf(args, 'then', laneGroupings);
  if (thenBy !== null && secondLevelOf(laneBy, thenBy) === null)
    throw new WrongUsage(`Lanes by ${laneBy} are not cut by ${thenBy}.`);
  return roadmapPictureSchema.parse({
    laneBy,
    thenBy,
    rows: chosenOf(args, 'rows', pictureRows) ?? 'packed',
    fromDay,
    toDay,
    paper: chosenOf(args, 'paper', picturePapers) ?? 'fit',
  });
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
  roadmap: RoadmapPictureOptions,
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
      return exportSvg(document, name, today, picture, roadmap);
    case 'ics':
      return exportIcs(document, name, today);
    case 'mermaid':
      return exportMermaid(document, name);
  }
}

/** `export PROGRAM --to FORMAT --out FILE` */
export const exportCommand: Command = {
  usage:
    'export PROGRAM --to json|csv|xlsx|mspdi|ics|mermaid|svg --out FILE [--picture roadmap|graph] [--lanes team|project|phase|function|goal|owner|health] [--then …] [--rows each|packed|lanes] [--from DAY] [--until DAY] [--paper fit|a4|a3|a2|a1|letter|tabloid|wide] [--today DAY] [--json]',
  does: 'writes a program in another format; csv writes the plan to a .csv file, or every table to a folder; mspdi is Microsoft Project XML; ics holds the days of projects, milestones and promises; svg is the roadmap, in the lanes, over the time and on the paper that are asked for, or the graph of dependencies',
  options: {
    values: ['to', 'out', 'picture', ...roadmapOptions, 'today', ...readingOptions],
    flags: ['json'],
  },
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
    const stray = roadmapOptions.find((option) => args.valueOf(option) !== null);
    if (stray !== undefined && (format !== 'svg' || picture === 'graph'))
      throw new WrongUsage(`--${stray} goes with --to svg and the roadmap.`);
    const roadmap = readRoadmapOptions(args);
    const { document } = await readPlan(args);
    const { files, report } = await exportAs(
      format,
      document,
      out,
      todayOf(args, document),
      picture,
      roadmap,
    );
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
