import Elk from 'elkjs/lib/main.js';
import { describe, expect, it } from 'vitest';
import { computeStandings } from '../../../src/domain/agreements/standing';
import { type GraphGrouping, groupSource } from '../../../src/domain/layout/graphGrouping';
import { layeredInput, layeredLayout } from '../../../src/domain/layout/graphLayered';
import { drawLines, linesOf, placeGraph } from '../../../src/domain/layout/graphLayout';
import { graphSourceOf } from '../../../src/domain/layout/graphSource';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { atlas, atlasDay } from '../agreements/atlas';

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const isApart = (a: Rect, b: Rect) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** Arranges the sample in layers and looks whether all of it is there and nothing in the way. */
async function expectLayered(grouping: GraphGrouping): Promise<void> {
  const document = atlas();
  const schedule = computeSchedule(document);
  const standings = computeStandings(document, schedule, atlasDay);
  const source = groupSource(document, graphSourceOf(document, schedule, standings), grouping);
  const places = placeGraph(source, {
    collapsedTeamIds: new Set(['t_platform']),
    columns: 'order',
    links: source.links,
    withUnlinked: false,
  });
  const lines = linesOf(places);
  const lanes = drawLines(places, { lines: 'marked', criticalPath: true, chosenLinkIds: new Set() }, lines);
  const elk = new Elk();
  const result = await elk.layout(layeredInput(lanes, lines) as never);
  const layered = layeredLayout(lanes, result as never);
  expect(layered.boxes.map((it) => [it.id, it.width, it.height])).toEqual(
    lanes.boxes.map((it) => [it.id, it.width, it.height]),
  );
  expect(layered.edges.map((it) => it.id).sort()).toEqual(lanes.edges.map((it) => it.id).sort());
  expect(layered.groups.map((it) => [it.id, it.collapsed])).toEqual(
    lanes.groups.map((it) => [it.id, it.id === 't_platform']),
  );
  const groupById = new Map(layered.groups.map((it) => [it.id, it]));
  for (const box of layered.boxes) {
    const group = groupById.get(box.groupId);
    if (!group) throw new Error(box.id);
    expect(box.x >= group.x && box.x + box.width <= group.x + group.width, box.id).toBe(true);
    expect(box.y >= group.y && box.y + box.height <= group.y + group.height, box.id).toBe(true);
  }
  for (const [index, a] of layered.groups.entries()) {
    for (const b of layered.groups.slice(index + 1)) expect(isApart(a, b), `${a.id} ${b.id}`).toBe(true);
  }
  for (const [index, a] of layered.boxes.entries()) {
    expect(a.x >= 0 && a.x + a.width <= layered.width && a.y + a.height <= layered.height).toBe(true);
    for (const b of layered.boxes.slice(index + 1)) expect(isApart(a, b), `${a.id} ${b.id}`).toBe(true);
  }
  const boxById = new Map(layered.boxes.map((it) => [it.id, it]));
  for (const edge of layered.edges) {
    const from = boxById.get(edge.fromBoxId);
    const start = edge.points[0];
    if (!from || !start) throw new Error(edge.id);
    expect(start.y).toBeCloseTo(from.y + from.height, 0);
    expect(start.x >= from.x && start.x <= from.x + from.width).toBe(true);
  }
}

describe('the graph in layers', () => {
  it('[X18] keeps boxes, groups and drawn lines apart where few groups are arranged together', () =>
    expectLayered('team'));

  it('[X18] keeps them so where many groups are arranged each by itself', () => expectLayered('project'));
});
