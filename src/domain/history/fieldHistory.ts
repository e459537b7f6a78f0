import { fieldToWords } from '../commands/label';
import { findAnyRow, type ProgramDocument } from '../model/document';
import { titleOf } from '../model/kinds';
import type { Patch } from './patch';

/** A change of a program as it was recorded. */
export type RecordedChange = {
  readonly seq: number;
  /** ISO instant. */
  readonly time: string;
  readonly who: string;
  readonly cause: 'execute' | 'undo' | 'redo';
  readonly label: string;
  readonly patch: Patch;
};

/** What a change did to one field of a row. */
export type FieldChange = Omit<RecordedChange, 'patch'> & {
  /** `plan.startAt`; empty when the row itself was added, removed or moved among the others. */
  readonly field: string;
  readonly what: 'added' | 'removed' | 'moved' | 'changed';
  readonly from: unknown;
  readonly to: unknown;
};

/** Every change of every field of a row, latest first ([Z8]); `rowId: null` asks for the program's own fields. */
export function fieldChangesOf(
  changes: readonly RecordedChange[],
  rowId: string | null,
): readonly FieldChange[] {
  const found: FieldChange[] = [];
  for (const { patch, ...change } of changes) {
    for (const step of patch) {
      if (step.step === 'header') {
        if (rowId === null) found.push(...differences(step.before, step.after, change));
      } else if (step.step === 'replace') {
        if (step.after.id === rowId) found.push(...differences(step.before, step.after, change));
      } else if (step.step !== 'reorder' && step.row.id === rowId) {
        const what = step.step === 'insert' ? 'added' : 'removed';
        found.push({ ...change, field: '', what, from: null, to: null });
      }
    }
  }
  return found.sort((a, b) => b.seq - a.seq);
}

function* differences(
  before: object,
  after: object,
  change: Omit<RecordedChange, 'patch'>,
  prefix = '',
): Generator<FieldChange, void, void> {
  const was = before as Readonly<Record<string, unknown>>;
  const is = after as Readonly<Record<string, unknown>>;
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [from, to] = [was[name] ?? null, is[name] ?? null];
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    if (isPlain(from) && isPlain(to)) yield* differences(from, to, change, `${prefix}${name}.`);
    else yield { ...change, field: `${prefix}${name}`, what: 'changed', from, to };
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A change of a field in words, with the rows that it names by their titles of today. */
export type FieldChangeWords = Omit<FieldChange, 'from' | 'to'> & {
  /** "start", "plan’s deadline" as a person calls it; empty for the row itself. */
  readonly fieldWords: string;
  readonly from: string;
  readonly to: string;
};

/** Says a change of a field; days and moments stay ISO for whoever writes them the user's way. */
export function fieldChangeToWords(document: ProgramDocument, change: FieldChange): FieldChangeWords {
  const parts = change.field.split('.');
  return {
    ...change,
    fieldWords: parts
      .map(fieldToWords)
      .filter((word) => word !== 'plan')
      .join(': '),
    from: valueToWords(document, change.from),
    to: valueToWords(document, change.to),
  };
}

/** The most characters of a value that are told. */
const wordsLimit = 160;

function valueToWords(document: ProgramDocument, value: unknown): string {
  const words = wholeToWords(document, value);
  return words.length > wordsLimit ? `${words.slice(0, wordsLimit - 1)}…` : words;
}

function wholeToWords(document: ProgramDocument, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    const row = findAnyRow(document, value)?.row;
    return row ? titleOf(row) : value;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'nothing' : value.map((part) => wholeToWords(document, part)).join('; ');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([name, part]) => name !== 'id' && part !== null && part !== '')
      .map(([name, part]) => `${fieldToWords(name)} ${wholeToWords(document, part)}`)
      .join(', ');
  }
  return String(value);
}
