import { ancestorsOf, familyOf } from '../graph/family';
import type { ProgramDocument } from '../model/document';
import type { ScheduledRow } from './schedule';

/** [S30] Gives summaries the progress of the tasks below them, weighed by their durations; in place. */
export function rollUpProgress(document: ProgramDocument, byId: Map<string, ScheduledRow>): void {
  const family = familyOf(document);
  const sums = new Map<string, { total: number; done: number }>();
  for (const task of document.tasks) {
    const row = byId.get(task.id);
    if (!row || row.summary) continue;
    const percent = row.done ? 100 : row.percentComplete;
    for (const id of ancestorsOf(family, task.id)) {
      const sum = sums.get(id) ?? { total: 0, done: 0 };
      sum.total += row.durationMinutes;
      sum.done += (row.durationMinutes * percent) / 100;
      sums.set(id, sum);
    }
  }
  for (const [id, sum] of sums) {
    const row = byId.get(id);
    if (!row?.summary) continue;
    const share = sum.total === 0 ? 0 : Math.round((sum.done / sum.total) * 100);
    // 99.6 % is not done: only what is done may say 100.
    const percentComplete = row.done || (sum.total > 0 && sum.done === sum.total) ? 100 : Math.min(99, share);
    byId.set(id, { ...row, percentComplete });
  }
}
