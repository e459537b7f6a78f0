import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { walkShapes } from '../../../src/domain/layout/drawing';
import { roadmapDrawing, splitRoadmap } from '../../../src/domain/layout/roadmapDrawing';
import { roadmapX } from '../../../src/domain/layout/roadmapDrawingFrame';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import {
  laneGroupings,
  type RoadmapLayout,
  type RoadmapOptions,
} from '../../../src/domain/layout/roadmapTypes';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { program } from '../build';

const starts = ['2027-01-04', '2027-02-01', '2027-03-01', '2027-04-05', '2027-05-03', '2027-06-07'];
const document = program({
  teams: [
    { id: 't_a', name: 'Alpha', function: 'Design' },
    { id: 't_b', name: 'Beta', function: 'Data' },
  ],
  projects: starts.map((startAt, i) => ({
    id: `j_${i}`,
    title: `Project ${i}`,
    teamId: i === 5 ? null : i % 2 === 0 ? 't_a' : 't_b',
    phase: i < 3 ? 'Planning' : 'Delivery',
    plan: { placement: 'manual', startAt, finishAt: startAt.replace(/\d\d$/, '25') },
  })),
  milestones: starts.map((startAt, i) => ({
    id: `m_${i}`,
    title: `Ready ${i}`,
    projectId: `j_${i}`,
    plan: { placement: 'manual', startAt },
  })),
  dependencies: [
    { id: 'd_1', predecessorId: 'j_0', successorId: 'j_1' },
    { id: 'd_2', predecessorId: 'j_0', successorId: 'j_2' },
    { id: 'd_3', predecessorId: 'j_0', successorId: 'j_4' },
  ],
});
const schedule = computeSchedule(document);
const health = computeHealth(document, schedule, '2027-01-15' as Day);

function layoutOf(options: Partial<RoadmapOptions> = {}, collapsed: readonly string[] = []): RoadmapLayout {
  return roadmapLayout(document, schedule, health, {
    laneBy: 'team',
    thenBy: 'phase',
    filter: noFilter,
    ...options,
    collapsed: new Set(collapsed),
  });
}

const outlineOf = ({ rows }: RoadmapLayout) =>
  rows.map(({ depth, title }) => `${'  '.repeat(depth)}${title}`);

