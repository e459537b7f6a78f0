import type { Dependency, Lag } from '../../domain/model/dependency';
import { momentToFinish, momentToStart } from '../../domain/schedule/rowCalendars';
import { constraintCode, type RowTable, rowMode } from '../../domain/schedule/rowTable';
import type { ScheduledRow } from '../../domain/schedule/schedule';
import type { WorkingCalendar } from '../../domain/time/workingCalendar';
import type { ArrangedRow } from './arrangeRows';
import { markFieldId, markToText, type TaskMark } from './marks';
import { element, group, secondsToDuration, secondsToMoment } from './writeXml';

/** What a row is written with beside its own plan. */
export type TaskSetting = {
  readonly uid: number;
  readonly line: number;
  /** UID of what it is a part of though it does not stand under it; `-` for the program. */
  readonly of: string | null;
  readonly calendarUid: number | null;
  readonly scheduled: ScheduledRow | undefined;
  /** Links into the row, with the UIDs of their predecessors. */
  readonly links: readonly { readonly predecessorUid: number; readonly dependency: Dependency }[];
  readonly baseline: { readonly start: number; readonly finish: number } | null;
  /** Texts of columns by their field. */
  readonly fields: readonly { readonly fieldId: string; readonly value: string }[];
};

const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'];
const linkTypes = ['FF', 'FS', 'SF', 'SS'];
/** Formats of a duration or lag: days, elapsed days, per cent. */
const format = { days: 7, elapsedDays: 8, percent: 19 } as const;

/** The rows and spans of one row in seconds, as the file says them. */
type Said = {
  readonly manual: boolean;
  readonly start: number | null;
  readonly finish: number | null;
  readonly duration: number | null;
  readonly actualStart: number | null;
  readonly actualFinish: number | null;
  readonly constraint: string;
  readonly constraintAt: number | null;
};

/** Whether a lag cannot be said in whole tenths of minutes or whole per cent. */
export function lagIsRounded(lag: Lag | null): boolean {
  if (lag === null) return false;
  return !Number.isInteger(lag.unit === 'percent' ? lag.value : Math.round(lag.value * 60) / 6);
}

/** A row as a `<Task>`. */
export function writeTask(
  { row, level, hasParts }: ArrangedRow,
  rows: RowTable,
  setting: TaskSetting,
): string {
  const number = rows.numberById.get(row.id) ?? -1;
  const calendar = rows.calendars[number] as WorkingCalendar;
  const mode = rows.mode[number] as number;
  const { plan } = row;
  const { scheduled, uid } = setting;
  const said = sayPlan(rows, number, calendar, hasParts);
  const kind = rows.kinds[number] ?? 'task';
  const start = scheduled ? scheduled.startMinutes * 60 : said.start;
  const finish = scheduled ? scheduled.finishMinutes * 60 : said.finish;
  const deadline = plan.deadlineAt === null ? null : momentToFinish(plan.deadlineAt, calendar);
  const moment = (seconds: number | null) => (seconds === null ? null : secondsToMoment(seconds));
  const span = (seconds: number | null) => (seconds === null ? null : secondsToDuration(seconds));
  const remaining =
    mode === rowMode.started
      ? (rows.remaining[number] as number)
      : plan.remainingMinutes === null
        ? null
        : Math.round(plan.remainingMinutes * 60);
  const resumed = !hasParts && plan.resumeAt !== null && plan.remainingMinutes !== null;
  const duration = hasParts ? (scheduled ? scheduled.durationMinutes * 60 : null) : said.duration;
  const tenths = (minutes: number | undefined) => (minutes === undefined ? null : Math.round(minutes * 10));
  const mark = markOfRow(kind, hasParts, said, plan.constraint?.manner === 'soft', setting.of);
  return group(
    'Task',
    element('UID', uid) +
      element('ID', setting.line) +
      element('Name', row.title) +
      element('Active', plan.active) +
      element('Manual', said.manual) +
      element('Type', 1) +
      element('IsNull', false) +
      element('OutlineLevel', level) +
      element('Start', moment(start)) +
      element('Finish', moment(finish)) +
      element('Duration', span(duration)) +
      (said.manual && said.start !== null
        ? element('ManualStart', moment(said.start)) +
          element('ManualFinish', moment(said.finish)) +
          element('ManualDuration', span(duration))
        : '') +
      element('DurationFormat', plan.durationIsElapsed ? format.elapsedDays : format.days) +
      (resumed && plan.resumeAt !== null
        ? element('Resume', moment(momentToStart(plan.resumeAt, calendar)))
        : '') +
      element('EffortDriven', false) +
      element('Estimated', false) +
      element('Milestone', kind === 'milestone') +
      element('Summary', hasParts) +
      (scheduled
        ? element('Critical', scheduled.critical) +
          element('EarlyStart', moment(scheduled.earlyStartMinutes * 60)) +
          element('EarlyFinish', moment(scheduled.earlyFinishMinutes * 60)) +
          element('LateStart', moment(scheduled.lateStartMinutes * 60)) +
          element('LateFinish', moment(scheduled.lateFinishMinutes * 60)) +
          element('FreeSlack', tenths(scheduled.freeSlackMinutes)) +
          element('TotalSlack', tenths(scheduled.totalSlackMinutes))
        : '') +
      element('PercentComplete', plan.percentComplete) +
      element('ActualStart', moment(said.actualStart)) +
      element('ActualFinish', moment(said.actualFinish)) +
      (hasParts ? '' : element('RemainingDuration', span(remaining))) +
      element('ConstraintType', constraintTypes.indexOf(said.constraint)) +
      element('CalendarUID', setting.calendarUid ?? -1) +
      element('ConstraintDate', moment(said.constraintAt)) +
      element('Deadline', moment(deadline)) +
      ('link' in row && row.link !== '' ? element('HyperlinkAddress', row.link) : '') +
      element('IgnoreResourceCalendar', true) +
      (row.description === '' ? '' : element('Notes', row.description)) +
      setting.links.map(({ predecessorUid, dependency }) => writeLink(predecessorUid, dependency)).join('') +
      [{ fieldId: markFieldId, value: markToText(mark) }, ...setting.fields]
        .filter(({ value }) => value !== '')
        .map((it) => group('ExtendedAttribute', element('FieldID', it.fieldId) + element('Value', it.value)))
        .join('') +
      (setting.baseline
        ? group(
            'Baseline',
            element('Number', 0) +
              element('Start', moment(setting.baseline.start)) +
              element('Finish', moment(setting.baseline.finish)),
          )
        : ''),
  );
}

