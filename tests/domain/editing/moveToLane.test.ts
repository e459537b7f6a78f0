import { describe, expect, it } from 'vitest';
import type { LanePlace } from '../../../src/domain/editing/lanePlace';
import { moveToLane } from '../../../src/domain/editing/moveToLane';
import { program, run, twoTeams } from '../build';

const place = (by: LanePlace[number]['by'], word: string, title = word): LanePlace => [{ by, word, title }];
const base = program({
  ...twoTeams,
  teams: [
    { id: 't_a', name: 'Alpha', function: 'Engineering' },
    { id: 't_b', name: 'Beta', function: 'Engineering' },
    { id: 't_c', name: 'Gamma', function: 'Legal' },
  ],
  goals: ['g1', 'g2', 'g3'].map((id) => ({ id, title: id })),
  projects: twoTeams.projects.map((row) => ({ ...row, goalIds: ['g1', 'g2'], phase: 'Planning' })),
  tasks: [
    { id: 'k1', projectId: 'j_a', title: 'Block' },
    { id: 'k2', projectId: 'j_a', parentId: 'k1', title: 'Bore' },
  ],
  milestones: [
    { id: 'm1', projectId: 'j_a', parentId: 'k1', title: 'Bored' },
    { id: 'm2', title: 'Launch' },
  ],
  gates: [{ id: 'x1', title: 'Gate', projectId: 'j_a' }],
});
const team = (word: string) => place('team', word);

function moved(ids: readonly string[], target: LanePlace, from: LanePlace = team('t_a')) {
  const done = moveToLane(base, ids, target, () => from);
  if (!done.ok) throw new Error(done.error);
  return run(base, { type: 'batch', label: 'Move', commands: done.value }).document;
}
function whyNot(ids: readonly string[], target: LanePlace, from: LanePlace = team('t_a')): string {
  const done = moveToLane(base, ids, target, () => from);
  if (done.ok) throw new Error('Was allowed');
  return done.error;
}

describe('moving rows to another lane', () => {
  it('[E21] gives a project what the lane stands for, and nothing else', () => {
    const [engine] = base.projects;
    const teamed = moved(['j_a'], team('t_b')).projects[0];
    expect(teamed).toEqual({ ...engine, teamId: 't_b' });
    expect(moved(['j_a'], team('')).projects[0]).toEqual({ ...engine, teamId: null });
    expect(moved(['j_a'], place('owner', 'p_b'), []).projects[0]).toEqual({ ...engine, ownerId: 'p_b' });
    expect(moved(['j_a'], place('phase', 'Delivery'), []).projects[0]).toEqual({
      ...engine,
      phase: 'Delivery',
    });
    expect(moved(['j_a'], place('phase', ''), []).projects[0]?.phase).toBeNull();
    expect(moved(['j_a'], place('goal', 'g3'), []).projects[0]?.goalIds).toEqual(['g3', 'g2']);
    expect(moved(['j_a'], place('goal', 'g2'), []).projects[0]?.goalIds).toEqual(['g2']);
    expect(moved(['j_a'], place('goal', ''), []).projects[0]?.goalIds).toEqual([]);
    const both = moved(['j_a', 'j_b'], [...team('t_c'), ...place('phase', 'Closure')], []);
    expect(both.projects.map((row) => [row.teamId, row.phase])).toEqual([
      ['t_c', 'Closure'],
      ['t_c', 'Closure'],
    ]);
  });

  it('[E21] needs no command for what is there already', () => {
    expect(moveToLane(base, ['j_a'], team('t_a'), () => team('t_a'))).toEqual({ ok: true, value: [] });
  });

  it('[E22] takes the only team of a function, and says which there are when there are several', () => {
    expect(moved(['j_a'], place('function', 'Legal'), []).projects[0]?.teamId).toBe('t_c');
    expect(whyNot(['j_b'], place('function', 'Engineering'), [])).toBe(
      "Engineering is Alpha and Beta: put lanes by team, or then by team, to say which of them does 'Vehicle'.",
    );
    const then = [...place('function', 'Engineering'), ...team('t_b')];
    expect(moved(['j_a'], then, []).projects[0]?.teamId).toBe('t_b');
  });

  it('[E22] refuses a health, but not a lane within the same health', () => {
    expect(whyNot(['j_a'], place('health', 'red', 'Off track'), place('health', 'green'))).toMatch(
      /^'Engine' stays where it is: a health is found from the plan\./,
    );
    const red = place('health', 'red');
    expect(moved(['j_a'], [...red, ...team('t_b')], [...red, ...team('t_a')]).projects[0]?.teamId).toBe(
      't_b',
    );
  });

  it('[E23] takes a task with all below it to another project, and milestones and gates', () => {
    const there = moved(['k1', 'k2'], place('project', 'j_b'));
    expect(there.tasks.map((row) => [row.projectId, row.parentId])).toEqual([
      ['j_b', null],
      ['j_b', 'k1'],
    ]);
    expect(there.milestones[0]).toMatchObject({ projectId: 'j_b', parentId: 'k1' });
    expect(moved(['m1'], place('project', 'j_b')).milestones[0]).toMatchObject({
      projectId: 'j_b',
      parentId: null,
    });
    expect(moved(['x1'], place('project', 'j_b')).gates[0]?.projectId).toBe('j_b');
    expect(moved(['m1'], place(null, '', 'Program')).milestones[0]?.projectId).toBeNull();
    expect(moved(['m2'], place('project', 'j_a')).milestones[1]?.projectId).toBe('j_a');
  });

  it('[E23] says why a task or milestone stays with its project, and a project out of a project’s lane', () => {
    expect(whyNot(['k1'], team('t_b'))).toBe(
      "'Block' stands with its project 'Engine'. Move that, or put lanes by project.",
    );
    expect(whyNot(['m1'], team('t_b'))).toMatch(/^'Bored' stands with its project/);
    expect(whyNot(['m2'], team('t_b'))).toMatch(/^'Launch' is of the whole program/);
    expect(whyNot(['j_a'], place('project', 'j_b'), place('project', 'j_a'))).toMatch(/lane of its own/);
    expect(whyNot(['j_a'], place(null, '', 'Program'))).toMatch(/no projects/);
  });
});
