import type { Drawing, Shape } from '../layout/drawing';
import { statusMark } from '../layout/drawing';
import type { TableContent } from '../layout/pageTable';
import { fitText, textWidth } from '../layout/textWidth';
import type { Health } from '../model/health';
import { type MilestoneForecasts, milestoneForecasts } from '../snapshots/milestoneTrend';
import { addMonths, type Day, dayToNumber } from '../time/day';
import { dayToMonthText, dayToText } from '../time/dayToText';
import { capitalize, count, listWords } from '../words';
import { datedMilestones } from './milestoneSection';
import type { ReportFacts } from './reportFacts';
import { dayCell, fitColumn, plainTable, shareColumn, textCell, titleCell } from './reportSection';
import { varianceToWords } from './reportWords';

/** So many milestones a chart shows: those that moved most. */
const mostLines = 7;
const mostReports = 7;

/** How a milestone's forecast moved from one report to the next. */
type TrendLine = MilestoneForecasts & { readonly health: Health };

/** The forecasts of milestones, report by report; the last day is today. */
export type ReportTrend = { readonly days: readonly Day[]; readonly lines: readonly TrendLine[] };

/** [R27] The milestones that moved most over the baseline, the reports and today; null with nothing to compare. */
export function reportTrend(facts: ReportFacts): ReportTrend | null {
  const { document, today } = facts;
  const { baselineSnapshotId } = document.program;
  const known = document.snapshots
    .filter((it) => it.dates.length > 0 && it.kind !== 'version' && it.day < today)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  // The baseline stays, however many reports came after it.
  const recent = new Set(known.filter((it) => it.id !== baselineSnapshotId).slice(-mostReports));
  const snapshots = known.filter((it) => it.id === baselineSnapshotId || recent.has(it));
  if (snapshots.length === 0) return null;
  const open = new Set(
    datedMilestones(facts).flatMap((it) => (it.day === null || it.done ? [] : [it.milestone.id as string])),
  );
  const lines = milestoneForecasts(document, facts.schedule, snapshots)
    .filter((it) => open.has(it.id))
    .slice(0, mostLines)
    .map((it): TrendLine => ({ ...it, health: facts.healthOf(it.id) }));
  if (lines.length === 0) return null;
  const finish = (line: TrendLine) => line.forecasts.at(-1) ?? '';
  return {
    days: [...snapshots.map((it) => it.day), today],
    lines: lines.sort((a, b) => (finish(a) < finish(b) ? -1 : 1)),
  };
}

const size = 7.5;

