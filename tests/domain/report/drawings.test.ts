import { describe, expect, it } from 'vitest';
import { type Shape, walkShapes } from '../../../src/domain/layout/drawing';
import { graphDrawing } from '../../../src/domain/layout/graphDrawing';
import { drawLines, placeGraph } from '../../../src/domain/layout/graphLayout';
import { filterLinks, graphSourceOf } from '../../../src/domain/layout/graphSource';
import { roadmapChrome, roadmapDrawing, splitRoadmap } from '../../../src/domain/layout/roadmapDrawing';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import type { RoadmapSpan } from '../../../src/domain/layout/roadmapTypes';
import { reportGraph } from '../../../src/domain/report/reportGraph';
import {
  executiveRoadmap,
  fullRoadmap,
  selectRoadmap,
  tileWindow,
} from '../../../src/domain/report/reportRoadmap';
import { manual, program } from '../build';
import { factsOf, hasKubernetes, readKubernetes, readSample, textsOf } from './reports';

const facts = factsOf(readSample());
const layout = roadmapLayout(facts.document, facts.schedule, facts.health, {
  laneBy: 'team',
  collapsed: new Set(),
  filter: noFilter,
  packed: true,
});
const options = {
  width: 700,
  labelWidth: 100,
  scale: 0.7,
  todayMinutes: null,
  todayText: '',
  fiscalYearStartMonth: 1,
  withPhases: true,
  title: 'Roadmap',
  alternative: 'Two. Sentences.',
};

/** The rectangle of each bar, by the name of its group. */
function barRects(shapes: readonly Shape[]) {
  const rectByName = new Map<string, Extract<Shape, { shape: 'rect' }>>();
  for (const shape of walkShapes(shapes)) {
    if (shape.shape !== 'group' || shape.name === undefined) continue;
    const rect = shape.children.find((it) => it.shape === 'rect' && it.radius === 2.5);
    if (rect?.shape === 'rect') rectByName.set(shape.name.split(',')[0] ?? '', rect);
  }
  return rectByName;
}

it.skipIf(!hasKubernetes)(
  '[R16] the counts on the lines of a large graph are clear of each other',
  async () => {
    const drawing = reportGraph(factsOf(await readKubernetes()), 757, 480);
    const counts = textsOf(drawing?.shapes ?? []).filter((it) => /^\d+(, \d+ late)?$/.test(it.text));
    expect(counts.length).toBeGreaterThan(5);
    counts.forEach((a, i) => {
      for (const b of counts.slice(i + 1)) {
        const isApart = Math.abs(a.x - b.x) > 9 || Math.abs(a.y - b.y) > 9;
        expect(isApart, `${a.text} at ${a.x}, ${a.y} and ${b.text} at ${b.x}, ${b.y}`).toBe(true);
      }
    });
  },
);

