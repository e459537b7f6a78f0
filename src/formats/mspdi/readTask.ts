import type { DependencyType } from '../../domain/model/dependency';
import type { ConstraintType } from '../../domain/model/plan';
import type { Moment } from '../../domain/time/moment';
import { childrenOf, childText, type XmlRecord } from '../xmlRecords';
import { childFlag, childMinutes, childMoment, childNumber, isElapsedFormat } from './fields';

/** The longest span that is kept, in minutes: a thousand years. */
const longestMinutes = 525_960_000;

/** A link as the file has it: on its successor. */
export type MspdiLink = {
  readonly predecessorUid: string;
  readonly type: DependencyType;
  readonly unit: 'working' | 'elapsed' | 'percent';
  /** Minutes, or per cent. */
  readonly lag: number;
  readonly crossProject: boolean;
  /** The lag was elapsed per cent, which is read as per cent. */
  readonly elapsedPercent: boolean;
};

/** One `<Task>`. Minutes, and moments of the file's local time. */
export type MspdiTask = {
  readonly uid: string;
  readonly line: number;
  readonly name: string | null;
  readonly outlineLevel: number;
  readonly summaryFlag: boolean;
  readonly milestoneFlag: boolean;
  readonly active: boolean;
  readonly manual: boolean;
  readonly startAt: Moment | null;
  readonly finishAt: Moment | null;
  readonly durationMinutes: number | null;
  readonly durationIsElapsed: boolean;
  readonly constraintType: ConstraintType;
  readonly constraintAt: Moment | null;
  readonly deadlineAt: Moment | null;
  readonly actualStartAt: Moment | null;
  readonly actualFinishAt: Moment | null;
  readonly percentComplete: number;
  readonly remainingMinutes: number | null;
  readonly resumeAt: Moment | null;
  readonly calendarUid: string | null;
  readonly notes: string;
  readonly link: string;
  readonly links: readonly MspdiLink[];
  readonly baseline: { readonly startAt: Moment; readonly finishAt: Moment } | null;
  /** Numbers of baselines beside the first. */
  readonly otherBaselines: number;
  readonly extended: readonly { readonly fieldId: string; readonly value: string }[];
  readonly outlineCodes: number;
  readonly levelingDelay: boolean;
  readonly subproject: boolean;
  readonly cost: boolean;
  /** Values that stand in the file and are none of what they should be: `Duration "soon"`. */
  readonly unread: readonly string[];
  /** Values that were brought into what can be kept: `PercentComplete 150`. */
  readonly bounded: readonly string[];
};

const linkTypes: readonly DependencyType[] = ['FF', 'FS', 'SF', 'SS'];
const constraintTypes: readonly ConstraintType[] = [
  'ASAP',
  'ALAP',
  'MSO',
  'MFO',
  'SNET',
  'SNLT',
  'FNET',
  'FNLT',
];

function readLink(record: XmlRecord): MspdiLink | null {
  const predecessorUid = childText(record, 'PredecessorUID');
  if (predecessorUid === null) return null;
  const format = childNumber(record, 'LagFormat');
  const lag = childNumber(record, 'LinkLag') ?? 0;
  const percent = format === 19 || format === 20 || format === 51 || format === 52;
  return {
    predecessorUid,
    type: linkTypes[childNumber(record, 'Type') ?? 1] ?? 'FS',
    unit: percent ? 'percent' : isElapsedFormat(format) ? 'elapsed' : 'working',
    // Tenths of a minute; a per cent is written as it is.
    lag: percent ? lag : lag / 10,
    crossProject: childFlag(record, 'CrossProject'),
    elapsedPercent: format === 20 || format === 52,
  };
}

const dayNames = [
  'Start',
  'Finish',
  'ManualStart',
  'ManualFinish',
  'ConstraintDate',
  'Deadline',
  'ActualStart',
  'ActualFinish',
  'Resume',
] as const;
const spanNames = ['Duration', 'ManualDuration', 'RemainingDuration'] as const;
const numberNames = ['OutlineLevel', 'PercentComplete', 'ConstraintType'] as const;

