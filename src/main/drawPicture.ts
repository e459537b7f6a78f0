import { computeHealth } from '../domain/health/computeHealth';
import type { ProgramDocument } from '../domain/model/document';
import { type ImaginedOptions, imagineSource } from '../domain/report/imaginedPlan';
import { gatherFacts } from '../domain/report/reportFacts';
import { wholeGraph } from '../domain/report/reportGraph';
import { drawRoadmapPicture, type RoadmapPictureOptions } from '../domain/report/roadmapPicture';
import { ok, type Result } from '../domain/result';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import type { Day } from '../domain/time/day';
import { drawingToSvg } from '../formats/svg/drawingToSvg';

/** What pictures are called in file names. */
export const pictureTitles = { roadmap: 'roadmap', graph: 'dependencies' } as const;
export type PictureKind = keyof typeof pictureTitles;

/** What is drawn of a program: a roadmap as it is asked for, of the plan or of what is imagined; or the graph. */
export type PictureOrder = {
  readonly picture: PictureKind;
  readonly today: Day;
  readonly roadmap: RoadmapPictureOptions;
  readonly imagined: ImaginedOptions | null;
};

/** Draws a program's picture as the text of an SVG file; a sentence where what is imagined is not allowed. */
export function drawPicture(
  document: ProgramDocument,
  { picture, today, roadmap, imagined }: PictureOrder,
): Result<string, string> {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  if (picture === 'graph') return ok(drawingToSvg(wholeGraph(facts)));
  const source = imagined ? imagineSource(facts, imagined) : ok(facts);
  if (!source.ok) return source;
  const { drawing, sheet } = drawRoadmapPicture(source.value, roadmap);
  return ok(drawingToSvg(drawing, sheet));
}
