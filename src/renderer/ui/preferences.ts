import { create } from 'zustand';
import { addDays, type Day } from '../../domain/time/day';

/** How dates are written: "26 Feb 2027", "Feb 26, 2027" or "2027-02-26". */
export type DateStyle = 'dayMonth' | 'monthDay' | 'iso';

/** What controls need to know of the user's taste and of the day that counts as today. */
export type Preferences = {
  readonly dateStyle: DateStyle;
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  readonly weekStart: 0 | 1 | 6;
  readonly today: Day;
  /** 1 January … 12 December: what "Q3" means. */
  readonly fiscalYearStartMonth: number;
};

/** Set by the shell from the settings and the open program. */
export const usePreferences = create<Preferences>(() => ({
  dateStyle: 'dayMonth',
  weekStart: 1,
  today: addDays('1970-01-01' as Day, Math.floor(Date.now() / 86_400_000)),
  fiscalYearStartMonth: 1,
}));
