import { clampTime } from '../time/workingCalendar';
import { datedRows, edgeKind, lagUnit, type Network } from './network';
import type { Order } from './order';
import { constraintCode, rowMode, shift, spanBetween } from './rowTable';

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

/**
 * The computed times, in seconds. Columns over nodes: below the number of rows a row (of a summary: its ends), above
 * it the entry of a summary, whose `earlyStart` and `earlyFinish` are bounds on all its parts.
 */
export type Times = {
  readonly dated: Uint8Array;
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  /** Early times as the links alone have them, before a constraint pulled or pinned them. */
  readonly drivenStart: Float64Array;
  readonly drivenFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  readonly cause: Uint8Array;
  /** Edge that decided the early start; -1 for none. */
  readonly drivingEdge: Int32Array;
  /** 1 for rows that are done, and for summaries whose parts all are. */
  readonly done: Uint8Array;
  /** 1 for rows that have started or are done, and for summaries of which a part has. */
  readonly begun: Uint8Array;
  readonly totalSlack: Float64Array;
  readonly freeSlack: Float64Array;
  /** The program's first start and last finish; NaN when nothing is dated. */
  start: number;
  finish: number;
};

const never = Number.POSITIVE_INFINITY;
const always = Number.NEGATIVE_INFINITY;

/** Runs all passes: forward, backward, the as-late-as-possible ones again, slack. */
export function computeTimes(network: Network, order: Order): Times {
  const { nodeCount, rows } = network;
  const dated = datedRows(rows);
  const times: Times = {
    dated,
    earlyStart: new Float64Array(nodeCount).fill(always),
    earlyFinish: new Float64Array(nodeCount).fill(always),
    drivenStart: new Float64Array(nodeCount).fill(always),
    drivenFinish: new Float64Array(nodeCount).fill(always),
    lateStart: new Float64Array(nodeCount).fill(never),
    lateFinish: new Float64Array(nodeCount).fill(never),
    cause: new Uint8Array(nodeCount),
    drivingEdge: new Int32Array(nodeCount).fill(-1),
    ...progressOfRows(network, dated),
    totalSlack: new Float64Array(rows.count),
    freeSlack: new Float64Array(rows.count),
    start: Number.NaN,
    finish: Number.NaN,
  };
  forward(network, order, times, false);
  measure(network, times);
  if (Number.isNaN(times.finish)) return times;
  backward(network, order, times);
  if (hasLateRows(network)) {
    // What is to be as late as possible pushes its successors: they follow from its late dates.
    forward(network, order, times, true);
    measure(network, times);
  }
  rollUp(network, times);
  computeSlack(network, times, order);
  return times;
}

