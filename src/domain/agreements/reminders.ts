import type { Agreement, Dependency } from '../model/dependency';
import { rememberByRow } from '../remembered';
import { addDays, type Day, daysBetween } from '../time/day';
import { isOpenState } from './moves';

/** So many days after it was asked a request without an answer wants a reminder. */
export const answerDays = 7;
/** So many days after it was last confirmed a commitment wants to be confirmed again. */
export const confirmDays = 14;

/** That somebody is to be reminded of a promise, and why. */
export type Reminder = {
  readonly dependencyId: string;
  readonly code: 'set' | 'unanswered' | 'unconfirmed' | 'notAccepted';
  /** The day since which it is due. */
  readonly day: Day;
  readonly overdueDays: number;
  /** Who is to be reminded: the giver, or of a delivery that waits to be accepted the getter; null when nobody is named. */
  readonly personId: string | null;
};

const lastMoveDay = (agreement: Agreement) => agreement.moves.at(-1)?.day ?? null;

/** [A16] The reminder of one promise that is due on a day, the most urgent of them; null when none is. */
export const reminderOf: (dependency: Dependency, today: Day) => Reminder | null =
  rememberByRow(computeReminder);

function computeReminder(dependency: Dependency, today: Day): Reminder | null {
  const { agreement } = dependency;
  if (agreement === null || !isOpenState(agreement.state)) return null;
  const due = (code: Reminder['code'], day: Day, personId: string | null): Reminder | null =>
    day <= today
      ? { dependencyId: dependency.id, code, day, overdueDays: daysBetween(day, today), personId }
      : null;
  const { giverId, getterId, state } = agreement;
  if (agreement.remindDay !== null && agreement.remindDay <= today) {
    return due('set', agreement.remindDay, giverId);
  }
  const moved = lastMoveDay(agreement);
  if (state === 'Asked' || state === 'Negotiating') {
    return moved === null ? null : due('unanswered', addDays(moved, answerDays), giverId);
  }
  if (state === 'Delivered') {
    return moved === null ? null : due('notAccepted', addDays(moved, answerDays), getterId);
  }
  if (state === 'Committed') {
    const said = agreement.commitments.at(-1)?.saidDay ?? null;
    const days = [agreement.lastConfirmedDay, said, moved].filter((it): it is Day => it !== null);
    const last = days.sort().at(-1);
    return last === undefined ? null : due('unconfirmed', addDays(last, confirmDays), giverId);
  }
  return null;
}

/** One sentence that says why somebody is to be reminded. */
export function reminderToSentence(
  reminder: Reminder,
  dayToText: (day: Day) => string = (day) => day,
): string {
  switch (reminder.code) {
    case 'set':
      return `You wanted to be reminded on ${dayToText(reminder.day)}.`;
    case 'unanswered':
      return `Asked ${reminder.overdueDays + answerDays} days ago, and no answer yet.`;
    case 'unconfirmed':
      return `Not confirmed for ${reminder.overdueDays + confirmDays} days.`;
    case 'notAccepted':
      return `Delivered ${reminder.overdueDays + answerDays} days ago, and not accepted yet.`;
  }
}
