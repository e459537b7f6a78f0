import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AxisLettering, type AxisName, axisNames, placeTag } from '../../../src/domain/layout/axisNames';
import { roadmapAxis } from '../../../src/domain/layout/roadmapAxis';
import { placeMilestoneLabels } from '../../../src/domain/layout/roadmapLabels';
import { periodStarts } from '../../../src/domain/layout/roadmapPeriods';
import { textWidth } from '../../../src/domain/layout/textWidth';
import { drawRoadmapPicture, roadmapPictureSchema } from '../../../src/domain/report/roadmapPicture';
import type { Day } from '../../../src/domain/time/day';
import { factsOf, readSample, textsOf } from '../report/reports';

const minutesPerDay = 1_440;
const lettering = (size: number, weight: 400 | 600): AxisLettering => ({
  size,
  weight,
  before: 6,
  after: 2,
  between: 8,
  periodSize: 11,
});

/** Both rows of names of a window that begins on a day, the finer first. */
function namesFrom(fromDay: number, minutesPerPixel: number, width: number) {
  const fromMinutes = fromDay * minutesPerDay;
  const window = { fromMinutes, toMinutes: fromMinutes + width * minutesPerPixel };
  const fiscalYearStartMonth = 1;
  const axis = roadmapAxis({
    ...window,
    minutesPerPixel,
    weekStart: 1,
    fiscalYearStartMonth,
    daysOff: new Set(),
  });
  const periods = periodStarts(window, minutesPerPixel, fiscalYearStartMonth);
  const isTold = axis.unit === 'day' || axis.unit === 'week';
  const periodsAt = (at: number) => (isTold ? (periods.find((it) => it.atMinutes === at)?.names ?? []) : []);
  const toX = (minutes: number) => (minutes - fromMinutes) / minutesPerPixel;
  const view = { fromX: 0, toX: width };
  return {
    toX,
    view,
    rows: [
      axisNames(axis.minor, toX, view, lettering(11, 400), () => []),
      axisNames(axis.major, toX, view, lettering(12, 600), periodsAt),
    ],
  };
}

function expectApart(names: readonly { readonly fromX: number; readonly toX: number }[], air = 0): void {
  const sorted = [...names].sort((a, b) => a.fromX - b.fromX);
  sorted.forEach((name, i) => {
    const next = sorted[i + 1];
    if (next) expect(name.toX + air).toBeLessThanOrEqual(next.fromX);
  });
}

const scales = fc.constantFrom(20, 60, 150, 340, 700, 1_500, 2_800, 5_000, 9_000, 20_000, 60_000);

describe('the names of the axis', () => {
  it('[L29] never meet each other or the tag of today, which stands on its line and inside the view', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 40_000 }),
        scales,
        fc.integer({ min: 200, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fromDay, minutesPerPixel, width, share) => {
          const { rows, view } = namesFrom(fromDay, minutesPerPixel, width);
          for (const names of rows) {
            expectApart(names);
            for (const { fromX, toX } of names) {
              expect(fromX).toBeGreaterThanOrEqual(view.fromX);
              expect(toX).toBeLessThanOrEqual(view.toX);
            }
          }
          const atX = share * width;
          const tagWidth = 44;
          const placed = placeTag(rows, atX, tagWidth, view);
          const tag: AxisName = {
            text: 'Today',
            fromX: placed.fromX,
            toX: placed.fromX + tagWidth,
            isPeriod: false,
          };
          expectApart([...(placed.rows[placed.row] ?? []), tag]);
          expect(tag.fromX).toBeGreaterThanOrEqual(0);
          expect(tag.toX).toBeLessThanOrEqual(width);
          expect(atX).toBeGreaterThanOrEqual(tag.fromX);
          expect(atX).toBeLessThanOrEqual(tag.toX);
          const lost = rows.flat().length - placed.rows.flat().length;
          // A name is left out only where neither row has a place.
          if (placed.row === 1) expect(lost).toBe(0);
        },
      ),
    );
  });

  it('[L29] keep their places where the tag has one, and the tag goes up a row where months are narrow', () => {
    const name = (fromX: number, toX: number): AxisName => ({ text: 'x', fromX, toX, isPeriod: false });
    const view = { fromX: 0, toX: 400 };
    // In the middle of its line, then beside it, then a row higher.
    expect(placeTag([[name(6, 30)], []], 200, 44, view)).toMatchObject({ row: 0, fromX: 178 });
    expect(placeTag([[name(160, 190)], []], 200, 44, view)).toMatchObject({ row: 0, fromX: 194 });
    expect(placeTag([[name(160, 190), name(222, 240)], []], 200, 44, view)).toMatchObject({ row: 1 });
    const full = [[name(160, 190), name(210, 240)], [name(150, 260)]];
    const placed = placeTag(full, 200, 44, view);
    expect(placed).toMatchObject({ row: 0, fromX: 178 });
    expect(placed.rows[0]).toEqual([]);
    expect(placed.rows[1]).toEqual(full[1]);
  });

  it('[L29] of markers never meet another name or another sign, on the screen and on paper', () => {
    const reaches = fc.constantFrom({ halfWidth: 5, toLabel: 9 }, { halfWidth: 2, toLabel: 3 });
    const flags = fc.array(
      fc.record({
        x: fc.double({ min: 0, max: 1_000, noNaN: true }),
        width: fc.double({ min: 10, max: 200, noNaN: true }),
        rank: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(flags, reaches, (unsorted, reach) => {
        const labels = [...unsorted].sort((a, b) => a.x - b.x);
        const places = placeMilestoneLabels(labels, 0, 1_000, reach);
        const names = labels.flatMap(({ x }, i) => {
          const place = places[i];
          if (!place || place.side === 'none') return [];
          const isBefore = place.side === 'before';
          const fromX = isBefore ? x - reach.toLabel - place.room : x + reach.toLabel;
          return [{ fromX, toX: fromX + place.room, i }];
        });
        expectApart(names);
        for (const { fromX, toX, i } of names) {
          labels.forEach(({ x }, other) => {
            if (other === i) return;
            expect(x + reach.halfWidth <= fromX + 1e-9 || x - reach.halfWidth >= toX - 1e-9).toBe(true);
          });
        }
      }),
    );
  });

  it.each([
    ['2026-07-01', '2027-03-31'],
    ['2026-10-15', '2027-02-10'],
    ['2026-11-01', '2026-11-28'],
    ['2024-01-01', '2029-12-31'],
    ['1990-01-01', '2089-12-31'],
  ])('[L29] [L9] of a picture from %s to %s stand apart above its rows', (fromDay, toDay) => {
    const options = roadmapPictureSchema.parse({
      rows: 'each',
      fromDay: fromDay as Day,
      toDay: toDay as Day,
    });
    const { drawing } = drawRoadmapPicture(factsOf(readSample()), options);
    const texts = textsOf(drawing.shapes);
    const lowest = texts.findLast((it) => it.text === 'Calendar' || it.text === 'Phase');
    const lines = new Map<number, { fromX: number; toX: number }[]>();
    for (const { x, y, text, size, weight, anchor } of texts) {
      if (!lowest || y > lowest.y + 3) continue;
      const length = textWidth(text, size, weight);
      const fromX = anchor === 'end' ? x - length : x;
      const line = lines.get(y) ?? [];
      lines.set(y, [...line, { fromX, toX: fromX + length }]);
      expect(fromX + length).toBeLessThanOrEqual(drawing.width + 0.5);
    }
    expect(lines.size).toBeGreaterThanOrEqual(4);
    for (const line of lines.values()) expectApart(line);
  });
});