function progressOfRows(network: Network, dated: Uint8Array): Pick<Times, 'done' | 'begun'> {
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

function hasLateRows(network: Network): boolean {
  const { constraint, mode, count } = network.rows;
  for (let row = 0; row < count; row++) {
    if (constraint[row] === constraintCode.ALAP && mode[row] === rowMode.auto) return true;
  }
  return false;
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
function addLag(network: Network, times: Times, edge: number, time: number, sign: 1 | -1): number {
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

/** Early times of all nodes in order. `late`: rows that are to be as late as possible sit on their late dates. */
function forward(network: Network, order: Order, times: Times, late: boolean): void {
  const { rows, edgeFrom, edgeKinds, incoming, incomingStart, rowOfNode } = network;
  const { count, mode, calendars, duration, elapsed, point, constraint, constraintAt, base } = rows;
  const { earlyStart, earlyFinish, drivenStart, drivenFinish, dated } = times;
  const { setAside } = order;
  for (const node of order.nodes) {
    const row = rowOfNode[node] as number;
    if (dated[row] === 0) continue;
    const isExit = node < count && mode[row] === rowMode.summary;
    if (isExit) {
      let first = never;
      let last = always;
      for (let k = incomingStart[node] as number; k < (incomingStart[node + 1] as number); k++) {
        const from = edgeFrom[incoming[k] as number] as number;
        if ((earlyStart[from] as number) < first) first = earlyStart[from] as number;
        if ((earlyFinish[from] as number) > last) last = earlyFinish[from] as number;
      }
      earlyStart[node] = first;
      earlyFinish[node] = last;
      continue;
    }
    let start = always;
    let finish = always;
    let startEdge = -1;
    let finishEdge = -1;
    for (let k = incomingStart[node] as number; k < (incomingStart[node + 1] as number); k++) {
      const edge = incoming[k] as number;
      if (setAside !== null && setAside[edge] === 1) continue;
      const from = edgeFrom[edge] as number;
      const kind = edgeKinds[edge] as number;
      if (kind === edgeKind.enter) {
        if ((earlyStart[from] as number) > start) {
          start = earlyStart[from] as number;
          startEdge = edge;
        }
        if ((earlyFinish[from] as number) > finish) {
          finish = earlyFinish[from] as number;
          finishEdge = edge;
        }
        continue;
      }
      const at = boundOfEdge(network, times, edge);
      if (kind === edgeKind.FS || kind === edgeKind.SS) {
        if (at > start) {
          start = at;
          startEdge = edge;
        }
      } else if (at > finish) {
        finish = at;
        finishEdge = edge;
      }
    }
    if (node >= count) {
      enterSummary(network, times, node, row, start, finish, startEdge, finishEdge);
      continue;
    }
    const calendar = calendars[row];
    if (!calendar) continue;
    const length = duration[row] as number;
    const clock = elapsed[row] === 1;
    const code = constraint[row] as number;
    const at = constraintAt[row] as number;
    let edge = startEdge;
    let why: number = startEdge >= 0 ? cause.link : cause.none;
    if (finish > always) {
      const back = shift(calendar, clock, finish, -length);
      const begin = base[row] as number;
      const bounded = Number.isNaN(begin) ? back : Math.max(back, begin);
      if (bounded > start) {
        start = bounded;
        edge = finishEdge;
        why = cause.link;
      }
    }
    const driven = start > always;
    let floor = always;
    if (code === constraintCode.SNET || code === constraintCode.written) floor = at;
    else if (code === constraintCode.FNET) floor = shift(calendar, clock, at, -length);
    if (floor > start) {
      start = floor;
      edge = -1;
      why = code === constraintCode.written ? cause.written : cause.constraint;
    } else if (!driven) {
      start = base[row] as number;
      why = cause.programStart;
    }
    if (why === cause.link && edge >= 0 && edgeKinds[edge] === edgeKind.enter) {
      // What holds for the whole holds for its parts: the link (or constraint) of the summary decides.
      why = times.cause[edgeFrom[edge] as number] as number;
      edge = edge === startEdge ? bindingEdge(times, network, edge, 0) : bindingEdge(times, network, edge, 1);
    }
    if (point[row] === 0 && !clock) start = calendar.next(start);
    let end = shift(calendar, clock, start, length);
    drivenStart[node] = start;
    drivenFinish[node] = end;

    const state = mode[row] as number;
    if (state === rowMode.manual || state === rowMode.started || state === rowMode.done) {
      start = rows.fixedStart[row] as number;
      end = rows.fixedFinish[row] as number;
      edge = -1;
      why = state === rowMode.manual ? cause.manual : cause.actual;
      if (!driven) {
        drivenStart[node] = start;
        drivenFinish[node] = end;
      }
    } else if (late && code === constraintCode.ALAP) {
      start = times.lateStart[node] as number;
      end = times.lateFinish[node] as number;
      edge = -1;
      why = cause.constraint;
    } else if (code === constraintCode.MSO || (code === constraintCode.hardSNLT && (at as number) < start)) {
      start = at;
      end = shift(calendar, clock, at, length);
      edge = -1;
      why = cause.constraint;
    } else if (code === constraintCode.MFO || (code === constraintCode.hardFNLT && (at as number) < end)) {
      end = at;
      start = shift(calendar, clock, at, -length);
      edge = -1;
      why = cause.constraint;
    }
    earlyStart[node] = start;
    earlyFinish[node] = end;
    times.cause[node] = why;
    times.drivingEdge[node] = edge;
  }
}

/** The entry of a summary: bounds from links into it, from the summary above, and from its own constraint. */
function enterSummary(
  network: Network,
  times: Times,
  node: number,
  row: number,
  linkedStart: number,
  linkedFinish: number,
  startEdge: number,
  finishEdge: number,
): void {
  const { constraint, constraintAt } = network.rows;
  const code = constraint[row] as number;
  const at = constraintAt[row] as number;
  let start = linkedStart;
  let edge = startEdge;
  let why: number = startEdge >= 0 ? cause.link : cause.none;
  if ((code === constraintCode.SNET || code === constraintCode.MSO) && at > start) {
    start = at;
    edge = -1;
    why = cause.constraint;
  }
  if (why === cause.link && network.edgeKinds[startEdge] === edgeKind.enter) {
    why = times.cause[network.edgeFrom[startEdge] as number] as number;
    edge = bindingEdge(times, network, startEdge, 0);
  }
  times.earlyStart[node] = start;
  times.earlyFinish[node] = linkedFinish;
  times.cause[node] = why === cause.none && finishEdge >= 0 ? cause.link : why;
  times.drivingEdge[node] = edge;
  // The second bound's link, in a column that entries have no other use for.
  times.drivenStart[node] =
    finishEdge >= 0 && network.edgeKinds[finishEdge] === edgeKind.enter
      ? bindingEdge(times, network, finishEdge, 1)
      : finishEdge;
}

/** The link behind an entry's bound: of the start (0) or of the finish (1). */
function bindingEdge(times: Times, network: Network, edge: number, side: 0 | 1): number {
  const entry = network.edgeFrom[edge] as number;
  return side === 0 ? (times.drivingEdge[entry] as number) : (times.drivenStart[entry] as number);
}

/** The program's first start and last finish. */
function measure(network: Network, times: Times): void {
  const { rows } = network;
  let start = never;
  let finish = always;
  for (let row = 0; row < rows.count; row++) {
    if (times.dated[row] === 0 || rows.mode[row] === rowMode.summary) continue;
    if ((times.earlyStart[row] as number) < start) start = times.earlyStart[row] as number;
    if ((times.earlyFinish[row] as number) > finish) finish = times.earlyFinish[row] as number;
  }
  times.start = start === never ? Number.NaN : start;
  times.finish = finish === always ? Number.NaN : finish;
}

/** Bounds of a backward pass that looks at each project alone. */
export type Scope = {
  /** Project of each row; -1 for none. Links between two projects count for nothing. */
  readonly project: Int32Array;
  /** Finish of each row's project. */
  readonly finish: Float64Array;
};

/** Late times of all nodes, against the order. */
export function backward(network: Network, order: Order, times: Times, scope: Scope | null = null): void {
  const { rows, edgeTo, edgeKinds, outgoing, outgoingStart, rowOfNode } = network;
  const { count, mode, calendars, duration, elapsed, point, constraint, constraintAt, deadline } = rows;
  const { earlyStart, lateStart, lateFinish, dated } = times;
  const { setAside } = order;
  // What predecessors have to leave room for: of a row that has started, only what remains of it.
  const neededStart = lateStart.slice();
  for (let position = order.nodes.length - 1; position >= 0; position--) {
    const node = order.nodes[position] as number;
    const row = rowOfNode[node] as number;
    if (dated[row] === 0) continue;
    let startBy = never;
    let finishBy = never;
    for (let k = outgoingStart[node] as number; k < (outgoingStart[node + 1] as number); k++) {
      const edge = outgoing[k] as number;
      if (setAside !== null && setAside[edge] === 1) continue;
      const to = edgeTo[edge] as number;
      const kind = edgeKinds[edge] as number;
      if (kind === edgeKind.enter) {
        if (mode[to] === rowMode.done && to < count) continue;
        if ((neededStart[to] as number) < startBy) startBy = neededStart[to] as number;
        if ((lateFinish[to] as number) < finishBy) finishBy = lateFinish[to] as number;
        continue;
      }
      if (kind === edgeKind.leave) {
        if ((lateFinish[to] as number) < finishBy) finishBy = lateFinish[to] as number;
        // A link from a summary's start is one from its earliest part.
        if (earlyStart[to] === earlyStart[node] && (lateStart[to] as number) < startBy) {
          startBy = lateStart[to] as number;
        }
        continue;
      }
      if (to < count && mode[to] === rowMode.done) continue;
      if (scope !== null && scope.project[row] !== scope.project[rowOfNode[to] as number]) continue;
      const toStart = kind === edgeKind.FS || kind === edgeKind.SS;
      const bound = (toStart ? neededStart : lateFinish)[to] as number;
      if (bound === never) continue;
      const by = addLag(network, times, edge, bound, -1);
      if (kind === edgeKind.FS || kind === edgeKind.FF) {
        if (by < finishBy) finishBy = by;
      } else if (by < startBy) startBy = by;
    }
    if (node >= count) {
      neededStart[node] = startBy;
      lateStart[node] = startBy;
      lateFinish[node] = finishBy;
      continue;
    }
    const calendar = calendars[row];
    if (!calendar) continue;
    const clock = elapsed[row] === 1;
    if (mode[row] === rowMode.summary) {
      if ((deadline[row] as number) < finishBy) finishBy = deadline[row] as number;
      lateStart[node] = startBy;
      lateFinish[node] = finishBy;
      continue;
    }
    const length = duration[row] as number;
    let finish = Math.min(finishBy, scope === null ? times.finish : (scope.finish[row] as number));
    if (startBy < never) finish = Math.min(finish, shift(calendar, clock, startBy, length));
    finish = Math.min(finish, deadline[row] as number);
    if (point[row] === 0 && !clock) finish = calendar.previous(finish);
    let start = shift(calendar, clock, finish, -length);
    const code = constraint[row] as number;
    const at = constraintAt[row] as number;
    const state = mode[row] as number;
    let needed = Number.NaN;
    if (state === rowMode.done) {
      start = rows.fixedStart[row] as number;
      finish = rows.fixedFinish[row] as number;
    } else if (state === rowMode.started) {
      needed = shift(calendar, clock, finish, -(rows.remaining[row] as number));
      start = rows.fixedStart[row] as number;
    } else if (state === rowMode.auto) {
      if (
        code === constraintCode.MSO ||
        ((code === constraintCode.SNLT || code === constraintCode.hardSNLT) && at < start)
      ) {
        start = at;
        finish = shift(calendar, clock, at, length);
      } else if (
        code === constraintCode.MFO ||
        ((code === constraintCode.FNLT || code === constraintCode.hardFNLT) && at < finish)
      ) {
        finish = point[row] === 0 && !clock && code !== constraintCode.MFO ? calendar.previous(at) : at;
        start = shift(calendar, clock, finish, -length);
      }
    }
    neededStart[node] = Number.isNaN(needed) ? start : needed;
    lateStart[node] = start;
    lateFinish[node] = finish;
  }
}

/** Summaries from their parts, deepest first. */
export function rollUp(network: Network, times: Times): void {
  const { rows } = network;
  const { parent, mode, downward } = rows;
  const { earlyStart, earlyFinish, drivenStart, drivenFinish, lateStart, lateFinish, dated } = times;
  for (let row = 0; row < rows.count; row++) {
    if (mode[row] !== rowMode.summary) continue;
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
      drivenStart[row] = earlyStart[row] as number;
      drivenFinish[row] = earlyFinish[row] as number;
    }
    const above = parent[row] as number;
    if (above < 0 || mode[above] !== rowMode.summary) continue;
    earlyStart[above] = Math.min(earlyStart[above] as number, earlyStart[row] as number);
    earlyFinish[above] = Math.max(earlyFinish[above] as number, earlyFinish[row] as number);
    lateStart[above] = Math.min(lateStart[above] as number, lateStart[row] as number);
    lateFinish[above] = Math.max(lateFinish[above] as number, lateFinish[row] as number);
  }
}

/** Total and free slack of every row, in seconds of its own calendar. */
export function computeSlack(network: Network, times: Times, order: Order): void {
  const { rows, edgeTo, edgeKinds, outgoing, outgoingStart, rowOfNode } = network;
  const { mode, calendars, elapsed, constraint } = rows;
  const { earlyStart, earlyFinish, drivenStart, drivenFinish, lateStart, lateFinish, dated } = times;
  for (let row = 0; row < rows.count; row++) {
    const calendar = calendars[row];
    if (dated[row] === 0 || !calendar) continue;
    const clock = elapsed[row] === 1;
    const state = mode[row] as number;
    if (times.done[row] === 1) continue;
    const finishSlack = spanBetween(calendar, clock, finishBase(row), lateFinish[row] as number);
    const startSlack = spanBetween(calendar, clock, startBase(row), lateStart[row] as number);
    let total = times.begun[row] === 1 ? finishSlack : Math.min(startSlack, finishSlack);
    if (constraint[row] === constraintCode.ALAP && state === rowMode.auto) total = 0;
    let free = never;
    for (let k = outgoingStart[row] as number; k < (outgoingStart[row + 1] as number); k++) {
      const edge = outgoing[k] as number;
      const kind = edgeKinds[edge] as number;
      if (kind >= edgeKind.enter || (order.setAside !== null && order.setAside[edge] === 1)) continue;
      const to = rowOfNode[edgeTo[edge] as number] as number;
      if (times.done[to] === 1) continue;
      const toStart = kind === edgeKind.FS || kind === edgeKind.SS;
      const bound = addLag(network, times, edge, (toStart ? earlyStart : earlyFinish)[to] as number, -1);
      const fromFinish = kind === edgeKind.FS || kind === edgeKind.FF;
      const own = (fromFinish ? earlyFinish : earlyStart)[row] as number;
      free = Math.min(free, spanBetween(calendar, clock, own, bound));
    }
    times.totalSlack[row] = total;
    // A row put by hand may stand apart from its links: only for others is the total a bound too.
    const bounded = free === never || state === rowMode.auto ? Math.min(free, total) : free;
    times.freeSlack[row] = Math.max(0, bounded);
  }

  // A pinned row's conflict shows between where its links have it and where it may be at the latest.
  function startBase(row: number): number {
    return pinned(row) ? (drivenStart[row] as number) : (earlyStart[row] as number);
  }
  function finishBase(row: number): number {
    return pinned(row) ? (drivenFinish[row] as number) : (earlyFinish[row] as number);
  }
  function pinned(row: number): boolean {
    const code = constraint[row] as number;
    return (
      mode[row] === rowMode.auto &&
      code >= constraintCode.hardSNLT &&
      code <= constraintCode.MFO &&
      (drivenStart[row] as number) > (earlyStart[row] as number)
    );
  }
}
