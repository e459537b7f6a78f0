import { findRow, type ProgramDocument } from '../model/document';
import type { RowOf } from '../model/kinds';
import { finishDay, finishDayNumber, startDay } from '../schedule/days';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween, dayToNumber } from '../time/day';
import { momentToDay } from '../time/moment';
import { count } from '../words';

type Snapshot = RowOf<'snapshot'>;

/** Why a row finishes on another day than the snapshot says. */
export type ChangeReason =
  /** It waits for a row that moved as well. */
  | { readonly code: 'waits'; readonly forTitle: string; readonly days: number }
  /** A part of it moved. */
  | { readonly code: 'part'; readonly partTitle: string; readonly days: number }
  /** Its parts are not the same any more. */
  | { readonly code: 'parts' }
  /** It takes longer or shorter than it did, in calendar days. */
  | { readonly code: 'length'; readonly days: number }
  /** It was put elsewhere by hand, constraint or actual dates. */
  | { readonly code: 'moved' };

/** A row that is elsewhere than the snapshot has it. */
export type ChangedRow = {
  readonly id: string;
  readonly kind: ScheduledRow['kind'];
  readonly title: string;
  readonly thenDay: Day;
  readonly nowDay: Day;
  /** Calendar days by which it finishes later. */
  readonly days: number;
  readonly reason: ChangeReason;
};

/** What is different from a snapshot. */
export type ChangesSince = {
  /** Rows that finish on another day, those that moved most first. */
  readonly changed: readonly ChangedRow[];
  /** Titles of rows that are new, and how many rows of the snapshot are gone. */
  readonly added: readonly string[];
  readonly goneCount: number;
};

/** How many days later than in a snapshot a row finishes ([B7]); null for one that the snapshot does not know. */
export function varianceDays(thenDay: Day | undefined, row: ScheduledRow): number | null {
  if (thenDay === undefined) return null;
  return finishDayNumber(row.startMinutes, row.finishMinutes) - dayToNumber(thenDay);
}

/** The last days of a snapshot's rows. */
export function snapshotFinishes(snapshot: Pick<Snapshot, 'dates'>): ReadonlyMap<string, Day> {
  return new Map(snapshot.dates.map(({ id, finishAt }) => [id as string, momentToDay(finishAt)]));
}

/** Everything that finishes on another day than a snapshot has it, with the reason ([B7], [B8]). */
export function changedSince(
  document: ProgramDocument,
  schedule: Schedule,
  snapshot: Snapshot,
): ChangesSince {
  const thenById = new Map(
    snapshot.dates.map(({ id, startAt, finishAt }) => [
      id as string,
      { startDay: momentToDay(startAt), finishDay: momentToDay(finishAt) },
    ]),
  );
  const daysOf = (row: ScheduledRow) => varianceDays(thenById.get(row.id)?.finishDay, row) ?? 0;
  const partOf = lastParts(document, schedule);
  const changed: ChangedRow[] = [];
  const added: string[] = [];
  for (const [id, row] of schedule.byId) {
    const then = thenById.get(id);
    if (!then) {
      added.push(row.title);
      continue;
    }
    const days = daysOf(row);
    if (days === 0) continue;
    changed.push({
      id,
      kind: row.kind,
      title: row.title,
      thenDay: then.finishDay,
      nowDay: finishDay(row),
      days,
      reason: reasonOf(row, then.startDay, days),
    });
  }
  changed.sort((a, b) => Math.abs(b.days) - Math.abs(a.days) || (a.title < b.title ? -1 : 1));
  const goneCount = snapshot.dates.filter(({ id }) => !schedule.byId.has(id)).length;
  return { changed, added, goneCount };

  function reasonOf(row: ScheduledRow, thenStart: Day, days: number): ChangeReason {
    const part = row.summary ? partOf.get(row.id) : undefined;
    if (part && Math.sign(daysOf(part)) === Math.sign(days)) {
      return { code: 'part', partTitle: part.title, days: daysOf(part) };
    }
    if (row.summary) return { code: 'parts' };
    const driver =
      row.drivingDependencyId === null || row.drivingDependencyId === undefined
        ? undefined
        : findRow(document, 'dependency', row.drivingDependencyId);
    const before = driver ? schedule.byId.get(driver.predecessorId) : undefined;
    if (before && row.placedBy === 'link' && Math.sign(daysOf(before)) === Math.sign(days)) {
      return { code: 'waits', forTitle: before.title, days: daysOf(before) };
    }
    const startsLater = daysBetween(thenStart, startDay(row));
    return startsLater === 0 ? { code: 'length', days } : { code: 'moved' };
  }
}

/** Of each project and summary the part that finishes last. */
function lastParts(document: ProgramDocument, schedule: Schedule): ReadonlyMap<string, ScheduledRow> {
  const lastById = new Map<string, ScheduledRow>();
  for (const part of [...document.tasks, ...document.milestones]) {
    const row = schedule.byId.get(part.id);
    const parentId: string | null = part.parentId ?? part.projectId;
    if (!row || parentId === null) continue;
    const known = lastById.get(parentId);
    if (!known || row.finishMinutes > known.finishMinutes) lastById.set(parentId, row);
  }
  return lastById;
}

/** One sentence for a person. */
export function changeReasonToText(reason: ChangeReason): string {
  const days = (amount: number) => count(Math.abs(amount), 'day');
  const later = (amount: number) => `${days(amount)} ${amount > 0 ? 'later' : 'sooner'}`;
  switch (reason.code) {
    case 'waits':
      return `waits for ‘${reason.forTitle}’, which finishes ${later(reason.days)}`;
    case 'part':
      return `its part ‘${reason.partTitle}’ finishes ${later(reason.days)}`;
    case 'parts':
      return 'consists of other parts than it did';
    case 'length':
      return `starts as before and takes ${days(reason.days)} ${reason.days > 0 ? 'longer' : 'less'}`;
    case 'moved':
      return 'was given other dates';
  }
}
