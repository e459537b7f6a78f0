/** Which days are worked on: by number of the day since the epoch. */
export type WorkingDays = { readonly isWorking: (day: number) => boolean };

/** The most days that are looked at for one span; a longer one is no plan. */
const longestSearch = 20_000;

/** The first working day from a day on; the day itself where none follows. */
export function nextWorkingDay({ isWorking }: WorkingDays, day: number): number {
  for (let at = day; at < day + longestSearch; at++) if (isWorking(at)) return at;
  return day;
}

/**
 * The day at whose beginning so many working days have passed since the beginning of a day (before it for a negative
 * number); `null` where that is further away than is looked.
 */
export function shiftByWorkingDays(days: WorkingDays, from: number, count: number): number | null {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = from;
  for (let looked = 0; left > 0; looked++) {
    if (looked >= longestSearch) return null;
    if (days.isWorking(step > 0 ? at : at - 1)) left--;
    at += step;
  }
  return at;
}
