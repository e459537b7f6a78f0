import { describe, expect, it } from 'vitest';
import { commandTypes } from '../../../src/domain/commands/command';
import { refusalToSentence } from '../../../src/domain/commands/refusal';
import { findRow, rowsOf } from '../../../src/domain/model/document';
import { kindNames } from '../../../src/domain/model/kinds';
import { fullAgreement, manual, program, refusalOf, run, twoTeams } from '../build';

const link = (predecessorId: string, successorId: string, more: object = {}) => ({
  type: 'dependency.create',
  row: { id: `d_${predecessorId}_${successorId}`, predecessorId, successorId, ...more },
});

const chain = program({
  projects: [{ id: 'j', title: 'Project' }],
  tasks: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id.toUpperCase(), projectId: 'j' })),
  dependencies: [
    { id: 'd1', predecessorId: 'a', successorId: 'b' },
    { id: 'd2', predecessorId: 'b', successorId: 'c' },
  ],
});

describe('commands', () => {
  it('can create, change, reorder and delete every kind', () => {
    for (const kind of kindNames) {
      for (const verb of ['create', 'change', 'reorder', 'delete']) {
        expect(commandTypes).toContain(`${kind}.${verb}`);
      }
    }
  });

  it('[M1] refuses a field that is not known, and one of the wrong kind, by its name', () => {
    const unknown = refusalOf(program(), { type: 'team.create', row: { id: 't', name: 'A', colour: 'red' } });
    expect(refusalToSentence(unknown)).toContain('colour');
    const wrong = refusalOf(program(twoTeams), {
      type: 'project.change',
      id: 'j_a',
      changes: { plan: { percentComplete: 101 } },
    });
    expect(wrong).toMatchObject({ code: 'fieldInvalid', field: 'plan.percentComplete', value: '101' });
    expect(refusalOf(program(), { type: 'no.such' })).toMatchObject({ code: 'fieldInvalid', field: 'type' });
    expect(refusalOf(program(), 'delete all')).toMatchObject({ code: 'fieldInvalid' });
  });

  it('[M8] leaves alone what a change says to be undefined, of the program, a row, its plan and its promise', () => {
    const linked = run(program(twoTeams), link('j_a', 'j_b', { agreement: fullAgreement() })).document;
    const nothing = [
      { type: 'program.change', changes: { title: undefined, calendarId: undefined } },
      {
        type: 'project.change',
        id: 'j_a',
        changes: { title: undefined, plan: { durationMinutes: undefined } },
      },
      { type: 'project.change', id: 'j_a', changes: { plan: undefined } },
      { type: 'agreement.change', id: 'd_j_a_j_b', changes: { deliverable: undefined } },
    ];
    for (const command of nothing) expect(refusalOf(linked, command)).toEqual({ code: 'nothingToChange' });
    const changes = {
      title: undefined,
      description: 'New',
      plan: { durationMinutes: undefined, percentComplete: 5 },
    };
    const [row] = linked.projects;
    expect(run(linked, { type: 'project.change', id: 'j_a', changes }).document.projects[0]).toEqual({
      ...row,
      description: 'New',
      plan: { ...row?.plan, percentComplete: 5 },
    });
  });

  it('[M2] refuses an id that any row or the program has already', () => {
    const refusal = refusalOf(program(twoTeams), { type: 'goal.create', row: { id: 'j_a', title: 'Goal' } });
    expect(refusal).toMatchObject({ code: 'idTaken', by: { kind: 'project', title: 'Engine' } });
    expect(refusalOf(program(), { type: 'goal.create', row: { id: 'prg', title: 'Goal' } }).code).toBe(
      'idTaken',
    );
  });

  it('[M3] refuses a reference to nothing and to the wrong kind', () => {
    for (const ownerId of ['p_nobody', 't_a']) {
      const refusal = refusalOf(program(twoTeams), {
        type: 'project.change',
        id: 'j_a',
        changes: { ownerId },
      });
      expect(refusal).toMatchObject({ code: 'referenceMissing', field: 'ownerId', id: ownerId });
    }
  });

  it('[M6] keeps what a person typed on one line, and nothing that breaks it', () => {
    const named = (name: string) =>
      run(program(), { type: 'team.create', row: { id: 't', name } }).document.teams[0]?.name;
    expect(named('A\nB\tC')).toBe('A B C');
    expect(named('x\ud800y')).toBe('x\ufffdy');
    expect(named('👩‍👩‍👧‍👦 <b>&')).toBe('👩‍👩‍👧‍👦 <b>&');
    expect(refusalOf(program(), { type: 'team.create', row: { id: 't', name: '  \u200b ' } })).toMatchObject({
      field: 'name',
    });
  });

  it('changes only the fields that it names, those of a plan too', () => {
    const { document } = run(program(twoTeams), {
      type: 'project.change',
      id: 'j_a',
      changes: { title: 'Motor', plan: { percentComplete: 40 } },
    });
    const before = findRow(program(twoTeams), 'project', 'j_a');
    const after = findRow(document, 'project', 'j_a');
    expect(after).toEqual({ ...before, title: 'Motor', plan: { ...before?.plan, percentComplete: 40 } });
    expect(document.teams).toBe(document.teams);
    expect(refusalOf(document, { type: 'project.change', id: 'j_a', changes: { title: 'Motor' } }).code).toBe(
      'nothingToChange',
    );
  });

  it('shares the tables that did not change', () => {
    const before = program(twoTeams);
    const { document } = run(before, { type: 'project.change', id: 'j_a', changes: { title: 'Motor' } });
    expect(document.stakeholders).toBe(before.stakeholders);
    expect(document.projects[1]).toBe(before.projects[1]);
  });

  it('reorders rows', () => {
    const { document, label } = run(program(twoTeams), {
      type: 'project.reorder',
      id: 'j_b',
      beforeId: 'j_a',
    });
    expect(document.projects.map((it) => it.id)).toEqual(['j_b', 'j_a']);
    expect(label).toBe("Reorder 'Vehicle'");
  });
});

