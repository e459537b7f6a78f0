import { computeHealth } from '../domain/health/computeHealth';
import { imagineSource } from '../domain/report/imaginedPlan';
import { gatherFacts } from '../domain/report/reportFacts';
import { wholeGraph } from '../domain/report/reportGraph';
import { drawRoadmapPicture } from '../domain/report/roadmapPicture';
import { ok } from '../domain/result';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import { drawingToSvg } from '../formats/svg/drawingToSvg';
import type { DrawPicture } from './exporter';

/** Draws a program's picture as the text of an SVG file. */
export const drawPicture: DrawPicture = (document, picture, today, roadmap, imagined) => {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  if (picture === 'graph') return ok(drawingToSvg(wholeGraph(facts)));
  const source = imagined ? imagineSource(facts, imagined) : ok(facts);
  if (!source.ok) return source;
  const { drawing, sheet } = drawRoadmapPicture(source.value, roadmap);
  return ok(drawingToSvg(drawing, sheet));
};
