import { type Day, parseDay } from './day';
import { dayToText as dayToPlainText } from './dayToText';

/** ISO days inside a sentence, as a reader says them; what only looks like a day stays. */
export function readableDays(sentence: string, dayToText: (day: Day) => string = dayToPlainText): string {
  return sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (text) => {
    const day = parseDay(text);
    return day === null ? text : dayToText(day);
  });
}
