import { chainOf } from '../../../domain/layout/graphChain';
import type { GraphPlaces } from '../../../domain/layout/graphLayout';
import type { GraphSource } from '../../../domain/layout/graphSource';
import { noTeamId } from '../../../domain/layout/graphTypes';
import type { ProgramDocument } from '../../../domain/model/document';
import { select } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import type { ShownChain } from './graphEmphasis';

/** The chain of what is selected as it stands in a picture; null where it has none there. */
export function shownChainOf(
  document: ProgramDocument,
  source: GraphSource,
  places: GraphPlaces,
  selectedId: string | null,
): ShownChain | null {
  if (selectedId === null) return null;
  const isKnown =
    source.rowById.has(selectedId) ||
    source.links.some((link) => link.id === selectedId) ||
    source.teams.some((team) => team.id === selectedId);
  if (!isKnown) return null;
  const { linkIds, upstreamIds, downstreamIds } = chainOf(document, source, selectedId);
  if (linkIds.size === 0) return null;
  const rowIds = [selectedId, ...upstreamIds, ...downstreamIds];
  return { boxIds: new Set(rowIds.map((id) => places.boxIdByRowId.get(id) ?? id)), linkIds };
}

/** Selects what was chosen in a picture: alone, with what is selected already, or to be looked at in the inspector. */
export function selectInGraph(id: string | null, inspect: boolean, extend = false): void {
  if (id === null || id === noTeamId) select(null);
  else if (extend) select(id, true);
  else if (inspect) inspectRow(id);
  else select(id);
}
