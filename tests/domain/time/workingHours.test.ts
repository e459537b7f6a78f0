import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeWeek } from '../../../src/domain/time/workingCalendar';
import {
  hoursOf,
  parseWorkingHours,
  weekToText,
  workingHoursToText,
} from '../../../src/domain/time/workingHours';

const read = (text: string) => {
  const parsed = parseWorkingHours(text);
  return parsed.ok ? workingHoursToText(parsed.value) : parsed.error;
};

describe('[C9] working hours are read as they are typed', () => {
  it.each([
    ['9-12, 13-17', '09:00–12:00, 13:00–17:00'],
    ['13-17; 8.30-12', '08:30–12:00, 13:00–17:00'],
    ['9 am to 5 pm', '09:00–17:00'],
    ['12am-12pm', '00:00–12:00'],
    ['8h30–17h00', '08:30–17:00'],
    ['22:00 until 24:00 and 0-6', '00:00–06:00, 22:00–24:00'],
    ['9-12, 12-13', '09:00–12:00, 12:00–13:00'],
    [' Off ', 'Off'],
    ['', 'Off'],
    ['–', 'Off'],
  ])('%j is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['9-5', '“9-5” ends before it begins'],
    ['9-9', '“9-9” ends before it begins'],
    ['9-12, 11-13', 'two spans overlap'],
    ['25-26', '“25-26” is no span of hours'],
    ['24:30-25', '“24:30-25” is no span of hours'],
    ['9:60-10', '“9:60-10” is no span of hours'],
    ['13 pm - 2 pm', '“13 pm - 2 pm” is no span of hours'],
    ['mornings', '“mornings” is no span of hours'],
    [', ,', '“, ,” holds no hours'],
    [
      Array.from({ length: 25 }, (_, i) => `0:${10 + i}-0:${11 + i}`).join(','),
      'there are more than 24 spans',
    ],
  ])('%j is refused: %s', (text, reason) => expect(read(text)).toBe(reason));

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 40 }), (cuts) => {
        const sorted = cuts.toSorted((a, b) => a - b);
        const intervals = Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
          from: sorted[2 * i] as number,
          to: sorted[2 * i + 1] as number,
        }));
        expect(parseWorkingHours(workingHoursToText(intervals))).toEqual({ ok: true, value: intervals });
      }),
    );
  });

  it('answers any text with hours or a reason', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const parsed = parseWorkingHours(text);
        if (parsed.ok) {
          for (const { from, to } of parsed.value) expect(from).toBeLessThan(to);
        } else expect(parsed.error).not.toBe('');
      }),
    );
  });
});

describe('weekToText', () => {
  it('joins neighbouring days of equal length', () => {
    expect(weekToText(officeWeek)).toBe('Mon–Fri 8 h');
    const week = officeWeek.map((day, i) => (i === 5 ? [{ from: 480, to: 750 }] : i === 6 ? [] : day));
    expect(weekToText(week)).toBe('Mon–Thu 8 h, Fri 4.5 h');
    expect(weekToText([officeWeek[1] ?? [], [], [], [], [], [], officeWeek[1] ?? []], 6)).toBe('Sat–Sun 8 h');
    expect(weekToText([[], [], [], [], [], [], []])).toBe('No working time');
  });

  it('tells the hours of a day', () => {
    expect(hoursOf(officeWeek[1] ?? [])).toBe(8);
    expect(hoursOf([{ from: 0, to: 20 }])).toBe(0.33);
  });
});
