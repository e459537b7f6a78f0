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
 * `null` when it closes none. A link on a summary or project counts for each of its leaves ([G2]), and stands in the
 * chain as it was made, not by its leaf.
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
  /** The leaf before, and the row that the link leads to: the leaf itself or what it is a part of. */
  const cameFrom = new Map<string, { readonly leaf: string | null; readonly linkedId: string }>();
  const queue: string[] = [];
  const reach = (linkedId: string, from: string | null) => {
    for (const leaf of leavesOf(family, linkedId)) {
      if (cameFrom.has(leaf)) continue;
      cameFrom.set(leaf, { leaf: from, linkedId });
      queue.push(leaf);
    }
  };
  reach(successorId, null);
  for (let head = 0; head < queue.length; head++) {
    const leaf = queue[head] as string;
    if (targets.has(leaf)) {
      const chain: string[] = [];
      for (let at: string | null = leaf; at !== null; ) {
        const step: { readonly leaf: string | null; readonly linkedId: string } | undefined =
          cameFrom.get(at);
        if (!step) break;
        chain.push(step.linkedId);
        at = step.leaf;
      }
      chain.reverse();
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
