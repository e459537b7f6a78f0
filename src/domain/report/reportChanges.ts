import { statusWords } from '../layout/drawing';
import { findRow } from '../model/document';
import { addDays, type Day, daysBetween } from '../time/day';
import { momentToDay } from '../time/moment';
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
  const before = new Map(facts.lastReport?.dates.map((it) => [it.id as string, momentToDay(it.finishAt)]));
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
  for (const { id, finishAt } of facts.lastReport?.dates ?? []) {
    const row = facts.schedule.byId.get(id);
    const now = facts.finishDay(id);
    if (!row || now === null || row.kind === 'task') continue;
    const was = momentToDay(finishAt);
    const days = daysBetween(was, now);
    if (days === 0) continue;
    const sign = days > 0 ? '+' : '−';
    const why = reasonOfMove(facts, id, days, before);
    const words = `${dayToShortText(was, today)} to ${dayToShortText(now, today)} (${sign}${count(Math.abs(days), 'day')})${why}`;
    add(
      Math.min(95, 40 + Math.abs(days)) + (row.critical ? 5 : 0),
      id,
      null,
      `${shortTitle(row.title)}: ${words}`,
    );
  }
  for (const dependency of document.dependencies) {
    const { agreement } = dependency;
    if (!agreement) continue;
    const title = facts.schedule.byId.has(dependency.predecessorId)
      ? shortTitle(facts.rowTitle(dependency.predecessorId), 50)
      : shortTitle(agreement.deliverable || facts.rowTitle(dependency.successorId), 50);
    const said = agreement.commitments;
    for (const [i, commitment] of said.entries()) {
      const before = said[i - 1];
      if (!within(commitment.saidDay, sinceDay, today)) continue;
      if (!before) {
        add(
          30,
          dependency.id,
          commitment.saidDay,
          `${title} promised for ${dayToShortText(commitment.committedDay, today)}`,
        );
        continue;
      }
      const days = daysBetween(before.committedDay, commitment.committedDay);
      if (days === 0) continue;
      const why = commitment.reason === '' ? '' : `: ${commitment.reason}`;
      const words = `${dayToShortText(before.committedDay, today)} to ${dayToShortText(commitment.committedDay, today)}`;
      add(
        60 + Math.min(30, Math.abs(days)),
        dependency.id,
        commitment.saidDay,
        `${title} moved from ${words}${why}`,
      );
    }
    for (const move of agreement.moves) {
      if (!within(move.day, sinceDay, today)) continue;
      if (move.state === 'Delivered' || move.state === 'Declined' || move.state === 'Accepted') {
        add(
          move.state === 'Declined' ? 80 : 45,
          dependency.id,
          move.day,
          `${title}: ${move.state.toLowerCase()}`,
        );
      }
    }
  }
  for (const milestone of document.milestones) {
    const { actualFinishAt } = milestone.plan;
    const day = actualFinishAt === null ? null : momentToDay(actualFinishAt);
    if (!within(day, sinceDay, today)) continue;
    const baseline = facts.baselineDay(milestone.id);
    const days = baseline === null ? 0 : daysBetween(baseline, day);
    const when = days === 0 ? '' : `, ${count(Math.abs(days), 'day')} ${days > 0 ? 'late' : 'early'}`;
    add(55, milestone.id, day, `${shortTitle(milestone.title)} reached${when}`);
  }
  for (const decision of document.decisions) {
    if (!within(decision.decidedDay, sinceDay, today)) continue;
    const outcome = decision.outcome === '' ? '' : ` ${decision.outcome}`;
    add(70, decision.id, decision.decidedDay, `Decided: ${asQuestion(shortTitle(decision.title))}${outcome}`);
  }
  for (const risk of document.risks) {
    if (within(risk.raisedDay, sinceDay, today))
      add(50, risk.id, risk.raisedDay, `New risk: ${shortTitle(risk.title)}`);
    if (within(risk.closedDay, sinceDay, today)) {
      const word = risk.state === 'occurred' ? 'Risk occurred' : 'Risk closed';
      add(risk.state === 'occurred' ? 85 : 35, risk.id, risk.closedDay, `${word}: ${shortTitle(risk.title)}`);
    }
  }
  for (const issue of document.issues) {
    if (within(issue.raisedDay, sinceDay, today)) {
      add(52 + (issue.severity ?? 0), issue.id, issue.raisedDay, `New issue: ${shortTitle(issue.title)}`);
    }
    if (within(issue.closedDay, sinceDay, today)) {
      add(34, issue.id, issue.closedDay, `Issue closed: ${shortTitle(issue.title)}`);
    }
  }
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

/** Why a date moved, where what comes right before it moved the same way. */
function reasonOfMove(
  facts: ReportFacts,
  id: string,
  days: number,
  before: ReadonlyMap<string, Day>,
): string {
  const linkId = facts.schedule.byId.get(id)?.drivingDependencyId ?? null;
  const predecessorId = findRow(facts.document, 'dependency', linkId)?.predecessorId;
  if (predecessorId === undefined) return '';
  const was = before.get(predecessorId);
  const now = facts.finishDay(predecessorId);
  if (was === undefined || now === null) return '';
  const moved = daysBetween(was, now);
  return Math.sign(moved) === Math.sign(days)
    ? `, because ${shortTitle(facts.rowTitle(predecessorId), 50)} moved`
    : '';
}

const asQuestion = (title: string) => (/[?.!]$/.test(title) ? title : `${title}.`);

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
