import { describe, expect, it } from 'vitest';
import { columnsDrawn, columnsInSight, leftEdges } from '../../../src/renderer/ui/gridColumnSpan';

const columns = (...widths: readonly number[]) => widths.map((width) => ({ width }));
/** Forty pixels, a pinned column of 300, and twenty of 100. */
const lefts = leftEdges(columns(300, ...Array.from({ length: 20 }, () => 100)), 40);

describe('the columns that a grid draws', () => {
  it('are those in sight and near it, never the pinned first', () => {
    expect(lefts.slice(0, 3)).toEqual([40, 340, 440]);
    expect(lefts.at(-1)).toBe(2_340);
    // In sight are 500 pixels beside the pinned ones, and near are 200 more.
    expect(columnsInSight(lefts, 0, 840)).toEqual({ from: 1, to: 8 });
    expect(columnsInSight(lefts, 1_000, 840)).toEqual({ from: 9, to: 18 });
    expect(columnsInSight(lefts, 5_000, 840)).toEqual({ from: 21, to: 21 });
    expect(columnsInSight(leftEdges(columns(300), 40), 0, 840)).toEqual({ from: 1, to: 1 });
    expect(columnsInSight(leftEdges([], 40), 0, 840)).toEqual({ from: 0, to: 0 });
  });

  it('have the first and the one that is looked at among them, in their order and once', () => {
    const span = { from: 9, to: 12 };
    expect(columnsDrawn(span, 21, null)).toEqual([0, 9, 10, 11]);
    expect(columnsDrawn(span, 21, 0)).toEqual([0, 9, 10, 11]);
    expect(columnsDrawn(span, 21, 4)).toEqual([0, 4, 9, 10, 11]);
    expect(columnsDrawn(span, 21, 10)).toEqual([0, 9, 10, 11]);
    expect(columnsDrawn(span, 21, 20)).toEqual([0, 9, 10, 11, 20]);
    expect(columnsDrawn(span, 21, -1)).toEqual([0, 9, 10, 11]);
    expect(columnsDrawn({ from: 0, to: 0 }, 0, null)).toEqual([]);
  });
});
