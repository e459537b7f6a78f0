import { isOpenState } from '../agreements/moves';
import type { PlaceableKind } from '../commands/command';
import { costOfSlip, type SlipCost } from '../goals/priorities';
import { indexRows, type ProgramDocument } from '../model/document';
import { finishDay, finishDayNumber, slackDays, startDay } from '../schedule/days';
import { forEachPair } from '../schedule/rowsById';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween, numberToDay } from '../time/day';
import { momentToDay } from '../time/moment';

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

/** A promise that would be broken, or broken by more. */
export type BrokenAgreement = {
  readonly dependencyId: string;
  readonly deliverable: string;
  readonly givingTeamId: string;
  readonly needingTeamId: string;
  readonly giverId: string | null;
  readonly getterId: string | null;
  readonly handOverBeforeDay: Day;
  readonly handOverAfterDay: Day;
  readonly committedDay: Day | null;
  readonly neededByDay: Day | null;
  /** Days after what was committed and after it is needed; 0 or less where it is kept. */
  readonly daysAfterCommitted: number;
  readonly daysAfterNeeded: number;
};

/** A gate, goal, deadline or the program's target that would be missed and was not before. */
export type MissedDay = {
  readonly kind: 'gate' | 'goal' | 'deadline' | 'target';
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly finishDay: Day;
  /** Who decides on it or has to answer for it. */
  readonly ownerId: string | null;
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
  const beforeDay = lastDay(beforeSchedule);
  const afterDay = lastDay(afterSchedule);
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
    agreements: brokenAgreements(after, beforeSchedule, afterSchedule),
    cost: costOfSlip(after, projects),
    missed: missedDays(after, beforeSchedule, afterSchedule),
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

function lastDay(schedule: Schedule): Day | null {
  if (schedule.byId.size === 0) return null;
  return finishDay({ startMinutes: schedule.startMinutes, finishMinutes: schedule.finishMinutes });
}

/** When a predecessor hands over what a dependency is for. */
function handOverDay(schedule: Schedule, predecessorId: string, byStart: boolean): Day | null {
  const row = schedule.byId.get(predecessorId);
  if (!row) return null;
  return byStart ? startDay(row) : finishDay(row);
}

function brokenAgreements(document: ProgramDocument, before: Schedule, after: Schedule): BrokenAgreement[] {
  const broken: BrokenAgreement[] = [];
  for (const { id, predecessorId, type, agreement } of document.dependencies) {
    if (!agreement || !isOpenState(agreement.state) || agreement.state === 'Delivered') continue;
    const byStart = type === 'SS' || type === 'SF';
    const was = handOverDay(before, predecessorId, byStart);
    const is = handOverDay(after, predecessorId, byStart);
    if (was === null || is === null || is <= was) continue;
    const { committedDay, neededByDay } = agreement;
    const daysAfterCommitted = committedDay === null ? 0 : daysBetween(committedDay, is);
    const daysAfterNeeded = neededByDay === null ? 0 : daysBetween(neededByDay, is);
    if (daysAfterCommitted <= 0 && daysAfterNeeded <= 0) continue;
    broken.push({
      dependencyId: id,
      deliverable: agreement.deliverable,
      givingTeamId: agreement.givingTeamId,
      needingTeamId: agreement.needingTeamId,
      giverId: agreement.giverId,
      getterId: agreement.getterId,
      handOverBeforeDay: was,
      handOverAfterDay: is,
      committedDay,
      neededByDay,
      daysAfterCommitted,
      daysAfterNeeded,
    });
  }
  const worst = (it: BrokenAgreement) => Math.max(it.daysAfterCommitted, it.daysAfterNeeded);
  return broken.sort((a, b) => worst(b) - worst(a) || (a.dependencyId < b.dependencyId ? -1 : 1));
}

function missedDays(document: ProgramDocument, before: Schedule, after: Schedule): MissedDay[] {
  const missed: MissedDay[] = [];
  const check = (
    kind: MissedDay['kind'],
    named: { readonly id: string; readonly title: string; readonly ownerId: string | null },
    day: Day | null,
    was: Day | null,
    is: Day | null,
  ) => {
    if (day === null || is === null || is <= day || (was !== null && was > day)) return;
    missed.push({ kind, id: named.id, title: named.title, day, finishDay: is, ownerId: named.ownerId });
  };
  const finishOf = (schedule: Schedule, id: string) => {
    const row = schedule.byId.get(id);
    return row ? finishDay(row) : null;
  };
  const { program } = document;
  check(
    'target',
    { id: program.id, title: program.title, ownerId: program.sponsorId },
    program.targetDay,
    lastDay(before),
    lastDay(after),
  );
  for (const gate of document.gates) {
    if (gate.verdict === 'go') continue;
    const [was, is] =
      gate.projectId === null
        ? [lastDay(before), lastDay(after)]
        : [finishOf(before, gate.projectId), finishOf(after, gate.projectId)];
    check('gate', { ...gate, ownerId: gate.approverId }, gate.day, was, is);
  }
  const goals = indexRows(document.goals);
  for (const project of document.projects) {
    for (const goalId of project.goalIds) {
      const goal = goals.get(goalId);
      if (!goal || missed.some((it) => it.kind === 'goal' && it.id === goal.id)) continue;
      check('goal', goal, goal.dueDay, finishOf(before, project.id), finishOf(after, project.id));
    }
  }
  for (const row of [...document.projects, ...document.tasks, ...document.milestones]) {
    if (row.plan.deadlineAt === null) continue;
    const day = momentToDay(row.plan.deadlineAt);
    check('deadline', row, day, finishOf(before, row.id), finishOf(after, row.id));
  }
  return missed;
}
