import type { PlaceableKind } from '../commands/command';
import { costOfSlip, type SlipCost } from '../goals/priorities';
import type { ProgramDocument } from '../model/document';
import { finishDayNumber, slackDays } from '../schedule/days';
import { forEachPair } from '../schedule/forEachPair';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween, numberToDay } from '../time/day';
import {
  type BrokenAgreement,
  brokenAgreements,
  lastDay,
  type MissedDay,
  missedDays,
  scheduleToDates,
} from './brokenDates';

/** A row that is elsewhere afterwards. Spans are calendar days; positive is later. */
export type MovedRow = {
  readonly id: string;
  readonly kind: PlaceableKind;
  readonly title: string;
  readonly ownerId: string | null;
  readonly summary: boolean;
  readonly startBeforeDay: Day;
  readonly startAfterDay: Day;
  readonly finishBeforeDay: Day;
  readonly finishAfterDay: Day;
  readonly days: number;
};

/** A row with less slack afterwards, in working days of its calendar. */
export type EatenSlack = {
  readonly id: string;
  readonly title: string;
  readonly beforeDays: number;
  readonly afterDays: number;
};

/** What is different between two plans of one program. */
export type PlanComparison = {
  readonly finish: { readonly beforeDay: Day | null; readonly afterDay: Day | null; readonly days: number };
  /** Rows that are no summaries, the most delayed first. */
  readonly moved: readonly MovedRow[];
  readonly milestones: readonly MovedRow[];
  readonly projects: readonly MovedRow[];
  readonly slackEaten: readonly EatenSlack[];
  readonly criticalPath: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly joined: readonly string[];
    readonly left: readonly string[];
  };
  readonly agreements: readonly BrokenAgreement[];
  readonly missed: readonly MissedDay[];
  /** [O9] What the delay of projects costs. */
  readonly cost: SlipCost;
};

/** [W2]–[W5] Compares two schedules of one program; `after` is the program as it would be. Pure; linear in rows and dependencies. */
export function comparePlans(
  beforeSchedule: Schedule,
  after: ProgramDocument,
  afterSchedule: Schedule,
): PlanComparison {
  const moved: MovedRow[] = [];
  // Thousands of rows lie on hundreds of days: each is written once.
  const dayByNumber = new Map<number, Day>();
  const toDay = (number: number): Day => {
    const known = dayByNumber.get(number);
    if (known !== undefined) return known;
    const day = numberToDay(number);
    dayByNumber.set(number, day);
    return day;
  };
  const slackEaten: EatenSlack[] = [];
  const ownerById = ownersOfRows(after);
  forEachPair(beforeSchedule.byId, afterSchedule.byId, (was, row) => {
    if (was === row) return;
    if (was.startMinutes !== row.startMinutes || was.finishMinutes !== row.finishMinutes) {
      moved.push(toMovedRow(ownerById.get(row.id) ?? null, was, row, toDay));
    }
    if (!row.summary && !row.done && row.totalSlackMinutes < was.totalSlackMinutes) {
      slackEaten.push({
        id: row.id,
        title: row.title,
        beforeDays: slackDays(was),
        afterDays: slackDays(row),
      });
    }
  });
  const mostDelayed = sortByNumber(moved, (row) => -row.days);
  const projects = mostDelayed.filter((row) => row.kind === 'project');
  const onBefore = new Set(beforeSchedule.criticalPath);
  const onAfter = new Set(afterSchedule.criticalPath);
  const before = scheduleToDates(beforeSchedule);
  const afterwards = scheduleToDates(afterSchedule);
  const beforeDay = lastDay(before);
  const afterDay = lastDay(afterwards);
  return {
    finish: { beforeDay, afterDay, days: beforeDay && afterDay ? daysBetween(beforeDay, afterDay) : 0 },
    moved: mostDelayed.filter((row) => !row.summary),
    milestones: mostDelayed.filter((row) => row.kind === 'milestone'),
    projects,
    slackEaten: sortByNumber(slackEaten, (row) => row.afterDays),
    criticalPath: {
      before: beforeSchedule.criticalPath,
      after: afterSchedule.criticalPath,
      joined: afterSchedule.criticalPath.filter((id) => !onBefore.has(id)),
      left: beforeSchedule.criticalPath.filter((id) => !onAfter.has(id)),
    },
    agreements: brokenAgreements(after, before, afterwards),
    cost: costOfSlip(after, projects),
    missed: missedDays(after, before, afterwards),
  };
}

/** Who owns which project, task or milestone. */
function ownersOfRows({ projects, tasks, milestones }: ProgramDocument): ReadonlyMap<string, string> {
  const ownerById = new Map<string, string>();
  for (const rows of [projects, tasks, milestones]) {
    for (const { id, ownerId } of rows) if (ownerId !== null) ownerById.set(id, ownerId);
  }
  return ownerById;
}

/** Sorted by a number of which many have the same, those as they stood: thousands of rows move by a few lengths. */
function sortByNumber<T>(rows: readonly T[], numberOf: (row: T) => number): T[] {
  const rowsByNumber = new Map<number, T[]>();
  for (const row of rows) {
    const number = numberOf(row);
    const known = rowsByNumber.get(number);
    if (known) known.push(row);
    else rowsByNumber.set(number, [row]);
  }
  return [...rowsByNumber.keys()].sort((a, b) => a - b).flatMap((number) => rowsByNumber.get(number) ?? []);
}

function toMovedRow(
  ownerId: string | null,
  was: ScheduledRow,
  row: ScheduledRow,
  toDay: (number: number) => Day,
): MovedRow {
  const finishBefore = finishDayNumber(was.startMinutes, was.finishMinutes);
  const finishAfter = finishDayNumber(row.startMinutes, row.finishMinutes);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    ownerId,
    summary: row.summary,
    startBeforeDay: toDay(Math.floor(was.startMinutes / 1_440)),
    startAfterDay: toDay(Math.floor(row.startMinutes / 1_440)),
    finishBeforeDay: toDay(finishBefore),
    finishAfterDay: toDay(finishAfter),
    days: finishAfter - finishBefore,
  };
}
