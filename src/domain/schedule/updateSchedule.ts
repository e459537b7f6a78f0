import type { ProgramDocument } from '../model/document';
import { type Computation, computationBehind, computationToSchedule, scheduleRow } from './computation';
import { computeSchedule } from './computeSchedule';
import { updateEarly } from './early';
import { computeLate, updateLate } from './late';
import { type LinkChanges, updateLinks } from './linkChanges';
import type { Network } from './network';
import { type Order, orderNetwork } from './order';
import { hasLateRows } from './passes';
import { rollUpProgress } from './rollUpProgress';
import { type FullReason, type RowChanges, updateRowTable } from './rowChanges';
import { rowMode } from './rowTable';
import type { Schedule, ScheduledRow } from './schedule';
import { computeSlack, rollUp } from './slack';
import { copyTimes, progressOfRows, renumberEdges, type Times } from './times';

/** A schedule that was brought up to date, and how. */
export type ScheduleUpdate = {
  readonly schedule: Schedule;
  /** Why all of it was computed; `null` where only what depends on the change was. */
  readonly full: FullReason | 'unknown' | null;
  /** How many rows (and ends of summaries) had their early, and their late times computed. */
  readonly earlyCount: number;
  readonly lateCount: number;
};

/**
 * [S32] The schedule of a program after a change, from the schedule before it: the same as `computeSchedule` gives, of
 * which only what depends on the change is computed, with the very rows of before where nothing changed. Where the
 * change goes too deep all is computed, and `full` says why. Neither schedule nor program given is touched.
 */
export function updateSchedule(before: Schedule, document: ProgramDocument): ScheduleUpdate {
  const known = computationBehind(before);
  if (!known) return whole(document, 'unknown');
  if (known.document === document) return { schedule: before, full: null, earlyCount: 0, lateCount: 0 };
  const rowChanges = updateRowTable(known.network.rows, known.document, document);
  if (typeof rowChanges === 'string') return whole(document, rowChanges);
  const linkChanges = updateLinks(known.network, rowChanges.rows, document.dependencies);
  if (typeof linkChanges === 'string') return whole(document, linkChanges);
  const { network } = linkChanges;
  if (rowChanges.isSamePlan && linkChanges.edgeNumbers === null) {
    const scheduled = rescheduleRows(known, document, network, rowChanges.changed);
    const schedule = computationToSchedule({ ...known, document, network, scheduled }, before);
    return { schedule, full: null, earlyCount: 0, lateCount: 0 };
  }
  if (hasLateRows(network) || hasLateRows(known.network)) return whole(document, 'late');
  let { order } = known;
  if (linkChanges.edgeNumbers !== null) {
    order = orderNetwork(network);
    if (order.chains.length > 0 || known.order.chains.length > 0) return whole(document, 'links');
  }
  return updateComputation(known, document, rowChanges, linkChanges, order);
}

function whole(document: ProgramDocument, full: FullReason | 'unknown'): ScheduleUpdate {
  const schedule = computeSchedule(document);
  const count = computationBehind(schedule)?.network.nodeCount ?? 0;
  return { schedule, full, earlyCount: count, lateCount: count };
}

/** Rows after a change that moves nothing: what they are called may be different. */
function rescheduleRows(
  { times, percent, scheduled: before }: Computation,
  document: ProgramDocument,
  network: Network,
  changed: readonly number[],
): Computation['scheduled'] {
  const scheduled = before.slice();
  for (const row of changed) {
    const was = before[row];
    const is = scheduleRow(document, network, times, percent, row);
    if (was === undefined || is === undefined || !saysTheSame(was, is)) scheduled[row] = is;
  }
  return scheduled;
}

