import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, numberToDay, parseDay } from '../../../src/domain/time/day';
import { parseSpokenDay } from '../../../src/domain/time/parseSpokenDay';

/** A Sunday. */
const today = '2026-11-22' as Day;
const read = (text: string, more: Partial<Parameters<typeof parseSpokenDay>[1]> = {}) =>
  parseSpokenDay(text, { today, ...more });

describe('parseSpokenDay', () => {
  it.each([
    ['2027-02-26', '2027-02-26'],
    ['2027-2-6', '2027-02-06'],
    ['today', '2026-11-22'],
    [' Tomorrow ', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['fri', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['next fri', '2026-11-27'],
    ['last fri', '2026-11-20'],
    ['sun', '2026-11-29'],
    ['this sun', '2026-11-22'],
    ['last sunday', '2026-11-15'],
    ['+2w', '2026-12-06'],
    ['+2 weeks', '2026-12-06'],
    ['in 10 days', '2026-12-02'],
    ['-3d', '2026-11-19'],
    ['3 days ago', '2026-11-19'],
    ['+1m', '2026-12-22'],
    ['+1q', '2027-02-22'],
    ['+1y', '2027-11-22'],
    ['3 mar', '2027-03-03'],
    ['3rd March', '2027-03-03'],
    ['mar 3', '2027-03-03'],
    ['March 3, 2028', '2028-03-03'],
    ["3 mar '28", '2028-03-03'],
    ['3-Mar-28', '2028-03-03'],
    ['15 nov', '2026-11-15'],
    ['1 sept', '2027-09-01'],
    ['29 feb 2028', '2028-02-29'],
    ['3/4/2027', '2027-04-03'],
    ['3.4.27', '2027-04-03'],
    ['eom', '2026-11-30'],
    ['end of quarter', '2026-12-31'],
    ['eoy', '2026-12-31'],
    ['dec', '2026-12-01'],
    ['end of feb', '2027-02-28'],
    ['mar 2028', '2028-03-01'],
    ['Q3', '2027-07-01'],
    ['q4', '2026-10-01'],
    ['end of Q3 2028', '2028-09-30'],
    ['H2 2027', '2027-07-01'],
    ['2028', '2028-01-01'],
  ])('reads %s as %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it('reads a stretch by its end where the end is meant', () => {
    expect(read('Q3', { edge: 'finish' })).toBe('2027-09-30');
    expect(read('feb 2028', { edge: 'finish' })).toBe('2028-02-29');
    expect(read('start of Q3', { edge: 'finish' })).toBe('2027-07-01');
  });

  it('reads numbers in the order of the user', () => {
    expect(read('3/4/2027', { order: 'monthDay' })).toBe('2027-03-04');
    expect(read('2/26', { order: 'monthDay' })).toBe('2027-02-26');
  });

  it('counts quarters from the start of the fiscal year', () => {
    expect(read('Q1 2027', { fiscalYearStartMonth: 4 })).toBe('2027-04-01');
    expect(read('Q4 2026', { fiscalYearStartMonth: 4 })).toBe('2027-01-01');
    expect(read('eoq', { fiscalYearStartMonth: 2 })).toBe('2027-01-31');
  });

  it.each([
    '',
    ' ',
    'soon',
    '30 feb',
    '31/2/2027',
    '2027-13-01',
    'q5',
    'h3',
    '+2',
    '+2x',
    '99',
    'ma',
    'f',
    '32 mar',
  ])('answers null for %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('never throws, and answers nothing but days of the calendar', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^[+-]?\d{0,5} ?[a-z]{0,9} ?\d{0,4}$/),
          fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?$/),
        ),
        fc.integer({ min: -700_000, max: 2_900_000 }).map(numberToDay),
        (text, from) => {
          const day = parseSpokenDay(text, { today: from });
          expect(day === null || parseDay(day) === day).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
