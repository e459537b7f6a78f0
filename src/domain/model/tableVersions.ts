/** What was made of tables, kept for their other versions. */
export type TableVersions<Row extends object, Made> = {
  /** What was made of another version of which every row is alike, place by place; null where none is known. */
  readonly find: (rows: readonly Row[]) => Made | null;
  readonly keep: (rows: readonly Row[], made: Made) => void;
};

/**
 * Remembers what was made of a table for its next versions: an edit changes one row of many, and seldom what an index
 * hangs on (`isAlike`). A version is found by its first or its last row, and what is remembered goes with these.
 */
export function createTableVersions<Row extends object, Made>(
  isAlike: (a: Row, b: Row) => boolean,
): TableVersions<Row, Made> {
  const byEnd = new WeakMap<Row, { readonly rows: readonly Row[]; readonly made: Made }>();
  const endsOf = (rows: readonly Row[]) => [rows[0], rows.at(-1)].filter((row) => row !== undefined);
  return {
    find: (rows) => {
      for (const end of endsOf(rows)) {
        const known = byEnd.get(end);
        if (known && areAlike(known.rows, rows, isAlike)) return known.made;
      }
      return null;
    },
    keep: (rows, made) => {
      for (const end of endsOf(rows)) byEnd.set(end, { rows, made });
    },
  };
}

/** Whether two tables are as long and alike in every place. */
export function areAlike<Row>(
  a: readonly Row[],
  b: readonly Row[],
  isAlike: (a: Row, b: Row) => boolean,
): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !isAlike(a[i] as Row, b[i] as Row)) return false;
  }
  return true;
}
