import type { TaskMark } from './marks';
import { rowId } from './naming';
import type { MspdiTask } from './readTask';

/** Where a task of the file stands in the program. */
export type OutlinedTask = {
  readonly task: MspdiTask;
  /** A summary of the first level is a project; `summary` a task with parts below it. */
  readonly kind: 'project' | 'summary' | 'task' | 'milestone';
  /** UID of the summary task above it; `null` directly under its project. */
  readonly parentUid: string | null;
  /** UID of its project: `0` is the one made for tasks that stand under nothing; `null` for a project or a milestone of the program. */
  readonly projectUid: string | null;
  /** Whether anything stands below it in the outline. */
  readonly hasParts: boolean;
  readonly mark: TaskMark;
};

/**
 * The rows of a plan in a tree. The outline decides who is a summary: the flag may be missing. A mark that a file of ours
 * bears has the last word on what a row is, and on what it is a part of, where that stands before it.
 */
export function outlineTasks(
  tasks: readonly MspdiTask[],
  markOf: (task: MspdiTask) => TaskMark,
): {
  readonly rows: readonly OutlinedTask[];
  /** UIDs of tasks that stand more than one level below the row before them. */
  readonly jumps: readonly string[];
  readonly repeatedUids: readonly string[];
  /** UIDs of tasks at the level of the plan itself, beside the plan's own. */
  readonly atLevelZero: readonly string[];
} {
  const seen = new Set<string>();
  const repeatedUids: string[] = [];
  const atLevelZero: string[] = [];
  const jumps: string[] = [];
  const kept: MspdiTask[] = [];
  for (const task of tasks) {
    // UID 0 and level 0 are the plan itself.
    if (task.uid === '0') continue;
    if (task.outlineLevel <= 0) {
      atLevelZero.push(task.uid);
      continue;
    }
    if (seen.has(rowId(task.uid))) repeatedUids.push(task.uid);
    else {
      seen.add(rowId(task.uid));
      kept.push(task);
    }
  }
  const parentOf = new Int32Array(kept.length).fill(-1);
  const isSummary = new Uint8Array(kept.length);
  const above: number[] = [];
  for (let i = 0; i < kept.length; i++) {
    const task = kept[i] as MspdiTask;
    while (
      above.length > 0 &&
      (kept[above[above.length - 1] as number] as MspdiTask).outlineLevel >= task.outlineLevel
    ) {
      above.pop();
    }
    const parent = above[above.length - 1] ?? -1;
    const parentLevel = parent < 0 ? 0 : (kept[parent] as MspdiTask).outlineLevel;
    if (task.outlineLevel > parentLevel + 1) jumps.push(task.uid);
    parentOf[i] = parent;
    if (parent >= 0) isSummary[parent] = 1;
    above.push(i);
  }
  const marks = kept.map(markOf);
  const flat = !isSummary.includes(1) && !marks.some((mark) => mark.kind === 'project');
  const indexByUid = new Map<string, number>();
  const rows: OutlinedTask[] = [];
  for (let i = 0; i < kept.length; i++) {
    const task = kept[i] as MspdiTask;
    const mark = marks[i] as TaskMark;
    const hasParts = isSummary[i] === 1;
    indexByUid.set(task.uid, i);
    const named = mark.of === null ? undefined : rows[indexByUid.get(mark.of) ?? -1];
    const whole = named?.kind === 'milestone' || named?.task === task ? undefined : named;
    const ofProgram = mark.of === '-';
    const above = whole ?? rows[parentOf[i] as number];
    const point = mark.kind === null ? isPoint(task) : mark.kind === 'milestone';
    const leaf = point ? ('milestone' as const) : ('task' as const);
    const shared = { task, hasParts, mark };
    if (above) {
      rows.push({
        ...shared,
        kind: hasParts ? 'summary' : leaf,
        parentUid: above.kind === 'project' ? null : above.task.uid,
        projectUid: above.kind === 'project' ? above.task.uid : above.projectUid,
      });
    } else if (hasParts || mark.kind === 'project') {
      rows.push({ ...shared, kind: 'project', parentUid: null, projectUid: null });
    } else {
      // In a plan with parts, a milestone that stands above them is the program's own.
      const projectUid = point && (ofProgram || !flat) ? null : '0';
      rows.push({ ...shared, kind: leaf, parentUid: null, projectUid });
    }
  }
  return { rows, jumps, repeatedUids, atLevelZero };
}

/** A point in time: no duration, and no two dates that say otherwise. */
function isPoint(task: MspdiTask): boolean {
  if ((task.durationMinutes ?? (task.milestoneFlag ? 0 : 1)) !== 0) return false;
  const start = task.actualStartAt ?? (task.manual ? task.startAt : null);
  const finish = task.actualFinishAt ?? (task.manual ? task.finishAt : null);
  return start === null || finish === null || start === finish;
}
