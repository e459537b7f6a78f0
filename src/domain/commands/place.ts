import { findRow } from '../model/document';
import type { RowOf } from '../model/kinds';
import { type Plan, planSchema } from '../model/plan';
import { err, ok, type Result } from '../result';
import { finishDay, startDay } from '../schedule/days';
import { knownSchedule } from '../schedule/knownSchedule';
import { calendarOf, momentToFinish, momentToStart } from '../schedule/rowCalendars';
import type { ScheduledRow } from '../schedule/schedule';
import { updateSchedule } from '../schedule/updateSchedule';
import { daysBetween, numberToDay } from '../time/day';
import {
  dayToMoment,
  isBareDay,
  type Moment,
  minutesToMoment,
  momentToDay,
  shiftMoment,
} from '../time/moment';
import { spanBetween } from '../time/spans';
import { type PlaceableKind, zodErrorToRefusal } from './command';
import type { Draft } from './draft';
import type { NamedRow, Refusal } from './refusal';
import { nameRow, requireLeaf, requirePlanInOrder } from './require';

type PlaceableRow = RowOf<PlaceableKind>;
type Placed = {
  readonly draft: Draft;
  readonly kind: PlaceableKind;
  readonly row: PlaceableRow;
  readonly named: NamedRow;
  /** Where it is now; `undefined` for a row without dates. Computed when asked: a batch moves hundreds. */
  readonly scheduled: () => ScheduledRow | undefined;
};

/**
 * [P4] Moves a bar to start at `startAt` (a milestone: to be then). One placed by hand keeps its length in days; an
 * automatic one may not start sooner; one without dates is placed by hand.
 */
export function moveRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  startAt: Moment,
): Result<null, Refusal> {
  return placeRow(draft, kind, id, ({ row, named, scheduled }) => {
    const { plan } = row;
    const written = plan.startAt ?? plan.finishAt;
    if (plan.placement === 'manual' && written !== null) {
      return ok(shiftManual(plan, kind, plan.startAt === null ? scheduled() : undefined, startAt));
    }
    const sized = plan.durationMinutes !== null || kind === 'milestone';
    const dated = written !== null || (plan.constraint?.at ?? null) !== null;
    // Whether it has dates at all, and how long it is, may hang on what it depends on.
    const known = sized && dated ? undefined : scheduled();
    if (!known && !(sized && dated)) {
      return ok({ ...plan, placement: 'manual', startAt, finishAt: undatedFinish(plan, startAt) });
    }
    const started = requireNotStarted(named, plan);
    if (!started.ok) return started;
    return ok(startNoSooner(plan, kind, known?.durationMinutes ?? 0, startAt));
  });
}

/**
 * [P5] Moves one or both ends of a bar. The end that is not named stays where it is: of a bar placed by hand as it is
 * written, of an automatic one as it is computed, so that its duration changes and it stays automatic.
 */
export function resizeRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  startAt: Moment | null,
  finishAt: Moment | null,
): Result<null, Refusal> {
  return placeRow(draft, kind, id, (placed) => {
    const { plan } = placed.row;
    if (startAt === null && finishAt === null) return ok(plan);
    const scheduled = placed.scheduled();
    if (scheduled && plan.placement === 'auto') return resizeAutomatic(placed, scheduled, startAt, finishAt);
    const start = startAt ?? plan.startAt ?? (scheduled ? dayToMoment(startDay(scheduled)) : finishAt);
    const finish = finishAt ?? plan.finishAt ?? (scheduled ? dayToMoment(finishDay(scheduled)) : startAt);
    // Between its two dates is how long it is; a duration beside them would say something else.
    return ok({ ...plan, placement: 'manual', startAt: start, finishAt: finish, durationMinutes: null });
  });
}

/** A row without dates that knows how long it is needs no finish. */
function undatedFinish(plan: Plan, startAt: Moment): Moment | null {
  return plan.durationMinutes === null ? startAt : null;
}

/** `scheduled` is where it is when only its finish is written. */
function shiftManual(
  plan: Plan,
  kind: PlaceableKind,
  scheduled: ScheduledRow | undefined,
  startAt: Moment,
): Plan {
  const from = plan.startAt ?? plan.finishAt ?? startAt;
  const fromDay = scheduled && kind !== 'milestone' ? startDay(scheduled) : momentToDay(from);
  const days = daysBetween(fromDay, momentToDay(startAt));
  const place = (moment: Moment) => {
    const shifted = shiftMoment(moment, days);
    return isBareDay(startAt) ? shifted : startAt;
  };
  if (kind === 'milestone') {
    return {
      ...plan,
      startAt: plan.startAt === null ? null : place(plan.startAt),
      finishAt: plan.finishAt === null ? null : place(plan.finishAt),
    };
  }
  return {
    ...plan,
    startAt: plan.startAt === null ? null : place(plan.startAt),
    finishAt: plan.finishAt === null ? null : shiftMoment(plan.finishAt, days),
  };
}

