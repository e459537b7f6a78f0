import type { SingleCommand } from '../commands/command';
import { execute } from '../commands/execute';
import { refusalToSentence } from '../commands/refusal';
import type { ProgramDocument } from '../model/document';
import type { Day } from '../time/day';
import type { RegisterRow } from './register';
import {
  type RegisterColumnId,
  readRegisterCell,
  registerCellText,
  registerColumnIds,
  registerLabels,
} from './registerCells';

/** One cell that a paste would change. */
export type PasteChange = {
  readonly rowId: string;
  readonly title: string;
  readonly columnId: RegisterColumnId;
  readonly before: string;
  readonly after: string;
  readonly command: SingleCommand;
};

/** One line or cell that a paste leaves out, and why. */
export type PasteFault = { readonly line: number; readonly reason: string };

/** What a paste would do, before it does it. */
export type PastePlan = {
  readonly changes: readonly PasteChange[];
  readonly faults: readonly PasteFault[];
  /** Lines whose promise was found, whether or not something differs. */
  readonly matchedCount: number;
  /** A committed date or a state moves in a way that has to say why. */
  readonly asksReason: boolean;
  readonly readBy: 'header' | 'place';
};

const folded = (text: string) => text.trim().toLocaleLowerCase('en');
const computed: ReadonlySet<RegisterColumnId> = new Set([
  'giving',
  'needing',
  'for',
  'gap',
  'responsible',
  'why',
  'moved',
  'key',
]);

function readHeader(cells: readonly string[]): readonly (RegisterColumnId | null)[] | null {
  const found = cells.map(
    (cell) => registerColumnIds.find((id) => folded(registerLabels[id]) === folded(cell)) ?? null,
  );
  return found.filter((it) => it !== null).length >= 2 ? found : null;
}

/**
 * [A21] What pasting a table would change. With a line of column names promises are found by their key, else by promise
 * and teams; without one cells go to where the paste is made, row by row as they are shown. Nothing is changed here:
 * every change is tried by the rules, in order, and what they refuse is a fault with its line.
 */
export function planPaste(
  document: ProgramDocument,
  shown: readonly RegisterRow[],
  table: readonly (readonly string[])[],
  at: { readonly row: number; readonly columnId: RegisterColumnId },
  context: { readonly readDay: (text: string) => Day | null; readonly today: Day; readonly reason: string },
): PastePlan {
  const faults: PasteFault[] = [];
  const changes: PasteChange[] = [];
  let matchedCount = 0;
  let asksReason = false;
  // No rule of an agreement looks at another dependency: each promise is tried alone, so that a long sheet stays quick.
  const triedById = new Map<string, ProgramDocument>();
  const header = table[0] ? readHeader(table[0]) : null;
  const find = header ? createFinder(shown, header) : null;
  const firstColumn = registerColumnIds.indexOf(at.columnId);

  const tryCell = (row: RegisterRow, columnId: RegisterColumnId, text: string, line: number) => {
    if (computed.has(columnId) || text.trim() === '') return;
    const current = triedById.get(row.id) ?? { ...document, dependencies: [row.dependency] };
    const read = readRegisterCell(current, row, columnId, text, context);
    if (!read.ok) {
      faults.push({ line, reason: `${registerLabels[columnId]}: ${read.error}` });
      return;
    }
    if (read.value === null) return;
    // With a reason at hand a first try tells whether the rules would ask for one.
    const bare = 'note' in read.value || 'reason' in read.value;
    const withReason = bare && context.reason.trim() === '' ? sayWhy(read.value) : read.value;
    const done = execute(current, withReason);
    if (!done.ok) {
      if (done.error.code === 'nothingToChange') return;
      faults.push({ line, reason: refusalToSentence(done.error) });
      return;
    }
    if (bare && !execute(current, withoutReason(read.value)).ok) asksReason = true;
    triedById.set(row.id, done.value.document);
    const before = registerCellText(row, columnId);
    changes.push({
      rowId: row.id,
      title: row.title,
      columnId,
      before,
      after: text.trim(),
      command: read.value,
    });
  };

  table.forEach((cells, index) => {
    const line = index + 1;
    if (header && index === 0) return;
    if (cells.every((cell) => cell.trim() === '')) return;
    const row = find ? find(cells) : shown[at.row + index];
    if (!row) {
      const reason = find
        ? 'No promise has this key, or this promise between these teams.'
        : 'There are no more rows to paste into.';
      faults.push({ line, reason });
      return;
    }
    matchedCount += 1;
    const named = cells.flatMap((text, column) => {
      const columnId = header ? header[column] : registerColumnIds[firstColumn + column];
      return columnId ? [{ columnId, text }] : [];
    });
    // The state last: what it needs may stand in the same line.
    named.sort((a, b) => Number(a.columnId === 'state') - Number(b.columnId === 'state'));
    for (const { columnId, text } of named) tryCell(row, columnId, text, line);
  });
  return { changes, faults, matchedCount, asksReason, readBy: header ? 'header' : 'place' };
}

const sayWhy = (command: SingleCommand): SingleCommand =>
  command.type === 'agreement.move'
    ? { ...command, note: 'why' }
    : command.type === 'agreement.commit'
      ? { ...command, reason: 'why' }
      : command;

const withoutReason = (command: SingleCommand): SingleCommand =>
  command.type === 'agreement.move'
    ? { ...command, note: '' }
    : command.type === 'agreement.commit'
      ? { ...command, reason: '' }
      : command;

function createFinder(
  rows: readonly RegisterRow[],
  header: readonly (RegisterColumnId | null)[],
): (cells: readonly string[]) => RegisterRow | undefined {
  const byKey = new Map<string, RegisterRow>();
  const byWords = new Map<string, RegisterRow | null>();
  const wordsOf = (title: string, giving: string, needing: string) =>
    [title, giving, needing].map(folded).join('\t');
  for (const row of rows) {
    byKey.set(row.id, row);
    byKey.set(registerCellText(row, 'key'), row);
    const words = wordsOf(row.agreement.deliverable, row.givingName, row.needingName);
    byWords.set(words, byWords.has(words) ? null : row);
  }
  const column = (id: RegisterColumnId) => header.indexOf(id);
  const [key, title, giving, needing] = [
    column('key'),
    column('deliverable'),
    column('giving'),
    column('needing'),
  ];
  return (cells) => {
    const named = key === -1 ? undefined : byKey.get((cells[key] ?? '').trim());
    if (named) return named;
    if (title === -1 || giving === -1 || needing === -1) return undefined;
    return byWords.get(wordsOf(cells[title] ?? '', cells[giving] ?? '', cells[needing] ?? '')) ?? undefined;
  };
}
