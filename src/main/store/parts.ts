import type { Patch } from '../../domain/history/patch';
import type { ProgramDocument } from '../../domain/model/document';
import { type AnyRow, type Kind, kindNames, kinds, type TableName } from '../../domain/model/kinds';

/** What a part holds: rows of a kind, or the program's header. */
export type PartKind = Kind | 'program';

/** Some successive rows of a table, kept in one file that never changes. */
export type Part = {
  readonly kind: PartKind;
  readonly count: number;
  /** The checksum that names its file; null until it was written. */
  sum: string | null;
};

/** How a program is cut into parts. Immutable but for `sum`, so that a cut holds while others go on. */
export type Parts = { readonly header: Part; readonly tables: Readonly<Record<TableName, readonly Part[]>> };

/** The most rows of a part. */
export const partLimit = 256;

const kindByTable = Object.fromEntries(kindNames.map((kind) => [kinds[kind].table, kind])) as Record<
  TableName,
  Kind
>;

function dirty(kind: PartKind, count: number): Part {
  return { kind, count, sum: null };
}

/** Cuts a program into parts of which none was written. */
export function cutIntoParts(document: ProgramDocument): Parts {
  const tables = Object.fromEntries(
    kindNames.map((kind) => {
      const { table } = kinds[kind];
      const parts: Part[] = [];
      for (let left = document[table].length; left > 0; left -= partLimit) {
        parts.push(dirty(kind, Math.min(left, partLimit)));
      }
      return [table, parts];
    }),
  ) as unknown as Parts['tables'];
  return { header: dirty('program', 1), tables };
}

/** The parts of the program after a patch: what it touches is to be written anew, the rest is the same. */
export function patchParts(parts: Parts, patch: Patch): Parts {
  let header = parts.header;
  const changed = new Map<TableName, Part[]>();
  const partsOf = (table: TableName): Part[] => {
    const known = changed.get(table);
    if (known) return known;
    const copy = [...parts.tables[table]];
    changed.set(table, copy);
    return copy;
  };
  for (const step of patch) {
    if (step.step === 'header') {
      header = dirty('program', 1);
      continue;
    }
    const table = partsOf(step.table);
    if (step.step === 'insert') insertAt(table, kindByTable[step.table], step.index);
    else if (step.step === 'remove') removeAt(table, step.index);
    else if (step.step === 'replace') {
      const { place } = locate(table, step.index);
      table[place] = dirty(kindByTable[step.table], (table[place] as Part).count);
    } else {
      removeAt(table, step.from);
      insertAt(table, kindByTable[step.table], step.to);
    }
  }
  return { header, tables: { ...parts.tables, ...Object.fromEntries(changed) } };
}

/** The part that holds a row, and the row's place in it. Throws for a row that no part holds. */
function locate(parts: readonly Part[], index: number): { place: number; offset: number } {
  let first = 0;
  for (const [place, part] of parts.entries()) {
    if (index < first + part.count) return { place, offset: index - first };
    first += part.count;
  }
  throw new Error(`No part holds row ${index}`);
}

function removeAt(parts: Part[], index: number): void {
  const { place } = locate(parts, index);
  const { kind, count } = parts[place] as Part;
  parts.splice(place, 1, ...(count === 1 ? [] : [dirty(kind, count - 1)]));
}

function insertAt(parts: Part[], kind: Kind, index: number): void {
  // The last row of all belongs to the last part, and what comes behind a full one begins a new one.
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const last = parts.at(-1);
  if (index === total) {
    if (!last || last.count >= partLimit) parts.push(dirty(kind, 1));
    else parts[parts.length - 1] = dirty(kind, last.count + 1);
    return;
  }
  const { place } = locate(parts, index);
  const count = (parts[place] as Part).count + 1;
  const half = count >> 1;
  parts.splice(
    place,
    1,
    ...(count <= partLimit ? [dirty(kind, count)] : [dirty(kind, half), dirty(kind, count - half)]),
  );
}

/** Every part with its rows, in the order in which a program is read. */
export function* partsWithRows(
  document: ProgramDocument,
  parts: Parts,
): Generator<{ readonly part: Part; readonly rows: readonly unknown[] }, void, void> {
  yield { part: parts.header, rows: [document.program] };
  for (const kind of kindNames) {
    const { table } = kinds[kind];
    const rows = document[table] as readonly AnyRow[];
    let first = 0;
    for (const part of parts.tables[table]) {
      yield { part, rows: rows.slice(first, first + part.count) };
      first += part.count;
    }
    if (first !== rows.length) throw new Error(`The parts of ${table} hold ${first} rows of ${rows.length}`);
  }
}

/** Every part, in the same order. */
export function allParts(parts: Parts): readonly Part[] {
  return [parts.header, ...kindNames.flatMap((kind) => parts.tables[kinds[kind].table])];
}

/** Parts from their list; the header is among them. */
export function partsFromList(list: readonly Part[]): Parts {
  const header = list.find(({ kind }) => kind === 'program');
  if (!header) throw new Error('A program without a header');
  const tables = Object.fromEntries(
    kindNames.map((kind) => [kinds[kind].table, list.filter((part) => part.kind === kind)]),
  ) as unknown as Parts['tables'];
  return { header, tables };
}
