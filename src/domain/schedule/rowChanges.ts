import type { PlaceableKind } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { WorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';
import { firstAskedOfAll, readRow } from './readRow';
import { createRowColumns, type RowTable, rowMode } from './rowTable';
import { isBlankPlan } from './rowTree';

/** Why a schedule is computed anew instead of brought up to date. */
export type FullReason =
  /** Rows were added, removed, moved, nested, or (in)activated. */
  | 'rows'
  /** A calendar changed, or who keeps which. */
  | 'calendars'
  /** The program's start, calendar or limits of slack changed. */
  | 'program'
  /** A summary got another start or constraint, which holds for all its parts. */
  | 'summary'
  /** A row got its first date or lost its last, or the plan begins at another time. */
  | 'dating'
  /** Something is to be as late as possible, which needs a backward pass before the forward one. */
  | 'late'
  /** Links changed where there is or was a circle, or where links date rows. */
  | 'links';

/** The rows that are different, by number, and the table with them; `rows` itself when none is. */
export type RowChanges = {
  readonly rows: RowTable;
  readonly changed: readonly number[];
  /** Whether none of them says anything else of when or how long: a title, an owner, a note. */
  readonly isSamePlan: boolean;
};

/** Reads the rows that changed between two versions of a program into a copy of its table. */
export function updateRowTable(
  rows: RowTable,
  before: ProgramDocument,
  after: ProgramDocument,
): RowChanges | FullReason {
  const structural = structureReason(before, after);
  if (structural !== null) return structural;
  const changed: number[] = [];
  const hasCalendars = after.calendars.length > 0;
  const tables = [
    [before.projects, after.projects],
    [before.tasks, after.tasks],
    [before.milestones, after.milestones],
  ] as const;
  let offset = 0;
  for (const [old, now] of tables) {
    if (old.length !== now.length) return 'rows';
    if (old !== now) {
      for (let i = 0; i < now.length; i++) {
        const was = old[i] as PlaceableRow;
        const is = now[i] as PlaceableRow;
        if (was === is) continue;
        if (was.id !== is.id || parentOf(was) !== parentOf(is) || projectOf(was) !== projectOf(is))
          return 'rows';
        if (was.plan.active !== is.plan.active || isBlankPlan(was.plan) !== isBlankPlan(is.plan))
          return 'rows';
        if (hasCalendars && (teamOf(was) !== teamOf(is) || was.plan.calendarId !== is.plan.calendarId)) {
          return 'calendars';
        }
        changed.push(offset + i);
      }
    }
    offset += now.length;
  }
  if (changed.length === 0) return { rows, changed, isSamePlan: true };
  const now = ([] as PlaceableRow[]).concat(after.projects, after.tasks, after.milestones);
  const read = readChangedRows(rows, now, changed);
  if (typeof read === 'string') return read;
  const copy = { ...rows, rows: now, ...read };
  if (after.program.startAt === null && !Object.is(firstAskedOfAll(rows), firstAskedOfAll(copy))) {
    return 'dating';
  }
  return { rows: copy, changed, isSamePlan: Object.keys(read).length === 0 };
}

const planColumns = [
  'mode',
  'duration',
  'elapsed',
  'point',
  'fixedStart',
  'fixedFinish',
  'constraint',
  'constraintAt',
  'deadline',
  'remaining',
  'percent',
  'turned',
  'sized',
] as const;
type PlanColumn = (typeof planColumns)[number];

/** Copies of those columns in which a changed row says something else: mostly it is one of them. */
function readChangedRows(
  rows: RowTable,
  now: readonly PlaceableRow[],
  changed: readonly number[],
): Partial<Pick<RowTable, PlanColumn>> | FullReason {
  const read = {
    ...createRowColumns(
      changed.map((i) => rows.kinds[i] as PlaceableKind),
      new Uint8Array(changed.length),
    ),
    percent: new Float64Array(changed.length),
  };
  const copies: Partial<Record<PlanColumn, Uint8Array | Float64Array>> = {};
  for (let k = 0; k < changed.length; k++) {
    const i = changed[k] as number;
    const row = now[i] as PlaceableRow;
    const was = (rows.rows[i] as PlaceableRow).plan;
    const is = row.plan;
    if (was === is || rows.mode[i] === rowMode.inactive) continue;
    if (rows.mode[i] === rowMode.summary) {
      const same =
        was.startAt === is.startAt && JSON.stringify(was.constraint) === JSON.stringify(is.constraint);
      if (!same) return 'summary';
      read.mode[k] = rowMode.summary;
    }
    read.calendars[k] = rows.calendars[i] as WorkingCalendar;
    read.percent[k] = is.percentComplete;
    readRow(read, k, row);
    // Its length lets it begin with the program.
    if (read.sized[k] === 1 && !Number.isNaN(rows.base[i] as number)) read.mode[k] = rowMode.auto;
    const isUndated = read.mode[k] === rowMode.undated || rows.mode[i] === rowMode.undated;
    for (const name of planColumns) {
      const value = read[name][k] as number;
      if (Object.is(value, rows[name][i])) continue;
      if (isUndated) return 'dating';
      const column = copies[name] ?? rows[name].slice();
      column[i] = value;
      copies[name] = column;
    }
  }
  return copies as Partial<Pick<RowTable, PlanColumn>>;
}

function structureReason(before: ProgramDocument, after: ProgramDocument): FullReason | null {
  const was = before.program;
  const is = after.program;
  if (
    was.startAt !== is.startAt ||
    was.calendarId !== is.calendarId ||
    was.criticalSlackDays !== is.criticalSlackDays ||
    was.nearCriticalSlackDays !== is.nearCriticalSlackDays
  ) {
    return 'program';
  }
  if (before.calendars !== after.calendars) return 'calendars';
  if (before.teams === after.teams || after.calendars.length === 0) return null;
  const keepCalendars =
    before.teams.length === after.teams.length &&
    before.teams.every((team, i) => {
      const other = after.teams[i];
      return team.id === other?.id && team.calendarId === other.calendarId;
    });
  return keepCalendars ? null : 'calendars';
}

function parentOf(row: PlaceableRow): string | null {
  return 'parentId' in row ? row.parentId : null;
}

function projectOf(row: PlaceableRow): string | null {
  return 'projectId' in row ? row.projectId : null;
}

function teamOf(row: PlaceableRow): string | null {
  return 'teamId' in row ? row.teamId : null;
}
