import { statusWords } from '../layout/drawing';
import { findRow } from '../model/document';
import type { Health } from '../model/health';
import { daysBetween } from '../time/day';
import { readableDays } from '../time/readableDays';
import { asSentence, capitalize, count, listWords } from '../words';
import { keyDate, type OpenPromise, openPromises, promiseShortTitle, type ReportFacts } from './reportFacts';
import { dayToShortText, shortTitle } from './reportWords';

/** Where the sentence at the top comes from. */
export type HeadlineSource = 'written' | 'update' | 'drafted';

/** What a person said of the program counts as a headline for so many days. */
const freshDays = 7;
const rank: Readonly<Record<Health, number>> = { done: 0, notStarted: 1, green: 2, amber: 3, red: 4 };

/**
 * [R1] The sentence at the top: what the user wrote; else the latest update's summary while it is fresh and not rosier
 * than what the rules find; else one drafted from what moved, its effect on the date that matters, and the way back.
 */
export function headlineOf(
  facts: ReportFacts,
  written: string | null,
): { readonly text: string; readonly source: HeadlineSource } {
  if (written !== null && written.trim() !== '') return { text: written.trim(), source: 'written' };
  const update = facts.latestUpdate;
  const isFresh = update !== null && daysBetween(update.day, facts.today) <= freshDays;
  const isHonest = update?.health == null || rank[update.health] >= rank[facts.health.program.computed];
  if (update && isFresh && isHonest && update.summary.trim() !== '') {
    return { text: asSentence(update.summary.replace(/\s+/g, ' ')), source: 'update' };
  }
  return { text: draftHeadline(facts), source: 'drafted' };
}

/** The rows that decide when a row happens, nearest first, by the links that drive their early starts. */
function drivingChain(
  facts: ReportFacts,
  id: string,
): { readonly ids: string[]; readonly linkIds: string[] } {
  const { document, schedule } = facts;
  const ids: string[] = [];
  const linkIds: string[] = [];
  const seen = new Set<string>();
  let next: string | undefined = id;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    ids.push(next);
    const row = schedule.byId.get(next);
    if (!row) break;
    if (row.summary) {
      next = document.tasks
        .filter((task) => task.projectId === row.projectId && !schedule.byId.get(task.id)?.summary)
        .sort(
          (a, b) =>
            (schedule.byId.get(b.id)?.finishMinutes ?? 0) - (schedule.byId.get(a.id)?.finishMinutes ?? 0),
        )[0]?.id;
      continue;
    }
    const link = row.drivingDependencyId;
    if (link === null) break;
    linkIds.push(link);
    next = findRow(document, 'dependency', link)?.predecessorId;
  }
  return { ids, linkIds };
}

/** What moved, as the beginning of a sentence, and the projects that it concerns. */
type Mover = { readonly words: string; readonly projectIds: readonly string[] };

/** How a promise is late: overdue already, or to come too late. */
function latenessWords({ standing }: OpenPromise): string {
  const days = count(standing.lateDays, 'day');
  const overdue = standing.reasons.some(
    (it) => it.code === 'neededByPassed' && it.days === standing.lateDays,
  );
  return overdue ? `is ${days} overdue` : `comes ${days} late`;
}

/** So many late promises are told one by one; of more only how many there are. */
const fewPromises = 5;

