import type { ProgramDocument } from '../model/document';
import { diagnose } from './diagnose';
import { documentToNetwork, type Network } from './network';
import { orderNetwork } from './order';
import { computeTimes } from './passes';
import { rollUpProgress } from './rollUpProgress';
import { type PlaceableRow, rowMode } from './rowTable';
import type { Placement, Schedule, ScheduledRow } from './schedule';
import { cause, type Times } from './times';

const placementByCause: Readonly<Record<number, Placement>> = {
  [cause.link]: 'link',
  [cause.constraint]: 'constraint',
  [cause.written]: 'written',
  [cause.programStart]: 'programStart',
  [cause.manual]: 'manual',
  [cause.actual]: 'actual',
  [cause.parts]: 'parts',
};

/**
 * Computes the schedule of a program ([S1]…). Pure; never throws for what a document holds. Linear in rows and links
 * but for one binary search per date over the exceptions of its calendar.
 */
export function computeSchedule(document: ProgramDocument): Schedule {
  const network = documentToNetwork(document);
  const order = orderNetwork(network);
  const times = computeTimes(network, order);
  return timesToSchedule(document, network, times, order.chains, order.setAside);
}

function timesToSchedule(
  document: ProgramDocument,
  network: Network,
  times: Times,
  chains: readonly (readonly number[])[],
  setAside: Uint8Array | null,
): Schedule {
  const { rows } = network;
  const byId = new Map<string, ScheduledRow>();
  const undatedIds: string[] = [];
  const criticalRows: number[] = [];
  const { criticalSlackDays, nearCriticalSlackDays } = document.program;
  for (let i = 0; i < rows.count; i++) {
    const row = rows.rows[i] as PlaceableRow;
    const mode = rows.mode[i] as number;
    if (mode === rowMode.inactive) continue;
    if (times.dated[i] === 0) {
      undatedIds.push(row.id);
      continue;
    }
    const calendar = rows.calendars[i];
    const daySeconds = calendar?.daySeconds ?? 28_800;
    const early = times.earlyStart[i] as number;
    const finish = times.earlyFinish[i] as number;
    const total = times.totalSlack[i] as number;
    const summary = mode === rowMode.summary;
    const done = times.done[i] === 1 || (!summary && row.plan.percentComplete === 100);
    const critical = !done && total <= criticalSlackDays * daySeconds;
    if (critical && !summary) criticalRows.push(i);
    const edge = times.drivingEdge[i] as number;
    const dependencyNumber = edge >= 0 && !summary ? (network.edgeDependency[edge] as number) : -1;
    byId.set(row.id, {
      id: row.id,
      kind: rows.kinds[i] ?? 'task',
      title: row.title,
      projectId: 'projectId' in row ? row.projectId : row.id,
      startMinutes: early / 60,
      finishMinutes: finish / 60,
      earlyStartMinutes: early / 60,
      earlyFinishMinutes: finish / 60,
      lateStartMinutes: (times.lateStart[i] as number) / 60,
      lateFinishMinutes: (times.lateFinish[i] as number) / 60,
      durationMinutes:
        (summary ? (calendar?.between(early, finish) ?? 0) : (rows.duration[i] as number)) / 60,
      totalSlackMinutes: total / 60,
      freeSlackMinutes: (times.freeSlack[i] as number) / 60,
      dayMinutes: daySeconds / 60,
      critical,
      nearCritical: !done && !critical && total <= nearCriticalSlackDays * daySeconds,
      summary,
      placedBy: placementByCause[times.cause[i] as number] ?? 'programStart',
      drivingDependencyId: network.dependencies[dependencyNumber]?.id ?? null,
      percentComplete: row.plan.percentComplete,
      done,
    });
  }
  rollUpProgress(document, byId);
  const idAt = (i: number) => rows.rows[i]?.id ?? '';
  criticalRows.sort((a, b) => {
    const early = (times.earlyStart[a] as number) - (times.earlyStart[b] as number);
    const finish = (times.earlyFinish[a] as number) - (times.earlyFinish[b] as number);
    return early || finish || (idAt(a) < idAt(b) ? -1 : 1);
  });
  return {
    startMinutes: times.start / 60,
    finishMinutes: times.finish / 60,
    byId,
    criticalPath: criticalRows.map(idAt),
    undatedIds,
    diagnostics: diagnose(network, times, chains, setAside),
  };
}
