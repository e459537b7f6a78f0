import type { ProgramDocument } from '../model/document';
import type { AnyRow } from '../model/kinds';
import type { PlaceableRow } from './placeableRow';
import { firstAskedOfAll, isBlankPlan, type RowTable, readRow, rowMode } from './rowTable';

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
export type RowChanges = { readonly rows: RowTable; readonly changed: readonly number[] };

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
  if (changed.length === 0) return { rows, changed };
  const copy = copyColumns(rows, after);
  for (const i of changed) {
    const was = (rows.rows[i] as PlaceableRow).plan;
    const is = (copy.rows[i] as PlaceableRow).plan;
    if (was === is || rows.mode[i] === rowMode.inactive) continue;
    copy.percent[i] = is.percentComplete;
    if (rows.mode[i] === rowMode.summary) {
      const same =
        was.startAt === is.startAt && JSON.stringify(was.constraint) === JSON.stringify(is.constraint);
      if (!same) return 'summary';
      copy.deadline[i] = Number.POSITIVE_INFINITY;
    } else clearRow(copy, i);
    readRow(copy, i, copy.rows[i] as PlaceableRow);
    // Its length lets it begin with the program.
    if (copy.sized[i] === 1 && !Number.isNaN(copy.base[i] as number)) copy.mode[i] = rowMode.auto;
    if (copy.mode[i] === rowMode.undated || rows.mode[i] === rowMode.undated) return 'dating';
  }
  if (after.program.startAt === null && !Object.is(firstAskedOfAll(rows), firstAskedOfAll(copy)))
    return 'dating';
  return { rows: copy, changed };
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

function copyColumns(rows: RowTable, after: ProgramDocument): RowTable {
  return {
    ...rows,
    rows: ([] as AnyRow[]).concat(after.projects, after.tasks, after.milestones) as PlaceableRow[],
    mode: rows.mode.slice(),
    duration: rows.duration.slice(),
    elapsed: rows.elapsed.slice(),
    point: rows.point.slice(),
    fixedStart: rows.fixedStart.slice(),
    fixedFinish: rows.fixedFinish.slice(),
    constraint: rows.constraint.slice(),
    constraintAt: rows.constraintAt.slice(),
    deadline: rows.deadline.slice(),
    remaining: rows.remaining.slice(),
    percent: rows.percent.slice(),
    turned: rows.turned.slice(),
    sized: rows.sized.slice(),
  };
}

/** Makes the columns of a row hold nothing of its plan. */
function clearRow(rows: RowTable, i: number): void {
  rows.mode[i] = rowMode.auto;
  rows.constraint[i] = 0;
  rows.deadline[i] = Number.POSITIVE_INFINITY;
  rows.remaining[i] = 0;
  rows.turned[i] = 0;
  rows.sized[i] = 0;
}
