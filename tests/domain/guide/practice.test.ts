import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/domain/checkup/facts';
import { practiceProgramId, practiceProgress } from '../../../src/domain/guide/practice';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { serializeProgram } from '../../../src/domain/model/serializeProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { run } from '../build';
import { checkUpOf } from '../checkup/checks';

const text = readFileSync(new URL('../../../resources/samples/practice.json', import.meta.url), 'utf8');

function readPractice(): ProgramDocument {
  const parsed = parseProgram(JSON.parse(text));
  if (!parsed.ok) throw new Error(`${parsed.error.where} ${parsed.error.reason}`);
  expect(parsed.value.notes).toEqual([]);
  return parsed.value.document;
}
const practice = readPractice();
const today = practice.program.statusDay as Day;
const progressOf = (document: ProgramDocument) => {
  const schedule = computeSchedule(document);
  return practiceProgress(gatherFacts(document, schedule, computeHealth(document, schedule, today), today));
};
const toMend = (document: ProgramDocument) =>
  progressOf(document).flatMap(({ id, isMended }) => (isMended ? [] : [id]));

/** How a learner may mend each, in the order of the list. */
const mends: readonly [string, unknown][] = [
  ['V1 ', { type: 'program.change', changes: { sponsorId: 'p_vale' } }],
  ['V15 j_pay', { type: 'project.change', id: 'j_pay', changes: { ownerId: 'p_holm' } }],
  ['V74 j_gate', { type: 'project.change', id: 'j_gate', changes: { declared: null } }],
  ['V48 r_gates', { type: 'risk.change', id: 'r_gates', changes: { strategy: 'reduce' } }],
  ['V42 p_moss', { type: 'stakeholder.change', id: 'p_moss', changes: { lastContactDay: '2027-03-01' } }],
  [
    'V55 de_cash',
    {
      type: 'decision.change',
      id: 'de_cash',
      changes: {
        state: 'decided',
        outcome: 'Keep one',
        rationale: 'Some cannot pay by card',
        decidedDay: '2027-03-01',
      },
    },
  ],
  ['V23 d_5', { type: 'agreement.change', id: 'd_5', changes: { giverId: 'p_amari' } }],
  [
    'V27 d_10',
    { type: 'agreement.change', id: 'd_10', changes: { acceptanceCriteria: ['Both read a ticket offline'] } },
  ],
  [
    'V29 d_8',
    { type: 'agreement.change', id: 'd_8', changes: { deliverable: 'Refund rules for the ten usual cases' } },
  ],
  ['V67 k_cards', { type: 'task.change', id: 'k_cards', changes: { plan: { placement: 'auto' } } }],
  ['V36 k_fit', { type: 'dependency.delete', id: 'd_6' }],
  ['V30 d_3', { type: 'agreement.change', id: 'd_3', changes: { neededByDay: '2027-04-02' } }],
];

describe('the practice program', () => {
  it('is read and written again as it is, openly a practice', () => {
    const again = parseProgram(JSON.parse(serializeProgram(practice)));
    expect(again.ok && again.value.document).toEqual(practice);
    expect(practice.program.id).toBe(practiceProgramId);
    expect(practice.program.description).toMatch(/invented people.*broken on purpose/);
  });

  it('[T11] has twelve things to mend, each found by its rule with a remedy', () => {
    const exercises = progressOf(practice);
    expect(exercises).toHaveLength(12);
    expect(exercises.map(({ id }) => id)).toEqual(mends.map(([id]) => id));
    for (const { isMended, sentence, remedy } of exercises) {
      expect(isMended).toBe(false);
      expect(sentence).toMatch(/\.$/);
      expect(remedy).not.toBeNull();
    }
  });

  it('[T11] is mended one by one, in any order, and broken again by undoing', () => {
    let document = practice;
    for (const [id, command] of [...mends].reverse()) {
      expect(toMend(document)).toContain(id);
      const before = document;
      document = run(document, command).document;
      expect(toMend(document)).not.toContain(id);
      expect(toMend(before)).toContain(id);
    }
    expect(toMend(document)).toEqual([]);
  });

  it('[T11] is not mended by a snooze', () => {
    const row = {
      id: 'sz',
      rule: 'V48',
      subjectId: 'r_gates',
      untilDay: '2027-06-01',
      reason: 'Later',
      snoozedDay: today,
    };
    expect(toMend(run(practice, { type: 'snooze.create', row }).document)).toHaveLength(12);
  });

  it('is on time and has nothing high left once all is mended', () => {
    const mended = mends.reduce((document, [, command]) => run(document, command).document, practice);
    const { findings, score } = checkUpOf(mended, today);
    expect(findings.filter(({ rule }) => rule.severity === 'high').map(({ sentence }) => sentence)).toEqual(
      [],
    );
    expect(score).toBeGreaterThanOrEqual(95);
    const end = computeSchedule(mended).byId.get('m_open');
    expect(end?.finishMinutes).toBeLessThanOrEqual(Date.UTC(2027, 4, 28, 17) / 60_000);
  });
});
