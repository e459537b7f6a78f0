import type { SingleCommand } from '../../../../domain/commands/command';
import { nameById } from '../../../../domain/commands/require';
import { isSamePlace, type LanePlace, lanePlace, placeToWords } from '../../../../domain/editing/lanePlace';
import { moveToLane } from '../../../../domain/editing/moveToLane';
import { lanesOfKind, secondLevelOf } from '../../../../domain/layout/roadmapLanes';
import type { LaneBy, RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import { announce, notify } from '../../../plan/notices';
import { act } from '../../../plan/openProgram';
import { keysRow } from '../navigation';

/** A move to another lane, before it is done. */
export type LaneMove = {
  /** The lane. */
  readonly words: string;
  readonly commands: readonly SingleCommand[];
  /** Why it is not possible; null where it is. */
  readonly fault: string | null;
};

/** Where a row of the program stands on the picture; empty where it is not drawn. */
function placeOf(layout: RoadmapLayout, id: string): LanePlace {
  const row = keysRow(layout, id) ?? layout.rows.find((it) => it.id === id);
  return lanePlace(layout.lanes, row?.laneKey);
}

/** What moving rows to a place would take. */
export function planLaneMove(
  document: ProgramDocument,
  layout: RoadmapLayout,
  ids: readonly string[],
  place: LanePlace,
): LaneMove {
  const moved = moveToLane(document, ids, place, (id) => placeOf(layout, id));
  const words = placeToWords(place);
  return moved.ok
    ? { words, commands: moved.value, fault: null }
    : { words, commands: [], fault: moved.error };
}

/** Moves rows to another lane as one change, and says so; answers whether anything was moved. */
export async function doLaneMove(
  document: ProgramDocument,
  move: LaneMove,
  ids: readonly string[],
): Promise<boolean> {
  const { words, commands, fault } = move;
  if (fault !== null) {
    notify({ tone: 'refused', text: fault });
    return false;
  }
  const [only] = commands;
  if (!only) return false;
  const [first] = ids;
  const what =
    ids.length === 1 && first !== undefined ? `‘${nameById(document, first).title}’` : `${ids.length} items`;
  const label = `Move ${what} to ${words}`;
  if (!(await act({ type: 'batch', label, commands }))) return false;
  announce(`${what} moved to ${words}.`);
  return true;
}

/** Every lane that rows may be moved to, whether something is in it or not; not the one they are all in. */
export function lanesToMoveTo(
  document: ProgramDocument,
  layout: RoadmapLayout,
  laneBy: LaneBy,
  thenBy: LaneBy | null,
  ids: readonly string[],
): readonly LanePlace[] {
  // Each is looked for once, not for every one of ten thousand lanes.
  const from = new Map(ids.map((id) => [id, placeOf(layout, id)]));
  const second = secondLevelOf(laneBy, thenBy);
  const within = second === null ? null : lanesOfKind(document, second);
  const ofProgram: LanePlace = [{ by: null, word: '', title: 'Program' }];
  const places: readonly LanePlace[] = [
    ofProgram,
    ...lanesOfKind(document, laneBy).flatMap((step): readonly LanePlace[] =>
      within === null ? [[step]] : within.map((inner) => [step, inner]),
    ),
  ];
  return places.filter((place) => {
    if ([...from.values()].every((it) => isSamePlace(it, place))) return false;
    const moved = moveToLane(document, ids, place, (id) => from.get(id) ?? []);
    return moved.ok && moved.value.length > 0;
  });
}
