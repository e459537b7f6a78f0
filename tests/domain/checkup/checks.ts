import { expect, it } from 'vitest';
import { checkRules } from '../../../src/domain/checkup/checkRules';
import { type CheckUp, computeCheckUp, type Finding } from '../../../src/domain/checkup/checkUp';
import { gatherFacts } from '../../../src/domain/checkup/facts';
import { type Check, checkSteps } from '../../../src/domain/checkup/rule';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishSteps } from '../../../src/domain/steps';
import type { Day } from '../../../src/domain/time/day';
import { program } from '../build';

/** The day that counts as today in these tests: a Monday. */
export const today = '2027-01-11' as Day;

type Tables = Record<string, unknown>;

/** What one rule says of a program. */
export function checkOf(rule: string, document: ProgramDocument): Check {
  const found = checkRules.find((it) => it.id === rule);
  if (!found) throw new Error(`There is no rule ${rule}`);
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  return finishSteps(checkSteps(found, facts));
}

/** The whole check-up of a program. */
export function checkUpOf(document: ProgramDocument, day: Day = today): CheckUp {
  const schedule = computeSchedule(document);
  return computeCheckUp(document, schedule, computeHealth(document, schedule, day), day);
}

/** The findings of one rule in the check-up of a program. */
export const findingsOf = (document: ProgramDocument, rule: string): readonly Finding[] =>
  checkUpOf(document).findings.filter((it) => it.rule.id === rule);

/** The rule finds one thing in this program: the rows that it is about, and what it says. */
export function fires(
  rule: string,
  tables: Tables,
  ids: readonly string[],
  says: string,
  header: object = {},
) {
  it(`${rule} fires: ${says}`, () => {
    const { looked, found } = checkOf(rule, program(tables, header));
    expect(found.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(says)]);
    expect(found[0]?.ids.slice(0, Math.max(1, ids.length))).toEqual(ids);
    expect(looked).toBeGreaterThan(0);
  });
}

/** The rule finds nothing in this program, for the reason given. */
export function quiet(rule: string, why: string, tables: Tables, header: object = {}) {
  it(`${rule} is quiet: ${why}`, () => {
    expect(checkOf(rule, program(tables, header)).found).toEqual([]);
  });
}

/** A milestone with these fields stands for one of another program. */
export const mirrored = {
  mirror: { program: 'program_x', programTitle: 'X', row: 'm_x', knownDay: '2027-02-01' },
};
