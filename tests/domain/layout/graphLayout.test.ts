import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeStandings } from '../../../src/domain/agreements/standing';
import { chainOf } from '../../../src/domain/layout/graphChain';
import {
  drawLines,
  type GraphDrawing,
  type GraphPlacement,
  mostMarkedLines,
  placeGraph,
} from '../../../src/domain/layout/graphLayout';
import { arrowHead, roundedPath } from '../../../src/domain/layout/graphRoutes';
import { filterLinks, graphSourceOf } from '../../../src/domain/layout/graphSource';
import { wrapTitle } from '../../../src/domain/layout/graphText';
import type { GraphLayout } from '../../../src/domain/layout/graphTypes';
import { textWidth } from '../../../src/domain/layout/textWidth';
import type { Day } from '../../../src/domain/time/day';
import { type LinkInput, type ProjectInput, programOf, scheduleOf } from '../agreements/promiseProgram';

const today = '2026-11-22' as Day;
const everything = { show: 'all', teamId: null } as const;

function sourceOf(teams: readonly string[], projects: readonly ProjectInput[], links: readonly LinkInput[]) {
  const document = programOf(teams, projects, links);
  const schedule = scheduleOf(projects);
  const source = graphSourceOf(document, schedule, computeStandings(document, schedule, today));
  return { document, schedule, source };
}

function draw(
  { source }: Pick<ReturnType<typeof sourceOf>, 'source'>,
  placement: Partial<GraphPlacement> = {},
  drawing: Partial<GraphDrawing> = {},
): GraphLayout {
  const places = placeGraph(source, {
    collapsedTeamIds: new Set(),
    columns: 'order',
    links: filterLinks(source, everything),
    withUnlinked: false,
    ...placement,
  });
  return drawLines(places, { lines: 'all', criticalPath: false, chosenLinkIds: new Set(), ...drawing });
}

const boxOf = (layout: GraphLayout, id: string) => {
  const box = layout.boxes.find((it) => it.id === id);
  if (!box) throw new Error(`No box ${id}`);
  return box;
};

const teams = ['A', 'B', 'C', 'D'];

/** Programs of up to 30 projects in four teams and none, linked at will, with cycles and promises. */
const programs = fc
  .record({
    teamOf: fc.array(fc.constantFrom(...teams, null), { minLength: 2, maxLength: 30 }),
    pairs: fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.nat(4), fc.boolean()), { maxLength: 50 }),
    collapsed: fc.subarray([...teams, 'no-team']),
    columns: fc.constantFrom('order' as const, 'date' as const),
  })
  .map(({ teamOf, pairs, collapsed, columns }) => {
    const projects = teamOf.map((teamId, i): ProjectInput => {
      const month = String((i % 12) + 1).padStart(2, '0');
      return {
        id: `p${i}`,
        teamId,
        ...(i % 5 ? { start: `2026-${month}-01`, finish: `2026-${month}-20` } : {}),
      };
    });
    const links = pairs
      .filter(([a, b]) => a !== b && a < teamOf.length && b < teamOf.length)
      .map(([a, b, kind, fromTeam], i): LinkInput => {
        const giving = teamOf[a];
        const needing = teamOf[b];
        const across = giving && needing && giving !== needing;
        return {
          id: `d${i}`,
          from: fromTeam && across ? giving : `p${a}`,
          to: `p${b}`,
          type: (['FS', 'SS', 'FF', 'SF', 'FS'] as const)[kind] ?? 'FS',
          agreement: across
            ? {
                givingTeamId: giving,
                needingTeamId: needing,
                state: 'Asked',
                neededByDay: `2026-1${kind % 2}-05`,
              }
            : null,
        };
      });
    return { ...sourceOf(teams, projects, links), links, collapsed: new Set(collapsed), columns };
  });

