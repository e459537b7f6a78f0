import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import type { RoadmapLayout, RoadmapOptions } from './roadmapTypes';

/** Lays a program out as lanes, rows, bars, milestones and arrows; pure, and the same for screen and reports. */
export declare function roadmapLayout(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: RoadmapOptions,
): RoadmapLayout;
