import type { ProgramDocument } from '../model/document';

/** The team of every project, task and milestone, and of a team itself; `null` when nobody was named. */
export function teamIndex(document: ProgramDocument): (id: string) => string | null {
  const teamById = new Map<string, string | null>();
  for (const team of document.teams) teamById.set(team.id, team.id);
  for (const project of document.projects) teamById.set(project.id, project.teamId);
  const ofProject = (id: string | null) => (id === null ? null : (teamById.get(id) ?? null));
  for (const task of document.tasks) teamById.set(task.id, task.teamId ?? ofProject(task.projectId));
  for (const milestone of document.milestones) teamById.set(milestone.id, ofProject(milestone.projectId));
  return (id) => teamById.get(id) ?? null;
}
