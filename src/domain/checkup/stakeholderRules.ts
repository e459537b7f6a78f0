import { contactDueOf, lastLoggedDays } from '../people/contactDue';
import { daysBetween } from '../time/day';
import { count, quote } from '../words';
import { type CheckRule, each, nothingYet, whole } from './rule';

const area = 'Stakeholders';
/** Who scores so high can change the outcome, or cares. */
const strong = 4;
/** A decision due within so many days wants a word before it, not older than so many days. */
const wordDays = 7;
const quietFunctions = ['Operations', 'Security', 'Support'] as const;

/** Who has to be won, and who has to hear. */
export const stakeholderRules: readonly CheckRule[] = [
  {
    id: 'V41',
    area,
    severity: 'medium',
    finding: 'Somebody with influence has no contact rhythm',
    many: 'people with influence have no contact rhythm',
    why: 'Who hears nothing makes up their own picture, and it is seldom the better one.',
    doItNow: 'Say how often they are to hear',
    topic: 'communication-plan',
    check: ({ document }) =>
      each(
        document.stakeholders.filter(
          (it) => (it.influence ?? 0) >= strong && it.id !== document.program.managerId,
        ),
        (person) =>
          person.cadenceDays === null
            ? {
                ids: [person.id],
                sentence: `${person.name} has influence ${person.influence} and no contact rhythm.`,
                days: 0,
              }
            : null,
      ),
  },
  {
    id: 'V42',
    area,
    severity: 'medium',
    finding: 'A contact is overdue',
    many: 'contacts are overdue',
    why: 'The longer the silence, the harder the talk. A call beats a longer report.',
    doItNow: 'Call, and log what was said',
    topic: 'communication-plan',
    check: ({ document, today }) => {
      const logged = lastLoggedDays(document);
      return each(
        document.stakeholders.filter((it) => it.cadenceDays !== null),
        (person) => {
          const due = contactDueOf(person, logged.get(person.id), today);
          if (!due.overdue) return null;
          const weight = (person.influence ?? 1) / 5;
          return {
            ids: [person.id],
            sentence:
              due.lastDay === null
                ? `${person.name} is to hear every ${count(person.cadenceDays ?? 0, 'day')} and never did.`
                : `${person.name} was to hear ${count(due.overdueDays ?? 0, 'day')} ago.`,
            days: Math.round((due.overdueDays ?? 0) * weight),
          };
        },
      );
    },
  },
  {
    id: 'V43',
    area,
    severity: 'medium',
    finding: 'Nothing is known of what moves somebody who has to be managed closely',
    many: 'people to manage closely are a blank',
    why: 'You will argue with your reasons. They decide by theirs.',
    doItNow: 'Write down their win and their concern',
    topic: 'influence-without-authority',
    check: ({ document }) =>
      each(
        document.stakeholders.filter(
          (it) =>
            (it.influence ?? 0) >= strong &&
            (it.interest ?? 0) >= strong &&
            it.id !== document.program.managerId,
        ),
        (person) =>
          person.win.trim() === '' && person.concern.trim() === ''
            ? {
                ids: [person.id],
                sentence: `Neither a win nor a concern is known of ${person.name}.`,
                days: 0,
              }
            : null,
      ),
  },
  {
    id: 'V44',
    area,
    severity: 'high',
    finding: 'A decision is due within a week, and its decider was not spoken to',
    many: 'decisions are due within a week, their deciders not spoken to',
    why: 'Who first hears a question in the meeting answers it in the next one.',
    doItNow: 'Speak to them before the meeting',
    topic: 'no-surprises',
    check: ({ document, today }) => {
      const logged = lastLoggedDays(document);
      const near = document.decisions.filter(
        (it) =>
          it.state === 'open' &&
          it.dueDay !== null &&
          it.dueDay >= today &&
          daysBetween(today, it.dueDay) <= wordDays,
      );
      return each(near, (decision) => {
        const decider = document.stakeholders.find((it) => it.id === decision.deciderId);
        if (!decider || decision.dueDay === null) return null;
        const { lastDay } = contactDueOf(decider, logged.get(decider.id), today);
        const age = lastDay === null ? null : daysBetween(lastDay, today);
        if (age !== null && age < wordDays) return null;
        return {
          ids: [decider.id, decision.id],
          sentence: `${decider.name} is to decide ${quote(decision.title)} ${decision.dueDay === today ? 'today' : `in ${count(daysBetween(today, decision.dueDay), 'day')}`}, and ${age === null ? 'was never spoken to' : `was last spoken to ${count(age, 'day')} ago`}.`,
          days: wordDays,
        };
      });
    },
  },
  {
    id: 'V45',
    area,
    severity: 'medium',
    finding: 'Somebody who can stop it is against it, and nobody works on that',
    many: 'people who can stop it are against it',
    why: 'A sceptic with influence and no plan for them is a risk that stands in no log.',
    doItNow: 'Say where you need them, and who talks to them',
    topic: 'positions-move',
    check: ({ document }) =>
      each(
        document.stakeholders.filter(
          (it) => (it.influence ?? 0) >= strong && (it.stance === 'opponent' || it.stance === 'sceptic'),
        ),
        (person) =>
          person.stanceWanted === null || person.ownerId === null
            ? {
                ids: [person.id],
                sentence: `${person.name} is ${person.stance === 'opponent' ? 'an opponent' : 'a sceptic'} with influence ${person.influence}, and ${person.stanceWanted === null ? 'no stance is wanted of them' : 'nobody is to talk to them'}.`,
                days: 0,
              }
            : null,
      ),
  },
  {
    id: 'V46',
    area,
    severity: 'low',
    finding: 'Nobody speaks for those who will run it',
    many: 'programs hear nobody who will run it',
    why: 'The quiet veto comes from those whom nobody asked, in the week in which they are needed.',
    doItNow: 'Add somebody from Operations, Security and Support',
    topic: 'quiet-veto',
    check: ({ document, partOf }) => {
      if (document.stakeholders.length < 3) return nothingYet;
      const teamFunction = new Map(document.teams.map((it) => [it.id as string, it.function as string]));
      const heard = new Set(
        document.stakeholders
          .filter((it) => it.cadenceDays !== null || partOf(it.id).total > 0)
          .flatMap((it) => [it.function as string, teamFunction.get(it.teamId ?? '') ?? '']),
      );
      return whole(
        quietFunctions.some((it) => heard.has(it))
          ? null
          : {
              ids: [],
              sentence: 'Nobody from Operations, Security or Support is among the stakeholders.',
              days: 0,
              remedy: { kind: 'screen', label: 'Add them', screen: 'Stakeholders' },
            },
      );
    },
  },
];
