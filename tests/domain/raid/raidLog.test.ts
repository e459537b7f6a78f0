import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { raidChange } from '../../../src/domain/raid/raidChange';
import { isInCell, type RaidEntry, raidLog, riskMatrix } from '../../../src/domain/raid/raidLog';
import { expectedDelayDays, riskMark, riskScore } from '../../../src/domain/raid/riskScore';
import type { Day } from '../../../src/domain/time/day';
import { program, refusalOf, run } from '../build';

const today = '2027-01-15' as Day;
const entryOf = (document: ProgramDocument, id: string): RaidEntry => {
  const entry = raidLog(document, today).find((it) => it.id === id);
  if (!entry) throw new Error(`No ${id} in the log`);
  return entry;
};
const one = (table: string, row: object) => program({ [table]: [{ id: 'x', title: 'X', ...row }] });

describe('the RAID log', () => {
  it('[Q1] a score is probability times impact, and a mark by its size', () => {
    expect(riskScore({ probability: 3, impact: 5 })).toBe(15);
    expect(riskScore({ probability: null, impact: 5 })).toBe(0);
    expect([riskMark(15), riskMark(14), riskMark(8), riskMark(7)]).toEqual([
      'red',
      'amber',
      'amber',
      'green',
    ]);
  });

  it('[Q2] every entry stands in it once, with its owner or decider', () => {
    const document = program({
      stakeholders: [{ id: 'p', name: 'Ann' }],
      risks: [{ id: 'r', title: 'R', ownerId: 'p' }],
      assumptions: [{ id: 'a', title: 'A' }],
      issues: [{ id: 'i', title: 'I', severity: 4 }],
      decisions: [{ id: 'd', title: 'D', deciderId: 'p' }],
      actions: [{ id: 'n', title: 'N', ownerId: 'p' }],
    });
    const log = raidLog(document, today);
    expect(log.map((it) => `${it.kind} ${it.id} ${it.ownerId}`)).toEqual([
      'risk r p',
      'assumption a null',
      'issue i null',
      'decision d p',
      'action n p',
    ]);
    expect(entryOf(document, 'i').weight).toBe(20);
  });

  it('[Q3] an entry is overdue when its next day has passed', () => {
    const cases = [
      ['risks', { reviewDay: '2027-01-14' }, true],
      ['risks', { reviewDay: '2027-01-15' }, false],
      ['risks', { reviewDay: '2027-01-14', state: 'closed' }, false],
      ['assumptions', { validateByDay: '2027-01-14' }, true],
      ['assumptions', { validateByDay: '2027-01-14', state: 'valid' }, false],
      ['issues', { dueDay: '2027-01-14' }, true],
      ['decisions', { dueDay: '2027-01-14' }, true],
      ['decisions', { dueDay: '2027-01-14', state: 'decided' }, false],
      ['decisions', { state: 'decided', revisitDay: '2027-01-14' }, true],
      ['actions', { dueDay: '2027-01-14' }, true],
      ['actions', { dueDay: '2027-01-14', doneDay: '2027-01-13' }, false],
    ] as const;
    for (const [table, row, overdue] of cases) {
      expect([table, row, entryOf(one(table, row), 'x').overdue]).toEqual([table, row, overdue]);
    }
  });

  it('[Q4] the matrix counts every scored open risk once, and each cell filters what it counts', () => {
    const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const risks = fc.array(
      fc.record({ probability: score, impact: score, state: fc.constantFrom('open', 'closed', 'occurred') }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(risks, (rows) => {
        const document = program({ risks: rows.map((row, i) => ({ id: `r${i}`, title: `R${i}`, ...row })) });
        const log = raidLog(document, today);
        const matrix = riskMatrix(log);
        let total = 0;
        for (const [p, line] of matrix.entries()) {
          for (const [i, count] of line.entries()) {
            expect(log.filter((it) => isInCell(it, { probability: p + 1, impact: i + 1 }))).toHaveLength(
              count,
            );
            total += count;
          }
        }
        const scored = rows.filter(
          (it) => it.state === 'open' && it.probability !== null && it.impact !== null,
        );
        expect(total).toBe(scored.length);
      }),
      { numRuns: 50 },
    );
  });

  it('[Q5] a risk that occurs becomes one issue that remembers it', () => {
    const before = program({
      stakeholders: [{ id: 'p', name: 'Ann' }],
      projects: [{ id: 'j', title: 'J' }],
      risks: [
        {
          id: 'r',
          title: 'Quota late',
          description: 'The vendor is slow.',
          response: 'Weekly call',
          probability: 3,
          impact: 4,
          ownerId: 'p',
          projectIds: ['j'],
          raisedDay: '2026-12-01',
        },
      ],
    });
    const { document, label } = run(before, { type: 'risk.promote', id: 'r', issueId: 'i', day: today });
    expect(label).toBe("Make 'Quota late' an issue");
    expect(document.risks[0]).toMatchObject({ state: 'occurred', closedDay: today, raisedDay: '2026-12-01' });
    expect(document.issues).toEqual([
      expect.objectContaining({
        id: 'i',
        riskId: 'r',
        title: 'Quota late',
        description: 'The vendor is slow.\nPlanned response: Weekly call',
        severity: 4,
        ownerId: 'p',
        projectIds: ['j'],
        raisedDay: today,
        state: 'open',
      }),
    ]);
    const again = { type: 'risk.promote', id: 'r', issueId: 'i2', day: today };
    expect(refusalOf(document, again)).toMatchObject({ code: 'riskNotOpen', state: 'occurred' });
    expect(refusalOf(before, { ...again, issueId: 'p' })).toMatchObject({ code: 'idTaken' });
  });

  it('[Q6] a review keeps the score of its day, and what the risk was when it was raised', () => {
    const before = one('risks', { probability: 2, impact: 3, raisedDay: '2026-12-01' });
    const review = {
      type: 'risk.review',
      id: 'x',
      day: '2027-01-08',
      probability: 4,
      impact: 3,
      note: 'Worse',
    };
    const first = run(before, { ...review, reviewDay: '2027-01-22' }).document;
    expect(first.risks[0]).toMatchObject({ probability: 4, impact: 3, reviewDay: '2027-01-22' });
    expect(first.risks[0]?.reviews).toEqual([
      { day: '2026-12-01', probability: 2, impact: 3, note: '' },
      { day: '2027-01-08', probability: 4, impact: 3, note: 'Worse' },
    ]);
    const second = run(first, { ...review, day: today, probability: 5 }).document;
    expect(second.risks[0]?.reviews).toHaveLength(3);
    expect(second.risks[0]?.reviewDay).toBe('2027-01-22');
    const sameDay = run(second, { ...review, day: today, probability: 1 }).document;
    expect(sameDay.risks[0]?.reviews).toHaveLength(3);
    const closed = one('risks', { state: 'closed' });
    expect(refusalOf(closed, review)).toMatchObject({ code: 'riskNotOpen', state: 'closed' });
  });

  it('[Q7] the delay to be expected is exposure times likelihood', () => {
    expect(expectedDelayDays({ probability: 3, exposureDays: 10 })).toBe(5);
    expect(expectedDelayDays({ probability: 5, exposureDays: 10 })).toBe(9);
    expect(expectedDelayDays({ probability: null, exposureDays: 10 })).toBeNull();
  });

  it('[Q8] what an open entry lacks is named, of a closed one nothing', () => {
    expect(entryOf(one('risks', {}), 'x').lacks).toEqual(['owner', 'score', 'strategy', 'trigger']);
    expect(entryOf(one('risks', { state: 'closed' }), 'x').lacks).toEqual([]);
    expect(entryOf(one('assumptions', {}), 'x').lacks).toEqual(['owner', 'validation date']);
    expect(entryOf(one('issues', {}), 'x').lacks).toEqual(['owner', 'date']);
    expect(entryOf(one('decisions', {}), 'x').lacks).toEqual(['decider', 'date', 'cost of waiting']);
    expect(entryOf(one('actions', {}), 'x').lacks).toEqual(['owner', 'date']);
  });

  it('[Q9] a score is a review, closing writes down the day, opening again takes it away', () => {
    const risky = one('risks', { probability: 2, impact: 3, raisedDay: '2026-12-01' });
    const scored = run(risky, raidChange(entryOf(risky, 'x'), 'impact', 5, today)).document;
    expect(scored.risks[0]).toMatchObject({ probability: 2, impact: 5 });
    expect(scored.risks[0]?.reviews).toHaveLength(2);
    const closed = run(risky, raidChange(entryOf(risky, 'x'), 'state', 'closed', today)).document;
    expect(closed.risks[0]).toMatchObject({ state: 'closed', closedDay: today });
    const occurred = run(risky, raidChange(entryOf(risky, 'x'), 'state', 'occurred', today)).document;
    expect(occurred.risks[0]).toMatchObject({ state: 'occurred', closedDay: today });
    const open = run(closed, raidChange(entryOf(closed, 'x'), 'state', 'open', today)).document;
    expect(open.risks[0]).toMatchObject({ state: 'open', closedDay: null });
    const asked = one('decisions', {});
    const decided = run(asked, raidChange(entryOf(asked, 'x'), 'state', 'decided', today)).document;
    expect(decided.decisions[0]).toMatchObject({ state: 'decided', decidedDay: today });
    const taken = one('assumptions', {});
    const valid = run(taken, raidChange(entryOf(taken, 'x'), 'state', 'valid', today)).document;
    expect(valid.assumptions[0]?.state).toBe('valid');
  });
});
