import { describe, expect, it } from 'vitest';
import {
  type AgreementStanding,
  computeStandings,
  movesToWords,
  standingReasonToSentence,
} from '../../../src/domain/agreements/standing';
import type { Day } from '../../../src/domain/time/day';
import { type LinkInput, type ProjectInput, programOf, scheduleOf } from './promiseProgram';

const today = '2026-11-22' as Day;

function standing(
  agreement: Record<string, unknown>,
  {
    giver = {},
    needer = {},
    link = {},
  }: { giver?: Partial<ProjectInput>; needer?: Partial<ProjectInput>; link?: Partial<LinkInput> } = {},
): AgreementStanding {
  const projects: ProjectInput[] = [
    { id: 'give', teamId: 'A', ...giver },
    { id: 'need', teamId: 'B', start: '2027-01-01', finish: '2027-02-01', ...needer },
  ];
  const links: LinkInput[] = [
    {
      id: 'd',
      from: 'give',
      to: 'need',
      ...link,
      agreement: { givingTeamId: 'A', needingTeamId: 'B', deliverable: 'x', ...agreement },
    },
  ];
  const found = computeStandings(programOf(['A', 'B'], projects, links), scheduleOf(projects), today).get(
    'd',
  );
  if (!found) throw new Error('No standing');
  return found;
}

const codes = (it: AgreementStanding) => it.reasons.map((reason) => reason.code);

describe('how a promise stands', () => {
  it('[A5] is open until accepted, declined or dropped, or what needs it is done', () => {
    for (const state of ['Found', 'Asked', 'Negotiating', 'Committed', 'Delivered'] as const)
      expect(standing({ state }).open, state).toBe(true);
    for (const state of ['Accepted', 'Declined', 'Dropped'] as const)
      expect(standing({ state }).open, state).toBe(false);
    const moot = standing({ state: 'Asked', neededByDay: '2025-01-01' }, { needer: { done: true } });
    expect(moot).toMatchObject({ open: false, late: false, mark: 'green', reasons: [] });
  });

  it('[A6] is late when needed-by has passed and it is not delivered', () => {
    expect(standing({ state: 'Asked', neededByDay: '2026-11-21' })).toMatchObject({
      late: true,
      lateDays: 1,
      mark: 'red',
      dueInDays: -1,
    });
    expect(standing({ state: 'Asked', neededByDay: '2026-11-22' }).late).toBe(false);
    expect(standing({ state: 'Delivered', neededByDay: '2026-11-01' }).late).toBe(false);
    expect(standing({ state: 'Accepted', neededByDay: '2026-11-01' }).late).toBe(false);
  });

  it('[A6] is late when committed or forecast after needed-by, by the worse of them', () => {
    const it = standing({
      state: 'Committed',
      neededByDay: '2026-12-10',
      committedDay: '2026-12-12',
      forecastDay: '2026-12-20',
    });
    expect(it).toMatchObject({ late: true, lateDays: 10, gapDays: 2, forecastDay: '2026-12-20' });
    expect(codes(it)).toEqual(['committedTooLate', 'forecastTooLate', 'forecastAfterCommitted']);
    expect(
      standing({ state: 'Committed', neededByDay: '2026-12-10', committedDay: '2026-12-10' }),
    ).toMatchObject({ late: false, mark: 'green', gapDays: 0 });
  });

  it('[A6] is not late when the work was done in time and only the mark is missing', () => {
    const giver = { start: '2026-10-01', finish: '2026-11-01', done: true };
    const inTime = standing({ state: 'Committed', neededByDay: '2026-11-05' }, { giver });
    expect(inTime).toMatchObject({ late: false, mark: 'amber' });
    expect(codes(inTime)).toEqual(['doneButNotDelivered']);
    const afterwards = standing(
      { state: 'Committed', neededByDay: '2026-10-25', forecastDay: '2026-10-20' },
      { giver },
    );
    expect(afterwards).toMatchObject({ late: true, lateDays: 7, forecastDay: '2026-11-01' });
  });

  it('[A7] counts the gap in days, early or late, and knows none without both days', () => {
    expect(standing({ neededByDay: '2026-12-10', committedDay: '2026-12-01' }).gapDays).toBe(-9);
    expect(standing({ neededByDay: '2026-12-10' }).gapDays).toBeNull();
    expect(standing({ committedDay: '2026-12-10' })).toMatchObject({ gapDays: null, dueInDays: 18 });
    expect(standing({})).toMatchObject({ gapDays: null, dueInDays: null, forecastDay: null });
  });

  it('[A8] takes the forecast of the giver, else of the schedule, and none of a team', () => {
    const giver = { start: '2026-12-01', finish: '2026-12-20' };
    expect(standing({ forecastDay: '2026-12-03' }, { giver })).toMatchObject({
      forecastDay: '2026-12-03',
      forecastBy: 'giver',
    });
    expect(standing({}, { giver })).toMatchObject({ forecastDay: '2026-12-20', forecastBy: 'schedule' });
    expect(standing({}, { giver, link: { type: 'SS' } }).forecastDay).toBe('2026-12-01');
    expect(standing({}, { link: { from: 'A' } })).toMatchObject({ forecastDay: null, forecastBy: null });
    expect(standing({ neededByDay: '2026-12-15' }, { giver })).toMatchObject({ late: true, lateDays: 5 });
  });

  it('[A9] counts the moves of a committed day and how far it moved', () => {
    const commitments = ['2026-12-01', '2026-12-11', '2026-12-11', '2026-12-20', '2026-12-27'].map(
      (committedDay) => ({ committedDay, saidDay: '2026-10-01', reason: 'r' }),
    );
    const it = standing({ state: 'Committed', committedDay: '2026-12-27', commitments });
    expect(it).toMatchObject({ moveCount: 3, movedDays: 26, mark: 'amber' });
    expect(movesToWords(it)).toBe('moved 3 times, +26 days');
    expect(movesToWords({ moveCount: 1, movedDays: -1 })).toBe('moved once, −1 day');
    expect(movesToWords(standing({}))).toBe('');
  });

  it('[A10] is amber for what endangers it and red without a way out, with a sentence for each', () => {
    const due = standing({ state: 'Negotiating', neededByDay: '2026-12-13' });
    expect(due).toMatchObject({ mark: 'amber', late: false });
    expect(due.reasons.map((reason) => standingReasonToSentence(reason))).toEqual([
      'Needed in 21 days, on 2026-12-13, and nobody has committed.',
    ]);
    expect(standing({ state: 'Negotiating', neededByDay: '2026-12-14' }).mark).toBe('green');
    expect(standing({ state: 'Declined' }).mark).toBe('red');
    expect(standing({ state: 'Declined', fallback: 'The old service' }).mark).toBe('amber');
    expect(standing({ state: 'Dropped', neededByDay: '2020-01-01' }).mark).toBe('green');
    const broken = standing({ state: 'Committed', committedDay: '2026-11-20', neededByDay: '2027-01-01' });
    expect(broken).toMatchObject({ mark: 'amber', late: false });
    expect(codes(broken)).toEqual(['committedPassed']);
    expect(
      codes(standing({ state: 'Committed', confidencePercent: 40, escalatedDay: '2026-11-10' })),
    ).toEqual(['lowConfidence', 'escalated']);
  });
});
