import { findRow, type ProgramDocument } from '../model/document';
import type { Milestone } from '../model/work';
import { type Day, numberToDay } from '../time/day';
import type { Schedule } from './schedule';

/** When what the program is for is forecast to be reached: the milestone that its target is for, or its last finish. */
export function finishForecast(
  document: ProgramDocument,
  schedule: Schedule,
): { readonly milestone: Milestone | null; readonly day: Day | null } {
  const milestone = findRow(document, 'milestone', document.program.targetMilestoneId);
  const target = milestone ? schedule.byId.get(milestone.id) : undefined;
  if (milestone && target) return { milestone, day: numberToDay(Math.floor(target.finishMinutes / 1_440)) };
  const day = schedule.byId.size === 0 ? null : numberToDay(Math.floor(schedule.finishMinutes / 1_440));
  return { milestone: null, day };
}
