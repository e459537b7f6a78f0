import type { SingleCommand } from '../commands/command';
import { findRow, type ProgramDocument } from '../model/document';
import { titleSchema } from '../model/fields';
import type { Kind } from '../model/kinds';
import type { Day } from '../time/day';
import { dayToMoment } from '../time/moment';
import { quote } from '../words';
import { placeToFields } from './lanePlace';
import type { PasteTarget } from './pasteRows';

/** A row that a table would add. */
export type ReadRow = {
  readonly line: number;
  readonly kind: 'project' | 'task' | 'milestone';
  readonly title: string;
  readonly projectTitle: string;
  readonly teamName: string;
  readonly ownerName: string;
  readonly startDay: Day | null;
  readonly finishDay: Day | null;
};

/** Something in a table that is not as it was written; `isLeftOut` when the whole line is not added. */
export type ReadFault = { readonly line: number; readonly reason: string; readonly isLeftOut: boolean };

/** What pasting a table would add, before it does. */
export type RowsPlan = {
  readonly rows: readonly ReadRow[];
  readonly faults: readonly ReadFault[];
  readonly commands: readonly SingleCommand[];
  readonly rootIds: readonly string[];
  readonly readBy: 'header' | 'order';
};

const columnNames = {
  title: ['title', 'name', 'summary', 'item', 'project name', 'task name'],
  kind: ['kind', 'type', 'issue type'],
  project: ['project', 'parent', 'epic'],
  team: ['team'],
  owner: ['owner', 'assignee', 'lead'],
  start: ['start', 'start date', 'begin', 'from'],
  finish: ['finish', 'end', 'due', 'finish date', 'end date', 'due date', 'until', 'date'],
} as const;
type Column = keyof typeof columnNames;

const folded = (text: string) => text.trim().toLocaleLowerCase('en');

function readHeader(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  const places = new Map<Column, number>();
  for (const column of Object.keys(columnNames) as Column[]) {
    const at = cells.findIndex((cell) => (columnNames[column] as readonly string[]).includes(folded(cell)));
    if (at >= 0) places.set(column, at);
  }
  return places.has('title') ? places : null;
}

/**
 * What a table from a spreadsheet adds to a program ([E30]). With a line of column names it is read by them; without
 * one the first column holds titles, and the first two days of a line are its start and finish. Rows get what they are
 * pasted into where the table does not say otherwise.
 */
export function planRows(
  document: ProgramDocument,
  table: readonly (readonly string[])[],
  target: PasteTarget,
  context: { readonly readDay: (text: string) => Day | null; readonly makeId: (kind: Kind) => string },
): RowsPlan {
  const rows: ReadRow[] = [];
  const faults: ReadFault[] = [];
  const commands: SingleCommand[] = [];
  const rootIds: string[] = [];
  const header = table[0] ? readHeader(table[0]) : null;
  const projects = new Map(
    document.projects.map((row) => [folded(row.title), { id: row.id as string, title: row.title }]),
  );
  const teams = new Map(document.teams.map((row) => [folded(row.name), row]));
  const people = new Map(document.stakeholders.map((row) => [folded(row.name), row]));
  const targetProject = findRow(document, 'project', target.projectId);

  table.forEach((cells, index) => {
    const line = index + 1;
    if ((header && index === 0) || cells.every((cell) => cell.trim() === '')) return;
    const say = (reason: string, isLeftOut = false) => faults.push({ line, reason, isLeftOut });
    const cell = (column: Column) => cells[header?.get(column) ?? -1]?.trim() ?? '';
    const named = titleSchema.safeParse((header ? cell('title') : (cells[0] ?? '')).trim());
    if (!named.success) {
      say('It has no title.', true);
      return;
    }
    const title = named.data;
    const readDay = (text: string): Day | null => {
      const day = text === '' ? null : context.readDay(text);
      if (text !== '' && day === null) say(`${quote(text)} is no day; it is left empty.`);
      return day;
    };
    const loose = header ? [] : cells.slice(1).flatMap((text) => context.readDay(text.trim()) ?? []);
    const startDay = header ? readDay(cell('start')) : (loose[0] ?? null);
    const finishDay = header ? readDay(cell('finish')) : (loose[1] ?? null);
    if (startDay !== null && finishDay !== null && finishDay < startDay) {
      say(`${quote(title)} would finish on ${finishDay}, before it starts on ${startDay}.`, true);
      return;
    }
    const parent = cell('project') === '' ? null : projects.get(folded(cell('project')));
    if (parent === undefined) {
      say(`No project is called ${quote(cell('project'))}.`, true);
      return;
    }
    const within =
      parent ?? (targetProject ? { id: targetProject.id as string, title: targetProject.title } : null);
    const kind = readKind(cell('kind'), within !== null, say);
    if (kind === 'task' && !within) {
      say(`${quote(title)} is a task of no project: name its project, or paste beside one.`, true);
      return;
    }
    const find = <Row extends { readonly id: string; readonly name: string }>(
      among: ReadonlyMap<string, Row>,
      text: string,
      word: string,
    ): Row | undefined => {
      const found = among.get(folded(text));
      if (text !== '' && !found) say(`No ${word} is called ${quote(text)}; it is left empty.`);
      return found;
    };
    const team = kind === 'milestone' ? undefined : find(teams, cell('team'), 'team');
    const owner = find(people, cell('owner'), 'person');

    const id = context.makeId(kind);
    const start = kind === 'milestone' ? (finishDay ?? startDay) : (startDay ?? finishDay);
    const finish = finishDay ?? startDay;
    const plan =
      start && finish
        ? { placement: 'manual', startAt: dayToMoment(start), finishAt: dayToMoment(finish) }
        : {};
    const said = { ...(team ? { teamId: team.id } : {}), ...(owner ? { ownerId: owner.id } : {}) };
    if (kind === 'project') {
      const { goalId, ...fields } = target.place ? placeToFields(document, target.place) : {};
      const goals = goalId ? { goalIds: [goalId] } : {};
      commands.push({
        type: 'project.create',
        row: { ...fields, ...goals, ...said, id, title, plan },
      } as SingleCommand);
      projects.set(folded(title), { id, title });
    } else {
      commands.push({
        type: `${kind}.create`,
        row: { ...said, id, title, projectId: within?.id ?? null, plan },
      } as SingleCommand);
    }
    rootIds.push(id);
    rows.push({
      line,
      kind,
      title,
      projectTitle: kind === 'project' ? '' : (within?.title ?? ''),
      teamName: team?.name ?? '',
      ownerName: owner?.name ?? '',
      startDay: start,
      finishDay: finish,
    });
  });
  return { rows, faults, commands, rootIds, readBy: header ? 'header' : 'order' };
}

function readKind(text: string, isWithin: boolean, say: (reason: string) => void): ReadRow['kind'] {
  const word = folded(text);
  if (word === 'project' || word === 'task' || word === 'milestone') return word;
  const kind = isWithin ? 'task' : 'project';
  if (word !== '') say(`${quote(text)} is no kind of row here; it is read as a ${kind}.`);
  return kind;
}
