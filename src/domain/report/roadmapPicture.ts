import { z } from 'zod';
import type { Drawing } from '../layout/drawing';
import { paperSizes as reportPaperSizes } from '../layout/pages';
import { roadmapChrome, roadmapDrawing } from '../layout/roadmapDrawing';
import { arrowsOf } from '../layout/roadmapDrawingArrows';
import { rowTitlesWidth } from '../layout/roadmapDrawingChrome';
import { partsToHead, type RoadmapDrawingOptions } from '../layout/roadmapDrawingFrame';
import { secondLevelOf } from '../layout/roadmapLanes';
import { roadmapLayoutSteps } from '../layout/roadmapLayout';
import { scheduleToGhosts, snapshotToGhosts } from '../layout/roadmapSource';
import { type LaneBy, laneGroupings, type RoadmapLayout, type RoadmapSpan } from '../layout/roadmapTypes';
import { findRow } from '../model/document';
import { optionalDaySchema } from '../model/fields';
import { healths } from '../model/health';
import type { Schedule } from '../schedule/schedule';
import { finishSteps, type Steps } from '../steps';
import { addDays, addMonths, type Day, dayToNumber, numberToDay } from '../time/day';
import { dayToText } from '../time/dayToText';
import { weekdaysOff } from '../time/weekdaysOff';
import { count, listWords } from '../words';
import type { ReportFacts } from './reportFacts';
import { dayToShortText } from './reportWords';
import { laneWords } from './roadmapWords';

const minutesPerDay = 1_440;

/** What a picture of the roadmap may be put on; `fit` is as large as it must be. All but it lie on their side. */
export const picturePapers = ['fit', 'a4', 'a3', 'a2', 'a1', 'letter', 'tabloid', 'wide'] as const;
export type PicturePaper = (typeof picturePapers)[number];

const paperSizes: Readonly<Record<Exclude<PicturePaper, 'fit'>, { width: number; height: number }>> = {
  ...reportPaperSizes,
  a2: { width: 1190.55, height: 1683.78 },
  a1: { width: 1683.78, height: 2383.94 },
  tabloid: { width: 792, height: 1224 },
};

/** What a picture has its rows for. */
export const pictureRows = ['each', 'packed', 'lanes'] as const;

const ids = z.array(z.string().max(200)).max(5_000);

/** What of the roadmap is drawn, and on what. Without choices: the whole program by team. */
export const roadmapPictureSchema = z.strictObject({
  laneBy: z.enum(laneGroupings).default('team'),
  thenBy: z.enum(laneGroupings).nullable().default(null),
  /** Keys of lanes, and ids of projects and tasks, that are folded. */
  collapsed: z.array(z.string().max(500)).max(50_000).default([]),
  /** Teams that are shown, the empty text for none; null for all. */
  teamIds: ids.nullable().default(null),
  healths: z.array(z.enum(healths)).max(20).nullable().default(null),
  /** The snapshot that bars are held against; null for the baseline. */
  compareId: z.string().max(200).nullable().default(null),
  /**
   * Each project and task on a row of its own with its title beside it, or several bars on a row where they have room, or
   * one row for each lane: all are folded.
   */
  rows: z.enum(pictureRows).default('packed'),
  /** The first and the last day that are drawn; null for that of the plan. */
  fromDay: optionalDaySchema,
  toDay: optionalDaySchema,
  paper: z.enum(picturePapers).default('fit'),
  /** Whether quarters and fiscal years are told apart, by lines and by shading. */
  periods: z.boolean().default(true),
  /** The weekday on which weeks begin: 0 Sunday, 1 Monday, 6 Saturday. */
  weekStart: z.union([z.literal(0), z.literal(1), z.literal(6)]).default(1),
});
export type RoadmapPictureOptions = z.infer<typeof roadmapPictureSchema>;

/** A picture of the roadmap that stands alone. */
export type RoadmapPicture = {
  readonly drawing: Drawing;
  /** The sheet that it is scaled to, in points; null where the picture is its own size. */
  readonly sheet: { readonly width: number; readonly height: number } | null;
  /** The smallest type on the sheet, in points. */
  readonly leastType: number;
};

/** Points around a picture that stands alone: marks on its edge are drawn whole. */
export const pictureMargin = 12;
/** Points of one pixel of the layout, and of the smallest type. */
const scale = 0.75;
const smallType = 7.5;
/** Titles beside rows take no more than this; longer ones are cut. */
const widestTitles = 260;
const packedTitles = 150;
/** How much smaller than life a sheet is drawn: somewhat larger first, and in so many steps to a fortieth. */
const sheetSteps = 52;
const sizeOf = (step: number) => 0.7 * 1.08 ** step;

