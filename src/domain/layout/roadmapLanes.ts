import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import { type Project, phaseNames } from '../model/work';
import type { LaneBy } from './roadmapTypes';

/** The words of each health, as people read them. */
export const healthWords: Readonly<Record<Health, string>> = {
  red: 'Off track',
  amber: 'At risk',
  green: 'On track',
  notStarted: 'Not started',
  done: 'Done',
};

/** How many muted colours tick the lanes of teams. */
export const teamToneCount = 8;

/** A lane before it has a place: what it stands for, and its projects in the program's order. */
export type LaneDraft = {
  readonly key: string;
  readonly by: LaneBy;
  readonly word: string;
  readonly parentKey: string | null;
  readonly id: string | null;
  readonly title: string;
  readonly projects: readonly Project[];
  /** The lanes that it is cut into; none on one level. */
  readonly lanes: readonly LaneDraft[];
};

type Bucket = { readonly id: string | null; readonly word: string; readonly title: string };

function bucketsOf(document: ProgramDocument, laneBy: LaneBy): readonly Bucket[] {
  const named = (row: { readonly id: string; readonly name: string }) => ({
    id: row.id,
    word: row.id,
    title: row.name,
  });
  const titled = (row: { readonly id: string; readonly title: string }) => ({
    id: row.id,
    word: row.id,
    title: row.title,
  });
  const worded = (word: string) => ({ id: null, word, title: word });
  switch (laneBy) {
    case 'team':
      return document.teams.map(named);
    case 'owner':
      return document.stakeholders.map(named);
    case 'goal':
      return document.goals.map(titled);
    case 'project':
      return document.projects.map(titled);
    case 'phase':
      return phaseNames.map(worded);
    case 'function':
      return [...new Set(document.teams.map((team) => team.function))].map(worded);
    case 'health':
      return (Object.keys(healthWords) as Health[]).map((health) => ({
        id: null,
        word: health,
        title: healthWords[health],
      }));
  }
}

const leftOverTitles: Readonly<Record<LaneBy, string>> = {
  team: 'No team',
  owner: 'No owner',
  goal: 'No goal',
  project: 'No project',
  phase: 'No phase',
  function: 'No function',
  health: 'No health',
};

/** Every lane that there can be of a kind, whether projects are in it or not; the one for none last. */
export function lanesOfKind(
  document: ProgramDocument,
  by: LaneBy,
): readonly { readonly by: LaneBy; readonly word: string; readonly title: string }[] {
  return [...bucketsOf(document, by), { word: '', title: leftOverTitles[by] }].map(({ word, title }) => ({
    by,
    word,
    title,
  }));
}

/** Whether a key is that of a lane, and not the id of a row. */
export function isLaneKey(key: string): boolean {
  return key.startsWith('lane:');
}

/** What a lane may be cut by: a project is in one lane of a kind, and alone in a lane of its own. */
export function secondLevelOf(laneBy: LaneBy, thenBy: LaneBy | null | undefined): LaneBy | null {
  return laneBy === 'project' || thenBy === laneBy ? null : (thenBy ?? null);
}

/**
 * The lanes that have projects, in the order of the program's teams, people, goals or phases; projects with none of
 * them come last. A project with several goals stands in the lane of its first, so that nothing is drawn twice ([L1]).
 * With `thenBy` each lane is cut the same way into lanes of a second level ([L19]).
 */
export function projectsToLanes(
  document: ProgramDocument,
  health: HealthReport,
  laneBy: LaneBy,
  projects: readonly Project[],
  thenBy: LaneBy | null = null,
): readonly LaneDraft[] {
  const cutter = laneCutter(document, health, laneBy);
  const second = secondLevelOf(laneBy, thenBy);
  const lanes = cutter(projects, null);
  if (second === null) return lanes;
  const innerCutter = laneCutter(document, health, second);
  return lanes.map((lane) => ({ ...lane, lanes: innerCutter(lane.projects, lane.key) }));
}

/** What puts projects into the lanes of one kind. */
function laneCutter(
  document: ProgramDocument,
  health: HealthReport,
  laneBy: LaneBy,
): (projects: readonly Project[], parentKey: string | null) => LaneDraft[] {
  const functionByTeam = new Map<string, string>(document.teams.map((team) => [team.id, team.function]));
  const buckets = bucketsOf(document, laneBy);
  const placeByWord = new Map(buckets.map(({ word }, i) => [word, i]));
  const wordOf = (project: Project): string => {
    switch (laneBy) {
      case 'team':
        return project.teamId ?? '';
      case 'owner':
        return project.ownerId ?? '';
      case 'goal':
        return project.goalIds[0] ?? '';
      case 'project':
        return project.id;
      case 'phase':
        return project.phase ?? '';
      case 'function':
        return functionByTeam.get(project.teamId ?? '') ?? '';
      case 'health':
        return health.byId.get(project.id)?.shown ?? 'notStarted';
    }
  };
  return (projects, parentKey) => {
    const projectsByPlace = new Map<number, Project[]>();
    for (const project of projects) {
      const place = placeByWord.get(wordOf(project)) ?? buckets.length;
      const known = projectsByPlace.get(place);
      if (known) known.push(project);
      else projectsByPlace.set(place, [project]);
    }
    const leftOver: Bucket = { id: null, word: '', title: leftOverTitles[laneBy] };
    return [...projectsByPlace]
      .sort(([a], [b]) => a - b)
      .map(([place, inLane]) => {
        const { id, word, title } = buckets[place] ?? leftOver;
        const key = parentKey === null ? `lane:${word}` : `${parentKey} › ${word}`;
        return { key, by: laneBy, word, parentKey, id, title, projects: inLane, lanes: [] };
      });
  };
}

/**
 * What a lane shows of several healths: the worst of red, amber and green; done or not started only when all are, and
 * on track when some are done and the others not started ([L2]).
 */
export function worstHealth(healths: Iterable<Health>): Health {
  const seen = new Set(healths);
  for (const health of ['red', 'amber', 'green'] as const) if (seen.has(health)) return health;
  if (seen.has('done')) return seen.has('notStarted') ? 'green' : 'done';
  return 'notStarted';
}

/** Which muted colour ticks a team: by its place among the program's teams, so that it stays when lanes change. */
export function teamToneById(document: ProgramDocument): ReadonlyMap<string, number> {
  return new Map(document.teams.map((team, index) => [team.id, index % teamToneCount]));
}
