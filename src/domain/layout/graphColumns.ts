import { stronglyConnected } from '../graph/components';
import { type Day, numberToDay } from '../time/day';
import { shortMonthNames } from '../time/dayToText';
import type { GraphLink, GraphRow } from './graphSource';

/** The column of each row, counted from 0, and what each column is called. */
export type ColumnPlan = {
  readonly columnById: ReadonlyMap<string, number>;
  readonly labels: readonly string[];
};

/**
 * Columns by order: what depends on something stands to the right of it, as far left as that allows. Rows in a cycle
 * share a column. Links that move nothing do not count.
 */
export function columnsByOrder(rows: readonly GraphRow[], links: readonly GraphLink[]): ColumnPlan {
  const present = new Set(rows.map((row) => row.id));
  const successorsById = new Map<string, string[]>();
  for (const link of links) {
    if (!link.drives || !present.has(link.fromId) || !present.has(link.toId)) continue;
    successorsById.set(link.fromId, [...(successorsById.get(link.fromId) ?? []), link.toId]);
  }
  const columnById = new Map<string, number>();
  const blocks = stronglyConnected(
    rows.map((row) => row.id),
    successorsById,
  );
  for (const block of blocks) {
    const members = new Set(block);
    const column = Math.max(0, ...block.map((id) => columnById.get(id) ?? 0));
    for (const id of block) {
      columnById.set(id, column);
      for (const next of successorsById.get(id) ?? []) {
        if (!members.has(next)) columnById.set(next, Math.max(columnById.get(next) ?? 0, column + 1));
      }
    }
  }
  const count = Math.max(0, ...columnById.values()) + 1;
  return { columnById, labels: Array.from({ length: count }, () => '') };
}

/** A point in time that ends a column: a release, an increment. */
export type GraphRelease = { readonly title: string; readonly day: Day };

/**
 * Columns by release: a row stands in the first release on or after the day on which it finishes; what finishes after
 * the last stands behind it, what has no date in a last column of its own. Releases that nothing is for are left out.
 */
export function columnsByRelease(rows: readonly GraphRow[], releases: readonly GraphRelease[]): ColumnPlan {
  const sorted = [...releases].sort((a, b) => (a.day < b.day ? -1 : 1));
  const last = sorted.at(-1);
  const placeOf = (row: GraphRow): number => {
    if (row.finishMinutes === null) return sorted.length + 1;
    const day = numberToDay(Math.floor(row.finishMinutes / 1_440));
    const index = sorted.findIndex((release) => release.day >= day);
    return index === -1 ? sorted.length : index;
  };
  const used = [...new Set(rows.map(placeOf))].sort((a, b) => a - b);
  const labelOf = (place: number) =>
    sorted[place]?.title ?? (place > sorted.length ? 'No date' : last ? `After ${last.title}` : 'All');
  return {
    columnById: new Map(rows.map((row) => [row.id, used.indexOf(placeOf(row))])),
    labels: used.length === 0 ? ['No date'] : used.map(labelOf),
  };
}

/** At most so many columns of time; a longer span takes longer columns. */
const mostColumns = 16;
const spansInMonths = [1, 3, 6, 12, 24, 60, 120, 600, 2_400, 12_000] as const;

/** The name of a span that begins so many months after the year 0. */
function labelOfSpan(startMonth: number, months: number): string {
  const year = Math.floor(startMonth / 12);
  const month = startMonth % 12;
  if (months === 1) return `${shortMonthNames[month]} ${year}`;
  if (months === 3) return `Q${month / 3 + 1} ${year}`;
  if (months === 6) return `${month === 0 ? 'First' : 'Second'} half ${year}`;
  return months === 12 ? `${year}` : `${year}–${year + months / 12 - 1}`;
}

/** Columns by the span of time in which a row finishes; what has no date stands in a last column of its own. */
export function columnsByDate(rows: readonly GraphRow[]): ColumnPlan {
  const finishes = rows.flatMap((row) => (row.finishMinutes === null ? [] : [row.finishMinutes]));
  const columnById = new Map<string, number>();
  if (finishes.length === 0) {
    for (const row of rows) columnById.set(row.id, 0);
    return { columnById, labels: ['No date'] };
  }
  const dayOf = (minutes: number) => numberToDay(Math.floor(minutes / 1_440));
  const first = dayOf(finishes.reduce((a, b) => Math.min(a, b)));
  const last = dayOf(finishes.reduce((a, b) => Math.max(a, b)));
  const monthIndex = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const months =
    spansInMonths.find(
      (span) => Math.floor(monthIndex(last) / span) - Math.floor(monthIndex(first) / span) < mostColumns,
    ) ?? 12_000;
  const used = new Set<number>();
  const spanById = new Map<string, number>();
  for (const row of rows) {
    if (row.finishMinutes === null) continue;
    const span = Math.floor(monthIndex(dayOf(row.finishMinutes)) / months);
    spanById.set(row.id, span);
    used.add(span);
  }
  const spans = [...used].sort((a, b) => a - b);
  const columnBySpan = new Map(spans.map((span, index) => [span, index]));
  const hasUndated = spanById.size < rows.length;
  for (const row of rows) {
    const span = spanById.get(row.id);
    columnById.set(row.id, span === undefined ? spans.length : (columnBySpan.get(span) as number));
  }
  const labels = spans.map((span) => labelOfSpan(span * months, months));
  return { columnById, labels: hasUndated ? [...labels, 'No date'] : labels };
}
