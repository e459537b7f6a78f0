import { type Day, dayNumberToCivil, dayToNumber } from './day';

/** English month names, January first; the app speaks English throughout. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** "Jan" … "Dec". */
export const shortMonthNames = monthNames.map((name) => name.slice(0, 3));

/** "26 Feb 2027": a day in sentences of the law, which know no settings. */
export function dayToText(day: Day): string {
  const { year, month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  return `${dayOfMonth} ${shortMonthNames[month - 1]} ${year}`;
}

/** "Feb 2027": the month of a day. */
export function dayToMonthText(day: Day): string {
  return `${shortMonthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}
