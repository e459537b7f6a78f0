import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  dayToNumber,
  firstDayNumber,
  isDay,
  lastDayNumber,
  numberToDay,
  parseDay,
  weekdayOf,
} from '../../../src/domain/time/day';
import {
  isMoment,
  type Moment,
  minutesToMoment,
  momentToDay,
  momentToMinutes,
  parseMoment,
  shiftMoment,
} from '../../../src/domain/time/moment';

const dayNumbers = fc.integer({ min: firstDayNumber, max: lastDayNumber });

describe('days', () => {
  it('agree with the platform over all years from 1 to 9999', () => {
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const oracle = new Date(dayNumber * 86_400_000);
        expect(numberToDay(dayNumber)).toBe(oracle.toISOString().slice(0, 10));
        expect(dayToNumber(numberToDay(dayNumber))).toBe(dayNumber);
        expect(weekdayOf(dayNumber)).toBe(oracle.getUTCDay());
      }),
      { numRuns: 3_000 },
    );
  });

  it('sort as text as they follow each other', () => {
    fc.assert(
      fc.property(dayNumbers, dayNumbers, (a, b) => {
        expect(Math.sign(a - b)).toBe(
          numberToDay(a) === numberToDay(b) ? 0 : numberToDay(a) < numberToDay(b) ? -1 : 1,
        );
        expect(daysBetween(numberToDay(a), numberToDay(b))).toBe(b - a);
      }),
    );
  });

  it('refuse what is no day of the calendar', () => {
    for (const text of [
      '2027-02-29',
      '2027-13-01',
      '2027-00-10',
      '2027-1-1',
      '0000-01-01',
      '27-01-01',
      '2027-04-31',
      ' 2027-01-01',
      '2027-01-01T00:00',
      '',
    ]) {
      expect(parseDay(text), text).toBeNull();
    }
    for (const text of ['2028-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])
      expect(isDay(text), text).toBe(true);
    expect(parseDay('1900-02-29')).toBeNull();
  });

  it('stop at the ends of the calendar', () => {
    expect(addDays('9999-12-31' as Day, 1)).toBe('9999-12-31');
    expect(addDays('0001-01-01' as Day, -400)).toBe('0001-01-01');
  });

  it('step by months to the last day of a shorter one', () => {
    expect(addMonths('2027-01-31' as Day, 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31' as Day, 1)).toBe('2028-02-29');
    expect(addMonths('2027-03-15' as Day, -15)).toBe('2025-12-15');
  });
});

describe('moments', () => {
  it('go to minutes and back, to the second', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: 0, max: 86_399 }), (dayNumber, second) => {
        const moment = minutesToMoment(dayNumber * 1_440 + second / 60);
        expect(momentToDay(moment)).toBe(numberToDay(dayNumber));
        expect(Math.round(momentToMinutes(moment) * 60)).toBe(dayNumber * 86_400 + second);
      }),
    );
  });

  it('keep their time of day when they are shifted', () => {
    expect(shiftMoment('2027-03-27T10:30' as Moment, 1)).toBe('2027-03-28T10:30');
    expect(shiftMoment('2027-03-27' as Moment, 7)).toBe('2027-04-03');
  });

  it('refuse what is none', () => {
    for (const text of [
      '2027-01-01T24:00',
      '2027-01-01T10',
      '2027-01-01 10:00',
      '2027-02-30T10:00',
      '2027-01-01T10:60',
      '2027-01-01T10:00Z',
    ]) {
      expect(parseMoment(text), text).toBeNull();
    }
    expect(isMoment('2027-01-01T23:59:59')).toBe(true);
  });
});
