import { type Day, parseDay } from '../../domain/time/day';
import type { Option } from './Select';

/** How a cell of a grid is edited. */
export type CellEditor =
  | { readonly type: 'text'; readonly isRequired?: boolean }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly isWhole?: boolean }
  | {
      readonly type: 'choice';
      readonly options: readonly Option[];
      readonly isRequired?: boolean;
      /** A letter chooses the option that begins with it without opening the list, and Backspace takes it away. */
      readonly byLetter?: boolean;
    }
  | { readonly type: 'day' };

/** Where one goes when a cell was edited. */
export type AfterEdit = 'stay' | 'next' | 'previous' | 'leave';

/** What was typed or chosen in a cell, as a value; or what is wrong with it. */
export type CellValue =
  | { readonly ok: true; readonly value: string | number | Day | null }
  | { readonly ok: false; readonly reason: string };

const ok = (value: string | number | null): CellValue => ({ ok: true, value });

/** Reads what was typed or chosen in a cell: an emptied one is null, but for a text. `readDay` reads a spoken day. */
export function readCell(
  editor: CellEditor | null,
  label: string,
  typed: string,
  readDay: (text: string) => Day | null,
): CellValue {
  const trimmed = typed.trim();
  switch (editor?.type) {
    case 'text':
      if (editor.isRequired && trimmed === '') return { ok: false, reason: `${label} cannot be empty.` };
      return ok(trimmed);
    case 'number': {
      if (trimmed === '') return ok(null);
      const value = Number(trimmed.replace(/,/g, ''));
      const isWhole = editor.isWhole ?? true;
      const fits = isWhole ? Number.isInteger(value) : Number.isFinite(value);
      if (!fits || value < editor.min || value > editor.max) {
        const kind = isWhole ? 'a whole number' : 'a number';
        return { ok: false, reason: `${label} is ${kind} from ${editor.min} to ${editor.max}.` };
      }
      return ok(value);
    }
    case 'choice':
      if (editor.isRequired && trimmed === '') return { ok: false, reason: `${label} cannot be empty.` };
      return ok(trimmed === '' ? null : trimmed);
    case 'day': {
      if (trimmed === '') return ok(null);
      const day = parseDay(trimmed) ?? readDay(trimmed);
      return day === null
        ? { ok: false, reason: `“${trimmed}” is not a date. Try fri, -3d, 3 mar or 2026-11-20.` }
        : ok(day);
    }
    case undefined:
      return { ok: false, reason: `${label} is computed.` };
  }
}

/** By what a grid is sorted, and which way; null for the rows' own order. */
export type GridSort<Id extends string = string> = {
  readonly columnId: Id;
  readonly direction: 'ascending' | 'descending';
} | null;

/** Sorts by a key, numbers and texts going up; what has none comes last, whichever way it goes. */
export function sortByKey<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number | string | null,
  direction: 'ascending' | 'descending',
): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return rows
    .map((row, index) => ({ row, index, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        return Number(a.key === null) - Number(b.key === null) || a.index - b.index;
      }
      const order =
        typeof a.key === 'string' && typeof b.key === 'string'
          ? collator.compare(a.key, b.key)
          : Number(a.key) - Number(b.key);
      return order * sign || a.index - b.index;
    })
    .map(({ row }) => row);
}
