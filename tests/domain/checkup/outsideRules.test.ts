import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/domain/agreements/mirrors';
import { checkRules } from '../../../src/domain/checkup/checkRules';
import { computeCheckUp } from '../../../src/domain/checkup/checkUp';
import { gatherFacts } from '../../../src/domain/checkup/facts';
import { type Check, checkSteps } from '../../../src/domain/checkup/rule';
import { nothingAround, type Surroundings } from '../../../src/domain/checkup/surroundings';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishSteps } from '../../../src/domain/steps';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, twoTeams } from '../build';
import { checkUpOf, today } from './checks';

const checkOf = (rule: string, document: ProgramDocument, around: Surroundings): Check => {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today, around);
  const found = checkRules.find(({ id }) => id === rule);
  if (!found) throw new Error(`There is no rule ${rule}`);
  return finishSteps(checkSteps(found, facts));
};
const sentencesOf = (rule: string, document: ProgramDocument, around: Surroundings) =>
  checkOf(rule, document, around).found.map(({ sentence }) => sentence);

const offer = (finishDay: string): Offer => ({
  id: 'j_ledger',
  kind: 'project',
  title: 'Ledger',
  team: 'Finance',
  finishDay: finishDay as Day,
  done: false,
});
const offers = (...all: readonly Offer[]): Surroundings => ({
  ...nothingAround,
  offersByProgram: new Map([['program_books', all]]),
});
const copied = (heldDay: string | null = null) =>
  program({
    milestones: [
      {
        id: 'm_ledger',
        title: 'Books: Ledger',
        ...manual('2027-03-01', '2027-03-01'),
        mirror: {
          program: 'program_books',
          programTitle: 'Books',
          row: 'j_ledger',
          knownDay: '2027-03-01',
          heldDay,
        },
      },
    ],
  });

describe('V83: what is known of another program', () => {
  it('[V83] fires when it moved there, with the days between', () => {
    expect(sentencesOf('V83', copied(), offers(offer('2027-03-15')))).toEqual([
      "'Books: Ledger' is on 15 Mar 2027 in its own program, 14 days after the day that this plan knows.",
    ]);
    expect(sentencesOf('V83', copied(), offers(offer('2027-02-28')))).toEqual([
      "'Books: Ledger' is on 28 Feb 2027 in its own program, 1 day before the day that this plan knows.",
    ]);
  });

  it('[V83] fires when it is gone there', () => {
    expect(sentencesOf('V83', copied(), offers())).toEqual([
      "'Books: Ledger' is no longer in the program 'Books'.",
    ]);
  });

  it('[V83] is quiet when it stands as it is known, and when that day was held', () => {
    const still = checkOf('V83', copied(), offers(offer('2027-03-01')));
    expect(still).toEqual({ looked: 1, found: [] });
    expect(checkOf('V83', copied('2027-03-15'), offers(offer('2027-03-15'))).found).toEqual([]);
  });

  it('[Y9] says nothing of a program that was not read', () => {
    expect(checkOf('V83', copied(), nothingAround)).toEqual({ looked: 0, found: [] });
    const others = { ...nothingAround, offersByProgram: new Map() };
    expect(checkOf('V83', copied(), others)).toEqual({ looked: 0, found: [] });
  });

  it('[V83] leads to where it is accepted, held or asked about', () => {
    const [found] = checkOf('V83', copied(), offers(offer('2027-03-15'))).found;
    expect(found?.remedy).toMatchObject({ screen: 'Dependencies', detail: 'Other programs' });
    expect(found?.days).toBe(14);
  });
});

describe('V84: where the daily copies go', () => {
  const chosen = (isCopiesFolderChosen: boolean | null): Surroundings => ({
    ...nothingAround,
    isCopiesFolderChosen,
  });

  it('[V84] fires when nobody chose a folder', () => {
    expect(sentencesOf('V84', program(twoTeams), chosen(false))).toEqual([
      'The daily copies lie beside the program, on the same disk.',
    ]);
  });

  it('[V84] is quiet when somebody did, and while there is nothing to lose', () => {
    expect(checkOf('V84', program(twoTeams), chosen(true))).toEqual({ looked: 1, found: [] });
    expect(checkOf('V84', program(), chosen(false))).toEqual({ looked: 0, found: [] });
  });

  it('[Y9] is quiet where it is not known, as on the command line', () => {
    expect(checkOf('V84', program(twoTeams), nothingAround)).toEqual({ looked: 0, found: [] });
    expect(checkUpOf(program(twoTeams)).findings.map(({ rule }) => rule.id)).not.toContain('V84');
  });

  it('[V84] is told by the check-up that was told', () => {
    const document = program(twoTeams);
    const schedule = computeSchedule(document);
    const health = computeHealth(document, schedule, today);
    const { findings } = computeCheckUp(document, schedule, health, today, chosen(false));
    expect(findings.find(({ rule }) => rule.id === 'V84')?.remedy).toMatchObject({ screen: 'Settings' });
  });
});