/** What of a task cannot be read as what it should be, and what lies outside of what can be kept. */
function findFaults(record: XmlRecord): { unread: string[]; bounded: string[] } {
  const unread: string[] = [];
  const bounded: string[] = [];
  const say = (list: string[], name: string, text: string) => list.push(`${name} "${text.slice(0, 40)}"`);
  for (const name of dayNames) {
    const text = childText(record, name);
    if (text !== null && text !== 'NA' && childMoment(record, name) === null) say(unread, name, text);
  }
  for (const name of spanNames) {
    const text = childText(record, name);
    if (text === null) continue;
    const minutes = childMinutes(record, name);
    if (minutes === null) say(unread, name, text);
    else if (minutes < 0 || minutes > longestMinutes) say(bounded, name, text);
  }
  for (const name of numberNames) {
    const text = childText(record, name);
    if (text !== null && childNumber(record, name) === null) say(unread, name, text);
  }
  const percent = childNumber(record, 'PercentComplete');
  if (percent !== null && (percent < 0 || percent > 100)) say(bounded, 'PercentComplete', String(percent));
  for (const link of childrenOf(record, 'PredecessorLink')) {
    for (const name of ['Type', 'LinkLag'] as const) {
      const text = childText(link, name);
      if (text !== null && childNumber(link, name) === null) say(unread, name, text);
    }
    const type = childNumber(link, 'Type');
    if (type !== null && linkTypes[type] === undefined) say(unread, 'Type', String(type));
    const lag = childNumber(link, 'LinkLag');
    if (lag !== null && Math.abs(lag) / 10 > longestMinutes) say(bounded, 'LinkLag', String(lag));
  }
  return { unread, bounded };
}

/** Reads one `<Task>`; `null` for one without a UID, and for the blank lines of a plan (`IsNull`). */
export function readTask(record: XmlRecord): MspdiTask | null {
  const uid = childText(record, 'UID');
  if (uid === null || childFlag(record, 'IsNull')) return null;
  const manual = childFlag(record, 'Manual');
  const format = childNumber(record, 'DurationFormat');
  const baselines = childrenOf(record, 'Baseline');
  const first = baselines.find((it) => (childText(it, 'Number') ?? '0') === '0');
  const baselineStart = first ? childMoment(first, 'Start') : null;
  const baselineFinish = first ? childMoment(first, 'Finish') : null;
  const active = childText(record, 'Active');
  const duration = childMinutes(record, 'Duration');
  const calendarUid = childText(record, 'CalendarUID');
  return {
    uid,
    line: record.line,
    name: childText(record, 'Name'),
    outlineLevel: childNumber(record, 'OutlineLevel') ?? 1,
    summaryFlag: childFlag(record, 'Summary'),
    milestoneFlag: childFlag(record, 'Milestone'),
    active: active !== '0' && active !== 'false',
    manual,
    startAt: (manual ? childMoment(record, 'ManualStart') : null) ?? childMoment(record, 'Start'),
    finishAt: (manual ? childMoment(record, 'ManualFinish') : null) ?? childMoment(record, 'Finish'),
    durationMinutes: (manual ? childMinutes(record, 'ManualDuration') : null) ?? duration,
    durationIsElapsed: isElapsedFormat(format),
    constraintType: constraintTypes[childNumber(record, 'ConstraintType') ?? 0] ?? 'ASAP',
    constraintAt: childMoment(record, 'ConstraintDate'),
    deadlineAt: childMoment(record, 'Deadline'),
    actualStartAt: childMoment(record, 'ActualStart'),
    actualFinishAt: childMoment(record, 'ActualFinish'),
    percentComplete: Math.min(100, Math.max(0, childNumber(record, 'PercentComplete') ?? 0)),
    remainingMinutes: childMinutes(record, 'RemainingDuration'),
    resumeAt: childMoment(record, 'Resume'),
    calendarUid: calendarUid === null || calendarUid === '-1' ? null : calendarUid,
    notes: childText(record, 'Notes') ?? '',
    link: childText(record, 'HyperlinkAddress') ?? '',
    links: childrenOf(record, 'PredecessorLink').flatMap((it) => readLink(it) ?? []),
    baseline:
      baselineStart !== null && baselineFinish !== null
        ? { startAt: baselineStart, finishAt: baselineFinish }
        : null,
    otherBaselines: baselines.length - (first ? 1 : 0),
    extended: childrenOf(record, 'ExtendedAttribute').flatMap((it) => {
      const fieldId = childText(it, 'FieldID');
      const value = childText(it, 'Value');
      return fieldId === null || value === null ? [] : [{ fieldId, value }];
    }),
    outlineCodes: childrenOf(record, 'OutlineCode').length,
    levelingDelay: (childNumber(record, 'LevelingDelay') ?? 0) !== 0,
    subproject: childFlag(record, 'IsSubproject') || childText(record, 'SubprojectName') !== null,
    ...findFaults(record),
    cost: (childNumber(record, 'FixedCost') ?? 0) !== 0 || (childNumber(record, 'Cost') ?? 0) !== 0,
  };
}
