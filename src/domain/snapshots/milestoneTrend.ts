import type { ProgramDocument } from '../model/document';
import type { Snapshot } from '../model/snapshot';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { snapshotFinishes } from './changedSince';

/** What was forecast for a milestone, snapshot by snapshot and in the plan of today. */
export type MilestoneForecasts = {
  readonly id: string;
  readonly title: string;
  /** The program's target is about it. */
  readonly target: boolean;
  /** One for each snapshot in their order, null where it did not know the milestone; the last is today's. */
  readonly forecasts: readonly (Day | null)[];
  /** Calendar days between the first and the last forecast. */
  readonly driftDays: number;
};

/**
 * [B9] What these snapshots and the plan of today expected of every milestone that one of them knew: the program's target
 * first, then those that drifted most.
 */
export function milestoneForecasts(
  document: ProgramDocument,
  schedule: Schedule,
  snapshots: readonly Pick<Snapshot, 'dates'>[],
): readonly MilestoneForecasts[] {
  const tables = snapshots.map(snapshotFinishes);
  const lines = document.milestones.flatMap(({ id, title }): MilestoneForecasts[] => {
    const row = schedule.byId.get(id);
    const first = tables.find((it) => it.has(id))?.get(id);
    if (!row || first === undefined) return [];
    const now = finishDay(row);
    return [
      {
        id,
        title,
        target: id === document.program.targetMilestoneId,
        forecasts: [...tables.map((it) => it.get(id) ?? null), now],
        driftDays: daysBetween(first, now),
      },
    ];
  });
  return lines.sort(
    (a, b) =>
      Number(b.target) - Number(a.target) ||
      Math.abs(b.driftDays) - Math.abs(a.driftDays) ||
      (a.title < b.title ? -1 : 1),
  );
}

/** What was expected of milestones, and on which days that was said; the last is today. */
export type MilestoneTrend = {
  /** Two snapshots of one day, and one of today, are columns of their own. */
  readonly saidDays: readonly Day[];
  /** Their forecasts are those of the days, one by one. */
  readonly lines: readonly MilestoneForecasts[];
};

/** [B9] The milestone trend over all snapshots in the order of their days: at most `limit` lines. */
export function milestoneTrend(
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
  limit = 8,
): MilestoneTrend {
  const snapshots = document.snapshots.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    saidDays: [...snapshots.map((it) => it.day), today],
    lines: milestoneForecasts(document, schedule, snapshots).slice(0, limit),
  };
}
