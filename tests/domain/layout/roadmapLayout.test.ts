import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { worstHealth } from '../../../src/domain/layout/roadmapLanes';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import {
  type LaneBy,
  laneGroupings,
  type RoadmapLayout,
  type RoadmapOptions,
} from '../../../src/domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../src/domain/model/document';
import type { Health } from '../../../src/domain/model/health';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { addDays, type Day, dayToNumber } from '../../../src/domain/time/day';
import { manual, program, twoTeams } from '../build';

const today = '2027-01-15' as Day;
const minutesPerDay = 1_440;
const at = (day: string) => dayToNumber(day as Day) * minutesPerDay;

function layoutOf(document: ProgramDocument, options: Partial<RoadmapOptions> = {}): RoadmapLayout {
  const schedule = computeSchedule(document);
  return roadmapLayout(document, schedule, computeHealth(document, schedule, today), {
    laneBy: 'team',
    collapsed: new Set(),
    filter: noFilter,
    ...options,
  });
}

const keysOf = (layout: RoadmapLayout) => layout.rows.map((row) => row.key);

/** A program of any shape: projects with and without teams, tasks, dates, and milestones. */
const anyProgram = fc
  .array(
    fc.record({
      team: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      start: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
      length: fc.integer({ min: 0, max: 60 }),
      tasks: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
      points: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 4 }),
      goals: fc.subarray(['g_0', 'g_1', 'g_2']),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    const day = (offset: number) => addDays('2027-01-01' as Day, offset);
    const dates = (start: number | null, length: number) =>
      start === null ? {} : manual(day(start), day(start + length));
    return program({
      teams: [0, 1, 2, 3].map((i) => ({
        id: `t_${i}`,
        name: `Team ${i}`,
        function: i % 2 ? 'Data' : 'Design',
      })),
      goals: [0, 1, 2].map((i) => ({ id: `g_${i}`, title: `Goal ${i}` })),
      projects: rows.map((row, i) => ({
        id: `j_${i}`,
        title: `Project ${i}`,
        teamId: row.team === null ? null : `t_${row.team}`,
        goalIds: row.goals,
        ...dates(row.start, row.length),
      })),
      tasks: rows.flatMap((row, i) =>
        row.tasks.map((offset, k) => ({
          id: `k_${i}_${k}`,
          title: `Task ${i} ${k}`,
          projectId: `j_${i}`,
          ...dates(offset, row.length),
        })),
      ),
      milestones: rows.flatMap((row, i) =>
        row.points.map((offset, k) => ({
          id: `m_${i}_${k}`,
          title: `Milestone ${i} ${k}`,
          projectId: k === 3 ? null : `j_${i}`,
          ...dates(offset, 0),
        })),
      ),
    });
  });

const anyOptions = fc.record({
  laneBy: fc.constantFrom<LaneBy>(...laneGroupings),
  thenBy: fc.constantFrom<LaneBy | null>(null, ...laneGroupings),
  collapsed: fc
    .subarray([
      'lane:t_0',
      'lane:t_1',
      'lane:',
      'lane:program',
      'j_0',
      'j_1',
      'lane:j_0',
      'lane:g_0',
      'lane:t_0 › g_0',
      'lane:t_1 › ',
      'lane:Design › t_2',
    ])
    .map((keys) => new Set(keys)),
  packed: fc.boolean(),
  minutesPerPixel: fc.constantFrom(undefined, 60, 600),
});

const withScale = ({ minutesPerPixel, ...options }: { minutesPerPixel: number | undefined }) =>
  minutesPerPixel === undefined ? options : { ...options, minutesPerPixel };

