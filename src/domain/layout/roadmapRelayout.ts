import type { HealthReport } from '../health/computeHealth';
import { findRow, type ProgramDocument } from '../model/document';
import { RowsById } from '../model/rowsById';
import { forEachPair } from '../schedule/forEachPair';
import type { Schedule } from '../schedule/schedule';
import { rerouteArrows } from './roadmapArrows';
import { spanOf } from './roadmapLayout';
import { type LayoutPlaces, placesOf, takePlaces } from './roadmapPlaces';
import { scheduledToBar, scheduledToPoint } from './roadmapSource';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapOptions,
  RoadmapSpan,
} from './roadmapTypes';
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

/** What a layout reads of a row besides its dates and title. */
const placing = ['id', 'projectId', 'parentId', 'teamId', 'ownerId', 'phase', 'onHold'] as const;

/**
 * The layout after a change of dates, titles and healths alone, from the one before: what did not move stays the very same
 * objects ([L15]). Null where anything else may have changed, and the whole has to be laid out anew.
 */
export function redateLayout(
  before: LaidOut,
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
): RoadmapLayout | null {
  const { layout } = before;
  const titleById = new Map<string, string>();
  const changedIds = changedRows(before, document, schedule, titleById);
  if (!changedIds || !addChangedHealths(changedIds, before, document, health)) return null;
  if (changedIds.size === 0) return layout;
  if (changedIds.size > mostChanged) return null;
  const hasFolded = layout.lanes.some((lane) => lane.collapsed && lane.by !== 'project');
  const places = placesOf(layout, document);
  const { barById, pointById } = places;
  // A lane of a project is named after it.
  if (titleById.size > 0 && layout.lanes.some(({ id }) => id !== null && titleById.has(id))) return null;
  const rows = retitle(layout.rows, places, titleById);
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
        title: scheduled.title,
        health: shownHealth(health, id),
      });
    } else if (pointIndex !== undefined && point) {
      // Several milestones of a row stand in the order of their dates, on lines that keep them apart.
      if (!scheduled || layout.rows[point.rowIndex]?.milestoneIndexes.length !== 1) return null;
      const fields = {
        ...scheduledToPoint(scheduled),
        title: scheduled.title,
        health: shownHealth(health, id),
      };
      milestones[pointIndex] = renewed(point, fields);
    } else if (scheduled && (hasFolded || !before.schedule.byId.has(id))) return null;
  }
  const arrows = rerouteArrows(document, schedule, layout, changedIds, bars, milestones, places);
  const span = respan(layout, changedIds, places, bars, milestones);
  return { ...layout, rows, bars, milestones, arrows, span };
}

/** The lines of the outline with other titles; the very same where none of them is one. */
function retitle(
  rows: RoadmapLayout['rows'],
  places: LayoutPlaces,
  titleById: ReadonlyMap<string, string>,
): RoadmapLayout['rows'] {
  if (titleById.size === 0) return rows;
  const copy = [...rows];
  let isSame = true;
  for (const [id, title] of titleById) {
    const index = places.rowById.get(id);
    const row = index === undefined ? undefined : copy[index];
    if (index === undefined || !row || row.title === title) continue;
    copy[index] = { ...row, title };
    isSame = false;
  }
  if (isSame) return rows;
  takePlaces(copy, places);
  return copy;
}

/** What has a date lies between these, where only some of it has moved: all is looked at when an outermost one did. */
function respan(
  { span, ...before }: RoadmapLayout,
  changedIds: ReadonlySet<string>,
  { barById, pointById }: LayoutPlaces,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): RoadmapSpan | null {
  const moved = (lists: Pick<RoadmapLayout, 'bars' | 'milestones'>) => {
    const pick = <T>(list: readonly T[], place: number | undefined) =>
      place === undefined ? [] : list.slice(place, place + 1);
    return spanOf(
      [...changedIds].flatMap((id) => pick(lists.bars, barById.get(id))),
      [...changedIds].flatMap((id) => pick(lists.milestones, pointById.get(id))),
    );
  };
  const was = moved(before);
  const is = moved({ bars, milestones });
  if (!span || !was || !is) return spanOf(bars, milestones);
  if (was.fromMinutes <= span.fromMinutes || was.toMinutes >= span.toMinutes) return spanOf(bars, milestones);
  if (is.fromMinutes >= span.fromMinutes && is.toMinutes <= span.toMinutes) return span;
  return {
    fromMinutes: Math.min(span.fromMinutes, is.fromMinutes),
    toMinutes: Math.max(span.toMinutes, is.toMinutes),
  };
}

/** The same object where the fields are what they were. */
function renewed<T extends object>(known: T, fields: Partial<T>): T {
  const isSame = (Object.keys(fields) as (keyof T)[]).every((field) => known[field] === fields[field]);
  return isSame ? known : { ...known, ...fields };
}

function shownHealth(health: HealthReport, id: string) {
  return health.byId.get(id)?.shown ?? 'notStarted';
}

/** Ids of the rows with other dates or titles, of which the titles are noted; null when more than that is different. */
function changedRows(
  before: LaidOut,
  document: ProgramDocument,
  schedule: Schedule,
  titleById: Map<string, string>,
): Set<string> | null {
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
      if (row['title'] !== rowBefore['title']) titleById.set(String(row['id']), String(row['title']));
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
  if (document.gates.some((row) => isOther(row.id))) return false;
  for (const id of otherHealths(before.health, health)) {
    if (!isOther(id)) continue;
    // The program's own row counts the healths of its milestones, and a lane those of its projects.
    const projectId = (findRow(document, 'task', id) ?? findRow(document, 'milestone', id))?.projectId;
    if (isMadeOfHealth || !projectId) return false;
    changed.add(id);
  }
  return true;
}

/** Ids of the rows whose health may be another. */
function otherHealths(before: HealthReport, after: HealthReport): Iterable<string> {
  const known = after.byId instanceof RowsById ? after.byId.changedIds(before.byId) : null;
  return known ?? new Set([...before.byId.keys(), ...after.byId.keys()]);
}
