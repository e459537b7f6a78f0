import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightPalette } from '../../../src/domain/layout/drawingPalette';
import { axisUnitAt } from '../../../src/domain/layout/roadmapAxis';
import { periodBands, periodStarts } from '../../../src/domain/layout/roadmapPeriods';
import { drawRoadmapPicture, roadmapPictureSchema } from '../../../src/domain/report/roadmapPicture';
import { type Day, dayToNumber, numberToDay } from '../../../src/domain/time/day';
import { factsOf, readSample } from '../report/reports';

const minutesPerDay = 1_440;
const minutesOf = (day: string) => dayToNumber(day as Day) * minutesPerDay;
const windowOf = (from: string, to: string) => ({ fromMinutes: minutesOf(from), toMinutes: minutesOf(to) });
const bandDays = (from: string, to: string, minutesPerPixel: number, startMonth = 1) =>
  periodBands(windowOf(from, to), minutesPerPixel, startMonth).map((band) => [
    numberToDay(band.fromMinutes / minutesPerDay),
    numberToDay(band.toMinutes / minutesPerDay),
  ]);

describe('what is shaded behind the rows', () => {
  it('[L28] is every second quarter, whole, fiscal where the program’s years are', () => {
    expect(bandDays('2026-11-20', '2027-08-01', 1_000)).toEqual([
      ['2026-10-01', '2027-01-01'],
      ['2027-04-01', '2027-07-01'],
    ]);
    expect(bandDays('2026-11-20', '2027-08-01', 1_000, 2)).toEqual([
      ['2026-11-01', '2027-02-01'],
      ['2027-05-01', '2027-08-01'],
    ]);
  });

  it('[L28] is every second year where quarters are too narrow, and nothing where years are or where days are told', () => {
    expect(bandDays('2026-01-02', '2030-01-01', 10_000, 4)).toEqual([
      ['2025-04-01', '2026-04-01'],
      ['2027-04-01', '2028-04-01'],
      ['2029-04-01', '2030-04-01'],
    ]);
    expect(bandDays('1990-01-01', '2090-01-01', 100_000)).toEqual([]);
    expect(axisUnitAt(60)).toBe('day');
    expect(bandDays('2026-11-20', '2027-01-20', 60)).toEqual([]);
  });

  it('[L28] is the same wherever the window stands, and begins and ends where its lines stand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(100, 1_000, 4_000, 9_000, 17_000),
        (fromDay, days, air, startMonth, minutesPerPixel) => {
          const inner = {
            fromMinutes: fromDay * minutesPerDay,
            toMinutes: (fromDay + days) * minutesPerDay,
          };
          const outer = {
            fromMinutes: inner.fromMinutes - air * minutesPerDay,
            toMinutes: inner.toMinutes + air * minutesPerDay,
          };
          const around = periodBands(outer, minutesPerPixel, startMonth);
          const meets = around.filter(
            (band) => band.fromMinutes < inner.toMinutes && band.toMinutes > inner.fromMinutes,
          );
          expect(periodBands(inner, minutesPerPixel, startMonth)).toEqual(meets);
          const lines = new Set(
            periodStarts(outer, minutesPerPixel, startMonth).map(({ atMinutes }) => atMinutes),
          );
          around.forEach((band, i) => {
            for (const edge of [band.fromMinutes, band.toMinutes]) {
              if (edge >= outer.fromMinutes && edge <= outer.toMinutes) expect(lines).toContain(edge);
            }
            const next = around[i + 1];
            if (next) expect(next.fromMinutes).toBeGreaterThan(band.toMinutes);
          });
        },
      ),
    );
  });

  it('[L28] is drawn behind everything else of a picture, and left out with its lines', () => {
    const facts = factsOf(readSample());
    const draw = (options: object) => {
      const { drawing } = drawRoadmapPicture(facts, roadmapPictureSchema.parse(options));
      return drawing.shapes.map((it) => ('fill' in it ? it.fill : undefined));
    };
    const fills = draw({});
    const bands = fills.filter((it) => it === 'band' || it === 'band.surface').length;
    expect(bands).toBe(2);
    const last = Math.max(fills.lastIndexOf('band'), fills.lastIndexOf('band.surface'));
    // Before it are the lines that say what the picture is of, and the shaded lanes.
    expect([...new Set(fills.slice(0, last))].sort()).toEqual(['band', 'muted', 'surface', 'text']);
    expect(draw({ periods: false })).not.toContain('band');
  });

  it('[L28] is the days off of the program’s calendar where a picture tells days', () => {
    const facts = factsOf(readSample());
    const options = { fromDay: '2026-11-02', toDay: '2026-11-29', periods: false };
    const { drawing } = drawRoadmapPicture(facts, roadmapPictureSchema.parse(options));
    const band = drawing.shapes.find((it) => it.shape === 'path' && it.fill === 'band');
    if (band?.shape !== 'path') throw new Error('Nothing is shaded.');
    const edges = [...band.d.matchAll(/M([\d.]+) /g)].map((it) => Number(it[1]));
    // Eight days of four weekends, each a day wide: Saturdays are seven days apart.
    expect(edges).toHaveLength(8);
    const [first = 0, second = 0, third = 0] = edges;
    expect(third - first).toBeCloseTo(7 * (second - first), 0);
  });
});

/** The relative luminance of a colour such as #1a2b3c, by WCAG 2.2. */
function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((it) =>
    it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('the shading', () => {
  const css = fs.readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');
  /** Every pair of colours that a token is given, light and dark, in the order of the file. */
  const pairsOf = (token: string) =>
    [...css.matchAll(new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'g'))].map((it) => [
      it[1] ?? '',
      it[2] ?? '',
    ]);

  it('[L28] leaves names a contrast of 4.5 to 1, light, dark, with more contrast and on paper', () => {
    const bands = pairsOf('band');
    expect(bands).toHaveLength(3);
    for (const [i, band] of bands.entries()) {
      for (const ink of ['text', 'muted']) {
        const pair = pairsOf(ink)[i];
        expect(pair).toBeDefined();
        band.forEach((ground, theme) => {
          expect(contrast(ground, pair?.[theme] ?? ground), `${ink} ${i} ${theme}`).toBeGreaterThan(4.5);
        });
      }
    }
    for (const ground of [lightPalette.band, lightPalette['band.surface']]) {
      for (const ink of [lightPalette.text, lightPalette.muted]) {
        expect(contrast(ground, ink)).toBeGreaterThan(4.5);
      }
    }
  });
});
