import type { HealthReport } from '../health/computeHealth';
import { statusWords } from '../layout/drawing';
import type { ProgramDocument } from '../model/document';
import { riskScore } from '../raid/riskScore';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { audienceTitles, type ReportAudience, type ReportOptions } from './options';
import type { HiddenCount, Report, ReportHeader } from './report';
import { collectAsks } from './reportAsks';
import { collectChanges, collectNext, type ReportEvent } from './reportChanges';
import { gatherFacts, keyDate, openPromises, type ReportFacts } from './reportFacts';
import { headlineOf } from './reportHeadline';
import { fullSections } from './reportSections';
import { collectWarnings } from './reportWarnings';
import { count, firstWords, varianceToWords } from './reportWords';

/** How many lines of each kind an executive page holds. */
export type ExecutiveLimits = {
  readonly asks: number;
  readonly concerns: number;
  readonly changes: number;
  readonly next: number;
};

/** [R6] From the most that an executive page holds to what it holds when the roadmap needs the room. */
export const executiveLevels = [
  { asks: 3, concerns: 5, changes: 5, next: 4 },
  { asks: 3, concerns: 4, changes: 3, next: 3 },
  { asks: 2, concerns: 3, changes: 2, next: 2 },
] as const satisfies readonly ExecutiveLimits[];

/** [R6] A highlight has at most so many words. */
const wordsPerHighlight = 15;

/**
 * Builds the report of a program on a day: one model, filtered for its audience. What is left out is counted in
 * `hidden`; what a person noted about a stakeholder's stance, influence or fears is in no report at all ([R8]).
 */
export function buildReport(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: ReportOptions,
  today: Day,
  limits: ExecutiveLimits = executiveLevels[0],
): Report {
  const facts = gatherFacts(document, schedule, health, today);
  const { text: headline, source: headlineSource } = headlineOf(facts, options.headline);
  const asks = collectAsks(facts);
  const risks = document.risks
    .filter((risk) => risk.state === 'open')
    .sort((a, b) => riskScore(b) - riskScore(a) || (b.exposureDays ?? 0) - (a.exposureDays ?? 0));
  const promises = openPromises(facts).filter(({ standing }) => standing.mark !== 'green');
  const changes = collectChanges(facts);
  const next = collectNext(facts);
  const whole = {
    audience: options.audience,
    paper: options.paper,
    header: headerOf(facts, options.audience),
    headline,
    headlineSource,
    asks,
    risks,
    promises,
    changes,
    next,
    sinceText: dayToText(facts.sinceDay),
    sections: [],
    hidden: [],
    warnings: collectWarnings(facts, asks, headlineSource),
    facts,
  } satisfies Report;
  return options.audience === 'executive'
    ? forExecutives(whole, limits)
    : { ...whole, sections: fullSections(whole) };
}

/** [R6] The first of each kind, highlights of fifteen words; the rest is counted. */
function forExecutives(report: Report, limits: ExecutiveLimits): Report {
  const { facts } = report;
  const { document } = facts;
  const asks = report.asks.slice(0, limits.asks);
  // The worst of both kinds: promises that are late weigh as much as the greatest risks.
  const promises = report.promises.slice(
    0,
    Math.max(limits.concerns - report.risks.length, Math.ceil(limits.concerns / 2)),
  );
  const risks = report.risks.slice(0, limits.concerns - promises.length);
  const changes = report.changes.slice(0, limits.changes).map(shorten);
  const next = report.next.slice(0, limits.next).map(shorten);
  const openCount = openPromises(facts).length;
  const hidden: HiddenCount[] = [
    hide(report.asks.length - asks.length, 'decision or ask', 'decisions and asks'),
    hide(report.risks.length - risks.length, 'open risk'),
    hide(openCount - promises.length, 'open promise'),
    hide(report.changes.length - changes.length, 'change'),
    hide(report.next.length - next.length, 'coming event'),
    hide(document.issues.filter((it) => it.state === 'open').length, 'open issue'),
    hide(document.goals.length, 'goal'),
    hide(document.tasks.length, 'task'),
    hide(document.stakeholders.length, 'stakeholder'),
  ].filter((it) => it.count > 0);
  return { ...report, asks, risks, promises, changes, next, hidden };
}

const hide = (amount: number, word: string, words?: string): HiddenCount => ({
  words: count(amount, word, words),
  count: amount,
});

const shorten = (event: ReportEvent): ReportEvent => ({
  ...event,
  text: firstWords(event.text, wordsPerHighlight),
});

function headerOf(facts: ReportFacts, audience: ReportAudience): ReportHeader {
  const { document, schedule, health, today } = facts;
  const { program } = document;
  const key = keyDate(facts);
  const milestones = document.milestones.filter((it) => it.plan.active);
  return {
    programTitle: program.title,
    kindTitle: audienceTitles[audience],
    asOfDay: today,
    manager: facts.personName(program.managerId),
    confidentiality: program.confidentiality,
    health: {
      shown: health.program.shown,
      computed: health.program.computed,
      word: statusWords[health.program.shown],
      note: healthNote(facts),
    },
    finish: key.day === null ? null : { text: dayToText(key.day), note: finishNote(key, facts) },
    milestones: {
      done: milestones.filter((it) => schedule.byId.get(it.id)?.done).length,
      total: milestones.length,
    },
  };
}

/** [R7] Where the declared and the computed colour differ, both are printed. */
function healthNote(facts: ReportFacts): string {
  const { computed, declared, shown } = facts.health.program;
  if (declared && shown !== computed) return `${statusWords[computed]} by the rules`;
  if (declared) return 'declared, and by the rules';
  const before = facts.latestUpdate?.health ?? null;
  if (before !== null && before !== shown) return `was ${statusWords[before].toLowerCase()}`;
  return 'computed from the plan';
}

function finishNote(key: ReturnType<typeof keyDate>, facts: ReportFacts): string {
  const title = key.milestone ? firstWords(key.title, 5) : 'Finish';
  const done = key.milestone !== null && facts.schedule.byId.get(key.milestone.id)?.done === true;
  const what = `${title}${done ? ', reached' : ''}`;
  if (key.targetDay === null || key.day === null) return what;
  return `${what}, ${varianceToWords(daysBetween(key.targetDay, key.day), 'target')}`;
}