describe('dependencies', () => {
  it('[G1] nothing depends on itself, nor a part on its whole', () => {
    expect(refusalOf(chain, link('a', 'a')).code).toBe('dependencyOnItself');
    expect(refusalOf(chain, link('j', 'a')).code).toBe('dependencyWithinFamily');
    expect(refusalOf(chain, link('a', 'j')).code).toBe('dependencyWithinFamily');
  });

  it('[G2] a circle is refused with its chain, through summaries too', () => {
    const refusal = refusalOf(chain, link('c', 'a'));
    expect(refusal).toMatchObject({ code: 'dependencyWouldCycle' });
    expect(refusalToSentence(refusal)).toBe("Not linked: it would close a circle, 'C' → 'A' → 'B' → 'C'.");
    const projects = program({
      projects: [
        { id: 'j1', title: 'One' },
        { id: 'j2', title: 'Two' },
      ],
      tasks: [
        { id: 'a', title: 'A', projectId: 'j1' },
        { id: 'b', title: 'B', projectId: 'j2' },
      ],
      dependencies: [{ id: 'd', predecessorId: 'j1', successorId: 'b' }],
    });
    const through = refusalOf(projects, link('j2', 'a'));
    expect(refusalToSentence(through)).toBe(
      "Not linked: it would close a circle, 'Two' → 'A' → 'B' → 'Two'.",
    );
    // The chain names what is linked, not the parts of it.
    const back = refusalOf(projects, link('b', 'j1'));
    expect(refusalToSentence(back)).toBe("Not linked: it would close a circle, 'B' → 'One' → 'B'.");
    expect(run(projects, link('j2', 'a', { drives: false })).document.dependencies).toHaveLength(2);
  });

  it('[G3] the same dependency is not made twice', () => {
    expect(refusalOf(chain, { ...link('a', 'b') }).code).toBe('dependencyTwice');
    expect(run(chain, link('a', 'b', { type: 'SS' })).document.dependencies).toHaveLength(3);
  });

  it('[G4] across teams a dependency carries an agreement', () => {
    expect(refusalOf(program(twoTeams), link('j_a', 'j_b')).code).toBe('agreementMissing');
    const { label } = run(program(twoTeams), link('j_a', 'j_b', { agreement: fullAgreement() }));
    expect(label).toBe("Link 'Engine' to 'Vehicle'");
  });

  it('[G5] a team makes no agreement with itself', () => {
    const agreement = fullAgreement({ needingTeamId: 't_a' });
    expect(refusalOf(program(twoTeams), link('j_a', 'j_b', { agreement })).code).toBe('agreementWithinTeam');
  });

  it('[G6] a task is not nested so that it depends on its own parent', () => {
    expect(refusalOf(chain, { type: 'task.nest', id: 'b', parentId: 'a' }).code).toBe(
      'dependencyWithinFamily',
    );
    const { document } = run(chain, { type: 'task.nest', id: 'd', parentId: 'a' });
    expect(findRow(document, 'task', 'd')?.parentId).toBe('a');
  });

  it('finds a circle through a chain of 20,000 without running out of stack', () => {
    const tasks = Array.from({ length: 20_000 }, (_, i) => ({ id: `k${i}`, title: `${i}`, projectId: 'j' }));
    const dependencies = tasks
      .slice(1)
      .map((task, i) => ({ id: `d${i}`, predecessorId: `k${i}`, successorId: task.id }));
    const long = program({ projects: [{ id: 'j', title: 'P' }], tasks, dependencies });
    expect(refusalOf(long, link('k19999', 'k0')).code).toBe('dependencyWouldCycle');
  });
});

