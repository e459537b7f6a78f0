import { lastSecond } from '../time/workingCalendar';
import { edgeKind, type Network } from './network';
import type { PlaceableRow } from './placeableRow';
import { constraintCode, rowMode } from './rowTable';
import type { Diagnostic } from './schedule';
import { boundOfEdge, type Times } from './times';

/** What keeps the schedule from being what was asked: circles first, then row by row. */
export function diagnose(
  network: Network,
  times: Times,
  chains: readonly (readonly number[])[],
  setAside: Uint8Array | null,
): Diagnostic[] {
  const { rows } = network;
  const rowAt = (i: number) => rows.rows[i] as PlaceableRow;
  const quote = (i: number) => `'${rowAt(i).title}'`;
  const found: Diagnostic[] = [];
  for (const chain of chains) {
    const shown =
      chain.length > 12 ? [...chain.slice(0, 11), null, chain[chain.length - 1] as number] : chain;
    const words = [...shown, chain[0] as number].map((i) => (i === null ? '…' : quote(i))).join(' → ');
    found.push({
      code: 'cycle',
      message: `These wait for each other in a circle, and the links among them move nothing: ${words}.`,
      ids: chain.map((i) => rowAt(i).id),
    });
  }
  for (const id of rows.calendarIdsWithoutWork) {
    found.push({
      code: 'calendarWithoutWork',
      message: 'A calendar has no working time: Monday to Friday, 08:00–12:00 and 13:00–17:00 stands in.',
      ids: [id],
    });
  }
  for (let i = 0; i < rows.count; i++) {
    if (rows.turned[i] === 0) continue;
    found.push({
      code: 'finishBeforeStart',
      message: `${quote(i)} is written to finish before it starts: it is taken as having no length.`,
      ids: [rowAt(i).id],
    });
  }
  for (let i = 0; i < rows.count; i++) {
    if (times.dated[i] === 0) continue;
    const state = rows.mode[i] as number;
    if (state === rowMode.done) continue;
    const finish = times.earlyFinish[i] as number;
    if (finish >= lastSecond && state !== rowMode.summary) {
      found.push({
        code: 'pastTheLastYear',
        message: `${quote(i)} would run past the year 9999, where dates end: it is cut there.`,
        ids: [rowAt(i).id],
      });
    }
    const deadline = rows.deadline[i] as number;
    if (deadline < finish && (rows.calendars[i]?.between(deadline, finish) ?? 1) > 0) {
      found.push({
        code: 'deadlineMissed',
        message: `${quote(i)} finishes after its deadline.`,
        ids: [rowAt(i).id],
      });
    }
    if (state === rowMode.auto && constraintIsBroken(network, times, i)) {
      found.push({
        code: 'constraintCannotHold',
        message: `What ${quote(i)} depends on does not leave it time for its constraint.`,
        ids: [rowAt(i).id],
      });
    }
    if (state === rowMode.manual) {
      for (let k = network.incomingStart[i] as number; k < (network.incomingStart[i + 1] as number); k++) {
        const edge = network.incoming[k] as number;
        if (setAside !== null && setAside[edge] === 1) continue;
        if ((network.edgeKinds[edge] as number) >= edgeKind.enter) continue;
        if (!linkIsBroken(network, times, edge, i)) continue;
        const from = network.rowOfNode[network.edgeFrom[edge] as number] as number;
        found.push({
          code: 'linkBrokenByManualDate',
          message: `${quote(i)} is placed by hand, sooner than its link from ${quote(from)} allows.`,
          ids: [
            rowAt(i).id,
            rowAt(from).id,
            network.dependencies[network.edgeDependency[edge] as number]?.id ?? '',
          ],
        });
      }
    }
  }
  return found;
}

function constraintIsBroken(network: Network, times: Times, row: number): boolean {
  const { rows } = network;
  const calendar = rows.calendars[row];
  const at = rows.constraintAt[row] as number;
  const start = times.drivenStart[row] as number;
  const finish = times.drivenFinish[row] as number;
  const after = (time: number) => time > at && (calendar?.between(at, time) ?? 1) > 0;
  switch (rows.constraint[row]) {
    case constraintCode.SNLT:
    case constraintCode.hardSNLT:
    case constraintCode.MSO:
      return after(start);
    case constraintCode.FNLT:
    case constraintCode.hardFNLT:
    case constraintCode.MFO:
      return after(finish);
    default:
      return false;
  }
}

/** Whether a manual row starts (or finishes) before a link allows, by any working time. */
function linkIsBroken(network: Network, times: Times, edge: number, row: number): boolean {
  const kind = network.edgeKinds[edge] as number;
  const own = (kind === edgeKind.FS || kind === edgeKind.SS ? times.earlyStart : times.earlyFinish)[
    row
  ] as number;
  const bound = boundOfEdge(network, times, edge);
  return bound > own && (network.rows.calendars[row]?.between(own, bound) ?? 1) > 0;
}
