import { describe, expect, it } from 'vitest';
import { medianOf, promiseFigures, promiseMonths, redSince } from '../../../src/domain/agreements/figures';
import { escalationPack, packToText, requestLetter } from '../../../src/domain/agreements/letters';
import { sheetToText, teamSheet } from '../../../src/domain/agreements/sheet';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { program, twoTeams } from '../build';
import { atlas, atlasDay, registerOf, rowOf } from './atlas';

const sample = atlas();
const bare = program({
  ...twoTeams,
  dependencies: [
    {
      id: 'd',
      predecessorId: 't_a',
      successorId: 'j_b',
      agreement: { givingTeamId: 't_a', needingTeamId: 't_b' },
    },
  ],
});

describe('the figures of promises', () => {
  it('[A22] count what is open, late, at risk and whole, and how long red has been red', () => {
    const rows = registerOf(sample);
    const figures = promiseFigures(rows, atlasDay);
    expect(figures).toMatchObject({ open: 10, late: 2 });
    expect(figures.complete).toBe(
      rows.filter((row) => row.standing.open && row.agreement.confidencePercent !== null).length,
    );
    // The export has been promised for after it is needed since 6 November.
    expect(redSince(rowOf(sample, 'd_26'), atlasDay)).toBe('2026-11-06');
    expect(redSince(rowOf(sample, 'd_29'), atlasDay)).toBeNull();
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([])).toBeNull();
  });

  it('[A23] read kept promises and the notice of slips from what was logged', () => {
    expect(promiseMonths(sample)).toEqual([
      { month: '2026-09', delivered: 1, kept: 1, slips: 0, noticeDays: null },
      { month: '2026-10', delivered: 1, kept: 1, slips: 1, noticeDays: 34 },
      { month: '2026-11', delivered: 0, kept: 0, slips: 2, noticeDays: 16 },
    ]);
    expect(promiseMonths(bare)).toEqual([]);
  });
});

describe('papers', () => {
  it('[A24] a sheet has each open promise of a team once, on its side, the worst first', () => {
    const rows = registerOf(sample);
    const sheet = teamSheet(sample, rows, 't_migration');
    expect(sheet.needs.map((row) => row.id)).toEqual(['d_26', 'd_31', 'd_32', 'd_29']);
    expect(sheet.gives.map((row) => row.id)).toEqual(['d_33']);
    expect(sheet.endedCount).toBe(1);
    const text = sheetToText(sheet, 'Atlas', atlasDay);
    expect(text).toContain('Data migration: what you give and get in Atlas, as of 2026-11-20');
    expect(text).toContain('You give (1)\n- The new ledger as the only source for the client (to Mobile');
    expect(text).toContain(
      'off track: needed by 2026-11-27, committed for 2026-12-11, moved 3 times, +22 days',
    );
    expect(sheetToText(teamSheet(bare, registerOf(bare), 't_a'), 'P', atlasDay)).toContain(
      'You get (0)\nNone',
    );
  });

  it('[A25] a letter asks for what is needed, and for what nobody knows', () => {
    const letter = requestLetter(sample, rowOf(sample, 'd_30'));
    expect(letter).toContain(
      'Subject: Atlas: Support asks Platform for “Runbooks for the ten most likely incidents”',
    );
    expect(letter).toContain('We need it by 2026-12-18.');
    expect(letter).toContain('- Readable by an agent without an engineer');
    expect(letter).toMatch(/We would have to know by 2026-1\d-\d\d: after that/);
    const open = requestLetter(bare, rowOf(bare, 'd'));
    expect(open).toContain('let us find the day together');
    expect(open).toContain('how we tell that it is done');
    expect(open).not.toContain('null');
  });

  it('[A26] a pack has question, facts, options, recommendation and the cost of not deciding', () => {
    const pack = escalationPack(sample, computeSchedule(sample), rowOf(sample, 'd_26'), atlasDay);
    expect(pack.question).toBe(
      'Who moves: Payments to give it in time, or Data migration to do without until later?',
    );
    expect(pack.options).toHaveLength(4);
    expect(pack.recommendation).toBe(
      'VP Engineering decides whether two engineers move from routing to export.',
    );
    expect(pack.consequence).toContain('13 days after it is needed');
    // What is left to do and what the slack is short of took the last chance weeks ago.
    expect(pack.decideBy).toBe('2026-10-23');
    expect(pack.consequence).toContain('has passed: only the fallback or a new plan is left.');
    const text = packToText(pack);
    expect(text).toContain('Said so far: 2026-11-19 (First commitment), 2026-11-27');
    expect(text).toContain('If nothing is decided:');
    const without = escalationPack(bare, computeSchedule(bare), rowOf(bare, 'd'), atlasDay);
    expect(without.options).toHaveLength(3);
    expect(without.consequence).toBe('Without a decision nobody stands for the date.');
  });
});
