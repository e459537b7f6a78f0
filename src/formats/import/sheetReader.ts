import type { DateOrder, SheetMapping } from '../../domain/exchange/mapping';
import type { Day } from '../../domain/time/day';
import { type Moment, momentToDay } from '../../domain/time/moment';
import { nameOfSheet, type SheetRow } from '../spreadsheet/sheet';
import { cellToMoment } from './cellMoment';
import type { Ledger } from './ledger';
import type { HeadedSheet } from './recognise';

const reservedNames = new Set(['__proto__', 'constructor', 'prototype']);
const customFieldNameLength = 200;

/** One row, read by the fields that its columns are mapped to. */
export type RowReader = {
  /** The sheet, as reports call it. */
  readonly file: string;
  readonly number: number;
  /** The trimmed text of a field's column; "" when there is none. */
  readonly text: (field: string) => string;
  /** The texts of all columns of a field, without the empty ones. */
  readonly texts: (field: string) => readonly string[];
  /** The heading of a field's column; the field's own name when there is none. */
  readonly columnOf: (field: string) => string;
  readonly moment: (field: string) => Moment | null;
  readonly day: (field: string) => Day | null;
  readonly percent: (field: string) => number | null;
  readonly number1to5: (field: string) => number | null;
  /** Columns that are kept by name, and what could not be read of the others so far. */
  readonly customFields: () => Record<string, string>;
  /** Keeps the text of a field's column by its heading. */
  readonly keepText: (field: string) => void;
};

/** What the rows of a sheet are read with. */
export type SheetReader = {
  readonly file: string;
  readonly mapping: SheetMapping;
  readonly rows: readonly RowReader[];
};

function isFractionColumn(rows: readonly SheetRow[], at: number): boolean {
  let between = false;
  for (const row of rows) {
    const text = (row.cells[at] ?? '').trim();
    if (text === '') continue;
    const value = Number(text.replace(',', '.'));
    if (!Number.isFinite(value) || value < 0 || value > 1) return false;
    if (value > 0 && value < 1) between = true;
  }
  return between;
}

function parsePercent(text: string): number | null {
  const match = /^([0-9]+(?:[.,][0-9]+)?)\s*%?$/.exec(text);
  return match ? Number((match[1] ?? '').replace(',', '.')) : null;
}

/**
 * Opens a sheet's rows to be read by field. Whatever cannot be read as what it should be is kept as a custom field, and
 * noted; cells beyond the heading and columns that were left out are noted too.
 */
