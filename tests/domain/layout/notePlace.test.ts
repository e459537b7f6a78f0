import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoteBox, placeNote } from '../../../src/domain/layout/notePlace';

const view: NoteBox = { left: 8, top: 0, right: 800, bottom: 500 };
const boxAt = (left: number, top: number, width: number, height: number): NoteBox => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const meets = (a: NoteBox, b: NoteBox) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1e-6 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1e-6;
const grown = (box: NoteBox, by: number): NoteBox => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

describe('the note of an arrow', () => {
  it('[L30] stands right of its point and below, where nothing is in its way', () => {
    expect(placeNote({ x: 100, y: 100 }, { width: 200, height: 60 }, view, [])).toEqual({
      left: 112,
      top: 114,
    });
  });

  it('[L30] goes round the bar that the arrow starts from, and stays inside the chart', () => {
    const bar = boxAt(60, 110, 400, 22);
    const { left, top } = placeNote({ x: 100, y: 100 }, { width: 200, height: 60 }, view, [bar]);
    expect(meets(boxAt(left, top, 200, 60), bar)).toBe(false);
    expect(placeNote({ x: 790, y: 490 }, { width: 200, height: 60 }, view, [])).toEqual({
      left: 600,
      top: 416,
    });
  });

  it('[L30] covers neither end wherever there is room for that, and is in the view always', () => {
    const bars = fc.record({
      left: fc.integer({ min: -300, max: 800 }),
      top: fc.integer({ min: -30, max: 500 }),
      width: fc.integer({ min: 4, max: 900 }),
      height: fc.integer({ min: 16, max: 24 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 80, max: 340 }),
        fc.integer({ min: 30, max: 260 }),
        fc.array(bars, { maxLength: 2 }),
        (x, y, width, height, ends) => {
          const boxes = ends.map((it) => boxAt(it.left, it.top, it.width, it.height));
          const { left, top } = placeNote({ x, y }, { width, height }, view, boxes);
          const note = boxAt(left, top, width, height);
          expect(left).toBeGreaterThanOrEqual(view.left);
          expect(top).toBeGreaterThanOrEqual(view.top);
          expect(note.right).toBeLessThanOrEqual(view.right);
          expect(note.bottom).toBeLessThanOrEqual(view.bottom);
          // Every place on a grid is tried: one that is free, with its air, means that the note is free.
          const isFree = (it: NoteBox, air: number) => boxes.every((box) => !meets(grown(box, air), it));
          for (let tryLeft = view.left; tryLeft + width <= view.right; tryLeft += 9) {
            for (let tryTop = view.top; tryTop + height <= view.bottom; tryTop += 9) {
              if (!isFree(boxAt(tryLeft, tryTop, width, height), 6)) continue;
              expect(isFree(note, 0)).toBe(true);
              return;
            }
          }
        },
      ),
    );
  });
});
