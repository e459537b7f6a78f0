import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrowReach,
  arrowsToInk,
  type InkFrame,
  type InkPoint,
  type InkRun,
  isOnRoute,
} from '../../../src/domain/layout/arrowInk';

const frame: InkFrame = { left: 0, right: 300, top: 0, bottom: 200 };
/** Pixels beyond the frame in which pieces may end, unseen. */
const air = 20;

/** Corners of level and upright pieces by turns, some of them far outside of the frame. */
const route = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.float({ min: -500, max: 900, noNaN: true, noDefaultInfinity: true }), {
      minLength: 3,
      maxLength: 7,
    }),
  )
  .map(([isLevelFirst, values]) => {
    let [x = 0, y = 0] = values;
    const corners: InkPoint[] = [{ x, y }];
    values.slice(2).forEach((value, i) => {
      if ((i % 2 === 0) === isLevelFirst) x = value;
      else y = value;
      corners.push({ x, y });
    });
    return corners;
  });

const pieces = (corners: readonly InkPoint[]) =>
  corners.slice(1).map((to, i) => ({ from: corners[i] as InkPoint, to }));

/** Points of a piece, away from its rounded ends. */
function pointsOf(from: InkPoint, to: InkPoint): readonly InkPoint[] {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const inner = 5;
  if (length <= 2 * inner) return [];
  const shares = [0, 0.21, 0.5, 0.83, 1].map((share) => (inner + share * (length - 2 * inner)) / length);
  return shares.map((share) => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  }));
}

const isIn = ({ x, y }: InkPoint, { left, right, top, bottom }: InkFrame, beyond = 0) =>
  x >= left - beyond && x <= right + beyond && y >= top - beyond && y <= bottom + beyond;

/** Whether a point lies on a straight piece, to half a step of the half pixels on which arrows are drawn. */
function isOnRun(run: InkRun, { x, y }: InkPoint, tolerance: number): boolean {
  const [across, along] = run.kind === 'level' ? [y, x] : [x, y];
  return (
    Math.abs(across - run.at) <= tolerance && along >= run.from - tolerance && along <= run.to + tolerance
  );
}

describe('the ink of arrows', () => {
  it('[L24] covers in the window what each arrow covers by itself', () => {
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 12 }), (routes) => {
        const { runs } = arrowsToInk(routes, frame);
        for (const corners of routes) {
          for (const { from, to } of pieces(corners)) {
            for (const point of pointsOf(from, to)) {
              if (!isIn(point, frame)) continue;
              expect(runs.some((run) => isOnRun(run, point, 0.26))).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('[L24] covers nothing that no arrow covers, ends near the window, and has nothing twice', () => {
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 12 }), (routes) => {
        const { runs, bends, tips } = arrowsToInk(routes, frame);
        const all = routes.flatMap(pieces);
        const isCovered = (point: InkPoint) => all.some(({ from, to }) => isOnPiece(from, to, point, 0.51));
        for (const { kind, at, from, to } of runs) {
          for (const along of [from, (from + to) / 2, to]) {
            const point = kind === 'level' ? { x: along, y: at } : { x: at, y: along };
            expect(isCovered(point)).toBe(true);
            expect(isIn(point, frame, air)).toBe(true);
          }
        }
        for (const { from, corner, to } of bends) {
          for (const point of [from, corner, to]) expect(isCovered(point)).toBe(true);
          expect(isIn(corner, frame, air)).toBe(true);
        }
        for (const tip of tips) {
          expect(Math.abs(tip.dx) + Math.abs(tip.dy)).toBe(1);
          expect(routes.some((corners) => isNear(corners.at(-1), tip))).toBe(true);
        }
        for (const [i, a] of runs.entries()) {
          for (const b of runs.slice(i + 1)) {
            const isSameLine = a.kind === b.kind && a.at === b.at;
            expect(isSameLine && a.from <= b.to && b.from <= a.to).toBe(false);
          }
        }
      }),
    );
  });

  it('[L24] of two thousand arrows along one way is the ink of one', () => {
    const corners = [
      { x: 20, y: 30 },
      { x: 120, y: 30 },
      { x: 120, y: 150 },
    ];
    const many = Array.from({ length: 2_000 }, () => corners);
    expect(arrowsToInk(many, frame)).toEqual(arrowsToInk([corners], frame));
    expect(arrowsToInk([corners], frame)).toEqual({
      runs: [
        { kind: 'level', at: 30, from: 20, to: 116 },
        { kind: 'upright', at: 120, from: 34, to: 150 },
      ],
      bends: [{ from: { x: 116, y: 30 }, corner: { x: 120, y: 30 }, to: { x: 120, y: 34 } }],
      tips: [{ x: 120, y: 150, dx: 0, dy: 1 }],
    });
  });

  it('[L25] is under a pointer that is near one of its pieces, and under no other', () => {
    const point = fc.record({
      x: fc.integer({ min: -50, max: 350 }),
      y: fc.integer({ min: -50, max: 250 }),
    });
    fc.assert(
      fc.property(route, point, (corners, at) => {
        const nearest = Math.min(...pieces(corners).map(({ from, to }) => distance(from, to, at)));
        expect(isOnRoute(corners, at)).toBe(nearest <= arrowReach);
      }),
    );
  });
});

function distance(from: InkPoint, to: InkPoint, { x, y }: InkPoint): number {
  const clamp = (value: number, a: number, b: number) =>
    Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));
  return Math.hypot(x - clamp(x, from.x, to.x), y - clamp(y, from.y, to.y));
}

function isOnPiece(from: InkPoint, to: InkPoint, point: InkPoint, tolerance: number): boolean {
  return distance(from, to, point) <= tolerance;
}

function isNear(a: InkPoint | undefined, b: InkPoint): boolean {
  return a !== undefined && Math.abs(a.x - b.x) <= 0.26 && Math.abs(a.y - b.y) <= 0.26;
}
