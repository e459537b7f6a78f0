import { computeHealth } from '../domain/health/computeHealth';
import type { ProgramDocument } from '../domain/model/document';
import { computeProgramFigures, type ProgramFigures } from '../domain/portfolio/programFigures';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import type { Day } from '../domain/time/day';

/** The figures of a program on a day. */
export function documentToFigures(document: ProgramDocument, today: Day): ProgramFigures {
  const schedule = computeSchedule(document);
  return computeProgramFigures(document, schedule, computeHealth(document, schedule, today), today);
}
