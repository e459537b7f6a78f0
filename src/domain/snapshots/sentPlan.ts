import type { SingleCommand } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { RowOf } from '../model/kinds';
import { computeSchedule } from '../schedule/computeSchedule';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { currentDates } from './takeSnapshot';

/** A plan that a report carries: of which program, of which day, and in which file it was found. */
export type SentPlan = { readonly programId: string; readonly day: Day; readonly fileName: string };

/**
 * [R36] The command that puts the dates of a plan that was sent beside those of the program that it is of, as a snapshot
 * of its day: what changed since can be looked at, and nothing of the program's plan is another.
 */
export function keepSentPlan(plan: ProgramDocument, { day, fileName }: SentPlan, id: string): SingleCommand {
  return {
    type: 'snapshot.create',
    row: {
      id: id as RowOf<'snapshot'>['id'],
      title: `${fileName.slice(0, 200)}, as of ${dayToText(day)}`,
      kind: 'version',
      day,
      dates: currentDates(plan, computeSchedule(plan)),
    },
  };
}
