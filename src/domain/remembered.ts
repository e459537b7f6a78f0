/**
 * A computation of one row that answers what it answered last, the very same object, while the row and all that it is
 * computed from stay the very same: one edit moves little, and what it does not touch is neither computed nor drawn
 * again. What is remembered of a row goes with the row.
 */
export function rememberByRow<Row extends object, From extends readonly unknown[], Value>(
  compute: (row: Row, ...from: From) => Value,
): (row: Row, ...from: From) => Value {
  const known = new WeakMap<Row, { readonly from: From; readonly value: Value }>();
  return (row, ...from) => {
    const hit = known.get(row);
    if (hit && isSame(hit.from, from)) return hit.value;
    const value = compute(row, ...from);
    known.set(row, { from, value });
    return value;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  // A loop: this is asked some thousand times a keypress.
  for (let i = 0; i < b.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}
