import type { Command, PlaceableKind, PlanChanges, SingleCommand } from '../commands/command';
import { findAnyRow, type ProgramDocument } from '../model/document';
import type { Plan } from '../model/plan';
import { err, ok, type Result } from '../result';
import type { PlaceableRow } from '../schedule/placeableRow';
import { calendarOf } from '../schedule/rowCalendars';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { numberToDay } from '../time/day';
import { dayToMoment, isBareDay, type Moment, minutesToMoment } from '../time/moment';
import { shift } from '../time/spans';
import type { WorkingCalendar } from '../time/workingCalendar';

/** One thing that comes later (sooner when negative) by so many working days of its own calendar. */
export type Slip = { readonly id: string; readonly days: number };

/** Why a slip cannot be imagined. */
export type SlipFault = {
  readonly code: 'slipOfNothing' | 'slipOfUndated' | 'slipOfDone';
  readonly id: string;
  readonly title: string;
};

/** One sentence for a person. */
export function slipFaultToSentence(fault: SlipFault): string {
  switch (fault.code) {
    case 'slipOfNothing':
      return `There is no project, task or milestone ${fault.id}.`;
    case 'slipOfUndated':
      return `'${fault.title}' has no dates yet, so it cannot slip.`;
    case 'slipOfDone':
      return `'${fault.title}' is done, so it cannot slip any more.`;
  }
}

/**
 * The commands that make slips come true ([W1]): what is placed by hand gets later dates, what is automatic may not start
 * sooner, what has started takes longer, and of a summary all that is not done slips.
 */
export function slipsToCommand(
  document: ProgramDocument,
  schedule: Schedule,
  slips: readonly Slip[],
): Result<Command, SlipFault> {
  const changes = new Map<string, SingleCommand>();
  const titles: string[] = [];
  for (const { id, days } of slips) {
    const found = findAnyRow(document, id);
    if (!found || (found.kind !== 'project' && found.kind !== 'task' && found.kind !== 'milestone')) {
      return err({ code: 'slipOfNothing', id, title: id });
    }
    const { title } = found.row;
    const scheduled = schedule.byId.get(id);
    if (!scheduled) return err({ code: 'slipOfUndated', id, title });
    const leaves = scheduled.summary ? leavesBelow(document, schedule, id) : [scheduled];
    const open = leaves.filter((row) => !isFinished(document, row));
    if (open.length === 0) return err({ code: 'slipOfDone', id, title });
    titles.push(title);
    for (const leaf of open) {
      const row = findAnyRow(document, leaf.id)?.row as PlaceableRow;
      const plan = slipPlan(row.plan, leaf, days, calendarOf(document, row));
      changes.set(leaf.id, changeCommand(leaf.kind, leaf.id, plan));
    }
  }
  const label = `Slip ${titles.slice(0, 3).join(', ')}${titles.length > 3 ? ` and ${titles.length - 3} more` : ''}`;
  return ok({ type: 'batch', label, commands: [...changes.values()] });
}

function changeCommand(kind: PlaceableKind, id: string, plan: PlanChanges): SingleCommand {
  return { type: `${kind}.change`, id, changes: { plan } } as SingleCommand;
}

function isFinished(document: ProgramDocument, row: ScheduledRow): boolean {
  const plan = (findAnyRow(document, row.id)?.row as PlaceableRow | undefined)?.plan;
  return row.done || plan?.actualFinishAt !== null;
}

/** Everything scheduled below a summary that is none itself. */
function leavesBelow(document: ProgramDocument, schedule: Schedule, id: string): ScheduledRow[] {
  const below = new Set([id]);
  const leaves: ScheduledRow[] = [];
  // Parents may stand after their parts in the file: go on until nothing is added.
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const task of document.tasks) if (below.has(task.parentId ?? task.projectId)) below.add(task.id);
  }
  for (const row of [...document.tasks, ...document.milestones]) {
    const above = row.parentId ?? row.projectId;
    const scheduled = schedule.byId.get(row.id);
    if (above !== null && below.has(above) && scheduled && !scheduled.summary) leaves.push(scheduled);
  }
  return leaves;
}

function slipPlan(plan: Plan, row: ScheduledRow, days: number, calendar: WorkingCalendar): PlanChanges {
  const clock = plan.durationIsElapsed;
  const seconds = days * (clock ? 86_400 : calendar.daySeconds);
  const start = row.startMinutes * 60;
  const isPoint = row.durationMinutes === 0;
  const laterStart = () => {
    const moved = shift(calendar, clock, start, seconds);
    return isPoint || clock ? moved : calendar.next(moved);
  };
  const laterFinish = () => {
    const moved = shift(calendar, clock, row.finishMinutes * 60, seconds);
    return days < 0 && !isPoint && !clock ? calendar.previous(moved) : moved;
  };
  if (plan.placement === 'manual') {
    return {
      startAt:
        plan.startAt === null ? null : inTheSameWords(plan.startAt, isPoint ? laterFinish() : laterStart()),
      finishAt: plan.finishAt === null ? null : inTheSameWords(plan.finishAt, laterFinish()),
    };
  }
  if (plan.actualStartAt !== null) {
    const more = seconds / 60;
    return {
      durationMinutes: Math.max(0, row.durationMinutes + more),
      remainingMinutes: plan.remainingMinutes === null ? null : Math.max(0, plan.remainingMinutes + more),
    };
  }
  return {
    startAt: null,
    finishAt: null,
    durationMinutes: row.kind === 'milestone' ? plan.durationMinutes : row.durationMinutes,
    constraint: { type: 'SNET', at: minutesToMoment(laterStart() / 60), manner: 'soft' },
  };
}

/** A time as a bare day where the moment before it was one. */
function inTheSameWords(before: Moment, seconds: number): Moment {
  return isBareDay(before)
    ? dayToMoment(numberToDay(Math.floor((seconds - 1) / 86_400)))
    : minutesToMoment(seconds / 60);
}
