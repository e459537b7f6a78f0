import {
  type ColumnMapping,
  normalizeHeading,
  type SheetKind,
  type SheetMapping,
  sheetKinds,
} from '../../domain/exchange/mapping';
import type { Sheet, SheetRow } from '../spreadsheet/sheet';
import { type KindRule, rulesByKind } from './fields';

/** A sheet with its heading found. */
export type HeadedSheet = {
  readonly sheet: Sheet;
  /** As they stand in the file; a column without a heading is "Column 3". */
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly rows: readonly SheetRow[];
  /** Rows above the heading: a title, a remark. */
  readonly preface: readonly SheetRow[];
};

const prefaceRows = 10;

const everyHeading = new Set(
  sheetKinds.flatMap((kind) => rulesByKind[kind].fields.flatMap((field) => field.headings)),
);

/** Finds the heading: the first of the upper rows with two headings that are known, else the first row. */
export function findHeading(sheet: Sheet): HeadedSheet | null {
  if (sheet.rows.length === 0) return null;
  let at = sheet.rows.slice(0, prefaceRows).findIndex((row) => {
    const known = row.cells.filter((cell) => everyHeading.has(normalizeHeading(cell)));
    return known.length >= 2;
  });
  if (at === -1) at = 0;
  const row = sheet.rows[at] as SheetRow;
  const width = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const headings = row.cells
    .slice(0, width)
    .map((cell, i) => (cell.trim() === '' ? `Column ${i + 1}` : cell.trim().slice(0, 1_000)));
  return {
    sheet,
    headings,
    headingRow: row.number,
    rows: sheet.rows.slice(at + 1),
    preface: sheet.rows.slice(0, at),
  };
}

function mapColumns(headings: readonly string[], rule: KindRule): ColumnMapping[] {
  const taken = new Set<string>();
  const columns: ColumnMapping[] = headings.map((column) => ({ column, field: null }));
  // The heading that a field names first suits it best: "Key" before "Number" when a sheet has both.
  for (const field of rule.fields) {
    for (const heading of field.headings) {
      for (let i = 0; i < headings.length; i++) {
        if (columns[i]?.field !== null || normalizeHeading(headings[i] ?? '') !== heading) continue;
        if (taken.has(field.field) && !field.repeats) continue;
        taken.add(field.field);
        columns[i] = { column: headings[i] ?? '', field: field.field };
      }
    }
  }
  return columns;
}

/** The columns as a kind of sheet would read them: for a person who chose another kind. */
export function mapColumnsAs(headings: readonly string[], kind: SheetKind): readonly ColumnMapping[] {
  return mapColumns(headings, rulesByKind[kind]);
}

function scoreOf(kind: SheetKind, columns: readonly ColumnMapping[], name: string): number {
  const rule = rulesByKind[kind];
  const fields = new Set(columns.map((column) => column.field));
  if (!rule.needs.every((choices) => choices.some((choice) => fields.has(choice)))) return 0;
  let score = 0;
  for (const field of rule.fields) if (fields.has(field.field)) score += field.weight;
  return rule.nameHints.some((hint) => name.includes(hint)) ? score + 3 : score;
}

/** Tables that an export writes for people to read and that no import reads yet. */
const unreadTables = new Set([
  'teams',
  'goals',
  'risks',
  'assumptions',
  'issues',
  'raid issues',
  'decisions',
  'actions',
  'status updates',
]);

/** The first headings of those tables: a sheet named "Issues" may well be a list of tasks. */
const unreadHeadings = new Set(['team', 'goal', 'risk', 'assumption', 'issue', 'decision', 'action', 'day']);

function isUnreadTable(name: string, headings: readonly string[]): boolean {
  return (
    unreadTables.has(normalizeHeading(name.replace(/\.[^.]*$/, ''))) &&
    unreadHeadings.has(normalizeHeading(headings[0] ?? ''))
  );
}

/** What a sheet is, judged by its heading and its name, and what each of its columns holds. */
export function recognise(headed: HeadedSheet): SheetMapping {
  const { file, sheet } = headed.sheet;
  const name = (sheet ?? file).toLowerCase();
  let best: SheetKind = 'ignore';
  let bestScore = isUnreadTable(name, headed.headings) ? Number.POSITIVE_INFINITY : 0;
  for (const kind of sheetKinds) {
    const score = scoreOf(kind, mapColumns(headed.headings, rulesByKind[kind]), name);
    if (score > bestScore) {
      best = kind;
      bestScore = score;
    }
  }
  return {
    file,
    sheet,
    kind: best,
    columns: mapColumns(headed.headings, rulesByKind[best]),
    dateOrder: null,
  };
}
