import type { Agreement, Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { rememberByRow } from '../remembered';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween, numberToDay } from '../time/day';
import { count } from '../words';
import { isOpenState } from './moves';

/** How a promise stands, at its worst. */
export type Mark = 'green' | 'amber' | 'red';

/** Why a promise is not green: data; `standingReasonToSentence` makes the words. Days are calendar days. */
export type StandingReason =
  | { readonly code: 'neededByPassed'; readonly mark: 'red'; readonly day: Day; readonly days: number }
  | { readonly code: 'committedTooLate'; readonly mark: 'red'; readonly day: Day; readonly days: number }
  | { readonly code: 'forecastTooLate'; readonly mark: 'red'; readonly day: Day; readonly days: number }
  | { readonly code: 'declined'; readonly mark: 'amber' | 'red'; readonly hasFallback: boolean }
  | { readonly code: 'committedPassed'; readonly mark: 'amber'; readonly day: Day; readonly days: number }
  | {
      readonly code: 'forecastAfterCommitted';
      readonly mark: 'amber';
      readonly day: Day;
      readonly days: number;
    }
  | {
      readonly code: 'dueWithoutCommitment';
      readonly mark: 'amber';
      readonly day: Day;
      readonly days: number;
    }
  | { readonly code: 'lowConfidence'; readonly mark: 'amber'; readonly percent: number }
  | { readonly code: 'movedOften'; readonly mark: 'amber'; readonly times: number; readonly days: number }
  | { readonly code: 'escalated'; readonly mark: 'amber'; readonly day: Day }
  | { readonly code: 'fallbackOn'; readonly mark: 'amber'; readonly day: Day }
  | { readonly code: 'doneButNotDelivered'; readonly mark: 'amber'; readonly day: Day };

/** How one promise stands on a day. All spans are calendar days. */
export type AgreementStanding = {
  readonly dependencyId: string;
  /** [A5] Still to be kept, and what needs it is not done. */
  readonly open: boolean;
  /** [A6] Open, not handed over, and past its needed-by day or expected after it. */
  readonly late: boolean;
  /** By how many days it is late: the worst of today, the committed and the forecast day against needed-by; 0 if not late. */
  readonly lateDays: number;
  /** [A7] Committed day minus needed-by day; null while one of them is missing. Positive is too late. */
  readonly gapDays: number | null;
  /** [A8] When the giver will hand over: what they said, or what the schedule says. */
  readonly forecastDay: Day | null;
  readonly forecastBy: 'giver' | 'schedule' | null;
  /** Days from today to the needed-by day (the committed day where there is none); negative when it has passed. */
  readonly dueInDays: number | null;
  /** [A9] How often the committed day changed, and by how many days in all (positive is later). */
  readonly moveCount: number;
  readonly movedDays: number;
  readonly mark: Mark;
  /** Worst first. */
  readonly reasons: readonly StandingReason[];
};

/** A promise that is due within so many days without a commitment is amber. */
export const commitmentHorizonDays = 21;
/** Below this confidence a promise is amber. */
export const lowConfidencePercent = 50;
/** So many changes of a committed day make a promise amber. */
const oftenMoved = 3;

const rankByMark: Readonly<Record<Mark, number>> = { green: 0, amber: 1, red: 2 };

/** The worse of two marks. */
export function worseMark(a: Mark, b: Mark): Mark {
  return rankByMark[a] >= rankByMark[b] ? a : b;
}

/** Sorts the worst first. */
export function compareMarks(a: Mark, b: Mark): number {
  return rankByMark[b] - rankByMark[a];
}

const isHandedOver = (agreement: Agreement) =>
  agreement.state === 'Delivered' || agreement.state === 'Accepted';

const minutesToDay = (minutes: number) => numberToDay(Math.floor(minutes / 1_440));

