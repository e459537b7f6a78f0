import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeStandings } from '../../../src/domain/agreements/standing';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { changedFor } from '../../../src/domain/people/changedFor';
import {
  communicationDebts,
  communicationDue,
  logContact,
} from '../../../src/domain/people/communicationPlan';
import { coverageGaps } from '../../../src/domain/people/coverage';
import { raciLoads, raciSubjects } from '../../../src/domain/people/raci';
import { gateToMapAt, lastMappedDay, quadrantOf, recordMap } from '../../../src/domain/people/stakeholderMap';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, manual, program, run, twoTeams } from '../build';

const today = '2027-01-15' as Day;
const person = (id: string, more: object = {}) => ({ id, name: id.toUpperCase(), ...more });

describe('the map', () => {
  it('[K3] four and five are high; without one of the two there is no quadrant', () => {
    const at = (influence: number | null, interest: number | null) => quadrantOf({ influence, interest });
    expect(at(4, 4)).toBe('manage');
    expect(at(5, 3)).toBe('satisfy');
    expect(at(3, 5)).toBe('inform');
    expect(at(1, 1)).toBe('monitor');
    expect([at(null, 5), at(5, null)]).toEqual([null, null]);
  });

  it('[K4] [K5] is recorded at a gate, and is to be again after the next one', () => {
    const before = program({
      stakeholders: [person('a', { influence: 5, interest: 4, stance: 'neutral' }), person('b')],
      gates: [
        { id: 'g1', title: 'Plan gate', day: '2026-12-01', verdict: 'go', verdictDay: '2026-12-02' },
        { id: 'g2', title: 'Launch gate', day: '2027-03-01' },
      ],
    });
    expect(gateToMapAt(before, today)?.id).toBe('g1');
    const commands = recordMap(before, today, 'g1');
    expect(commands).toHaveLength(1);
    const { document } = run(before, { type: 'batch', label: 'Record the map', commands });
    expect(document.stakeholders[0]?.positions).toEqual([
      { day: today, gateId: 'g1', influence: 5, interest: 4, stance: 'neutral' },
    ]);
    expect(lastMappedDay(document)).toBe(today);
    expect(gateToMapAt(document, today)).toBeNull();
    expect(gateToMapAt(document, '2027-03-02' as Day)?.id).toBe('g2');
    const again = run(document, {
      type: 'batch',
      label: 'Again',
      commands: recordMap(document, today, null),
    });
    expect(again.document.stakeholders[0]?.positions).toHaveLength(1);
    const gone = run(document, { type: 'gate.delete', id: 'g1' }).document;
    expect(gone.stakeholders[0]?.positions[0]?.gateId).toBeNull();
    expect(gateToMapAt(program({ gates: [{ id: 'g', title: 'G', day: '2026-12-01' }] }), today)).toBeNull();
  });
});

describe('the RACI', () => {
  const duties = (roles: readonly (readonly [string, string])[]) =>
    program({
      stakeholders: [person('a'), person('b'), person('c')],
      projects: [{ id: 'j', title: 'J' }],
      responsibilities: roles.map(([stakeholderId, raci], i) => ({
        id: `r${i}`,
        stakeholderId,
        subjectId: 'j',
        raci,
      })),
    });
  const faults = (roles: readonly (readonly [string, string])[]) =>
    raciSubjects(duties(roles), new Set())[0]?.faults;

  it('[K6] wants exactly one accountable and somebody responsible wherever anybody has a role', () => {
    expect(faults([])).toEqual([]);
    expect(
      faults([
        ['a', 'accountable'],
        ['b', 'responsible'],
      ]),
    ).toEqual([]);
    expect(faults([['a', 'informed']])).toEqual(['nobody accountable', 'nobody responsible']);
    expect(
      faults([
        ['a', 'accountable'],
        ['b', 'accountable'],
        ['c', 'responsible'],
      ]),
    ).toEqual(['2 accountable']);
    // A file may say two things of one person; the weightier one counts.
    expect(
      faults([
        ['a', 'informed'],
        ['a', 'accountable'],
        ['b', 'responsible'],
      ]),
    ).toEqual([]);
  });

  it('[K7] counts open duties and says who has too many', () => {
    const document = program({
      stakeholders: [person('a'), person('b')],
      decisions: Array.from({ length: 7 }, (_, i) => ({
        id: `d${i}`,
        title: `D${i}`,
        state: i === 6 ? 'decided' : 'open',
      })),
      responsibilities: Array.from({ length: 7 }, (_, i) => [
        { id: `ra${i}`, stakeholderId: 'a', subjectId: `d${i}`, raci: 'accountable' },
        { id: `rb${i}`, stakeholderId: 'b', subjectId: `d${i}`, raci: 'responsible' },
      ]).flat(),
    });
    expect(raciLoads(raciSubjects(document, new Set()))).toEqual([
      { stakeholderId: 'a', accountable: 6, responsible: 0, overloaded: true },
      { stakeholderId: 'b', accountable: 0, responsible: 6, overloaded: false },
    ]);
  });
});

