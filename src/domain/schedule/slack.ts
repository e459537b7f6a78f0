import { spanBetween } from '../time/spans';
import type { WorkingCalendar } from '../time/workingCalendar';
import { edgeKind, type Network } from './network';
import type { Order } from './order';
import { constraintCode, type RowTable, rowMode } from './rowTable';
import { addLag, always, cause, never, type Times } from './times';

/** Summaries from their parts, deepest first. */
export function rollUp(network: Network, times: Times): void {
  const { rows } = network;
  const { parent, mode, downward, calendars } = rows;
  const { earlyStart, earlyFinish, lateStart, lateFinish, dated } = times;
  for (let row = 0; row < rows.count; row++) {
    if (mode[row] !== rowMode.summary) continue;
    times.exitStart[row] = lateStart[row] as number;
    times.exitFinish[row] = lateFinish[row] as number;
    earlyStart[row] = never;
    earlyFinish[row] = always;
    lateStart[row] = never;
    lateFinish[row] = always;
    times.cause[row] = cause.parts;
  }
  for (let k = rows.count - 1; k >= 0; k--) {
    const row = downward[k] as number;
    if (dated[row] === 0) continue;
    if (mode[row] === rowMode.summary) {
      const calendar = calendars[row] as WorkingCalendar;
      times.earlyStartWork[row] = calendar.workAt(earlyStart[row] as number);
      times.earlyFinishWork[row] = calendar.workAt(earlyFinish[row] as number);
      times.lateStartWork[row] = calendar.workAt(lateStart[row] as number);
      times.lateFinishWork[row] = calendar.workAt(lateFinish[row] as number);
    }
    const above = parent[row] as number;
    if (above < 0 || mode[above] !== rowMode.summary) continue;
    const start = earlyStart[row] as number;
    const finish = earlyFinish[row] as number;
    if (start < (earlyStart[above] as number)) earlyStart[above] = start;
    if (finish > (earlyFinish[above] as number)) earlyFinish[above] = finish;
    // A part that a person placed holds its summary there: its slack is not the summary's.
    const byHand = placedByHand(rows, row);
    const startBy = byHand ? start : (lateStart[row] as number);
    const finishBy = byHand ? finish : (lateFinish[row] as number);
    if (startBy < (lateStart[above] as number)) lateStart[above] = startBy;
    if (finishBy > (lateFinish[above] as number)) lateFinish[above] = finishBy;
  }
}

/** Whether a row that is no summary stands where a person put it, begun or not. */
function placedByHand(rows: RowTable, row: number): boolean {
  const state = rows.mode[row] as number;
  return (
    state === rowMode.manual || (state === rowMode.started && rows.rows[row]?.plan.placement === 'manual')
  );
}

/**
 * Total and free slack of every row, or of the marked ones, in seconds of its own calendar (of an elapsed row: by the
 * clock).
 */
export function computeSlack(
  network: Network,
  order: Order,
  times: Times,
  marked: Uint8Array | null = null,
): void {
  const { count } = network.rows;
  for (let row = 0; row < count; row++) {
    if (times.dated[row] === 0 || (marked !== null && marked[row] === 0)) continue;
    if (times.done[row] === 1) {
      times.totalSlack[row] = 0;
      times.freeSlack[row] = 0;
      continue;
    }
    const total = totalSlackOf(network, times, row);
    const free = freeSlackOf(network, times, order.setAside, row);
    // A row with dates of its own may stand apart from its links: only for others is the total a bound too.
    const state = network.rows.mode[row] as number;
    const followsLinks = state === rowMode.auto || state === rowMode.summary;
    const bounded = free === never || followsLinks ? Math.min(free, total) : free;
    times.totalSlack[row] = total;
    times.freeSlack[row] = Math.max(0, bounded);
  }
}

function totalSlackOf(network: Network, times: Times, row: number): number {
  const { rows } = network;
  const calendar = rows.calendars[row] as WorkingCalendar;
  const code = rows.constraint[row] as number;
  if (rows.mode[row] === rowMode.auto && code >= constraintCode.hardSNLT && code <= constraintCode.ALAP) {
    if (code === constraintCode.ALAP) return 0;
    // A pinned row's conflict shows between where its links have it and where it may be at the latest.
    const pulled = (times.drivenStart[row] as number) > (times.earlyStart[row] as number);
    if (pulled) {
      const clock = rows.elapsed[row] === 1;
      return Math.min(
        spanBetween(calendar, clock, times.drivenStart[row] as number, times.lateStart[row] as number),
        spanBetween(calendar, clock, times.drivenFinish[row] as number, times.lateFinish[row] as number),
      );
    }
  }
  if (rows.elapsed[row] === 1) {
    const finishSlack = (times.lateFinish[row] as number) - (times.earlyFinish[row] as number);
    const startSlack = (times.lateStart[row] as number) - (times.earlyStart[row] as number);
    return times.begun[row] === 1 ? finishSlack : Math.min(startSlack, finishSlack);
  }
  const finishSlack = (times.lateFinishWork[row] as number) - (times.earlyFinishWork[row] as number);
  const startSlack = (times.lateStartWork[row] as number) - (times.earlyStartWork[row] as number);
  return times.begun[row] === 1 ? finishSlack : Math.min(startSlack, finishSlack);
}

/** Until a direct successor would move; Infinity where nothing depends on the row directly. */
function freeSlackOf(network: Network, times: Times, setAside: Uint8Array | null, row: number): number {
  const { rows, edgeTo, edgeKinds, edgeLag, outgoing, outgoingStart, rowOfNode } = network;
  const calendar = rows.calendars[row] as WorkingCalendar;
  const clock = rows.elapsed[row] === 1;
  let free = never;
  const end = outgoingStart[row + 1] as number;
  for (let k = outgoingStart[row] as number; k < end; k++) {
    const edge = outgoing[k] as number;
    const kind = edgeKinds[edge] as number;
    if (kind >= edgeKind.enter || (setAside !== null && setAside[edge] === 1)) continue;
    const to = rowOfNode[edgeTo[edge] as number] as number;
    if (times.done[to] === 1) continue;
    const toStart = kind === edgeKind.FS || kind === edgeKind.SS;
    const fromFinish = kind === edgeKind.FS || kind === edgeKind.FF;
    let span: number;
    if (edgeLag[edge] === 0 && !clock && rows.elapsed[to] === 0 && rows.calendars[to] === calendar) {
      span =
        ((toStart ? times.earlyStartWork : times.earlyFinishWork)[to] as number) -
        ((fromFinish ? times.earlyFinishWork : times.earlyStartWork)[row] as number);
    } else {
      const at = (toStart ? times.earlyStart : times.earlyFinish)[to] as number;
      const bound = addLag(network, times, edge, at, -1);
      const own = (fromFinish ? times.earlyFinish : times.earlyStart)[row] as number;
      span = spanBetween(calendar, clock, own, bound);
    }
    if (span < free) free = span;
  }
  return free;
}
