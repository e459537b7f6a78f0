import { computeHealth } from '../domain/health/computeHealth';
import { gatherFacts } from '../domain/report/reportFacts';
import { wholeGraph } from '../domain/report/reportGraph';
import { drawRoadmapPicture } from '../domain/report/roadmapPicture';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import { drawingToSvg } from '../formats/svg/drawingToSvg';
import type { DrawPicture } from './exporter';

/** Draws a program's picture as the text of an SVG file. */
export const drawPicture: DrawPicture = (document, picture, today, roadmap) => {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  if (picture === 'graph') return drawingToSvg(wholeGraph(facts));
  const { drawing, sheet } = drawRoadmapPicture(facts, roadmap);
  return drawingToSvg(drawing, sheet);
};
