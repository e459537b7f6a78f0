import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clipAcross } from '../../../src/domain/layout/clipAcross';

it('[R10] a line that leaves the window is drawn up to its edges and goes on where it comes back', () => {
  expect(
    clipAcross(
      [
        [0, 0],
        [20, 0],
        [20, 10],
        [0, 10],
      ],
      5,
      10,
    ),
  ).toEqual([
    [
      [5, 0],
      [10, 0],
    ],
    [
      [10, 10],
      [5, 10],
    ],
  ]);
});

it('[R10] every piece of a line is inside of the window, and a line inside is whole', () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (points) => {
      for (const [x] of clipAcross(points, -10, 10).flat()) {
        expect(x).toBeGreaterThanOrEqual(-10 - 1e-9);
        expect(x).toBeLessThanOrEqual(10 + 1e-9);
      }
      expect(clipAcross(points, -50, 50)).toEqual([points]);
    }),
  );
});