describe('agreements', () => {
  const promised = (more: object = {}) =>
    program({
      ...twoTeams,
      dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement(more) }],
    });
  const move = (to: string) => ({ type: 'agreement.move', id: 'd', to, day: '2027-01-04' });
  const commit = (committedDay: string, reason = '') => ({
    type: 'agreement.commit',
    id: 'd',
    committedDay,
    day: '2027-01-04',
    reason,
    byId: 'p_a',
  });

  it('[A1] moves only as its table allows', () => {
    expect(refusalOf(promised(), move('Accepted'))).toMatchObject({ code: 'agreementMoveNotAllowed' });
    const asked = run(promised({ neededByDay: '2027-02-01' }), move('Asked')).document.dependencies[0]
      ?.agreement;
    expect(asked).toMatchObject({ state: 'Asked', moves: [{ state: 'Asked', day: '2027-01-04' }] });
  });

  it('[A2] Committed needs two people, a date, the deliverable and criteria', () => {
    const neededByDay = '2027-02-01';
    const bare = promised({
      state: 'Asked',
      giverId: null,
      deliverable: '',
      acceptanceCriteria: [],
      neededByDay,
    });
    expect(refusalToSentence(refusalOf(bare, move('Committed')))).toBe(
      'Not committed yet: the deliverable, the person who gives, a committed date and acceptance criteria are missing.',
    );
    const dated = run(promised({ state: 'Asked', neededByDay }), commit('2027-01-20')).document;
    expect(run(dated, move('Committed')).document.dependencies[0]?.agreement?.state).toBe('Committed');
  });

  it('[A3] keeps every committed date with its reason', () => {
    const first = run(promised({ state: 'Asked' }), commit('2027-01-20')).document;
    expect(refusalOf(first, commit('2027-01-27'))).toMatchObject({ code: 'agreementIncomplete' });
    const second = run(first, commit('2027-01-27', 'Review took longer')).document.dependencies[0]?.agreement;
    expect(second?.committedDay).toBe('2027-01-27');
    expect(second?.commitments.map((it) => [it.committedDay, it.reason])).toEqual([
      ['2027-01-20', ''],
      ['2027-01-27', 'Review took longer'],
    ]);
  });

  it('[A4] a change of fields touches neither state nor committed date', () => {
    for (const changes of [{ state: 'Accepted' }, { committedDay: '2027-01-01' }, { commitments: [] }]) {
      expect(refusalOf(promised(), { type: 'agreement.change', id: 'd', changes }).code).toBe('fieldInvalid');
    }
    const refusal = refusalOf(promised(), {
      type: 'dependency.change',
      id: 'd',
      changes: { agreement: null },
    });
    expect(refusal.code).toBe('fieldInvalid');
    const changed = run(promised(), {
      type: 'agreement.change',
      id: 'd',
      changes: { fallback: 'Use version 1' },
    });
    expect(changed.document.dependencies[0]?.agreement?.fallback).toBe('Use version 1');
  });
});

