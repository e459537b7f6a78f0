import type { ProgramDocument } from '../../domain/model/document';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { createCalendarChoice } from '../../domain/schedule/rowCalendars';
import type { ScheduledRow } from '../../domain/schedule/schedule';
import { type Day, numberToDay } from '../../domain/time/day';
import { type Moment, momentToDay, momentToMinutes } from '../../domain/time/moment';
import type { WorkingCalendar } from '../../domain/time/workingCalendar';
import { rowId } from './naming';
import type { MspdiTask } from './readTask';

/** A task that is computed to finish (or, with the same finish, to start) on another day than the file says. */
export type OtherDate = { readonly title: string; readonly inFileDay: Day; readonly computedDay: Day };

/** Where the dates of a file are not those of its schedule: what the file's program knew and is not carried shows here. */
export type OtherDates = {
  /** Automatic tasks that lie longer in the file than they are: split, or worked on by calendars of people. */
  readonly stretched: readonly string[];
  readonly differing: readonly OtherDate[];
};

/** Compares the dates that a file states for its automatic tasks with the computed ones, by working time. */
export function findOtherDates(document: ProgramDocument, tasks: readonly MspdiTask[]): OtherDates {
  const stretched: string[] = [];
  const differing: OtherDate[] = [];
  if (!tasks.some((task) => task.startAt !== null && task.finishAt !== null)) return { stretched, differing };
  const schedule = computeSchedule(document);
  const calendarOf = createCalendarChoice(document);
  const rows = new Map([...document.tasks, ...document.milestones].map((row) => [row.id as string, row]));
  for (const task of tasks) {
    const row = rows.get(rowId(task.uid));
    const scheduled = schedule.byId.get(rowId(task.uid));
    if (!row || !scheduled || scheduled.summary || task.manual) continue;
    if (task.startAt === null || task.finishAt === null || task.finishAt < task.startAt) continue;
    const calendar = calendarOf(row);
    if (isStretched(task, task.startAt, task.finishAt, calendar)) stretched.push(row.title);
    const other = otherDate(task.startAt, task.finishAt, scheduled, calendar);
    if (other) differing.push({ title: row.title, ...other });
  }
  return { stretched, differing };
}

const toSeconds = (moment: Moment) => Math.round(momentToMinutes(moment) * 60);

function isStretched(task: MspdiTask, startAt: Moment, finishAt: Moment, calendar: WorkingCalendar): boolean {
  if (task.durationIsElapsed || task.durationMinutes === null || task.actualStartAt !== null) return false;
  return calendar.between(toSeconds(startAt), toSeconds(finishAt)) > task.durationMinutes * 60 + 60;
}

function otherDate(
  startAt: Moment,
  finishAt: Moment,
  { startMinutes, finishMinutes }: ScheduledRow,
  calendar: WorkingCalendar,
): Omit<OtherDate, 'title'> | null {
  const isOther = (moment: Moment, minutes: number) =>
    Math.abs(toSeconds(moment) - minutes * 60) > 60 &&
    Math.abs(calendar.between(toSeconds(moment), Math.round(minutes * 60))) > 60;
  const pairs = [
    [finishAt, finishMinutes],
    [startAt, startMinutes],
  ] as const;
  const other = pairs.find(([moment, minutes]) => isOther(moment, minutes));
  if (!other) return null;
  return { inFileDay: momentToDay(other[0]), computedDay: numberToDay(Math.floor(other[1] / 1_440)) };
}
