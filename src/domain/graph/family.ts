import type { ProgramDocument } from '../model/document';
import { areAlike, createTableVersions } from '../model/tableVersions';
import type { Milestone, Task } from '../model/work';

/** Finds what belongs to a row by its id. */
type ById<Value> = { readonly get: (id: string) => Value | undefined };

/** Who is a part of what: projects hold tasks and milestones, tasks hold tasks. */
export type Family = {
  /** Parent of a task or milestone: a task, or its project. */
  readonly parentById: ById<string>;
  /** Tasks directly below a project or task. */
  readonly childTasksById: ById<readonly Task[]>;
  /** Milestones directly below a project or task. */
  readonly childMilestonesById: ById<readonly Milestone[]>;
};

type Tables = Pick<ProgramDocument, 'tasks' | 'milestones'>;

/** Who is below whom by places in the tables, which is the same as long as no row comes, goes or moves. */
type Kinship = {
  readonly milestones: Tables['milestones'];
  readonly parentById: ReadonlyMap<string, string>;
  readonly taskPlacesById: ReadonlyMap<string, readonly number[]>;
  readonly milestonePlacesById: ReadonlyMap<string, readonly number[]>;
};

type Part = Task | Milestone;
const parentOf = (row: Part): string | null => row.parentId ?? row.projectId;
const isAlike = (a: Part, b: Part) =>
  a.id === b.id && a.parentId === b.parentId && a.projectId === b.projectId;

/** Of fewer tasks a family is made in no time. */
const longTable = 2_000;
const kinshipOfVersions = createTableVersions<Task, Kinship>(isAlike);
const familyByTasks = new WeakMap<Tables['tasks'], { milestones: Tables['milestones']; family: Family }>();

/** The family of a program; made once per version of its tasks and milestones. */
export function familyOf(document: Tables): Family {
  const { tasks, milestones } = document;
  const known = familyByTasks.get(tasks);
  if (known && known.milestones === milestones) return known.family;
  const { parentById, taskPlacesById, milestonePlacesById } = kinshipOf(document);
  const family: Family = {
    parentById,
    childTasksById: rowsAt(tasks, taskPlacesById),
    childMilestonesById: rowsAt(milestones, milestonePlacesById),
  };
  familyByTasks.set(tasks, { milestones, family });
  return family;
}

function kinshipOf({ tasks, milestones }: Tables): Kinship {
  const isLong = tasks.length > longTable;
  const before = isLong ? kinshipOfVersions.find(tasks) : null;
  const isSame = before !== null && areAlike<Part>(before.milestones, milestones, isAlike);
  const kinship: Kinship = isSame ? { ...before, milestones } : findKinship(tasks, milestones);
  if (isLong) kinshipOfVersions.keep(tasks, kinship);
  return kinship;
}

function findKinship(tasks: Tables['tasks'], milestones: Tables['milestones']): Kinship {
  const parentById = new Map<string, string>();
  const placesById = (rows: readonly Part[]) => {
    const byId = new Map<string, number[]>();
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as Part;
      const parent = parentOf(row);
      if (parent === null) continue;
      parentById.set(row.id, parent);
      const siblings = byId.get(parent);
      if (siblings) siblings.push(i);
      else byId.set(parent, [i]);
    }
    return byId;
  };
  const taskPlacesById = placesById(tasks);
  return { milestones, parentById, taskPlacesById, milestonePlacesById: placesById(milestones) };
}

function rowsAt<Row>(
  rows: readonly Row[],
  placesById: ReadonlyMap<string, readonly number[]>,
): ById<readonly Row[]> {
  const known = new Map<string, readonly Row[]>();
  return {
    get: (id) => {
      const hit = known.get(id);
      if (hit) return hit;
      const found = placesById.get(id)?.map((place) => rows[place] as Row);
      if (found) known.set(id, found);
      return found;
    },
  };
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
