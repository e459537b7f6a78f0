import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { type BoardBy, roadmapBoard, undatedRows } from '../../../src/domain/layout/roadmapBoard';
import { noFilter } from '../../../src/domain/layout/roadmapLayout';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, twoTeams } from '../build';

const today = '2027-03-01' as Day;

const document = program({
  teams: twoTeams.teams,
  stakeholders: twoTeams.stakeholders,
  projects: [
    { id: 'j_later', title: 'Later', phase: 'Planning', ...manual('2027-06-02', '2027-06-30') },
    { id: 'j_next', title: 'Next', teamId: 't_a', ...manual('2027-06-01', '2027-06-30') },
    { id: 'j_now', title: 'Now', phase: 'Planning', ...manual('2027-03-01', '2027-04-30') },
    { id: 'j_over', title: 'Overdue', ...manual('2027-01-04', '2027-02-01') },
    { id: 'j_none', title: 'Some day' },
    { id: 'j_done', title: 'Done', ...manual('2027-01-04', '2027-01-29', { percentComplete: 100 }) },
  ],
  milestones: [{ id: 'm_none', title: 'One day', projectId: 'j_none' }],
});
const schedule = computeSchedule(document);
const health = computeHealth(document, schedule, today);

function board(by: BoardBy, filter = noFilter) {
  const { columns } = roadmapBoard(document, schedule, health, today, by, filter);
  return Object.fromEntries(columns.map(({ title, cards }) => [title, cards.map((card) => card.title)]));
}

describe('The board', () => {
  it('[L16] [L17] puts every project into one column, by the day on which it begins', () => {
    expect(board('horizon')).toEqual({
      Now: ['Overdue', 'Now'],
      Next: ['Next'],
      Later: ['Later'],
      'No dates': ['Some day'],
      Done: ['Done'],
    });
    const byPhase = board('phase');
    expect(byPhase['Planning']).toEqual(['Now', 'Later']);
    expect(byPhase['No phase']).toEqual(expect.arrayContaining(['Next', 'Overdue', 'Some day']));
  });

  it('[L16] leaves out what the filter hides, and counts it', () => {
    const filter = { ...noFilter, teamIds: new Set(['t_a']) };
    expect(board('horizon', filter)).toMatchObject({ Now: [], Next: ['Next'], Later: [] });
    expect(roadmapBoard(document, schedule, health, today, 'horizon', filter).hiddenByFilter).toBe(6);
  });

  it('[L18] the tray holds what has no dates and nothing else', () => {
    const undated = undatedRows(document, schedule).map((row) => row.id);
    const all = [...document.projects, ...document.milestones].map((row) => row.id as string);
    expect(undated).toEqual(all.filter((id) => !schedule.byId.has(id)));
    expect(undated).toContain('j_none');
  });
});
