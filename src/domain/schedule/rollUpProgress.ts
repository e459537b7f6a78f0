import type { Network } from './network';
import { rowMode } from './rowTable';
import type { Times } from './times';

/** [S30] Progress of every row in whole or broken per cent: of summaries that of the tasks below, weighed by their durations. */
export function rollUpProgress({ rows }: Network, times: Times): Float64Array {
  const { count, downward, duration, kinds, mode, parent } = rows;
  const total = new Float64Array(count);
  const worked = new Float64Array(count);
  const percent = new Float64Array(count);
  for (let k = count - 1; k >= 0; k--) {
    const row = downward[k] as number;
    const own = rows.percent[row] as number;
    percent[row] = own;
    if (times.dated[row] === 0) continue;
    if (mode[row] !== rowMode.summary) {
      const share = times.done[row] === 1 ? 100 : own;
      total[row] = duration[row] as number;
      worked[row] = ((duration[row] as number) * share) / 100;
    } else if ((total[row] as number) > 0) {
      const complete = worked[row] === total[row];
      const share = Math.round(((worked[row] as number) / (total[row] as number)) * 100);
      // 99.6 % is not done: only what is done may say 100.
      percent[row] = complete || times.done[row] === 1 ? 100 : Math.min(99, share);
    }
    const above = parent[row] as number;
    if (above < 0 || kinds[row] === 'milestone') continue;
    total[above] = (total[above] as number) + (total[row] as number);
    worked[above] = (worked[above] as number) + (worked[row] as number);
  }
  return percent;
}
