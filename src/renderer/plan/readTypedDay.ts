import type { Day } from '../../domain/time/day';
import { parseSpokenDay } from '../../domain/time/parseSpokenDay';
import { usePreferences } from '../ui/preferences';

/** Reads a day as a person types it into a cell, by their preferences: "fri", "+2w", "3 mar", "Q3". */
export function readTypedDay(typed: string): Day | null {
  const { today, dateStyle, fiscalYearStartMonth } = usePreferences.getState();
  return parseSpokenDay(typed, {
    today,
    edge: 'finish',
    order: dateStyle === 'monthDay' ? 'monthDay' : 'dayMonth',
    fiscalYearStartMonth,
  });
}
