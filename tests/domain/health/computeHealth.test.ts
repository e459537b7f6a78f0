import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, manual, program, twoTeams } from '../build';

const today = '2027-01-15' as Day;
const healthOf = (document: ProgramDocument) => computeHealth(document, computeSchedule(document), today);
const project = (plan: object, more: object = {}) =>
  program({ projects: [{ id: 'j', title: 'Engine', plan: { placement: 'manual', ...plan }, ...more }] });
const rowOf = (document: ProgramDocument, id = 'j') => {
  const health = healthOf(document).byId.get(id);
  if (!health) throw new Error(`No health of ${id}`);
  return health;
};
const rulesOf = (document: ProgramDocument, id = 'j') =>
  rowOf(document, id).reasons.map((reason) => `${reason.rule} ${reason.health}`);
const dates = (startAt: string, finishAt: string, more: object = {}) => ({ startAt, finishAt, ...more });

describe('health', () => {
  it('[H1] done, not started, on track, and nothing for what is inactive', () => {
    expect(rowOf(project(dates('2026-12-01', '2027-01-08', { percentComplete: 100 }))).shown).toBe('done');
    expect(rowOf(project(dates('2027-02-01', '2027-02-12'))).shown).toBe('notStarted');
    expect(rowOf(project(dates('2027-01-04', '2027-02-12', { percentComplete: 40 }))).shown).toBe('green');
    expect(
      healthOf(project(dates('2026-12-01', '2027-01-08', { active: false }))).byId.get('j'),
    ).toBeUndefined();
  });

  it('[H2] past its finish is amber, after more than seven days red', () => {
    const slack = { milestones: [{ id: 'm', title: 'End', ...manual('2027-06-01', '2027-06-01') }] };
    const late = (finishAt: string) =>
      program({
        projects: [
          {
            id: 'j',
            title: 'E',
            plan: { placement: 'manual', startAt: '2026-12-01', finishAt, percentComplete: 90 },
          },
        ],
        ...slack,
      });
    expect(rulesOf(late('2027-01-14'))).toEqual(['H2 amber']);
    expect(rulesOf(late('2027-01-07'))).toEqual(['H2 red']);
    expect(rulesOf(late('2027-01-15'))).toEqual([]);
  });

  it('[H3] past its start and not begun is amber', () => {
    expect(rulesOf(project(dates('2027-01-11', '2027-02-12')))).toEqual(['H3 amber']);
    expect(rulesOf(project(dates('2027-01-11', '2027-02-12', { actualStartAt: '2027-01-14' })))).toEqual([]);
  });

  it('[H4] more than 25 points behind its time is amber', () => {
    expect(rulesOf(project(dates('2026-12-16', '2027-02-13', { percentComplete: 10 })))).toEqual([
      'H4 amber',
    ]);
    expect(rulesOf(project(dates('2026-12-16', '2027-02-13', { percentComplete: 30 })))).toEqual([]);
  });

  it('[H5] a deadline that cannot be met is red, with the days short', () => {
    const document = program(
      {
        tasks: [
          {
            id: 'k',
            title: 'Build',
            projectId: 'j',
            plan: { durationMinutes: 4_800, deadlineAt: '2027-01-20' },
          },
        ],
        projects: [{ id: 'j', title: 'E' }],
      },
      { startAt: '2027-01-18' },
    );
    expect(rulesOf(document, 'k')).toEqual(['H5 red']);
    expect(rowOf(document, 'k').reasons[0]?.message).toContain('7 working days short');
  });

  it('[H6] a milestone after what was agreed is amber, by more than ten days red', () => {
    const milestone = (at: string) =>
      program({ milestones: [{ id: 'm', title: 'GA', agreedAt: '2027-02-16', ...manual(at, at) }] });
    expect(rulesOf(milestone('2027-02-26'), 'm')).toEqual(['H6 amber']);
    expect(rulesOf(milestone('2027-02-27'), 'm')).toEqual(['H6 red']);
    expect(rulesOf(milestone('2027-02-16'), 'm')).toEqual([]);
  });

  it('[H7] a promise that is late colours what needs it, and only while it is open', () => {
    const promised = (state: string) =>
      program({
        ...twoTeams,
        dependencies: [
          {
            id: 'd',
            predecessorId: 'j_a',
            successorId: 'j_b',
            agreement: fullAgreement({ state, neededByDay: '2027-01-20' }),
          },
        ],
      });
    expect(rulesOf(promised('Asked'), 'j_b')).toContain('H7 red');
    expect(rulesOf(promised('Accepted'), 'j_b')).toEqual([]);
  });

  it('[H8] a felt risk is amber, red without a strategy', () => {
    const risky = (more: object) =>
      program({
        projects: [
          { id: 'j', title: 'E', plan: { placement: 'manual', ...dates('2027-02-01', '2027-03-01') } },
        ],
        risks: [{ id: 'r', title: 'R', probability: 3, impact: 5, projectIds: ['j'], ...more }],
      });
    expect(rulesOf(risky({ strategy: 'reduce' }))).toEqual(['H8 amber']);
    expect(rulesOf(risky({}))).toEqual(['H8 red']);
    expect(rulesOf(risky({ state: 'closed' }))).toEqual([]);
    expect(rulesOf(risky({ impact: 4 }))).toEqual([]);
  });

  it('[H9] on hold is amber', () => {
    expect(rulesOf(project(dates('2027-02-01', '2027-03-01'), { onHold: true }))).toEqual(['H9 amber']);
  });

  it('[H10] a stale update is amber; a program of which nothing was said is not', () => {
    const said = (day: string) =>
      healthOf(
        program({
          projects: [{ id: 'j', title: 'E', ...manual('2027-02-01', '2027-03-01') }],
          statusUpdates: [{ id: 's', day }],
        }),
      ).program;
    expect(said('2026-12-31').reasons.map((it) => it.rule)).toEqual(['H10']);
    expect(said('2027-01-01').reasons).toEqual([]);
    expect(healthOf(project(dates('2027-02-01', '2027-03-01'))).program.reasons).toEqual([]);
  });

  it('[H11] a declared colour is shown while it is in force, and called out when better than computed', () => {
    const declared = (lapsesDay: string | null) =>
      rowOf(
        project(dates('2026-11-01', '2026-12-01', { percentComplete: 50 }), {
          declared: { health: 'green', reason: 'I know', declaredDay: '2027-01-01', lapsesDay },
        }),
      );
    expect(declared(null)).toMatchObject({ shown: 'green', computed: 'red', contradicts: true });
    expect(declared('2027-01-15').shown).toBe('green');
    expect(declared('2027-01-14')).toMatchObject({ shown: 'red', declared: null, contradicts: false });
  });

  it('[H12] a project is its worst part, the program its worst project, worst first', () => {
    const document = program({
      projects: [
        { id: 'j1', title: 'One' },
        { id: 'j2', title: 'Two', ...manual('2027-01-11', '2027-02-12') },
      ],
      tasks: [
        {
          id: 'k1',
          title: 'Fine',
          projectId: 'j1',
          ...manual('2027-01-11', '2027-03-12', { percentComplete: 10 }),
        },
        {
          id: 'k2',
          title: 'Late',
          projectId: 'j1',
          ...manual('2026-12-01', '2026-12-21', { percentComplete: 10 }),
        },
      ],
    });
    const health = healthOf(document);
    expect(health.byId.get('j1')?.shown).toBe('red');
    expect(health.byId.get('j2')?.shown).toBe('amber');
    expect(health.program.shown).toBe('red');
    expect(health.program.reasons.map((it) => it.health)).toEqual(['red', 'amber']);
  });

  it('[H13] many reasons of one kind are told of the program as one', () => {
    const late = (n: number) =>
      healthOf(
        program({
          projects: Array.from({ length: n }, (_, i) => ({
            id: `j${i}`,
            title: `Project ${i}`,
            ...manual('2026-11-01', `2026-12-${10 + i}`, { percentComplete: 50 }),
          })),
        }),
      ).program.reasons;
    expect(late(5).map((it) => it.rule)).toEqual(Array(5).fill('H2'));
    expect(late(6)).toHaveLength(1);
    expect(late(6)[0]?.message).toBe(
      "6 parts are past their finish. The worst: 'Project 0' was to finish 36 days ago.",
    );
    expect(late(6)[0]?.ids).toHaveLength(6);
  });
});
