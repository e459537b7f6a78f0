import { shift } from '../time/spans';
import { lastSecond, type WorkingCalendar } from '../time/workingCalendar';
import { edgeKind, type Network } from './network';
import type { Order } from './order';
import { constraintCode, rowMode } from './rowTable';
import { always, boundOfEdge, cause, never, type Times } from './times';

/**
 * The forward pass: early times of all nodes in order, then the program's first start and last finish. `late`: rows
 * that are to be as late as possible sit on their late dates, which a backward pass has found.
 */
export function computeEarly(network: Network, order: Order, times: Times, late: boolean): void {
  const { rows, rowOfNode } = network;
  const { count, mode } = rows;
  const { nodes, setAside } = order;
  for (let position = 0; position < nodes.length; position++) {
    const node = nodes[position] as number;
    const row = rowOfNode[node] as number;
    if (times.dated[row] === 0) continue;
    if (node >= count) placeEntry(network, times, setAside, node, row);
    else if (mode[row] === rowMode.summary) placeExit(network, times, node);
    else placeRow(network, times, setAside, row, late);
  }
  findEnds(network, times);
}

/**
 * The forward pass over what depends on the nodes marked in `dirty` alone, which grows as times change. Answers how many
 * nodes were computed. The times have to be those of a whole pass over the same network, but for what is marked.
 */
export function updateEarly(network: Network, order: Order, times: Times, dirty: Uint8Array): number {
  const { rows, rowOfNode, edgeTo, outgoing, outgoingStart } = network;
  const { earlyStart, earlyFinish, drivenStart, drivingEdge } = times;
  const { count, mode } = rows;
  const { nodes, setAside } = order;
  let computed = 0;
  for (let position = 0; position < nodes.length; position++) {
    const node = nodes[position] as number;
    if (dirty[node] === 0) continue;
    const row = rowOfNode[node] as number;
    if (times.dated[row] === 0) continue;
    computed++;
    const start = earlyStart[node];
    const finish = earlyFinish[node];
    let same: boolean;
    if (node >= count) {
      const why = times.cause[node];
      const edge = drivingEdge[node];
      const finishEdge = drivenStart[node];
      placeEntry(network, times, setAside, node, row);
      same = why === times.cause[node] && edge === drivingEdge[node] && finishEdge === drivenStart[node];
    } else {
      if (mode[row] === rowMode.summary) placeExit(network, times, node);
      else placeRow(network, times, setAside, row, false);
      same = true;
    }
    if (same && start === earlyStart[node] && finish === earlyFinish[node]) continue;
    const end = outgoingStart[node + 1] as number;
    for (let k = outgoingStart[node] as number; k < end; k++) {
      dirty[edgeTo[outgoing[k] as number] as number] = 1;
    }
  }
  findEnds(network, times);
  return computed;
}

/** The program's first start and last finish. */
function findEnds({ rows }: Network, times: Times): void {
  const { count, mode } = rows;
  let start = never;
  let finish = always;
  for (let row = 0; row < count; row++) {
    if (times.dated[row] === 0 || mode[row] === rowMode.summary) continue;
    if ((times.earlyStart[row] as number) < start) start = times.earlyStart[row] as number;
    if ((times.earlyFinish[row] as number) > finish) finish = times.earlyFinish[row] as number;
  }
  times.start = start === never ? Number.NaN : start;
  times.finish = finish === always ? Number.NaN : finish;
}

/** The exit of a summary: where its parts start and end. */
function placeExit(network: Network, times: Times, node: number): void {
  const { edgeFrom, incoming, incomingStart } = network;
  let first = never;
  let last = always;
  for (let k = incomingStart[node] as number; k < (incomingStart[node + 1] as number); k++) {
    const from = edgeFrom[incoming[k] as number] as number;
    if ((times.earlyStart[from] as number) < first) first = times.earlyStart[from] as number;
    if ((times.earlyFinish[from] as number) > last) last = times.earlyFinish[from] as number;
  }
  times.earlyStart[node] = first;
  times.earlyFinish[node] = last;
}

/** What `gatherBounds` found; one at a time, so one place for it. */
const bounds = { start: always, finish: always, startEdge: -1, finishEdge: -1 };

/** The latest bounds on start and finish among the edges into a node. */
function gatherBounds(network: Network, times: Times, setAside: Uint8Array | null, node: number): void {
  const { edgeFrom, edgeKinds, edgeLag, incoming, incomingStart } = network;
  const { earlyStart, earlyFinish } = times;
  let start = always;
  let finish = always;
  let startEdge = -1;
  let finishEdge = -1;
  const end = incomingStart[node + 1] as number;
  for (let k = incomingStart[node] as number; k < end; k++) {
    const edge = incoming[k] as number;
    if (setAside !== null && setAside[edge] === 1) continue;
    const kind = edgeKinds[edge] as number;
    if (kind === edgeKind.FS) {
      const at =
        edgeLag[edge] === 0
          ? (earlyFinish[edgeFrom[edge] as number] as number)
          : boundOfEdge(network, times, edge);
      if (at > start) {
        start = at;
        startEdge = edge;
      }
    } else if (kind === edgeKind.enter) {
      const from = edgeFrom[edge] as number;
      if ((earlyStart[from] as number) > start) {
        start = earlyStart[from] as number;
        startEdge = edge;
      }
      if ((earlyFinish[from] as number) > finish) {
        finish = earlyFinish[from] as number;
        finishEdge = edge;
      }
    } else {
      const at = boundOfEdge(network, times, edge);
      if (kind === edgeKind.SS) {
        if (at > start) {
          start = at;
          startEdge = edge;
        }
      } else if (at > finish) {
        finish = at;
        finishEdge = edge;
      }
    }
  }
  bounds.start = start;
  bounds.finish = finish;
  bounds.startEdge = startEdge;
  bounds.finishEdge = finishEdge;
}

