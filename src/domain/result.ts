/** The answer of anything that the rules, or bad input, may turn down. A defect is thrown instead. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a value that was allowed. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** Wraps the reason for which something was turned down. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Ends a `switch` over a union: a case that was forgotten is a compile error, and loud if it happens. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
