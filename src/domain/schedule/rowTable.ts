import type { PlaceableKind } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { Constraint, Plan } from '../model/plan';
import type { Milestone, Task } from '../model/work';
import { isBareDay } from '../time/moment';
import { calendarToWorkingCalendar, type WorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';
import { createCalendarChoice, momentToFinish, momentToStart, programCalendar } from './rowCalendars';
import { RowNumbers } from './rowNumbers';

/** How the passes place a row. */
export const rowMode = {
  /** By links, constraint, duration. */
  auto: 0,
  /** By its own two dates. */
  manual: 1,
  /** It started: its start is known. */
  started: 2,
  /** It is done: nothing moves it. */
  done: 3,
  /** Nothing says when; it takes part in nothing. */
  undated: 4,
  inactive: 5,
  /** Its parts say when. */
  summary: 6,
} as const;

/** What a constraint does, with the date in the column `constraintAt`. */
export const constraintCode = {
  none: 0,
  SNET: 1,
  FNET: 2,
  /** Caps the late start. */
  SNLT: 3,
  /** Caps the late finish. */
  FNLT: 4,
  /** Caps the late start and pulls the early one back. */
  hardSNLT: 5,
  hardFNLT: 6,
  MSO: 7,
  MFO: 8,
  ALAP: 9,
  /** A start that was written down for an automatic row: holds as SNET does. */
  written: 10,
} as const;

/** Everything the passes need of the rows, as columns over row numbers (projects, tasks, milestones in file order). Times in seconds. */
export type RowTable = {
  readonly count: number;
  readonly rows: readonly PlaceableRow[];
  readonly kinds: readonly PlaceableKind[];
  readonly numberById: RowNumbers;
  /** Row number of the task or project above; -1 for none. */
  readonly parent: Int32Array;
  /** Rows such that every row comes after the one above it. */
  readonly downward: Int32Array;
  readonly mode: Uint8Array;
  readonly calendars: readonly WorkingCalendar[];
  readonly duration: Float64Array;
  readonly elapsed: Uint8Array;
  /** Zero length: it stays where its predecessor finished instead of going on to the next working time. */
  readonly point: Uint8Array;
  /** Start and finish of manual, started and done rows; of others nothing. */
  readonly fixedStart: Float64Array;
  readonly fixedFinish: Float64Array;
  readonly constraint: Uint8Array;
  readonly constraintAt: Float64Array;
  /** +Infinity for none. */
  readonly deadline: Float64Array;
  /**
   * Where automatic work without predecessors begins: the written start of the nearest summary above it, else the
   * start of the program; NaN when nothing is dated.
   */
  readonly base: Float64Array;
  /** What is left of a row that has started, in seconds of its duration. */
  readonly remaining: Float64Array;
  /** What a person said is complete, in per cent. */
  readonly percent: Float64Array;
  /** Ids of calendars that hold no working time at all. */
  readonly calendarIdsWithoutWork: readonly string[];
  /** 1 for rows whose written finish comes before their start. */
  readonly turned: Uint8Array;
  /** 1 for automatic rows that say how long they are, and of which nothing says when. */
  readonly sized: Uint8Array;
};

const none = Number.NaN;

/** Whether a plan says nothing of when or how long. */
export function isBlankPlan(plan: Plan): boolean {
  return (
    plan.startAt === null &&
    plan.finishAt === null &&
    plan.durationMinutes === null &&
    plan.actualStartAt === null &&
    plan.actualFinishAt === null &&
    (plan.constraint === null || plan.constraint.at === null)
  );
}

/** Reads the rows of a document into columns. */
export function documentToRowTable(document: ProgramDocument): RowTable {
  const { projects, tasks, milestones } = document;
  const rows = ([] as PlaceableRow[]).concat(projects, tasks, milestones);
  const count = rows.length;
  const kinds = new Array<PlaceableKind>(count)
    .fill('project', 0, projects.length)
    .fill('task', projects.length, projects.length + tasks.length)
    .fill('milestone', projects.length + tasks.length);
  const numberById = new RowNumbers(rows);
  const parent = findParents(rows, projects.length, numberById);
  const downward = orderDownward(parent, rows, numberById);
  const mode = new Uint8Array(count);
  markSummaries(parent, kinds, rows, mode);
  for (let k = 0; k < count; k++) {
    const i = downward[k] as number;
    const above = parent[i] as number;
    if (!(rows[i] as PlaceableRow).plan.active || (above >= 0 && mode[above] === rowMode.inactive)) {
      mode[i] = rowMode.inactive;
    }
  }

  const columns = createRowColumns(kinds, mode);
  const { calendars, base, sized } = columns;
  const percent = new Float64Array(count);
  const whoseCalendar = createCalendarChoice(document);

  for (let i = 0; i < count; i++) {
    const row = rows[i] as PlaceableRow;
    const { plan } = row;
    const calendar = whoseCalendar(row);
    calendars[i] = calendar;
    percent[i] = plan.percentComplete;
    if (mode[i] === rowMode.inactive) continue;
    readRow(columns, i, row);
  }
  const { startAt } = document.program;
  const programStart =
    startAt !== null ? momentToStart(startAt, programCalendar(document)) : firstAskedOfAll(columns);
  for (let k = 0; k < count; k++) {
    const i = downward[k] as number;
    const above = parent[i] as number;
    if (Number.isNaN(base[i] as number)) base[i] = above < 0 ? programStart : (base[above] as number);
    // How long is known: without predecessors it begins with the program.
    if (sized[i] === 1 && !Number.isNaN(base[i] as number)) mode[i] = rowMode.auto;
  }
  return {
    count,
    rows,
    numberById,
    parent,
    downward,
    percent,
    calendarIdsWithoutWork: document.calendars
      .filter((calendar) => calendarToWorkingCalendar(calendar).withoutWork)
      .map((calendar) => calendar.id),
    ...columns,
  };
}

/** The columns that a row's own plan fills. */
export type RowColumns = Pick<
  RowTable,
  | 'kinds'
  | 'mode'
  | 'calendars'
  | 'duration'
  | 'elapsed'
  | 'point'
  | 'fixedStart'
  | 'fixedFinish'
  | 'constraint'
  | 'constraintAt'
  | 'deadline'
  | 'base'
  | 'remaining'
  | 'turned'
  | 'sized'
>;

/** Columns that hold nothing of any plan yet, for rows of known kinds and modes. */
export function createRowColumns(kinds: readonly PlaceableKind[], mode: Uint8Array) {
  const count = kinds.length;
  return {
    kinds,
    mode,
    calendars: new Array<WorkingCalendar>(count),
    duration: new Float64Array(count),
    elapsed: new Uint8Array(count),
    point: new Uint8Array(count),
    fixedStart: new Float64Array(count),
    fixedFinish: new Float64Array(count),
    constraint: new Uint8Array(count),
    constraintAt: new Float64Array(count),
    deadline: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    base: new Float64Array(count).fill(none),
    remaining: new Float64Array(count),
    turned: new Uint8Array(count),
    sized: new Uint8Array(count),
  };
}

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

/** A time moved by a duration: over working time, or over the clock. */
export function shift(calendar: WorkingCalendar, elapsed: boolean, time: number, seconds: number): number {
  return elapsed ? time + seconds : calendar.add(time, seconds);
}

/** The duration between two times: working, or by the clock. */
export function spanBetween(calendar: WorkingCalendar, elapsed: boolean, from: number, to: number): number {
  return elapsed ? to - from : Number.isNaN(from) || Number.isNaN(to) ? none : calendar.between(from, to);
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

/** Rows with parents first. A circle of parents, which only a damaged file can hold, is cut at its project. */
function orderDownward(
  parent: Int32Array,
  rows: readonly PlaceableRow[],
  numberById: RowNumbers,
): Int32Array {
  const count = parent.length;
  const order = new Int32Array(count);
  // 0 not seen, 1 on the way up, 2 placed.
  const state = new Uint8Array(count);
  let placed = 0;
  for (let i = 0; i < count; i++) {
    const above = parent[i] as number;
    if (state[i] === 0 && (above < 0 || state[above] === 2)) {
      state[i] = 2;
      order[placed++] = i;
      continue;
    }
    let at = i;
    const path: number[] = [];
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = parent[at] as number;
    }
    if (at >= 0 && state[at] === 1) {
      const last = path[path.length - 1] as number;
      const row = rows[last] as Task;
      const project = numberById.get(row.projectId) ?? -1;
      parent[last] = project;
      if (project >= 0 && state[project] === 0) {
        state[project] = 2;
        order[placed++] = project;
      }
    }
    for (let k = path.length - 1; k >= 0; k--) {
      const row = path[k] as number;
      state[row] = 2;
      order[placed++] = row;
    }
  }
  return order;
}

/** The rows above, by number. Rows of one project or task mostly stand together: their parent is looked up once. */
function findParents(
  rows: readonly PlaceableRow[],
  projectCount: number,
  numberById: RowNumbers,
): Int32Array {
  const parent = new Int32Array(rows.length).fill(-1);
  let lastId: string | null = null;
  let last = -1;
  for (let i = projectCount; i < rows.length; i++) {
    const row = rows[i] as Task | Milestone;
    const above = row.parentId ?? row.projectId;
    if (above === null) continue;
    if (above !== lastId) {
      lastId = above;
      last = numberById.get(above) ?? -1;
    }
    parent[i] = last;
  }
  return parent;
}

/** A row with tasks below it is a summary, and so is one that says nothing itself and has milestones below it. */
function markSummaries(
  parent: Int32Array,
  kinds: readonly PlaceableKind[],
  rows: readonly PlaceableRow[],
  mode: Uint8Array,
): void {
  for (let i = 0; i < parent.length; i++) {
    const above = parent[i] as number;
    if (above < 0 || mode[above] === rowMode.summary || !(rows[i] as PlaceableRow).plan.active) continue;
    if (kinds[i] === 'task' || isBlankPlan((rows[above] as PlaceableRow).plan)) mode[above] = rowMode.summary;
  }
}
