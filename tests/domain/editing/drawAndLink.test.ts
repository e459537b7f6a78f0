import { describe, expect, it } from 'vitest';
import { drawnRow, drawnToCommand } from '../../../src/domain/editing/drawnRow';
import { lanePlace } from '../../../src/domain/editing/lanePlace';
import { linkToCommand, linkTypeOf } from '../../../src/domain/editing/linkRows';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import type { LaneBy } from '../../../src/domain/layout/roadmapTypes';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, run, twoTeams } from '../build';

const day = (text: string) => text as Day;
const base = program({
  ...twoTeams,
  projects: [
    ...twoTeams.projects,
    { id: 'j_c', title: 'Wheels', teamId: 't_b', phase: 'Planning', ...manual('2027-03-01', '2027-03-26') },
  ],
  tasks: [
    { id: 'k1', projectId: 'j_a', title: 'Block', ...manual('2027-01-04', '2027-01-08') },
    { id: 'k2', projectId: 'j_a', title: 'Bore', ...manual('2027-01-11', '2027-01-15') },
  ],
  milestones: [{ id: 'm1', title: 'Launch', ...manual('2027-06-01', '2027-06-01') }],
});

function drawOn(rowKey: string, laneBy: LaneBy = 'team', thenBy: LaneBy | null = null) {
  const schedule = computeSchedule(base);
  const layout = roadmapLayout(base, schedule, computeHealth(base, schedule, day('2027-01-10')), {
    laneBy,
    thenBy,
    collapsed: new Set(),
    filter: { teamIds: null, healths: null },
  });
  const row = layout.rows.find((it) => it.key === rowKey);
  if (!row) throw new Error(`No row ${rowKey} among ${layout.rows.map((it) => it.key)}`);
  const drawn = drawnRow(base, row, lanePlace(layout.lanes, row.laneKey), layout.rows[row.index + 1]);
  const command = drawnToCommand(drawn, 'new', 'Sketch', day('2027-02-01'), day('2027-02-12'));
  return { drawn, document: run(base, command).document };
}

describe('drawing a bar', () => {
  it('[E24] makes a project with what its lane stands for, below the row that it was drawn on', () => {
    const beside = drawOn('j_b');
    expect(beside.drawn.words).toBe('New project in Beta');
    expect(beside.document.projects.map((row) => row.id)).toEqual(['j_a', 'j_b', 'new', 'j_c']);
    expect(beside.document.projects[2]).toMatchObject({
      teamId: 't_b',
      plan: { placement: 'manual', startAt: '2027-02-01', finishAt: '2027-02-12' },
    });
    const head = drawOn('lane:t_b');
    expect(head.document.projects.map((row) => row.id)).toEqual(['j_a', 'new', 'j_b', 'j_c']);
    const phased = drawOn('lane:t_b › Planning', 'team', 'phase');
    expect(phased.drawn.words).toBe('New project in Beta, Planning');
    expect(phased.document.projects.find((row) => row.id === 'new')).toMatchObject({
      teamId: 't_b',
      phase: 'Planning',
    });
  });

  it('[E24] makes a task of the project whose task or lane it was drawn on', () => {
    expect(drawOn('k1').document.tasks.map((row) => [row.id, row.projectId])).toEqual([
      ['k1', 'j_a'],
      ['new', 'j_a'],
      ['k2', 'j_a'],
    ]);
    const lane = drawOn('lane:j_b', 'project');
    expect(lane.drawn.words).toBe('New task in Vehicle');
    expect(lane.document.tasks.at(-1)).toMatchObject({ id: 'new', projectId: 'j_b', parentId: null });
  });

  it('[E24] makes a milestone on the last day when it was drawn on the program’s row', () => {
    expect(drawOn('lane:program').document.milestones.at(-1)).toMatchObject({
      title: 'Sketch',
      projectId: null,
      plan: { startAt: '2027-02-12', finishAt: '2027-02-12' },
    });
  });
});

describe('drawing a link', () => {
  it('[E25] names its type after the two ends', () => {
    expect(linkTypeOf('finish', 'start')).toBe('FS');
    expect(linkTypeOf('start', 'start')).toBe('SS');
    expect(linkTypeOf('finish', 'finish')).toBe('FF');
    expect(linkTypeOf('start', 'finish')).toBe('SF');
  });

  it('[E25] carries a found promise between teams, and none within one', () => {
    const link = {
      id: 'd1',
      type: 'SS',
      lag: { unit: 'working', value: 480 },
      deliverable: ' The block ',
    } as const;
    const across = run(
      base,
      linkToCommand(base, { ...link, predecessorId: 'k1', successorId: 'j_b' }, day('2027-01-10')),
    ).document.dependencies[0];
    expect(across).toMatchObject({
      type: 'SS',
      lag: { unit: 'working', value: 480 },
      agreement: {
        givingTeamId: 't_a',
        needingTeamId: 't_b',
        state: 'Found',
        deliverable: 'The block',
        moves: [{ state: 'Found', day: '2027-01-10' }],
      },
    });
    const within = linkToCommand(
      base,
      { ...link, predecessorId: 'k1', successorId: 'k2' },
      day('2027-01-10'),
    );
    expect(run(base, within).document.dependencies[0]?.agreement).toBeNull();
  });
});
