import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import {
  simulateCommand,
  simulateSlips,
  whatIfFaultToSentence,
} from '../../../src/domain/whatif/simulateSlips';
import { fullAgreement, manual, program, twoTeams } from '../build';
import { datesOf, days, planOf } from '../schedule/plans';

function imagine(document: ProgramDocument, ...slips: { id: string; days: number }[]) {
  const simulated = simulateSlips(document, slips);
  if (!simulated.ok) throw new Error(whatIfFaultToSentence(simulated.error));
  return simulated.value;
}

const sentenceOf = (document: ProgramDocument, id: string) => {
  const simulated = simulateSlips(document, [{ id, days: 5 }]);
  return simulated.ok ? 'imagined' : whatIfFaultToSentence(simulated.error);
};

describe('a slip', () => {
  it('[W1] of manual, automatic and started rows, and of points', () => {
    const document = planOf(
      [
        { id: 'hand', placement: 'manual', startAt: '2027-01-07', finishAt: '2027-01-08' },
        { id: 'timed', placement: 'manual', startAt: '2027-01-07T13:00', finishAt: '2027-01-08T12:00' },
        { id: 'auto', durationMinutes: days(3) },
        { id: 'begun', durationMinutes: days(3), actualStartAt: '2027-01-05' },
        { id: 'pinned', durationMinutes: days(1), constraint: { type: 'MSO', at: '2027-01-06' } },
      ],
      [['auto', 'm']],
      {
        milestones: [
          { id: 'm', title: 'M', projectId: 'j' },
          { id: 'n', title: 'N', projectId: 'j', plan: { placement: 'manual', startAt: '2027-01-08' } },
        ],
      },
    );
    const before = JSON.stringify(document);
    const slipped = (id: string, count: number) =>
      datesOf(imagine(document, { id, days: count }).document as never, id)[0];
    expect(slipped('hand', 2)).toBe('2027-01-11T08:00 2027-01-12T17:00');
    expect(slipped('hand', -2)).toBe('2027-01-05T08:00 2027-01-06T17:00');
    expect(slipped('timed', 1)).toBe('2027-01-08T13:00 2027-01-11T12:00');
    expect(slipped('auto', 10)).toBe('2027-01-18T08:00 2027-01-20T17:00');
    expect(slipped('begun', 2)).toBe('2027-01-05T08:00 2027-01-11T17:00');
    expect(slipped('pinned', 1)).toBe('2027-01-07T08:00 2027-01-07T17:00');
    expect(slipped('m', 1)).toBe('2027-01-07T17:00 2027-01-07T17:00');
    expect(slipped('n', 1)).toBe('2027-01-11T17:00 2027-01-11T17:00');
    expect(JSON.stringify(document)).toBe(before);
  });

  it('[W1] of a project: everything in it that is not done, by its own calendar', () => {
    const document = planOf(
      [
        { id: 's' },
        {
          id: 'a',
          parentId: 's',
          durationMinutes: days(2),
          actualStartAt: '2027-01-04',
          actualFinishAt: '2027-01-05',
        },
        { id: 'b', parentId: 's', durationMinutes: days(2) },
        { id: 'c', durationMinutes: days(1) },
      ],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    );
    const after = imagine(document, { id: 'j', days: 5 }).document as never;
    expect(datesOf(after, 'a', 'b', 'c')).toEqual([
      '2027-01-04T08:00 2027-01-05T17:00',
      '2027-01-13T08:00 2027-01-14T17:00',
      '2027-01-15T08:00 2027-01-15T17:00',
    ]);
  });

  it('of nothing, of what is undated and of what is done is told', () => {
    const document = planOf([
      { id: 'a', durationMinutes: days(1), actualStartAt: '2027-01-04', actualFinishAt: '2027-01-04' },
      { id: 'u' },
    ]);
    expect(sentenceOf(document, 'x')).toBe('There is no project, task or milestone x.');
    expect(sentenceOf(document, 'u')).toBe("'U' has no dates yet, so it cannot slip.");
    expect(sentenceOf(document, 'a')).toBe("'A' is done, so it cannot slip any more.");
  });
});

