import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyRows, copyToTable } from '../../../src/domain/editing/copyRows';
import { countPasted, pasteRows } from '../../../src/domain/editing/pasteRows';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, program, run, twoTeams } from '../build';

const today = '2027-01-10' as Day;
const days = (count: number) => count * 480;
const base = program(
  {
    ...twoTeams,
    projects: [
      {
        ...twoTeams.projects[0],
        declared: { health: 'red', reason: 'No steel', declaredDay: '2027-01-08', lapsesDay: '2027-01-20' },
        externalId: 'X-1',
      },
      twoTeams.projects[1],
    ],
    tasks: [
      {
        id: 'k1',
        projectId: 'j_a',
        title: 'Block',
        plan: { durationMinutes: days(5), actualStartAt: '2027-01-05', percentComplete: 40 },
      },
      { id: 'k2', projectId: 'j_a', title: 'Bore', plan: { durationMinutes: days(5) } },
      { id: 'k3', projectId: 'j_b', title: 'Frame', plan: { durationMinutes: days(5) } },
    ],
    milestones: [
      {
        id: 'm1',
        projectId: 'j_a',
        title: 'Bored',
        exitCriteria: [{ title: 'It turns', met: true, evidence: 'film' }],
        plan: {},
      },
    ],
    dependencies: [
      { id: 'd1', predecessorId: 'k1', successorId: 'k2' },
      { id: 'd2', predecessorId: 'k2', successorId: 'm1' },
      {
        id: 'd3',
        predecessorId: 'k2',
        successorId: 'k3',
        agreement: fullAgreement({ state: 'Committed', committedDay: '2027-02-01', confidencePercent: 80 }),
      },
    ],
  },
  { startAt: '2027-01-04' },
);

let made = 0;

function paste(document: ProgramDocument, ids: readonly string[], target = {}, onto = document) {
  const copy = copyRows(document, computeSchedule(document), ids);
  if (!copy) throw new Error('Nothing was copied');
  const pasted = pasteRows(
    onto,
    copy,
    { place: null, projectId: null, ...target },
    today,
    (kind) => `${kind}_${++made}`,
  );
  if (!pasted) throw new Error('Nothing was pasted');
  const { document: after } = run(onto, { type: 'batch', label: 'Paste', commands: pasted.commands });
  return { ...pasted, after };
}

describe('copying and pasting rows', () => {
  it('[E26] copies what is below, the links between, and stands where the originals stand', () => {
    const { after, rootIds } = paste(base, ['j_a', 'k1', 'j_b']);
    expect(rootIds).toHaveLength(2);
    expect(after.projects.map((row) => row.title)).toEqual([
      'Engine',
      'Vehicle',
      'Engine (copy)',
      'Vehicle (copy)',
    ]);
    expect(after.tasks.map((row) => row.title)).toEqual(['Block', 'Bore', 'Frame', 'Block', 'Bore', 'Frame']);
    expect(after.dependencies).toHaveLength(6);
    const before = computeSchedule(base);
    const schedule = computeSchedule(after);
    for (const title of ['Block', 'Bore', 'Frame']) {
      const [original, copy] = after.tasks.filter((row) => row.title === title);
      expect(schedule.byId.get(copy?.id ?? '')).toMatchObject({
        startMinutes: before.byId.get(original?.id ?? '')?.startMinutes,
        finishMinutes: before.byId.get(original?.id ?? '')?.finishMinutes,
      });
    }
    const again = paste(after, rootIds.slice(0, 1)).after;
    expect(again.projects.at(-1)?.title).toBe('Engine (copy 2)');
  });

  it('[E26] keeps what follows something else where it was, and leaves that link out', () => {
    const { after } = paste(base, ['k3']);
    const copy = after.tasks.at(-1);
    expect(copy).toMatchObject({ title: 'Frame (copy)', projectId: 'j_b' });
    expect(after.dependencies).toHaveLength(3);
    const schedule = computeSchedule(after);
    expect(schedule.byId.get(copy?.id ?? '')?.startMinutes).toBe(schedule.byId.get('k3')?.startMinutes);
  });

  it('[E27] has not begun, and nobody has promised it', () => {
    const { after } = paste(base, ['j_a', 'j_b']);
    const engine = after.projects.find((row) => row.title === 'Engine (copy)');
    expect(engine).toMatchObject({ declared: null, externalId: null, teamId: 't_a' });
    expect(after.tasks.filter((row) => row.title === 'Block').at(-1)?.plan).toMatchObject({
      actualStartAt: null,
      percentComplete: 0,
    });
    expect(after.milestones.at(-1)?.exitCriteria).toEqual([{ title: 'It turns', met: false, evidence: '' }]);
    expect(after.dependencies.at(-1)?.agreement).toMatchObject({
      state: 'Found',
      committedDay: null,
      confidencePercent: null,
      commitments: [],
      moves: [{ state: 'Found', day: today }],
    });
  });

  it('[E28] gets what the lane or project stands for that it is pasted into', () => {
    const place = [{ by: 'team', word: 't_b', title: 'Beta' }] as const;
    const { after } = paste(base, ['j_a', 'j_b'], { place });
    expect(after.projects.slice(2).map((row) => row.teamId)).toEqual(['t_b', 't_b']);
    // Within one team there is nobody to promise anything to.
    expect(after.dependencies.at(-1)?.agreement).toBeNull();
    expect(paste(base, ['k1'], { projectId: 'j_b' }).after.tasks.at(-1)?.projectId).toBe('j_b');
  });

  it('[E28] leaves out what was deleted since', () => {
    const bare = run(base, { type: 'project.delete', id: 'j_a' }).document;
    const { after } = paste(base, ['j_a'], {}, bare);
    expect(after.projects.map((row) => row.title)).toEqual(['Vehicle', 'Engine (copy)']);
    const copy = copyRows(base, computeSchedule(base), ['k1']);
    if (!copy) throw new Error('Nothing was copied');
    expect(pasteRows(bare, copy, { place: null, projectId: null }, today, () => 'x')).toBeNull();
  });

  it('[E26] is allowed by the rules, whatever is chosen', () => {
    const all = ['j_a', 'j_b', 'k1', 'k2', 'k3', 'm1'];
    fc.assert(
      fc.property(
        fc.subarray(all, { minLength: 1 }),
        fc.constantFrom(null, 'j_a', 'j_b'),
        (ids, projectId) => {
          const { after, rootIds, commands } = paste(base, ids, { projectId });
          const rows = [...after.projects, ...after.tasks, ...after.milestones];
          expect(rows.length - 6).toBe(countPasted({ commands, rootIds }));
          const titles = rows.filter((row) => rootIds.includes(row.id)).map((row) => row.title);
          expect(new Set(titles).size).toBe(rootIds.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('copies nothing where nothing stands on the roadmap', () => {
    expect(copyRows(base, computeSchedule(base), ['t_a', 'nobody'])).toBeNull();
  });

  it('[E29] is a table with its head for spreadsheets', () => {
    const schedule = computeSchedule(base);
    const copy = copyRows(base, schedule, ['j_b']);
    expect(copy && copyToTable(base, schedule, copy)).toEqual([
      ['Title', 'Kind', 'Project', 'Team', 'Owner', 'Start', 'Finish'],
      ['Vehicle', 'Project', '', 'Beta', 'Ben', '2027-01-19', '2027-01-25'],
      ['Frame', 'Task', 'Vehicle', '', '', '2027-01-19', '2027-01-25'],
    ]);
  });
});
