import type { PlaceableKind } from '../commands/command';
import type { Plan } from '../model/plan';
import type { RowNumbers } from '../model/rowNumbers';
import type { Milestone, Task } from '../model/work';
import type { PlaceableRow } from './placeableRow';
import { rowMode } from './rowTable';

/** Whether a plan says nothing of when or how long. */
export function isBlankPlan(plan: Plan): boolean {
  return (
    plan.startAt === null &&
    plan.finishAt === null &&
    plan.durationMinutes === null &&
    plan.actualStartAt === null &&
    plan.actualFinishAt === null &&
    (plan.constraint === null || plan.constraint.at === null)
  );
}

/** Rows with parents first. A circle of parents, which only a damaged file can hold, is cut at its project. */
export function orderDownward(
  parent: Int32Array,
  rows: readonly PlaceableRow[],
  numberById: RowNumbers,
): Int32Array {
  const count = parent.length;
  const order = new Int32Array(count);
  // 0 not seen, 1 on the way up, 2 placed.
  const state = new Uint8Array(count);
  let placed = 0;
  for (let i = 0; i < count; i++) {
    const above = parent[i] as number;
    if (state[i] === 0 && (above < 0 || state[above] === 2)) {
      state[i] = 2;
      order[placed++] = i;
      continue;
    }
    let at = i;
    const path: number[] = [];
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = parent[at] as number;
    }
    if (at >= 0 && state[at] === 1) {
      const last = path[path.length - 1] as number;
      const row = rows[last] as Task;
      const project = numberById.get(row.projectId) ?? -1;
      parent[last] = project;
      if (project >= 0 && state[project] === 0) {
        state[project] = 2;
        order[placed++] = project;
      }
    }
    for (let k = path.length - 1; k >= 0; k--) {
      const row = path[k] as number;
      state[row] = 2;
      order[placed++] = row;
    }
  }
  return order;
}

/** The rows above, by number. Rows of one project or task mostly stand together: their parent is looked up once. */
export function findParents(
  rows: readonly PlaceableRow[],
  projectCount: number,
  numberById: RowNumbers,
): Int32Array {
  const parent = new Int32Array(rows.length).fill(-1);
  let lastId: string | null = null;
  let last = -1;
  for (let i = projectCount; i < rows.length; i++) {
    const row = rows[i] as Task | Milestone;
    const above = row.parentId ?? row.projectId;
    if (above === null) continue;
    if (above !== lastId) {
      lastId = above;
      last = numberById.get(above) ?? -1;
    }
    parent[i] = last;
  }
  return parent;
}

/** A row with tasks below it is a summary, and so is one that says nothing itself and has milestones below it. */
export function markSummaries(
  parent: Int32Array,
  kinds: readonly PlaceableKind[],
  rows: readonly PlaceableRow[],
  mode: Uint8Array,
): void {
  for (let i = 0; i < parent.length; i++) {
    const above = parent[i] as number;
    if (above < 0 || mode[above] === rowMode.summary || !(rows[i] as PlaceableRow).plan.active) continue;
    if (kinds[i] === 'task' || isBlankPlan((rows[above] as PlaceableRow).plan)) mode[above] = rowMode.summary;
  }
}
