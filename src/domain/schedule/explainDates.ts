import { familyOf } from '../graph/family';
import { findAnyRow, type ProgramDocument } from '../model/document';
import { finishDay } from './days';
import { amountToWords, dayToWords, explainStart, explanationToSentence } from './explainStart';
import type { Schedule, ScheduledRow } from './schedule';

/** Why a row starts and finishes when it does: a sentence each, without a full stop. A point has the same twice. */
export type DateSentences = { readonly start: string; readonly finish: string };

/** [S25] Both sentences for a row; `null` for one that the schedule does not place. */
export function datesToSentences(
  document: ProgramDocument,
  schedule: Schedule,
  id: string,
): DateSentences | null {
  const row = schedule.byId.get(id);
  const explanation = explainStart(document, schedule, id);
  if (!row || !explanation) return null;
  const start = explanationToSentence(explanation);
  if (row.kind === 'milestone') return { start, finish: start };
  const day = finishDay(row);
  const when = dayToWords(day, day);
  const { link, constraint } = explanation;
  // These two ask for the finish, and the start follows from it.
  if (link && (link.type === 'FF' || link.type === 'SF')) {
    const reason = start.slice(start.indexOf(' because '));
    const length = lengthToWords(document, row);
    return {
      start: `${dayToWords(explanation.day, explanation.day)} because it lasts ${length} and ends ${when}`,
      finish: `${when}${reason}`,
    };
  }
  if (constraint && /^(FN|MF)/.test(constraint.type)) return { start, finish: endWithReason(when, start) };
  switch (row.placedBy) {
    case 'manual':
      return { start, finish: endWithReason(when, start) };
    case 'parts': {
      const last = findLastPart(document, schedule, row);
      return { start, finish: `${when} because ${last ?? 'its last part'} ends then` };
    }
    case 'actual':
      if (row.done) return { start, finish: `${when} because it was done then` };
      break;
  }
  const begin = dayToWords(explanation.day, day);
  return {
    start,
    finish: `${when} because it starts ${begin} and lasts ${lengthToWords(document, row)}`,
  };
}

function endWithReason(when: string, start: string): string {
  return `${when}${start.slice(start.indexOf(' because '))}`;
}

/** "4 working days", "3 working hours", or by the clock "2 days". */
function lengthToWords(document: ProgramDocument, row: ScheduledRow): string {
  const found = findAnyRow(document, row.id)?.row;
  const byClock = found !== undefined && 'plan' in found && found.plan.durationIsElapsed;
  const unit = byClock ? '' : 'working ';
  const days = row.durationMinutes / (byClock ? 1_440 : row.dayMinutes);
  const [count, noun] = days < 1 && days > 0 ? [row.durationMinutes / 60, 'hour'] : [days, 'day'];
  const words = amountToWords(count);
  return `${words} ${unit}${noun}${words === '1' ? '' : 's'}`;
}

function findLastPart(document: ProgramDocument, schedule: Schedule, row: ScheduledRow): string | null {
  const family = familyOf(document);
  const parts = [
    ...(family.childTasksById.get(row.id) ?? []),
    ...(family.childMilestonesById.get(row.id) ?? []),
  ];
  const last = parts.find((part) => schedule.byId.get(part.id)?.finishMinutes === row.finishMinutes);
  return last?.title ?? null;
}
