import { isPull, type PicturePoint } from '../gestures/groundPress';
import { minutesPerDay, type TimeWindow } from '../timeScale';

/** The part of a bar that the pointer holds. */
export type BarPart = 'move' | 'start' | 'finish';

/** How far a bar was pulled: by whole days, or to another lane. */
export type GripPull =
  | { readonly what: BarPart; readonly days: number; readonly span: TimeWindow }
  | { readonly what: 'lane'; readonly laneKey: string };

/** The lanes that a pull goes between; null for a bar that stands in none, and where there is none. */
export type GripLanes = { readonly own: string | null; readonly over: string | null };

/** Pixels up or down from which a pull leaves its lane, at least. */
const leaveLanePixels = 16;

/** The other lane that a pull leads to: a hand that goes along the time axis drifts, and means no other lane by that. */
function laneOfPull(from: PicturePoint, to: PicturePoint, { own, over }: GripLanes): string | null {
  const up = Math.abs(to.y - from.y);
  const isMeant = up >= leaveLanePixels && up > Math.abs(to.x - from.x) / 4;
  return isMeant && own !== null && over !== null && over !== own ? over : null;
}

/**
 * What a pull comes to. In whole days, so that midnights, and the noons of milestones, stay midnights and noons. Over
 * another lane the dates stay: one gesture changes one thing.
 */
export function pullBar(
  part: BarPart,
  before: TimeWindow,
  from: PicturePoint,
  to: PicturePoint,
  minutesPerPixel: number,
  lanes: GripLanes,
): GripPull {
  const laneKey = part === 'move' ? laneOfPull(from, to, lanes) : null;
  if (laneKey !== null) return { what: 'lane', laneKey };
  const { fromMinutes, toMinutes } = before;
  let days = Math.round(((to.x - from.x) * minutesPerPixel) / minutesPerDay);
  const length = Math.round((toMinutes - fromMinutes) / minutesPerDay);
  if (part === 'start') days = Math.min(days, length - 1);
  if (part === 'finish') days = Math.max(days, 1 - length);
  const span = {
    fromMinutes: part === 'finish' ? fromMinutes : fromMinutes + days * minutesPerDay,
    toMinutes: part === 'start' ? toMinutes : toMinutes + days * minutesPerDay,
  };
  return { what: part, days, span };
}

/** What was done to a bar that cannot be moved in time: nothing, a pull to another lane, or a pull that is refused. */
export function pullFixedBar(
  from: PicturePoint,
  to: PicturePoint,
  lanes: GripLanes,
): { readonly what: 'lane'; readonly laneKey: string } | 'refused' | null {
  if (!isPull(from, to)) return null;
  const laneKey = laneOfPull(from, to, lanes);
  if (laneKey !== null) return { what: 'lane', laneKey };
  return Math.abs(to.x - from.x) >= Math.abs(to.y - from.y) ? 'refused' : null;
}
