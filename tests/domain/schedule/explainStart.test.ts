import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import {
  durationDays,
  finishDay,
  freeSlackDays,
  lateDays,
  slackDays,
  startDay,
} from '../../../src/domain/schedule/days';
import { datesToSentences } from '../../../src/domain/schedule/explainDates';
import { explainStart, explanationToSentence } from '../../../src/domain/schedule/explainStart';
import { days, planOf, rowOf } from './plans';

function sentenceOf(document: ReturnType<typeof planOf>, id: string): string {
  const explanation = explainStart(document, computeSchedule(document), id);
  if (!explanation) throw new Error('not scheduled');
  return explanationToSentence(explanation);
}

describe('why a row is where it is', () => {
  const document = planOf(
    [
      { id: 'cut', durationMinutes: days(20) },
      { id: 'go', durationMinutes: days(2) },
      { id: 'half', durationMinutes: days(1) },
      { id: 'close', durationMinutes: days(3) },
      { id: 'hand', placement: 'manual', startAt: '2027-01-05', finishAt: '2027-01-06' },
      { id: 'snet', durationMinutes: days(1), constraint: { type: 'SNET', at: '2027-02-01' } },
      { id: 'alap', durationMinutes: days(1), constraint: { type: 'ALAP' } },
      { id: 'begun', durationMinutes: days(1), actualStartAt: '2027-01-05' },
      { id: 'wish', startAt: '2027-01-12', finishAt: '2027-01-13' },
      { id: 's', constraint: { type: 'SNET', at: '2027-01-20' } },
      { id: 'part', parentId: 's', durationMinutes: days(1) },
      { id: 'blank' },
    ],
    [
      ['cut', 'go', 'FS', { value: days(20) }],
      ['go', 'half', 'SS', { unit: 'elapsed', value: 1_440 }],
      ['half', 'close', 'FF', { unit: 'percent', value: -50 }],
    ],
  );

  it('[S25] by a link with its lag', () => {
    expect(sentenceOf(document, 'go')).toBe('1 Mar because CUT ends 29 Jan + 20 working days');
    expect(sentenceOf(document, 'half')).toBe('2 Mar because GO starts 1 Mar + 1 day');
    expect(sentenceOf(document, 'close')).toBe(
      '25 Feb because it may not finish before HALF ends 2 Mar − 50 % of its length',
    );
    expect(explainStart(document, computeSchedule(document), 'go')).toMatchObject({
      placedBy: 'link',
      link: {
        dependencyId: 'd0',
        predecessor: { id: 'cut' },
        predecessorDay: '2027-01-29',
        lag: { value: days(20) },
      },
      constraint: null,
    });
  });

  it('[S25] by hand, a constraint, its start, a written date, its parts, the program', () => {
    expect(sentenceOf(document, 'hand')).toBe('5 Jan because it is placed by hand');
    expect(sentenceOf(document, 'snet')).toBe('1 Feb because it is to start no earlier than 1 Feb');
    expect(sentenceOf(document, 'alap')).toBe('2 Mar because it is to be as late as possible');
    expect(sentenceOf(document, 'begun')).toBe('5 Jan because it started then');
    expect(sentenceOf(document, 'wish')).toBe('12 Jan because that is the date written for it');
    expect(sentenceOf(document, 's')).toBe('20 Jan because PART starts then');
    expect(sentenceOf(document, 'part')).toBe('20 Jan because S is to start no earlier than 20 Jan');
    expect(sentenceOf(document, 'cut')).toBe('4 Jan because the plan starts then and nothing holds it back');
    expect(explainStart(document, computeSchedule(document), 'blank')).toBeNull();
  });
});

