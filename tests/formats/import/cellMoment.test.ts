import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoment } from '../../../src/domain/time/moment';
import { cellToMoment, orderEvidence } from '../../../src/formats/import/cellMoment';

describe('a cell that names a day', () => {
  it.each([
    ['2027-03-04', '2027-03-04'],
    ['2027/3/4', '2027-03-04'],
    ['20270304', '2027-03-04'],
    ['2027-03-04T10:30', '2027-03-04T10:30'],
    ['2027-03-04 10:30:15', '2027-03-04T10:30:15'],
    ['2027-03-04T00:00:00.000Z', '2027-03-04'],
    ['2027-03-04T10:30:00+02:00', '2027-03-04T10:30'],
    ['22/Mar/26 10:50 AM', '2026-03-22T10:50'],
    ['05/Oct/25 12:00 AM', '2025-10-05'],
    ['05/Oct/25 12:30 PM', '2025-10-05T12:30'],
    ['4 March 2027', '2027-03-04'],
    ['4th Mar 2027', '2027-03-04'],
    ['4-Mar-27', '2027-03-04'],
    ['March 4, 2027', '2027-03-04'],
    ['Mar 4 2027', '2027-03-04'],
    ['1 Jan 85', '1985-01-01'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['05/05/2026', '2026-05-05'],
  ])('%s is %s', (cell, moment) => {
    expect(cellToMoment(cell, null)).toBe(moment);
  });

  it.each([
    '',
    'TBD',
    'Q3 2026',
    '2027-02-30',
    '2027-13-01',
    '31/02/2027',
    '13:00',
    '45000',
    '1/2',
    '99/99/2027',
    '4 Brumaire 2027',
    '05/Oct/25 13:00 PM',
  ])('"%s" is none', (cell) => {
    expect(cellToMoment(cell, null)).toBeNull();
  });

  it('is not guessed where the order of its numbers matters', () => {
    expect(cellToMoment('03/04/2027', null)).toBeNull();
    expect(cellToMoment('03/04/2027', 'dmy')).toBe('2027-04-03');
    expect(cellToMoment('03/04/2027', 'mdy')).toBe('2027-03-04');
    expect(cellToMoment('03.04.27', null)).toBeNull();
    expect(cellToMoment('03.04.27', 'ymd')).toBe('2003-04-27');
    expect(cellToMoment('2027-04-03', 'mdy')).toBe('2027-04-03');
  });

  it('does not change the order for the one date that fits only another', () => {
    expect(cellToMoment('12/25/2026', 'dmy')).toBeNull();
  });

  it('is always a moment of the calendar, and never throws, whatever the text', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('/', '-', '.', ' ', ':', 'T', 'Mar', 'AM', 'Z', ','),
        fc.nat(9_999).map(String),
        fc.string(),
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        parts.map((it) => it.join('')),
        fc.constantFrom(null, 'ymd' as const, 'dmy' as const, 'mdy' as const),
        (text, order) => {
          const moment = cellToMoment(text, order);
          expect(moment === null || isMoment(moment)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the dates of a sheet together', () => {
  it('settle their order when one of them fits one order only', () => {
    expect(orderEvidence(['03/04/2027', '25/12/2026'])).toEqual({
      possible: ['dmy'],
      ambiguous: '03/04/2027',
    });
    expect(orderEvidence(['03/04/2027', '12/25/2026']).possible).toEqual(['mdy']);
  });

  it('leave it open when all of them fit both, or when they contradict each other', () => {
    expect(orderEvidence(['03/04/2027', '05/06/2027']).possible).toEqual(['dmy', 'mdy']);
    expect(orderEvidence(['25/12/2026', '12/25/2026', '03/04/2027'])).toEqual({
      possible: [],
      ambiguous: '03/04/2027',
    });
  });

  it('are not looked at where the year comes first', () => {
    expect(orderEvidence(['2027-03-04', '', 'soon'])).toEqual({ possible: [], ambiguous: null });
  });
});
