import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { roadmapAxis } from '../../../src/domain/layout/roadmapAxis';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import type { RoadmapLayout, RoadmapOptions } from '../../../src/domain/layout/roadmapTypes';
import { rowsInView } from '../../../src/domain/layout/rowsInView';
import { fitText, textWidth } from '../../../src/domain/layout/textWidth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program } from '../build';

const today = '2027-01-15' as Day;
const day = 1_440;

function layoutOf(document: ProgramDocument, options: Partial<RoadmapOptions> = {}): RoadmapLayout {
  const schedule = computeSchedule(document);
  return roadmapLayout(document, schedule, computeHealth(document, schedule, today), {
    laneBy: 'team',
    collapsed: new Set(),
    filter: noFilter,
    ...options,
  });
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Rows touch, and every bar stands inside of its row and has a length. */
function expectWhole({ rows, bars, height }: RoadmapLayout) {
  let y = 0;
  for (const row of rows) {
    expect(row.y).toBe(y);
    y += row.height;
  }
  expect(height).toBe(y);
  for (const bar of bars) {
    const row = rows[bar.rowIndex];
    expect(bar.toMinutes - bar.fromMinutes).toBeGreaterThanOrEqual(day);
    expect(bar.y).toBeGreaterThanOrEqual(row?.y ?? Number.NaN);
    expect(bar.y + bar.height).toBeLessThanOrEqual((row?.y ?? 0) + (row?.height ?? 0));
  }
}

describe('a roadmap of things that nobody plans', () => {
  it('[L22] gives a bar of no length or of a negative one a day to stand on', () => {
    const layout = layoutOf(
      program({
        projects: [
          { id: 'j_zero', title: 'Zero', ...manual('2027-01-04', '2027-01-04') },
          { id: 'j_none', title: 'None', plan: { durationMinutes: 0, startAt: '2027-01-04' } },
          { id: 'j_less', title: 'Less', ...manual('2027-03-01', '2027-01-04') },
        ],
      }),
    );
    expectWhole(layout);
    expect(layout.bars.map((bar) => bar.id)).toEqual(['j_zero', 'j_none', 'j_less']);
  });

  it('[L22] draws a hundred years, and an axis for them', () => {
    const layout = layoutOf(
      program({ projects: [{ id: 'j_1', title: 'Cathedral', ...manual('2027-01-01', '2126-12-31') }] }),
    );
    expectWhole(layout);
    const span = layout.span;
    if (!span) throw new Error('It has no span');
    expect((span.toMinutes - span.fromMinutes) / day).toBe(36_524);
    const width = 1_000;
    const minutesPerPixel = (span.toMinutes - span.fromMinutes) / width;
    const taste = { weekStart: 1, fiscalYearStartMonth: 1, daysOff: new Set<number>() };
    const axis = roadmapAxis({ ...span, minutesPerPixel, ...taste });
    expect(axis.unit).toMatch(/year|decade/);
    expect(axis.minor.length).toBeLessThan(width / 20);
  });

  it('[L22] holds a thousand in one lane, of which the rows in view are a few', () => {
    const layout = layoutOf(
      program({
        teams: [{ id: 't_1', name: 'Everybody' }],
        projects: upTo(1_000).map((i) => ({
          id: `j_${i}`,
          title: `Project ${i}`,
          teamId: 't_1',
          ...manual('2027-01-04', '2027-02-04'),
        })),
      }),
    );
    expectWhole(layout);
    expect(layout.lanes.map((lane) => lane.projectCount)).toEqual([1_000]);
    const rows = rowsInView(layout, { first: 0, end: 0 }, layout.height / 2, layout.height / 2 + 700);
    expect(rows.end - rows.first).toBeLessThan(50);
    expect(layout.rows[rows.first]?.y).toBeLessThan(layout.height / 2);
  });

  it('[L22] holds ten thousand lanes, and shows the last of them', () => {
    const lanes = upTo(10_000);
    const layout = layoutOf(
      program({
        teams: lanes.map((i) => ({ id: `t_${i}`, name: `Team ${i}` })),
        projects: lanes.map((i) => ({
          id: `j_${i}`,
          title: `Project ${i}`,
          teamId: `t_${i}`,
          ...manual('2027-01-04', '2027-02-04'),
        })),
      }),
    );
    expect(layout.lanes).toHaveLength(10_000);
    expect(layout.rows).toHaveLength(20_000);
    const rows = rowsInView(layout, { first: 0, end: 0 }, layout.height - 700, layout.height);
    expect(rows.end).toBe(layout.rows.length);
    expect(rows.end - rows.first).toBeLessThan(50);
  });

  it('[L22] keeps names of markup and of ten thousand characters as they are, cut to their room', () => {
    const markup = '<img src=x onerror=alert(1)>';
    const long = 'Nachrichten'.repeat(910).slice(0, 10_000);
    const layout = layoutOf(
      program({
        projects: [markup, long].map((title, i) => ({
          id: `j_${i}`,
          title,
          ...manual('2027-01-04', '2027-01-08'),
        })),
      }),
      { packed: true, minutesPerPixel: 60 },
    );
    expectWhole(layout);
    expect(layout.bars.map((bar) => bar.title)).toEqual([markup, long]);
    expect(textWidth(fitText(long, 200, 12), 12)).toBeLessThanOrEqual(200);
  });
});

describe('the zone of the clock', () => {
  const zones = [
    'America/Los_Angeles',
    'Europe/London',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
  ];
  const document = program({
    // Over the changes of the clocks in March, April, October and November.
    projects: ['2027-03-12', '2027-03-26', '2027-04-02', '2027-10-01', '2027-10-29', '2027-11-05'].map(
      (from, i) => ({
        id: `j_${i}`,
        title: `Project ${i}`,
        ...manual(
          from,
          from.replace(/\d\d$/, (text) => String(Math.min(30, Number(text) + 5)).padStart(2, '0')),
        ),
      }),
    ),
    milestones: [
      { id: 'm_1', title: 'Night of the change', plan: { placement: 'manual', startAt: '2027-03-28' } },
    ],
  });

  it('[L23] moves no bar, no milestone and no line of the axis', () => {
    const before = process.env['TZ'];
    const picture = () => {
      const layout = layoutOf(document);
      const span = layout.span ?? { fromMinutes: 0, toMinutes: 0 };
      const taste = { weekStart: 1, fiscalYearStartMonth: 4, daysOff: new Set([0, 6]) };
      return { layout, axis: roadmapAxis({ ...span, minutesPerPixel: 300, ...taste }) };
    };
    try {
      process.env['TZ'] = 'UTC';
      const inUniversalTime = picture();
      const offsets = zones.map((zone) => {
        process.env['TZ'] = zone;
        expect(picture(), zone).toEqual(inUniversalTime);
        return new Date(2027, 2, 28, 12).getTimezoneOffset();
      });
      // The zones were really in force.
      expect(new Set(offsets).size).toBeGreaterThan(4);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
