import { createDocument, type ProgramDocument } from './document';
import { type AnyRow, type Kind, kindNames, kinds, type TableName } from './kinds';

/** Some successive rows of one table. */
export type RowPiece = { readonly table: TableName; readonly rows: readonly AnyRow[] };

/** So many rows are written or read in a millisecond or two. */
const rowsPerPiece = 400;

/** All rows of a program, or those of some kinds, a piece at a time, for whoever must not hand them over at once. */
export function cutIntoPieces(
  document: ProgramDocument,
  of: readonly Kind[] = kindNames,
): readonly RowPiece[] {
  return of.flatMap((kind) => {
    const { table } = kinds[kind];
    const rows = document[table] as readonly AnyRow[];
    return Array.from({ length: Math.ceil(rows.length / rowsPerPiece) }, (_, i) => ({
      table,
      rows: rows.slice(i * rowsPerPiece, (i + 1) * rowsPerPiece),
    }));
  });
}

/** The program of a header and all of its pieces, in their order. */
export function joinPieces(
  program: ProgramDocument['program'],
  pieces: readonly RowPiece[],
): ProgramDocument {
  const document = createDocument(program);
  const tables = new Map<TableName, AnyRow[]>();
  for (const { table, rows } of pieces) {
    const known = tables.get(table);
    if (known) for (const row of rows) known.push(row);
    else tables.set(table, [...rows]);
  }
  return { ...document, ...Object.fromEntries(tables) };
}
