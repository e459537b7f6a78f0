/**
 * Chance without state: a number for a seed, a run and a subject, and always the same one. So any run can be computed
 * alone, no number hangs on the order of rows, and a change to one row leaves the numbers of all others as they were.
 */
export type ChanceKey = { readonly high: number; readonly low: number };

/** Spreads 32 bits. Source: C. Wellons, "Prospecting for hash functions" (2018), lowbias32 in its better constants. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

/** The key of a subject by its id: 64 bits, so that two ids of a program never share their numbers. */
export function textToChanceKey(text: string): ChanceKey {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = mix(low + code);
  }
  return { high: mix(high), low };
}

/** The 32 bits that all numbers of one run begin from. */
export function runToChance(seed: number, run: number): number {
  return mix(mix(seed) + Math.imul(run + 1, 0x9e3779b9));
}

/** A number in the open interval from 0 to 1, for a run (`runToChance`) and a key. */
export function chance(runChance: number, key: ChanceKey): number {
  const bits = mix(mix(runChance ^ key.high) + key.low);
  return ((bits >>> 0) + 0.5) / 4_294_967_296;
}
