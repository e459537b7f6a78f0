import { missingForState } from '../agreements/moves';
import { commitmentHorizonDays } from '../agreements/standing';
import { teamIndex } from '../graph/teams';
import type { Dependency } from '../model/dependency';
import { findRow } from '../model/document';
import { stepThrough } from '../steps';
import { daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import { type CheckFacts, lastWordDay, linkedProjectIds, openProjects, type PromiseFact } from './facts';
import { type CheckRule, each, type Found, nothingYet, quoteSome, whole } from './rule';

const area = 'Dependencies';
/** A deliverable of fewer words is seldom one that both sides read in the same way. */
const fewestWords = 4;
/** So many open promises want a review, and it is stale after so many days. */
const promisesToReview = 5;
const reviewDays = 8;

/** A rule on the promises that are still to be handed over. */
function onPromises(look: (promise: PromiseFact, facts: CheckFacts) => Found | null): CheckRule['check'] {
  return (facts) =>
    each(
      facts.openPromises.filter(({ agreement }) => agreement.state !== 'Delivered'),
      (promise) => look(promise, facts),
    );
}

const found = ({ dependency }: PromiseFact, sentence: string, days = 0): Found => ({
  ids: [dependency.id, dependency.successorId],
  sentence,
  days,
});

/** What one team needs from another: who, what, when, and what if not. */
export const dependencyRules: readonly CheckRule[] = [
  {
    id: 'V23',
    area,
    severity: 'high',
    finding: 'A promise has no giver',
    many: 'promises have no giver',
    why: 'Teams do not make promises, people do. Without a name there is nobody to ask.',
    doItNow: 'Name who gives it',
    topic: 'two-named-people',
    check: onPromises((promise, { titleOf }) =>
      promise.agreement.giverId === null
        ? found(promise, `Nobody of ${titleOf(promise.agreement.givingTeamId)} gives ${quote(promise.name)}.`)
        : null,
    ),
  },
  {
    id: 'V24',
    area,
    severity: 'medium',
    finding: 'A promise has no getter',
    many: 'promises have no getter',
    why: 'Somebody has to say what is needed, and say yes or no when it comes.',
    doItNow: 'Name who needs it',
    topic: 'two-named-people',
    check: onPromises((promise, { titleOf }) =>
      promise.agreement.getterId === null
        ? found(
            promise,
            `Nobody of ${titleOf(promise.agreement.needingTeamId)} is named as needing ${quote(promise.name)}.`,
          )
        : null,
    ),
  },
  {
    id: 'V25',
    area,
    severity: 'medium',
    finding: 'A promise has no needed-by day',
    many: 'promises have no needed-by day',
    why: 'Without the day on which it hurts, the giver puts it last and nobody can say that it is late.',
    doItNow: 'Ask by which day it is needed',
    topic: 'needed-committed-forecast',
    check: onPromises((promise) =>
      promise.agreement.neededByDay === null
        ? found(promise, `Nobody said by when ${quote(promise.name)} is needed.`)
        : null,
    ),
  },
  {
    id: 'V26',
    area,
    severity: 'high',
    finding: 'Something is needed within three weeks, and nobody has promised it',
    many: 'things are needed within three weeks and not promised',
    why: 'The getter plans with a day that the giver has never said.',
    doItNow: 'Get the day said aloud',
    topic: 'needed-committed-forecast',
    check: onPromises((promise, { titleOf }) => {
      const reason = promise.standing.reasons.find((it) => it.code === 'dueWithoutCommitment');
      if (reason?.code !== 'dueWithoutCommitment') return null;
      return found(
        promise,
        `${quote(promise.name)} is needed ${reason.days === 0 ? 'today' : `in ${count(reason.days, 'day')}`}, and ${titleOf(promise.agreement.givingTeamId)} has not promised it.`,
        commitmentHorizonDays - reason.days,
      );
    }),
  },
  {
    id: 'V27',
    area,
    severity: 'medium',
    finding: 'A promise has no acceptance criteria',
    many: 'promises have no acceptance criteria',
    why: '"Done" for the giver meets "not usable" for the getter, in the worst week.',
    doItNow: 'Write two lines that can be tested',
    topic: 'fallback-and-acceptance',
    check: onPromises((promise) =>
      promise.agreement.acceptanceCriteria.length === 0
        ? found(promise, `${quote(promise.name)} has no acceptance criteria.`)
        : null,
    ),
  },
  {
    id: 'V28',
    area,
    severity: 'medium',
    finding: 'A promise on the critical path has no fallback',
    many: 'promises on the critical path have no fallback',
    why: 'If it does not come, the end moves day by day while people think of something.',
    doItNow: 'Write what happens if it does not come',
    topic: 'fallback-and-acceptance',
    check: (facts) =>
      each(
        facts.openPromises.filter((it) => it.critical && it.agreement.state !== 'Delivered'),
        (promise) =>
          promise.agreement.fallback.trim() === ''
            ? found(
                promise,
                `${quote(promise.name)} has no fallback, and ${quote(facts.titleOf(promise.dependency.successorId))} has no slack.`,
                5,
              )
            : null,
      ),
  },
  {
    id: 'V29',
    area,
    severity: 'low',
    finding: 'A deliverable is not named',
    many: 'deliverables are not named',
    why: '"The API" can be ready and useless. Two people have to read the same thing in it.',
    doItNow: 'Say in one sentence what is handed over',
    topic: 'name-the-deliverable',
    check: onPromises((promise, { document }) => {
      const words = promise.agreement.deliverable.split(/\s+/).filter((word) => word !== '');
      const isTeam = document.teams.some(
        (team) => team.name.toLowerCase() === promise.agreement.deliverable.trim().toLowerCase(),
      );
      if (words.length >= fewestWords && !isTeam) return null;
      return found(
        promise,
        words.length === 0
          ? `Nobody said what ${quote(promise.name)} is to hand over.`
          : `${quote(promise.name)} does not say what is handed over.`,
      );
    }),
  },
  {
    id: 'V30',
    area,
    severity: 'high',
    finding: 'A promise is committed for after it is needed',
    many: 'promises are committed for after they are needed',
    why: 'This is no risk, it is a fact: both have written down that it will be late.',
    doItNow: 'Close the gap, or move what waits',
    topic: 'the-gap',
    check: onPromises((promise) => {
      const reason = promise.standing.reasons.find((it) => it.code === 'committedTooLate');
      if (reason?.code !== 'committedTooLate') return null;
      return found(
        promise,
        `${quote(promise.name)} is committed for ${dayToText(reason.day)}, ${count(reason.days, 'day')} after it is needed.`,
        reason.days,
      );
    }),
  },
  {
    id: 'V31',
    area,
    severity: 'high',
    finding: 'A promise is expected after the day that was committed',
    many: 'promises are expected after their committed day',
    why: 'The giver knows, and the getter still plans with the old day.',
    doItNow: 'Ask for the new day, and its reason',
    topic: 'needed-committed-forecast',
    check: onPromises((promise) => {
      const reason = promise.standing.reasons.find((it) => it.code === 'forecastAfterCommitted');
      if (reason?.code !== 'forecastAfterCommitted') return null;
      return found(
        promise,
        `${quote(promise.name)} is expected on ${dayToText(reason.day)}, ${count(reason.days, 'day')} after what was committed.`,
        reason.days,
      );
    }),
  },
  {
    id: 'V32',
    area,
    severity: 'high',
    finding: 'A promise is past its day and not delivered',
    many: 'promises are past their day and not delivered',
    why: 'The day has passed, and nobody has said a new one. Silence is the worst date.',
    doItNow: 'Ask for the new day, and its reason',
    topic: 'needed-committed-forecast',
    check: onPromises((promise, facts) => {
      const reason =
        promise.standing.reasons.find((it) => it.code === 'committedPassed') ??
        promise.standing.reasons.find((it) => it.code === 'neededByPassed');
      if (reason?.code !== 'committedPassed' && reason?.code !== 'neededByPassed') return null;
      const what = reason.code === 'committedPassed' ? 'was promised for' : 'was needed by';
      return found(
        promise,
        `${quote(promise.name)} ${what} ${dayToText(reason.day)}, ${count(daysBetween(reason.day, facts.today), 'day')} ago.`,
        reason.days,
      );
    }),
  },
  {
    id: 'V33',
    area,
    severity: 'low',
    finding: 'The work is done, but the promise is not marked delivered',
    many: 'promises are done but not marked delivered',
    why: 'The getter may still be waiting for word, and the matrix counts it as open.',
    doItNow: 'Mark it delivered',
    topic: 'dependency-review',
    check: onPromises((promise, facts) => {
      const reason = promise.standing.reasons.find((it) => it.code === 'doneButNotDelivered');
      if (reason?.code !== 'doneButNotDelivered') return null;
      const base = found(
        promise,
        `${quote(promise.name)} was done on ${dayToText(reason.day)} and is still ${promise.agreement.state}.`,
      );
      const { agreement } = promise;
      if (agreement.state !== 'Committed' || missingForState(agreement, 'Delivered').length > 0) return base;
      const command = {
        type: 'agreement.move',
        id: promise.dependency.id,
        to: 'Delivered',
        day: facts.today,
        byId: promise.agreement.giverId,
        note: '',
      } as const;
      return { ...base, remedy: { kind: 'change', label: 'Mark it delivered', command } };
    }),
  },
  {
    id: 'V34',
    area,
    severity: 'low',
    finding: 'A committed day moved, and no reason was given',
    many: 'committed days moved without a reason',
    why: 'The pattern of reasons says more than any one of them. Without them you learn nothing from a slip.',
    doItNow: 'Ask why, and say the day anew with its reason',
    topic: 'write-decisions-down',
    check: (facts) =>
      each(
        facts.promises.filter(({ agreement }) => agreement.commitments.length > 1),
        (promise) => {
          const silent = promise.agreement.commitments.filter(
            (it, i, all) => i > 0 && it.reason.trim() === '' && it.committedDay !== all[i - 1]?.committedDay,
          );
          const [first] = silent;
          return first
            ? found(
                promise,
                `${quote(promise.name)} moved to ${dayToText(first.committedDay)} without a reason.`,
              )
            : null;
        },
      ),
  },
  {
    id: 'V35',
    area,
    severity: 'high',
    finding: 'A request was declined, and there is no fallback',
    many: 'requests were declined without a fallback',
    why: 'What needs it cannot be done as planned, and the plan does not say so.',
    doItNow: 'Write the fallback, or ask somebody else',
    topic: 'fallback-and-acceptance',
    check: (facts) =>
      each(
        facts.promises.filter(({ agreement }) => agreement.state === 'Declined'),
        (promise) => {
          const reason = promise.standing.reasons.find((it) => it.code === 'declined');
          return reason?.code === 'declined' && !reason.hasFallback
            ? found(
                promise,
                `${quote(promise.name)} was declined, and no fallback is written down.`,
                promise.critical ? 10 : 5,
              )
            : null;
        },
      ),
  },
  {
    id: 'V36',
    area,
    severity: 'high',
    finding: 'Work waits for itself in a circle',
    many: 'circles of work wait for themselves',
    why: 'Each team is blocked and each is right. The links of a circle move nothing, so the dates are wrong.',
    doItNow: 'Cut the circle where only a part is needed',
    topic: 'circular-waits',
    check: (facts) => {
      const circles = facts.diagnosticsOf('cycle');
      return {
        looked: facts.document.dependencies.length > 0 ? Math.max(1, circles.length) : 0,
        found: circles.map(({ ids }) => {
          const closing = facts.document.dependencies.find(
            (it) => it.drives && it.predecessorId === ids.at(-1) && it.successorId === ids[0],
          );
          const base: Found = {
            ids,
            sentence: `These wait for each other in a circle: ${quoteSome(ids.map(facts.titleOf), 4)}.`,
            days: 10,
          };
          return closing
            ? { ...base, remedy: { kind: 'row', label: 'Open the link that closes it', id: closing.id } }
            : base;
        }),
      };
    },
  },
  {
    id: 'V37',
    area,
    severity: 'medium',
    finding: 'A promise of a supplier has no lead time or no fallback',
    many: 'promises of suppliers have no lead time or no fallback',
    why: 'After the last day to order, no money brings it back.',
    doItNow: 'Write the lead time and the fallback',
    topic: 'vendors',
    check: (facts) =>
      each(
        facts.openPromises.filter(
          ({ agreement }) =>
            agreement.state !== 'Delivered' &&
            (agreement.kind === 'vendor' ||
              findRow(facts.document, 'team', agreement.givingTeamId)?.external === true),
        ),
        (promise) => {
          const missing = [
            promise.agreement.leadDays === null ? 'no lead time' : '',
            promise.agreement.fallback.trim() === '' ? 'no fallback' : '',
          ].filter((it) => it !== '');
          return missing.length > 0
            ? found(promise, `${quote(promise.name)} has ${missing.join(' and ')}.`, 3)
            : null;
        },
      ),
  },
  {
    id: 'V38',
    area,
    severity: 'low',
    finding: 'A project has no dependency at all',
    many: 'projects have no dependency at all',
    why: 'Either it does not belong to the program, or what it needs has not been found yet.',
    doItNow: 'Ask its team the three questions',
    topic: 'finding-dependencies',
    *check(facts) {
      const { document } = facts;
      if (document.projects.length < 2) return nothingYet;
      const linked = yield* linkedProjectIds(facts);
      return yield* each(openProjects(facts), (project) =>
        linked.has(project.id)
          ? null
          : {
              ids: [project.id],
              sentence: `${quote(project.title)} depends on nothing, and nothing on it.`,
              days: 0,
            },
      );
    },
  },
  {
    id: 'V39',
    area,
    severity: 'medium',
    finding: 'Five promises are open, and none was reviewed for eight days',
    many: 'reviews are due',
    why: 'Promises age quietly. Fifteen minutes a week find the one that will hurt.',
    doItNow: 'Hold the review and confirm each date',
    topic: 'dependency-review',
    check: (facts) => {
      const { openPromises, today } = facts;
      if (openPromises.length < promisesToReview) return nothingYet;
      const last = lastWordDay(facts);
      const age = last === null ? null : daysBetween(last, today);
      return whole(
        age === null || age > reviewDays
          ? {
              ids: [],
              sentence: `${openPromises.length} promises are open, and ${age === null ? 'none was ever confirmed' : `the last word on any of them is ${count(age, 'day')} old`}.`,
              days: 0,
              remedy: {
                kind: 'screen',
                label: 'Hold the review',
                screen: 'Dependencies',
                detail: 'Review',
              },
            }
          : null,
      );
    },
  },
  {
    id: 'V40',
    area,
    severity: 'medium',
    finding: 'A link between two teams carries no promise',
    many: 'links between teams carry no promise',
    why: 'The plan counts on another team that was never asked.',
    doItNow: 'Ask for the promise',
    topic: 'finding-dependencies',
    *check(facts) {
      const teamOf = teamIndex(facts.document);
      const across: Dependency[] = [];
      yield* stepThrough(facts.document.dependencies, (link) => {
        const giving = teamOf(link.predecessorId);
        const needing = teamOf(link.successorId);
        if (link.drives && giving !== null && needing !== null && giving !== needing) across.push(link);
      });
      return yield* each(across, (link) =>
        link.agreement === null
          ? {
              ids: [link.id],
              sentence: `${quote(facts.titleOf(link.successorId))} waits for ${quote(facts.titleOf(link.predecessorId))} of another team, without a promise.`,
              days: 0,
            }
          : null,
      );
    },
  },
];
