import { type Day, dayNumberToCivil, dayToNumber } from './day';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "26 Feb 2027": a day in sentences of the law, which know no settings. */
export function dayToText(day: Day): string {
  const { year, month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  return `${dayOfMonth} ${monthNames[month - 1]} ${year}`;
}
