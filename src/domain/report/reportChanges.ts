import { statusWords } from '../layout/drawing';
import { changedSince } from '../snapshots/changedSince';
import { changesSince } from '../status/changesSince';
import { addDays, type Day } from '../time/day';
import { asSentence, count } from '../words';
import { openPromises, promiseShortTitle, type ReportFacts } from './reportFacts';
import { dayToShortText, shortTitle } from './reportWords';

/** One thing that changed, or will happen: the most important first. */
export type ReportEvent = {
  readonly text: string;
  /** The row that it is about; null for the program itself. */
  readonly id: string | null;
  readonly day: Day | null;
  /** Larger is more important. */
  readonly weight: number;
};

const within = (day: Day | null, from: Day, to: Day): day is Day => day !== null && day > from && day <= to;
const byWeight = (a: ReportEvent, b: ReportEvent) =>
  b.weight - a.weight || ((a.day ?? '') < (b.day ?? '') ? 1 : -1);

/**
 * [R3] What changed since the last report's snapshot, or in the last two weeks without one: dates that moved, promises
 * that moved (with their reasons), decisions, risks, issues, milestones that were reached, and what the update named.
 */
export function collectChanges(facts: ReportFacts): readonly ReportEvent[] {
  const { document, today, sinceDay } = facts;
  const events: ReportEvent[] = [];
  const add = (weight: number, id: string | null, day: Day | null, text: string) => {
    events.push({ weight, id, day, text: asSentence(text) });
  };
  const sentHealth = facts.lastReport?.sent?.health ?? null;
  const { shown } = facts.health.program;
  if (sentHealth !== null && sentHealth !== shown) {
    add(
      95,
      null,
      null,
      `The program is ${statusWords[shown].toLowerCase()}, was ${statusWords[sentHealth].toLowerCase()}`,
    );
  }
  const moved =
    facts.lastReport === null ? [] : changedSince(document, facts.schedule, facts.lastReport).changed;
  for (const { id, kind, title, thenDay, nowDay, days, reason } of moved) {
    if (kind === 'task') continue;
    const sign = days > 0 ? '+' : '−';
    const cause =
      reason.code === 'waits' ? reason.forTitle : reason.code === 'part' ? reason.partTitle : null;
    const why = cause === null ? '' : `, because ${shortTitle(cause, 50)} moved`;
    const words = `${dayToShortText(thenDay, today)} to ${dayToShortText(nowDay, today)} (${sign}${count(Math.abs(days), 'day')})${why}`;
    const isCritical = facts.schedule.byId.get(id)?.critical === true;
    add(Math.min(95, 40 + Math.abs(days)) + (isCritical ? 5 : 0), id, null, `${shortTitle(title)}: ${words}`);
  }
  const wording = {
    sayDay: (day: Day) => dayToShortText(day, today),
    sayTitle: (title: string) => shortTitle(title),
  };
  const changes = changesSince(document, facts.schedule, { since: sinceDay, until: today }, wording);
  for (const { weight, id, day, text } of changes) add(weight, id, day, text);
  const update = facts.latestUpdate;
  if (update && within(update.day, sinceDay, today)) {
    for (const line of update.highlights) add(42, update.id, update.day, line);
    for (const line of update.lowlights) add(48, update.id, update.day, line);
    const before = facts.earlierUpdate?.health;
    if (update.health && before && before !== update.health) {
      add(
        90,
        update.id,
        update.day,
        `Declared ${statusWords[update.health].toLowerCase()}, was ${statusWords[before].toLowerCase()}`,
      );
    }
  }
  return events.sort(byWeight);
}

/** [R4] What is to happen in the next days, by day: milestones, gates, promises, decisions, releases. */
export function collectNext(facts: ReportFacts, days: number): readonly ReportEvent[] {
  const { document, today } = facts;
  const until = addDays(today, days);
  const from = addDays(today, -1);
  const events: ReportEvent[] = [];
  const add = (id: string, day: Day | null, weight: number, text: string) => {
    if (within(day, from, until)) events.push({ text, id, day, weight });
  };
  for (const milestone of document.milestones) {
    const row = facts.schedule.byId.get(milestone.id);
    if (row && !row.done) add(milestone.id, facts.finishDay(milestone.id), 3, shortTitle(milestone.title));
  }
  for (const gate of document.gates) {
    if (gate.verdict === null) add(gate.id, gate.day, 5, shortTitle(gate.title));
  }
  for (const promise of openPromises(facts)) {
    const { agreement } = promise;
    if (agreement.state === 'Delivered') continue;
    const giver = facts.teamName(agreement.givingTeamId);
    const title = shortTitle(promiseShortTitle(facts, promise), 60);
    const due = agreement.committedDay ?? agreement.neededByDay;
    const verb = agreement.committedDay === null ? 'is needed' : 'is promised';
    add(promise.dependency.id, due, 2, `${title} ${verb}${giver ? ` from ${giver}` : ''}`);
  }
  for (const decision of document.decisions) {
    if (decision.state === 'open')
      add(decision.id, decision.dueDay, 4, `Decision due: ${shortTitle(decision.title)}`);
  }
  for (const marker of document.markers) {
    const verb = marker.finishDay === null ? '' : ' begins';
    add(marker.id, marker.startDay, 1, `${shortTitle(marker.title)}${verb}`);
  }
  return events.sort((a, b) =>
    (a.day ?? '') < (b.day ?? '') ? -1 : a.day === b.day ? b.weight - a.weight : 1,
  );
}
