import type { Drawing, Shape } from '../layout/drawing';
import { roadmapChrome, roadmapDrawing, splitRoadmap } from '../layout/roadmapDrawing';
import type { RoadmapDrawingOptions, RowRange } from '../layout/roadmapDrawingFrame';
import { secondLevelOf } from '../layout/roadmapLanes';
import { noFilter, roadmapLayout } from '../layout/roadmapLayout';
import type { LaneBy, RoadmapLayout, RoadmapSpan } from '../layout/roadmapTypes';
import type { ProgramDocument } from '../model/document';
import type { Project } from '../model/work';
import { addDays, addMonths, type Day, dayToNumber, laterDay, numberToDay } from '../time/day';
import { count, listWords } from '../words';
import type { roadmapSheets } from './options';
import type { ReportFacts } from './reportFacts';
import { rowAnchor } from './reportSection';
import { dayToShortText } from './reportWords';
import { laneWords } from './roadmapWords';

const minutesPerDay = 1_440;
/** A roadmap of more months than these shows the year behind and what is ahead. */
const longestMonths = 36;
const monthsBehind = 12;
/** Points of one pixel of the layout: what labels of 8.5 points look right with, and the least that is readable. */
const usualScale = 0.72;
const leastScale = 0.46;
/** At smaller scales labels stay this large against the layout's pixels, so that lanes are packed for their width. */
const labelScale = 0.63;

const dayToMinutes = (day: Day) => dayToNumber(day) * minutesPerDay;

/** A program of only these projects, with their tasks and milestones and the program's own milestones. */
function onlyProjects(document: ProgramDocument, ids: ReadonlySet<string>): ProgramDocument {
  return {
    ...document,
    projects: document.projects.filter((it) => ids.has(it.id)),
    tasks: document.tasks.filter((it) => ids.has(it.projectId)),
    milestones: document.milestones.filter((it) => it.projectId === null || ids.has(it.projectId)),
  };
}

/** From the first day of the month of the first start to the end of the month of the last finish. */
function wholeMonths(fromDay: Day, toDay: Day): RoadmapSpan {
  const from = `${fromDay.slice(0, 7)}-01` as Day;
  const next = addMonths(`${toDay.slice(0, 7)}-01` as Day, 1);
  return { fromMinutes: dayToMinutes(from), toMinutes: dayToMinutes(next) };
}

/** The first and last day of everything that some projects hold, and of the program's own milestones. */
function spanDays(facts: ReportFacts, projects: readonly Project[]): { from: Day; to: Day } | null {
  let from: Day | null = null;
  let to: Day | null = null;
  const ids = new Set<string | null>([null, ...projects.map((it) => it.id)]);
  const take = (id: string) => {
    const start = facts.startDay(id);
    const finish = facts.finishDay(id);
    if (start !== null && (from === null || start < from)) from = start;
    if (finish !== null && (to === null || finish > to)) to = finish;
  };
  for (const project of projects) take(project.id);
  for (const milestone of facts.document.milestones) if (ids.has(milestone.projectId)) take(milestone.id);
  return from === null || to === null ? null : { from, to };
}

const monthsBetween = (from: Day, to: Day) => (dayToNumber(to) - dayToNumber(from)) / 30.44;

/** What a report's roadmap shows: a window of time, and the projects that are in it. */
export type RoadmapSelection = {
  readonly window: RoadmapSpan;
  readonly projects: readonly Project[];
  /** Projects with dates that ended before the window. */
  readonly endedBefore: number;
};

/** [R12] The whole time of the program where that is at most three years; else from a year ago on. */
export function selectRoadmap(facts: ReportFacts): RoadmapSelection | null {
  const dated = facts.document.projects.filter((it) => facts.finishDay(it.id) !== null);
  const span = spanDays(facts, dated);
  if (span === null) return null;
  if (monthsBetween(span.from, span.to) <= longestMonths) {
    return { window: wholeMonths(span.from, span.to), projects: dated, endedBefore: 0 };
  }
  const earliest = addMonths(facts.today, -monthsBehind);
  // A program that ended long ago is shown in the years before its end.
  const from = earliest < span.to ? earliest : addMonths(span.to, -longestMonths);
  const shown = dated.filter((it) => (facts.finishDay(it.id) ?? from) >= from);
  const latest = spanDays(facts, shown)?.to ?? span.to;
  const to = monthsBetween(from, latest) > 2 * longestMonths ? addMonths(from, 2 * longestMonths) : latest;
  return { window: wholeMonths(from, to), projects: shown, endedBefore: dated.length - shown.length };
}

function drawingOptions(
  facts: ReportFacts,
  width: number,
  labelWidth: number,
  scale: number,
  title: string,
  alternative: string,
  isFull: boolean,
  linkedIds: ReadonlySet<string> = new Set(),
): RoadmapDrawingOptions {
  return {
    width,
    labelWidth,
    scale,
    todayMinutes: dayToMinutes(facts.today) + minutesPerDay / 2,
    todayText: `Today, ${dayToShortText(facts.today, facts.today)}`,
    fiscalYearStartMonth: facts.document.program.fiscalYearStartMonth,
    title,
    alternative,
    withPhases: isFull,
    withPeriods: true,
    linkTo: (id: string) => (linkedIds.has(id) ? `#${rowAnchor(id)}` : null),
  };
}

