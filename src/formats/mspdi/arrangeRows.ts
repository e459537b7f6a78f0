import { familyOf } from '../../domain/graph/family';
import type { ProgramDocument } from '../../domain/model/document';
import type { PlaceableRow } from '../../domain/schedule/placeableRow';
import { type RowTable, rowMode } from '../../domain/schedule/rowTable';
import { isBlankPlan } from '../../domain/schedule/rowTree';

/** A row in the order and on the level of an outline. */
export type ArrangedRow = {
  readonly row: PlaceableRow;
  readonly level: number;
  /** Whether rows stand below it in the outline. */
  readonly hasParts: boolean;
  /** Id of what it is a part of, where it cannot stand below that; `-` for the program; `null` where it does. */
  readonly of: string | null;
};

/**
 * The rows of a program as an outline. In an outline, what has parts below it is a summary: parts of a bar that keeps
 * dates of its own (milestones, inactive tasks) therefore stand behind it and name it.
 */
export function arrangeRows(document: ProgramDocument, rows: RowTable): ArrangedRow[] {
  const family = familyOf(document);
  const omitted = omittedProjectId(document, rows);
  const arranged: ArrangedRow[] = [];
  const partsOf = (id: string): PlaceableRow[] => [
    ...(family.childTasksById.get(id) ?? []),
    ...(family.childMilestonesById.get(id) ?? []),
  ];
  const modeOf = (id: string) => rows.mode[rows.numberById.get(id) ?? -1];
  type Waiting = { readonly row: PlaceableRow; readonly level: number; readonly of: string | null };
  const stack: Waiting[] = [];
  const seen = new Set<string>();
  const wait = (parts: readonly PlaceableRow[], level: number, of: string | null) => {
    for (let i = parts.length - 1; i >= 0; i--) stack.push({ row: parts[i] as PlaceableRow, level, of });
  };
  const programMilestones = document.milestones.filter((row) => row.projectId === null);
  wait(programMilestones, 1, null);
  for (let i = document.projects.length - 1; i >= 0; i--) {
    const project = document.projects[i] as PlaceableRow;
    if (project.id === omitted) wait(partsOf(project.id), 1, null);
    else stack.push({ row: project, level: 1, of: null });
  }
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { row, level, of } = next;
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    const parts = partsOf(row.id);
    const mode = modeOf(row.id);
    const holds = parts.length > 0 && (mode === rowMode.summary || mode === rowMode.inactive);
    arranged.push({ row, level, hasParts: holds, of });
    wait(parts, holds ? level + 1 : level, holds ? null : row.id);
  }
  const flat = !arranged.some((it) => it.hasParts) && document.projects.every((it) => it.id === omitted);
  if (!flat) return arranged;
  // Without parts, a milestone of the first level would be taken for one of the project that holds everything.
  const programIds = new Set<string>(programMilestones.map((row) => row.id));
  return arranged.map((it) => (programIds.has(it.row.id) ? { ...it, of: '-' } : it));
}

/**
 * The project that stands for what stands under nothing in a file that was read: it needs no row, when reading makes it
 * anew just as it is.
 */
function omittedProjectId(document: ProgramDocument, rows: RowTable): string | null {
  const project = document.projects[0];
  if (project?.externalId !== '0' || project.title !== document.program.title) return null;
  const family = familyOf(document);
  const tasks = family.childTasksById.get(project.id) ?? [];
  const milestones = family.childMilestonesById.get(project.id) ?? [];
  const { plan } = project;
  const plain =
    isBlankPlan(plan) &&
    plan.active &&
    plan.deadlineAt === null &&
    plan.constraint === null &&
    plan.calendarId === null &&
    project.teamId === null &&
    project.ownerId === null &&
    project.description === '';
  const leaves = [...tasks, ...milestones].every((row) => {
    const below = family.childTasksById.get(row.id)?.length ?? 0;
    return below === 0 && (family.childMilestonesById.get(row.id)?.length ?? 0) === 0;
  });
  const linked = document.dependencies.some(
    (it) => it.predecessorId === project.id || it.successorId === project.id,
  );
  const others = document.projects.length > 1;
  const isSummary = rows.mode[rows.numberById.get(project.id) ?? -1] === rowMode.summary;
  return plain && leaves && !linked && isSummary && (!others || milestones.length === 0) ? project.id : null;
}
