import { shift } from '../time/spans';
import { lastSecond, type WorkingCalendar } from '../time/workingCalendar';
import { edgeKind, lagUnit, type Network } from './network';
import type { Order } from './order';
import { constraintCode, type RowTable, rowMode } from './rowTable';
import { addLag, never, type Times } from './times';

/** Bounds of a backward pass that looks at each project alone. */
export type Scope = {
  /** Project of each row; -1 for none. Links between two projects count for nothing. */
  readonly project: Int32Array;
  /** Finish of each row's project. */
  readonly finish: Float64Array;
};

/** The backward pass: late times of all nodes, against the order. */
export function computeLate(network: Network, order: Order, times: Times, scope: Scope | null = null): void {
  const { nodes } = order;
  for (let position = nodes.length - 1; position >= 0; position--) {
    placeNode(network, order.setAside, times, nodes[position] as number, scope);
  }
}

/**
 * The backward pass over what the nodes marked in `dirty` depend on alone; `dirty` grows as times change. Answers how many
 * nodes were computed. The program's finish has to be what it was.
 */
export function updateLate(network: Network, order: Order, times: Times, dirty: Uint8Array): number {
  const { edgeFrom, incoming, incomingStart } = network;
  const { lateStart, lateFinish, neededStart } = times;
  const { nodes, setAside } = order;
  let computed = 0;
  for (let position = nodes.length - 1; position >= 0; position--) {
    const node = nodes[position] as number;
    if (dirty[node] === 0) continue;
    computed++;
    const start = lateStart[node];
    const finish = lateFinish[node];
    const needed = neededStart[node];
    placeNode(network, setAside, times, node, null);
    if (start === lateStart[node] && finish === lateFinish[node] && needed === neededStart[node]) continue;
    const end = incomingStart[node + 1] as number;
    for (let k = incomingStart[node] as number; k < end; k++) {
      dirty[edgeFrom[incoming[k] as number] as number] = 1;
    }
  }
  return computed;
}

function placeNode(
  network: Network,
  setAside: Uint8Array | null,
  times: Times,
  node: number,
  scope: Scope | null,
): void {
  const { rows, rowOfNode } = network;
  const row = rowOfNode[node] as number;
  if (times.dated[row] === 0) return;
  gatherBounds(network, times, setAside, node, row, scope);
  if (node >= rows.count) {
    times.neededStart[node] = bounds.startBy;
    times.lateStart[node] = bounds.startBy;
    times.lateFinish[node] = bounds.finishBy;
  } else if (rows.mode[row] === rowMode.summary) {
    times.lateStart[node] = bounds.startBy;
    times.lateFinish[node] = Math.min(bounds.finishBy, rows.deadline[row] as number);
  } else {
    placeRow(network, times, row, scope === null ? times.finish : (scope.finish[row] as number));
  }
}

/** What `gatherBounds` found; one at a time, so one place for it. */
const bounds = { startBy: never, finishBy: never, finishEdge: -1 };

/** The earliest bounds on start and finish among the edges out of a node. */
function gatherBounds(
  network: Network,
  times: Times,
  setAside: Uint8Array | null,
  node: number,
  row: number,
  scope: Scope | null,
): void {
  const { rows, edgeTo, edgeKinds, edgeLag, edgeLagUnit, outgoing, outgoingStart, rowOfNode } = network;
  const { count, mode } = rows;
  const { neededStart, lateStart, lateFinish, earlyStart } = times;
  let startBy = never;
  let finishBy = never;
  let finishEdge = -1;
  const end = outgoingStart[node + 1] as number;
  for (let k = outgoingStart[node] as number; k < end; k++) {
    const edge = outgoing[k] as number;
    if (setAside !== null && setAside[edge] === 1) continue;
    const to = edgeTo[edge] as number;
    const kind = edgeKinds[edge] as number;
    if (kind === edgeKind.leave) {
      if ((lateFinish[to] as number) < finishBy) {
        finishBy = lateFinish[to] as number;
        finishEdge = -1;
      }
      // A link from a summary's start is one from its earliest part.
      if (earlyStart[to] === earlyStart[node] && (lateStart[to] as number) < startBy) {
        startBy = lateStart[to] as number;
      }
      continue;
    }
    // What is done asks nothing of its predecessors any more.
    if (to < count && mode[to] === rowMode.done) continue;
    if (kind === edgeKind.enter) {
      if ((neededStart[to] as number) < startBy) startBy = neededStart[to] as number;
      const by = lastMoment(rows, to, lateFinish[to] as number);
      if (by < finishBy) {
        finishBy = by;
        finishEdge = -1;
      }
      continue;
    }
    if (scope !== null && scope.project[row] !== scope.project[rowOfNode[to] as number]) continue;
    const toStart = kind === edgeKind.FS || kind === edgeKind.SS;
    let by = (toStart ? neededStart : lateFinish)[to] as number;
    if (by === never) continue;
    const foreign = rows.calendars[row] !== rows.calendars[rowOfNode[to] as number];
    if (foreign && !toStart) by = lastMoment(rows, to, by);
    if (edgeLag[edge] !== 0) {
      by = addLag(network, times, edge, by, -1);
      if (foreign && edgeLagUnit[edge] !== lagUnit.elapsed) {
        by = (rows.calendars[rowOfNode[to] as number] as WorkingCalendar).next(by);
      }
    }
    if (kind === edgeKind.FS || kind === edgeKind.FF) {
      if (by < finishBy) {
        finishBy = by;
        finishEdge = edge;
      }
    } else if (by < startBy) startBy = by;
  }
  bounds.startBy = startBy;
  bounds.finishBy = finishBy;
  bounds.finishEdge = finishEdge;
}

