import type { ProgramDocument } from '../model/document';
import type { Goal } from '../model/goal';
import type { Project } from '../model/work';

/** What feeds each goal, and what is tied to nothing. */
export type GoalTree = {
  /** Goals without a parent first, each followed by the goals below it; `depth` 0 is the top. */
  readonly goals: readonly {
    readonly goal: Goal;
    readonly depth: number;
    readonly projects: readonly Project[];
  }[];
  /** [O5] Projects that serve no goal. */
  readonly orphanProjects: readonly Project[];
  /** [O5] Goals that no project serves, directly or through a goal below them. */
  readonly orphanGoals: readonly Goal[];
};

/** [O5] Sorts goals under their parents and finds the orphans of both kinds. Parents in a circle stand at the top. */
export function goalTree(document: ProgramDocument): GoalTree {
  const projectsByGoal = new Map<string, Project[]>();
  for (const project of document.projects) {
    for (const id of project.goalIds) {
      const known = projectsByGoal.get(id);
      if (known) known.push(project);
      else projectsByGoal.set(id, [project]);
    }
  }
  const ids = new Set<string>(document.goals.map((goal) => goal.id));
  const childrenById = new Map<string, Goal[]>();
  for (const goal of document.goals) {
    const parent = goal.parentId !== null && ids.has(goal.parentId) ? goal.parentId : '';
    const known = childrenById.get(parent);
    if (known) known.push(goal);
    else childrenById.set(parent, [goal]);
  }
  const goals: { goal: Goal; depth: number; projects: readonly Project[] }[] = [];
  const seen = new Set<string>();
  const visit = (goal: Goal, depth: number) => {
    if (seen.has(goal.id)) return;
    seen.add(goal.id);
    goals.push({ goal, depth, projects: projectsByGoal.get(goal.id) ?? [] });
    for (const child of childrenById.get(goal.id) ?? []) visit(child, depth + 1);
  };
  for (const goal of childrenById.get('') ?? []) visit(goal, 0);
  for (const goal of document.goals) visit(goal, 0);
  const isFed = (goal: Goal, above: ReadonlySet<string>): boolean =>
    (projectsByGoal.get(goal.id)?.length ?? 0) > 0 ||
    (childrenById.get(goal.id) ?? []).some(
      (child) => !above.has(child.id) && isFed(child, new Set([...above, child.id])),
    );
  return {
    goals,
    orphanProjects: document.projects.filter((project) => project.goalIds.length === 0),
    orphanGoals: document.goals.filter((goal) => !isFed(goal, new Set([goal.id]))),
  };
}
