import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { calendarOf } from '../../../src/domain/schedule/rowCalendars';
import type { ScheduledRow } from '../../../src/domain/schedule/schedule';
import { type Moment, momentToMinutes } from '../../../src/domain/time/moment';
import type { WorkingCalendar } from '../../../src/domain/time/workingCalendar';
import { parseMspdi } from '../../../src/formats/mspdi/parseMspdi';

/** Where the public plans with their product's own values lie, beside the repository. */
export const goldenFolder = new URL('../../../../shared/data/schedules/', import.meta.url);
export const goldensArePresent = existsSync(new URL('index.json', goldenFolder));

type Interval = readonly [number, number];
type GoldenTask = {
  readonly uid: number;
  readonly name: string | null;
  readonly durationMinutes: number | null;
  readonly isMilestone: boolean;
  readonly isSummary: boolean;
  readonly outline: number;
  readonly constraintType: string;
  readonly constraintDate?: string;
  readonly deadline?: string;
  readonly manual: boolean;
  readonly manualStart?: string;
  readonly manualFinish?: string;
  readonly manualDurationMinutes?: number;
  readonly percentComplete: number;
  readonly actualStart?: string;
  readonly actualFinish?: string;
  readonly remainingDurationMinutes?: number | null;
  readonly resume?: string;
  readonly inactive?: boolean;
  readonly calendarUid?: number;
  readonly links: readonly { readonly pred: number; readonly type: string; readonly lagMinutes: number }[];
  readonly expected: Readonly<Record<string, string | number | boolean>>;
};
type GoldenPlan = {
  readonly tier: string;
  readonly project: {
    readonly start: string;
    readonly calendarUid: number;
    readonly criticalSlackLimitDays: number;
  };
  readonly calendars: readonly {
    readonly uid: number;
    readonly name: string | null;
    readonly isBase: boolean;
    readonly baseUid?: number;
    readonly week: Readonly<Record<string, readonly Interval[]>>;
    readonly exceptions: readonly {
      readonly from: string;
      readonly to: string;
      readonly intervals: readonly Interval[];
    }[];
  }[];
  readonly tasks: readonly GoldenTask[];
  readonly unverified?: Readonly<Record<string, readonly string[]>>;
};
type GoldenIndex = {
  readonly files: readonly {
    readonly id: string;
    readonly json: string;
    readonly original: string | null;
    readonly tier: string;
  }[];
};

/** One field of one task that is not what the product computed. */
export type GoldenMiss = {
  readonly plan: string;
  readonly uid: number;
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
};
export type GoldenCount = {
  tasks: number;
  tasksRight: number;
  fields: number;
  fieldsRight: number;
  misses: GoldenMiss[];
};