describe('what it does', () => {
  const document = program(
    {
      ...twoTeams,
      projects: [
        {
          id: 'j_a',
          title: 'Engine',
          teamId: 't_a',
          ownerId: 'p_a',
          goalIds: ['g'],
          ...manual('2027-01-04', '2027-01-29'),
        },
        {
          id: 'j_b',
          title: 'Vehicle',
          teamId: 't_b',
          ownerId: 'p_b',
          plan: { durationMinutes: days(20), deadlineAt: '2027-03-01' },
        },
        { id: 'j_c', title: 'Paint', plan: { durationMinutes: days(22) } },
      ],
      milestones: [{ id: 'm', title: 'Roll-out', ownerId: 'p_b' }],
      gates: [{ id: 'gate', title: 'Ready', projectId: 'j_a', day: '2027-02-01', approverId: 'p_b' }],
      goals: [{ id: 'g', title: 'Drive', dueDay: '2027-01-31', ownerId: 'p_a' }],
      dependencies: [
        {
          id: 'd',
          predecessorId: 'j_a',
          successorId: 'j_b',
          agreement: fullAgreement({
            state: 'Committed',
            committedDay: '2027-02-01',
            neededByDay: '2027-02-05',
            commitments: [{ committedDay: '2027-02-01', saidDay: '2027-01-04' }],
          }),
        },
        { id: 'e', predecessorId: 'j_b', successorId: 'm' },
      ],
    },
    { startAt: '2027-01-04', targetDay: '2027-02-28', sponsorId: 'p_a', managerId: 'p_b' },
  );
  const { comparison, tell, schedule } = imagine(document, { id: 'j_a', days: 5 });

  it('[W2] moves rows, milestones and projects', () => {
    expect(comparison.finish).toEqual({ beforeDay: '2027-02-26', afterDay: '2027-03-05', days: 7 });
    expect(
      comparison.moved.map((row) => [row.id, row.finishBeforeDay, row.finishAfterDay, row.days]),
    ).toEqual([
      ['j_a', '2027-01-29', '2027-02-05', 7],
      ['j_b', '2027-02-26', '2027-03-05', 7],
      ['m', '2027-02-26', '2027-03-05', 7],
    ]);
    expect(comparison.milestones.map((row) => row.id)).toEqual(['m']);
    expect(comparison.projects.map((row) => row.id)).toEqual(['j_a', 'j_b']);
  });

  it('[W3] eats slack and changes the critical path', () => {
    expect(comparison.criticalPath.before).toEqual(['j_a', 'j_b', 'm']);
    expect(comparison.slackEaten).toEqual(
      [
        { id: 'j_b', title: 'Vehicle', beforeDays: 0, afterDays: -4 },
        { id: 'j_a', title: 'Engine', beforeDays: 0, afterDays: -4 },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const other = imagine(document, { id: 'j_c', days: 30 });
    expect(other.comparison.criticalPath).toMatchObject({ joined: ['j_c'], left: ['j_a', 'j_b', 'm'] });
    expect(schedule.byId.get('j_c')?.critical).toBe(false);
  });

  it('[W4] breaks promises', () => {
    expect(comparison.agreements).toMatchObject([
      {
        dependencyId: 'd',
        handOverBeforeDay: '2027-01-29',
        handOverAfterDay: '2027-02-05',
        daysAfterCommitted: 4,
        daysAfterNeeded: 0,
      },
    ]);
    expect(imagine(document, { id: 'j_a', days: 1 }).comparison.agreements).toEqual([]);
  });

  it('[W5] misses gates, goals, deadlines and the target, each once', () => {
    expect(comparison.missed.map((it) => [it.kind, it.id, it.day, it.finishDay])).toEqual([
      ['target', 'prg', '2027-02-28', '2027-03-05'],
      ['gate', 'gate', '2027-02-01', '2027-02-05'],
      ['goal', 'g', '2027-01-31', '2027-02-05'],
      ['deadline', 'j_b', '2027-03-01', '2027-03-05'],
    ]);
    const again = simulateSlips(imagine(document, { id: 'j_a', days: 5 }).document, [{ id: 'j_a', days: 1 }]);
    expect(again.ok && again.value.comparison.missed).toEqual([]);
  });

  it('[W6] is told to whom it concerns', () => {
    expect(tell.map((it) => [it.name, it.sentences[0], it.sentences.length])).toEqual([
      ['Ann', 'Program would finish on 5 Mar 2027, 7 days later.', 5],
      ['Ben', 'Program would finish on 5 Mar 2027, 7 days later.', 7],
    ]);
    expect(tell[0]?.sentences).toContain(
      'Alpha would hand "The interface, frozen" to Beta on 5 Feb 2027, 4 days after what was committed.',
    );
    expect(tell[1]?.sentences).toContain('Ready is due on 1 Feb 2027 and would be missed: 5 Feb 2027.');
  });

  it('[W7] is what applying it gives, for any command', () => {
    const simulated = imagine(document, { id: 'j_a', days: 5 }, { id: 'm', days: 2 });
    const parsed = parseCommand(JSON.parse(JSON.stringify(simulated.command)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const applied = execute(document, parsed.value);
    expect(applied.ok && applied.value.document).toEqual(simulated.document);
    expect(computeSchedule(simulated.document)).toEqual(simulated.schedule);
    const deleted = simulateCommand(document, { type: 'dependency.delete', id: 'd' });
    expect(deleted.ok && deleted.value.comparison.finish).toEqual({
      beforeDay: '2027-02-26',
      afterDay: '2027-02-02',
      days: -24,
    });
    const refused = simulateCommand(document, { type: 'dependency.delete', id: 'nothing' });
    expect(refused.ok ? '' : whatIfFaultToSentence(refused.error)).toContain('no longer in the program');
  });
});
