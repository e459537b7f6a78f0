import type { ProgramDocument } from '../model/document';
import { diagnose } from './diagnose';
import { documentToNetwork, type Network } from './network';
import { type Order, orderNetwork } from './order';
import { computeTimes } from './passes';
import { rollUpProgress } from './rollUpProgress';
import { type PlaceableRow, rowMode } from './rowTable';
import type { Placement, Schedule, ScheduledRow } from './schedule';
import { cause, type Times } from './times';

const placementByCause: Placement[] = [];
placementByCause[cause.none] = 'programStart';
placementByCause[cause.link] = 'link';
placementByCause[cause.constraint] = 'constraint';
placementByCause[cause.written] = 'written';
placementByCause[cause.programStart] = 'programStart';
placementByCause[cause.manual] = 'manual';
placementByCause[cause.actual] = 'actual';
placementByCause[cause.parts] = 'parts';

/**
 * Computes the schedule of a program ([S1]…). Pure; never throws for what a document holds. Linear in rows and links
 * but for one binary search per date over the exceptions of its calendar.
 */
export function computeSchedule(document: ProgramDocument): Schedule {
  const network = documentToNetwork(document);
  const order = orderNetwork(network);
  return timesToSchedule(document, network, order, computeTimes(network, order));
}

/** Seconds as minutes; a whole number stays one, which a hundred thousand rows hold in half the memory. */
function toMinutes(seconds: number): number {
  const minutes = seconds / 60;
  const whole = Math.trunc(minutes) | 0;
  return whole === minutes ? whole : minutes;
}

function timesToSchedule(document: ProgramDocument, network: Network, order: Order, times: Times): Schedule {
  const { rows } = network;
  const { count, kinds, mode, calendars, duration } = rows;
  const { earlyStart, earlyFinish, lateStart, lateFinish, totalSlack, freeSlack } = times;
  const byId = new Map<string, ScheduledRow>();
  const undatedIds: string[] = [];
  const criticalRows: number[] = [];
  const { criticalSlackDays, nearCriticalSlackDays } = document.program;
  const percent = rollUpProgress(network, times);
  for (let i = 0; i < count; i++) {
    const row = rows.rows[i] as PlaceableRow;
    const state = mode[i] as number;
    if (state === rowMode.inactive) continue;
    if (times.dated[i] === 0) {
      undatedIds.push(row.id);
      continue;
    }
    const calendar = calendars[i];
    const daySeconds = calendar?.daySeconds ?? 28_800;
    const total = totalSlack[i] as number;
    const summary = state === rowMode.summary;
    const done = times.done[i] === 1 || (!summary && percent[i] === 100);
    const critical = !done && total <= criticalSlackDays * daySeconds;
    if (critical && !summary) criticalRows.push(i);
    const edge = times.drivingEdge[i] as number;
    const dependencyNumber = edge >= 0 && !summary ? (network.edgeDependency[edge] as number) : -1;
    const length = summary
      ? (times.earlyFinishWork[i] as number) - (times.earlyStartWork[i] as number)
      : (duration[i] as number);
    const startMinutes = toMinutes(earlyStart[i] as number);
    const finishMinutes = toMinutes(earlyFinish[i] as number);
    byId.set(row.id, {
      id: row.id,
      kind: kinds[i] ?? 'task',
      title: row.title,
      projectId: 'projectId' in row ? row.projectId : row.id,
      startMinutes,
      finishMinutes,
      earlyStartMinutes: startMinutes,
      earlyFinishMinutes: finishMinutes,
      lateStartMinutes: toMinutes(lateStart[i] as number),
      lateFinishMinutes: toMinutes(lateFinish[i] as number),
      durationMinutes: toMinutes(length),
      totalSlackMinutes: toMinutes(total),
      freeSlackMinutes: toMinutes(freeSlack[i] as number),
      dayMinutes: toMinutes(daySeconds),
      critical,
      nearCritical: !done && !critical && total <= nearCriticalSlackDays * daySeconds,
      summary,
      placedBy: placementByCause[times.cause[i] as number] ?? 'programStart',
      drivingDependencyId: dependencyNumber < 0 ? null : (network.dependencies[dependencyNumber]?.id ?? null),
      percentComplete: percent[i] as number,
      done,
    });
  }
  const idAt = (i: number) => rows.rows[i]?.id ?? '';
  criticalRows.sort((a, b) => {
    const early = (earlyStart[a] as number) - (earlyStart[b] as number);
    const finish = (earlyFinish[a] as number) - (earlyFinish[b] as number);
    return early || finish || (idAt(a) < idAt(b) ? -1 : 1);
  });
  return {
    startMinutes: times.start / 60,
    finishMinutes: times.finish / 60,
    byId,
    criticalPath: criticalRows.map(idAt),
    undatedIds,
    diagnostics: diagnose(network, times, order.chains, order.setAside),
  };
}