function findMover(facts: ReportFacts, keyId: string | null): Mover | null {
  const { schedule, today } = facts;
  const chain = keyId === null ? null : drivingChain(facts, keyId);
  const chainIds = new Set(chain?.ids ?? schedule.criticalPath);
  const linkIds = new Set(chain?.linkIds ?? []);
  const late = openPromises(facts).filter(({ standing }) => standing.late);
  const isOnChain = ({ dependency }: OpenPromise) =>
    linkIds.has(dependency.id) || chainIds.has(dependency.successorId);
  const byLateness = (a: OpenPromise, b: OpenPromise) => b.standing.lateDays - a.standing.lateDays;
  const projectOf = (id: string) => schedule.byId.get(id)?.projectId ?? null;
  const promiseMover = (promise: OpenPromise): Mover => ({
    words: `${shortTitle(promiseShortTitle(facts, promise))} from ${facts.teamName(promise.agreement.givingTeamId) ?? 'another team'} ${latenessWords(promise)}`,
    projectIds: [promise.dependency.predecessorId, promise.dependency.successorId].flatMap(
      (id) => projectOf(id) ?? [],
    ),
  });
  const onChain = late.filter(isOnChain).sort(byLateness)[0];
  if (onChain) return promiseMover(onChain);
  let slipped: { id: string; days: number } | null = null;
  for (const id of chainIds) {
    const finishDay = facts.finishDay(id);
    const row = schedule.byId.get(id);
    if (id === keyId || finishDay === null || !row || row.done || row.summary) continue;
    const baselineDay = facts.baselineDay(id);
    const days = Math.max(
      baselineDay === null ? 0 : daysBetween(baselineDay, finishDay),
      daysBetween(finishDay, today),
    );
    if (days > (slipped?.days ?? 0)) slipped = { id, days };
  }
  if (slipped) {
    return {
      words: `${shortTitle(facts.rowTitle(slipped.id))} slipped ${count(slipped.days, 'day')}`,
      projectIds: [projectOf(slipped.id) ?? slipped.id],
    };
  }
  const worst = late.sort(byLateness)[0];
  if (worst && late.length > fewPromises) {
    const words = `${count(late.length, 'promise')} between teams are late, the oldest by ${count(worst.standing.lateDays, 'day')}`;
    return { words, projectIds: [] };
  }
  if (worst) return promiseMover(worst);
  const reason = facts.health.program.reasons[0];
  if (!reason) return null;
  const words = readableDays(reason.message).replace(/[.]$/, '');
  return { words, projectIds: reason.ids.flatMap((id) => projectOf(id) ?? []) };
}

/** The way back: the program's path to green, or the open decision about what moved. */
function wayBack(facts: ReportFacts, mover: Mover | null): string {
  const { document, today } = facts;
  const { pathToGreen } = document.program;
  if (pathToGreen) {
    const owner = facts.personName(pathToGreen.ownerId);
    const day = pathToGreen.dueDay === null ? null : `by ${dayToShortText(pathToGreen.dueDay, today)}`;
    const who = [owner, day].filter((it) => it !== null).join(', ');
    return `Way back: ${shortTitle(pathToGreen.title, 90)}${who === '' ? '' : ` (${who})`}.`;
  }
  const concerned = new Set(mover?.projectIds ?? []);
  const decision = document.decisions.find(
    (it) =>
      it.state === 'open' &&
      it.recommendation !== '' &&
      it.projectIds.some((projectId) => concerned.has(projectId)),
  );
  if (!decision) return 'No way back is agreed yet.';
  const decider = facts.personName(decision.deciderId);
  const day = decision.dueDay === null ? '' : ` by ${dayToShortText(decision.dueDay, today)}`;
  const who = decider === null ? '' : ` (${decider} decides${day})`;
  return `Way back: ${shortTitle(decision.recommendation.replace(/[.]$/, ''), 90)}${who}.`;
}

function draftHeadline(facts: ReportFacts): string {
  const { health, today, document, schedule } = facts;
  const key = keyDate(facts);
  if (key.day === null) return 'Nothing of this program has a date yet.';
  const name = key.milestone ? shortTitle(key.title) : 'the program';
  const when = dayToShortText(key.day, today);
  const late = key.targetDay === null ? 0 : daysBetween(key.targetDay, key.day);
  const target = late > 0 ? `, ${count(late, 'day')} after its target` : '';
  const { computed } = health.program;
  if (computed === 'done') return `${capitalize(name)} is done: everything that was planned is finished.`;
  if (computed === 'amber' || computed === 'red' || late > 0) {
    const mover = findMover(facts, key.milestone?.id ?? null);
    const back = wayBack(facts, mover);
    if (mover === null) return `${capitalize(name)} is forecast for ${when}${target}. ${back}`;
    if (late > 0) return `${capitalize(mover.words)}; ${name} moves to ${when}${target}. ${back}`;
    return `${capitalize(mover.words)}; ${name} is ${key.targetDay === null ? 'forecast' : 'still forecast'} for ${when}. ${back}`;
  }
  const done = document.milestones.filter((it) => schedule.byId.get(it.id)?.done).length;
  const ahead = late < 0 ? `, ${count(-late, 'day')} before its target` : '';
  const parts = [
    `${capitalize(name)} is ${statusWords[computed].toLowerCase()}, forecast for ${when}${ahead}`,
    ...(document.milestones.length > 0
      ? [`${done} of ${count(document.milestones.length, 'milestone')} ${done === 1 ? 'is' : 'are'} done`]
      : []),
  ];
  return `${listWords(parts)}.`;
}
