import type { PlaceableKind, SingleCommand } from '../../domain/commands/command';
import { findAnyRow, type KindedRow, type ProgramDocument } from '../../domain/model/document';
import { kinds, titleOf } from '../../domain/model/kinds';
import { createCalendarChoice } from '../../domain/schedule/rowCalendars';
import type { Day } from '../../domain/time/day';
import { dayToMoment, minutesToMoment, momentToDay } from '../../domain/time/moment';
import { stepWorkingDay } from '../../domain/time/stepWorkingDay';
import type { WorkingCalendar } from '../../domain/time/workingCalendar';
import { readSchedule } from './derived';
import { notify } from './notices';
import { act, undoOrRedo, useOpenProgram } from './openProgram';
import { select, useSelection } from './selection';

/** A row's name in a sentence: a dependency is named by its ends. */
export function nameOfRow(document: ProgramDocument, { kind, row }: KindedRow): string {
  if (kind !== 'dependency') return titleOf(row);
  const title = (id: string) => {
    const found = findAnyRow(document, id);
    return found ? titleOf(found.row) : id;
  };
  return row.agreement?.deliverable || `${title(row.predecessorId)} → ${title(row.successorId)}`;
}

function selectedRows(document: ProgramDocument): readonly KindedRow[] {
  return useSelection
    .getState()
    .ids.map((id) => findAnyRow(document, id))
    .filter((it): it is KindedRow => it !== undefined);
}

/** Deletes rows as one change, without asking, and offers Undo. */
export async function deleteRows(ids: readonly string[]): Promise<boolean> {
  const { document } = useOpenProgram.getState();
  if (!document) return false;
  const rows = ids.map((id) => findAnyRow(document, id)).filter((it): it is KindedRow => it !== undefined);
  const [first] = rows;
  if (!first) return false;
  const words =
    rows.length === 1
      ? `${kinds[first.kind].word} ‘${nameOfRow(document, first)}’`
      : `${rows.length} selected rows`;
  const commands = rows.map(({ kind, row }) => ({ type: `${kind}.delete`, id: row.id }) as SingleCommand);
  const [only] = commands;
  const done = await act(
    only && commands.length === 1 ? only : { type: 'batch', label: `Delete ${words}`, commands },
  );
  if (!done) return false;
  select(null);
  notify({
    tone: 'done',
    text: `Deleted ${words}.`,
    action: { label: 'Undo', run: () => void undoOrRedo('undo') },
  });
  return true;
}

/** Deletes what is selected. */
export function deleteSelected(): Promise<boolean> {
  return deleteRows(useSelection.getState().ids);
}

function commandsForSelected(
  makeCommand: (
    kind: PlaceableKind,
    id: string,
    days: { readonly start: Day; readonly finish: Day; readonly calendar: WorkingCalendar },
  ) => SingleCommand | null,
): readonly SingleCommand[] {
  const { document } = useOpenProgram.getState();
  if (!document) return [];
  const schedule = readSchedule(document);
  const calendarOf = createCalendarChoice(document);
  return selectedRows(document).flatMap(({ kind, row }) => {
    const scheduled = schedule.byId.get(row.id);
    if (!scheduled || (kind !== 'project' && kind !== 'task' && kind !== 'milestone')) return [];
    const day = (minutes: number) => momentToDay(minutesToMoment(minutes));
    // A finish at midnight belongs to the day that ends there.
    const finish = day(Math.max(scheduled.startMinutes, scheduled.finishMinutes - 1));
    const command = makeCommand(kind, row.id, {
      start: day(scheduled.startMinutes),
      finish,
      calendar: calendarOf(row),
    });
    return command ? [command] : [];
  });
}

async function actAll(label: string, commands: readonly SingleCommand[]): Promise<boolean> {
  const [only] = commands;
  if (!only) return false;
  return act(commands.length === 1 ? only : { type: 'batch', label, commands });
}

/** Moves what is selected by days, over days off ([C10]). */
export function moveSelected(days: number): Promise<boolean> {
  const commands = commandsForSelected((kind, id, { start, calendar }) => ({
    type: `${kind}.move`,
    id,
    startAt: dayToMoment(stepWorkingDay(calendar, start, days)),
  }));
  return actAll(`Move ${commands.length} rows`, commands);
}

/** Moves the finish of the selected projects and tasks by days. */
export function finishSelected(days: number): Promise<boolean> {
  const commands = commandsForSelected((kind, id, { finish, calendar }) =>
    kind === 'milestone'
      ? null
      : {
          type: `${kind}.resize`,
          id,
          startAt: null,
          finishAt: dayToMoment(stepWorkingDay(calendar, finish, days)),
        },
  );
  return actAll(`Resize ${commands.length} rows`, commands);
}
