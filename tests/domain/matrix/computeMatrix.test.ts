import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { computeMatrix } from '../../../src/domain/matrix/computeMatrix';
import type { Day } from '../../../src/domain/time/day';
import { type LinkInput, programOf, scheduleOf } from '../agreements/promiseProgram';

const today = '2026-11-22' as Day;

type Ask = readonly [giving: string, needing: string, state?: 'Asked' | 'Accepted', neededByDay?: string];

function matrixOf(teams: readonly string[], asks: readonly Ask[]) {
  const links: LinkInput[] = asks.map(([givingTeamId, needingTeamId, state, neededByDay], index) => ({
    id: `d${index}`,
    from: givingTeamId,
    to: `p-${needingTeamId}`,
    agreement: {
      givingTeamId,
      needingTeamId,
      deliverable: `part ${index}`,
      state: state ?? 'Asked',
      neededByDay: neededByDay ?? null,
    },
  }));
  const projects = teams.map((id) => ({ id: `p-${id}`, teamId: id }));
  return computeMatrix(programOf(teams, projects, links), scheduleOf([]), today);
}

describe('the matrix of who waits on whom', () => {
  it('[X1] counts agreements by giving and needing team, and nothing else', () => {
    const projects = [
      { id: 'a', teamId: 'A' },
      { id: 'b', teamId: 'B' },
    ];
    const agreement = { givingTeamId: 'A', needingTeamId: 'B', deliverable: 'x' };
    const document = programOf(['A', 'B', 'C'], projects, [
      { id: 'd1', from: 'a', to: 'b', agreement },
      { id: 'd2', from: 'A', to: 'b', agreement },
      { id: 'd3', from: 'b', to: 'a', drives: false },
    ]);
    const matrix = computeMatrix(document, scheduleOf([]), today);
    expect(matrix.teams.map((team) => team.id)).toEqual(['A', 'B']);
    expect(matrix.cells).toEqual([
      {
        givingTeamId: 'A',
        needingTeamId: 'B',
        count: 2,
        open: 2,
        late: 0,
        worst: 'green',
        heat: 1,
        dependencyIds: ['d1', 'd2'],
        inCycle: false,
      },
    ]);
  });

  it('[X2] takes the worst of a cell, lists it first, and adds up', () => {
    const matrix = matrixOf(
      ['A', 'B', 'C'],
      [
        ['A', 'B', 'Asked', '2027-06-01'],
        ['A', 'B', 'Asked', '2026-11-01'],
        ['A', 'B', 'Accepted', '2026-11-01'],
        ['A', 'C', 'Asked', '2026-11-30'],
      ],
    );
    const cellTo = (id: string) => matrix.cells.find((cell) => cell.needingTeamId === id);
    expect(cellTo('B')).toMatchObject({ count: 3, open: 2, late: 1, worst: 'red' });
    expect(cellTo('B')?.dependencyIds[0]).toBe('d1');
    expect(cellTo('C')).toMatchObject({ count: 1, open: 1, late: 0, worst: 'amber' });
    expect(matrix.totals.all).toEqual({ count: 4, open: 3, late: 1, worst: 'red' });
    expect(matrix.totals.byGivingTeamId.get('A')).toEqual({ count: 4, open: 3, late: 1, worst: 'red' });
    expect(matrix.totals.byNeedingTeamId.get('C')).toEqual({ count: 1, open: 1, late: 0, worst: 'amber' });
  });

  it('[X3] puts who gives before who needs', () => {
    const matrix = matrixOf(
      ['C', 'B', 'A'],
      [
        ['B', 'C'],
        ['A', 'B'],
      ],
    );
    expect(matrix.teams.map((team) => team.id)).toEqual(['A', 'B', 'C']);
    expect(matrix.cycles).toEqual([]);
  });

  it('[X4] names the teams that wait for each other, once nothing that is kept counts', () => {
    const asks: Ask[] = [
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'A'],
      ['C', 'D'],
    ];
    const matrix = matrixOf(['D', 'C', 'B', 'A'], asks);
    expect(matrix.cycles.map((cycle) => [...cycle].sort())).toEqual([['A', 'B', 'C']]);
    expect(matrix.teams.at(-1)?.id).toBe('D');
    expect(matrix.cells.filter((cell) => cell.inCycle)).toHaveLength(3);
    const kept = matrixOf(['D', 'C', 'B', 'A'], [...asks.slice(0, 2), ['C', 'A', 'Accepted'], ['C', 'D']]);
    expect(kept.cycles).toEqual([]);
    expect(kept.teams.map((team) => team.id)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('[X2] [X3] holds for any asks: totals add up, and no open promise points back but in a cycle', () => {
    const teams = ['A', 'B', 'C', 'D', 'E', 'F'];
    const pair = fc
      .tuple(fc.constantFrom(...teams), fc.constantFrom(...teams), fc.constantFrom('Asked', 'Accepted'))
      .filter(([a, b]) => a !== b) as fc.Arbitrary<Ask>;
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (asks) => {
        const matrix = matrixOf(teams, asks);
        expect(matrix.totals.all.count).toBe(asks.length);
        expect(matrix.cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(asks.length);
        expect([...matrix.totals.byNeedingTeamId.values()].reduce((sum, it) => sum + it.count, 0)).toBe(
          asks.length,
        );
        const place = new Map(matrix.teams.map((team, index) => [team.id, index]));
        expect(place.size).toBe(new Set(asks.flatMap(([a, b]) => [a, b])).size);
        for (const cell of matrix.cells) {
          const back = (place.get(cell.givingTeamId) ?? 0) > (place.get(cell.needingTeamId) ?? 0);
          if (back && cell.open > 0) expect(cell.inCycle).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  const file = '../shared/data/kubernetes-enhancements/team-asks.csv';
  it.skipIf(!existsSync(file))(
    '[X1] counts the real asks between 29 teams as the sheet does (needs ../shared/data)',
    () => {
      const rows = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data;
      const countByPair = new Map<string, number>();
      for (const row of rows) {
        const pair = `${row['Providing team']}>${row['Receiving team']}`;
        countByPair.set(pair, (countByPair.get(pair) ?? 0) + 1);
      }
      const teams = [
        ...new Set(rows.flatMap((row) => [row['Providing team'], row['Receiving team']])),
      ] as string[];
      const matrix = matrixOf(
        teams,
        rows.map((row) => [row['Providing team'] as string, row['Receiving team'] as string]),
      );
      expect(rows).toHaveLength(314);
      expect(matrix.teams).toHaveLength(29);
      expect(new Map(matrix.cells.map((it) => [`${it.givingTeamId}>${it.needingTeamId}`, it.count]))).toEqual(
        countByPair,
      );
      expect(matrix.totals.all.count).toBe(314);
    },
  );
});
