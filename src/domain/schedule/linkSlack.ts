import type { Dependency } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';
import { shift, spanBetween } from '../time/spans';
import { calendarOf } from './rowCalendars';

import type { Schedule, ScheduledRow } from './schedule';

/**
 * How long the successor of a link waits beyond what the link asks ([S35]), in minutes of its working time: zero where
 * the link decides its date, negative where its date contradicts the link. Null where the link moves nothing, or an end
 * has no date.
 */
export function linkSlackMinutes(
  document: ProgramDocument,
  schedule: Schedule,
  dependency: Dependency,
): number | null {
  const from = schedule.byId.get(dependency.predecessorId);
  const to = schedule.byId.get(dependency.successorId);
  const calendar = to && calendarOfScheduled(document, to);
  if (!dependency.drives || !from || !to || !calendar) return null;
  const leavesFinish = dependency.type === 'FS' || dependency.type === 'FF';
  const entersStart = dependency.type === 'FS' || dependency.type === 'SS';
  const leaves = (leavesFinish ? from.finishMinutes : from.startMinutes) * 60;
  const enters = (entersStart ? to.startMinutes : to.finishMinutes) * 60;
  const { unit, value } = dependency.lag ?? { unit: 'working', value: 0 };
  const length = () => {
    const own = calendarOfScheduled(document, from) ?? calendar;
    return spanBetween(own, false, from.startMinutes * 60, from.finishMinutes * 60);
  };
  const lag = unit === 'percent' ? (length() * value) / 100 : value * 60;
  const allowed = lag === 0 ? leaves : shift(calendar, unit === 'elapsed', leaves, lag);
  const seconds =
    enters >= allowed
      ? spanBetween(calendar, false, allowed, enters)
      : -spanBetween(calendar, false, enters, allowed);
  // A negative zero is read aloud.
  return Math.round(seconds / 60) + 0;
}

function calendarOfScheduled(document: ProgramDocument, { id, kind }: ScheduledRow) {
  const row = findRow(document, kind, id);
  return row && calendarOf(document, row);
}
