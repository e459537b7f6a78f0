import type { LaneBy, RoadmapLane } from '../layout/roadmapTypes';
import { findRow, type ProgramDocument } from '../model/document';
import { type PhaseName, phaseNames } from '../model/work';

/** One level of a lane: what its projects have in common. `by` is null for the program's own row. */
export type LaneStep = {
  readonly by: LaneBy | null;
  /** The id or word of it; the empty word for none. */
  readonly word: string;
  readonly title: string;
};

/** Where a lane is: the lane around it first, if there is one, then itself. */
export type LanePlace = readonly LaneStep[];

/** The place of a lane of a layout; empty for a key that is no lane's. */
export function lanePlace(lanes: readonly RoadmapLane[], laneKey: string | undefined): LanePlace {
  const lane = lanes.find((it) => it.key === laneKey);
  if (!lane) return [];
  const { by, word, title } = lane;
  return [...lanePlace(lanes, lane.parentKey ?? undefined), { by, word, title }];
}

/** A place in words: "Payments", "Payments, At risk". */
export function placeToWords(place: LanePlace): string {
  return place.map(({ title }) => title).join(', ');
}

/** Whether two steps stand for the same thing. */
export function isSameStep(a: LaneStep, b: LaneStep | undefined): boolean {
  return a.by === b?.by && a.word === b.word;
}

/** Whether two places are the same lane. */
export function isSamePlace(a: LanePlace, b: LanePlace): boolean {
  return a.length === b.length && a.every((step, i) => isSameStep(step, b[i]));
}

/** What a project has because of the lane it stands in. */
export type LaneFields = {
  teamId?: string | null;
  ownerId?: string | null;
  phase?: PhaseName | null;
  /** The goal for which it stands there; null for none. */
  goalId?: string | null;
};

/** The teams of a function. */
export function teamsOfFunction(document: ProgramDocument, word: string): ProgramDocument['teams'] {
  return document.teams.filter((team) => team.function === word);
}

/**
 * What a project in a place has because of it. A function gives the team `besideTeamId` where that has the function,
 * else its only team; a function of several teams, and health, give nothing.
 */
export function placeToFields(
  document: ProgramDocument,
  place: LanePlace,
  besideTeamId: string | null = null,
): LaneFields {
  const fields: LaneFields = {};
  for (const { by, word } of place) {
    const id = word === '' ? null : word;
    switch (by) {
      case 'team':
        fields.teamId = id;
        break;
      case 'owner':
        fields.ownerId = id;
        break;
      case 'goal':
        fields.goalId = id;
        break;
      case 'phase':
        fields.phase = phaseNames.find((name) => name === word) ?? null;
        break;
      case 'function': {
        const teams = teamsOfFunction(document, word);
        const beside = teams.find((team) => team.id === (besideTeamId as string));
        const team = beside ?? (teams.length === 1 ? teams[0] : undefined);
        if (fields.teamId === undefined && (team || word === '')) fields.teamId = team?.id ?? null;
        break;
      }
      default:
    }
  }
  return fields;
}

/** Goals of a project that stands in the lane of one: it comes first, and the one it came from is left ([L1]). */
export function withFirstGoal(goalIds: readonly string[], goalId: string | null): readonly string[] {
  return goalId === null ? [] : [goalId, ...goalIds.slice(1).filter((id) => id !== goalId)];
}

/** The project that a place is the lane of, if it is one's. */
export function projectOfPlace(document: ProgramDocument, place: LanePlace) {
  const step = place.find(({ by }) => by === 'project');
  return step ? findRow(document, 'project', step.word) : undefined;
}