function updateComputation(
  known: Computation,
  document: ProgramDocument,
  { changed }: RowChanges,
  { network, successors, predecessors, edgeNumbers }: LinkChanges,
  order: Order,
): ScheduleUpdate {
  const { rows, nodeCount } = network;
  const { count, mode } = rows;
  const old = known.times;
  const times = { ...copyTimes(old), ...progressOfRows(network, old.dated) };
  if (edgeNumbers !== null) renumberEdges(times, edgeNumbers, network);

  const early = new Uint8Array(nodeCount);
  const late = new Uint8Array(nodeCount);
  const slack = new Uint8Array(count);
  for (const node of successors) early[node] = 1;
  for (const node of predecessors) late[node] = 1;
  for (const row of changed) {
    early[row] = 1;
    late[row] = 1;
    // A lag in per cent of its length, and what is done asks nothing of its predecessors.
    markSuccessors(network, row, early);
    markPredecessors(network, row, late);
  }
  const earlyCount = updateEarly(network, order, times, early);
  for (let node = 0; node < nodeCount; node++) {
    if (times.earlyStart[node] === old.earlyStart[node] && times.earlyFinish[node] === old.earlyFinish[node])
      continue;
    late[node] = 1;
    markPredecessors(network, node, late);
  }

  // Roll-up wrote the parts' late times over those that the links of summaries ask for.
  for (let row = 0; row < count; row++) {
    if (mode[row] !== rowMode.summary) continue;
    times.lateStart[row] = times.exitStart[row] as number;
    times.lateFinish[row] = times.exitFinish[row] as number;
  }
  const sameFinish = Object.is(times.finish, old.finish);
  let lateCount = nodeCount;
  if (sameFinish) lateCount = updateLate(network, order, times, late);
  else computeLate(network, order, times);
  rollUp(network, times);

  for (let row = 0; row < count; row++) {
    const sameEarly =
      times.earlyStart[row] === old.earlyStart[row] &&
      times.earlyFinish[row] === old.earlyFinish[row] &&
      times.done[row] === old.done[row];
    if (early[row] === 1 || late[row] === 1 || mode[row] === rowMode.summary) slack[row] = 1;
    if (sameEarly && early[row] === 0) continue;
    markPredecessorRows(network, row, slack);
    const entry = network.entryOfRow[row] as number;
    if (entry >= 0) markPredecessorRows(network, entry, slack);
  }
  computeSlack(network, order, times, sameFinish ? slack : null);

  const percent = rollUpProgress(network, times);
  const scheduled = known.scheduled.slice();
  const isChanged = new Uint8Array(count);
  for (const row of changed) isChanged[row] = 1;
  for (let row = 0; row < count; row++) {
    const was = scheduled[row];
    if (was === undefined) continue;
    const sameTimes = percent[row] === known.percent[row] && hasSameTimes(times, old, row);
    const sameDriver =
      edgeNumbers === null
        ? times.drivingEdge[row] === old.drivingEdge[row]
        : drivingDependency(network, times, row) === drivingDependency(known.network, old, row);
    if (sameTimes && sameDriver && isChanged[row] === 0) continue;
    const is = scheduleRow(document, network, times, percent, row);
    // What was edited, or is driven by another link, may say the same as before all the same.
    if (is === undefined || !sameTimes || !saysTheSame(was, is)) scheduled[row] = is;
  }
  const schedule = computationToSchedule({ document, network, order, times, percent, scheduled });
  return { schedule, full: null, earlyCount, lateCount };
}

function markSuccessors({ edgeTo, outgoing, outgoingStart }: Network, node: number, marks: Uint8Array): void {
  const end = outgoingStart[node + 1] as number;
  for (let k = outgoingStart[node] as number; k < end; k++)
    marks[edgeTo[outgoing[k] as number] as number] = 1;
}

function markPredecessors(
  { edgeFrom, incoming, incomingStart }: Network,
  node: number,
  marks: Uint8Array,
): void {
  const end = incomingStart[node + 1] as number;
  for (let k = incomingStart[node] as number; k < end; k++) {
    marks[edgeFrom[incoming[k] as number] as number] = 1;
  }
}

function markPredecessorRows(network: Network, node: number, marks: Uint8Array): void {
  const { edgeFrom, incoming, incomingStart, rowOfNode } = network;
  const end = incomingStart[node + 1] as number;
  for (let k = incomingStart[node] as number; k < end; k++) {
    marks[rowOfNode[edgeFrom[incoming[k] as number] as number] as number] = 1;
  }
}

function saysTheSame(a: ScheduledRow, b: ScheduledRow): boolean {
  for (const field in a) {
    if (a[field as keyof ScheduledRow] !== b[field as keyof ScheduledRow]) return false;
  }
  return true;
}

function hasSameTimes(a: Times, b: Times, row: number): boolean {
  return (
    a.earlyStart[row] === b.earlyStart[row] &&
    a.earlyFinish[row] === b.earlyFinish[row] &&
    a.lateStart[row] === b.lateStart[row] &&
    a.lateFinish[row] === b.lateFinish[row] &&
    a.totalSlack[row] === b.totalSlack[row] &&
    a.freeSlack[row] === b.freeSlack[row] &&
    a.cause[row] === b.cause[row] &&
    a.done[row] === b.done[row]
  );
}

function drivingDependency(network: Network, times: Times, row: number): string | null {
  const edge = times.drivingEdge[row] as number;
  const dependency = edge < 0 ? -1 : (network.edgeDependency[edge] as number);
  return dependency < 0 ? null : (network.dependencies[dependency]?.id ?? null);
}
