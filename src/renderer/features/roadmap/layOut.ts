import type { HealthReport } from '../../../domain/health/computeHealth';
import { roadmapLayout } from '../../../domain/layout/roadmapLayout';
import { type LaidOut, redateLayout } from '../../../domain/layout/roadmapRelayout';
import type { RoadmapLayout, RoadmapOptions } from '../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../domain/model/document';
import type { Schedule } from '../../../domain/schedule/schedule';

let latest: LaidOut | null = null;

/** A layout, made from the one before where only dates have changed since. */
export function layOut(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: RoadmapOptions,
): RoadmapLayout {
  const redated = latest?.options === options ? redateLayout(latest, document, schedule, health) : null;
  const layout = redated ?? roadmapLayout(document, schedule, health, options);
  latest = { document, schedule, health, options, layout };
  return layout;
}