/** Working time at the bound of a link, which is known where both ends keep one calendar and nothing lies between. */
function workAtBound(
  { edgeFrom, edgeKinds, edgeLag, rows }: Network,
  times: Times,
  edge: number,
  row: number,
  at: number,
): number {
  const calendar = rows.calendars[row] as WorkingCalendar;
  const from = edgeFrom[edge] as number;
  const isKnown =
    edgeKinds[edge] === edgeKind.FS &&
    edgeLag[edge] === 0 &&
    rows.calendars[from] === calendar &&
    rows.elapsed[from] === 0 &&
    rows.mode[from] !== rowMode.summary;
  return isKnown ? (times.earlyFinishWork[from] as number) : calendar.workAt(at);
}

/** The entry of a summary: bounds from links into it, from the summary above, and from its own constraint. */
function placeEntry(
  network: Network,
  times: Times,
  setAside: Uint8Array | null,
  node: number,
  row: number,
): void {
  gatherBounds(network, times, setAside, node);
  const { constraint, constraintAt } = network.rows;
  const { finish, startEdge, finishEdge } = bounds;
  const code = constraint[row] as number;
  const at = constraintAt[row] as number;
  let { start } = bounds;
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
  times.earlyFinish[node] = finish;
  times.cause[node] = why === cause.none && finishEdge >= 0 ? cause.link : why;
  times.drivingEdge[node] = edge;
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

/** A row that is no summary. */
function placeRow(
  network: Network,
  times: Times,
  setAside: Uint8Array | null,
  row: number,
  late: boolean,
): void {
  const { rows } = network;
  const calendar = rows.calendars[row] as WorkingCalendar;
  gatherBounds(network, times, setAside, row);
  const { startEdge, finishEdge } = bounds;
  const length = rows.duration[row] as number;
  const clock = rows.elapsed[row] === 1;
  const code = rows.constraint[row] as number;
  const at = rows.constraintAt[row] as number;
  let { start } = bounds;
  let edge = startEdge;
  let why: number = startEdge >= 0 ? cause.link : cause.none;
  if (bounds.finish > always) {
    const back = shift(calendar, clock, bounds.finish, -length);
    const begin = rows.base[row] as number;
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
    start = rows.base[row] as number;
    why = cause.programStart;
  }
  if (why === cause.link && edge >= 0 && network.edgeKinds[edge] === edgeKind.enter) {
    // What holds for the whole holds for its parts: the link (or constraint) of the summary decides.
    why = times.cause[network.edgeFrom[edge] as number] as number;
    edge = bindingEdge(times, network, edge, edge === startEdge ? 0 : 1);
  }

  const state = rows.mode[row] as number;
  const settled =
    state === rowMode.auto && (code < constraintCode.hardSNLT || code === constraintCode.written);
  let end: number;
  let startWork = 0;
  let finishWork = 0;
  if (clock) {
    end = start + length;
  } else {
    startWork =
      edge >= 0 && start === bounds.start
        ? workAtBound(network, times, edge, row, start)
        : calendar.workAt(start);
    finishWork = startWork + length;
    if (rows.point[row] === 1) end = start;
    else {
      start = calendar.resumed(startWork);
      end = calendar.reached(finishWork);
    }
    // What runs past the end of the axis stops there, and has no slack beyond it.
    if (end >= lastSecond) {
      startWork = calendar.workAt(start);
      finishWork = calendar.workAt(end);
    }
  }
  times.drivenStart[row] = start;
  times.drivenFinish[row] = end;
  if (!settled) {
    const linkedStart = start;
    const linkedEnd = end;
    if (state !== rowMode.auto) {
      start = rows.fixedStart[row] as number;
      end = rows.fixedFinish[row] as number;
      edge = -1;
      why = state === rowMode.manual ? cause.manual : cause.actual;
      if (!driven) {
        times.drivenStart[row] = start;
        times.drivenFinish[row] = end;
      }
    } else if (late && code === constraintCode.ALAP) {
      start = times.lateStart[row] as number;
      end = times.lateFinish[row] as number;
      edge = -1;
      why = cause.constraint;
    } else if (code === constraintCode.MSO || (code === constraintCode.hardSNLT && at < start)) {
      start = at;
      end = shift(calendar, clock, at, length);
      edge = -1;
      why = cause.constraint;
    } else if (code === constraintCode.MFO || (code === constraintCode.hardFNLT && at < end)) {
      end = at;
      start = shift(calendar, clock, at, -length);
      edge = -1;
      why = cause.constraint;
    }
    if (!clock && (start !== linkedStart || end !== linkedEnd)) {
      startWork = calendar.workAt(start);
      finishWork = calendar.workAt(end);
    }
  }
  times.earlyStart[row] = start;
  times.earlyFinish[row] = end;
  times.earlyStartWork[row] = startWork;
  times.earlyFinishWork[row] = finishWork;
  times.cause[row] = why;
  times.drivingEdge[row] = edge;
}