/** [A8] The expected day of the hand-over and who says so. */
function forecastOf(
  dependency: Dependency,
  agreement: Agreement,
  predecessor: ScheduledRow | undefined,
): Pick<AgreementStanding, 'forecastDay' | 'forecastBy'> {
  // What is done is no longer a forecast: the fact wins over what was said.
  if (agreement.forecastDay !== null && !predecessor?.done) {
    return { forecastDay: agreement.forecastDay, forecastBy: 'giver' };
  }
  if (!predecessor) return { forecastDay: null, forecastBy: null };
  const byStart = dependency.type === 'SS' || dependency.type === 'SF';
  const minutes = byStart ? predecessor.startMinutes : predecessor.finishMinutes;
  return { forecastDay: minutesToDay(minutes), forecastBy: 'schedule' };
}

/** [A9] How often, and how far, a committed day moved. */
export function commitmentMoves(agreement: Agreement): { readonly times: number; readonly days: number } {
  const said = agreement.commitments;
  let times = 0;
  for (let i = 1; i < said.length; i++) {
    if (said[i]?.committedDay !== said[i - 1]?.committedDay) times++;
  }
  const first = said[0];
  const last = said.at(-1);
  return { times, days: first && last ? daysBetween(first.committedDay, last.committedDay) : 0 };
}

/** How a dependency's promise stands on a day; null for a dependency without an agreement. */
export function standingOf(dependency: Dependency, schedule: Schedule, today: Day): AgreementStanding | null {
  const { agreement, predecessorId, successorId } = dependency;
  if (agreement === null) return null;
  return standingBetween(
    dependency,
    agreement,
    schedule.byId.get(predecessorId),
    schedule.byId.get(successorId),
    today,
  );
}

const standingBetween = rememberByRow(computeStanding);

function computeStanding(
  dependency: Dependency,
  agreement: Agreement,
  predecessor: ScheduledRow | undefined,
  successor: ScheduledRow | undefined,
  today: Day,
): AgreementStanding {
  const { neededByDay, committedDay, state } = agreement;
  const neederDone = successor?.done === true;
  const open = isOpenState(state) && !neederDone;
  const handedOver = isHandedOver(agreement);
  const forecast = forecastOf(dependency, agreement, predecessor);
  const { forecastDay } = forecast;
  const gapDays = neededByDay && committedDay ? daysBetween(neededByDay, committedDay) : null;
  const dueDay = neededByDay ?? committedDay;
  const dueInDays = dueDay === null ? null : daysBetween(today, dueDay);
  const moves = commitmentMoves(agreement);

  const reasons: StandingReason[] = [];
  const workDone = predecessor?.done === true;
  if (open && !handedOver) {
    if (workDone) {
      const day = minutesToDay(predecessor.finishMinutes);
      reasons.push({ code: 'doneButNotDelivered', mark: 'amber', day });
    }
    // What was to be done is done: only how late it came may still be told, not that it is awaited.
    const awaited = !workDone;
    if (awaited && neededByDay && neededByDay < today) {
      const days = daysBetween(neededByDay, today);
      reasons.push({ code: 'neededByPassed', mark: 'red', day: neededByDay, days });
    }
    if (awaited && gapDays !== null && gapDays > 0 && committedDay) {
      reasons.push({ code: 'committedTooLate', mark: 'red', day: committedDay, days: gapDays });
    }
    if (neededByDay && forecastDay && forecastDay > neededByDay) {
      const days = daysBetween(neededByDay, forecastDay);
      reasons.push({ code: 'forecastTooLate', mark: 'red', day: forecastDay, days });
    }
    if (awaited && committedDay && committedDay < today) {
      const days = daysBetween(committedDay, today);
      reasons.push({ code: 'committedPassed', mark: 'amber', day: committedDay, days });
    }
    if (awaited && committedDay && forecastDay && forecastDay > committedDay) {
      const days = daysBetween(committedDay, forecastDay);
      reasons.push({ code: 'forecastAfterCommitted', mark: 'amber', day: forecastDay, days });
    }
    const uncommitted = state === 'Found' || state === 'Asked' || state === 'Negotiating';
    if (awaited && uncommitted && neededByDay && neededByDay >= today) {
      const days = daysBetween(today, neededByDay);
      if (days <= commitmentHorizonDays) {
        reasons.push({ code: 'dueWithoutCommitment', mark: 'amber', day: neededByDay, days });
      }
    }
    if (agreement.confidencePercent !== null && agreement.confidencePercent < lowConfidencePercent) {
      reasons.push({ code: 'lowConfidence', mark: 'amber', percent: agreement.confidencePercent });
    }
    if (moves.times >= oftenMoved) {
      reasons.push({ code: 'movedOften', mark: 'amber', times: moves.times, days: moves.days });
    }
    if (agreement.fallbackDay) {
      reasons.push({ code: 'fallbackOn', mark: 'amber', day: agreement.fallbackDay });
    }
    if (agreement.escalatedDay)
      reasons.push({ code: 'escalated', mark: 'amber', day: agreement.escalatedDay });
  }
  if (state === 'Declined' && !neederDone) {
    const hasFallback = agreement.fallback.trim() !== '';
    reasons.push({ code: 'declined', mark: hasFallback ? 'amber' : 'red', hasFallback });
  }
  reasons.sort((a, b) => compareMarks(a.mark, b.mark));

  const lateReasons = reasons.filter(
    (it) => it.code === 'neededByPassed' || it.code === 'committedTooLate' || it.code === 'forecastTooLate',
  );
  return {
    dependencyId: dependency.id,
    open,
    late: lateReasons.length > 0,
    lateDays: Math.max(0, ...lateReasons.map((it) => it.days)),
    gapDays,
    ...forecast,
    dueInDays,
    moveCount: moves.times,
    movedDays: moves.days,
    mark: reasons[0]?.mark ?? 'green',
    reasons,
  };
}

