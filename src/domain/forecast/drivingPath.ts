import { edgeKind, type Network } from '../schedule/network';
import { constraintCode, rowMode } from '../schedule/rowTable';
import { cause, type Times } from '../schedule/times';
import { comesFromFinish } from './uncertainty';

/** Called for each row whose length, and each link whose lag, has part in a time. */
export type PathVisitor = {
  readonly onRow: (row: number) => void;
  readonly onEdge: (edge: number) => void;
};

/**
 * Follows what decided the finish of a row back to where it begins: along driving links, and in a summary along the
 * part that ends last or starts first. A row's length counts where one of its ends follows from the other.
 */
export function followDrivingPath(network: Network, times: Times, from: number, visit: PathVisitor): void {
  const { rows, edgeKinds, edgeFrom } = network;
  let row = from;
  let atFinish = true;
  // Every step goes back in the order of the passes; the bound is for a defect, not for a plan.
  for (let step = 0; step <= network.nodeCount * 2; step++) {
    if (rows.mode[row] === rowMode.summary) {
      const part = decidingPart(network, times, row, atFinish);
      if (part < 0) return;
      row = part;
      continue;
    }
    const why = times.cause[row] as number;
    const edge = times.drivingEdge[row] as number;
    if (why !== cause.link || edge < 0) {
      if (atFinish !== endsOnly(rows.constraint[row] as number, why)) visit.onRow(row);
      return;
    }
    const kind = edgeKinds[edge] as number;
    const boundsStart = kind === edgeKind.FS || kind === edgeKind.SS;
    if (atFinish === boundsStart) visit.onRow(row);
    visit.onEdge(edge);
    row = edgeFrom[edge] as number;
    atFinish = comesFromFinish(kind);
  }
}

/** Whether what holds a row without a link holds its finish, so that its start follows. */
function endsOnly(code: number, why: number): boolean {
  return (
    why === cause.constraint &&
    (code === constraintCode.FNET || code === constraintCode.MFO || code === constraintCode.hardFNLT)
  );
}

function decidingPart(network: Network, times: Times, row: number, atFinish: boolean): number {
  const { edgeFrom, edgeKinds, incoming, incomingStart } = network;
  const end = incomingStart[row + 1] as number;
  for (let k = incomingStart[row] as number; k < end; k++) {
    const edge = incoming[k] as number;
    if (edgeKinds[edge] !== edgeKind.leave) continue;
    const part = edgeFrom[edge] as number;
    const same = atFinish
      ? times.earlyFinish[part] === times.earlyFinish[row]
      : times.earlyStart[part] === times.earlyStart[row];
    if (same) return part;
  }
  return -1;
}
