import type { AgreementState } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { addDays, type Day, daysBetween } from '../time/day';
import type { RegisterRow } from './register';
import { commitmentHorizonDays, compareMarks } from './standing';

/** Without an earlier review, news are told of so many days. */
export const reviewDays = 7;
/** So many days before it was promised a hand-over is early. */
export const earlyDays = 5;

/** Something that happened to a promise since the last review. */
export type ReviewNews = {
  readonly code: 'delivered' | 'accepted' | 'committed' | 'recommitted' | 'declined' | 'asked' | 'broken';
  readonly row: RegisterRow;
  readonly day: Day;
  /** Of a new date: the day that it replaces. */
  readonly beforeDay: Day | null;
};

/** What one weekly review goes through. */
export type ReviewAgenda = {
  readonly sinceDay: Day;
  readonly news: readonly ReviewNews[];
  /** Teams that wait for each other in a circle, by name. */
  readonly cycles: readonly (readonly string[])[];
  /** Amber and red, the worst first, but for those that only lack a commitment. */
  readonly attention: readonly RegisterRow[];
  /** Needed within three weeks, and nobody has committed. */
  readonly uncommitted: readonly RegisterRow[];
  /** Will be handed over well before the day that was promised, or is done and not handed over. */
  readonly early: readonly RegisterRow[];
  /** One question for every team that gives or needs something open. */
  readonly questions: readonly {
    readonly teamId: string;
    readonly team: string;
    readonly question: string;
  }[];
};

const newsByState: Partial<Record<AgreementState, ReviewNews['code']>> = {
  Asked: 'asked',
  Committed: 'committed',
  Delivered: 'delivered',
  Accepted: 'accepted',
  Declined: 'declined',
};

/** Questions that find a dependency nobody has written down; each review asks every team another one. */
export const discoveryQuestions: readonly string[] = [
  'What do you need from another team in the next six weeks that is not on this list?',
  'Who has asked you for something that you have not written down?',
  'Which of your dates would you not bet on, and what would have to come from elsewhere?',
  'What did you start to build yourselves because another team could not in time?',
  'What will you hand over next, and does the team that gets it know what it looks like?',
  'Which decision of somebody else holds you up soonest?',
];

/** The day since which a review tells the news: the last review's, or a week ago. */
export function reviewSince(document: ProgramDocument, today: Day): Day {
  const last = document.reviews
    .filter((review) => review.durationMinutes !== null && review.day < today)
    .map((review) => review.day)
    .sort()
    .at(-1);
  return last ?? addDays(today, -reviewDays);
}

function newsOf(row: RegisterRow, sinceDay: Day, today: Day): readonly ReviewNews[] {
  const { agreement, standing } = row;
  const isNew = (day: Day) => day > sinceDay && day <= today;
  const news: ReviewNews[] = [];
  for (const move of agreement.moves) {
    const code = newsByState[move.state];
    if (code && isNew(move.day)) news.push({ code, row, day: move.day, beforeDay: null });
  }
  agreement.commitments.forEach((said, index) => {
    const before = agreement.commitments[index - 1];
    if (before && before.committedDay !== said.committedDay && isNew(said.saidDay)) {
      news.push({ code: 'recommitted', row, day: said.saidDay, beforeDay: before.committedDay });
    }
  });
  const { neededByDay, committedDay } = agreement;
  const due = [neededByDay, committedDay].filter((day): day is Day => day !== null && isNew(addDays(day, 1)));
  const [brokenDay] = due.sort();
  const isHandedOver = agreement.state === 'Delivered' || agreement.state === 'Accepted';
  if (standing.open && !isHandedOver && brokenDay) {
    news.push({ code: 'broken', row, day: brokenDay, beforeDay: null });
  }
  return news;
}

/** [J1]–[J5] What a review on a day goes through; `cycles` are teams by name, as the matrix finds them. */
export function reviewAgenda(
  document: ProgramDocument,
  rows: readonly RegisterRow[],
  cycles: readonly (readonly string[])[],
  today: Day,
): ReviewAgenda {
  const sinceDay = reviewSince(document, today);
  const inTrouble = rows.filter(
    (row) => row.standing.mark !== 'green' && (row.standing.open || row.agreement.state === 'Declined'),
  );
  const onlyUncommitted = (row: RegisterRow) =>
    row.standing.reasons.every((reason) => reason.code === 'dueWithoutCommitment');
  const worstFirst = (a: RegisterRow, b: RegisterRow) =>
    compareMarks(a.standing.mark, b.standing.mark) ||
    b.standing.lateDays - a.standing.lateDays ||
    (a.standing.dueInDays ?? 1e6) - (b.standing.dueInDays ?? 1e6);
  const isSoon = (row: RegisterRow) => {
    const { neededByDay, state } = row.agreement;
    if (neededByDay === null || (state !== 'Found' && state !== 'Asked' && state !== 'Negotiating'))
      return false;
    const days = daysBetween(today, neededByDay);
    return row.standing.open && days >= 0 && days <= commitmentHorizonDays;
  };
  const isEarly = ({ agreement, standing }: RegisterRow) => {
    if (!standing.open || agreement.state === 'Delivered') return false;
    if (standing.reasons.some((reason) => reason.code === 'doneButNotDelivered')) return true;
    const { committedDay } = agreement;
    if (committedDay === null || standing.forecastDay === null) return false;
    return daysBetween(standing.forecastDay, committedDay) >= earlyDays;
  };
  const busy = new Set(
    rows
      .filter((row) => row.standing.open)
      .flatMap(({ agreement }) => [agreement.givingTeamId as string, agreement.needingTeamId as string]),
  );
  const round = document.reviews.filter((review) => review.durationMinutes !== null).length;
  return {
    sinceDay,
    news: rows.flatMap((row) => newsOf(row, sinceDay, today)).sort((a, b) => (a.day < b.day ? -1 : 1)),
    cycles,
    attention: inTrouble.filter((row) => !onlyUncommitted(row)).sort(worstFirst),
    uncommitted: rows
      .filter(isSoon)
      .sort((a, b) => (a.standing.dueInDays ?? 0) - (b.standing.dueInDays ?? 0)),
    early: rows.filter(isEarly),
    questions: document.teams
      .filter((team) => busy.has(team.id))
      .map((team, index) => ({
        teamId: team.id,
        team: team.name,
        question: discoveryQuestions[(round + index) % discoveryQuestions.length] as string,
      })),
  };
}

/** What happened to a promise, in a few words. */
export function newsToWords(news: ReviewNews, dayToText: (day: Day) => string = (day) => day): string {
  const { row, day } = news;
  const committed = row.agreement.committedDay;
  switch (news.code) {
    case 'delivered':
      return `delivered on ${dayToText(day)}`;
    case 'accepted':
      return `accepted on ${dayToText(day)}`;
    case 'committed':
      return committed ? `committed for ${dayToText(committed)}` : 'committed';
    case 'recommitted':
      return `a new date on ${dayToText(day)}, was ${news.beforeDay ? dayToText(news.beforeDay) : 'none'}`;
    case 'declined':
      return `declined on ${dayToText(day)}`;
    case 'asked':
      return `asked on ${dayToText(day)}`;
    case 'broken':
      return `was due on ${dayToText(day)} and did not come`;
  }
}
