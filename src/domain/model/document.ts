import { type AnyRow, type Kind, kindNames, kinds, type RowOf, type TableOf } from './kinds';
import type { ProgramHeader } from './program';
import { RowNumbers } from './rowNumbers';
import { RowsById } from './rowsById';
import { createTableVersions } from './tableVersions';

/** The one version of the program file that this release writes. */
export const formatName = 'throughline-program';
export const formatVersion = 1;

type Tables = { readonly [K in Kind as TableOf<K>]: readonly RowOf<K>[] };

/** A program in memory: immutable; every change makes a new one that shares what did not change. */
export type ProgramDocument = { readonly program: ProgramHeader } & Tables;

/** A row together with its kind. */
export type KindedRow = { [K in Kind]: { readonly kind: K; readonly row: RowOf<K> } }[Kind];

/** The rows of a kind. */
export function rowsOf<K extends Kind>(document: ProgramDocument, kind: K): readonly RowOf<K>[] {
  return document[kinds[kind].table] as unknown as readonly RowOf<K>[];
}

const indexByRows = new WeakMap<readonly AnyRow[], ReadonlyMap<string, AnyRow>>();

/** A table that is so long that another version of it is worth being looked for when it is indexed. */
const longTable = 2_000;
/** Numbers of rows, for all versions of a long table with the very ids in the very places: an edit of a row moves none. */
const numbersOfVersions = createTableVersions<AnyRow, RowNumbers>((a, b) => a.id === b.id);

function indexLongTable<R extends AnyRow>(rows: readonly R[], numbers: RowNumbers): ReadonlyMap<string, R> {
  const index = new RowsById(numbers, rows);
  indexByRows.set(rows, index);
  numbersOfVersions.keep(rows, numbers);
  return index;
}

/** Rows of one table by id; made once per version of the table. */
export function indexRows<R extends AnyRow>(rows: readonly R[]): ReadonlyMap<string, R> {
  const known = indexByRows.get(rows);
  if (known) return known as ReadonlyMap<string, R>;
  if (rows.length > longTable) {
    return indexLongTable(rows, numbersOfVersions.find(rows) ?? new RowNumbers(rows));
  }
  const index = new Map<string, R>();
  for (const row of rows) index.set(row.id, row);
  indexByRows.set(rows, index);
  return index;
}

/** So many rows of a long table are looked for one by one before it is worth an index: an edit asks for few. */
const scansBeforeIndex = 4;
const scansByRows = new WeakMap<readonly AnyRow[], number>();

/** The row of a kind with an id, if there is one. */
export function findRow<K extends Kind>(
  document: ProgramDocument,
  kind: K,
  id: string | null | undefined,
): RowOf<K> | undefined {
  if (id === null || id === undefined) return undefined;
  const rows = rowsOf(document, kind);
  if (rows.length > longTable && !indexByRows.has(rows)) {
    const scans = scansByRows.get(rows) ?? 0;
    const numbers = scans === 0 ? numbersOfVersions.find(rows) : null;
    scansByRows.set(rows, scans + 1);
    if (numbers) indexLongTable(rows, numbers);
    else if (scans < scansBeforeIndex) return rows.find((row) => row.id === id);
  }
  return indexRows(rows).get(id);
}

/** The row of whatever kind with an id: ids are unique in the whole program ([M2]). */
export function findAnyRow(document: ProgramDocument, id: string): KindedRow | undefined {
  for (const kind of kindNames) {
    const row = findRow(document, kind, id);
    if (row) return { kind, row } as KindedRow;
  }
  return undefined;
}

/** A program with nothing in it but its header. */
export function createDocument(program: ProgramHeader): ProgramDocument {
  const tables = Object.fromEntries(kindNames.map((kind) => [kinds[kind].table, []]));
  return { program, ...tables } as unknown as ProgramDocument;
}
