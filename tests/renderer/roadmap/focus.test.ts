import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoadmapLayout } from '../../../src/domain/layout/roadmapTypes';
import { findSelected, selectionBarPlace } from '../../../src/renderer/features/roadmap/chart/selectedBar';
import { treePlaces } from '../../../src/renderer/features/roadmap/chart/treePlaces';
import { stopNear } from '../../../src/renderer/features/roadmap/navigation';
import type { TimeScale } from '../../../src/renderer/features/roadmap/timeScale';

const day = 1_440;
/** Ten pixels a day. */
const scale: TimeScale = { fromMinutes: 0, toMinutes: 100 * day, width: 1_000, minutesPerPixel: day / 10 };

/** Rows of one bar each, 32 pixels high: from a day for so many days; null for a row with nothing on it. */
function layoutOf(spans: readonly (readonly [fromDay: number, days: number] | null)[]): RoadmapLayout {
  const bars = spans.flatMap((span, rowIndex) =>
    span === null
      ? []
      : [
          {
            id: `b${rowIndex}`,
            key: `b${rowIndex}`,
            kind: 'task',
            title: 'Bar',
            health: 'green',
            summary: false,
            slackToMinutes: null,
            tailToMinutes: null,
            confidencePercent: null,
            rowIndex,
            fromMinutes: span[0] * day,
            toMinutes: (span[0] + span[1]) * day,
            y: rowIndex * 32 + 5,
            height: 22,
          },
        ],
  );
  const rows = spans.map((_span, index) => ({
    index,
    key: `r${index}`,
    depth: 0,
    y: index * 32,
    height: 32,
    barIndexes: bars.flatMap((bar, i) => (bar.rowIndex === index ? [i] : [])),
    milestoneIndexes: [],
  }));
  return { rows, bars, milestones: [] } as unknown as RoadmapLayout;
}

describe('the place of a row in the tree', () => {
  it('is counted among the rows that have the same parent', () => {
    // A lane with two projects, the first of which has three tasks; a lane with nothing; a lane with one project.
    const depths = [0, 1, 2, 2, 2, 1, 0, 0, 1];
    expect(treePlaces(depths.map((depth) => ({ depth })))).toEqual(
      [
        [1, 3],
        [1, 2],
        [1, 3],
        [2, 3],
        [3, 3],
        [2, 2],
        [2, 3],
        [3, 3],
        [1, 1],
      ].map(([position, size]) => ({ position, size })),
    );
  });

  it('is the same as counting them one by one, for any tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 60 }), (steps) => {
        let depth = -1;
        const rows = steps.map((step) => {
          depth = Math.min(step, depth + 1);
          return { depth };
        });
        const parentOf = (index: number) =>
          rows.findLastIndex((row, i) => i < index && row.depth < (rows[index]?.depth ?? 0));
        const expected = rows.map((row, index) => {
          const family = rows.flatMap((it, i) =>
            it.depth === row.depth && parentOf(i) === parentOf(index) ? [i] : [],
          );
          return { position: family.indexOf(index) + 1, size: family.length };
        });
        expect(treePlaces(rows)).toEqual(expected);
      }),
    );
  });
});

describe('where the focus goes when its row is gone', () => {
  it('is the row that took its place, the next one with something on it, or the last before', () => {
    const layout = layoutOf([[0, 5], null, [10, 5], null]);
    expect(stopNear(layout, 0)?.key).toBe('b0');
    expect(stopNear(layout, 1)?.key).toBe('b2');
    expect(stopNear(layout, 3)?.key).toBe('b2');
    expect(stopNear(layoutOf([null]), 0)).toBeNull();
  });
});

describe('the tools of what is selected', () => {
  const placeOf = (layout: RoadmapLayout, id: string) => {
    const selected = findSelected(layout, [id]);
    if (!selected) throw new Error(`No bar ${id}`);
    return selectionBarPlace(layout, selected, scale);
  };

  it('stand after it where there is room, in its own row', () => {
    const after = placeOf(
      layoutOf([
        [10, 10],
        [10, 10],
        [10, 10],
      ]),
      'b1',
    );
    expect(after?.left).toBeGreaterThan(200);
    expect(Math.abs((after?.top ?? 0) - 32)).toBeLessThan(4);
  });

  it('stand above, below or before it where there is none, and cover no other bar', () => {
    expect(placeOf(layoutOf([null, null, [70, 10], [70, 10]]), 'b2')?.top).toBeLessThan(64);
    expect(placeOf(layoutOf([[70, 10], [70, 10], null]), 'b1')?.top).toBeGreaterThan(54);
    const between = placeOf(
      layoutOf([
        [70, 10],
        [70, 10],
        [70, 10],
      ]),
      'b1',
    );
    expect(between?.left).toBeLessThan(700 - 334);
    expect(Math.abs((between?.top ?? 0) - 32)).toBeLessThan(4);
  });

  it('stay in view, and are nowhere when it is out of view', () => {
    expect(placeOf(layoutOf([[95, 20]]), 'b0')?.left).toBeLessThan(700);
    expect(placeOf(layoutOf([[120, 5]]), 'b0')).toBeNull();
  });
});