/** How every promise of a program stands on a day, by the id of its dependency. */
export function computeStandings(
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
): ReadonlyMap<string, AgreementStanding> {
  const standingById = new Map<string, AgreementStanding>();
  for (const dependency of document.dependencies) {
    const standing = standingOf(dependency, schedule, today);
    if (standing) standingById.set(dependency.id, standing);
  }
  return standingById;
}

const signed = (days: number) => `${days < 0 ? '−' : '+'}${count(Math.abs(days), 'day')}`;

/** "moved 3 times, +26 days"; empty when the committed day never moved. */
export function movesToWords(standing: Pick<AgreementStanding, 'moveCount' | 'movedDays'>): string {
  if (standing.moveCount === 0) return '';
  const times = standing.moveCount === 1 ? 'once' : `${standing.moveCount} times`;
  return `moved ${times}, ${signed(standing.movedDays)}`;
}

/** One sentence that says why a promise is not green; `dayToText` writes a day the way the reader likes. */
export function standingReasonToSentence(
  reason: StandingReason,
  dayToText: (day: Day) => string = (day) => day,
): string {
  switch (reason.code) {
    case 'neededByPassed':
      return `Needed by ${dayToText(reason.day)}, ${count(reason.days, 'day')} ago, and not delivered.`;
    case 'committedTooLate':
      return `Committed for ${dayToText(reason.day)}, ${count(reason.days, 'day')} after it is needed.`;
    case 'forecastTooLate':
      return `Expected on ${dayToText(reason.day)}, ${count(reason.days, 'day')} after it is needed.`;
    case 'declined':
      return reason.hasFallback
        ? 'Declined; the fallback is on.'
        : 'Declined, and no fallback is written down.';
    case 'committedPassed':
      return `Committed for ${dayToText(reason.day)}, ${count(reason.days, 'day')} ago, and not delivered.`;
    case 'forecastAfterCommitted':
      return `Expected on ${dayToText(reason.day)}, ${count(reason.days, 'day')} after what was committed.`;
    case 'dueWithoutCommitment':
      return `Needed in ${count(reason.days, 'day')}, on ${dayToText(reason.day)}, and nobody has committed.`;
    case 'lowConfidence':
      return `The giver is ${reason.percent} % confident.`;
    case 'movedOften':
      return `The committed date moved ${reason.times} times, ${signed(reason.days)}.`;
    case 'escalated':
      return `Escalated on ${dayToText(reason.day)}.`;
    case 'fallbackOn':
      return `The fallback is on since ${dayToText(reason.day)}.`;
    case 'doneButNotDelivered':
      return `The work was done on ${dayToText(reason.day)}, but nobody marked it Delivered.`;
  }
}
