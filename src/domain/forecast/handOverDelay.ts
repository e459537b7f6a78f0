import { commitmentMoves } from '../agreements/standing';
import type { Agreement } from '../model/dependency';

/** By how many working days a promise that is broken is late on average, while nothing else is known of it. */
export const usualDelayDays = 10;
/** No delay is longer than so many average ones: more than 99.9 % of them are not. */
const longestDelays = 7;

/** How a promise may fail: how likely, and by how much on average. Delays are exponential. */
export type HandOverDelay = { readonly lateChance: number; readonly averageDays: number };

/**
 * What an agreement's confidence says of its hand-over: that often it is in time; else it is late by an exponential
 * delay. Its average in working days is what the committed day moved by at a time so far, where it only got later, else
 * `usualDelayDays`. `null` where nothing is said, or nothing can be late.
 */
export function agreementToDelay(agreement: Agreement): HandOverDelay | null {
  const { confidencePercent } = agreement;
  if (confidencePercent === null || confidencePercent >= 100) return null;
  const moves = commitmentMoves(agreement);
  const averageDays =
    moves.times > 0 && moves.days > 0 ? ((moves.days / moves.times) * 5) / 7 : usualDelayDays;
  return { lateChance: 1 - confidencePercent / 100, averageDays };
}

/** The delay, in working days, that a share of all cases stays below; `share` between 0 and 1. */
export function delayQuantile({ lateChance, averageDays }: HandOverDelay, share: number): number {
  const lateShare = (share - (1 - lateChance)) / lateChance;
  if (lateShare <= 0) return 0;
  return averageDays * Math.min(longestDelays, -Math.log1p(-lateShare));
}
