import type { ProgramDocument } from '../model/document';
import { computationToSchedule, scheduleRow } from './computation';
import { networkInOrder } from './networkInOrder';
import { computeTimes } from './passes';
import { rollUpProgress } from './rollUpProgress';
import type { Schedule, ScheduledRow } from './schedule';

/**
 * Computes the schedule of a program ([S1]…). Pure; never throws for what a document holds. Linear in rows and links
 * but for one binary search per date over the exceptions of its calendar.
 */
export function computeSchedule(document: ProgramDocument): Schedule {
  const { network, order } = networkInOrder(document);
  const times = computeTimes(network, order);
  const percent = rollUpProgress(network, times);
  const scheduled = new Array<ScheduledRow | undefined>(network.rows.count);
  for (let i = 0; i < scheduled.length; i++) {
    scheduled[i] = scheduleRow(document, network, times, percent, i);
  }
  return computationToSchedule({ document, network, order, times, percent, scheduled });
}
