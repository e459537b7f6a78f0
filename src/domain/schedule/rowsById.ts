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
