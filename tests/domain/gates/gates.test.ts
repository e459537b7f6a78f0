import { describe, expect, it } from 'vitest';
import { benefitChecks, phaseProducts, placedPhases } from '../../../src/domain/gates/phases';
import { gateReadiness } from '../../../src/domain/gates/readiness';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import type { PhaseName } from '../../../src/domain/model/work';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { program, refusalOf, run } from '../build';

const today = '2027-01-15' as Day;
const criteria = [
  { title: 'Dry run clean', met: true, evidence: 'Run of 4 January' },
  { title: 'On-call rota', met: false, evidence: '' },
];
const gated = (more: object = {}) =>
  program({
    stakeholders: [{ id: 'p', name: 'Ann' }],
    gates: [{ id: 'g', title: 'Launch', day: '2027-01-20', approverId: 'p', criteria, ...more }],
  });
const decide = (verdict: string, note = '') => ({
  type: 'gate.decide',
  id: 'g',
  verdict,
  day: today,
  byId: 'p',
  note,
});
const allMet = criteria.map((it) => ({ ...it, met: true }));

describe('gates', () => {
  it('[I7] fixed criteria keep their words, and may be met', () => {
    const open = gated();
    const fixed = run(open, { type: 'gate.change', id: 'g', changes: { criteriaFixedDay: today } }).document;
    const change = (list: readonly object[]) => ({
      type: 'gate.change',
      id: 'g',
      changes: { criteria: list },
    });
    expect(run(open, change(criteria.slice(1))).document.gates[0]?.criteria).toHaveLength(1);
    for (const list of [
      criteria.slice(1),
      [...criteria, { title: 'More' }],
      [{ ...criteria[0], title: 'Easier' }, criteria[1]],
    ]) {
      expect(refusalOf(fixed, change(list as object[]))).toMatchObject({ code: 'criteriaFixed', day: today });
    }
    expect(run(fixed, change(allMet)).document.gates[0]?.criteria[1]?.met).toBe(true);
    const opened = run(fixed, { type: 'gate.change', id: 'g', changes: { criteriaFixedDay: null } }).document;
    expect(run(opened, change(criteria.slice(1))).document.gates[0]?.criteria).toHaveLength(1);
  });

  it('[I8] go wants everything met, the other verdicts their reason, and all of them an approver and criteria', () => {
    const missing = (document: ProgramDocument, command: object) => {
      const refusal = refusalOf(document, command);
      return refusal.code === 'verdictIncomplete' ? refusal.missing : refusal.code;
    };
    expect(missing(gated(), decide('go'))).toEqual(['its last criterion met']);
    expect(missing(gated(), decide('conditional'))).toEqual(['its conditions']);
    expect(missing(gated(), decide('hold', ' '))).toEqual(['a reason']);
    expect(missing(gated({ approverId: null, criteria: [] }), decide('go'))).toEqual([
      'an approver',
      'criteria',
    ]);
    expect(run(gated({ criteria: allMet }), decide('go')).document.gates[0]?.verdict).toBe('go');
    expect(run(gated(), decide('noGo', 'No rota')).label).toBe("Decide 'Launch': no-go");
  });

  it('[I9] every verdict is kept, the last one holds, and only a verdict changes it', () => {
    const failed = run(gated(), decide('noGo', 'No rota')).document;
    const mended = run(failed, { type: 'gate.change', id: 'g', changes: { criteria: allMet } }).document;
    const passed = run(mended, { ...decide('go'), day: '2027-01-19' }).document.gates[0];
    expect(passed).toMatchObject({ verdict: 'go', verdictDay: '2027-01-19' });
    expect(passed?.verdicts).toEqual([
      { verdict: 'noGo', day: today, byId: 'p', note: 'No rota' },
      { verdict: 'go', day: '2027-01-19', byId: 'p', note: '' },
    ]);
    const change = { type: 'gate.change', id: 'g', changes: { verdict: 'go' } };
    expect(refusalOf(gated(), change)).toMatchObject({ code: 'fieldInvalid' });
    const gone = run(failed, { type: 'stakeholder.delete', id: 'p' }).document.gates[0];
    expect(gone?.verdicts[0]?.byId).toBeNull();
  });

  it('[I10] a gate is ready, late or open by its criteria and its day', () => {
    const stateOf = (more: object) => {
      const [gate] = gated(more).gates;
      if (!gate) throw new Error('No gate');
      return gateReadiness(gate, today);
    };
    expect(stateOf({})).toEqual({ met: 1, total: 2, unmet: ['On-call rota'], inDays: 5, state: 'open' });
    expect(stateOf({ criteria: allMet }).state).toBe('ready');
    expect(stateOf({ criteria: [] }).state).toBe('open');
    expect(stateOf({ day: '2027-01-14', verdict: 'noGo' }).state).toBe('late');
    expect(stateOf({ verdict: 'conditional' }).state).toBe('passed');
  });
});