/** What lanes are made of, on one level or two. */
export type ReportLanes = { readonly laneBy: LaneBy; readonly thenBy: LaneBy | null };

const byTeam: ReportLanes = { laneBy: 'team', thenBy: null };

const wordsOf = ({ laneBy, thenBy }: ReportLanes) => laneWords(laneBy, secondLevelOf(laneBy, thenBy));

function layOut(
  facts: ReportFacts,
  document: ProgramDocument,
  { laneBy, thenBy }: ReportLanes,
  window: RoadmapSpan,
  plotWidth: number,
  scale: number,
): RoadmapLayout {
  return roadmapLayout(document, facts.schedule, facts.health, {
    laneBy,
    thenBy,
    collapsed: new Set(),
    filter: noFilter,
    density: 'compact',
    packed: true,
    minutesPerPixel: (window.toMinutes - window.fromMinutes) / (plotWidth / Math.max(scale, labelScale)),
  });
}

const windowWords = ({ dayText }: ReportFacts, window: RoadmapSpan) =>
  `from ${dayText(numberToDay(window.fromMinutes / minutesPerDay))} to ${dayText(numberToDay(window.toMinutes / minutesPerDay - 1))}`;

function healthWords(facts: ReportFacts, projects: readonly Project[]): string {
  const of = (health: string) => projects.filter((it) => facts.healthOf(it.id) === health).length;
  const parts = [
    `${of('red').toLocaleString('en-US')} off track`,
    `${of('amber').toLocaleString('en-US')} at risk`,
    `${of('done').toLocaleString('en-US')} done`,
  ];
  return listWords(parts);
}

/** Without its tooltips: they tell a bar's exact days. */
function withoutName(shape: Shape): Shape {
  if (shape.shape !== 'group' && shape.shape !== 'link') return shape;
  const children = shape.children.map(withoutName);
  return shape.shape === 'link' ? { ...shape, children } : { shape: 'group', children };
}

const fullScales = [usualScale, 0.68, 0.64] as const;

/** A month of a tile is never narrower than these points. */
const leastMonth = 96;
const fullLabels = 112;

/** [R34] The months of a window in tiles of whole quarters, as many months on each as are wide enough to be read. */
export function tileWindow(window: RoadmapSpan, width: number): readonly RoadmapSpan[] {
  const months = Math.max(3, Math.floor((width - fullLabels) / leastMonth / 3) * 3);
  const last = numberToDay(window.toMinutes / minutesPerDay);
  const tiles: RoadmapSpan[] = [];
  for (let from = numberToDay(window.fromMinutes / minutesPerDay); from < last; ) {
    const to = addMonths(from, months);
    tiles.push({ fromMinutes: dayToMinutes(from), toMinutes: dayToMinutes(to) });
    from = to;
  }
  return tiles;
}

type Attempt = {
  readonly scale: number;
  readonly layout: RoadmapLayout;
  readonly ranges: readonly RowRange[];
};

/**
 * The drawings of the full report's roadmap, each no higher than the room it has. In tiles the rows and lanes are the same
 * on every sheet of a strip, from left to right, so that sheets laid side by side are one picture ([R34]).
 */
export function fullRoadmap(
  facts: ReportFacts,
  selection: RoadmapSelection,
  width: number,
  heights: { readonly first: number; readonly others: number },
  linkedIds: ReadonlySet<string>,
  sheets: (typeof roadmapSheets)[number] = 'fit',
  lanesBy: ReportLanes = byTeam,
): readonly Drawing[] {
  const labelWidth = fullLabels;
  const { window: whole, projects } = selection;
  const windows = sheets === 'tiles' ? tileWindow(whole, width) : [whole];
  const [window = whole] = windows;
  const document = onlyProjects(facts.document, new Set(projects.map((it) => it.id)));
  const attempts = fullScales.map((scale) => {
    const layout = layOut(facts, document, lanesBy, window, width - labelWidth, scale);
    const options = drawingOptions(facts, width, labelWidth, scale, '', '', true);
    return { scale, layout, ranges: splitRoadmap(layout, whole, options, heights) };
  });
  // The largest that takes the fewest pages: nobody turns a page for one last lane.
  const fewest = Math.min(...attempts.map((it) => it.ranges.length));
  const { scale, layout, ranges } = attempts.find((it) => it.ranges.length === fewest) as Attempt;
  const pictures = ranges.flatMap((range) => windows.map((shown) => ({ range, shown })));
  return pictures.map(({ range, shown }, i) => {
    const lanes = layout.lanes.filter((lane) => lane.firstRow < range.to && lane.endRow > range.from);
    const part = pictures.length === 1 ? '' : `, part ${i + 1} of ${pictures.length}`;
    const ids = new Set(
      layout.bars.filter((it) => it.rowIndex >= range.from && it.rowIndex < range.to).map((it) => it.id),
    );
    const drawn = projects.filter((it) => ids.has(it.id));
    const alternative = `Roadmap${part} ${windowWords(facts, shown)}: ${count(drawn.length, 'project')} in ${count(lanes.length, 'lane')} by ${wordsOf(lanesBy)} (${listWords(lanes.map((lane) => lane.title))}), ${healthWords(facts, drawn)}. The same dates are in the tables of projects and milestones of this report.`;
    const title = `Roadmap${part}`;
    const drawing = roadmapDrawing(
      layout,
      shown,
      {
        ...drawingOptions(facts, width, labelWidth, scale, title, alternative, true, linkedIds),
        tileOf: whole,
      },
      range,
    );
    return facts.coarse ? { ...drawing, shapes: drawing.shapes.map(withoutName) } : drawing;
  });
}

