import type { KeyResult } from '../model/goal';
import { type Day, daysBetween } from '../time/day';

/** How a key result stands against its target by its goal's day. */
export type KeyResultStanding = {
  /** [O1] The share of the way from baseline to target that is done, 0 to 1 or beyond; null where a number is missing. */
  readonly share: number | null;
  /** [O2] What it will be on the goal's day if it goes on as it did; null without two measurements on different days. */
  readonly forecast: number | null;
  /** [O3] Reached, on the way, forecast to miss, or nobody can say. */
  readonly state: 'reached' | 'onWay' | 'missing' | 'unknown';
};

/** [O1] How far from baseline to target something is; null where a number is missing. A target may lie below its baseline. */
export function shareOfWay({ baseline, target, current }: KeyResult): number | null {
  if (baseline === null || target === null || current === null) return null;
  if (baseline === target) return current === target ? 1 : 0;
  return (current - baseline) / (target - baseline);
}

/** The measurements by day, the latest of a day. */
function points(history: KeyResult['history']): readonly { readonly day: Day; readonly value: number }[] {
  const byDay = new Map(history.map((point) => [point.day, point]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** [O2] The least squares line through the measurements, read on a day. */
export function forecastOn(history: KeyResult['history'], day: Day): number | null {
  const all = points(history);
  const [first] = all;
  if (!first || all.length < 2) return null;
  const xs = all.map((point) => daysBetween(first.day, point.day));
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const meanY = all.reduce((sum, { value }) => sum + value, 0) / all.length;
  let over = 0;
  let under = 0;
  for (const [i, point] of all.entries()) {
    const dx = (xs[i] ?? 0) - meanX;
    over += dx * (point.value - meanY);
    under += dx * dx;
  }
  return meanY + (over / under) * (daysBetween(first.day, day) - meanX);
}

/** How a key result stands, for a goal that is due on `dueDay`. */
export function keyResultStanding(result: KeyResult, dueDay: Day | null): KeyResultStanding {
  const share = shareOfWay(result);
  const forecast = dueDay === null ? null : forecastOn(result.history, dueDay);
  if (share !== null && share >= 1) return { share, forecast, state: 'reached' };
  if (share === null || forecast === null) return { share, forecast, state: 'unknown' };
  const reaches = shareOfWay({ ...result, current: forecast });
  return { share, forecast, state: reaches !== null && reaches >= 1 ? 'onWay' : 'missing' };
}

/** [O4] Keeps a measurement, the last of its day, and makes the latest one the current value. */
export function measure(result: KeyResult, day: Day, value: number): KeyResult {
  const history = [...points(result.history).filter((point) => point.day !== day), { day, value }];
  history.sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ...result, history, current: history.at(-1)?.value ?? value };
}
