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