describe('lanes', () => {
  it('[L1] every project is in one lane, in the order of teams, those without a team last', () => {
    const document = program({
      ...twoTeams,
      projects: [{ id: 'j_0', title: 'Nobody’s' }, ...twoTeams.projects],
      goals: [
        { id: 'g_1', title: 'First' },
        { id: 'g_2', title: 'Second' },
      ],
    });
    expect(keysOf(layoutOf(document))).toEqual(['lane:t_a', 'j_a', 'lane:t_b', 'j_b', 'lane:', 'j_0']);
    expect(layoutOf(document).lanes.map((lane) => lane.title)).toEqual(['Alpha', 'Beta', 'No team']);
  });

  it('[L1] a project with several goals stands in the lane of its first only', () => {
    const document = program({
      goals: [
        { id: 'g_1', title: 'First' },
        { id: 'g_2', title: 'Second' },
      ],
      projects: [
        { id: 'j_1', title: 'One', goalIds: ['g_2', 'g_1'] },
        { id: 'j_2', title: 'Two', goalIds: ['g_1'] },
      ],
    });
    expect(keysOf(layoutOf(document, { laneBy: 'goal' }))).toEqual(['lane:g_1', 'j_2', 'lane:g_2', 'j_1']);
  });

  it('[L1] holds for any program and any grouping', () => {
    fc.assert(
      fc.property(anyProgram, fc.constantFrom<LaneBy>(...laneGroupings), (document, laneBy) => {
        const layout = layoutOf(document, { laneBy });
        const projectRows = layout.rows.filter((row) =>
          laneBy === 'project' ? row.kind === 'lane' : row.kind === 'project',
        );
        expect(projectRows.map((row) => row.id).sort()).toEqual(
          document.projects.map((row) => row.id).sort(),
        );
      }),
    );
  });

  it('[L2] shows the worst of its projects', () => {
    expect(worstHealth(['green', 'amber', 'red', 'done'])).toBe('red');
    expect(worstHealth(['green', 'amber', 'notStarted'])).toBe('amber');
    expect(worstHealth(['done', 'done'])).toBe('done');
    expect(worstHealth(['notStarted', 'notStarted'])).toBe('notStarted');
    expect(worstHealth(['done', 'notStarted'])).toBe('green');
    expect(worstHealth([])).toBe('notStarted');
  });
});

describe('filter', () => {
  const document = program({
    ...twoTeams,
    tasks: [
      { id: 'k_1', title: 'Own', projectId: 'j_a', ...manual('2027-01-04', '2027-01-08') },
      { id: 'k_2', title: 'Lent', projectId: 'j_a', teamId: 't_b', ...manual('2027-01-11', '2027-01-29') },
    ],
    milestones: [{ id: 'm_1', title: 'Point', projectId: 'j_b', ...manual('2027-02-26', '2027-02-26') }],
  });

  it('[L3] hides what has other teams, keeps what is above what is shown, and counts the rest', () => {
    const only = (teamId: string) =>
      layoutOf(document, { filter: { teamIds: new Set([teamId]), healths: null } });
    expect(keysOf(only('t_a'))).toEqual(['lane:t_a', 'j_a', 'k_1']);
    expect(only('t_a').hiddenByFilter).toBe(3);
    expect(keysOf(only('t_b'))).toEqual(['lane:t_a', 'j_a', 'k_2', 'lane:t_b', 'j_b']);
    expect(only('t_b').milestones.map((point) => point.id)).toEqual(['m_1']);
    expect(only('t_b').hiddenByFilter).toBe(1);
    expect(only('').rows).toEqual([]);
  });

  it('[L3] hides what has other healths', () => {
    const schedule = computeSchedule(document);
    const health = computeHealth(document, schedule, today);
    for (const wanted of ['green', 'amber', 'red', 'notStarted', 'done'] as const satisfies Health[]) {
      const layout = layoutOf(document, { filter: { teamIds: null, healths: new Set([wanted]) } });
      const matching = [...health.byId].filter(([, row]) => row.shown === wanted).map(([id]) => id);
      const shown = new Set([
        ...layout.bars.map((bar) => bar.id),
        ...layout.milestones.map((point) => point.id),
      ]);
      for (const id of matching) expect(shown.has(id)).toBe(true);
    }
  });

  it('[L3] hides nothing and counts nothing when nothing is asked for', () => {
    fc.assert(
      fc.property(anyProgram, (any) => {
        expect(layoutOf(any).hiddenByFilter).toBe(0);
      }),
    );
  });
});

