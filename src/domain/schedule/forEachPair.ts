import { RowsById } from '../model/rowsById';
import type { ScheduledRow } from './schedule';

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
