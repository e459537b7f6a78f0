import { familyOf, withParts } from '../graph/family';
import type { ProgramDocument } from '../model/document';
import { type GraphLink, type GraphSource, linksByEnd } from './graphSource';

/** A row and everything below it; the ends of a dependency; what belongs to a group. */
function startOf(document: ProgramDocument, source: GraphSource, id: string): readonly string[] {
  const link = source.links.find((it) => it.id === id);
  if (link) return [link.fromId, link.toId];
  if (source.teams.some((team) => team.id === id) && !source.rowById.has(id)) {
    return [...source.rowById.values()].filter((row) => row.teamId === id).map((row) => row.id);
  }
  return withParts(familyOf(document), id);
}

/**
 * [X16] The links of a row's neighbourhood: those within so many steps of it either way. Depth 0 are the links of the
 * row itself among its own parts; 1 adds what it waits for and what waits for it, and so on.
 */
export function neighbourhoodOf(
  document: ProgramDocument,
  source: GraphSource,
  links: readonly GraphLink[],
  id: string,
  depth: number,
): ReadonlySet<string> {
  const from = linksByEnd(links, 'fromId');
  const to = linksByEnd(links, 'toId');
  const chosen = new Set<string>();
  const start = startOf(document, source, id);
  const own = new Set(start);
  const selected = links.find((link) => link.id === id);
  if (selected) chosen.add(selected.id);
  for (const link of links) if (own.has(link.fromId) && own.has(link.toId)) chosen.add(link.id);
  // The two ways are walked apart: the neighbours of a neighbour on the other side are not asked for.
  for (const [ends, next] of [
    [from, 'toId'],
    [to, 'fromId'],
  ] as const) {
    let edge: readonly string[] = start;
    const seen = new Set(start);
    for (let step = 0; step < depth; step++) {
      const further: string[] = [];
      for (const rowId of edge) {
        for (const link of ends.get(rowId) ?? []) {
          chosen.add(link.id);
          if (seen.has(link[next])) continue;
          seen.add(link[next]);
          further.push(link[next]);
        }
      }
      edge = further;
    }
  }
  return chosen;
}

/**
 * [X17] All links on some way from one row to another along driving links, whichever of them comes first; none when no
 * way leads from either to the other.
 */
export function pathBetween(
  document: ProgramDocument,
  source: GraphSource,
  links: readonly GraphLink[],
  aId: string,
  bId: string,
): ReadonlySet<string> {
  const driving = links.filter((link) => link.drives);
  const from = linksByEnd(driving, 'fromId');
  const to = linksByEnd(driving, 'toId');
  const reach = (
    start: readonly string[],
    ends: ReadonlyMap<string, readonly GraphLink[]>,
    next: 'toId' | 'fromId',
  ) => {
    const seen = new Set(start);
    const queue = [...start];
    for (let head = 0; head < queue.length; head++) {
      for (const link of ends.get(queue[head] as string) ?? []) {
        if (seen.has(link[next])) continue;
        seen.add(link[next]);
        queue.push(link[next]);
      }
    }
    return seen;
  };
  const between = (firstId: string, secondId: string): ReadonlySet<string> => {
    const after = reach(startOf(document, source, firstId), from, 'toId');
    const before = reach(startOf(document, source, secondId), to, 'fromId');
    return new Set(
      driving.filter((link) => after.has(link.fromId) && before.has(link.toId)).map((link) => link.id),
    );
  };
  const there = between(aId, bId);
  return there.size > 0 ? there : between(bId, aId);
}