const dayToMinutes = (day: Day) => dayToNumber(day) * minutesPerDay;

/** The days that a plan takes, in whole months; a year from today on where nothing has a date. */
function wholeTime(layout: RoadmapLayout, today: Day): { readonly from: Day; readonly to: Day } {
  const { span } = layout;
  const first = span ? numberToDay(Math.floor(span.fromMinutes / minutesPerDay)) : today;
  const last = span ? numberToDay(Math.ceil(span.toMinutes / minutesPerDay) - 1) : addMonths(today, 11);
  const monthOf = (day: Day) => `${day.slice(0, 7)}-01` as Day;
  return { from: monthOf(first), to: addDays(addMonths(monthOf(last), 1), -1) };
}

/** From the first day to the last, in minutes; where they are the wrong way round the last is the first. */
function windowOf(
  { fromDay, toDay }: Pick<RoadmapPictureOptions, 'fromDay' | 'toDay'>,
  whole: { readonly from: Day; readonly to: Day },
): RoadmapSpan {
  const from = fromDay ?? (toDay !== null && toDay < whole.from ? toDay : whole.from);
  const to = toDay ?? whole.to;
  return { fromMinutes: dayToMinutes(from), toMinutes: dayToMinutes(addDays(to < from ? from : to, 1)) };
}

/** "team, then phase". */
function laneWordsOf({
  laneBy,
  thenBy,
}: {
  readonly laneBy: LaneBy;
  readonly thenBy: LaneBy | null;
}): string {
  return laneWords(laneBy, secondLevelOf(laneBy, thenBy));
}

/** What a picture is drawn of. */
export type PictureSource = Pick<ReportFacts, 'document' | 'schedule' | 'health' | 'today'> & {
  /** Where it is imagined ([R41]): what it is called, what it comes to, and the plan that bars are held against. */
  readonly imagined?: { readonly title: string; readonly headline: string; readonly plan: Schedule };
};

/** A picture before it is drawn: where everything stands, and the sheet that holds it. */
export type PicturePlan = {
  readonly layout: RoadmapLayout;
  readonly window: RoadmapSpan;
  readonly drawn: RoadmapDrawingOptions;
  readonly sheet: RoadmapPicture['sheet'];
  readonly leastType: number;
  /** Points that the drawing is high at least, so that it has the proportions of its sheet. */
  readonly leastHeight: number;
};

/** What bars are held against: the plan where something is imagined, else a snapshot; null for the baseline. */
function ghostsOf({ document, imagined }: PictureSource, { compareId }: RoadmapPictureOptions) {
  if (imagined) return scheduleToGhosts(imagined.plan);
  const snapshot = findRow(document, 'snapshot', compareId ?? '');
  return snapshot ? snapshotToGhosts(snapshot) : null;
}

/** Places the roadmap as it is asked for, on its sheet. */
export function planRoadmapPicture(source: PictureSource, options: RoadmapPictureOptions): PicturePlan {
  return finishSteps(planPictureSteps(source, options));
}

/** The same, in steps: a large program is laid out more than once. */
export function* planPictureSteps(source: PictureSource, options: RoadmapPictureOptions): Steps<PicturePlan> {
  const { document, schedule, health, today } = source;
  const isPacked = options.rows === 'packed';
  const lanesOf = (collapsed: readonly string[], minutesPerPixel?: number) =>
    roadmapLayoutSteps(document, schedule, health, {
      laneBy: options.laneBy,
      thenBy: options.thenBy,
      collapsed: new Set(collapsed),
      filter: {
        teamIds: options.teamIds && new Set(options.teamIds),
        healths: options.healths && new Set(options.healths),
      },
      ghosts: ghostsOf(source, options),
      density: 'compact',
      packed: isPacked,
      ...(minutesPerPixel === undefined ? {} : { minutesPerPixel }),
    });
  // Where things are in time does not depend on the scale.
  let first = yield* lanesOf(options.collapsed);
  if (options.rows === 'lanes') first = yield* lanesOf(first.lanes.map((lane) => lane.key));
  const window = windowOf(options, wholeTime(first, today));
  const labelWidth = isPacked
    ? packedTitles
    : Math.min(widestTitles, Math.max(packedTitles, Math.ceil(rowTitlesWidth(first))));
  function* placeAt(
    width: number,
  ): Steps<Omit<PicturePlan, 'sheet' | 'leastType' | 'leastHeight'> & { readonly height: number }> {
    const minutesPerPixel = ((window.toMinutes - window.fromMinutes) / (width - labelWidth)) * scale;
    const layout = isPacked ? yield* lanesOf(options.collapsed, minutesPerPixel) : first;
    const drawn = optionsOf(source, options, layout, window, width, labelWidth);
    yield;
    return { layout, window, drawn, height: roadmapChrome(layout, window, drawn) + layout.height * scale };
  }
  if (options.paper === 'fit') {
    const months = (window.toMinutes - window.fromMinutes) / minutesPerDay / 30.44;
    const placed = yield* placeAt(labelWidth + Math.min(Math.max(900, months * 60), 3_850));
    return { ...placed, sheet: null, leastType: smallType, leastHeight: 0 };
  }
  const { width: short, height: long } = paperSizes[options.paper];
  const sheet = { width: long, height: short };
  const roomAt = (step: number) => sheet.height * sizeOf(step) - 2 * pictureMargin;
  const placedAt = (step: number) => placeAt(sheet.width * sizeOf(step) - 2 * pictureMargin);
  // The largest that fits, found by halving: drawn smaller, a sheet holds more.
  let tooLarge = -1;
  let fits = sheetSteps;
  while (fits - tooLarge > 1) {
    const middle = Math.floor((tooLarge + fits) / 2);
    const { height } = yield* placedAt(middle);
    if (height <= roomAt(middle)) fits = middle;
    else tooLarge = middle;
  }
  return {
    ...(yield* placedAt(fits)),
    sheet,
    leastType: smallType / sizeOf(fits),
    leastHeight: roomAt(fits),
  };
}

