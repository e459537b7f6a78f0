import { indexRows, type ProgramDocument } from '../model/document';

/** The team of every project, task and milestone, and of a team itself; `null` when nobody was named. */
export function teamIndex(document: ProgramDocument): (id: string) => string | null {
  const [teams, projects] = [indexRows(document.teams), indexRows(document.projects)];
  const [tasks, milestones] = [indexRows(document.tasks), indexRows(document.milestones)];
  const ofProject = (id: string | null) => (id === null ? null : (projects.get(id)?.teamId ?? null));
  return (id) => {
    const task = tasks.get(id);
    if (task) return task.teamId ?? ofProject(task.projectId);
    const milestone = milestones.get(id);
    if (milestone) return ofProject(milestone.projectId);
    return projects.get(id)?.teamId ?? teams.get(id)?.id ?? null;
  };
}
