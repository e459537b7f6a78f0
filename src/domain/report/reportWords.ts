import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count } from '../words';

/** "26 Feb", with the year where the day is more than five months from today. */
export function dayToShortText(day: Day, today: Day): string {
  const text = dayToText(day);
  return Math.abs(daysBetween(today, day)) > 150 ? text : text.slice(0, text.lastIndexOf(' '));
}

/** How far a day is from another, in words: "10 days after baseline", "on baseline". */
export function varianceToWords(days: number, reference: string): string {
  if (days === 0) return `on ${reference}`;
  return `${count(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} ${reference}`;
}

/** The first `most` words of a text, with an ellipsis for what was left out. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= most ? words.join(' ') : `${words.slice(0, most).join(' ')}…`;
}

/** A title that fits into a sentence: at most so many characters, cut at a word where one ends. */
export function shortTitle(title: string, most = 70): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most - 1);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > most / 2 ? blank : cut.length).trimEnd()}…`;
}

/** "Engineering: 4" from a number with a unit: "99.82 %", "18 min"; "–" for none. */
export function amountToText(amount: number | null, unit: string): string {
  if (amount === null) return '–';
  const text = amount.toLocaleString('en-US', { maximumFractionDigits: 3 });
  return unit === '' ? text : `${text} ${unit}`;
}
