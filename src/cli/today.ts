import type { ProgramDocument } from '../domain/model/document';
import { type Day, parseDay } from '../domain/time/day';
import type { Arguments } from './arguments';
import { WrongUsage } from './wrongUsage';

/** The day that counts as today: as given, else the plan's own, else the clock's. */
export function todayOf(args: Arguments, document: ProgramDocument, now: Date = new Date()): Day {
  const given = args.valueOf('today');
  if (given !== null) {
    const day = parseDay(given);
    if (day === null)
      throw new WrongUsage(`--today is a day such as 2027-01-31, not "${given.slice(0, 40)}".`);
    return day;
  }
  if (document.program.statusDay !== null) return document.program.statusDay;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}
