import { isOpenState } from '../agreements/moves';
import { indexRows, type ProgramDocument } from '../model/document';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { momentToDay } from '../time/moment';

type RowDates = Pick<ScheduledRow, 'startMinutes' | 'finishMinutes'>;

/** When everything is, by a schedule or by a preview of one. */
export type PlanDates = RowDates & {
  /** Nothing is dated. */
  readonly isEmpty: boolean;
  /** When a row is; `undefined` for one without dates. */
  readonly datesOf: (id: string) => RowDates | undefined;
};

/** The dates of a schedule. */
export function scheduleToDates({ startMinutes, finishMinutes, byId }: Schedule): PlanDates {
  return { startMinutes, finishMinutes, isEmpty: byId.size === 0, datesOf: (id) => byId.get(id) };
}

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

/** The last day of all work; `null` with nothing dated. */
export function lastDay(dates: PlanDates): Day | null {
  return dates.isEmpty ? null : finishDay(dates);
}

/** When a predecessor hands over what a dependency is for. */
function handOverDay(dates: PlanDates, predecessorId: string, byStart: boolean): Day | null {
  const row = dates.datesOf(predecessorId);
  if (!row) return null;
  return byStart ? startDay(row) : finishDay(row);
}

/** [W4] Promises that would be broken, the worst first. */
export function brokenAgreements(
  document: ProgramDocument,
  before: PlanDates,
  after: PlanDates,
): BrokenAgreement[] {
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

/** [W5] What would be missed and was not before. */
export function missedDays(document: ProgramDocument, before: PlanDates, after: PlanDates): MissedDay[] {
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
  const finishOf = (dates: PlanDates, id: string) => {
    const row = dates.datesOf(id);
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
  for (const rows of [document.projects, document.tasks, document.milestones]) {
    for (const row of rows) {
      if (row.plan.deadlineAt === null) continue;
      const day = momentToDay(row.plan.deadlineAt);
      check('deadline', row, day, finishOf(before, row.id), finishOf(after, row.id));
    }
  }
  return missed;
}
