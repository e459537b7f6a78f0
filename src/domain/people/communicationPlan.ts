import type { SingleCommand } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { Communication } from '../model/people';
import { addDays, type Day, daysBetween, laterDay } from '../time/day';
import { contactDueOf, lastLoggedDays } from './contactDue';

/** When a line of the communication plan was last done and is to be done again. */
export type CommunicationDue = {
  readonly lastDay: Day | null;
  /** Its next day, else its cadence after the last time, else today when it has a cadence and never was; or null. */
  readonly dueDay: Day | null;
  /** Days since it was due; 0 when that is today or later. */
  readonly overdueDays: number;
  /** [K8] It is due today or was before. */
  readonly due: boolean;
};

/** [K8] When a line of the plan is due: its own next day, else its cadence after it was last done, else at once. */
export function communicationDue(
  document: Pick<ProgramDocument, 'contacts'>,
  communication: Communication,
  today: Day,
): CommunicationDue {
  let lastDay: Day | null = null;
  for (const contact of document.contacts) {
    if (contact.communicationId !== communication.id) continue;
    lastDay = lastDay === null ? contact.day : laterDay(lastDay, contact.day);
  }
  const { nextDay, cadenceDays } = communication;
  const dueDay =
    nextDay ?? (cadenceDays === null ? null : lastDay === null ? today : addDays(lastDay, cadenceDays));
  const overdueDays = dueDay === null ? 0 : Math.max(0, daysBetween(dueDay, today));
  return { lastDay, dueDay, overdueDays, due: dueDay !== null && dueDay <= today };
}

/** What was said, to whom and when. */
export type SaidInput = {
  readonly stakeholderIds: readonly string[];
  /** The line of the plan that it was a part of; null for a talk by itself. */
  readonly communication: Communication | null;
  readonly day: Day;
  readonly channel: Communication['channel'];
  readonly summary: string;
  /** One per stakeholder, in their order. */
  readonly contactIds: readonly string[];
};

/** [K9] Logs what was said to everybody who heard it, and moves the line of the plan to its next time. */
export function logContact(input: SaidInput): readonly SingleCommand[] {
  const { stakeholderIds, communication, day, channel, summary, contactIds } = input;
  const contacts = stakeholderIds.map(
    (stakeholderId, index) =>
      ({
        type: 'contact.create',
        row: {
          id: contactIds[index],
          stakeholderId,
          communicationId: communication?.id ?? null,
          day,
          channel,
          summary,
        },
      }) as SingleCommand,
  );
  if (communication === null || communication.cadenceDays === null) return contacts;
  const nextDay = addDays(day, communication.cadenceDays);
  if (communication.nextDay !== null && communication.nextDay > nextDay) return contacts;
  return [
    ...contacts,
    { type: 'communication.change', id: communication.id, changes: { nextDay } } as SingleCommand,
  ];
}

/** Somebody who is owed an update. */
export type Debt = {
  readonly stakeholderId: string;
  /** Since when: when they last heard; null when they never did. */
  readonly sinceDay: Day | null;
  readonly dueDay: Day;
  readonly overdueDays: number;
  /** The lines of the plan that are due and reach them. */
  readonly communicationIds: readonly string[];
};

/**
 * [K10] Who is owed an update today: whose own cadence has passed, or whom a line of the plan reaches that is due. Each
 * stands in it once, the longest overdue first.
 */
export function communicationDebts(document: ProgramDocument, today: Day): readonly Debt[] {
  const logged = lastLoggedDays(document);
  const linesById = new Map<string, { readonly ids: string[]; dueDay: Day }>();
  for (const communication of document.communications) {
    const { due, dueDay } = communicationDue(document, communication, today);
    if (!due || dueDay === null) continue;
    for (const id of communication.stakeholderIds) {
      const known = linesById.get(id);
      if (known) {
        known.ids.push(communication.id);
        if (dueDay < known.dueDay) known.dueDay = dueDay;
      } else linesById.set(id, { ids: [communication.id], dueDay });
    }
  }
  const debts = document.stakeholders.flatMap((person): Debt[] => {
    const own = contactDueOf(person, logged.get(person.id), today);
    const lines = linesById.get(person.id);
    const ownDay = own.dueDay !== null && own.dueDay <= today ? own.dueDay : null;
    const days = [ownDay, lines?.dueDay ?? null].filter((it): it is Day => it !== null).sort();
    const [dueDay] = days;
    if (dueDay === undefined) return [];
    return [
      {
        stakeholderId: person.id,
        sinceDay: own.lastDay,
        dueDay,
        overdueDays: Math.max(0, daysBetween(dueDay, today)),
        communicationIds: lines?.ids ?? [],
      },
    ];
  });
  return debts.sort(
    (a, b) => Number(a.sinceDay !== null) - Number(b.sinceDay !== null) || b.overdueDays - a.overdueDays,
  );
}