describe('the roadmap', () => {
  it('[R10] has its bars where the layout has them', () => {
    const span = layout.span as RoadmapSpan;
    const drawing = roadmapDrawing(layout, span, options);
    const rects = barRects(drawing.shapes);
    const perMinute = (options.width - options.labelWidth) / (span.toMinutes - span.fromMinutes);
    const top = roadmapChrome(layout, span, options);
    expect(layout.bars.length).toBeGreaterThan(10);
    for (const bar of layout.bars) {
      const rect = rects.get(bar.title);
      expect(rect, bar.title).toBeDefined();
      if (!rect) continue;
      expect(rect.x).toBeCloseTo(options.labelWidth + (bar.fromMinutes - span.fromMinutes) * perMinute, 6);
      expect(rect.width).toBeCloseTo((bar.toMinutes - bar.fromMinutes) * perMinute, 6);
      expect(rect.height).toBeCloseTo(bar.height * options.scale, 6);
      // Down they keep the layout's distances.
      const first = layout.bars[0];
      const firstRect = first && rects.get(first.title);
      if (first && firstRect) expect(rect.y - firstRect.y).toBeCloseTo((bar.y - first.y) * options.scale, 6);
      expect(rect.y + rect.height).toBeLessThan(top + layout.height * options.scale);
    }
  });

  it('[R10] clips at the window what goes beyond it', () => {
    const span = layout.span as RoadmapSpan;
    const third = (span.toMinutes - span.fromMinutes) / 3;
    const window = { fromMinutes: span.fromMinutes + third, toMinutes: span.toMinutes - third };
    const rects = barRects(roadmapDrawing(layout, window, options).shapes);
    expect(rects.size).toBeGreaterThan(0);
    for (const rect of rects.values()) {
      expect(rect.x).toBeGreaterThanOrEqual(options.labelWidth);
      expect(rect.x + rect.width).toBeLessThanOrEqual(options.width + 1e-6);
    }
    for (const bar of layout.bars) {
      const meets = bar.toMinutes > window.fromMinutes && bar.fromMinutes < window.toMinutes;
      expect(rects.has(bar.title), bar.title).toBe(meets);
    }
  });

  it.each([120, 160, 240, 500])('[R11] is split into parts no higher than %i points', (maxHeight) => {
    const span = layout.span as RoadmapSpan;
    const ranges = splitRoadmap(layout, span, options, { first: maxHeight - 20, others: maxHeight });
    expect(ranges[0]?.from).toBe(0);
    expect(ranges.at(-1)?.to).toBe(layout.rows.length);
    ranges.forEach((range, i) => {
      expect(range.to).toBeGreaterThan(range.from);
      if (i > 0) expect(range.from).toBe(ranges[i - 1]?.to);
      const drawing = roadmapDrawing(layout, span, options, range);
      expect(drawing.height).toBeLessThanOrEqual((i === 0 ? maxHeight - 20 : maxHeight) + 0.1);
      const texts = textsOf(drawing.shapes).map((it) => it.text);
      expect(texts.some((text) => text.includes('2026'))).toBe(true);
      for (const lane of layout.lanes) {
        const isHere = lane.firstRow < range.to && lane.endRow > range.from;
        if (isHere) expect(texts.join(' ')).toContain(lane.title.split(' ')[0]);
        const rows = layout.rows.slice(Math.max(range.from, lane.firstRow), Math.min(range.to, lane.endRow));
        const height = rows.reduce((sum, row) => sum + row.height, 0) * options.scale;
        if (isHere && lane.firstRow < range.from && height > 25) expect(texts).toContain('continued');
      }
    });
  });

  it('[R12] shows all of a short program, and a long one from a year ago', () => {
    const bar = (id: string, from: string, to: string) => ({ id, title: id, ...manual(from, to) });
    const short = selectRoadmap(factsOf(program({ projects: [bar('a', '2026-01-12', '2027-05-03')] })));
    expect(short?.window).toEqual({
      fromMinutes: Date.UTC(2026, 0, 1) / 60_000,
      toMinutes: Date.UTC(2027, 5, 1) / 60_000,
    });
    const long = selectRoadmap(
      factsOf(
        program({
          projects: [bar('old', '2019-01-07', '2020-01-06'), bar('new', '2019-02-04', '2027-05-03')],
        }),
      ),
    );
    expect(long?.projects.map((it) => it.id)).toEqual(['new']);
    expect(long?.endedBefore).toBe(1);
    expect(long?.window.fromMinutes).toBe(Date.UTC(2025, 10, 1) / 60_000);
  });

  it.each([140, 200, 320])('[R13] fits into %i points on the executive page', (height) => {
    const roadmap = executiveRoadmap(facts, 757, height);
    expect(roadmap).not.toBeNull();
    if (!roadmap) return;
    expect(roadmap.drawing.height).toBeLessThanOrEqual(height + 0.1);
    expect(roadmap.shown + roadmap.leftOut).toBe(facts.document.projects.length);
    const names = new Set(barRects(roadmap.drawing.shapes).keys());
    const red = facts.document.projects.filter((it) => facts.healthOf(it.id) === 'red');
    for (const project of red.slice(0, roadmap.shown)) expect(names).toContain(project.title);
  });

  it('[R13] shows all projects where there is room', () => {
    expect(executiveRoadmap(facts, 757, 400)?.leftOut).toBe(0);
  });

  it.skipIf(!hasKubernetes)('[R11] of 446 projects draws each that is in its window', async () => {
    const real = factsOf(await readKubernetes());
    const selection = selectRoadmap(real);
    if (!selection) throw new Error('The real program has dates');
    const drawings = fullRoadmap(real, selection, 757, { first: 440, others: 460 }, new Set());
    for (const drawing of drawings) expect(drawing.height).toBeLessThanOrEqual(460.1);
    const drawn = drawings.reduce((sum, drawing) => sum + countBars(drawing.shapes), 0);
    expect(drawn).toBe(selection.projects.length);
    expect(drawn + selection.endedBefore).toBeGreaterThan(400);
  });
});

