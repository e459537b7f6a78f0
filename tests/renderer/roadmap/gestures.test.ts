import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoadmapLayout } from '../../../src/domain/layout/roadmapTypes';
import { dayToNumber } from '../../../src/domain/time/day';
import { drawnSpan, spanFrom } from '../../../src/renderer/features/roadmap/gestures/drawGesture';
import { groundGesture } from '../../../src/renderer/features/roadmap/gestures/groundPress';
import {
  handlePoint,
  linkSpot,
  linkTargetAt,
} from '../../../src/renderer/features/roadmap/gestures/linkGesture';
import {
  boxBetween,
  extendSelection,
  idsInBox,
} from '../../../src/renderer/features/roadmap/gestures/marqueeGesture';
import { panTo } from '../../../src/renderer/features/roadmap/gestures/panGesture';
import type { TimeScale } from '../../../src/renderer/features/roadmap/timeScale';
import { pullBar, pullFixedBar } from '../../../src/renderer/features/roadmap/widget/barGrip';

const day = 1_440;
/** Ten pixels a day from 1 January 2027 on. */
const first = dayToNumber('2027-01-01' as never) * day;
const scale: TimeScale = {
  fromMinutes: first,
  toMinutes: first + 100 * day,
  width: 1_000,
  minutesPerPixel: day / 10,
};
const bar = (id: string | null, fromDay: number, days: number, y: number) => ({
  id,
  key: id ?? 'rollup',
  title: id ?? '',
  fromMinutes: first + fromDay * day,
  toMinutes: first + (fromDay + days) * day,
  y,
  height: 22,
});
const layout = {
  bars: [bar('a', 10, 10, 5), bar('b', 40, 10, 37), bar(null, 10, 40, 69)],
  milestones: [
    { id: 'm', kind: 'milestone', title: 'm', atMinutes: first + 60.5 * day, y: 48 },
    { id: 'g', kind: 'gate', title: 'g', atMinutes: first + 70.5 * day, y: 48 },
  ],
} as unknown as RoadmapLayout;

describe('a press on empty ground', () => {
  const press = { button: 0, pointerType: 'mouse', shiftKey: false, isSpaceDown: false, canDraw: true };

  it('draws; selects with Shift; moves the picture with Space, the middle button or a finger', () => {
    expect(groundGesture(press)).toBe('draw');
    expect(groundGesture({ ...press, shiftKey: true })).toBe('marquee');
    expect(groundGesture({ ...press, isSpaceDown: true, shiftKey: true })).toBe('pan');
    expect(groundGesture({ ...press, button: 1 })).toBe('pan');
    expect(groundGesture({ ...press, pointerType: 'touch' })).toBe('pan');
    expect(groundGesture({ ...press, canDraw: false })).toBe('pan');
    expect(groundGesture({ ...press, button: 2 })).toBeNull();
  });
});

describe('drawing', () => {
  it('covers the days from the first to the last that it passes, whichever way', () => {
    const span = { startDay: '2027-01-04', finishDay: '2027-01-13' };
    expect(drawnSpan({ x: 35, y: 0 }, { x: 129, y: 40 }, scale)).toEqual(span);
    expect(drawnSpan({ x: 129, y: 0 }, { x: 35, y: 0 }, scale)).toEqual(span);
  });

  it('is nothing while the pointer has hardly moved, and at least a day after that', () => {
    expect(drawnSpan({ x: 35, y: 0 }, { x: 37, y: 2 }, scale)).toBeNull();
    expect(drawnSpan({ x: 32, y: 0 }, { x: 38, y: 0 }, scale)).toEqual({
      startDay: '2027-01-04',
      finishDay: '2027-01-04',
    });
  });

  it('has four weeks without a drag', () => {
    expect(spanFrom(first + 3.7 * day)).toEqual({ startDay: '2027-01-04', finishDay: '2027-01-31' });
  });
});

describe('selecting by a rectangle', () => {
  it('takes what it touches, from top to bottom, and no roll-ups', () => {
    const hits = (x1: number, y1: number, x2: number, y2: number) =>
      idsInBox(layout, boxBetween({ x: x1, y: y1 }, { x: x2, y: y2 }), scale);
    expect(hits(0, 0, 900, 200)).toEqual(['a', 'b', 'm', 'g']);
    expect(hits(900, 200, 0, 0)).toEqual(['a', 'b', 'm', 'g']);
    expect(hits(0, 0, 150, 30)).toEqual(['a']);
    expect(hits(0, 0, 90, 30)).toEqual([]);
    expect(hits(590, 50, 600, 60)).toEqual(['m']);
  });

  it('adds to what was selected, once each', () => {
    expect(extendSelection(['b', 'x'], ['a', 'b'])).toEqual(['b', 'x', 'a']);
  });
});

