import type { ProgramDocument } from '../model/document';
import { findRow } from '../model/document';
import type { Review } from '../model/review';
import type { Day } from '../time/day';
import { readableDays } from '../time/readableDays';
import { count } from '../words';
import type { PromiseFigures } from './figures';
import { newsToWords, type ReviewAgenda } from './reviewAgenda';
import { outcomeToWord, stepsOf } from './reviewMoves';

/**
 * [J7] The minutes of a review as text that goes into a mail: figures, news, decisions, what waits for a commitment,
 * next steps with owners, what teams said. "None" stands where there is nothing.
 */
export function reviewMinutes(
  document: ProgramDocument,
  review: Review,
  agenda: ReviewAgenda,
  figures: PromiseFigures,
  dayToText: (day: Day) => string = (day) => day,
): string {
  const lines: string[] = [];
  const section = (title: string, entries: readonly string[]) => {
    lines.push('', title, ...(entries.length === 0 ? ['None'] : entries.map((entry) => `- ${entry}`)));
  };
  const prose = (text: string) => readableDays(text, dayToText).replace(/\s+/g, ' ');
  lines.push(`Review of promises, ${document.program.title}, ${dayToText(review.day)}`);
  const people = review.attendeeIds
    .map((id) => findRow(document, 'stakeholder', id)?.name ?? '')
    .filter(Boolean);
  const took =
    review.durationMinutes === null ? '' : ` It took ${count(Math.round(review.durationMinutes), 'minute')}.`;
  lines.push(
    `${people.length === 0 ? 'Attendance was not noted.' : `Present: ${people.join(', ')}.`}${took}`,
  );
  lines.push(
    `${figures.open} open, ${figures.late} late, ${figures.atRisk} at risk; ${figures.complete} of ${figures.open} say who, when, how accepted and how sure.`,
  );
  section(
    `Since ${dayToText(agenda.sinceDay)}`,
    agenda.news.map(
      (news) =>
        `${news.row.title} (${news.row.givingName} → ${news.row.needingName}): ${newsToWords(news, dayToText)}`,
    ),
  );
  section(
    'Decided',
    review.entries.map(
      (entry) =>
        `${entry.title}: ${outcomeToWord(entry.outcome)}${entry.note === '' ? '' : ` (${prose(entry.note)})`}`,
    ),
  );
  section(
    'Due in three weeks without a commitment',
    agenda.uncommitted.map(
      (row) =>
        `${row.title} (${row.givingName} → ${row.needingName}), needed by ${row.agreement.neededByDay ? dayToText(row.agreement.neededByDay) : 'no day'}`,
    ),
  );
  if (agenda.cycles.length > 0) {
    section(
      'Teams that wait for each other',
      agenda.cycles.map((cycle) => cycle.join(', ')),
    );
  }
  section(
    'Next steps',
    stepsOf(document, review).map(
      ({ action, owner }) =>
        `${action.title} – ${owner === '' ? 'no owner' : owner}${action.dueDay ? `, by ${dayToText(action.dueDay)}` : ''}`,
    ),
  );
  section(
    'Heard from the teams',
    review.answers
      .filter((it) => it.answer.trim() !== '')
      .map((it) => `${findRow(document, 'team', it.teamId)?.name ?? 'A team'}: ${prose(it.answer)}`),
  );
  return lines.join('\n');
}
