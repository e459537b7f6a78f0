import type { RowNumbers } from './rowNumbers';
import type { ScheduledRow } from './schedule';

/**
 * Scheduled rows by their ids, in the order of the program. Two schedules of the same rows share the index of their ids,
 * so that a change costs no new one. Holds only rows that are scheduled.
 */
export class RowsById implements ReadonlyMap<string, ScheduledRow> {
  readonly size: number;
  readonly #numberById: RowNumbers;
  readonly #rows: readonly (ScheduledRow | undefined)[];

  /** `rows` by the numbers of `numberById`; `undefined` for what is not scheduled. */
  constructor(numberById: RowNumbers, rows: readonly (ScheduledRow | undefined)[], size: number) {
    this.#numberById = numberById;
    this.#rows = rows;
    this.size = size;
  }

  /** Every row beside that of another schedule with the same id, in the order of the program. */
  forEachPair(
    others: ReadonlyMap<string, ScheduledRow>,
    visit: (row: ScheduledRow, other: ScheduledRow) => void,
  ): void {
    const rows = this.#rows;
    // A schedule that was brought up to date numbers its rows as the one before it.
    const sameNumbers = others instanceof RowsById && others.#numberById === this.#numberById;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      if (row === undefined) continue;
      const other = sameNumbers ? others.#rows[i] : others.get(row.id);
      if (other !== undefined) visit(row, other);
    }
  }

  get(id: string): ScheduledRow | undefined {
    const number = this.#numberById.get(id);
    return number === undefined ? undefined : this.#rows[number];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  forEach(visit: (row: ScheduledRow, id: string, rows: ReadonlyMap<string, ScheduledRow>) => void): void {
    for (const row of this.#rows) if (row) visit(row, row.id, this);
  }

  *values(): MapIterator<ScheduledRow> {
    for (const row of this.#rows) if (row) yield row;
  }

  *keys(): MapIterator<string> {
    for (const row of this.#rows) if (row) yield row.id;
  }

  *entries(): MapIterator<[string, ScheduledRow]> {
    for (const row of this.#rows) if (row) yield [row.id, row];
  }

  [Symbol.iterator](): MapIterator<[string, ScheduledRow]> {
    return this.entries();
  }
}

/** Visits every row that two schedules place, in the order of the second one. */
export function forEachPair(
  before: ReadonlyMap<string, ScheduledRow>,
  after: ReadonlyMap<string, ScheduledRow>,
  visit: (was: ScheduledRow, is: ScheduledRow) => void,
): void {
  if (after instanceof RowsById) {
    after.forEachPair(before, (is, was) => visit(was, is));
    return;
  }
  for (const [id, is] of after) {
    const was = before.get(id);
    if (was) visit(was, is);
  }
}
