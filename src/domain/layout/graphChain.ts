import { familyOf, withParts } from '../graph/family';
import type { ProgramDocument } from '../model/document';
import { type GraphSource, linksByEnd } from './graphSource';

/** What leads to a row and what follows from it. */
export type GraphChain = {
  readonly upstreamIds: ReadonlySet<string>;
  readonly downstreamIds: ReadonlySet<string>;
  readonly linkIds: ReadonlySet<string>;
};

/**
 * The chain of a row (its parts count as it) or of a dependency, over links that drive; of a team only its own links,
 * since whatever it gives would lead to nearly everything. Cycles are walked once.
 */
export function chainOf(document: ProgramDocument, source: GraphSource, selectedId: string): GraphChain {
  const upstreamIds = new Set<string>();
  const downstreamIds = new Set<string>();
  const linkIds = new Set<string>();
  if (source.teams.some((team) => team.id === selectedId)) {
    for (const link of source.links) {
      if (link.toTeamId === selectedId && link.fromTeamId !== selectedId) upstreamIds.add(link.fromId);
      else if (link.fromTeamId === selectedId && link.toTeamId !== selectedId) downstreamIds.add(link.toId);
      else continue;
      linkIds.add(link.id);
    }
    return { upstreamIds, downstreamIds, linkIds };
  }
  const selectedLink = source.links.find((link) => link.id === selectedId);
  if (selectedLink) linkIds.add(selectedLink.id);
  const driving = source.links.filter((link) => link.drives);
  const walk = (
    start: readonly string[],
    from: 'fromId' | 'toId',
    to: 'fromId' | 'toId',
    seen: Set<string>,
  ) => {
    const byId = linksByEnd(driving, from);
    const own = new Set(start);
    const queue = [...start];
    for (let head = 0; head < queue.length; head++) {
      for (const link of byId.get(queue[head] as string) ?? []) {
        linkIds.add(link.id);
        const next = link[to];
        if (seen.has(next) || own.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  };
  const before = selectedLink ? [selectedLink.fromId] : withParts(familyOf(document), selectedId);
  const after = selectedLink ? [selectedLink.toId] : before;
  walk(before, 'toId', 'fromId', upstreamIds);
  walk(after, 'fromId', 'toId', downstreamIds);
  if (selectedLink) {
    upstreamIds.add(selectedLink.fromId);
    downstreamIds.add(selectedLink.toId);
  } else {
    for (const link of source.links) {
      if (!link.drives && (link.fromId === selectedId || link.toId === selectedId)) linkIds.add(link.id);
    }
  }
  return { upstreamIds, downstreamIds, linkIds };
}
