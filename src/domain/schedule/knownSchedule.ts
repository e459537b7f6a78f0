import type { ProgramDocument } from '../model/document';
import { computeSchedule } from './computeSchedule';
import type { Schedule } from './schedule';
import { updateSchedule } from './updateSchedule';

const known = new WeakMap<ProgramDocument, Schedule>();
// Of the latest that was asked for: the next is mostly an edit of it.
let latest: Schedule | null = null;

/**
 * The schedule of a program: the very one where it was asked for before, else brought up to date from the latest that was
 * asked for ([S32]). The answer is that of `computeSchedule`, with the very rows of before where an edit moved nothing.
 */
export function knownSchedule(document: ProgramDocument): Schedule {
  const hit = known.get(document);
  if (hit) return hit;
  latest = latest === null ? computeSchedule(document) : updateSchedule(latest, document).schedule;
  known.set(document, latest);
  return latest;
}
