import { isOpenState } from '../agreements/moves';
import type { ProgramDocument } from '../model/document';
import type { Network } from '../schedule/network';
import { edgeKind, lagUnit } from '../schedule/network';
import type { Order } from '../schedule/order';
import { rowMode } from '../schedule/rowTable';
import type { Times } from '../schedule/times';
import { shift, spanBetween } from '../time/spans';
import { type ChanceKey, chance, textToChanceKey } from './chance';
import { agreementToDelay, delayQuantile, type HandOverDelay } from './handOverDelay';
import { createPert, type Pert, pertQuantile } from './pert';

/** A row whose length is not certain. */
export type UncertainRow = { readonly row: number; readonly key: ChanceKey; readonly pert: Pert };

/** A link whose hand-over is not certain. */
export type UncertainEdge = {
  readonly edge: number;
  readonly dependency: number;
  readonly key: ChanceKey;
  readonly delay: HandOverDelay;
  /** Seconds of the edge's lag unit in a working day of the successor. */
  readonly daySeconds: number;
  /** The lag as the program has it, in seconds. */
  readonly lag: number;
};

/** What is uncertain in a program, and a network of its own into which each run writes what it drew. */
export type Uncertainty = {
  readonly network: Network;
  readonly rows: readonly UncertainRow[];
  readonly edges: readonly UncertainEdge[];
  readonly idlePromiseIds: readonly string[];
};

/** Finds what is uncertain ([F2]–[F5]). `times` are those of the schedule without chance. */
export function findUncertainty(
  document: ProgramDocument,
  source: Network,
  order: Order,
  times: Times,
): Uncertainty {
  const network: Network = {
    ...source,
    rows: {
      ...source.rows,
      duration: source.rows.duration.slice(),
      fixedFinish: source.rows.fixedFinish.slice(),
    },
    edgeLag: source.edgeLag.slice(),
    edgeLagUnit: source.edgeLagUnit.slice(),
  };
  const { rows } = network;
  const uncertainRows: UncertainRow[] = [];
  for (let row = 0; row < rows.count; row++) {
    const source = rows.rows[row];
    const mode = rows.mode[row] as number;
    if (!source || source.plan.estimate === null || rows.kinds[row] === 'milestone' || times.dated[row] === 0)
      continue;
    if (mode !== rowMode.auto && mode !== rowMode.manual && mode !== rowMode.started) continue;
    const { optimisticMinutes, likelyMinutes, pessimisticMinutes } = source.plan.estimate;
    const pert = createPert([optimisticMinutes * 60, likelyMinutes * 60, pessimisticMinutes * 60]);
    if (pert.least + pert.range === 0) continue;
    uncertainRows.push({ row, key: textToChanceKey(source.id), pert });
  }
  const edgeOfDependency = new Int32Array(document.dependencies.length).fill(-1);
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const dependency = network.edgeDependency[edge] as number;
    if (dependency >= 0 && order.setAside?.[edge] !== 1) edgeOfDependency[dependency] = edge;
  }
  const uncertainEdges: UncertainEdge[] = [];
  const idlePromiseIds: string[] = [];
  document.dependencies.forEach((dependency, number) => {
    const { agreement } = dependency;
    if (agreement === null || !isOpenState(agreement.state) || agreement.state === 'Delivered') return;
    const delay = agreementToDelay(agreement);
    if (delay === null) return;
    const edge = edgeOfDependency[number] as number;
    if (edge < 0) {
      idlePromiseIds.push(dependency.id);
      return;
    }
    const to = network.rowOfNode[network.edgeTo[edge] as number] as number;
    const from = network.edgeFrom[edge] as number;
    if (times.done[from] === 1 || times.done[to] === 1) return;
    const calendar = rows.calendars[to];
    if (!calendar) return;
    let lag = network.edgeLag[edge] as number;
    if (network.edgeLagUnit[edge] === lagUnit.percent) {
      // A per cent cannot carry a delay: it is what it comes to in the schedule.
      const length =
        rows.mode[from] === rowMode.summary
          ? spanBetween(calendar, false, times.earlyStart[from] as number, times.earlyFinish[from] as number)
          : (rows.duration[from] as number);
      lag = Math.round((length * lag) / 100);
      network.edgeLagUnit[edge] = rows.elapsed[from] === 1 ? lagUnit.elapsed : lagUnit.working;
      network.edgeLag[edge] = lag;
    }
    const clock = network.edgeLagUnit[edge] === lagUnit.elapsed;
    uncertainEdges.push({
      edge,
      dependency: number,
      key: textToChanceKey(dependency.id),
      delay,
      daySeconds: clock ? (calendar.daySeconds * 604_800) / calendar.weekSeconds : calendar.daySeconds,
      lag,
    });
  });
  return { network, rows: uncertainRows, edges: uncertainEdges, idlePromiseIds };
}

/**
 * Draws one run into the network of an uncertainty. `lengths` takes what was drawn, in seconds: of each row what its
 * length is above the least, of each promise its delay. `base` is the network as the program has it.
 */
export function drawRun(
  uncertainty: Uncertainty,
  base: Network,
  runChance: number,
  lengths: Float64Array,
): void {
  const { network, rows: uncertainRows, edges } = uncertainty;
  const { rows } = network;
  let at = 0;
  for (const { row, key, pert } of uncertainRows) {
    // Never without length: a row with one is no point.
    const length = Math.max(1, Math.round(pertQuantile(pert, chance(runChance, key))));
    lengths[at++] = length - pert.least;
    rows.duration[row] = length;
    const mode = rows.mode[row] as number;
    if (mode === rowMode.auto) continue;
    const calendar = rows.calendars[row];
    if (!calendar) continue;
    const clock = rows.elapsed[row] === 1;
    const start = base.rows.fixedStart[row] as number;
    if (mode === rowMode.manual) {
      rows.fixedFinish[row] = shift(calendar, clock, start, length);
      continue;
    }
    const stated = base.rows.duration[row] as number;
    const share = stated > 0 ? (base.rows.remaining[row] as number) / stated : 0;
    const more = Math.round((length - stated) * share);
    rows.fixedFinish[row] = Math.max(
      start,
      shift(calendar, clock, base.rows.fixedFinish[row] as number, more),
    );
  }
  for (const { edge, key, delay, daySeconds, lag } of edges) {
    const seconds = Math.round(delayQuantile(delay, chance(runChance, key)) * daySeconds);
    lengths[at++] = seconds;
    network.edgeLag[edge] = lag + seconds;
  }
}

/** Whether a link's bound comes from its predecessor's finish. */
export function comesFromFinish(kind: number): boolean {
  return kind === edgeKind.FS || kind === edgeKind.FF;
}
