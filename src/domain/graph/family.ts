import type { ProgramDocument } from '../model/document';
import type { Milestone, Task } from '../model/work';

/** Who is a part of what: projects hold tasks and milestones, tasks hold tasks. */
export type Family = {
  /** Parent of a task or milestone: a task, or its project. */
  readonly parentById: ReadonlyMap<string, string>;
  /** Tasks directly below a project or task. */
  readonly childTasksById: ReadonlyMap<string, readonly Task[]>;
  /** Milestones directly below a project or task. */
  readonly childMilestonesById: ReadonlyMap<string, readonly Milestone[]>;
};

type FamilyKey = ProgramDocument['tasks'];
const familyByTasks = new WeakMap<FamilyKey, { milestones: ProgramDocument['milestones']; family: Family }>();

/** The family of a program; made once per version of its tasks and milestones. */
export function familyOf(document: Pick<ProgramDocument, 'tasks' | 'milestones'>): Family {
  const known = familyByTasks.get(document.tasks);
  if (known && known.milestones === document.milestones) return known.family;
  const parentById = new Map<string, string>();
  const childTasksById = new Map<string, Task[]>();
  const childMilestonesById = new Map<string, Milestone[]>();
  for (const task of document.tasks) {
    const parent = task.parentId ?? task.projectId;
    parentById.set(task.id, parent);
    const siblings = childTasksById.get(parent);
    if (siblings) siblings.push(task);
    else childTasksById.set(parent, [task]);
  }
  for (const milestone of document.milestones) {
    const parent = milestone.parentId ?? milestone.projectId;
    if (parent === null) continue;
    parentById.set(milestone.id, parent);
    const siblings = childMilestonesById.get(parent);
    if (siblings) siblings.push(milestone);
    else childMilestonesById.set(parent, [milestone]);
  }
  const family: Family = { parentById, childTasksById, childMilestonesById };
  familyByTasks.set(document.tasks, { milestones: document.milestones, family });
  return family;
}

/** Whether a task or project has tasks below it, so that its dates come from them. */
export function isSummary(family: Family, id: string): boolean {
  return (family.childTasksById.get(id)?.length ?? 0) > 0;
}

/** The parents of a row, nearest first. A circle among parents, which only a damaged file can hold, ends the list. */
export function ancestorsOf(family: Family, id: string): string[] {
  const ancestors: string[] = [];
  const seen = new Set([id]);
  let parent = family.parentById.get(id);
  while (parent !== undefined && !seen.has(parent)) {
    ancestors.push(parent);
    seen.add(parent);
    parent = family.parentById.get(parent);
  }
  return ancestors;
}

/** The row and everything below it, parents before their parts. */
export function withParts(family: Family, id: string): string[] {
  const ids = [id];
  const seen = new Set(ids);
  for (let head = 0; head < ids.length; head++) {
    const parent = ids[head] as string;
    const parts = [
      ...(family.childTasksById.get(parent) ?? []),
      ...(family.childMilestonesById.get(parent) ?? []),
    ];
    for (const part of parts) {
      if (seen.has(part.id)) continue;
      seen.add(part.id);
      ids.push(part.id);
    }
  }
  return ids;
}

/**
 * The tasks and milestones below a row that have no tasks below themselves; the row itself when it has no tasks. They
 * are what a link on the row counts for ([G2], [S7]).
 */
export function leavesOf(family: Family, id: string): string[] {
  const leaves: string[] = [];
  const stack = [id];
  const seen = new Set<string>();
  while (stack.length > 0) {
    const next = stack.pop() as string;
    if (seen.has(next)) continue;
    seen.add(next);
    const children = family.childTasksById.get(next);
    if (!children || children.length === 0) {
      leaves.push(next);
      continue;
    }
    for (const milestone of family.childMilestonesById.get(next) ?? []) leaves.push(milestone.id);
    for (let i = children.length - 1; i >= 0; i--) stack.push((children[i] as Task).id);
  }
  return leaves;
}
