import { riskScore } from '../raid/riskScore';
import { daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import type { CheckFacts } from './facts';
import { type CheckRule, each, nothingYet, whole } from './rule';

const area = 'Risks and decisions';
/** An issue of this severity or worse would have been worth a risk. */
const severe = 4;

const openRisks = ({ document }: CheckFacts) => document.risks.filter((it) => it.state === 'open');
const openIssues = ({ document }: CheckFacts) => document.issues.filter((it) => it.state === 'open');
const openDecisions = ({ document }: CheckFacts) => document.decisions.filter((it) => it.state === 'open');

/** What may happen, what has, and what somebody has to choose. */
export const riskRules: readonly CheckRule[] = [
  {
    id: 'V47',
    area,
    severity: 'medium',
    finding: 'A risk has no owner',
    many: 'risks have no owner',
    why: 'A risk that everybody knows and nobody watches is a list entry.',
    doItNow: 'Name who watches it',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openRisks(facts), (risk) =>
        risk.ownerId === null
          ? {
              ids: [risk.id],
              sentence: `Nobody watches the risk ${quote(risk.title)}.`,
              days: riskScore(risk),
            }
          : null,
      ),
  },
  {
    id: 'V48',
    area,
    severity: 'medium',
    finding: 'A risk has no strategy',
    many: 'risks have no strategy',
    why: 'Avoid, reduce, transfer or accept: without one of them, it was accepted and nobody said so.',
    doItNow: 'Choose the strategy',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openRisks(facts), (risk) =>
        risk.strategy === null
          ? {
              ids: [risk.id],
              sentence: `The risk ${quote(risk.title)} has no strategy.`,
              days: Math.round((risk.exposureDays ?? 0) * ((risk.probability ?? 3) / 5)),
            }
          : null,
      ),
  },
  {
    id: 'V49',
    area,
    severity: 'low',
    finding: 'A risk has no trigger',
    many: 'risks have no trigger',
    why: 'Without the sign by which one sees it coming, one sees it when it is there.',
    doItNow: 'Write the sign to watch for',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openRisks(facts), (risk) =>
        risk.trigger.trim() === ''
          ? { ids: [risk.id], sentence: `The risk ${quote(risk.title)} has no trigger.`, days: 0 }
          : null,
      ),
  },
  {
    id: 'V50',
    area,
    severity: 'medium',
    finding: 'A risk is past its day and still open',
    many: 'risks are past their day and still open',
    why: 'It can happen from now on, or it has happened already. Either way the entry is out of date.',
    doItNow: 'Look at it anew: occurred, closed, or a later day',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openRisks(facts), (risk) => {
        const days = [risk.proximityDay, risk.reviewDay].filter((it) => it !== null && it < facts.today);
        const [day] = days;
        return day
          ? {
              ids: [risk.id],
              sentence: `The risk ${quote(risk.title)} was to be looked at by ${dayToText(day)}.`,
              days: Math.min(20, daysBetween(day, facts.today)),
            }
          : null;
      }),
  },
  {
    id: 'V51',
    area,
    severity: 'medium',
    finding: 'An assumption was not checked in time, or has no day',
    many: 'assumptions were not checked in time, or have no day',
    why: 'An assumption without a day on which it is checked is a risk that nobody watches.',
    doItNow: 'Check it, or set the day',
    topic: 'planning',
    check: ({ document, today }) =>
      each(
        document.assumptions.filter((it) => it.state === 'open'),
        ({ id, title, validateByDay }) => {
          if (validateByDay === null) {
            return { ids: [id], sentence: `Nobody is to check by any day that ${quote(title)}.`, days: 0 };
          }
          const late = daysBetween(validateByDay, today);
          return late > 0
            ? {
                ids: [id],
                sentence: `${quote(title)} was to be checked by ${dayToText(validateByDay)}, ${count(late, 'day')} ago.`,
                days: Math.min(20, late),
              }
            : null;
        },
      ),
  },
  {
    id: 'V52',
    area,
    severity: 'medium',
    finding: 'An issue has no owner or no day',
    many: 'issues have no owner or no day',
    why: 'It hurts today. Without a name and a day it hurts next week too.',
    doItNow: 'Name who mends it, and by when',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openIssues(facts), (issue) => {
        if (issue.ownerId !== null && issue.dueDay !== null) return null;
        return {
          ids: [issue.id],
          sentence: `The issue ${quote(issue.title)} has no ${issue.ownerId === null ? 'owner' : 'day'}.`,
          days: issue.severity ?? 0,
        };
      }),
  },
  {
    id: 'V53',
    area,
    severity: 'medium',
    finding: 'An issue is past its day',
    many: 'issues are past their day',
    why: 'Either it is mended and nobody said so, or it is not and nobody said so.',
    doItNow: 'Close it, or set a new day',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(openIssues(facts), (issue) => {
        const late = issue.dueDay === null ? 0 : daysBetween(issue.dueDay, facts.today);
        return late > 0
          ? {
              ids: [issue.id],
              sentence: `The issue ${quote(issue.title)} was to be mended ${count(late, 'day')} ago.`,
              days: Math.min(30, late),
            }
          : null;
      }),
  },
  {
    id: 'V54',
    area,
    severity: 'high',
    finding: 'A decision has no day or nobody who takes it',
    many: 'decisions have no day or nobody who takes them',
    why: 'It will be taken by the calendar, in the direction of doing nothing.',
    doItNow: 'Name who decides, and by when',
    topic: 'escalate-the-decision',
    check: (facts) =>
      each(openDecisions(facts), (decision) => {
        const missing = [
          decision.deciderId === null ? 'nobody who takes it' : '',
          decision.dueDay === null ? 'no day' : '',
        ].filter((it) => it !== '');
        return missing.length > 0
          ? {
              ids: [decision.id],
              sentence: `The decision ${quote(decision.title)} has ${missing.join(' and ')}.`,
              days: 5,
            }
          : null;
      }),
  },
  {
    id: 'V55',
    area,
    severity: 'high',
    finding: 'A decision is overdue',
    many: 'decisions are overdue',
    why: 'Each day of waiting takes an option away, and the last one is seldom the best.',
    doItNow: 'Ask for the answer, with the cost of waiting',
    topic: 'escalate-the-decision',
    check: (facts) =>
      each(openDecisions(facts), (decision) => {
        const late = decision.dueDay === null ? 0 : daysBetween(decision.dueDay, facts.today);
        return late > 0
          ? {
              ids: [decision.id],
              sentence: `${quote(decision.title)} was to be decided ${count(late, 'day')} ago.`,
              days: late,
            }
          : null;
      }),
  },
  {
    id: 'V56',
    area,
    severity: 'low',
    finding: 'A decision was taken, and its reason is not written down',
    many: 'decisions were taken without a written reason',
    why: 'In six weeks somebody will open it again, and nobody will remember why it was closed.',
    doItNow: 'Write the reason in one sentence',
    topic: 'write-decisions-down',
    check: ({ document }) =>
      each(
        document.decisions.filter((it) => it.state === 'decided'),
        (decision) =>
          decision.rationale.trim() === ''
            ? {
                ids: [decision.id],
                sentence: `Nobody wrote down why ${quote(decision.title)} was decided as it was.`,
                days: 0,
              }
            : null,
      ),
  },
  {
    id: 'V57',
    area,
    severity: 'low',
    finding: 'An action is overdue',
    many: 'actions are overdue',
    why: 'Small promises that are not kept teach people how large ones are meant.',
    doItNow: 'Ask, then close it or set a new day',
    topic: 'execution',
    check: ({ document, today, nameOf }) =>
      each(
        document.actions.filter((it) => it.doneDay === null),
        (action) => {
          const late = action.dueDay === null ? 0 : daysBetween(action.dueDay, today);
          return late > 0
            ? {
                ids: [action.id],
                sentence: `${quote(action.title)} was due ${count(late, 'day')} ago${action.ownerId === null ? '' : ` from ${nameOf(action.ownerId)}`}.`,
                days: Math.min(10, late),
              }
            : null;
        },
      ),
  },
  {
    id: 'V58',
    area,
    severity: 'low',
    finding: 'A severe issue came from no risk',
    many: 'severe issues came from no risk',
    why: 'The log did not see it coming. What else does it not see?',
    doItNow: 'Ask what sign there was, and look for others',
    topic: 'risk-issue-assumption',
    check: (facts) =>
      each(
        openIssues(facts).filter((it) => (it.severity ?? 0) >= severe),
        (issue) =>
          issue.riskId === null
            ? { ids: [issue.id], sentence: `No risk had foreseen ${quote(issue.title)}.`, days: 0 }
            : null,
      ),
  },
  {
    id: 'V59',
    area,
    severity: 'medium',
    finding: 'Several teams work, and no risk is written down',
    many: 'programs have no risk written down',
    why: 'There is no such program. There are programs in which nobody asked.',
    doItNow: 'Ask each lead what would surprise them most',
    topic: 'planning',
    check: ({ document, schedule }) => {
      const open = document.projects.filter((it) => schedule.byId.get(it.id)?.done !== true);
      if (open.length < 2 || document.teams.length < 2) return nothingYet;
      return whole(
        document.risks.length === 0
          ? {
              ids: [],
              sentence: `${count(open.length, 'project')} are open, and no risk is written down.`,
              days: 0,
              remedy: { kind: 'screen', label: 'Add a risk', screen: 'RAID' },
            }
          : null,
      );
    },
  },
];
