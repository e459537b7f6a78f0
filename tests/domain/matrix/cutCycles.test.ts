import { describe, expect, it } from 'vitest';
import { computeMatrix } from '../../../src/domain/matrix/computeMatrix';
import { cheapestCuts } from '../../../src/domain/matrix/cutCycles';
import type { Day } from '../../../src/domain/time/day';
import { programOf, scheduleOf } from '../agreements/promiseProgram';

const today = '2026-11-22' as Day;

type Ask = readonly [giving: string, needing: string, more?: object];

function matrixOf(asks: readonly Ask[]) {
  const teams = [...new Set(asks.flatMap(([giving, needing]) => [giving, needing]))].sort();
  const links = asks.map(([givingTeamId, needingTeamId, more], index) => ({
    id: `d${index}`,
    from: givingTeamId,
    to: `p-${needingTeamId}`,
    agreement: {
      givingTeamId,
      needingTeamId,
      deliverable: `part ${index}`,
      state: 'Asked' as const,
      neededByDay: '2027-06-01',
      ...more,
    },
  }));
  const projects = teams.map((id) => ({ id: `p-${id}`, teamId: id }));
  return computeMatrix(programOf(teams, projects, links), scheduleOf([]), today);
}

describe('the heat of the matrix', () => {
  it('[X13] rises with what is open, how late it is and how unsure', () => {
    const heat = (...asks: readonly object[]) =>
      matrixOf(asks.map((more) => ['A', 'B', more] as const)).cells[0]?.heat ?? 0;
    expect(heat({ state: 'Accepted' })).toBe(0);
    const calm = heat({ confidencePercent: 90 });
    expect(heat({ confidencePercent: 90 }, { confidencePercent: 90 })).toBeCloseTo(2 * calm);
    expect(heat({ confidencePercent: 30 })).toBeGreaterThan(calm);
    const late = heat({ confidencePercent: 90, neededByDay: '2026-11-20' });
    expect(late).toBeGreaterThan(calm);
    expect(heat({ confidencePercent: 90, neededByDay: '2026-10-01' })).toBeGreaterThan(late);
  });
});

describe('circles of teams', () => {
  it('[X14] are cut where that costs least', () => {
    const matrix = matrixOf([
      ['A', 'B'],
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'A'],
      ['C', 'A'],
      ['C', 'D'],
    ]);
    expect(cheapestCuts(matrix)).toEqual(
      [{ cycle: ['A', 'B', 'C'], givingTeamId: 'B', needingTeamId: 'C', open: 1, leaves: 0 }].map((it) => ({
        ...it,
        cycle: expect.arrayContaining(it.cycle),
      })),
    );
    expect(cheapestCuts(matrixOf([['A', 'B']]))).toEqual([]);
  });

  it('[X14] that are tangled say how many teams a cut leaves', () => {
    const [cut] = cheapestCuts(
      matrixOf([
        ['A', 'B'],
        ['B', 'A'],
        ['B', 'C'],
        ['C', 'B'],
        ['C', 'B'],
      ]),
    );
    expect(cut).toMatchObject({ open: 1, leaves: 2 });
  });
});