/** [R27] Report dates across, forecast dates up: a line that rises is a date that slips. */
export function trendDrawing(trend: ReportTrend, width: number): Drawing {
  const { days, lines } = trend;
  const left = 52;
  const right = 196;
  const top = 8;
  const plotHeight = 150;
  const bottom = 24;
  const all = lines.flatMap((line) => line.forecasts).filter((it): it is Day => it !== null);
  const earliest = all.reduce((a, b) => (a < b ? a : b));
  const latest = all.reduce((a, b) => (a > b ? a : b));
  const fromDay = `${earliest.slice(0, 7)}-01` as Day;
  const toDay = addMonths(`${latest.slice(0, 7)}-01` as Day, 1);
  const plotWidth = width - left - right;
  const first = dayToNumber(days[0] as Day);
  const last = dayToNumber(days.at(-1) as Day);
  const toX = (day: Day) => left + ((dayToNumber(day) - first) / Math.max(1, last - first)) * plotWidth;
  const span = Math.max(1, dayToNumber(toDay) - dayToNumber(fromDay));
  const toY = (day: Day) =>
    top + plotHeight - ((dayToNumber(day) - dayToNumber(fromDay)) / span) * plotHeight;
  const shapes: Shape[] = [];
  const months = Math.max(1, Math.round(span / 30.44));
  const step = Math.ceil(months / 7);
  for (let i = 0; i <= months; i += step) {
    const day = addMonths(fromDay, i);
    if (day > toDay) break;
    const y = toY(day);
    shapes.push({
      shape: 'line',
      x1: left,
      y1: y,
      x2: left + plotWidth,
      y2: y,
      stroke: 'hairline',
      strokeWidth: 0.5,
    });
    shapes.push({
      shape: 'text',
      x: left - 6,
      y: y + size * 0.36,
      text: dayToMonthText(day),
      size,
      weight: 400,
      fill: 'muted',
      anchor: 'end',
    });
  }
  let freeX = Number.NEGATIVE_INFINITY;
  for (const [i, day] of days.entries()) {
    const x = toX(day);
    shapes.push({
      shape: 'line',
      x1: x,
      y1: top,
      x2: x,
      y2: top + plotHeight,
      stroke: 'hairline',
      strokeWidth: 0.5,
    });
    const text = i === days.length - 1 ? `Today, ${dayToText(day)}` : dayToText(day);
    const half = textWidth(text, size) / 2;
    if (x - half < freeX && i < days.length - 1) continue;
    freeX = x + half + 8;
    shapes.push({
      shape: 'text',
      x,
      y: top + plotHeight + 12,
      text,
      size,
      weight: 400,
      fill: 'muted',
      anchor: i === 0 ? 'start' : 'middle',
    });
  }
  // Names at the right, each at its line's end or as near as the others leave it room.
  let nameY = Number.NEGATIVE_INFINITY;
  const ends = [...lines].sort((a, b) => toY(a.forecasts.at(-1) as Day) - toY(b.forecasts.at(-1) as Day));
  const places = ends.map((line) => {
    nameY = Math.max(nameY + 11, toY(line.forecasts.at(-1) as Day));
    return nameY;
  });
  const over = Math.max(0, (places.at(-1) ?? 0) - (top + plotHeight));
  ends.forEach((line, i) => {
    const role = `${line.health}.stroke` as const;
    const known = line.forecasts.flatMap((day, j) => (day === null ? [] : [{ day, x: toX(days[j] as Day) }]));
    const points = known.map(({ day, x }) => [x, toY(day)] as const);
    shapes.push({
      shape: 'path',
      d: points.map(([x, y], j) => `${j === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(''),
      stroke: role,
      strokeWidth: 1.25,
    });
    for (const [j, [x, y]] of points.entries()) {
      if (j === points.length - 1) shapes.push(statusMark(line.health, x, y, 7));
      else
        shapes.push({
          shape: 'circle',
          cx: x,
          cy: y,
          r: 1.8,
          fill: 'background',
          stroke: role,
          strokeWidth: 1,
        });
    }
    const y = (places[i] as number) - over;
    const endX = left + plotWidth;
    shapes.push({
      shape: 'path',
      d: `M${round(endX + 5)} ${round(toY(known.at(-1)?.day as Day))}L${round(endX + 12)} ${round(y)}`,
      stroke: 'border',
      strokeWidth: 0.5,
    });
    shapes.push({
      shape: 'text',
      x: endX + 15,
      y: y + size * 0.36,
      text: fitText(line.title, right - 18, size, 500),
      size,
      weight: 500,
      fill: 'text',
    });
  });
  const slipped = lines.filter((line) => line.driftDays > 0);
  return {
    width,
    height: top + plotHeight + bottom,
    title: 'Milestone trend',
    alternative: `Forecast dates of ${count(lines.length, 'milestone')} over ${count(days.length, 'report day')}, from ${dayToText(days[0] as Day)} to today; a line that rises is a date that slips. ${
      slipped.length === 0
        ? 'None slipped.'
        : `Slipped: ${listWords(slipped.map((it) => it.title))}. The same dates follow as a table.`
    }`,
    shapes,
  };
}

const round = (length: number) => Math.round(length * 100) / 100;

/** The dates behind the chart. */
export function trendTable({ days, lines }: ReportTrend): TableContent {
  return plainTable(
    'Milestone trend',
    [
      shareColumn('Milestone', 1),
      ...days.map((day, i) => fitColumn(i === days.length - 1 ? 'Now' : `On ${dayToText(day)}`, 80)),
      fitColumn('Moved', 110),
    ],
    lines.map((line) => {
      const moved = line.driftDays;
      return {
        cells: [
          titleCell(line.title, line.health),
          ...line.forecasts.map(dayCell),
          textCell(moved === 0 ? 'Held' : capitalize(varianceToWords(moved, 'first forecast'))),
        ],
      };
    }),
  );
}
