import type { LaneBy } from '../layout/roadmapTypes';

/** How the lanes of a roadmap are made, in words: "team", "team, then phase". */
export function laneWords(laneBy: LaneBy, thenBy: LaneBy | null): string {
  return thenBy === null ? laneBy : `${laneBy}, then ${thenBy}`;
}
