import { ancestorsOf, familyOf } from '../graph/family';
import type { DependencyType, Lag } from '../model/dependency';
import { findRow, indexRows, type ProgramDocument } from '../model/document';
import type { ConstraintType } from '../model/plan';
import { type Day, dayNumberToCivil, dayToNumber } from '../time/day';
import { shortMonthNames } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { finishDay, startDay } from './days';
import type { Placement, Schedule, ScheduledRow } from './schedule';

/** A row that an explanation names. */
export type ExplainedRow = { readonly id: string; readonly title: string };

/** Why a row is where it is, as data. `day` is the day it starts (of a point: the day it is). */
export type StartExplanation = {
  readonly row: ExplainedRow;
  readonly day: Day;
  readonly placedBy: Placement;
  /** The link that decides, with its predecessor and the day of the end that it starts from. */
  readonly link: {
    readonly dependencyId: string;
    readonly type: DependencyType;
    readonly predecessor: ExplainedRow;
    readonly predecessorDay: Day;
    readonly lag: Lag | null;
    /** Minutes of one working day, to say a lag in days. */
    readonly dayMinutes: number;
  } | null;
  /** The constraint that decides, and the row that has it: the row itself, or a task or project above it. */
  readonly constraint: {
    readonly type: ConstraintType;
    readonly day: Day | null;
    readonly owner: ExplainedRow;
  } | null;
  /** Of a summary: the part that starts first. */
  readonly firstPart: ExplainedRow | null;
};

/** Why a row starts when it does; `null` for a row that the schedule does not place. */
export function explainStart(
  document: ProgramDocument,
  schedule: Schedule,
  id: string,
): StartExplanation | null {
  const row = schedule.byId.get(id);
  if (!row) return null;
  return {
    row: nameOf(row),
    day: row.kind === 'milestone' ? finishDay(row) : startDay(row),
    placedBy: row.placedBy,
    link: explainLink(document, schedule, row),
    constraint: row.placedBy === 'constraint' ? explainConstraint(document, schedule, row) : null,
    firstPart: row.placedBy === 'parts' ? findFirstPart(document, schedule, row) : null,
  };
}

function nameOf(row: ScheduledRow): ExplainedRow {
  return { id: row.id, title: row.title };
}

function explainLink(
  document: ProgramDocument,
  schedule: Schedule,
  row: ScheduledRow,
): StartExplanation['link'] {
  const dependency =
    row.placedBy === 'link' ? findRow(document, 'dependency', row.drivingDependencyId) : undefined;
  const predecessor = dependency ? schedule.byId.get(dependency.predecessorId) : undefined;
  if (!dependency || !predecessor) return null;
  const fromFinish = dependency.type === 'FS' || dependency.type === 'FF';
  return {
    dependencyId: dependency.id,
    type: dependency.type,
    predecessor: nameOf(predecessor),
    predecessorDay: fromFinish ? finishDay(predecessor) : startDay(predecessor),
    lag: dependency.lag !== null && dependency.lag.value !== 0 ? dependency.lag : null,
    dayMinutes: row.dayMinutes,
  };
}

function explainConstraint(
  document: ProgramDocument,
  schedule: Schedule,
  row: ScheduledRow,
): StartExplanation['constraint'] {
  for (const id of [row.id, ...ancestorsOf(familyOf(document), row.id)]) {
    const owner =
      indexRows(document.tasks).get(id) ??
      indexRows(document.projects).get(id) ??
      indexRows(document.milestones).get(id);
    const constraint = owner?.plan.constraint;
    if (!owner || !constraint || constraint.type === 'ASAP') continue;
    return {
      type: constraint.type,
      day: constraint.at === null ? null : momentToDay(constraint.at),
      owner: schedule.byId.get(id) ? { id, title: owner.title } : nameOf(row),
    };
  }
  return null;
}

function findFirstPart(
  document: ProgramDocument,
  schedule: Schedule,
  row: ScheduledRow,
): ExplainedRow | null {
  const family = familyOf(document);
  const parts = [
    ...(family.childTasksById.get(row.id) ?? []),
    ...(family.childMilestonesById.get(row.id) ?? []),
  ];
  for (const part of parts) {
    const scheduled = schedule.byId.get(part.id);
    if (scheduled && scheduled.startMinutes === row.startMinutes) return nameOf(scheduled);
  }
  return null;
}

/** A day as explanations say it: "29 Jan", with the year where it is another than the row's. */
export function dayToWords(day: Day, beside: Day): string {
  const { year, month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  const words = `${dayOfMonth} ${shortMonthNames[month - 1] ?? ''}`;
  return day.slice(0, 4) === beside.slice(0, 4) ? words : `${words} ${year}`;
}

const constraintWords: Readonly<Record<ConstraintType, string>> = {
  ASAP: 'start as soon as possible',
  ALAP: 'be as late as possible',
  SNET: 'start no earlier than',
  SNLT: 'start no later than',
  FNET: 'finish no earlier than',
  FNLT: 'finish no later than',
  MSO: 'start on',
  MFO: 'finish on',
};

/** " + 20 working days", " − 2 hours": a lag after what it is added to. */
export function lagToWords(lag: Lag, dayMinutes: number): string {
  const sign = lag.value < 0 ? '−' : '+';
  const size = Math.abs(lag.value);
  if (lag.unit === 'percent') return ` ${sign} ${amountToWords(size)} % of its length`;
  const days = size / (lag.unit === 'elapsed' ? 1_440 : dayMinutes);
  if (days < 1)
    return ` ${sign} ${amountToWords(size / 60)} ${lag.unit === 'elapsed' ? 'hours' : 'working hours'}`;
  const word = lag.unit === 'elapsed' ? 'day' : 'working day';
  return ` ${sign} ${amountToWords(days)} ${word}${days === 1 ? '' : 's'}`;
}

/** A number with at most one decimal. */
export function amountToWords(amount: number): string {
  return String(Math.round(amount * 10) / 10);
}

/** "26 Feb because Cut-over ends 29 Jan + 20 working days": one line, without a full stop. */
export function explanationToSentence(explanation: StartExplanation): string {
  const { day, link, constraint, firstPart } = explanation;
  const when = dayToWords(day, day);
  if (link) {
    const fromFinish = link.type === 'FS' || link.type === 'FF';
    const end = `${link.predecessor.title} ${fromFinish ? 'ends' : 'starts'} ${dayToWords(link.predecessorDay, day)}`;
    const lag = link.lag ? lagToWords(link.lag, link.dayMinutes) : '';
    const finishes = link.type === 'FF' || link.type === 'SF';
    return finishes
      ? `${when} because it may not finish before ${end}${lag}`
      : `${when} because ${end}${lag}`;
  }
  if (constraint) {
    const who = constraint.owner.id === explanation.row.id ? 'it' : constraint.owner.title;
    const on = constraint.day === null ? '' : ` ${dayToWords(constraint.day, day)}`;
    return `${when} because ${who} is to ${constraintWords[constraint.type]}${on}`;
  }
  switch (explanation.placedBy) {
    case 'manual':
      return `${when} because it is placed by hand`;
    case 'actual':
      return `${when} because it started then`;
    case 'written':
      return `${when} because that is the date written for it`;
    case 'parts':
      return firstPart
        ? `${when} because ${firstPart.title} starts then`
        : `${when} because its first part starts then`;
    case 'programStart':
      return `${when} because the plan starts then and nothing holds it back`;
    case 'link':
    case 'constraint':
      return `${when} because of what it depends on`;
  }
}
