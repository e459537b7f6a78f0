import type { HealthReport } from '../health/computeHealth';
import { statusWords } from '../layout/drawing';
import type { ProgramDocument } from '../model/document';
import { riskScore } from '../raid/riskScore';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count } from '../words';
import { externalHeadline } from './externalSections';
import { packGate } from './gateSections';
import { countMinorMilestones } from './milestoneSection';
import { audienceTitles, type ReportOptions } from './options';
import { packRisks } from './raidSection';
import { forOutsiders, type Redacted, withoutPrivateNotes } from './redaction';
import type { HiddenCount, Report, ReportHeader } from './report';
import { collectAsks, wordAsks } from './reportAsks';
import { collectChanges, collectNext, type ReportEvent } from './reportChanges';
import { gatherFacts, keyDate, openPromises, type ReportFacts } from './reportFacts';
import { headlineOf } from './reportHeadline';
import { reportSections } from './reportSections';
import { collectWarnings } from './reportWarnings';
import { firstWords, varianceToWords } from './reportWords';
import { sheetTeams } from './teamSheetSections';

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
  // What to mend before sending is told to the author, who knows the whole plan.
  const whole = gatherFacts(document, schedule, health, today, { sinceDay: options.sinceDay });
  const coarse = options.audience === 'external';
  const bare = withoutPrivateNotes(document);
  const seen: Redacted = coarse
    ? forOutsiders(bare, schedule, health, options.teamId)
    : { document: bare, schedule, health, hidden: [] };
  const facts = gatherFacts(seen.document, seen.schedule, seen.health, today, {
    sinceDay: options.sinceDay,
    coarse,
  });
  const { text: headline, source: headlineSource } = coarse
    ? outsidersHeadline(facts, options.headline)
    : headlineOf(facts, options.headline);
  const asks = wordAsks(collectAsks(facts), options.askTitles);
  const risks = facts.document.risks
    .filter((risk) => risk.state === 'open')
    .sort((a, b) => riskScore(b) - riskScore(a) || (b.exposureDays ?? 0) - (a.exposureDays ?? 0));
  const promises = openPromises(facts).filter(({ standing }) => standing.mark !== 'green');
  const changes = collectChanges(facts);
  const next = collectNext(facts, options.nextDays);
  const report = {
    options,
    header: headerOf(facts, options),
    headline,
    headlineSource,
    asks,
    risks,
    promises,
    changes,
    next,
    sinceText: dayToText(facts.sinceDay),
    nextText: periodText(options.nextDays),
    sections: [],
    hidden: countHidden(facts, options, seen),
    warnings: collectWarnings(whole, collectAsks(whole), headlineSource, options),
    facts,
  } satisfies Report;
  const narrowed = options.audience === 'executive' ? forExecutives(report, limits) : report;
  return { ...narrowed, sections: reportSections(narrowed, options) };
}

/** What a person wrote for outsiders, else when the date that matters is expected: never an internal update. */
function outsidersHeadline(facts: ReportFacts, written: string | null): ReturnType<typeof headlineOf> {
  return written !== null && written.trim() !== ''
    ? { text: written.trim(), source: 'written' }
    : { text: externalHeadline(facts), source: 'drafted' };
}

function periodText(days: number): string {
  const weeks = days / 7;
  const small = ['', '', 'two', 'three', 'four', 'five', 'six'][weeks] ?? '';
  if (days === 7) return 'Next week';
  return small === '' ? `Next ${count(days, 'day')}` : `Next ${small} weeks`;
}

/** [R22] How many rows of each kind this audience does not see; an executive page counts its own lines beside these. */
function countHidden(facts: ReportFacts, options: ReportOptions, seen: Redacted): readonly HiddenCount[] {
  const { document } = facts;
  const open = openPromises(facts);
  const openRisks = document.risks.filter((it) => it.state === 'open').length;
  const tasks = hide(document.tasks.length, 'task');
  const people = hide(document.stakeholders.length, 'stakeholder');
  const list = (): HiddenCount[] => {
    switch (options.audience) {
      case 'external':
        return seen.hidden.map(({ count: amount, word, words }) => hide(amount, word, words));
      case 'steering':
        return [
          hide(countMinorMilestones(facts), 'milestone'),
          hide(
            open.filter((it) => it.standing.mark === 'green').length,
            'promise as agreed',
            'promises as agreed',
          ),
          hide(Math.max(0, openRisks - packRisks), 'smaller risk'),
          hide(document.assumptions.length, 'assumption'),
          hide(document.actions.length, 'action'),
          tasks,
          people,
        ];
      case 'team': {
        const ids = new Set(sheetTeams(facts, options.teamId).map((it) => it.id));
        const projectIds = new Set(
          document.projects.filter((it) => it.teamId !== null && ids.has(it.teamId)).map((it) => it.id),
        );
        const isOwn = (agreement: { givingTeamId: string; needingTeamId: string }) =>
          ids.has(agreement.givingTeamId) || ids.has(agreement.needingTeamId);
        return [
          hide(
            open.filter((it) => !isOwn(it.agreement)).length,
            'promise of other teams',
            'promises of other teams',
          ),
          hide(document.projects.length - projectIds.size, "other teams' project"),
          hide(
            document.milestones.filter((it) => it.projectId === null || !projectIds.has(it.projectId)).length,
            'other milestone',
          ),
          hide(document.risks.length, 'risk'),
          hide(document.issues.length, 'issue'),
          hide(document.decisions.length, 'decision'),
          hide(document.goals.length, 'goal'),
          tasks,
          people,
        ];
      }
      case 'gate':
        return [
          hide(Math.max(0, document.gates.length - 1), 'other gate'),
          hide(document.goals.length, 'goal'),
          hide(document.actions.length, 'action'),
          hide(document.assumptions.length, 'assumption'),
          tasks,
          people,
        ];
      case 'closeout':
        return [hide(document.assumptions.length, 'assumption'), tasks, people];
      case 'brief':
        return [
          hide(document.projects.length, 'project'),
          hide(document.milestones.length, 'milestone'),
          hide(Math.max(0, open.length - 1), 'promise'),
          hide(Math.max(0, openRisks - 1), 'risk'),
          hide(document.issues.length, 'issue'),
          hide(document.goals.length, 'goal'),
          tasks,
          people,
        ];
      case 'executive':
      case 'full':
        return [];
    }
  };
  return list().filter((it) => it.count > 0);
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

function kindTitleOf(facts: ReportFacts, { audience, teamId, gateId }: ReportOptions): string {
  const title = audienceTitles[audience];
  const team = facts.teamName(teamId);
  if (audience === 'team' && team !== null) return `${title}: ${team}`;
  if (audience === 'external' && team !== null) return `${title} for ${team}`;
  const gate = audience === 'gate' ? packGate(facts, gateId) : null;
  return gate === null ? title : `${title}: ${gate.title}`;
}

function headerOf(facts: ReportFacts, options: ReportOptions): ReportHeader {
  const { document, schedule, health, today } = facts;
  const { program } = document;
  const key = keyDate(facts);
  const milestones = document.milestones.filter((it) => it.plan.active);
  return {
    programTitle: program.title,
    kindTitle: kindTitleOf(facts, options),
    asOfDay: today,
    manager: facts.personName(program.managerId),
    confidentiality: program.confidentiality,
    logo: program.logo,
    health: {
      shown: health.program.shown,
      computed: health.program.computed,
      word: statusWords[health.program.shown],
      note: healthNote(facts),
    },
    finish: key.day === null ? null : { text: facts.dayText(key.day), note: finishNote(key, facts) },
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
