import type { ProgramDocument } from '../model/document';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { daysBetween } from '../time/day';
import { momentToDay } from '../time/moment';

/** Where a milestone was expected, as said on each day. */
export type TrendLine = {
  readonly id: string;
  readonly title: string;
  readonly target: boolean;
  readonly points: readonly { readonly saidDay: Day; readonly expectedDay: Day }[];
  /** Calendar days between the first and the last expectation. */
  readonly driftDays: number;
};

/**
 * The milestone trend ([B9]): what each snapshot, in the order of their days, and the plan of today expected of every
 * milestone that one of them knew. The program's target first, then those that drifted most; at most `limit`.
 */
export function milestoneTrend(
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
  limit = 8,
): readonly TrendLine[] {
  const snapshots = document.snapshots.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const saidById = new Map<string, { saidDay: Day; expectedDay: Day }[]>();
  for (const milestone of document.milestones) saidById.set(milestone.id, []);
  for (const snapshot of snapshots) {
    for (const { id, finishAt } of snapshot.dates) {
      saidById.get(id)?.push({ saidDay: snapshot.day, expectedDay: momentToDay(finishAt) });
    }
  }
  const lines = document.milestones.flatMap((milestone): TrendLine[] => {
    const points = saidById.get(milestone.id) ?? [];
    const row = schedule.byId.get(milestone.id);
    if (points.length === 0 || !row) return [];
    points.push({ saidDay: today, expectedDay: finishDay(row) });
    const [first] = points;
    const last = points.at(-1);
    return [
      {
        id: milestone.id,
        title: milestone.title,
        target: milestone.id === document.program.targetMilestoneId,
        points,
        driftDays: first && last ? daysBetween(first.expectedDay, last.expectedDay) : 0,
      },
    ];
  });
  return lines
    .sort(
      (a, b) =>
        Number(b.target) - Number(a.target) ||
        Math.abs(b.driftDays) - Math.abs(a.driftDays) ||
        (a.title < b.title ? -1 : 1),
    )
    .slice(0, limit);
}
