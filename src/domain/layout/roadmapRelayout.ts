import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import { forEachPair } from '../schedule/forEachPair';
import type { Schedule } from '../schedule/schedule';
import { rerouteArrows } from './roadmapArrows';
import { spanOf } from './roadmapLayout';
import { placesOf } from './roadmapPlaces';
import { scheduledToBar, scheduledToPoint } from './roadmapSource';
import type { RoadmapLayout, RoadmapOptions } from './roadmapTypes';
import { createDoubtReader } from './roadmapUncertainty';

/** A layout and all that it was made of. */
export type LaidOut = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly health: HealthReport;
  readonly options: RoadmapOptions;
  readonly layout: RoadmapLayout;
};

/** More changed rows than this are laid out as a whole. */
const mostChanged = 4_000;

/** What a layout reads besides the rows that stand on the time axis. */
const otherTables = [
  'teams',
  'calendars',
  'stakeholders',
  'goals',
  'phases',
  'gates',
  'markers',
  'dependencies',
  'snapshots',
] as const;

/** What a layout reads of a row besides its dates. */
const placing = ['id', 'title', 'projectId', 'parentId', 'teamId', 'ownerId', 'phase', 'onHold'] as const;

/**
 * The layout after a change of dates and healths alone, from the one before: what did not move stays the very same
 * objects ([L15]). Null where anything else may have changed, and the whole has to be laid out anew.
 */
export function redateLayout(
  before: LaidOut,
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
): RoadmapLayout | null {
  const { layout } = before;
  const changedIds = changedRows(before, document, schedule);
  if (!changedIds || !addChangedHealths(changedIds, before, document, health)) return null;
  if (changedIds.size === 0) return layout;
  if (changedIds.size > mostChanged) return null;
  const hasFolded = layout.lanes.some((lane) => lane.collapsed && lane.by !== 'project');
  const places = placesOf(layout, document);
  const { barById, pointById } = places;
  const doubtsOf = createDoubtReader(document);
  const bars = [...layout.bars];
  const milestones = [...layout.milestones];
  for (const id of changedIds) {
    const scheduled = schedule.byId.get(id);
    const barIndex = barById.get(id);
    const pointIndex = pointById.get(id);
    const bar = barIndex === undefined ? undefined : bars[barIndex];
    const point = pointIndex === undefined ? undefined : milestones[pointIndex];
    if (barIndex !== undefined && bar) {
      if (!scheduled || scheduled.summary !== bar.summary) return null;
      bars[barIndex] = renewed(bar, {
        ...scheduledToBar(scheduled, doubtsOf),
        health: shownHealth(health, id),
      });
    } else if (pointIndex !== undefined && point) {
      // Several milestones of a row stand in the order of their dates, on lines that keep them apart.
      if (!scheduled || layout.rows[point.rowIndex]?.milestoneIndexes.length !== 1) return null;
      const fields = { ...scheduledToPoint(scheduled), health: shownHealth(health, id) };
      milestones[pointIndex] = renewed(point, fields);
    } else if (scheduled && (hasFolded || !before.schedule.byId.has(id))) return null;
  }
  const arrows = rerouteArrows(document, schedule, layout, changedIds, bars, milestones, places);
  return { ...layout, bars, milestones, arrows, span: spanOf(bars, milestones) };
}

/** The same object where the fields are what they were. */
function renewed<T extends object>(known: T, fields: Partial<T>): T {
  const isSame = (Object.keys(fields) as (keyof T)[]).every((field) => known[field] === fields[field]);
  return isSame ? known : { ...known, ...fields };
}

function shownHealth(health: HealthReport, id: string) {
  return health.byId.get(id)?.shown ?? 'notStarted';
}

/** Ids of the rows with other dates; null when more than dates is different. */
function changedRows(before: LaidOut, document: ProgramDocument, schedule: Schedule): Set<string> | null {
  const { document: was, options } = before;
  if (options.packed || options.minutesPerPixel !== undefined) return null;
  if (otherTables.some((table) => was[table] !== document[table])) return null;
  if (
    was.program.targetMilestoneId !== document.program.targetMilestoneId ||
    was.program.calendarId !== document.program.calendarId ||
    was.program.baselineSnapshotId !== document.program.baselineSnapshotId
  ) {
    return null;
  }
  const changed = new Set<string>();
  for (const table of ['projects', 'tasks', 'milestones'] as const) {
    const rows = document[table];
    const rowsBefore = was[table];
    if (rows === rowsBefore) continue;
    if (rows.length !== rowsBefore.length) return null;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as Record<string, unknown> | undefined;
      const rowBefore = rowsBefore[i] as Record<string, unknown> | undefined;
      if (row === rowBefore || !row || !rowBefore) continue;
      if (placing.some((field) => row[field] !== rowBefore[field])) return null;
      if (JSON.stringify(row['goalIds']) !== JSON.stringify(rowBefore['goalIds'])) return null;
      changed.add(String(row['id']));
    }
  }
  if (schedule === before.schedule) return changed;
  if (schedule.byId.size !== before.schedule.byId.size) return null;
  let pairCount = 0;
  forEachPair(before.schedule.byId, schedule.byId, (was, is) => {
    pairCount += 1;
    if (was !== is) changed.add(is.id);
  });
  if (pairCount === schedule.byId.size) return changed;
  // As many rows as before, and not the same ones.
  for (const id of schedule.byId.keys()) if (!before.schedule.byId.has(id)) changed.add(id);
  return changed;
}

/** Adds the rows with another health; false where lanes or a filter are made of that. */
function addChangedHealths(
  changed: Set<string>,
  before: LaidOut,
  document: ProgramDocument,
  health: HealthReport,
): boolean {
  if (health === before.health) return true;
  const { laneBy, thenBy, filter } = before.options;
  const isMadeOfHealth = laneBy === 'health' || thenBy === 'health' || filter.healths !== null;
  const isOther = (id: string) => shownHealth(health, id) !== shownHealth(before.health, id);
  if (document.projects.some((row) => isOther(row.id)) || document.gates.some((row) => isOther(row.id)))
    return false;
  for (const row of [...document.tasks, ...document.milestones]) {
    if (!isOther(row.id)) continue;
    // The program's own row counts the healths of its milestones.
    if (isMadeOfHealth || !row.projectId) return false;
    changed.add(row.id);
  }
  return true;
}
