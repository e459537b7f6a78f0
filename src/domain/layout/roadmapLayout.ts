import { familyOf } from '../graph/family';
import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import { finishSteps, type Steps } from '../steps';
import { type Day, dayToNumber } from '../time/day';
import { routeArrows } from './roadmapArrows';
import { filterRows } from './roadmapFilter';
import { projectsToLanes } from './roadmapLanes';
import { RowBuilder } from './roadmapRows';
import { RoadmapSource } from './roadmapSource';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMarker,
  RoadmapMilestone,
  RoadmapOptions,
  RoadmapPhaseBand,
  RoadmapSpan,
} from './roadmapTypes';

const minutesPerDay = 1_440;

/** A filter that hides nothing. */
export const noFilter: RoadmapOptions['filter'] = { teamIds: null, healths: null };

/** Lays a program out as lanes, rows, bars, milestones and arrows; pure, and the same for screen and reports. */
export function roadmapLayout(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: RoadmapOptions,
): RoadmapLayout {
  return finishSteps(roadmapLayoutSteps(document, schedule, health, options));
}

/** The same, a lane in a step. */
export function* roadmapLayoutSteps(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: RoadmapOptions,
): Steps<RoadmapLayout> {
  const family = familyOf(document);
  const filtered = filterRows(document, health, options.filter);
  const projects = document.projects.filter((project) => filtered.shownIds.has(project.id));
  const builder = new RowBuilder(
    new RoadmapSource(document, schedule, health, family, filtered, options.ghosts),
    options,
  );
  yield;
  builder.addProgramLane();
  for (const lane of projectsToLanes(document, health, options.laneBy, projects, options.thenBy)) {
    builder.addLane(lane);
    yield;
  }
  const { lanes, rows, bars, milestones, laneKeyByProject } = builder;
  const { arrows, notDrawn } = routeArrows(
    document,
    schedule,
    family,
    rows,
    bars,
    milestones,
    laneKeyByProject,
  );
  yield;
  return {
    lanes,
    rows,
    bars,
    milestones,
    arrows,
    markers: document.markers.map(
      ({ id, kind, title, startDay, finishDay }): RoadmapMarker => ({
        id,
        kind,
        title,
        ...daysToSpan(startDay, finishDay ?? startDay),
      }),
    ),
    phaseBands: document.phases.flatMap((phase): RoadmapPhaseBand[] =>
      phase.projectId === null && phase.startDay !== null && phase.finishDay !== null
        ? [{ id: phase.id, title: phase.name, ...daysToSpan(phase.startDay, phase.finishDay) }]
        : [],
    ),
    height: builder.y,
    span: spanOf(bars, milestones),
    hiddenByFilter: filtered.hiddenCount,
    arrowsNotDrawn: notDrawn,
  };
}

function daysToSpan(startDay: Day, finishDay: Day): RoadmapSpan {
  const from = dayToNumber(startDay);
  // A last day before the first is a single day: the parser lets it pass in imported files.
  const to = Math.max(from, dayToNumber(finishDay)) + 1;
  return { fromMinutes: from * minutesPerDay, toMinutes: to * minutesPerDay };
}

/** What has a date lies between these. */
export function spanOf(
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): RoadmapSpan | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const bar of bars) {
    from = Math.min(from, bar.fromMinutes);
    to = Math.max(to, bar.toMinutes);
  }
  for (const milestone of milestones) {
    from = Math.min(from, milestone.atMinutes - minutesPerDay / 2);
    to = Math.max(to, milestone.atMinutes + minutesPerDay / 2);
  }
  return from < to ? { fromMinutes: from, toMinutes: to } : null;
}