/** An automatic plan that is told its length and not to start sooner; what was written before gives way. */
function startNoSooner(plan: Plan, kind: PlaceableKind, minutes: number, startAt: Moment): Plan {
  return {
    ...plan,
    startAt: null,
    finishAt: null,
    durationMinutes: kind === 'milestone' ? plan.durationMinutes : (plan.durationMinutes ?? minutes),
    constraint: { type: 'SNET', at: startAt, manner: 'soft' },
  };
}

function resizeAutomatic(
  { draft, kind, row, named }: Placed,
  scheduled: ScheduledRow,
  startAt: Moment | null,
  finishAt: Moment | null,
): Result<Plan, Refusal> {
  const { plan } = row;
  if (plan.actualFinishAt !== null || (startAt !== null && plan.actualStartAt !== null)) {
    return requireNotStarted(named, plan) as Result<never, Refusal>;
  }
  const calendar = calendarOf(draft.document, row);
  const finish = finishAt === null ? scheduled.finishMinutes * 60 : momentToFinish(finishAt, calendar);
  const from = (start: number): Result<Plan, Refusal> => {
    if (finish < start) {
      const shown = (seconds: number) => momentToDay(minutesToMoment(seconds / 60));
      const end = finishAt === null ? shown(finish) : momentToDay(finishAt);
      return err({ code: 'finishBeforeStart', row: named, start: shown(start), finish: end });
    }
    const seconds = spanBetween(calendar, plan.durationIsElapsed, start, finish);
    return ok({ ...plan, startAt: null, finishAt: null, durationMinutes: seconds / 60 });
  };
  if (startAt !== null) {
    const asked = from(momentToStart(startAt, calendar));
    if (!asked.ok || asked.value.durationMinutes === null) return asked;
    const sooner = startNoSooner(asked.value, kind, asked.value.durationMinutes, startAt);
    // Links may not let it start that soon: then it begins where they let it, and its finish stays.
    const begun = startOf(draft, kind, row, sooner);
    if (begun === null || begun <= momentToStart(startAt, calendar)) return ok(sooner);
    const bounded = from(begun);
    return bounded.ok ? ok(startNoSooner(bounded.value, kind, 0, startAt)) : bounded;
  }
  const start = scheduled.startMinutes * 60;
  const resized = from(start);
  if (!resized.ok || startOf(draft, kind, row, resized.value) === start) return resized;
  // Its start came from a date that was written, or from its finish: it is told to stay.
  const length = resized.value.durationMinutes ?? 0;
  return ok(startNoSooner(resized.value, kind, length, stayingAt(start, plan, calendar)));
}

/** A start as a moment: the bare day where that says the same. */
function stayingAt(start: number, plan: Plan, calendar: ReturnType<typeof calendarOf>): Moment {
  const day = dayToMoment(numberToDay(Math.floor(start / 86_400)));
  return momentToStart(plan.startAt ?? day, calendar) === start
    ? (plan.startAt ?? day)
    : minutesToMoment(start / 60);
}

/** Where a row would start, in seconds, with another plan. */
function startOf(draft: Draft, kind: PlaceableKind, row: PlaceableRow, plan: Plan): number | null {
  const table = kind === 'project' ? 'projects' : kind === 'task' ? 'tasks' : 'milestones';
  const rows = draft.document[table] as readonly PlaceableRow[];
  const changed = {
    ...draft.document,
    [table]: rows.map((it) => (it.id === row.id ? { ...row, plan } : it)),
  };
  const { schedule } = updateSchedule(knownSchedule(draft.document), changed);
  const scheduled = schedule.byId.get(row.id);
  return scheduled ? scheduled.startMinutes * 60 : null;
}

function requireNotStarted(named: NamedRow, plan: Plan): Result<null, Refusal> {
  const started = plan.actualStartAt ?? plan.actualFinishAt;
  return started === null ? ok(null) : err({ code: 'hasStarted', row: named, day: momentToDay(started) });
}

function placeRow(
  draft: Draft,
  kind: PlaceableKind,
  id: string,
  place: (placed: Placed) => Result<Plan, Refusal>,
): Result<null, Refusal> {
  const row = findRow(draft.document, kind, id) as PlaceableRow | undefined;
  if (!row) return err({ code: 'rowMissing', kind, id });
  const named = nameRow(kind, row);
  const leaf = requireLeaf(draft.document, named);
  if (!leaf.ok) return leaf;
  const scheduled = () => knownSchedule(draft.document).byId.get(id);
  const placed = place({ draft, kind, row, named, scheduled });
  if (!placed.ok) return placed;
  // [P7] What no file could hold (a length of thousands of years, a day after 9999) is refused before it is kept.
  const kept = planSchema.safeParse(placed.value);
  if (!kept.success) return err(zodErrorToRefusal(kept.error, placed.value));
  const inOrder = requirePlanInOrder(named, placed.value);
  if (!inOrder.ok) return inOrder;
  draft.replace(kind, { ...row, plan: placed.value } as RowOf<typeof kind>);
  return ok(null);
}