/** Working time at the bound of a link, which is known where both ends keep one calendar and nothing lies between. */
function workAtBound(
  { edgeKinds, edgeLag, edgeTo, rows }: Network,
  times: Times,
  edge: number,
  row: number,
  at: number,
): number {
  const calendar = rows.calendars[row] as WorkingCalendar;
  const to = edgeTo[edge] as number;
  const isKnown =
    to < rows.count &&
    edgeKinds[edge] === edgeKind.FS &&
    edgeLag[edge] === 0 &&
    rows.calendars[to] === calendar &&
    rows.elapsed[to] === 0 &&
    rows.mode[to] === rowMode.auto;
  return isKnown ? (times.lateStartWork[to] as number) : calendar.workAt(at);
}

/**
 * The last moment that is as late for a row as `finish`: while it stands still, a predecessor on another calendar may
 * work on. A point hands its very moment on, and what runs by the clock never stands still.
 */
function lastMoment(rows: RowTable, node: number, finish: number): number {
  if (finish === never || node >= rows.count || rows.point[node] === 1 || rows.elapsed[node] === 1)
    return finish;
  return (rows.calendars[node] as WorkingCalendar).next(finish);
}

/** A row that is no summary. `last` is the finish that nothing may move. */
function placeRow(network: Network, times: Times, row: number, last: number): void {
  const { rows } = network;
  const calendar = rows.calendars[row] as WorkingCalendar;
  const clock = rows.elapsed[row] === 1;
  // What runs past the end of the axis is only as long as it can be there.
  const isCut = (times.earlyFinish[row] as number) >= lastSecond && !clock;
  const length = isCut
    ? (times.earlyFinishWork[row] as number) - (times.earlyStartWork[row] as number)
    : (rows.duration[row] as number);
  const code = rows.constraint[row] as number;
  const state = rows.mode[row] as number;
  let finish = Math.min(bounds.finishBy, last, rows.deadline[row] as number);
  if (bounds.startBy < never) finish = Math.min(finish, shift(calendar, clock, bounds.startBy, length));
  let start: number;
  let startWork = 0;
  let finishWork = 0;
  if (clock) start = finish - length;
  else {
    const { finishEdge } = bounds;
    finishWork =
      finishEdge >= 0 && finish === bounds.finishBy
        ? workAtBound(network, times, finishEdge, row, finish)
        : calendar.workAt(finish);
    startWork = finishWork - length;
    if (rows.point[row] === 1) start = finish;
    else {
      finish = calendar.reached(finishWork);
      start = calendar.resumed(startWork);
    }
  }
  let needed = start;
  if (state !== rowMode.auto || (code >= constraintCode.SNLT && code <= constraintCode.MFO)) {
    const linkedStart = start;
    const linkedFinish = finish;
    const at = rows.constraintAt[row] as number;
    if (state === rowMode.done) {
      start = rows.fixedStart[row] as number;
      finish = rows.fixedFinish[row] as number;
      needed = start;
    } else if (state === rowMode.started) {
      needed = shift(calendar, clock, finish, -(rows.remaining[row] as number));
      start = rows.fixedStart[row] as number;
    } else if (state === rowMode.auto) {
      const capsStart = code === constraintCode.SNLT || code === constraintCode.hardSNLT;
      const capsFinish = code === constraintCode.FNLT || code === constraintCode.hardFNLT;
      if (code === constraintCode.MSO || (capsStart && at < start)) {
        start = at;
        finish = shift(calendar, clock, at, length);
      } else if (code === constraintCode.MFO || (capsFinish && at < finish)) {
        finish = rows.point[row] === 0 && !clock && capsFinish ? calendar.previous(at) : at;
        start = shift(calendar, clock, finish, -length);
      }
      needed = start;
    }
    if (!clock && (start !== linkedStart || finish !== linkedFinish)) {
      startWork = calendar.workAt(start);
      finishWork = calendar.workAt(finish);
    }
  }
  times.neededStart[row] = needed;
  times.lateStart[row] = start;
  times.lateFinish[row] = finish;
  times.lateStartWork[row] = startWork;
  times.lateFinishWork[row] = finishWork;
}
