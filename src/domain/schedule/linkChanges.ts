import type { Dependency } from '../model/dependency';
import { linksToNetwork, type Network } from './network';
import type { FullReason } from './rowChanges';
import type { RowTable } from './rowTable';

/** A network with other links among the same nodes, and what is different. */
export type LinkChanges = {
  readonly network: Network;
  /** Nodes into which, and out of which, a link was added, removed or changed. */
  readonly successors: readonly number[];
  readonly predecessors: readonly number[];
  /** New number of each old edge; -2 for those that are gone. `null` where all edges kept theirs. */
  readonly edgeNumbers: Int32Array | null;
};

/** The network after a change of links, as long as it has the same nodes and binds summaries to the same parts. */
export function updateLinks(
  network: Network,
  rows: RowTable,
  after: readonly Dependency[],
): LinkChanges | FullReason {
  const before = network.dependencies;
  const none = { successors: [], predecessors: [], edgeNumbers: null };
  if (before === after) return { network: { ...network, rows }, ...none };
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && isSameLink(before[head] as Dependency, after[head] as Dependency)) head++;
  if (head === before.length && head === after.length) {
    return { network: { ...network, rows, dependencies: after }, ...none };
  }
  let tail = 0;
  while (
    tail < shorter - head &&
    isSameLink(before[before.length - 1 - tail] as Dependency, after[after.length - 1 - tail] as Dependency)
  ) {
    tail++;
  }
  if (network.hasWaiting) return 'links';
  const made = linksToNetwork(rows, after);
  const links = network.linkCount;
  const madeLinks = made.linkCount;
  if (!hasSameFrame(network, links, made, madeLinks)) return 'links';

  // Dependencies in the middle are gone or new; those around it kept their order.
  const edgeNumbers = new Int32Array(network.edgeCount).fill(-2);
  const successors: number[] = [];
  const predecessors: number[] = [];
  const isKept = (dependency: number, length: number) => dependency < head || dependency >= length - tail;
  let to = 0;
  for (let edge = 0; edge < links; edge++) {
    if (!isKept(network.edgeDependency[edge] as number, before.length)) {
      successors.push(network.edgeTo[edge] as number);
      predecessors.push(network.edgeFrom[edge] as number);
      continue;
    }
    while (!isKept(made.edgeDependency[to] as number, after.length)) to++;
    edgeNumbers[edge] = to++;
  }
  for (let edge = 0; edge < madeLinks; edge++) {
    if (isKept(made.edgeDependency[edge] as number, after.length)) continue;
    successors.push(made.edgeTo[edge] as number);
    predecessors.push(made.edgeFrom[edge] as number);
  }
  for (let edge = links; edge < network.edgeCount; edge++) edgeNumbers[edge] = edge - links + madeLinks;
  return { network: made, successors, predecessors, edgeNumbers };
}

/** Whether a link moves the same rows by the same; its agreement and notes move nothing. */
function isSameLink(a: Dependency, b: Dependency): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.predecessorId === b.predecessorId &&
      a.successorId === b.successorId &&
      a.type === b.type &&
      a.drives === b.drives &&
      a.lag?.value === b.lag?.value &&
      a.lag?.unit === b.lag?.unit)
  );
}

function hasSameFrame(a: Network, linksOfA: number, b: Network, linksOfB: number): boolean {
  if (a.nodeCount !== b.nodeCount || a.edgeCount - linksOfA !== b.edgeCount - linksOfB) return false;
  for (let row = 0; row < a.rows.count; row++) if (a.entryOfRow[row] !== b.entryOfRow[row]) return false;
  for (let i = linksOfA, k = linksOfB; i < a.edgeCount; i++, k++) {
    if (a.edgeFrom[i] !== b.edgeFrom[k] || a.edgeTo[i] !== b.edgeTo[k] || a.edgeKinds[i] !== b.edgeKinds[k]) {
      return false;
    }
  }
  return true;
}
