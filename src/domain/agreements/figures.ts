import type { Agreement } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { addDays, type Day, daysBetween } from '../time/day';
import type { RegisterRow } from './register';

/** How all promises stand, in whole numbers. */
export type PromiseFigures = {
  readonly open: number;
  readonly late: number;
  readonly atRisk: number;
  /** Open promises that name giver and getter, a committed or needed-by day, criteria and a confidence. */
  readonly complete: number;
  /** Median days that what is red has been red; null when nothing is. */
  readonly redAgeDays: number | null;
};

/** The middle of some numbers, the lower of two; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** [A22] Whether a promise says all that a promise should: two people, a date, criteria and a confidence. */
export function isWholePromise(agreement: Agreement): boolean {
  return (
    agreement.giverId !== null &&
    agreement.getterId !== null &&
    (agreement.committedDay !== null || agreement.neededByDay !== null) &&
    agreement.acceptanceCriteria.length > 0 &&
    agreement.confidencePercent !== null
  );
}

/** [A22] Since which day a promise has been red, as its own dates tell; today where only the forecast says so. */
export function redSince(row: RegisterRow, today: Day): Day | null {
  const { agreement, standing } = row;
  if (standing.mark !== 'red' || !standing.open) return null;
  const { neededByDay, commitments } = agreement;
  if (neededByDay === null) return today;
  let since = neededByDay < today ? addDays(neededByDay, 1) : today;
  for (let i = commitments.length - 1; i >= 0; i--) {
    const said = commitments[i];
    if (!said || said.committedDay <= neededByDay) break;
    if (said.saidDay < since) since = said.saidDay;
  }
  return since;
}

/** [A22] The figures of the promises as they stand. */
export function promiseFigures(rows: readonly RegisterRow[], today: Day): PromiseFigures {
  const open = rows.filter((row) => row.standing.open);
  const ages = open.flatMap((row) => {
    const since = redSince(row, today);
    return since === null ? [] : [daysBetween(since, today)];
  });
  return {
    open: open.length,
    late: open.filter((row) => row.standing.late).length,
    atRisk: open.filter((row) => row.standing.mark === 'amber').length,
    complete: open.filter((row) => isWholePromise(row.agreement)).length,
    redAgeDays: medianOf(ages),
  };
}

/** What one month says of promises: how many were handed over and in time, and how early a slip was told. */
export type PromiseMonth = {
  /** `2026-11` */
  readonly month: string;
  readonly delivered: number;
  /** Handed over no later than was committed last. */
  readonly kept: number;
  readonly slips: number;
  /** Median days between saying a new date and the date that it replaces; negative when said afterwards. */
  readonly noticeDays: number | null;
};

/** [A23] When a promise was first handed over, and whether that was in time: no later than was committed last by then. */
export function handOverOf(agreement: Agreement): { readonly day: Day; readonly kept: boolean } | null {
  const move = agreement.moves.find((it) => it.state === 'Delivered');
  if (!move) return null;
  const promised = agreement.commitments.filter((it) => it.saidDay <= move.day).at(-1);
  const wanted = promised?.committedDay ?? agreement.neededByDay;
  return { day: move.day, kept: wanted !== null && move.day <= wanted };
}

/** [A23] Promises kept and the notice of slips, month by month, read from what was logged; months without either are left out. */
export function promiseMonths(document: ProgramDocument): readonly PromiseMonth[] {
  const byMonth = new Map<string, { delivered: number; kept: number; notices: number[] }>();
  const of = (day: Day) => {
    const month = day.slice(0, 7);
    const known = byMonth.get(month) ?? { delivered: 0, kept: 0, notices: [] };
    byMonth.set(month, known);
    return known;
  };
  for (const { agreement } of document.dependencies) {
    if (agreement === null) continue;
    const handOver = handOverOf(agreement);
    if (handOver) {
      const month = of(handOver.day);
      month.delivered += 1;
      if (handOver.kept) month.kept += 1;
    }
    agreement.commitments.forEach((said, index) => {
      const before = agreement.commitments[index - 1];
      if (before && said.committedDay > before.committedDay) {
        of(said.saidDay).notices.push(daysBetween(said.saidDay, before.committedDay));
      }
    });
  }
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { delivered, kept, notices }]) => ({
      month,
      delivered,
      kept,
      slips: notices.length,
      noticeDays: medianOf(notices),
    }));
}