describe('the communication plan', () => {
  const line = (more: object) =>
    program({
      stakeholders: [person('a'), person('b')],
      communications: [{ id: 'c', title: 'Steering', stakeholderIds: ['a', 'b'], ...more }],
      contacts: [{ id: 'k', stakeholderId: 'a', communicationId: 'c', day: '2027-01-01' }],
    });
  const dueOf = (document: ProgramDocument) =>
    communicationDue(document, document.communications[0] as never, today);

  it('[K8] a line is due on its next day, else its cadence after the last time, else at once', () => {
    expect(dueOf(line({ cadenceDays: 7, nextDay: '2027-01-20' }))).toMatchObject({ due: false });
    expect(dueOf(line({ cadenceDays: 7 }))).toEqual({
      lastDay: '2027-01-01',
      dueDay: '2027-01-08',
      overdueDays: 7,
      due: true,
    });
    expect(dueOf({ ...line({ cadenceDays: 7 }), contacts: [] })).toMatchObject({ dueDay: today, due: true });
    expect(dueOf(line({}))).toMatchObject({ dueDay: null, due: false });
  });

  it('[K9] what was said is logged for everybody, and moves the line on, never back', () => {
    const before = line({ cadenceDays: 14, nextDay: '2027-01-15' });
    const said = (document: ProgramDocument, ids: readonly string[]) =>
      logContact({
        stakeholderIds: ['a', 'b'],
        communication: document.communications[0] ?? null,
        day: today,
        channel: 'meeting',
        summary: 'Export late',
        contactIds: ids,
      });
    const { document } = run(before, { type: 'batch', label: 'Log', commands: said(before, ['x1', 'x2']) });
    expect(document.contacts.slice(1).map((it) => `${it.stakeholderId} ${it.day} ${it.summary}`)).toEqual([
      'a 2027-01-15 Export late',
      'b 2027-01-15 Export late',
    ]);
    expect(document.communications[0]?.nextDay).toBe('2027-01-29');
    expect(communicationDebts(document, today)).toEqual([]);
    const later = line({ cadenceDays: 14, nextDay: '2027-03-01' });
    expect(said(later, ['y1', 'y2'])).toHaveLength(2);
  });

  it('[K10] whoever is owed an update stands in the debts once, and nobody else does', () => {
    const cadence = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
    const day = fc.option(fc.constantFrom('2026-12-01', '2027-01-01', '2027-01-14', '2027-01-15'), {
      nil: null,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ cadenceDays: cadence, lastContactDay: day }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ cadenceDays: cadence, nextDay: day }), { maxLength: 3 }),
        (people, lines) => {
          const document = program({
            stakeholders: people.map((it, i) => person(`p${i}`, it)),
            communications: lines.map((it, i) => ({
              id: `c${i}`,
              title: 'C',
              stakeholderIds: ['p0'],
              ...it,
            })),
          });
          const debts = communicationDebts(document, today);
          expect(new Set(debts.map((it) => it.stakeholderId)).size).toBe(debts.length);
          for (const [i, it] of people.entries()) {
            const own =
              it.cadenceDays !== null &&
              (it.lastContactDay === null ||
                (Date.parse(today) - Date.parse(it.lastContactDay)) / 86_400_000 >= it.cadenceDays);
            const byLine =
              i === 0 && document.communications.some((c) => communicationDue(document, c, today).due);
            expect(debts.some((debt) => debt.stakeholderId === `p${i}`)).toBe(own || byLine);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[K11] missing voices are named', () => {
    const bare = program({
      projects: [{ id: 'j', title: 'J', teamId: 't' }],
      teams: [{ id: 't', name: 'Core' }],
    });
    expect(coverageGaps(bare).map((it) => it.message)).toEqual([
      'Nobody sponsors the program.',
      'Nobody manages the program.',
      'Nobody of Core is on the list.',
      'Nobody speaks for security.',
      'Nobody speaks for legal.',
      'Nobody speaks for operations.',
      'Nobody speaks for support.',
    ]);
    const whole = program(
      {
        stakeholders: [
          person('a', { function: 'Security' }),
          person('b', { function: 'Legal' }),
          person('c', { teamId: 't' }),
          person('d', { teamId: 'u' }),
        ],
        teams: [
          { id: 't', name: 'Core', function: 'Operations' },
          { id: 'u', name: 'Care', function: 'Support' },
        ],
        projects: [{ id: 'j', title: 'J', teamId: 't' }],
        gates: [{ id: 'g', title: 'Launch gate' }],
        decisions: [{ id: 'e', title: 'Go?' }],
      },
      { sponsorId: 'a', managerId: 'b' },
    );
    expect(coverageGaps(whole).map((it) => it.code)).toEqual(['approver', 'decider']);
  });

  it('[K12] tells what is theirs and changed since they last heard, each with its row', () => {
    const document = program(
      {
        ...twoTeams,
        dependencies: [
          {
            id: 'd',
            predecessorId: 'j_a',
            successorId: 'j_b',
            agreement: fullAgreement({
              state: 'Committed',
              neededByDay: '2027-02-12',
              committedDay: '2027-02-05',
              commitments: [
                { committedDay: '2027-01-29', saidDay: '2026-12-01', reason: '' },
                { committedDay: '2027-02-05', saidDay: '2027-01-12', reason: 'A spike took longer.' },
              ],
            }),
          },
        ],
        risks: [{ id: 'r', title: 'Peak', projectIds: ['j_a'], raisedDay: '2027-01-13' }],
        statusUpdates: [{ id: 's', day: '2027-01-13', summary: 'All is well.' }],
        milestones: [{ id: 'm', title: 'Freeze', projectId: 'j_b', ...manual('2027-01-13', '2027-01-13') }],
      },
      { sponsorId: 'p_b' },
    );
    const schedule = computeSchedule(document);
    const standings = computeStandings(document, schedule, today);
    const told = (id: string, since: string | null) =>
      changedFor(document, schedule, standings, id, since as Day | null, today);
    expect(told('p_a', '2027-01-10').map((it) => `${it.id} ${it.sentence}`)).toEqual([
      "r A new risk: 'Peak'.",
      "d Alpha moved 'The interface, frozen' from 29 Jan 2027 to 5 Feb 2027: A spike took longer.",
    ]);
    expect(told('p_a', '2027-01-14')).toEqual([]);
    const sponsor = told('p_b', '2027-01-10').map((it) => it.sentence);
    expect(sponsor).toContain('All is well.');
    expect(sponsor).toContain("'Freeze' was due on 13 Jan 2027 and is not reached.");
    expect(sponsor).not.toContain("A new risk: 'Peak'.");
    for (const change of [...told('p_a', null), ...told('p_b', null)]) expect(change.id).not.toBe('');
  });
});