describe('lanes within lanes', () => {
  it('[L19] stand in the order of what they are made of, inside the lane that they cut', () => {
    expect(outlineOf(layoutOf())).toEqual([
      'Alpha',
      '  Planning',
      '    Project 0',
      '    Project 2',
      '  Delivery',
      '    Project 4',
      'Beta',
      '  Planning',
      '    Project 1',
      '  Delivery',
      '    Project 3',
      'No team',
      '  Delivery',
      '    Project 5',
    ]);
    const lanes = layoutOf().lanes.map(({ title, depth, projectCount }) => [title, depth, projectCount]);
    expect(lanes.slice(0, 3)).toEqual([
      ['Alpha', 0, 3],
      ['Planning', 1, 2],
      ['Delivery', 1, 1],
    ]);
  });

  it('[L19] leave each project in exactly one lane of either level, whatever the two kinds', () => {
    const kind = fc.constantFrom(...laneGroupings);
    fc.assert(
      fc.property(kind, kind, fc.boolean(), (laneBy, thenBy, packed) => {
        const layout = layoutOf({ laneBy, thenBy, packed });
        const single = layoutOf({ laneBy, thenBy: null, packed });
        const outer = layout.lanes.filter((lane) => lane.depth === 0);
        expect(outer.map((lane) => lane.key)).toEqual(single.lanes.map((lane) => lane.key));
        for (const lane of outer) {
          const inner = layout.lanes.filter((it) => it.parentKey === lane.key);
          if (inner.length === 0) continue;
          expect(inner.reduce((sum, it) => sum + it.projectCount, 0)).toBe(lane.projectCount);
          // They fill the lane, below its own row.
          expect(inner[0]?.firstRow).toBe(lane.firstRow + 1);
          expect(inner.at(-1)?.endRow).toBe(lane.endRow);
          expect(inner.at(-1)?.y).toBeLessThan(lane.y + lane.height);
        }
        const drawn = layout.bars.filter((bar) => bar.kind === 'project').map((bar) => bar.id);
        expect([...drawn].sort()).toEqual(document.projects.map((project) => project.id));
      }),
    );
  });

  it('[L19] keep the time and the milestones of their projects when they are collapsed', () => {
    for (const key of ['lane:t_a', 'lane:t_a › Planning']) {
      const layout = layoutOf({}, [key]);
      const row = layout.rows.find((it) => it.key === key);
      const held = key === 'lane:t_a' ? ['j_0', 'j_2', 'j_4'] : ['j_0', 'j_2'];
      expect(row?.milestoneIndexes.map((i) => layout.milestones[i]?.projectId)).toEqual(held);
      const bars = row?.barIndexes.map((i) => layout.bars[i]) ?? [];
      expect(bars.map((bar) => bar?.startDay)).toEqual(
        held.map((id) => document.projects.find((it) => it.id === id)?.plan.startAt),
      );
      expect(layout.rows.some((it) => it.id !== null && held.includes(it.id))).toBe(false);
    }
  });

  it('[L19] take over the arrows of what they fold, at the level that is folded', () => {
    const ends = (collapsed: readonly string[]) =>
      layoutOf({}, collapsed).arrows.map((arrow) => `${arrow.fromKey} > ${arrow.toKey}`);
    expect(ends([])).toEqual(['j_0 > j_1', 'j_0 > j_2', 'j_0 > j_4']);
    // Within one folded lane there is nothing to draw.
    expect(ends(['lane:t_a › Planning'])).toEqual(['lane:t_a › Planning > j_1', 'lane:t_a › Planning > j_4']);
    expect(ends(['lane:t_a', 'lane:t_b › Planning'])).toEqual(['lane:t_a > lane:t_b › Planning']);
    expect(layoutOf({}, ['lane:t_a']).arrowsNotDrawn).toBe(0);
  });

  it('[L19] are drawn on paper with the titles of both levels, and split between them', () => {
    const layout = layoutOf({ packed: true });
    const window = layout.span ?? { fromMinutes: 0, toMinutes: 1 };
    const options = {
      width: 600,
      labelWidth: 100,
      scale: 0.75,
      todayMinutes: null,
      todayText: '',
      fiscalYearStartMonth: 1,
      withPhases: false,
      title: 'Roadmap',
      alternative: 'Two. Sentences.',
    };
    const whole = [...walkShapes(roadmapDrawing(layout, window, options).shapes)];
    const texts = whole.flatMap((shape) => (shape.shape === 'text' ? [shape.text] : []));
    for (const title of ['Alpha', 'Beta', 'No team', 'Planning', 'Delivery']) {
      expect(texts, title).toContain(title);
    }
    const rects = whole.flatMap((shape) => (shape.shape === 'rect' && shape.radius === 2.5 ? [shape.x] : []));
    expect(rects.toSorted((a, b) => a - b)).toEqual(
      layout.bars.map((bar) => roadmapX(window, options, bar.fromMinutes)).toSorted((a, b) => a - b),
    );
    const heights = { first: 130, others: 130 };
    const ranges = splitRoadmap(layout, window, options, heights);
    expect(ranges.length).toBeGreaterThan(1);
    expect(ranges[0]?.from).toBe(0);
    expect(ranges.at(-1)?.to).toBe(layout.rows.length);
    ranges.forEach((range, i) => {
      if (i > 0) expect(range.from).toBe(ranges[i - 1]?.to);
      expect(roadmapDrawing(layout, window, options, range).height).toBeLessThanOrEqual(130.5);
      // The title of a lane never stands alone at the foot of a page.
      const last = layout.rows[range.to - 1];
      expect(last?.kind).not.toBe('lane');
    });
  });

  it('[L19] are not made twice of the same, nor of a project, which is alone in its lane', () => {
    expect(layoutOf({ thenBy: 'team' }).lanes.every((lane) => lane.depth === 0)).toBe(true);
    expect(layoutOf({ laneBy: 'project' }).lanes.every((lane) => lane.depth === 0)).toBe(true);
  });
});
