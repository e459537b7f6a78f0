import { describe, expect, it } from 'vitest';
import { computeStandings } from '../../../src/domain/agreements/standing';
import { columnsByRelease } from '../../../src/domain/layout/graphColumns';
import { groupSource } from '../../../src/domain/layout/graphGrouping';
import { neighbourhoodOf, pathBetween } from '../../../src/domain/layout/graphNeighbourhood';
import { graphSourceOf } from '../../../src/domain/layout/graphSource';
import { noTeamId } from '../../../src/domain/layout/graphTypes';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type Day, dayToNumber } from '../../../src/domain/time/day';
import { program } from '../build';

const today = '2027-01-04' as Day;
const project = (id: string, more: object = {}) => ({ id, title: id.toUpperCase(), ...more });
const link = (from: string, to: string, more: object = {}) => ({
  id: `${from}${to}`,
  predecessorId: from,
  successorId: to,
  ...more,
});
/** a → b → c → d and b → e, f beside them; the first two toward a goal. */
const document = program({
  teams: [{ id: 't', name: 'Team' }],
  goals: [{ id: 'g', title: 'Goal' }],
  projects: [
    project('a', { goalIds: ['g'] }),
    project('b', { goalIds: ['g'], teamId: 't' }),
    project('c'),
    project('d'),
    project('e'),
    project('f'),
  ],
  tasks: [{ id: 'k', title: 'Part of b', projectId: 'b' }],
  dependencies: [
    link('a', 'b'),
    link('b', 'c'),
    link('c', 'd'),
    link('k', 'e'),
    link('f', 'd', { drives: false }),
  ],
});
const schedule = computeSchedule(document);
const source = graphSourceOf(document, schedule, computeStandings(document, schedule, today));
const near = (id: string, depth: number) =>
  [...neighbourhoodOf(document, source, source.links, id, depth)].sort();

describe('parts of the graph', () => {
  it('[X15] stand in the lanes of projects or goals', () => {
    const byProject = groupSource(document, source, 'project');
    expect(byProject.rowById.get('k')?.teamId).toBe('b');
    expect(byProject.links.find((it) => it.id === 'ke')).toMatchObject({ fromTeamId: 'b', toTeamId: 'e' });
    const byGoal = groupSource(document, source, 'goal');
    expect(byGoal.teams).toEqual([{ id: 'g', name: 'Goal' }]);
    expect(['a', 'k', 'c'].map((id) => byGoal.rowById.get(id)?.teamId)).toEqual(['g', 'g', noTeamId]);
    expect(groupSource(document, source, 'team')).toBe(source);
  });

  it('[X16] are the neighbourhood of a row, so many steps either way', () => {
    expect(near('b', 0)).toEqual([]);
    expect(near('b', 1)).toEqual(['ab', 'bc', 'ke']);
    expect(near('b', 2)).toEqual(['ab', 'bc', 'cd', 'ke']);
    expect(near('d', 1)).toEqual(['cd', 'fd']);
    expect(near('bc', 0)).toEqual(['bc']);
    expect(near('bc', 1)).toEqual(['ab', 'bc', 'cd']);
  });

  it('[X17] are the ways between two rows, whichever comes first', () => {
    const path = (a: string, b: string) => [...pathBetween(document, source, source.links, a, b)].sort();
    expect(path('a', 'd')).toEqual(['ab', 'bc', 'cd']);
    expect(path('d', 'a')).toEqual(['ab', 'bc', 'cd']);
    expect(path('e', 'd')).toEqual([]);
    // What only relates is no way.
    expect(path('f', 'd')).toEqual([]);
  });
});

it('[X19] columns are releases, with what is later or has no date behind them', () => {
  const row = (id: string, finish: string | null) => ({
    id,
    finishMinutes: finish === null ? null : dayToNumber(finish as Day) * 1_440 + 1_020,
  });
  const rows = [
    row('a', '2027-01-10'),
    row('b', '2027-01-11'),
    row('c', '2027-03-01'),
    row('d', null),
  ] as unknown as Parameters<typeof columnsByRelease>[0];
  const releases = [
    { title: 'R3', day: '2027-02-10' as Day },
    { title: 'R1', day: '2026-11-10' as Day },
    { title: 'R2', day: '2027-01-10' as Day },
  ];
  const plan = columnsByRelease(rows, releases);
  expect(plan.labels).toEqual(['R2', 'R3', 'After R3', 'No date']);
  expect([...plan.columnById.values()]).toEqual([0, 1, 2, 3]);
});