describe('phases', () => {
  it('[I6] stand in their order around the one it is in, and say where they overlap', () => {
    const document = program({
      phases: [
        { id: 'e', name: 'Execution', startDay: '2027-01-10', finishDay: '2027-03-01' },
        { id: 'p', name: 'Planning', startDay: '2026-12-01', finishDay: '2027-01-15' },
      ],
    });
    const placed = placedPhases(document, null, 'Execution');
    expect(placed.map((it) => `${it.name} ${it.state}`)).toEqual([
      'Initiation past',
      'Planning past',
      'Execution current',
      'Delivery coming',
      'Closure coming',
      'Monitoring coming',
    ]);
    expect(placed.filter((it) => it.overlaps).map((it) => it.name)).toEqual(['Execution']);
    expect(placedPhases(document, 'j', null).every((it) => it.phase === null && it.state === 'coming')).toBe(
      true,
    );
  });

  it('[I11] each is asked for what it should have produced', () => {
    const missing = (document: ProgramDocument, name: PhaseName) =>
      phaseProducts(document, computeHealth(document, computeSchedule(document), today), name)
        .filter((it) => !it.there)
        .map((it) => it.words);
    expect(missing(program(), 'Initiation')).toHaveLength(5);
    // What there is none of was not produced.
    expect(missing(program(), 'Planning')).toContain('A team and an owner for every project');
    expect(missing(program(), 'Execution')).toContain('A committed day for every promise asked for');
    expect(missing(program(), 'Delivery')).toContain('An approver for every gate');
    const begun = program(
      {
        stakeholders: [{ id: 'p', name: 'Ann' }],
        goals: [{ id: 'g', title: 'G', keyResults: [{ id: 'k', title: 'K', target: 1 }] }],
        milestones: [{ id: 'm', title: 'Done', exitCriteria: [{ title: 'It runs' }] }],
      },
      { purpose: 'Move', sponsorId: 'p', targetDay: '2027-06-01' },
    );
    expect(missing(begun, 'Initiation')).toEqual([]);
    expect(missing(begun, 'Planning')).toContain('A baseline');
  });

  it('[I12] the benefit is measured thirty, sixty and ninety days after closure, and asked for until it is', () => {
    const closed = (history: readonly object[]) =>
      program({
        phases: [{ id: 'c', name: 'Closure', startDay: '2026-11-01', finishDay: '2026-12-01' }],
        goals: [{ id: 'g', title: 'G', keyResults: [{ id: 'k', title: 'K', target: 1, history }] }],
      });
    const states = (document: ProgramDocument, day = '2027-02-10') =>
      benefitChecks(document, day as Day).map((it) => `${it.dueDay} ${it.state}`);
    expect(states(closed([]))).toEqual(['2026-12-31 overdue', '2027-01-30 overdue', '2027-03-01 coming']);
    expect(states(closed([{ day: '2027-01-05', value: 1 }]))).toEqual([
      '2026-12-31 done',
      '2027-01-30 overdue',
      '2027-03-01 coming',
    ]);
    expect(states(program())).toEqual([]);
  });
});