export function createSheetReader(
  headed: HeadedSheet,
  mapping: SheetMapping,
  order: DateOrder | null,
  orderIsOpen: boolean,
  ledger: Ledger,
): SheetReader {
  const file = nameOfSheet(headed.sheet);
  const columnsByField = new Map<string, number[]>();
  const kept: { at: number; name: string }[] = [];
  mapping.columns.forEach(({ column, field }, at) => {
    if (field === null) {
      const name = column.slice(0, customFieldNameLength);
      if (!reservedNames.has(name)) kept.push({ at, name });
      else
        noteColumn(
          'reservedHeading',
          column,
          `The column "${column}" bears a reserved name and was left out.`,
        );
    } else if (field === '') {
      noteColumn('columnLeftOut', column, `The column "${column}" was left out, as chosen.`);
    } else {
      const known = columnsByField.get(field);
      if (known) known.push(at);
      else columnsByField.set(field, [at]);
    }
  });

  function noteColumn(code: string, column: string, message: string): void {
    ledger.note({ severity: 'dropped', code, file, row: null, column, message, many: () => message });
  }

  const fractionFields = new Set<string>();
  for (const [field, columns] of columnsByField) {
    if (field !== 'percentComplete' && field !== 'confidence') continue;
    if (!isFractionColumn(headed.rows, columns[0] ?? -1)) continue;
    fractionFields.add(field);
    const column = mapping.columns[columns[0] ?? -1]?.column ?? field;
    const message = `The column "${column}" holds numbers from 0 to 1: they were read as parts of 1, not as per cent.`;
    ledger.note({
      severity: 'guessed',
      code: 'fraction',
      file,
      row: null,
      column,
      message,
      many: () => message,
    });
  }

  const width = headed.headings.length;
  const rows = headed.rows.map((row): RowReader => {
    noteRaggedRow(row, width, file, ledger);
    const unread = new Map<string, string>();
    const text = (field: string) => {
      for (const at of columnsByField.get(field) ?? []) {
        const cell = (row.cells[at] ?? '').trim();
        if (cell !== '') return cell;
      }
      return '';
    };
    const columnOf = (field: string) =>
      mapping.columns[columnsByField.get(field)?.[0] ?? -1]?.column ?? field;
    const keepText = (field: string) => {
      const name = columnOf(field).slice(0, customFieldNameLength);
      if (text(field) !== '' && !reservedNames.has(name)) unread.set(name, text(field));
    };
    const unreadable = (field: string, what: string) => {
      keepText(field);
      const column = columnOf(field);
      ledger.note({
        severity: 'dropped',
        code: 'unreadable',
        file,
        row: row.number,
        column,
        message: `"${text(field).slice(0, 60)}" in "${column}" is ${what}; its text was kept as a custom field.`,
        many: (count) =>
          `${count} texts in "${column}" are ${what}; they were kept as custom fields, as text.`,
      });
    };
    const moment = (field: string): Moment | null => {
      const cell = text(field);
      if (cell === '') return null;
      const read = cellToMoment(cell, order);
      if (read !== null) return read;
      unreadable(field, orderIsOpen ? 'a date whose order nobody chose yet' : 'no date of the calendar');
      return null;
    };
    return {
      file,
      number: row.number,
      text,
      texts: (field) =>
        (columnsByField.get(field) ?? []).map((at) => (row.cells[at] ?? '').trim()).filter((it) => it !== ''),
      columnOf,
      moment,
      day: (field) => {
        const read = moment(field);
        return read === null ? null : momentToDay(read);
      },
      percent: (field) => {
        const cell = text(field);
        if (cell === '') return null;
        const value = parsePercent(cell);
        const percent = value !== null && fractionFields.has(field) ? value * 100 : value;
        if (percent !== null && percent <= 100) return Math.round(percent * 100) / 100;
        unreadable(field, 'no per cent from 0 to 100');
        return null;
      },
      number1to5: (field) => {
        const cell = text(field);
        if (cell === '') return null;
        if (/^[1-5]$/.test(cell)) return Number(cell);
        const byWord = ['very low', 'low', 'medium', 'high', 'very high'].indexOf(cell.toLowerCase());
        if (byWord !== -1) return byWord + 1;
        unreadable(field, 'no score from 1 to 5');
        return null;
      },
      customFields: () => {
        const fields: Record<string, string> = {};
        for (const { at, name } of kept) {
          const cell = (row.cells[at] ?? '').trim();
          if (cell === '') continue;
          const before = fields[name];
          fields[name] = before === undefined ? cell : `${before}; ${cell}`;
        }
        for (const [name, cell] of unread) fields[name] = cell;
        return fields;
      },
      keepText,
    };
  });
  return { file, mapping, rows };
}

function noteRaggedRow(row: SheetRow, width: number, file: string, ledger: Ledger): void {
  if (row.cells.length < width) {
    ledger.note({
      severity: 'note',
      code: 'rowShort',
      file,
      row: row.number,
      message: `Row ${row.number} has fewer cells than the heading; the missing ones were taken as empty.`,
      many: (count) =>
        `${count} rows have fewer cells than the heading; the missing ones were taken as empty`,
    });
    return;
  }
  const beyond = row.cells.slice(width).filter((cell) => cell.trim() !== '');
  if (beyond.length === 0) return;
  ledger.note({
    severity: 'dropped',
    code: 'rowLong',
    file,
    row: row.number,
    message: `Row ${row.number} has ${beyond.length === 1 ? 'a cell' : `${beyond.length} cells`} beyond the heading, left out: "${beyond.join('", "').slice(0, 80)}".`,
    many: (count) => `${count} rows have cells beyond the heading, which were left out`,
  });
}