/**
 * [R38] The roadmap as one picture: in the lanes, with the filter and over the time that are asked for, on the sheet that
 * is asked for. Nothing is left out for want of room: on a sheet everything is drawn smaller.
 */
export function drawRoadmapPicture(source: PictureSource, options: RoadmapPictureOptions): RoadmapPicture {
  const { layout, window, drawn, sheet, leastType, leastHeight } = planRoadmapPicture(source, options);
  const drawing = roadmapDrawing(layout, window, drawn);
  return { drawing: { ...drawing, height: Math.max(leastHeight, drawing.height) }, sheet, leastType };
}

function optionsOf(
  { document, health, today, imagined }: PictureSource,
  options: RoadmapPictureOptions,
  layout: RoadmapLayout,
  window: RoadmapSpan,
  width: number,
  labelWidth: number,
): RoadmapDrawingOptions {
  const { title: programTitle, fiscalYearStartMonth } = document.program;
  const title = imagined ? `${programTitle}: what if ‘${imagined.title}’` : programTitle;
  const lanes = laneWordsOf(options);
  const first = dayToText(numberToDay(window.fromMinutes / minutesPerDay));
  const last = dayToText(numberToDay(window.toMinutes / minutesPerDay - 1));
  const { hiddenByFilter } = layout;
  const { countedOnly } = arrowsOf(layout, 'readable');
  const shown = document.projects.length === 0 ? [] : layout.bars.filter((bar) => bar.kind === 'project');
  const of = (word: string) =>
    document.projects.filter((project) => health.byId.get(project.id)?.shown === word).length;
  const isFiltered = options.teamIds !== null || options.healths !== null;
  const snapshot = imagined ? undefined : findRow(document, 'snapshot', options.compareId ?? '');
  const parts = [
    ...(imagined ? [`Not the plan: ${imagined.headline}`] : []),
    `Status of ${dayToText(today)}`,
    `Lanes by ${lanes}`,
    `${first} to ${last}`,
    ...(isFiltered ? [`Hidden by filter: ${hiddenByFilter.toLocaleString('en-US')}`] : []),
    ...(snapshot ? [`Held against ‘${snapshot.title}’`] : []),
    ...(countedOnly > 0 ? [`${count(countedOnly, 'dependency', 'dependencies')} not drawn`] : []),
  ];
  const drawnWords = shown.length > 0 ? `${count(shown.length, 'bar')} of projects in ` : '';
  return {
    width,
    labelWidth,
    scale,
    todayMinutes: dayToMinutes(today) + minutesPerDay / 2,
    todayText: `Today, ${dayToShortText(today, today)}`,
    fiscalYearStartMonth,
    weekStart: options.weekStart,
    daysOff: weekdaysOff(document.calendars, document.program.calendarId),
    withPhases: true,
    withPeriods: options.periods,
    arrows: 'readable',
    ...(imagined ? { ghostText: 'In the plan' } : {}),
    title: `Roadmap of ${title}`,
    head: partsToHead(title, parts, width),
    alternative: `Roadmap of ${title} from ${first} to ${last}: ${drawnWords}${count(layout.lanes.length, 'lane')} by ${lanes}${isFiltered ? `, ${hiddenByFilter.toLocaleString('en-US')} hidden by a filter` : ''}. Of all projects ${listWords([`${of('red')} are off track`, `${of('amber')} at risk`, `${of('done')} done`])}; bars are projects, diamonds are milestones.`,
  };
}