describe('the roadmap in tiles', () => {
  const selection = selectRoadmap(facts);
  if (!selection) throw new Error('The sample has dates');
  const heights = { first: 300, others: 320 };
  const tiles = tileWindow(selection.window, 500);
  const drawings = fullRoadmap(facts, selection, 500, heights, new Set(), 'tiles');

  it('[R34] has whole quarters on each, without a gap and none twice', () => {
    expect(tiles.length).toBeGreaterThan(1);
    expect(tiles[0]?.fromMinutes).toBe(selection.window.fromMinutes);
    expect(tiles.at(-1)?.toMinutes).toBeGreaterThanOrEqual(selection.window.toMinutes);
    for (const [i, tile] of tiles.entries()) {
      if (i > 0) expect(tile.fromMinutes).toBe(tiles[i - 1]?.toMinutes);
      const months = (tile.toMinutes - tile.fromMinutes) / 1_440 / 30.44;
      expect((500 - 112) / months).toBeGreaterThan(90);
    }
  });

  it('[R34] repeats rows, axis and lanes on every sheet of a strip', () => {
    expect(drawings.length % tiles.length).toBe(0);
    expect(drawings.length).toBeGreaterThan(tiles.length);
    for (let i = 0; i < drawings.length; i += tiles.length) {
      const strip = drawings.slice(i, i + tiles.length);
      // Names of lanes stand left of the plot, on the same lines of every sheet.
      const lanes = strip.map(({ shapes }) =>
        textsOf(shapes).flatMap((it) => (it.x < 100 && it.weight === 600 ? [`${it.text} ${it.y}`] : [])),
      );
      expect(lanes[0]?.length).toBeGreaterThan(0);
      for (const drawing of strip) expect(drawing.height).toBe(strip[0]?.height);
      for (const lane of lanes) expect(lane).toEqual(lanes[0]);
      for (const { shapes } of strip) expect(textsOf(shapes).some((it) => /20\d\d/.test(it.text))).toBe(true);
    }
  });

  it('[R34] draws every bar on each sheet whose months it meets', () => {
    const meetings = selection.projects.reduce((sum, { id }) => {
      const row = facts.schedule.byId.get(id);
      if (!row) return sum;
      return (
        sum +
        tiles.filter((it) => row.finishMinutes > it.fromMinutes && row.startMinutes < it.toMinutes).length
      );
    }, 0);
    expect(drawings.reduce((sum, it) => sum + countBars(it.shapes), 0)).toBe(meetings);
  });
});

function countBars(shapes: readonly Shape[]): number {
  return [...walkShapes(shapes)].filter(
    (shape) =>
      shape.shape === 'group' && shape.children.some((it) => it.shape === 'rect' && it.radius === 2.5),
  ).length;
}

describe('the graph', () => {
  it('[R14] has every box and every line of its layout', () => {
    const source = graphSourceOf(facts.document, facts.schedule, facts.standingById);
    const places = placeGraph(source, {
      collapsedTeamIds: new Set(),
      columns: 'order',
      links: filterLinks(source, { show: 'all', teamId: null }),
      withUnlinked: false,
    });
    const graph = drawLines(places, { lines: 'all', criticalPath: true, chosenLinkIds: new Set() });
    const drawing = graphDrawing(graph, { scale: 0.5, title: 'Graph', alternative: 'A. B.' });
    const groups = [...walkShapes(drawing.shapes)].flatMap((it) => (it.shape === 'group' ? [it] : []));
    expect(groups.filter((it) => it.name !== undefined)).toHaveLength(graph.boxes.length);
    expect(groups.filter((it) => it.children.some((child) => child.shape === 'path'))).toHaveLength(
      graph.edges.length,
    );
    expect(graph.edges.length).toBeGreaterThan(5);
  });

  it('[R15] fits on its sheet', async () => {
    const all = [facts, ...(hasKubernetes ? [factsOf(await readKubernetes())] : [])];
    for (const it of all) {
      const drawing = reportGraph(it, 757, 480);
      expect(drawing).not.toBeNull();
      expect(drawing?.width).toBeLessThanOrEqual(757.1);
      expect(drawing?.height).toBeLessThanOrEqual(480.1);
    }
    expect(reportGraph(factsOf(program()), 757, 480)).toBeNull();
  });
});
