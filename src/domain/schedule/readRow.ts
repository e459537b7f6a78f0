import type { Constraint, Plan } from '../model/plan';
import { isBareDay } from '../time/moment';
import { shift, spanBetween } from '../time/spans';
import type { WorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';
import { momentToFinish, momentToStart } from './rowCalendars';
import { constraintCode, type RowColumns, rowMode } from './rowTable';

const none = Number.NaN;

/**
 * Reads the plan of one row into columns that hold nothing of it yet. A row of which nothing says when is left undated,
 * also where its length lets it begin with the program.
 */
export function readRow(columns: RowColumns, i: number, row: PlaceableRow): void {
  const { kinds, mode, duration, elapsed, point, fixedStart, fixedFinish, constraint, constraintAt } =
    columns;
  const { deadline, base, remaining, turned } = columns;
  const { plan } = row;
  const calendar = columns.calendars[i] as WorkingCalendar;
  const isPoint = kinds[i] === 'milestone';
  if (plan.deadlineAt !== null) deadline[i] = momentToFinish(plan.deadlineAt, calendar);
  readConstraint(plan.constraint, isPoint, calendar, i, constraint, constraintAt);
  if (mode[i] === rowMode.summary) {
    if (plan.startAt !== null) base[i] = momentToStart(plan.startAt, calendar);
    return;
  }
  elapsed[i] = plan.durationIsElapsed ? 1 : 0;
  // Most rows say how long, and nothing more.
  if (!isPoint && saysOnlyItsLength(plan)) {
    const length = Math.round(plan.durationMinutes * 60);
    duration[i] = length;
    point[i] = length === 0 ? 1 : 0;
    leaveToLinks(columns, i, plan);
    return;
  }

  // A point that names a day is at that day's end, whichever of its fields says so.
  const toStart = isPoint ? momentToFinish : momentToStart;
  const startAt = isPoint ? (plan.finishAt ?? plan.startAt) : plan.startAt;
  const finishAt = isPoint ? startAt : plan.finishAt;
  let start = startAt === null ? none : toStart(startAt, calendar);
  let finish = finishAt === null ? none : momentToFinish(finishAt, calendar);
  if (finish < start) {
    turned[i] = 1;
    finish = start;
  }
  const span = spanBetween(calendar, plan.durationIsElapsed, start, finish);
  const stated = isPoint ? 0 : plan.durationMinutes === null ? none : Math.round(plan.durationMinutes * 60);
  if (Number.isNaN(start) && !Number.isNaN(finish)) {
    // What ends before its day's working time begins has none of it.
    if (Number.isNaN(stated))
      start = Math.min(finish, calendar.startOfDay(Math.floor((finish - 1) / 86_400)));
    else start = shift(calendar, plan.durationIsElapsed, finish, -stated);
  } else if (Number.isNaN(finish) && !Number.isNaN(start)) {
    if (!Number.isNaN(stated)) finish = shift(calendar, plan.durationIsElapsed, start, stated);
    else finish = startAt !== null && isBareDay(startAt) ? momentToFinish(startAt, calendar) : start;
  }
  const dated = !Number.isNaN(start);
  // Nothing said how long: between its dates, else a working day.
  const length = !Number.isNaN(stated)
    ? stated
    : !Number.isNaN(span)
      ? span
      : dated
        ? spanBetween(calendar, plan.durationIsElapsed, start, finish)
        : calendar.daySeconds;
  duration[i] = length;
  point[i] = length === 0 ? 1 : 0;

  const actualStart = plan.actualStartAt === null ? none : toStart(plan.actualStartAt, calendar);
  const actualFinish = plan.actualFinishAt === null ? none : momentToFinish(plan.actualFinishAt, calendar);
  if (plan.actualFinishAt !== null || (plan.percentComplete === 100 && plan.actualStartAt !== null)) {
    mode[i] = rowMode.done;
    const begun = !Number.isNaN(actualStart)
      ? actualStart
      : isPoint
        ? actualFinish
        : plan.placement === 'manual' && dated && start <= actualFinish
          ? start
          : shift(calendar, plan.durationIsElapsed, actualFinish, -length);
    fixedStart[i] = begun;
    fixedFinish[i] = Number.isNaN(actualFinish)
      ? shift(calendar, plan.durationIsElapsed, begun, length)
      : Math.max(begun, actualFinish);
  } else if (plan.placement === 'manual') {
    if (dated) {
      mode[i] = Number.isNaN(actualStart) ? rowMode.manual : rowMode.started;
      remaining[i] = leftOf(plan, length);
      fixedStart[i] = start;
      fixedFinish[i] = finish;
    } else mode[i] = rowMode.undated;
  } else if (!Number.isNaN(actualStart)) {
    mode[i] = rowMode.started;
    fixedStart[i] = actualStart;
    remaining[i] = leftOf(plan, length);
    const whole = shift(calendar, plan.durationIsElapsed, actualStart, length);
    // Work that was broken off goes on when it is resumed, and never ends sooner for that.
    const resumed =
      plan.resumeAt === null || plan.remainingMinutes === null
        ? whole
        : shift(
            calendar,
            plan.durationIsElapsed,
            momentToStart(plan.resumeAt, calendar),
            remaining[i] as number,
          );
    fixedFinish[i] = Math.max(whole, resumed);
  } else {
    // A written start asks for no more than a constraint does, and a constraint was said later.
    if (constraint[i] === constraintCode.none && dated) {
      constraint[i] = constraintCode.written;
      constraintAt[i] = start;
    }
    leaveToLinks(columns, i, plan);
  }
}

/** Whether nothing of a plan is a date but for its constraint and deadline. */
function saysOnlyItsLength(plan: Plan): plan is Plan & { durationMinutes: number } {
  return (
    plan.durationMinutes !== null &&
    plan.startAt === null &&
    plan.finishAt === null &&
    plan.actualStartAt === null &&
    plan.actualFinishAt === null &&
    plan.placement === 'auto'
  );
}

/** An automatic row that has not begun: undated where nothing of its own says when, until links or the program's start do. */
function leaveToLinks({ constraint, mode, sized }: RowColumns, i: number, plan: Plan): void {
  const code = constraint[i] as number;
  if (code !== constraintCode.none && code !== constraintCode.ALAP) mode[i] = rowMode.auto;
  else {
    mode[i] = rowMode.undated;
    if (plan.durationMinutes !== null) sized[i] = 1;
  }
}

/** The first time that a row asks for by itself; +Infinity where it asks for none. */
function firstAsked(
  { calendars, constraint, constraintAt, duration, elapsed, fixedStart, mode }: RowColumns,
  i: number,
): number {
  switch (mode[i]) {
    case rowMode.manual:
    case rowMode.started:
    case rowMode.done:
      return fixedStart[i] as number;
    case rowMode.auto: {
      const code = constraint[i] as number;
      const at = constraintAt[i] as number;
      if (code === constraintCode.none || code === constraintCode.ALAP) return Number.POSITIVE_INFINITY;
      if (code !== constraintCode.FNET && code !== constraintCode.MFO) return at;
      return shift(calendars[i] as WorkingCalendar, elapsed[i] === 1, at, -(duration[i] as number));
    }
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** The first time that any row asks for by itself, where a program that names no start begins; NaN where none asks. */
export function firstAskedOfAll(columns: RowColumns): number {
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < columns.mode.length; i++) {
    const asked = firstAsked(columns, i);
    if (asked < first) first = asked;
  }
  return Number.isFinite(first) ? first : none;
}

/** What is left of a started row's duration. */
function leftOf(plan: Plan, length: number): number {
  return plan.remainingMinutes === null
    ? Math.round(length * (1 - plan.percentComplete / 100))
    : Math.round(plan.remainingMinutes * 60);
}

function readConstraint(
  constraint: Constraint | null,
  isPoint: boolean,
  calendar: WorkingCalendar,
  index: number,
  codes: Uint8Array,
  dates: Float64Array,
): void {
  if (constraint === null || constraint.type === 'ASAP') return;
  if (constraint.type === 'ALAP') {
    codes[index] = constraintCode.ALAP;
    return;
  }
  if (constraint.at === null) return;
  const hard = constraint.manner === 'hard';
  const { type } = constraint;
  codes[index] =
    type === 'SNLT' && hard
      ? constraintCode.hardSNLT
      : type === 'FNLT' && hard
        ? constraintCode.hardFNLT
        : constraintCode[type];
  const starts = !isPoint && (type === 'SNET' || type === 'SNLT' || type === 'MSO');
  dates[index] = starts ? momentToStart(constraint.at, calendar) : momentToFinish(constraint.at, calendar);
}
