import { computeHealth } from '../domain/health/computeHealth';
import { gatherFacts } from '../domain/report/reportFacts';
import { wholeGraph } from '../domain/report/reportGraph';
import { wholeRoadmap } from '../domain/report/reportRoadmap';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import { drawingToSvg } from '../formats/svg/drawingToSvg';
import type { DrawPicture } from './exporter';

/** Draws a program's picture as the text of an SVG file. */
export const drawPicture: DrawPicture = (document, picture, today) => {
  const schedule = computeSchedule(document);
  const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  return drawingToSvg(picture === 'roadmap' ? wholeRoadmap(facts) : wholeGraph(facts));
};