function readText(name: string): string {
  const bytes = readFileSync(new URL(name, goldenFolder));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export const goldenIndex = (): GoldenIndex => JSON.parse(readText('index.json')) as GoldenIndex;

const xmlText = (text: string) =>
  text.replace(/[&<>]/g, (it) => (it === '&' ? '&amp;' : it === '<' ? '&lt;' : '&gt;'));
const element = (name: string, value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : `<${name}>${xmlText(String(value))}</${name}>`;
const duration = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined
    ? undefined
    : `PT0H${Math.floor(minutes)}M${Math.round((minutes % 1) * 60)}S`;
const clock = (minute: number) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
const times = (intervals: readonly Interval[]) =>
  `<DayWorking>${intervals.length > 0 ? 1 : 0}</DayWorking><WorkingTimes>${intervals
    .map(
      ([from, to]) =>
        `<WorkingTime><FromTime>${clock(from)}</FromTime><ToTime>${clock(to)}</ToTime></WorkingTime>`,
    )
    .join('')}</WorkingTimes>`;
const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'];
const linkTypes = ['FF', 'FS', 'SF', 'SS'];

/** Plans that were no XML to begin with (MPP, XER) come as values only: written as MSPDI they go the same way. */
function planToMspdi(plan: GoldenPlan): string {
  const calendars = plan.calendars.map(
    (calendar) =>
      `<Calendar>${element('UID', calendar.uid)}${element('Name', calendar.name)}<IsBaseCalendar>${calendar.isBase ? 1 : 0}</IsBaseCalendar>${element('BaseCalendarUID', calendar.baseUid)}<WeekDays>${Object.entries(
        calendar.week,
      )
        .map(
          ([day, intervals]) => `<WeekDay><DayType>${Number(day) + 1}</DayType>${times(intervals)}</WeekDay>`,
        )
        .join('')}</WeekDays><Exceptions>${calendar.exceptions
        .map(
          (it) =>
            `<Exception><TimePeriod><FromDate>${it.from}T00:00:00</FromDate><ToDate>${it.to}T23:59:59</ToDate></TimePeriod><Type>1</Type>${times(it.intervals)}</Exception>`,
        )
        .join('')}</Exceptions></Calendar>`,
  );
  const tasks = plan.tasks.map(
    (task) =>
      `<Task>${element('UID', task.uid)}${element('Name', task.name)}${element('OutlineLevel', task.outline)}<Active>${task.inactive ? 0 : 1}</Active><Manual>${task.manual ? 1 : 0}</Manual>` +
      element('Duration', duration(task.durationMinutes)) +
      `<DurationFormat>7</DurationFormat><Milestone>${task.isMilestone ? 1 : 0}</Milestone>` +
      element('PercentComplete', task.percentComplete) +
      element('ConstraintType', constraintTypes.indexOf(task.constraintType)) +
      element('ConstraintDate', task.constraintDate) +
      element('Deadline', task.deadline) +
      element('ManualStart', task.manualStart) +
      element('ManualFinish', task.manualFinish) +
      element('ManualDuration', duration(task.manualDurationMinutes)) +
      element('ActualStart', task.actualStart) +
      element('ActualFinish', task.actualFinish) +
      element('RemainingDuration', duration(task.remainingDurationMinutes)) +
      element('Resume', task.resume) +
      element('CalendarUID', task.calendarUid) +
      task.links
        .map(
          (link) =>
            `<PredecessorLink><PredecessorUID>${link.pred}</PredecessorUID><Type>${linkTypes.indexOf(link.type)}</Type><LinkLag>${link.lagMinutes * 10}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`,
        )
        .join('') +
      '</Task>',
  );
  return `<Project xmlns="http://schemas.microsoft.com/project">${element('StartDate', plan.project.start)}${element('CalendarUID', plan.project.calendarUid)}${element('CriticalSlackLimit', plan.project.criticalSlackLimitDays)}<Calendars>${calendars.join('')}</Calendars><Tasks>${tasks.join('')}</Tasks></Project>`;
}

const dateFields = {
  start: 'startMinutes',
  finish: 'finishMinutes',
  earlyStart: 'earlyStartMinutes',
  earlyFinish: 'earlyFinishMinutes',
  lateStart: 'lateStartMinutes',
  lateFinish: 'lateFinishMinutes',
} as const;
const slackFields = ['totalSlackMinutes', 'freeSlackMinutes'] as const;

function sameTime(calendar: WorkingCalendar, expected: number, got: number): boolean {
  return (
    Math.abs(expected - got) <= 1 ||
    Math.abs(calendar.between(Math.round(expected * 60), Math.round(got * 60))) <= 60
  );
}

/**
 * Whether the values of a summary say something of the engine: not where it, or a summary below it, is placed by hand
 * (there such a row keeps dates of its own, here its parts say when: [S14]), nor where a task below is unverified.
 */
function isVerifiedSummary(plan: GoldenPlan, index: number): boolean {
  const summary = plan.tasks[index] as GoldenTask;
  if (summary.manual || summary.uid === 0) return false;
  for (let i = index + 1; i < plan.tasks.length; i++) {
    const part = plan.tasks[i] as GoldenTask;
    if (part.outline <= summary.outline) break;
    if (part.isSummary ? part.manual : plan.unverified?.[String(part.uid)]) return false;
  }
  return true;
}

/** What of a computed row is compared. */
export type ComparedRow = Pick<
  ScheduledRow,
  (typeof dateFields)[keyof typeof dateFields] | (typeof slackFields)[number] | 'critical'
>;
/** Computes the rows of a plan by the ids of its file, from its text or from the document that was read of it. */
export type RowsOfPlan = (document: ProgramDocument, text: string) => ReadonlyMap<string, ComparedRow>;

const computeDirectly: RowsOfPlan = (document) => {
  const schedule = computeSchedule(document);
  const rowByUid = new Map<string, ComparedRow>();
  for (const row of [...document.projects, ...document.tasks, ...document.milestones]) {
    const scheduled = schedule.byId.get(row.id);
    if (scheduled && row.externalId !== null) rowByUid.set(row.externalId, scheduled);
  }
  return rowByUid;
};

/** Compares one plan's tasks in every verified field: leaves and automatic summaries, each with a count of its own. */
export function comparePlan(
  file: GoldenIndex['files'][number],
  leaves: GoldenCount,
  summaries: GoldenCount,
  compute: RowsOfPlan = computeDirectly,
): void {
  const plan = JSON.parse(readText(file.json)) as GoldenPlan;
  const text = file.original?.includes('.mspdi.') ? readText(file.original) : planToMspdi(plan);
  const parsed = parseMspdi(text, { file: file.original ?? file.json });
  if (!parsed.ok) throw new Error(`${file.id}: ${parsed.error.message} (${parsed.error.place})`);
  const { document } = parsed.value;
  const rowByUid = compute(document, text);
  const calendarByUid = new Map<string, WorkingCalendar>();
  for (const row of [...document.projects, ...document.tasks, ...document.milestones]) {
    if (row.externalId !== null) calendarByUid.set(row.externalId, calendarOf(document, row));
  }
  for (const [index, task] of plan.tasks.entries()) {
    if (task.inactive || (task.isSummary && !isVerifiedSummary(plan, index))) continue;
    const count = task.isSummary ? summaries : leaves;
    const uid = String(task.uid);
    const skipped = plan.unverified?.[uid] ?? [];
    const row = rowByUid.get(uid);
    const calendar = calendarByUid.get(uid);
    let right = true;
    const check = (field: string, same: boolean, got: unknown) => {
      if (skipped.includes(field)) return;
      count.fields++;
      if (same) count.fieldsRight++;
      else {
        right = false;
        count.misses.push({ plan: file.id, uid: task.uid, field, expected: task.expected[field], got });
      }
    };
    for (const [field, ours] of Object.entries(dateFields)) {
      const expected = task.expected[field];
      if (typeof expected !== 'string') continue;
      const got = row?.[ours];
      const same =
        row !== undefined &&
        calendar !== undefined &&
        sameTime(calendar, momentToMinutes(expected as Moment), row[ours]);
      check(field, same, got === undefined ? undefined : new Date(got * 60_000).toISOString().slice(0, 19));
    }
    for (const field of slackFields) {
      const expected = task.expected[field];
      if (typeof expected !== 'number') continue;
      check(field, row !== undefined && Math.abs(row[field] - expected) <= 1.6, row?.[field]);
    }
    if (typeof task.expected['critical'] === 'boolean') {
      check('critical', row?.critical === task.expected['critical'], row?.critical);
    }
    count.tasks++;
    if (right) count.tasksRight++;
  }
}