/** The roadmap of the executive page, and how many projects it leaves out. */
export type ExecutiveRoadmap = {
  readonly drawing: Drawing;
  readonly projectIds: readonly string[];
  readonly shown: number;
  readonly leftOut: number;
};

/** What is tried in turn: the projects' milestones go before the bars become too low for their names. */
const executiveScales = [
  [0.8, true],
  [usualScale, true],
  [labelScale, true],
  [usualScale, false],
  [labelScale, false],
  [0.54, false],
  [leastScale, false],
] as const;

const rankByHealth = { red: 0, amber: 1, green: 2, notStarted: 3, done: 4 } as const;

/** The projects that a reader must see first: in trouble, then critical, then those that finish next. */
function byImportance(facts: ReportFacts, projects: readonly Project[]): Project[] {
  const { schedule, today } = facts;
  const rank = (it: Project) => rankByHealth[facts.healthOf(it.id)];
  const critical = (it: Project) => (schedule.byId.get(it.id)?.critical ? 0 : 1);
  const ahead = (it: Project) => {
    const finish = facts.finishDay(it.id) ?? today;
    return Math.abs(dayToNumber(finish) - dayToNumber(today));
  };
  return [...projects].sort((a, b) => rank(a) - rank(b) || critical(a) - critical(b) || ahead(a) - ahead(b));
}

/**
 * [R13] A roadmap that fits a box of one page: all projects where they fit at a readable scale, else as many as do, those
 * in trouble first; the others are counted.
 */
export function executiveRoadmap(
  facts: ReportFacts,
  width: number,
  height: number,
  lanesBy: ReportLanes = byTeam,
): ExecutiveRoadmap | null {
  const all = selectRoadmap(facts);
  if (all === null) return null;
  const labelWidth = 104;
  const inTime = facts.document.projects.filter((it) => facts.finishDay(it.id) !== null).length;
  const ranked = byImportance(facts, all.projects);
  const draw = (projects: readonly Project[], scale: number, withMilestones: boolean) => {
    const span = spanDays(facts, projects);
    const window =
      projects.length === all.projects.length || span === null
        ? all.window
        : wholeMonths(
            laterDay(span.from, addMonths(facts.today, -4)),
            laterDay(span.to, addDays(facts.today, 60)),
          );
    const narrowed = onlyProjects(facts.document, new Set(projects.map((it) => it.id)));
    const document = withMilestones
      ? narrowed
      : { ...narrowed, milestones: narrowed.milestones.filter((it) => it.projectId === null) };
    const layout = layOut(facts, document, lanesBy, window, width - labelWidth, scale);
    const options = drawingOptions(facts, width, labelWidth, scale, '', '', false);
    return { layout, window, scale, height: roadmapChrome(layout, window, options) + layout.height * scale };
  };
  const finish = (projects: readonly Project[], drawn: ReturnType<typeof draw>): ExecutiveRoadmap => {
    const leftOut = inTime - projects.length;
    const bars = projects
      .slice(0, 40)
      .map((it) => {
        const start = facts.startDay(it.id);
        const end = facts.finishDay(it.id);
        return start && end ? `${it.title} ${facts.dayText(start)} to ${facts.dayText(end)}` : it.title;
      })
      .join('; ');
    const alternative = `Roadmap ${windowWords(facts, drawn.window)} with ${count(projects.length, 'project')} in lanes by ${wordsOf(lanesBy)}, ${healthWords(facts, projects)}. Its bars are: ${bars}.`;
    const drawing = roadmapDrawing(
      drawn.layout,
      drawn.window,
      drawingOptions(facts, width, labelWidth, drawn.scale, 'Roadmap', alternative, false),
    );
    return { drawing, projectIds: projects.map((it) => it.id), shown: projects.length, leftOut };
  };
  for (const [scale, withMilestones] of executiveScales) {
    const drawn = draw(all.projects, scale, withMilestones);
    if (drawn.height <= height) return finish(all.projects, drawn);
  }
  // As many of the most important as fit, found by halving: more projects never make the picture lower.
  let fits = 1;
  let tooMany = Math.min(ranked.length, 200) + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (draw(ranked.slice(0, middle), leastScale, false).height <= height) fits = middle;
    else tooMany = middle;
  }
  const chosen = ranked.slice(0, fits);
  return finish(chosen, draw(chosen, leastScale, false));
}
