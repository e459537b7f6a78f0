import { computeHealth } from '../../domain/health/computeHealth';
import { draftUpdate } from '../../domain/status/statusUpdate';
import { readSchedule, todayOf } from './derived';
import { newId } from './ids';
import { act, useOpenProgram } from './openProgram';
import { goTo } from './screens';
import { inspectRow } from './showRow';

/** Drafts a status update of the program (null) or a project from what changed, and opens it to be edited. */
export async function draftStatus(subjectId: string | null): Promise<void> {
  const { document } = useOpenProgram.getState();
  if (!document) return;
  const today = todayOf(document);
  const schedule = readSchedule(document);
  const health = computeHealth(document, schedule, today);
  const id = newId('statusUpdate');
  const row = draftUpdate(document, schedule, health, today, subjectId, id);
  if (!(await act({ type: 'statusUpdate.create', row }))) return;
  goTo('Overview', 'Status updates');
  inspectRow(id);
}
