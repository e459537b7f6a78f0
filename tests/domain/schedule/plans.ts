import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Schedule, ScheduledRow } from '../../../src/domain/schedule/schedule';
import { minutesToMoment } from '../../../src/domain/time/moment';
import { program } from '../build';

/** Minutes of so many working days of eight hours. */
export const days = (count: number) => count * 480;

type TaskInput = { readonly id: string; readonly parentId?: string } & Readonly<Record<string, unknown>>;
type LinkInput = readonly [predecessorId: string, successorId: string, type?: string, lag?: object | null];

/** A program of one project with tasks and links, that starts on Monday 4 January 2027. */
export function planOf(
  tasks: readonly TaskInput[],
  links: readonly LinkInput[] = [],
  more: Readonly<Record<string, unknown>> = {},
  header: object = {},
) {
  return program(
    {
      projects: [{ id: 'j', title: 'Project' }],
      tasks: tasks.map(({ id, parentId, ...plan }) => ({
        id,
        title: id.toUpperCase(),
        projectId: 'j',
        parentId: parentId ?? null,
        plan,
      })),
      dependencies: links.map(([predecessorId, successorId, type = 'FS', lag = null], i) => ({
        id: `d${i}`,
        predecessorId,
        successorId,
        type,
        lag,
      })),
      ...more,
    },
    { startAt: '2027-01-04', ...header },
  );
}

/** Minutes on the civil axis as `2027-01-04T08:00`. */
export const say = (minutes: number | undefined) =>
  minutes === undefined ? 'undated' : minutesToMoment(minutes).slice(0, 16);

/** The row of a schedule; throws when it is not there. */
export function rowOf(schedule: Schedule, id: string): ScheduledRow {
  const row = schedule.byId.get(id);
  if (!row) throw new Error(`${id} is not scheduled`);
  return row;
}

/** Early start and finish of rows, in words. */
export function datesOf(document: ReturnType<typeof planOf>, ...ids: string[]) {
  const schedule = computeSchedule(document);
  return ids.map((id) => {
    const row = rowOf(schedule, id);
    return `${say(row.startMinutes)} ${say(row.finishMinutes)}`;
  });
}
