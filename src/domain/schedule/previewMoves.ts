import type { ProgramDocument } from '../model/document';
import { type Computation, computationBehind } from './computation';
import { updateEarly } from './early';
import { type LinkChanges, updateLinks } from './linkChanges';
import type { Network } from './network';
import { orderNetwork } from './order';
import { hasLateRows } from './passes';
import { updateRowTable } from './rowChanges';
import { rowMode } from './rowTable';
import type { Schedule, ScheduledRow } from './schedule';
import { always, never, renumberEdges, type Times } from './times';
import { updateSchedule } from './updateSchedule';

/** Where a row would be, beside what the schedule says of it now. Minutes on the civil axis. */
export type RowMove = {
  readonly was: ScheduledRow;
  readonly startMinutes: number;
  readonly finishMinutes: number;
};

/** What an edit would move. */
export type MovesPreview = {
  /** The program's first start and last finish as they would be; `NaN` with nothing dated. */
  readonly startMinutes: number;
  readonly finishMinutes: number;
  /** Every row that would be elsewhere, summaries too, in the order of the program. */
  readonly moves: readonly RowMove[];
  /** Nothing is dated. */
  readonly isEmpty: boolean;
  /** When a row would be, moved or not; `undefined` for one without dates. */
  readonly datesOf: (id: string) => Pick<ScheduledRow, 'startMinutes' | 'finishMinutes'> | undefined;
};

/**
 * [S33] The rows that an edit would move, and where to: what is shown while a bar is dragged. Only what comes after the
 * edit is computed, and of that only the dates: slack, critical path and diagnostics are `updateSchedule`'s. Rows that the
 * edit adds or takes away are not told of. Neither schedule nor program given is touched.
 */
export function previewMoves(before: Schedule, document: ProgramDocument): MovesPreview {
  const known = computationBehind(before);
  if (known?.document === document) return { ...endsOf(before), moves: [] };
  const early = known ? updateEarlyTimes(known, document) : null;
  return known && early ? timesToPreview(known, early) : compareSchedules(before, document);
}

function endsOf({ startMinutes, finishMinutes, byId }: Schedule) {
  const datesOf = (id: string) => byId.get(id);
  return { startMinutes, finishMinutes, isEmpty: byId.size === 0, datesOf };
}

/** Where the edit goes too deep: by the whole schedule. */
function compareSchedules(before: Schedule, document: ProgramDocument): MovesPreview {
  const after = updateSchedule(before, document).schedule;
  const moves: RowMove[] = [];
  for (const was of before.byId.values()) {
    const is = after.byId.get(was.id);
    if (!is || (is.startMinutes === was.startMinutes && is.finishMinutes === was.finishMinutes)) continue;
    moves.push({ was, startMinutes: is.startMinutes, finishMinutes: is.finishMinutes });
  }
  return { ...endsOf(after), moves };
}

/** Early times after an edit, rolled up; `null` where that takes more than a forward pass over what depends on it. */
function updateEarlyTimes(known: Computation, document: ProgramDocument): Times | null {
  const rowChanges = updateRowTable(known.network.rows, known.document, document);
  if (typeof rowChanges === 'string') return null;
  const linkChanges = updateLinks(known.network, rowChanges.rows, document.dependencies);
  if (typeof linkChanges === 'string') return null;
  const { network, edgeNumbers } = linkChanges;
  if (hasLateRows(network) || hasLateRows(known.network)) return null;
  const order = edgeNumbers === null ? known.order : orderNetwork(network);
  if (edgeNumbers !== null && (order.chains.length > 0 || known.order.chains.length > 0)) return null;
  const times = copyEarlyTimes(known.times, linkChanges);
  const dirty = new Uint8Array(network.nodeCount);
  for (const node of linkChanges.successors) dirty[node] = 1;
  for (const row of rowChanges.changed) {
    dirty[row] = 1;
    // A lag in per cent of its length.
    const end = network.outgoingStart[row + 1] as number;
    for (let k = network.outgoingStart[row] as number; k < end; k++) {
      dirty[network.edgeTo[network.outgoing[k] as number] as number] = 1;
    }
  }
  updateEarly(network, order, times, dirty);
  rollUpEarly(network, times, known.times);
  return times;
}

/** The times of before, with those columns of their own that a forward pass writes. */
function copyEarlyTimes(times: Times, { network, edgeNumbers }: LinkChanges): Times {
  const copy: Times = {
    ...times,
    earlyStart: times.earlyStart.slice(),
    earlyFinish: times.earlyFinish.slice(),
    earlyStartWork: times.earlyStartWork.slice(),
    earlyFinishWork: times.earlyFinishWork.slice(),
    drivenStart: times.drivenStart.slice(),
    drivenFinish: times.drivenFinish.slice(),
    cause: times.cause.slice(),
    drivingEdge: times.drivingEdge.slice(),
  };
  if (edgeNumbers !== null) renumberEdges(copy, edgeNumbers, network);
  return copy;
}

/** Early ends of those summaries of which a part moved. */
function rollUpEarly({ rows }: Network, times: Times, old: Times): void {
  const { count, downward, mode, parent } = rows;
  const { earlyStart, earlyFinish, dated } = times;
  const touched = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    if (earlyStart[row] === old.earlyStart[row] && earlyFinish[row] === old.earlyFinish[row]) continue;
    // A summary's exit knows its parts only where a link starts from it.
    let above = mode[row] === rowMode.summary ? row : (parent[row] as number);
    while (above >= 0 && mode[above] === rowMode.summary && touched[above] === 0) {
      touched[above] = 1;
      earlyStart[above] = never;
      earlyFinish[above] = always;
      above = parent[above] as number;
    }
  }
  for (let k = count - 1; k >= 0; k--) {
    const row = downward[k] as number;
    const above = parent[row] as number;
    if (above < 0 || touched[above] === 0 || dated[row] === 0) continue;
    if ((earlyStart[row] as number) < (earlyStart[above] as number)) {
      earlyStart[above] = earlyStart[row] as number;
    }
    if ((earlyFinish[row] as number) > (earlyFinish[above] as number)) {
      earlyFinish[above] = earlyFinish[row] as number;
    }
  }
}

function timesToPreview({ network, times: old, scheduled }: Computation, times: Times): MovesPreview {
  const { earlyStart, earlyFinish } = times;
  const datesOf = (id: string) => {
    const row = network.rows.numberById.get(id);
    if (row === undefined || scheduled[row] === undefined) return undefined;
    return {
      startMinutes: (earlyStart[row] as number) / 60,
      finishMinutes: (earlyFinish[row] as number) / 60,
    };
  };
  const moves: RowMove[] = [];
  for (let row = 0; row < scheduled.length; row++) {
    const start = earlyStart[row] as number;
    const finish = earlyFinish[row] as number;
    if (start === old.earlyStart[row] && finish === old.earlyFinish[row]) continue;
    const was = scheduled[row];
    if (was) moves.push({ was, startMinutes: start / 60, finishMinutes: finish / 60 });
  }
  return {
    startMinutes: times.start / 60,
    finishMinutes: times.finish / 60,
    moves,
    isEmpty: Number.isNaN(times.finish),
    datesOf,
  };
}
