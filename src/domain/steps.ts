/**
 * Long work that may be interrupted: it yields wherever its caller may do something else. What it answers does not
 * depend on how often it is interrupted.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does long work without an interruption. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

/** So many rows are visited in one step: some milliseconds where each takes a few microseconds. */
const rowsInStep = 1_000;

/** Visits rows one by one, some of them in a step. */
export function* stepThrough<Row>(rows: Iterable<Row>, visit: (row: Row) => void): Steps<void> {
  let left = rowsInStep;
  for (const row of rows) {
    visit(row);
    left -= 1;
    if (left > 0) continue;
    left = rowsInStep;
    yield;
  }
}
