import { describe, expect, it } from 'vitest';
import { stepDown } from '../../../src/domain/agreements/confidence';
import { agreementMovesByState, needsReason } from '../../../src/domain/agreements/moves';
import { sideOf } from '../../../src/domain/agreements/sides';
import { refusalToSentence } from '../../../src/domain/commands/refusal';
import { agreementStates } from '../../../src/domain/model/dependency';
import { fullAgreement, program, refusalOf, run, twoTeams } from '../build';

const stakeholders = [
  ...twoTeams.stakeholders,
  { id: 'p_a2', name: 'Ada', teamId: 't_a' },
  { id: 'p_b2', name: 'Bea', teamId: 't_b' },
  { id: 'p_tpm', name: 'Tom' },
  { id: 'p_x', name: 'Xu' },
];
const promised = (more: object = {}) =>
  program(
    {
      ...twoTeams,
      stakeholders,
      dependencies: [
        {
          id: 'd',
          predecessorId: 'j_a',
          successorId: 'j_b',
          agreement: fullAgreement({ neededByDay: '2027-02-01', ...more }),
        },
      ],
    },
    { managerId: 'p_tpm' },
  );
const move = (to: string, more: object = {}) => ({
  type: 'agreement.move',
  id: 'd',
  to,
  day: '2027-01-04',
  ...more,
});
const commit = (committedDay: string, more: object = {}) => ({
  type: 'agreement.commit',
  id: 'd',
  committedDay,
  day: '2027-01-04',
  reason: 'Because',
  ...more,
});
const agreementIn = (document: ReturnType<typeof promised>) => {
  const agreement = document.dependencies[0]?.agreement;
  if (!agreement) throw new Error('No agreement');
  return agreement;
};

describe('negotiating a promise', () => {
  it('[A11] cannot be asked without what exactly and by when', () => {
    const bare = promised({ deliverable: '', neededByDay: null });
    expect(refusalToSentence(refusalOf(bare, move('Asked')))).toBe(
      'Not asked yet: the deliverable and the day it is needed by are missing.',
    );
    expect(agreementIn(run(promised(), move('Asked')).document).state).toBe('Asked');
  });

  it('[A12] says why it declines, drops or takes back, and keeps the reason', () => {
    for (const from of agreementStates) {
      for (const to of agreementMovesByState[from]) {
        const document = promised({ state: from, committedDay: '2027-01-20' });
        const command = move(to, { note: '  ' });
        if (needsReason(from, to)) {
          expect(refusalOf(document, command), `${from} → ${to}`).toMatchObject({ missing: ['the reason'] });
          const done = run(document, move(to, { note: 'No people until March' })).document;
          expect(agreementIn(done).moves.at(-1)).toMatchObject({ state: to, note: 'No people until March' });
        } else expect(agreementIn(run(document, command).document).state).toBe(to);
      }
    }
    expect(needsReason('Asked', 'Declined')).toBe(true);
    expect(needsReason('Committed', 'Negotiating')).toBe(true);
    expect(needsReason('Delivered', 'Accepted')).toBe(false);
    expect(needsReason('Asked', 'Negotiating')).toBe(false);
  });

  it('[A13] lets each side say what is theirs, and the manager all', () => {
    const delivered = promised({ state: 'Delivered', committedDay: '2027-01-20' });
    expect(refusalToSentence(refusalOf(delivered, move('Accepted', { byId: 'p_a' })))).toBe(
      'Not changed: only the needing side can say Accepted, and Ann is on the other.',
    );
    expect(refusalOf(delivered, move('Accepted', { byId: 'p_a2' })).code).toBe('agreementNotTheirs');
    for (const byId of ['p_b', 'p_b2', 'p_tpm', 'p_x', null])
      expect(agreementIn(run(delivered, move('Accepted', { byId })).document).state).toBe('Accepted');
    const asked = promised({ state: 'Asked' });
    expect(refusalOf(asked, commit('2027-01-20', { byId: 'p_b' })).code).toBe('agreementNotTheirs');
    expect(agreementIn(run(asked, commit('2027-01-20', { byId: 'p_a' })).document).committedDay).toBe(
      '2027-01-20',
    );
    expect(agreementIn(run(asked, move('Negotiating', { byId: 'p_a' })).document).state).toBe('Negotiating');
    expect(sideOf(asked, agreementIn(asked), 'p_x')).toBe('neither');
    expect(sideOf(asked, { ...agreementIn(asked), giverId: 'p_b' as never }, 'p_b')).toBe('both');
  });

  it('[A14] loses a step of confidence with the third re-commitment and each after it', () => {
    let document = run(
      promised({ state: 'Asked', confidencePercent: 80 }),
      commit('2027-01-10', { reason: '' }),
    ).document;
    const seen: (number | null)[] = [];
    for (const day of ['2027-01-12', '2027-01-14', '2027-01-16', '2027-01-18']) {
      document = run(document, commit(day)).document;
      seen.push(agreementIn(document).confidencePercent);
    }
    expect(seen).toEqual([80, 80, 70, 50]);
    document = run(document, commit('2027-01-20', { confidencePercent: 90 })).document;
    expect(agreementIn(document).confidencePercent).toBe(90);
    document = run(document, commit('2027-01-20', { reason: 'Said again' })).document;
    expect(agreementIn(document).confidencePercent).toBe(90);
    expect([100, 90, 71, 50, 10, 5].map(stepDown)).toEqual([90, 70, 70, 30, 10, 5]);
    expect(stepDown(null)).toBe(50);
  });
});
