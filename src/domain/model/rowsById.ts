import type { RowNumbers } from './rowNumbers';

/**
 * What is known of rows by their ids, such as scheduled rows, in the order of the program. Two of the same rows share the
 * index of their ids, so that a change costs no new one. Holds only rows of which something is known.
 */
export class RowsById<Row extends object> implements ReadonlyMap<string, Row> {
  readonly #numberById: RowNumbers;
  readonly #rows: readonly (Row | undefined)[];
  #size: number | null = null;

  /** `rows` by the numbers of `numberById`; `undefined` where nothing is known, as of what is not scheduled. */
  constructor(numberById: RowNumbers, rows: readonly (Row | undefined)[]) {
    this.#numberById = numberById;
    this.#rows = rows;
  }

  get size(): number {
    this.#size ??= this.#rows.reduce((count, row) => (row ? count + 1 : count), 0);
    return this.#size;
  }

  /** Every row beside that of another with the same id, in the order of the program. */
  forEachPair(others: ReadonlyMap<string, Row>, visit: (row: Row, other: Row) => void): void {
    const rows = this.#rows;
    // A schedule that was brought up to date numbers its rows as the one before it.
    const sameNumbers = others instanceof RowsById && others.#numberById === this.#numberById;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (row === undefined) continue;
      const other = sameNumbers ? others.#rows[i] : others.get(this.#numberById.idOf(i));
      if (other !== undefined) visit(row, other);
    }
  }

  /** Ids of which something else is known than in another; null where the two number rows differently. */
  changedIds(others: ReadonlyMap<string, Row>): readonly string[] | null {
    if (!(others instanceof RowsById) || others.#numberById !== this.#numberById) return null;
    const ids: string[] = [];
    for (let i = 0; i < this.#rows.length; i++) {
      if (this.#rows[i] !== others.#rows[i]) ids.push(this.#numberById.idOf(i));
    }
    return ids;
  }

  get(id: string): Row | undefined {
    const number = this.#numberById.get(id);
    return number === undefined ? undefined : this.#rows[number];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  forEach(visit: (row: Row, id: string, rows: ReadonlyMap<string, Row>) => void): void {
    for (const [id, row] of this) visit(row, id, this);
  }

  *values(): MapIterator<Row> {
    for (const row of this.#rows) if (row) yield row;
  }

  *keys(): MapIterator<string> {
    for (const [id] of this) yield id;
  }

  *entries(): MapIterator<[string, Row]> {
    const rows = this.#rows;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (row) yield [this.#numberById.idOf(i), row];
    }
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }
}
