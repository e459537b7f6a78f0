import type { Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { ancestorsOf, familyOf, leavesOf } from './family';

/** The driving dependencies by the row that they start from. */
function drivingByPredecessor(dependencies: readonly Dependency[]): Map<string, Dependency[]> {
  const byPredecessor = new Map<string, Dependency[]>();
  for (const dependency of dependencies) {
    if (!dependency.drives) continue;
    const known = byPredecessor.get(dependency.predecessorId);
    if (known) known.push(dependency);
    else byPredecessor.set(dependency.predecessorId, [dependency]);
  }
  return byPredecessor;
}

/**
 * The chain of rows that a dependency from `predecessorId` to `successorId` would close, predecessor first and last;
 * `null` when it closes none. A link on a summary or project counts for each of its leaves ([G2]).
 * Iterative breadth-first search: chains of any length.
 */
export function findCycleThrough(
  document: ProgramDocument,
  predecessorId: string,
  successorId: string,
): readonly string[] | null {
  const family = familyOf(document);
  const byPredecessor = drivingByPredecessor(document.dependencies);
  const targets = new Set(leavesOf(family, predecessorId));
  const cameFrom = new Map<string, string | null>();
  const queue: string[] = [];
  const reach = (id: string, from: string | null) => {
    for (const leaf of leavesOf(family, id)) {
      if (cameFrom.has(leaf)) continue;
      cameFrom.set(leaf, from);
      queue.push(leaf);
    }
  };
  reach(successorId, null);
  for (let head = 0; head < queue.length; head++) {
    const leaf = queue[head] as string;
    if (targets.has(leaf)) {
      const chain = [leaf];
      let step = cameFrom.get(leaf) ?? null;
      while (step !== null) {
        chain.unshift(step);
        step = cameFrom.get(step) ?? null;
      }
      return [
        predecessorId,
        ...chain.filter((id, i) => !(i === chain.length - 1 && id === predecessorId)),
        predecessorId,
      ];
    }
    for (const id of [leaf, ...ancestorsOf(family, leaf)]) {
      for (const dependency of byPredecessor.get(id) ?? []) reach(dependency.successorId, leaf);
    }
  }
  return null;
}
