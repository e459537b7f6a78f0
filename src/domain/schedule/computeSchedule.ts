import type { ProgramDocument } from '../model/document';
import { isBareDay, type Moment, momentToMinutes } from '../time/moment';
import type { Schedule, ScheduledRow } from './schedule';

const finishOf = (moment: Moment) => momentToMinutes(moment) + (isBareDay(moment) ? 17 * 60 : 0);
const startOf = (moment: Moment) => momentToMinutes(moment) + (isBareDay(moment) ? 8 * 60 : 0);

/** Computes the schedule of a program. */
export function computeSchedule(document: ProgramDocument): Schedule {
  const byId = new Map<string, ScheduledRow>();
  const undatedIds: string[] = [];
  for (const kind of ['project', 'task', 'milestone'] as const) {
    const rows =
      kind === 'project' ? document.projects : kind === 'task' ? document.tasks : document.milestones;
    for (const row of rows) {
      const { startAt, finishAt } = row.plan;
      const from = startAt ?? finishAt;
      const to = finishAt ?? startAt;
      if (from === null || to === null) {
        undatedIds.push(row.id);
        continue;
      }
      const startMinutes = kind === 'milestone' ? finishOf(to) : startOf(from);
      const finishMinutes = finishOf(to);
      byId.set(row.id, {
        id: row.id,
        kind,
        title: row.title,
        projectId: 'projectId' in row ? row.projectId : row.id,
        startMinutes,
        finishMinutes,
        earlyStartMinutes: startMinutes,
        earlyFinishMinutes: finishMinutes,
        lateStartMinutes: startMinutes,
        lateFinishMinutes: finishMinutes,
        totalSlackMinutes: 0,
        freeSlackMinutes: 0,
        critical: false,
        nearCritical: false,
        summary: false,
        drivingDependencyId: null,
        percentComplete: row.plan.percentComplete,
        done: row.plan.percentComplete === 100 || row.plan.actualFinishAt !== null,
      });
    }
  }
  const rows = [...byId.values()];
  return {
    startMinutes: Math.min(...rows.map((row) => row.startMinutes)),
    finishMinutes: Math.max(...rows.map((row) => row.finishMinutes)),
    byId,
    criticalPath: [],
    undatedIds,
    diagnostics: [],
  };
}
