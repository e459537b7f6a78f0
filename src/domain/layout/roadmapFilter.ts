import { ancestorsOf, familyOf } from '../graph/family';
import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { RoadmapFilter } from './roadmapTypes';

/** What a filter leaves: the ids of projects, tasks, milestones and gates, and how many it takes away. */
export type FilteredRows = { readonly shownIds: ReadonlySet<string>; readonly hiddenCount: number };

/**
 * Applies a filter ([L3]). A row is shown when its team and health are asked for, or when something below it is; a
 * task without a team, and a milestone or gate, have the team of their project.
 */
export function filterRows(
  document: ProgramDocument,
  health: HealthReport,
  filter: RoadmapFilter,
): FilteredRows {
  const family = familyOf(document);
  const teamByProject = new Map<string, string>(
    document.projects.map((project) => [project.id, project.teamId ?? '']),
  );
  const asked = (id: string, teamId: string) =>
    (filter.teamIds === null || filter.teamIds.has(teamId)) &&
    (filter.healths === null || filter.healths.has(health.byId.get(id)?.shown ?? 'notStarted'));
  const shownIds = new Set<string>();
  const show = (id: string, projectId: string | null) => {
    shownIds.add(id);
    for (const ancestor of ancestorsOf(family, id)) shownIds.add(ancestor);
    if (projectId !== null) shownIds.add(projectId);
  };
  for (const project of document.projects) {
    if (asked(project.id, project.teamId ?? '')) shownIds.add(project.id);
  }
  for (const task of document.tasks) {
    if (asked(task.id, task.teamId ?? teamByProject.get(task.projectId) ?? '')) show(task.id, task.projectId);
  }
  for (const point of [...document.milestones, ...document.gates]) {
    if (asked(point.id, teamByProject.get(point.projectId ?? '') ?? '')) show(point.id, point.projectId);
  }
  const total =
    document.projects.length + document.tasks.length + document.milestones.length + document.gates.length;
  return { shownIds, hiddenCount: total - shownIds.size };
}