describe('why it finishes then', () => {
  it('[S25] its start and length, its last part, its links on the finish, or a date of its own', () => {
    const document = planOf(
      [
        { id: 's' },
        { id: 'a', parentId: 's', durationMinutes: days(4) },
        { id: 'short', durationMinutes: 120 },
        { id: 'hand', placement: 'manual', startAt: '2027-01-05', finishAt: '2027-01-07' },
        { id: 'end', durationMinutes: days(1), constraint: { type: 'FNET', at: '2027-01-14' } },
        { id: 'done', durationMinutes: days(2), actualStartAt: '2027-01-04', actualFinishAt: '2027-01-06' },
        { id: 'tail', durationMinutes: days(1) },
        { id: 'clock', durationMinutes: 2_880, durationIsElapsed: true },
        { id: 'blank', placement: 'manual' },
      ],
      [
        ['a', 'tail', 'FF', { value: days(2) }],
        ['a', 'm'],
      ],
      { milestones: [{ id: 'm', title: 'M', projectId: 'j' }] },
    );
    const schedule = computeSchedule(document);
    const finishOf = (id: string) => datesToSentences(document, schedule, id)?.finish;
    expect(finishOf('a')).toBe('7 Jan because it starts 4 Jan and lasts 4 working days');
    expect(finishOf('s')).toBe('7 Jan because A ends then');
    expect(finishOf('short')).toBe('4 Jan because it starts 4 Jan and lasts 2 working hours');
    expect(finishOf('hand')).toBe('7 Jan because it is placed by hand');
    expect(finishOf('end')).toBe('14 Jan because it is to finish no earlier than 14 Jan');
    expect(finishOf('done')).toBe('6 Jan because it was done then');
    expect(datesToSentences(document, schedule, 'tail')).toEqual({
      start: '11 Jan because it lasts 1 working day and ends 11 Jan',
      finish: '11 Jan because it may not finish before A ends 7 Jan + 2 working days',
    });
    expect(finishOf('clock')).toBe('6 Jan because it starts 4 Jan and lasts 2 days');
    expect(finishOf('m')).toBe('7 Jan because A ends 7 Jan');
    expect(datesToSentences(document, schedule, 'blank')).toBeNull();
  });
});

describe('days of a row', () => {
  it('[S28] an end belongs to the day it ends, at midnight too', () => {
    const document = planOf(
      [
        { id: 'a', durationMinutes: 2 * 1_440, calendarId: 'all' },
        { id: 'b', durationMinutes: days(2) },
        { id: 'c', durationMinutes: days(10) },
      ],
      [],
      {
        calendars: [{ id: 'all', title: 'All', week: Array(7).fill([{ from: 0, to: 1_440 }]) }],
        milestones: [{ id: 'm', title: 'M', projectId: null, plan: { startAt: '2027-01-09' } }],
      },
    );
    const schedule = computeSchedule(document);
    expect([startDay(rowOf(schedule, 'b')), finishDay(rowOf(schedule, 'b'))]).toEqual([
      '2027-01-04',
      '2027-01-05',
    ]);
    expect([startDay(rowOf(schedule, 'm')), finishDay(rowOf(schedule, 'm'))]).toEqual([
      '2027-01-09',
      '2027-01-09',
    ]);
    const round = planOf(
      [{ id: 'a', durationMinutes: 2 * 1_440, calendarId: 'all' }],
      [],
      { calendars: [{ id: 'all', title: 'All', week: Array(7).fill([{ from: 0, to: 1_440 }]) }] },
      { startAt: '2027-01-04T00:00' },
    );
    const row = rowOf(computeSchedule(round), 'a');
    expect([startDay(row), finishDay(row)]).toEqual(['2027-01-04', '2027-01-05']);
  });

  it('[S28] slack and length are in working days of the row’s calendar', () => {
    const document = planOf(
      [
        { id: 'a', durationMinutes: 12 * 60, calendarId: 'short' },
        { id: 'b', durationMinutes: days(5) },
      ],
      [],
      {
        calendars: [
          { id: 'short', title: 'Short', week: [[], ...Array(5).fill([{ from: 480, to: 840 }]), []] },
        ],
      },
    );
    const schedule = computeSchedule(document);
    expect(durationDays(rowOf(schedule, 'a'))).toBe(2);
    expect(slackDays(rowOf(schedule, 'a'))).toBe(3);
    expect(freeSlackDays(rowOf(schedule, 'a'))).toBe(3);
    expect(lateDays(rowOf(schedule, 'a'))).toEqual({ startDay: '2027-01-07', finishDay: '2027-01-08' });
  });
});