describe('moving the picture', () => {
  it('keeps under the hand what was under it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -900, max: 900 }), (dx, dy) => {
        const grab = { at: { x: 300, y: 200 }, scale, scrollTop: 500 };
        const { window, scrollTop } = panTo(grab, { x: 300 + dx, y: 200 + dy });
        expect(window.fromMinutes + dx * scale.minutesPerPixel).toBeCloseTo(scale.fromMinutes, 3);
        expect(window.toMinutes - window.fromMinutes).toBeCloseTo(100 * day, 3);
        expect(scrollTop).toBe(500 - dy);
      }),
    );
  });
});

describe('pulling a bar', () => {
  const before = { fromMinutes: first, toMinutes: first + 10 * day };
  const at = { x: 50, y: 50 };
  const lanes = { own: 'lane:1', over: 'lane:1' };
  const pull = (part: 'move' | 'start' | 'finish', dx: number, dy = 0, over = 'lane:1') =>
    pullBar(part, before, at, { x: at.x + dx, y: at.y + dy }, scale.minutesPerPixel, { ...lanes, over });

  it('moves by whole days, and keeps a day at least when an end is pulled', () => {
    expect(pull('move', 74)).toMatchObject({ what: 'move', days: 7 });
    expect(pull('finish', -400)).toMatchObject({ days: -9, span: { toMinutes: first + day } });
    expect(pull('start', 400)).toMatchObject({ days: 9, span: { fromMinutes: first + 9 * day } });
    fc.assert(
      fc.property(
        fc.constantFrom('move' as const, 'start' as const, 'finish' as const),
        fc.integer({ min: -3_000, max: 3_000 }),
        (part, dx) => {
          const pulled = pull(part, dx);
          if (pulled.what === 'lane') throw new Error('It left its lane');
          expect(pulled.span.toMinutes - pulled.span.fromMinutes).toBeGreaterThanOrEqual(day);
          expect((pulled.span.fromMinutes - first) % day).toBeCloseTo(0, 6);
        },
      ),
    );
  });

  it('goes to another lane up or down, and not by the drift of a hand along the time axis', () => {
    expect(pull('move', 10, 60, 'lane:2')).toEqual({ what: 'lane', laneKey: 'lane:2' });
    expect(pull('move', 300, 40, 'lane:2')).toMatchObject({ what: 'move', days: 30 });
    expect(pull('move', 0, 10, 'lane:2')).toMatchObject({ what: 'move', days: 0 });
    expect(pull('finish', 0, 60, 'lane:2')).toMatchObject({ what: 'finish' });
    expect(
      pullBar('move', before, at, { x: 50, y: 200 }, day / 10, { own: null, over: 'lane:2' }),
    ).toMatchObject({ what: 'move' });
  });

  it('takes a bar whose dates come from its parts to another lane only', () => {
    const to = (dx: number, dy: number, over: string) =>
      pullFixedBar(at, { x: at.x + dx, y: at.y + dy }, { own: 'lane:1', over });
    expect(to(2, 2, 'lane:1')).toBeNull();
    expect(to(80, 5, 'lane:1')).toBe('refused');
    expect(to(4, 60, 'lane:2')).toEqual({ what: 'lane', laneKey: 'lane:2' });
    expect(to(4, 30, 'lane:1')).toBeNull();
  });
});

describe('pulling a link', () => {
  it('leads to the nearer end of what the pointer is over, and to nothing else', () => {
    const at = (x: number, y: number) => linkTargetAt(layout, scale, { x, y }, 'a');
    expect(at(410, 48)).toMatchObject({ id: 'b', end: 'start' });
    expect(at(490, 48)).toMatchObject({ id: 'b', end: 'finish' });
    expect(at(606, 48)).toMatchObject({ id: 'm' });
    expect(at(705, 48)).toBeNull();
    expect(at(150, 16)).toBeNull();
    expect(at(200, 80)).toBeNull();
  });

  it('has its handles outside of both ends', () => {
    const spot = linkSpot(layout, 'a', scale);
    expect(spot && handlePoint(spot, 'finish')).toEqual({ x: 210, y: 16 });
    expect(spot && handlePoint(spot, 'start')).toEqual({ x: 90, y: 16 });
    expect(linkSpot(layout, 'g', scale)).toBeNull();
  });
});