describe('plans', () => {
  it('[P1] nothing finishes before it starts', () => {
    const refusal = refusalOf(program(twoTeams), {
      type: 'project.change',
      id: 'j_a',
      changes: { plan: { finishAt: '2027-01-01' } },
    });
    expect(refusalToSentence(refusal)).toBe(
      "Not changed: 'Engine' would finish on 2027-01-01, before it starts on 2027-01-04.",
    );
    const row = { id: 'j', title: 'X', ...manual('2027-01-04T10:00', '2027-01-04T09:00') };
    expect(refusalOf(program(), { type: 'project.create', row }).code).toBe('finishBeforeStart');
  });

  it('[P2] a parent is in the same project and never below its child', () => {
    const nested = program({
      projects: [
        { id: 'j1', title: 'One' },
        { id: 'j2', title: 'Two' },
      ],
      tasks: [
        { id: 'a', title: 'A', projectId: 'j1' },
        { id: 'b', title: 'B', projectId: 'j1', parentId: 'a' },
        { id: 'c', title: 'C', projectId: 'j2' },
      ],
    });
    expect(refusalOf(nested, { type: 'task.nest', id: 'a', parentId: 'b' }).code).toBe('parentWouldCycle');
    expect(refusalOf(nested, { type: 'task.nest', id: 'c', parentId: 'a' }).code).toBe('parentElsewhere');
  });

  it('[P3] what has tasks below it has no dates to move', () => {
    expect(refusalOf(chain, { type: 'project.move', id: 'j', startAt: '2027-01-04' }).code).toBe(
      'summaryHasNoDates',
    );
  });
});

describe('deleting', () => {
  it('[D1] takes parts along, clears pointers, and refuses while something needs it', () => {
    const document = program({
      ...twoTeams,
      tasks: [
        { id: 'k1', title: 'K1', projectId: 'j_a' },
        { id: 'k2', title: 'K2', projectId: 'j_a', parentId: 'k1' },
      ],
      milestones: [{ id: 'm', title: 'M', projectId: 'j_a' }],
      risks: [{ id: 'r', title: 'R', ownerId: 'p_a', projectIds: ['j_a', 'j_b'] }],
      dependencies: [{ id: 'd', predecessorId: 'm', successorId: 'j_b', agreement: fullAgreement() }],
    });
    const team = refusalOf(document, { type: 'team.delete', id: 't_a' });
    expect(team).toMatchObject({ code: 'stillReferred', total: 2 });
    expect(refusalToSentence(team)).toContain("'Engine'");
    expect(refusalOf(document, { type: 'stakeholder.delete', id: 'p_a' }).code).toBe('stillReferred');

    const gone = run(document, { type: 'project.delete', id: 'j_a' }).document;
    expect([
      gone.projects.length,
      gone.tasks.length,
      gone.milestones.length,
      gone.dependencies.length,
    ]).toEqual([1, 0, 0, 0]);
    expect(gone.risks[0]?.projectIds).toEqual(['j_b']);
    const nobody = run(gone, { type: 'stakeholder.delete', id: 'p_a' }).document;
    expect(nobody.risks[0]?.ownerId).toBeNull();
    expect(nobody.teams[0]?.leadId).toBeNull();
  });

  it('clears the header and refuses a calendar in use', () => {
    const week = [[], [], [], [], [], [], []];
    const document = program(
      { calendars: [{ id: 'c', title: 'Week', week }], stakeholders: [{ id: 'p', name: 'Ann' }] },
      { calendarId: 'c', sponsorId: 'p' },
    );
    expect(refusalOf(document, { type: 'calendar.delete', id: 'c' }).code).toBe('stillReferred');
    const after = run(document, { type: 'stakeholder.delete', id: 'p' }).document;
    expect(after.program.sponsorId).toBeNull();
    expect(rowsOf(after, 'stakeholder')).toEqual([]);
  });
});
