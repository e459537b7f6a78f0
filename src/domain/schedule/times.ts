import { clampTime } from '../time/workingCalendar';
import { datedRows, edgeKind, lagUnit, type Network } from './network';
import { rowMode } from './rowTable';

/** What decided an early start. */
export const cause = {
  none: 0,
  link: 1,
  constraint: 2,
  written: 3,
  programStart: 4,
  manual: 5,
  actual: 6,
  parts: 7,
} as const;

/** Later and earlier than any time. */
export const never = Number.POSITIVE_INFINITY;
export const always = Number.NEGATIVE_INFINITY;

/**
 * The computed times, in seconds. Columns over nodes: below the number of rows a row (of a summary: its ends), above
 * it the entry of a summary, whose `earlyStart` and `earlyFinish` are bounds on all its parts.
 */
export type Times = {
  readonly dated: Uint8Array;
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  /**
   * Early times as the links alone have them, before a constraint pulled or pinned them. Of an entry, `drivenStart` is
   * the edge behind its bound on finishes.
   */
  readonly drivenStart: Float64Array;
  readonly drivenFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** What predecessors have to leave room for: the late start; of a row that has started, that of what remains. */
  readonly neededStart: Float64Array;
  /** The same ends in working seconds of the row's own calendar, so that slack is a difference. Not for elapsed rows. */
  readonly earlyStartWork: Float64Array;
  readonly earlyFinishWork: Float64Array;
  readonly lateStartWork: Float64Array;
  readonly lateFinishWork: Float64Array;
  readonly cause: Uint8Array;
  /** Edge that decided the early start; -1 for none. */
  readonly drivingEdge: Int32Array;
  /** 1 for rows that are done, and for summaries whose parts all are. */
  readonly done: Uint8Array;
  /** 1 for rows that have started or are done, and for summaries of which a part has. */
  readonly begun: Uint8Array;
  readonly totalSlack: Float64Array;
  readonly freeSlack: Float64Array;
  /** Late times of the exits of summaries as their links have them, before they were rolled up from the parts. */
  readonly exitStart: Float64Array;
  readonly exitFinish: Float64Array;
  /** The program's first start and last finish; NaN when nothing is dated. */
  start: number;
  finish: number;
};

/** Columns for a network, with nothing computed yet. */
export function createTimes(network: Network): Times {
  const { nodeCount, rows } = network;
  const dated = datedRows(rows);
  return {
    dated,
    earlyStart: new Float64Array(nodeCount).fill(always),
    earlyFinish: new Float64Array(nodeCount).fill(always),
    drivenStart: new Float64Array(nodeCount),
    drivenFinish: new Float64Array(nodeCount),
    ...createLateTimes(network),
    earlyStartWork: new Float64Array(nodeCount),
    earlyFinishWork: new Float64Array(nodeCount),
    cause: new Uint8Array(nodeCount),
    drivingEdge: new Int32Array(nodeCount).fill(-1),
    ...progressOfRows(network, dated),
    start: Number.NaN,
    finish: Number.NaN,
  };
}

/** The columns that a backward pass and the slack fill. */
export function createLateTimes(network: Network) {
  const { nodeCount, rows } = network;
  return {
    lateStart: new Float64Array(nodeCount).fill(never),
    lateFinish: new Float64Array(nodeCount).fill(never),
    neededStart: new Float64Array(nodeCount).fill(never),
    lateStartWork: new Float64Array(nodeCount),
    lateFinishWork: new Float64Array(nodeCount),
    totalSlack: new Float64Array(rows.count),
    freeSlack: new Float64Array(rows.count),
    exitStart: new Float64Array(rows.count),
    exitFinish: new Float64Array(rows.count),
  };
}

/** The same times in columns of their own. */
export function copyTimes(times: Times): Times {
  const copy: Record<string, unknown> = { ...times };
  for (const [name, column] of Object.entries(times)) {
    if (typeof column !== 'number') copy[name] = column.slice();
  }
  return copy as Times;
}

/** Columns that hold numbers of edges, in the numbers of the new network. */
export function renumberEdges(times: Times, edgeNumbers: Int32Array, { rows, nodeCount }: Network): void {
  const { drivingEdge, drivenStart } = times;
  for (let node = 0; node < nodeCount; node++) {
    const edge = drivingEdge[node] as number;
    if (edge >= 0) drivingEdge[node] = edgeNumbers[edge] as number;
  }
  // Of an entry: the edge behind its bound on finishes.
  for (let node = rows.count; node < nodeCount; node++) {
    const edge = drivenStart[node] as number;
    if (edge >= 0) drivenStart[node] = edgeNumbers[edge] as number;
  }
}

/** Which rows are done and which have begun. */
export function progressOfRows(network: Network, dated: Uint8Array): Pick<Times, 'done' | 'begun'> {
  const { count, downward, mode, parent } = network.rows;
  const open = new Uint8Array(count);
  const done = new Uint8Array(count);
  const begun = new Uint8Array(count);
  for (let k = count - 1; k >= 0; k--) {
    const row = downward[k] as number;
    if (dated[row] === 0) continue;
    done[row] = mode[row] === rowMode.done || (mode[row] === rowMode.summary && open[row] === 0) ? 1 : 0;
    if (done[row] === 1 || mode[row] === rowMode.started) begun[row] = 1;
    const above = parent[row] as number;
    if (above < 0) continue;
    if (done[row] === 0) open[above] = 1;
    if (begun[row] === 1 && mode[above] === rowMode.summary) begun[above] = 1;
  }
  return { done, begun };
}

/** A lag in seconds of its own unit, for a predecessor as long as it is. */
function lagOf(network: Network, times: Times, edge: number): number {
  const lag = network.edgeLag[edge] as number;
  if (network.edgeLagUnit[edge] !== lagUnit.percent) return lag;
  const from = network.edgeFrom[edge] as number;
  const { rows } = network;
  const length =
    rows.mode[from] === rowMode.summary
      ? (rows.calendars[from]?.between(times.earlyStart[from] as number, times.earlyFinish[from] as number) ??
        0)
      : (rows.duration[from] as number);
  return Math.round((length * lag) / 100);
}

/** A time moved by an edge's lag, on the successor's calendar; `sign` -1 takes the lag back. */
export function addLag(network: Network, times: Times, edge: number, time: number, sign: 1 | -1): number {
  if (network.edgeLag[edge] === 0) return time;
  const lag = lagOf(network, times, edge) * sign;
  if (network.edgeLagUnit[edge] === lagUnit.elapsed) return clampTime(time + lag);
  const { rows } = network;
  const predecessor = network.edgeFrom[edge] as number;
  if (network.edgeLagUnit[edge] === lagUnit.percent && rows.elapsed[predecessor] === 1) {
    return clampTime(time + lag);
  }
  const calendar = rows.calendars[network.rowOfNode[network.edgeTo[edge] as number] as number];
  return calendar ? calendar.add(time, lag) : time;
}

/** The time before which a link does not let its successor start (FS, SS) or finish (FF, SF). */
export function boundOfEdge(network: Network, times: Times, edge: number): number {
  const from = network.edgeFrom[edge] as number;
  const kind = network.edgeKinds[edge] as number;
  const fromFinish = kind === edgeKind.FS || kind === edgeKind.FF;
  return addLag(network, times, edge, (fromFinish ? times.earlyFinish : times.earlyStart)[from] as number, 1);
}
