import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowNumbers } from '../../../src/domain/model/rowNumbers';

describe('row numbers by ids', () => {
  it('are what a map answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 })),
        fc.array(fc.string({ maxLength: 3 })),
        (ids, others) => {
          const numbers = new RowNumbers(ids.map((id) => ({ id })));
          const map = new Map(ids.map((id, i) => [id, i]));
          for (const id of [...ids, ...others]) expect(numbers.get(id)).toBe(map.get(id));
        },
      ),
    );
  });

  it('are all found where ids were made to collide', () => {
    // The same hash as the table's: of 200 rows the last nine bits are the place.
    const placeOf = (id: string) => {
      let hash = id.length;
      for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x9e37_79b1);
      return (hash ^ (hash >>> 15)) & 511;
    };
    const candidates = Array.from({ length: 200_000 }, (_, i) => `id-${i}`);
    const ids = candidates.filter((id) => placeOf(id) === 7).slice(0, 200);
    expect(ids.length).toBe(200);
    const numbers = new RowNumbers(ids.map((id) => ({ id })));
    expect(ids.map((id) => numbers.get(id))).toEqual(ids.map((_, i) => i));
    expect(numbers.get('absent')).toBeUndefined();
    for (const id of candidates.slice(-1_000)) expect(numbers.get(id)).toBeUndefined();
  });
});
