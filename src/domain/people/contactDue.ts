import type { ProgramDocument } from '../model/document';
import type { Stakeholder } from '../model/people';
import { addDays, type Day, daysBetween, laterDay } from '../time/day';

/** When a stakeholder was last spoken to and is to hear again. */
export type ContactDue = {
  /** The later of what was written down and the log of contacts. */
  readonly lastDay: Day | null;
  /** When they are to hear again; today when they have a cadence and never heard; null without a cadence. */
  readonly dueDay: Day | null;
  /** Days since they were to hear, 0 when that is today or later; null without a cadence. */
  readonly overdueDays: number | null;
  /** [K1] They have a cadence, and its days have passed or they never heard. */
  readonly overdue: boolean;
};

/** The latest day in the log of contacts by stakeholder. */
export function lastLoggedDays(document: Pick<ProgramDocument, 'contacts'>): ReadonlyMap<string, Day> {
  const lastById = new Map<string, Day>();
  for (const { stakeholderId, day } of document.contacts) {
    const known = lastById.get(stakeholderId);
    lastById.set(stakeholderId, known === undefined ? day : laterDay(known, day));
  }
  return lastById;
}

/** When a stakeholder is to hear again, from their cadence and the last contact. */
export function contactDueOf(stakeholder: Stakeholder, loggedDay: Day | undefined, today: Day): ContactDue {
  const { cadenceDays, lastContactDay } = stakeholder;
  const lastDay =
    lastContactDay !== null && loggedDay !== undefined
      ? laterDay(lastContactDay, loggedDay)
      : (lastContactDay ?? loggedDay ?? null);
  if (cadenceDays === null) return { lastDay, dueDay: null, overdueDays: null, overdue: false };
  if (lastDay === null) return { lastDay, dueDay: today, overdueDays: 0, overdue: true };
  const dueDay = addDays(lastDay, cadenceDays);
  const overdueDays = Math.max(0, daysBetween(dueDay, today));
  return { lastDay, dueDay, overdueDays, overdue: overdueDays > 0 };
}
