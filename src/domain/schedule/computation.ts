import type { ProgramDocument } from '../model/document';
import { RowsById } from '../model/rowsById';
import type { Milestone, Task } from '../model/work';
import { diagnose } from './diagnose';
import type { Network } from './network';
import type { Order } from './order';
import type { PlaceableRow } from './placeableRow';
import { rowMode } from './rowTable';
import type { Placement, Schedule, ScheduledRow } from './schedule';
import { cause, type Times } from './times';

/** Everything that a schedule was made of, kept beside it to bring it up to date. */
export type Computation = {
  readonly document: ProgramDocument;
  readonly network: Network;
  readonly order: Order;
  readonly times: Times;
  /** Rolled-up progress of each row. */
  readonly percent: Float64Array;
  /** The scheduled rows by their numbers. */
  readonly scheduled: readonly (ScheduledRow | undefined)[];
};

const computationOf = new WeakMap<Schedule, Computation>();

/** What a schedule was made of; `undefined` for one that was not computed here. */
export function computationBehind(schedule: Schedule): Computation | undefined {
  return computationOf.get(schedule);
}

const placementByCause: Placement[] = [];
placementByCause[cause.none] = 'programStart';
placementByCause[cause.link] = 'link';
placementByCause[cause.constraint] = 'constraint';
placementByCause[cause.written] = 'written';
placementByCause[cause.programStart] = 'programStart';
placementByCause[cause.manual] = 'manual';
placementByCause[cause.actual] = 'actual';
placementByCause[cause.parts] = 'parts';

/** Seconds as minutes; a whole number stays one, which a hundred thousand rows hold in half the memory. */
function toMinutes(seconds: number): number {
  const minutes = seconds / 60;
  const whole = minutes | 0;
  return whole === minutes ? whole : minutes;
}

/** What the schedule says of a row; `undefined` for one that it does not place. */
export function scheduleRow(
  document: ProgramDocument,
  network: Network,
  times: Times,
  percent: Float64Array,
  i: number,
): ScheduledRow | undefined {
  const { rows } = network;
  const state = rows.mode[i] as number;
  if (state === rowMode.inactive || times.dated[i] === 0) return undefined;
  const row = rows.rows[i] as PlaceableRow;
  const kind = rows.kinds[i] ?? 'task';
  const { criticalSlackDays, nearCriticalSlackDays } = document.program;
  const daySeconds = rows.calendars[i]?.daySeconds ?? 28_800;
  const total = times.totalSlack[i] as number;
  const summary = state === rowMode.summary;
  const done = times.done[i] === 1 || (!summary && percent[i] === 100);
  const critical = !done && total <= criticalSlackDays * daySeconds;
  const edge = times.drivingEdge[i] as number;
  const dependencyNumber = edge >= 0 && !summary ? (network.edgeDependency[edge] as number) : -1;
  const length = summary
    ? (times.earlyFinishWork[i] as number) - (times.earlyStartWork[i] as number)
    : (rows.duration[i] as number);
  const startMinutes = toMinutes(times.earlyStart[i] as number);
  const finishMinutes = toMinutes(times.earlyFinish[i] as number);
  return {
    id: row.id,
    kind,
    title: row.title,
    projectId: kind === 'project' ? row.id : (row as Task | Milestone).projectId,
    startMinutes,
    finishMinutes,
    earlyStartMinutes: startMinutes,
    earlyFinishMinutes: finishMinutes,
    lateStartMinutes: toMinutes(times.lateStart[i] as number),
    lateFinishMinutes: toMinutes(times.lateFinish[i] as number),
    durationMinutes: toMinutes(length),
    totalSlackMinutes: toMinutes(total),
    freeSlackMinutes: toMinutes(times.freeSlack[i] as number),
    dayMinutes: toMinutes(daySeconds),
    critical,
    nearCritical: !done && !critical && total <= nearCriticalSlackDays * daySeconds,
    summary,
    placedBy: placementByCause[times.cause[i] as number] ?? 'programStart',
    drivingDependencyId: dependencyNumber < 0 ? null : (network.dependencies[dependencyNumber]?.id ?? null),
    percentComplete: percent[i] as number,
    done,
  };
}

/**
 * The schedule of a finished computation. `before`: the schedule of another that has the very times and links, of which
 * only what rows are called may be different.
 */
export function computationToSchedule(computation: Computation, before: Schedule | null = null): Schedule {
  const { network, order, times, scheduled } = computation;
  const { rows } = network;
  if (before) {
    const diagnostics =
      before.diagnostics.length === 0 ? [] : diagnose(network, times, order.chains, order.setAside);
    const schedule = { ...before, byId: new RowsById(rows.numberById, scheduled), diagnostics };
    computationOf.set(schedule, computation);
    return schedule;
  }
  const undatedIds: string[] = [];
  for (let i = 0; i < rows.count; i++) {
    if (!scheduled[i] && rows.mode[i] !== rowMode.inactive)
      undatedIds.push((rows.rows[i] as PlaceableRow).id);
  }
  const schedule: Schedule = {
    startMinutes: times.start / 60,
    finishMinutes: times.finish / 60,
    byId: new RowsById(rows.numberById, scheduled),
    criticalPath: findCriticalPath(computation),
    undatedIds,
    diagnostics: diagnose(network, times, order.chains, order.setAside),
  };
  computationOf.set(schedule, computation);
  return schedule;
}

/** Critical rows that are no summaries, in the order of their early starts, then finishes, then ids. */
function findCriticalPath({ times, scheduled }: Computation): string[] {
  const { earlyStart, earlyFinish } = times;
  const found = new Int32Array(scheduled.length);
  let count = 0;
  const idAt = (i: number) => (scheduled[i] as ScheduledRow).id;
  const compare = (a: number, b: number) => {
    const early = (earlyStart[a] as number) - (earlyStart[b] as number);
    const finish = (earlyFinish[a] as number) - (earlyFinish[b] as number);
    return early || finish || (idAt(a) < idAt(b) ? -1 : 1);
  };
  let isInOrder = true;
  for (let i = 0; i < scheduled.length; i++) {
    const row = scheduled[i];
    if (row === undefined || !row.critical || row.summary) continue;
    isInOrder = isInOrder && (count === 0 || compare(found[count - 1] as number, i) < 0);
    found[count++] = i;
  }
  const path = found.subarray(0, count);
  // Mostly rows stand in the order of their dates.
  if (!isInOrder) path.sort(compare);
  const ids = new Array<string>(count);
  for (let k = 0; k < count; k++) ids[k] = idAt(path[k] as number);
  return ids;
}
