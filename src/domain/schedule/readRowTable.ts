import type { PlaceableKind } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import { RowNumbers } from '../model/rowNumbers';
import { calendarToWorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';
import { firstAskedOfAll, readRow } from './readRow';
import { createCalendarChoice, momentToStart, programCalendar } from './rowCalendars';
import { createRowColumns, type RowTable, rowMode } from './rowTable';
import { findParents, markSummaries, orderDownward } from './rowTree';

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
