/** Reads what a person types as a number: "1,204.5", "1,5", "80%", "-3"; null for nothing, undefined for no number. */
export function parseTypedNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s%]/g, '').replace('−', '-');
  if (bare === '') return null;
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare);
  const plain = grouped ? bare.replaceAll(',', '') : bare.replace(/^([+-]?\d*),(\d+)$/, '$1.$2');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** "must be from 0 to 100"; "must be 0 or more". */
export function rangeToWords(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `must be ${min} or more`;
  if (min === Number.NEGATIVE_INFINITY) return `must be ${max} or less`;
  return `must be from ${min} to ${max}`;
}
