import { type Day, numberToDay } from '../../../../domain/time/day';
import { minutesPerDay, type TimeScale, xToMinutes } from '../timeScale';
import type { PicturePoint } from './groundPress';
import { isPull } from './groundPress';

/** Days from a first to a last one. */
export type DaySpan = { readonly startDay: Day; readonly finishDay: Day };

/** Days of a bar that is drawn without a drag: four weeks. */
export const sketchDays = 28;

const dayNumberAt = (scale: TimeScale, x: number) => Math.floor(xToMinutes(scale, x) / minutesPerDay);

/** The days from where the pointer went down to where it is, whichever is first; null while that is no pull yet. */
export function drawnSpan(from: PicturePoint, to: PicturePoint, scale: TimeScale): DaySpan | null {
  if (!isPull(from, to)) return null;
  const [first, last] = from.x <= to.x ? [from.x, to.x] : [to.x, from.x];
  return {
    startDay: numberToDay(dayNumberAt(scale, first)),
    finishDay: numberToDay(dayNumberAt(scale, last)),
  };
}

/** The days of a bar of the usual length that begins at a time. */
export function spanFrom(minutes: number): DaySpan {
  const first = Math.floor(minutes / minutesPerDay);
  return { startDay: numberToDay(first), finishDay: numberToDay(first + sketchDays - 1) };
}
