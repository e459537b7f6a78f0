import { computeEarly } from './early';
import { computeLate } from './late';
import type { Network } from './network';
import type { Order } from './order';
import { constraintCode, rowMode } from './rowTable';
import { computeSlack, rollUp } from './slack';
import { createTimes, type Times } from './times';

/** Runs all passes: forward, backward, forward again where something is to be as late as possible, slack. */
export function computeTimes(network: Network, order: Order): Times {
  const times = createTimes(network);
  computeEarly(network, order, times, false);
  if (Number.isNaN(times.finish)) return times;
  computeLate(network, order, times);
  // What is to be as late as possible pushes its successors: they follow from its late dates.
  if (hasLateRows(network)) computeEarly(network, order, times, true);
  rollUp(network, times);
  computeSlack(network, order, times);
  return times;
}

/** Whether something is to be as late as possible. */
export function hasLateRows(network: Network): boolean {
  const { constraint, mode, count } = network.rows;
  for (let row = 0; row < count; row++) {
    if (constraint[row] === constraintCode.ALAP && mode[row] === rowMode.auto) return true;
  }
  return false;
}
