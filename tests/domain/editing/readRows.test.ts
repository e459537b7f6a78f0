import { describe, expect, it } from 'vitest';
import { copyRows, copyToTable } from '../../../src/domain/editing/copyRows';
import { planRows } from '../../../src/domain/editing/readRows';
import { readClipboardTable, tableToClipboard } from '../../../src/domain/exchange/clipboardTable';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type Day, parseDay } from '../../../src/domain/time/day';
import { manual, program, run, twoTeams } from '../build';

const base = program({
  ...twoTeams,
  tasks: [{ id: 'k1', projectId: 'j_a', title: 'Bore "A"', ...manual('2027-01-04', '2027-01-08') }],
  milestones: [{ id: 'm1', title: 'Launch', ...manual('2027-06-01', '2027-06-01') }],
});
let made = 0;
const context = {
  readDay: (text: string): Day | null => parseDay(text) ?? null,
  makeId: (kind: string) => `${kind}_${++made}`,
};
const nowhere = { place: null, projectId: null };
function read(text: string, target: Parameters<typeof planRows>[2] = nowhere) {
  const table = readClipboardTable(text);
  if (!table.ok) throw new Error(table.error);
  const plan = planRows(base, table.value, target, context);
  const after =
    plan.commands.length > 0
      ? run(base, { type: 'batch', label: 'Paste', commands: plan.commands }).document
      : base;
  return { ...plan, after };
}

describe('reading rows from a spreadsheet', () => {
  it('[E30] reads what was copied back, by the names of its columns', () => {
    const schedule = computeSchedule(base);
    const copy = copyRows(base, schedule, ['j_b', 'k1', 'm1']);
    if (!copy) throw new Error('Nothing was copied');
    const { rows, faults, readBy, after } = read(tableToClipboard(copyToTable(base, schedule, copy)).text);
    expect(readBy).toBe('header');
    expect(faults).toEqual([]);
    expect(
      rows.map((row) => [row.kind, row.title, row.projectTitle, row.teamName, row.startDay, row.finishDay]),
    ).toEqual([
      ['project', 'Vehicle', '', 'Beta', '2027-02-01', '2027-02-26'],
      ['task', 'Bore "A"', 'Engine', '', '2027-01-04', '2027-01-08'],
      ['milestone', 'Launch', '', '', '2027-06-01', '2027-06-01'],
    ]);
    expect(after.projects.at(-1)).toMatchObject({ title: 'Vehicle', teamId: 't_b', ownerId: 'p_b' });
  });

  it('[E30] takes the first column for titles and days as they come where columns have no names', () => {
    const place = [{ by: 'team', word: 't_b', title: 'Beta' }] as const;
    const { rows, after, readBy } = read('Doors\t2027-03-01\tx\t2027-03-12\nRoof\n\n', {
      place,
      projectId: null,
    });
    expect(readBy).toBe('order');
    expect(rows.map((row) => [row.kind, row.title, row.startDay, row.finishDay])).toEqual([
      ['project', 'Doors', '2027-03-01', '2027-03-12'],
      ['project', 'Roof', null, null],
    ]);
    expect(after.projects.slice(2).map((row) => row.teamId)).toEqual(['t_b', 't_b']);
    expect(read('Piston\t2027-03-01', { place: null, projectId: 'j_a' }).after.tasks.at(-1)).toMatchObject({
      title: 'Piston',
      projectId: 'j_a',
      plan: { startAt: '2027-03-01', finishAt: '2027-03-01' },
    });
  });

  it('[E30] puts tasks under projects of the same table, and says of each line what it did not take over', () => {
    const { rows, faults, after } = read(
      [
        'Name\tType\tProject\tTeam\tOwner\tStart\tDue',
        'Cabin\tProject\t\tGamma\tAnn\t2027-04-01\tsoon',
        'Seats\tTask\tcabin\t\t\t\t',
        'Wing\tTask\tPlane\t\t\t\t',
        'Late\tProject\t\t\t\t2027-04-02\t2027-04-01',
        'Saga\tSaga\t\t\t\t\t',
        'Alone\tTask\t\t\t\t\t',
        '\tTask\tcabin\t\t\t\t',
      ].join('\n'),
    );
    expect(rows.map((row) => row.title)).toEqual(['Cabin', 'Seats', 'Saga']);
    expect(after.tasks.at(-1)?.projectId).toBe(after.projects.find((row) => row.title === 'Cabin')?.id);
    expect(faults.map(({ line, isLeftOut, reason }) => [line, isLeftOut, reason])).toEqual([
      [2, false, "'soon' is no day; it is left empty."],
      [2, false, "No team is called 'Gamma'; it is left empty."],
      [4, true, "No project is called 'Plane'."],
      [5, true, "'Late' would finish on 2027-04-01, before it starts on 2027-04-02."],
      [6, false, "'Saga' is no kind of row here; it is read as a project."],
      [7, true, "'Alone' is a task of no project: name its project, or paste beside one."],
      [8, true, 'It has no title.'],
    ]);
  });
});
