import type { SingleCommand } from '../commands/command';
import type { RoadmapRow } from '../layout/roadmapTypes';
import { findRow, type ProgramDocument } from '../model/document';
import type { Day } from '../time/day';
import { dayToMoment } from '../time/moment';
import { type LanePlace, placeToFields, placeToWords } from './lanePlace';

/** What a bar that is drawn on empty ground becomes. */
export type DrawnRow = {
  readonly kind: 'project' | 'task' | 'milestone';
  /** "New task in Observability". */
  readonly words: string;
  /** What it has because of where it is drawn. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The row before which it stands; null at the end. */
  readonly beforeId: string | null;
};

/**
 * What is drawn on a row of the picture ([E24]): a task on the row of a task and in the lane of a project, a milestone
 * of the program on the program's row, else a project that has what its lane stands for. `below` is the next row.
 */
export function drawnRow(
  document: ProgramDocument,
  row: Pick<RoadmapRow, 'kind' | 'id'>,
  place: LanePlace,
  below: Pick<RoadmapRow, 'id'> | undefined,
): DrawnRow {
  if (row.kind === 'milestones') {
    return { kind: 'milestone', words: 'New milestone of the program', fields: {}, beforeId: null };
  }
  const task = findRow(document, 'task', row.id);
  const laneProjectId = place.find(({ by }) => by === 'project')?.word;
  const parent = findRow(document, 'project', task?.projectId ?? laneProjectId ?? null);
  if (parent) {
    const parentId = task?.parentId ?? null;
    const next = findRow(document, 'task', below?.id ?? null);
    const isSibling = next?.projectId === parent.id && next.parentId === parentId;
    return {
      kind: 'task',
      words: `New task in ${parent.title}`,
      fields: { projectId: parent.id, parentId },
      beforeId: isSibling ? next.id : null,
    };
  }
  const beside = findRow(document, 'project', row.id) ?? findRow(document, 'project', below?.id ?? null);
  const { goalId, ...fields } = placeToFields(document, place, beside?.teamId ?? null);
  const goals = goalId === undefined || goalId === null ? {} : { goalIds: [goalId] };
  const next = document.projects.findIndex((project) => project.id === row.id) + 1;
  const beforeId =
    next > 0 ? document.projects[next]?.id : findRow(document, 'project', below?.id ?? null)?.id;
  return {
    kind: 'project',
    words: `New project in ${placeToWords(place)}`,
    fields: { ...fields, ...goals },
    beforeId: beforeId ?? null,
  };
}

/** What makes a drawn bar a row of the program, from its first to its last day; a milestone stands on its last. */
export function drawnToCommand(
  { kind, fields, beforeId }: DrawnRow,
  id: string,
  title: string,
  startDay: Day,
  finishDay: Day,
): SingleCommand {
  const startAt = dayToMoment(kind === 'milestone' ? finishDay : startDay);
  const plan = { placement: 'manual', startAt, finishAt: dayToMoment(finishDay) };
  return { type: `${kind}.create`, row: { ...fields, id, title, plan }, beforeId } as SingleCommand;
}
