import { isOpenState } from '../agreements/moves';
import { lowConfidencePercent } from '../agreements/standing';
import { findRow, type ProgramDocument } from '../model/document';
import { createCalendarChoice } from '../schedule/rowCalendars';
import type { ScheduledRow } from '../schedule/schedule';
import { shift } from '../time/spans';

/** What is not certain about a bar. */
export type BarDoubts = {
  /** When it would finish if it took as long as its estimate fears, in minutes; null where nothing says. */
  readonly latestFinishMinutes: number | null;
  /** The least confidence of the open promises that it is to keep, 0 to 100; null without any. */
  readonly confidencePercent: number | null;
};

const noDoubts: BarDoubts = { latestFinishMinutes: null, confidencePercent: null };

/** Reads what is not certain about projects and tasks ([L20], [L21]); nothing is of what is done. */
export function createDoubtReader(document: ProgramDocument): (scheduled: ScheduledRow) => BarDoubts {
  const calendarOf = createCalendarChoice(document);
  const confidenceById = leastConfidences(document);
  return (scheduled) => {
    const { id, kind, done, summary, startMinutes } = scheduled;
    if (done || kind === 'milestone') return noDoubts;
    const confidencePercent = confidenceById.get(id) ?? null;
    // A summary's dates come from its parts: its own estimate counts for nothing.
    const row = summary ? undefined : findRow(document, kind, id);
    const estimate = row?.plan.estimate ?? null;
    if (!row || estimate === null) {
      return confidencePercent === null ? noDoubts : { latestFinishMinutes: null, confidencePercent };
    }
    const length = Math.max(estimate.likelyMinutes, estimate.pessimisticMinutes) * 60;
    const finish = shift(calendarOf(row), row.plan.durationIsElapsed, startMinutes * 60, length);
    return { latestFinishMinutes: finish / 60, confidencePercent };
  };
}

const leastByTable = new WeakMap<ProgramDocument['dependencies'], ReadonlyMap<string, number>>();

function leastConfidences({ dependencies }: ProgramDocument): ReadonlyMap<string, number> {
  const known = leastByTable.get(dependencies);
  if (known) return known;
  const leastById = new Map<string, number>();
  leastByTable.set(dependencies, leastById);
  for (const { predecessorId, agreement } of dependencies) {
    const percent = agreement?.confidencePercent ?? null;
    const isToBeKept = agreement && isOpenState(agreement.state) && agreement.state !== 'Delivered';
    if (!isToBeKept || percent === null) continue;
    leastById.set(predecessorId, Math.min(percent, leastById.get(predecessorId) ?? 100));
  }
  return leastById;
}

export const confidenceLevels = ['low', 'medium', 'high'] as const;
export type ConfidenceLevel = (typeof confidenceLevels)[number];

/** How sure a promise is, in three steps: as many small columns are filled. */
export function confidenceToLevel(percent: number): ConfidenceLevel {
  if (percent < lowConfidencePercent) return 'low';
  return percent < 90 ? 'medium' : 'high';
}
