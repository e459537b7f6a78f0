import type { Steps } from '../steps';
import type { ProgramDocument } from './document';
import type { ParseNote } from './parseNote';

type Part = { readonly id: string; readonly title: string; readonly parentId: string | null };

/** How many rows are looked at between two interruptions. */
const rowsPerStep = 2_000;

/** Ids of the tasks that are above themselves. Without recursion: a chain may be as long as the table. */
function* tasksInCircles(tasks: readonly Part[]): Steps<Set<string>> {
  const parentById = new Map<string, string>();
  for (const [index, { id, parentId }] of tasks.entries()) {
    if (index % rowsPerStep === 0) yield;
    if (parentId !== null) parentById.set(id, parentId);
  }
  const done = new Set<string>();
  const inCircles = new Set<string>();
  let looked = 0;
  // A task without a parent is in no circle.
  for (const id of parentById.keys()) {
    if (++looked % rowsPerStep === 0) yield;
    const path: string[] = [];
    const placeOnPath = new Map<string, number>();
    let at: string | null = id;
    while (at !== null && !done.has(at) && !placeOnPath.has(at)) {
      placeOnPath.set(at, path.length);
      path.push(at);
      at = parentById.get(at) ?? null;
    }
    const from = at === null ? undefined : placeOnPath.get(at);
    if (from !== undefined) for (const member of path.slice(from)) inCircles.add(member);
    for (const visited of path) done.add(visited);
  }
  return inCircles;
}

/**
 * Takes out of a file what no command would have let in and no screen could show ([M7]): a row that is a part of itself,
 * or of a task of another project, stands directly under its project, and a dependency of a row on itself is left out.
 */
export function* mendStructure(document: ProgramDocument): Steps<{
  readonly document: ProgramDocument;
  readonly notes: readonly ParseNote[];
}> {
  const notes: ParseNote[] = [];
  const circles = yield* tasksInCircles(document.tasks);
  const taskById = new Map<string, ProgramDocument['tasks'][number]>();
  for (const [index, task] of document.tasks.entries()) {
    if (index % rowsPerStep === 0) yield;
    taskById.set(task.id, task);
  }
  const titleOfTask = (id: string) => taskById.get(id)?.title.slice(0, 60);
  const mended = <R extends Part & { readonly projectId: string | null }>(
    table: string,
    rows: readonly R[],
  ) =>
    rows.map((row): R => {
      if (row.parentId === null) return row;
      const isCircle = table === 'tasks' && circles.has(row.id);
      if (!isCircle && taskById.get(row.parentId)?.projectId === row.projectId) return row;
      notes.push({
        code: isCircle ? 'parentCircle' : 'parentElsewhere',
        where: `${table} '${row.title.slice(0, 60)}' (${row.id})`,
        what: isCircle
          ? `is a part of itself by way of '${titleOfTask(row.parentId)}'; it was put directly under its project`
          : `is a part of '${titleOfTask(row.parentId)}', which is in another project; it was put directly under its own`,
      });
      return { ...row, parentId: null };
    });
  const tasks = mended('tasks', document.tasks);
  yield;
  const milestones = mended('milestones', document.milestones);
  yield;
  const dependencies = document.dependencies.filter((dependency) => {
    if ((dependency.predecessorId as string) !== dependency.successorId) return true;
    notes.push({
      code: 'dependencyOnItself',
      where: `dependencies (${dependency.id})`,
      what: `links ${dependency.predecessorId} with itself; it was left out, since nothing depends on itself`,
    });
    return false;
  });
  if (notes.length === 0) return { document, notes };
  return { document: { ...document, tasks, milestones, dependencies }, notes };
}