/** What the plan of a row says, such that reading it places the row where it is. */
function sayPlan(rows: RowTable, number: number, calendar: WorkingCalendar, hasParts: boolean): Said {
  const row = rows.rows[number];
  if (!row) throw new Error(`There is no row ${number}`);
  const { plan } = row;
  const mode = rows.mode[number] as number;
  const isPoint = rows.kinds[number] === 'milestone';
  const nothing = { actualStart: null, actualFinish: null, ...sayConstraint(rows, number, calendar) };
  if (hasParts) {
    // Where its parts without predecessors begin.
    const start = plan.startAt === null ? null : momentToStart(plan.startAt, calendar);
    const finish = plan.finishAt === null ? start : momentToFinish(plan.finishAt, calendar);
    const manual = start !== null;
    return { ...nothing, manual, start, finish: manual ? finish : null, duration: null };
  }
  if (mode === rowMode.inactive) {
    const toStart = isPoint ? momentToFinish : momentToStart;
    const start = plan.startAt === null ? null : toStart(plan.startAt, calendar);
    const finish = plan.finishAt === null ? start : momentToFinish(plan.finishAt, calendar);
    const manual = plan.placement === 'manual' && start !== null;
    const stated = plan.durationMinutes === null ? null : Math.round(plan.durationMinutes * 60);
    return { ...nothing, manual, start, finish, duration: isPoint ? 0 : stated };
  }
  const duration = rows.duration[number] as number;
  if (mode === rowMode.undated) {
    // Nothing says when: in a plan, that is what a manual task without dates is.
    return { ...nothing, manual: true, start: null, finish: null, duration: isPoint ? 0 : null };
  }
  if (mode === rowMode.auto) {
    return { ...nothing, manual: false, start: null, finish: null, duration };
  }
  const start = rows.fixedStart[number] as number;
  const finish = rows.fixedFinish[number] as number;
  const manual = plan.placement === 'manual';
  if (mode === rowMode.manual) return { ...nothing, manual, start, finish, duration };
  return {
    ...nothing,
    manual,
    start,
    finish,
    duration,
    actualStart: start,
    actualFinish: mode === rowMode.done ? finish : null,
  };
}

function sayConstraint(
  rows: RowTable,
  number: number,
  calendar: WorkingCalendar,
): Pick<Said, 'constraint' | 'constraintAt'> {
  const constraint = rows.rows[number]?.plan.constraint ?? null;
  if (rows.constraint[number] === constraintCode.written) {
    // A start that was written down asks for no more than this does.
    return { constraint: 'SNET', constraintAt: rows.constraintAt[number] as number };
  }
  if (constraint === null || constraint.type === 'ASAP') return { constraint: 'ASAP', constraintAt: null };
  if (constraint.type === 'ALAP') return { constraint: 'ALAP', constraintAt: null };
  if (constraint.at === null) return { constraint: 'ASAP', constraintAt: null };
  const starts =
    rows.kinds[number] !== 'milestone' &&
    (constraint.type === 'SNET' || constraint.type === 'SNLT' || constraint.type === 'MSO');
  return {
    constraint: constraint.type,
    constraintAt: (starts ? momentToStart : momentToFinish)(constraint.at, calendar),
  };
}

function markOfRow(
  kind: 'project' | 'task' | 'milestone',
  hasParts: boolean,
  said: Said,
  soft: boolean,
  of: string | null,
): TaskMark {
  const first = said.actualStart ?? (said.manual ? said.start : null);
  const last = said.actualFinish ?? (said.manual ? said.finish : null);
  const looksLikePoint = said.duration === 0 && (first === null || last === null || first === last);
  const isOdd = !hasParts && (kind === 'project' || looksLikePoint !== (kind === 'milestone'));
  return {
    kind: isOdd ? kind : null,
    of,
    soft: soft && (said.constraint === 'SNLT' || said.constraint === 'FNLT'),
  };
}

function writeLink(predecessorUid: number, { type, lag }: Dependency): string {
  const percent = lag?.unit === 'percent';
  const value = lag === null ? 0 : percent ? lag.value : lag.value * 10;
  return group(
    'PredecessorLink',
    element('PredecessorUID', predecessorUid) +
      element('Type', linkTypes.indexOf(type)) +
      element('CrossProject', false) +
      element('LinkLag', Math.round(value)) +
      element(
        'LagFormat',
        percent ? format.percent : lag?.unit === 'elapsed' ? format.elapsedDays : format.days,
      ),
  );
}