describe('bars and milestones', () => {
  it('[L4] cover whole days and stand at noon', () => {
    const document = program({
      projects: [{ id: 'j', title: 'Engine', ...manual('2027-01-04', '2027-01-08') }],
      milestones: [{ id: 'm', title: 'End', projectId: 'j', ...manual('2027-01-08', '2027-01-08') }],
    });
    const { bars, milestones, span } = layoutOf(document);
    expect(bars[0]).toMatchObject({
      fromMinutes: at('2027-01-04'),
      toMinutes: at('2027-01-09'),
      startDay: '2027-01-04',
      finishDay: '2027-01-08',
    });
    expect(milestones[0]).toMatchObject({ atMinutes: at('2027-01-08') + 720, day: '2027-01-08' });
    expect(span).toEqual({ fromMinutes: at('2027-01-04'), toMinutes: at('2027-01-09') });
  });

  it('[L4] a bar without length still covers its day, and one that ends at midnight the day before', () => {
    const document = program({
      projects: [
        { id: 'j_1', title: 'Moment', ...manual('2027-01-04T09:00', '2027-01-04T09:00') },
        { id: 'j_2', title: 'Night', ...manual('2027-01-04T09:00', '2027-01-06T00:00') },
      ],
    });
    const [moment, night] = layoutOf(document).bars;
    expect(moment).toMatchObject({ startDay: '2027-01-04', finishDay: '2027-01-04' });
    expect(night).toMatchObject({ startDay: '2027-01-04', finishDay: '2027-01-05' });
  });

  it('[L5] rows touch, and no two bars of a row overlap, for any program and any options', () => {
    fc.assert(
      fc.property(anyProgram, anyOptions, (document, { minutesPerPixel, ...rest }) => {
        const layout = layoutOf(document, withScale({ minutesPerPixel, ...rest }));
        let y = 0;
        for (const [index, row] of layout.rows.entries()) {
          expect(row.index).toBe(index);
          expect(row.y).toBe(y);
          expect(row.height).toBeGreaterThan(0);
          y += row.height;
          const bars = row.barIndexes.map((it) => layout.bars[it]).filter((bar) => bar !== undefined);
          const byTime = bars.toSorted((a, b) => a.fromMinutes - b.fromMinutes);
          for (const [i, bar] of byTime.entries()) {
            expect(bar.rowIndex).toBe(index);
            expect(bar.y).toBeGreaterThanOrEqual(row.y);
            expect(bar.y + bar.height).toBeLessThanOrEqual(row.y + row.height);
            const before = byTime[i - 1];
            if (before) expect(bar.fromMinutes).toBeGreaterThanOrEqual(before.toMinutes);
          }
          for (const point of row.milestoneIndexes.map((it) => layout.milestones[it])) {
            expect(point?.y).toBeGreaterThan(row.y);
            expect(point?.y).toBeLessThan(row.y + row.height);
          }
        }
        expect(layout.height).toBe(y);
        expect(new Set(keysOf(layout)).size).toBe(layout.rows.length);
        expect(new Set(layout.bars.map((bar) => bar.key)).size).toBe(layout.bars.length);
      }),
    );
  });

  it('[L5] a collapsed lane is one row with the time and the milestones of its projects', () => {
    const document = program({
      teams: [{ id: 't', name: 'Alpha' }],
      projects: [
        { id: 'j_1', title: 'One', teamId: 't', ...manual('2027-01-04', '2027-01-15') },
        { id: 'j_2', title: 'Two', teamId: 't', ...manual('2027-01-11', '2027-01-22') },
        { id: 'j_3', title: 'Three', teamId: 't', ...manual('2027-03-01', '2027-03-05') },
      ],
      milestones: [{ id: 'm', title: 'Point', projectId: 'j_3', ...manual('2027-03-05', '2027-03-05') }],
    });
    const layout = layoutOf(document, { collapsed: new Set(['lane:t']) });
    expect(layout.rows).toHaveLength(1);
    expect(layout.rows[0]).toMatchObject({ kind: 'lane', collapsed: true, expandable: true });
    expect(layout.bars.map((bar) => [bar.title, bar.startDay, bar.finishDay])).toEqual([
      ['2 projects', '2027-01-04', '2027-01-22'],
      ['1 project', '2027-03-01', '2027-03-05'],
    ]);
    expect(layout.milestones.map((point) => point.id)).toEqual(['m']);
  });

  it('[L5] packs as many bars on a row as have room', () => {
    const document = program({
      teams: [{ id: 't', name: 'Alpha' }],
      projects: [
        { id: 'j_1', title: 'One', teamId: 't', ...manual('2027-01-04', '2027-01-15') },
        { id: 'j_2', title: 'Two', teamId: 't', ...manual('2027-01-11', '2027-01-22') },
        { id: 'j_3', title: 'Three', teamId: 't', ...manual('2027-01-18', '2027-01-29') },
      ],
    });
    const rows = layoutOf(document, { packed: true }).rows;
    expect(rows.map((row) => row.barIndexes.length)).toEqual([2, 1]);
    expect(rows.every((row) => row.kind === 'packed')).toBe(true);
    // At an hour a pixel every name stands after its bar, and none has room for another bar beside it.
    expect(layoutOf(document, { packed: true, minutesPerPixel: 600 }).rows).toHaveLength(3);
  });

  it('[L6] milestones of one day stand on lines of their own, up to three', () => {
    const points = (count: number) =>
      program({
        projects: [{ id: 'j', title: 'Engine', ...manual('2027-01-04', '2027-01-08') }],
        milestones: Array.from({ length: count }, (_, i) => ({
          id: `m_${i}`,
          title: `Point ${i}`,
          projectId: 'j',
          ...manual('2027-01-08', '2027-01-08'),
        })),
      });
    const lines = (count: number) => new Set(layoutOf(points(count)).milestones.map((point) => point.y)).size;
    expect([1, 2, 3, 4].map(lines)).toEqual([1, 2, 3, 3]);
  });

  it('[L14] the target stands on the first line alone on the screen', () => {
    const document = (targetMilestoneId: string | null) =>
      program(
        {
          milestones: ['2027-01-08', '2027-01-08', '2027-02-12'].map((day, i) => ({
            id: `m_${i}`,
            title: `Point ${i}`,
            ...manual(day, day),
          })),
        },
        { targetMilestoneId },
      );
    const lines = (target: string | null, options: Partial<RoadmapOptions> = {}) => {
      const { milestones } = layoutOf(document(target), options);
      const ys = [...new Set(milestones.map((it) => it.y))].sort((a, b) => a - b);
      return milestones.map((it) => ys.indexOf(it.y));
    };
    expect(lines(null)).toEqual([0, 1, 0]);
    expect(lines('m_1')).toEqual([1, 0, 1]);
    expect(lines('m_2')).toEqual([1, 2, 0]);
    // On paper the lines are packed by the labels themselves.
    expect(lines('m_2', { minutesPerPixel: 60 })).toEqual([0, 1, 0]);
    expect(lines('m_2', { packed: true })).toEqual([0, 1, 0]);
  });

  it('keeps a milestone with what folds its task away', () => {
    const document = program({
      projects: [{ id: 'j', title: 'Engine' }],
      tasks: [
        { id: 'k', title: 'Phase', projectId: 'j' },
        { id: 'k_1', title: 'Part', projectId: 'j', parentId: 'k', ...manual('2027-01-04', '2027-01-08') },
      ],
      milestones: [
        { id: 'm', title: 'Point', projectId: 'j', parentId: 'k', ...manual('2027-01-08', '2027-01-08') },
      ],
    });
    const rowOfPoint = (collapsed: string[]) => {
      const layout = layoutOf(document, { collapsed: new Set(collapsed) });
      return layout.rows[layout.milestones[0]?.rowIndex ?? -1]?.key;
    };
    expect(rowOfPoint([])).toBe('k');
    expect(rowOfPoint(['j'])).toBe('j');
    expect(rowOfPoint(['lane:'])).toBe('lane:');
  });

  it('lays out a thousand projects in one lane, and a name of ten thousand characters', () => {
    const document = program({
      projects: Array.from({ length: 1_000 }, (_, i) => ({
        id: `j_${i}`,
        title: 'x'.repeat(i === 0 ? 10_000 : 10),
        ...manual('0001-01-01', i % 2 ? '9999-12-31' : '0001-01-01'),
      })),
    });
    expect(layoutOf(document, { packed: true }).bars).toHaveLength(1_000);
    expect(layoutOf(document).rows).toHaveLength(1_001);
  });
});