describe('the layout of the graph', () => {
  it('[X5] keeps every box in its group and apart from every other', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const layout = draw(program, {
          collapsedTeamIds: program.collapsed,
          columns: program.columns,
          withUnlinked: true,
        });
        const inside = (a: { x: number; y: number; width: number; height: number }, b: typeof a) =>
          a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
        for (const box of layout.boxes) {
          const group = layout.groups.find((it) => it.id === box.groupId);
          expect(group && inside(box, group)).toBe(true);
          expect(inside(box, { x: 0, y: 0, width: layout.width, height: layout.height })).toBe(true);
        }
        layout.boxes.forEach((a, i) => {
          for (const b of layout.boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('[X6] puts a predecessor left of its successor, and rows of a cycle in one column', () => {
    const projects = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, teamId: 'A' }));
    const layout = draw(
      sourceOf(['A'], projects, [
        { id: '1', from: 'a', to: 'b' },
        { id: '2', from: 'b', to: 'c' },
        { id: '3', from: 'c', to: 'b' },
        { id: '4', from: 'c', to: 'd' },
        { id: '5', from: 'e', to: 'd' },
        { id: '6', from: 'd', to: 'a', drives: false },
      ]),
    );
    const column = (id: string) => boxOf(layout, id).column;
    expect([column('a'), column('b'), column('c'), column('d'), column('e')]).toEqual([0, 1, 1, 2, 0]);
  });

  it('[X6] puts a row where it finishes when columns are dates', () => {
    const projects = [
      { id: 'a', teamId: 'A', start: '2026-01-01', finish: '2026-02-01' },
      { id: 'b', teamId: 'A', start: '2026-01-01', finish: '2029-05-01' },
      { id: 'c', teamId: 'A' },
    ];
    const program = sourceOf(['A'], projects, [
      { id: '1', from: 'b', to: 'a' },
      { id: '2', from: 'c', to: 'a' },
    ]);
    const layout = draw(program, { columns: 'date' });
    expect(layout.columns.map((column) => column.label)).toEqual(['Q1 2026', 'Q2 2029', 'No date']);
    expect(['a', 'b', 'c'].map((id) => boxOf(layout, id).column)).toEqual([0, 1, 2]);
  });

  it('[X7] rolls a collapsed team up to one box and loses no link', () => {
    fc.assert(
      fc.property(programs, fc.boolean(), (program, marked) => {
        const layout = draw(
          program,
          { collapsedTeamIds: program.collapsed, columns: program.columns },
          { lines: marked ? 'marked' : 'all' },
        );
        const drawn = layout.edges.flatMap((edge) => edge.dependencyIds);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(layout.linkCount).toBe(program.links.length);
        expect(layout.drawnLinkCount).toBe(drawn.length);
        const outgoing = layout.groups.reduce((sum, group) => sum + group.outgoingCount, 0);
        const incoming = layout.groups.reduce((sum, group) => sum + group.incomingCount, 0);
        const inside = layout.groups.reduce((sum, group) => sum + group.insideCount, 0);
        expect(outgoing).toBe(incoming);
        expect(outgoing + inside).toBe(program.links.length);
        if (marked) return;
        for (const group of layout.groups) {
          expect([group.hiddenOutgoingCount, group.hiddenIncomingCount]).toEqual([0, 0]);
          if (group.collapsed) expect(layout.boxes.filter((box) => box.groupId === group.id)).toHaveLength(1);
        }
        const insideCollapsed = layout.groups.reduce(
          (sum, group) => sum + (group.collapsed ? group.insideCount : 0),
          0,
        );
        expect(drawn.length + insideCollapsed).toBe(program.links.length);
      }),
      { numRuns: 150 },
    );
  });

  it('[X8] leads lines around boxes, square at every corner', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const layout = draw(program, { collapsedTeamIds: program.collapsed, columns: program.columns });
        for (const edge of layout.edges) {
          const first = edge.points[0];
          const last = edge.points.at(-1);
          if (!first || !last) throw new Error('A line without points');
          for (const [point, id] of [
            [first, edge.fromBoxId],
            [last, edge.toBoxId],
          ] as const) {
            const box = boxOf(layout, id);
            expect(point.y).toBeGreaterThan(box.y);
            expect(point.y).toBeLessThan(box.y + box.height);
            expect([box.x, box.x + box.width]).toContain(point.x);
          }
          for (let i = 1; i < edge.points.length; i++) {
            const a = edge.points[i - 1] ?? first;
            const b = edge.points[i] ?? last;
            expect(Math.abs(a.x - b.x) < 0.5 || Math.abs(a.y - b.y) < 0.5).toBe(true);
            for (const box of layout.boxes) {
              const crosses =
                Math.min(a.x, b.x) < box.x + box.width &&
                Math.max(a.x, b.x) > box.x &&
                Math.min(a.y, b.y) < box.y + box.height &&
                Math.max(a.y, b.y) > box.y;
              expect(crosses).toBe(false);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[X9] draws what is late, declined, chosen or critical where not all is drawn, and moves no box', () => {
    const projects: ProjectInput[] = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
      id,
      teamId: teams[i % 2] ?? null,
      start: '2027-01-01',
      finish: '2027-02-01',
      critical: i > 2,
    }));
    const agreement = { givingTeamId: 'A', needingTeamId: 'B', deliverable: 'x' };
    const program = sourceOf(['A', 'B'], projects, [
      {
        id: 'late',
        from: 'A',
        to: 'b',
        agreement: { ...agreement, state: 'Asked', neededByDay: '2026-10-01' },
      },
      { id: 'declined', from: 'A', to: 'd', agreement: { ...agreement, state: 'Declined' } },
      { id: 'plain', from: 'a', to: 'c' },
      { id: 'critical', from: 'd', to: 'e' },
    ]);
    const ids = (drawing: Partial<GraphDrawing>) =>
      draw(program, {}, { lines: 'marked', ...drawing })
        .edges.map((edge) => edge.id)
        .sort();
    expect(ids({})).toEqual(['declined', 'late']);
    expect(ids({ criticalPath: true })).toEqual(['critical', 'declined', 'late']);
    expect(ids({ chosenLinkIds: new Set(['plain']) })).toEqual(['plain']);
    const marked = draw(program, {}, { lines: 'marked' });
    const all = draw(program);
    expect(marked.boxes).toEqual(all.boxes);
    expect(marked.drawnLinkCount).toBe(2);
    expect(marked.groups.find((group) => group.id === 'A')?.hiddenOutgoingCount).toBe(0);
    expect(all.edges.at(-1)?.state).toBe('late');
  });

  it('[X9] draws the worst of many late lines, and counts the others', () => {
    const projects = Array.from({ length: 40 }, (_, i): ProjectInput => ({ id: `p${i}`, teamId: 'B' }));
    const links = projects.map((project, i): LinkInput => {
      const day = String((i % 28) + 1).padStart(2, '0');
      return {
        id: `d${i}`,
        from: 'A',
        to: project.id,
        agreement: {
          givingTeamId: 'A',
          needingTeamId: 'B',
          deliverable: project.id,
          state: 'Asked',
          neededByDay: i < 28 ? `2026-01-${day}` : `2026-09-${day}`,
        },
      };
    });
    const layout = draw(sourceOf(['A', 'B'], projects, links), {}, { lines: 'marked' });
    expect(layout.edges.map((edge) => edge.id).sort()).toEqual(
      links
        .slice(0, mostMarkedLines)
        .map((it) => it.id)
        .sort(),
    );
    expect(layout.groups.map((group) => group.hiddenOutgoingCount)).toEqual([40 - mostMarkedLines, 0]);
  });

  it('[X10] starts a link from a team at its own box', () => {
    const projects = [{ id: 'b', teamId: 'B' }];
    const agreement = { givingTeamId: 'A', needingTeamId: 'B', deliverable: 'x' };
    const program = sourceOf(['A', 'B'], projects, [{ id: 'd', from: 'A', to: 'b', agreement }]);
    const layout = draw(program);
    expect(boxOf(layout, 'A')).toMatchObject({ kind: 'team', groupId: 'A', collapsed: false });
    expect(layout.edges[0]).toMatchObject({ fromBoxId: 'A', toBoxId: 'b', state: 'proposed' });
    const collapsed = draw(program, { collapsedTeamIds: new Set(['B']) });
    expect(collapsed.edges[0]).toMatchObject({ id: 'A>B', dependencyIds: ['d'] });
  });

  it('[X11] says the state of a line', () => {
    const projects: ProjectInput[] = [
      { id: 'a', teamId: 'A', start: '2026-12-01', finish: '2026-12-20' },
      { id: 'b', teamId: 'B', start: '2027-01-01', finish: '2027-02-01' },
    ];
    const agreement = { givingTeamId: 'A', needingTeamId: 'B', deliverable: 'x' };
    const state = (input: Record<string, unknown>, link: Partial<LinkInput> = {}) =>
      sourceOf(['A', 'B'], projects, [
        { id: 'd', from: 'a', to: 'b', agreement: { ...agreement, ...input }, ...link },
      ]).source.links[0]?.state;
    expect(state({ state: 'Asked' })).toBe('proposed');
    expect(state({ state: 'Committed', neededByDay: '2026-12-31' })).toBe('agreed');
    expect(state({ state: 'Committed', neededByDay: '2026-12-10' })).toBe('late');
    expect(state({ state: 'Declined' })).toBe('declined');
    expect(state({ state: 'Dropped' })).toBe('related');
    expect(state({}, { agreement: null, drives: false })).toBe('related');
    const { document, schedule } = sourceOf(['A'], projects, [{ id: 'd', from: 'a', to: 'b' }]);
    const clash = { code: 'linkBrokenByManualDate', message: '', ids: ['d'] } as const;
    const broken = graphSourceOf(document, { ...schedule, diagnostics: [clash] }, new Map());
    expect(broken.links[0]).toMatchObject({ state: 'late', late: true, mark: 'red', waitDays: 11 });
  });

  it('[X12] walks the chain both ways, once around a cycle', () => {
    const projects = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, teamId: 'A' }));
    const { document, source } = sourceOf(['A', 'B'], projects, [
      { id: '1', from: 'a', to: 'b' },
      { id: '2', from: 'b', to: 'c' },
      { id: '3', from: 'c', to: 'd' },
      { id: '4', from: 'd', to: 'c' },
      { id: '5', from: 'e', to: 'd', drives: false },
    ]);
    const chain = chainOf(document, source, 'b');
    expect([...chain.upstreamIds]).toEqual(['a']);
    expect([...chain.downstreamIds].sort()).toEqual(['c', 'd']);
    expect([...chain.linkIds].sort()).toEqual(['1', '2', '3', '4']);
    const ofLink = chainOf(document, source, '2');
    expect([...ofLink.upstreamIds].sort()).toEqual(['a', 'b']);
    expect([...ofLink.linkIds].sort()).toEqual(['1', '2', '3', '4']);
    expect(chainOf(document, source, 'A').linkIds.size).toBe(0);
  });

  it('filters by what is open, late, critical, and by team', () => {
    const projects: ProjectInput[] = [
      { id: 'a', teamId: 'A', start: '2026-01-01', finish: '2026-02-01', critical: true },
      { id: 'b', teamId: 'A', start: '2026-01-01', finish: '2026-02-01', critical: true },
      { id: 'c', teamId: 'B', start: '2026-01-01', finish: '2026-02-01', done: true },
    ];
    const agreement = { givingTeamId: 'B', needingTeamId: 'A', deliverable: 'x', state: 'Asked' } as const;
    const { source } = sourceOf(['A', 'B'], projects, [
      { id: '1', from: 'a', to: 'b' },
      { id: '2', from: 'B', to: 'b', agreement: { ...agreement, neededByDay: '2026-01-01' } },
      { id: '3', from: 'a', to: 'c' },
    ]);
    const ids = (filter: Parameters<typeof filterLinks>[1]) => filterLinks(source, filter).map((it) => it.id);
    expect(ids({ show: 'all', teamId: null })).toEqual(['1', '2', '3']);
    expect(ids({ show: 'open', teamId: null })).toEqual(['1', '2']);
    expect(ids({ show: 'late', teamId: null })).toEqual(['2']);
    expect(ids({ show: 'critical', teamId: null })).toEqual(['1']);
    expect(ids({ show: 'all', teamId: 'B' })).toEqual(['2', '3']);
  });

  it('draws a line as a path and its head as a triangle', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 30 },
      { x: 40, y: 30 },
    ];
    expect(roundedPath(points, 6, 5)).toBe('M0 0L14 0Q20 0 20 6L20 24Q20 30 26 30L35 30');
    expect(arrowHead(points)).toBe('40,30 33,34 33,26');
  });

  it('wraps a title to the box', () => {
    const lines = wrapTitle('Deprecate and remove the self link of every object', 136, 12, 500, 2);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(textWidth(line, 12, 500)).toBeLessThanOrEqual(136);
    expect(lines[1]?.endsWith('…')).toBe(true);
    expect(wrapTitle('Short', 136, 12, 500, 2)).toEqual(['Short']);
    expect(wrapTitle('Donaudampfschifffahrtsgesellschaftskapitän', 60, 12, 500, 2)).toHaveLength(1);
  });
});
