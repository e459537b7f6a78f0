import { verdictWords } from '../gates/readiness';
import { findRow, type ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { asSentence, count } from '../words';

/** One thing that changed, and whether it helps. */
export type Change = {
  /** A sentence without its full stop. */
  readonly text: string;
  readonly good: boolean;
  /** Larger is more important. */
  readonly weight: number;
  readonly day: Day;
  /** The row that it is about. */
  readonly id: string;
};

/** From the day after `since` to `until`; of the whole program, or of what touches one project. */
type Span = { readonly since: Day; readonly until: Day; readonly projectId?: string | null };

/** How a reader is told of days and of long titles. */
type Wording = { readonly sayDay: (day: Day) => string; readonly sayTitle: (title: string) => string };
const inFull: Wording = { sayDay: dayToText, sayTitle: (title) => title };

/**
 * [I1] What changed in a span: promises that were given, moved, kept or broken, milestones, decisions, risks, issues and
 * gates. The most important first, of equal ones the latest.
 */
export function changesSince(
  document: ProgramDocument,
  schedule: Schedule,
  { since, until, projectId = null }: Span,
  { sayDay, sayTitle }: Wording = inFull,
): readonly Change[] {
  const isNew = (day: Day | null): day is Day => day !== null && day > since && day <= until;
  const changes: Change[] = [];
  const add = (good: boolean, weight: number, id: string, day: Day, text: string) =>
    changes.push({ good, weight, id, day, text });
  const projectOf = (id: string) => schedule.byId.get(id)?.projectId ?? id;
  const isAbout = (ids: readonly string[]) => projectId === null || ids.includes(projectId);

  for (const { id, agreement, predecessorId, successorId } of document.dependencies) {
    if (!agreement || !isAbout([projectOf(predecessorId), projectOf(successorId)])) continue;
    const giver = findRow(document, 'team', agreement.givingTeamId)?.name ?? 'A team';
    const work = schedule.byId.get(predecessorId)?.title ?? '';
    const what = sayTitle(
      work || agreement.deliverable || schedule.byId.get(successorId)?.title || 'a promise',
    );
    for (const [index, { saidDay, committedDay, reason }] of agreement.commitments.entries()) {
      const before = agreement.commitments[index - 1];
      if (!isNew(saidDay)) continue;
      if (!before) {
        add(true, 30, id, saidDay, `${giver} promised ${what} for ${sayDay(committedDay)}`);
        continue;
      }
      const days = daysBetween(before.committedDay, committedDay);
      if (days === 0) continue;
      const words = `${what} moved from ${sayDay(before.committedDay)} to ${sayDay(committedDay)}`;
      const why = reason === '' ? '' : `: ${reason}`;
      add(days < 0, 60 + Math.min(30, Math.abs(days)), id, saidDay, words + why);
    }
    for (const { day, state } of agreement.moves) {
      if (!isNew(day)) continue;
      if (state === 'Delivered') add(true, 45, id, day, `${giver} delivered ${what}`);
      if (state === 'Accepted') add(true, 45, id, day, `${what} was accepted`);
      if (state === 'Declined') add(false, 80, id, day, `${giver} declined ${what}`);
    }
  }
  const baseline = findRow(document, 'snapshot', document.program.baselineSnapshotId);
  const baselineAt = new Map<string, string>(baseline?.dates.map((it) => [it.id, it.finishAt]));
  for (const { id, title, plan, agreedAt, projectId: ownerId } of document.milestones) {
    if (projectId !== null && ownerId !== projectId) continue;
    const day = plan.actualFinishAt === null ? null : momentToDay(plan.actualFinishAt);
    if (!isNew(day)) continue;
    const expectedAt = baselineAt.get(id) ?? agreedAt;
    const late =
      expectedAt === null
        ? 0
        : daysBetween(momentToDay(expectedAt as typeof plan.actualFinishAt & string), day);
    const when = late === 0 ? '' : `, ${count(Math.abs(late), 'day')} ${late > 0 ? 'late' : 'early'}`;
    add(late <= 0, 55, id, day, `${sayTitle(title)} reached${when}`);
  }
  for (const { id, title, outcome, decidedDay, projectIds } of document.decisions) {
    if (!isAbout(projectIds) || !isNew(decidedDay)) continue;
    const how = outcome === '' ? '' : ` ${outcome}`;
    add(
      true,
      70,
      id,
      decidedDay,
      `Decided: ${how === '' ? sayTitle(title) : asSentence(sayTitle(title)) + how}`,
    );
  }
  for (const { id, title, raisedDay, closedDay, state, projectIds } of document.risks) {
    if (!isAbout(projectIds)) continue;
    if (isNew(raisedDay)) add(false, 50, id, raisedDay, `New risk: ${sayTitle(title)}`);
    if (!isNew(closedDay)) continue;
    const occurred = state === 'occurred';
    const words = `Risk ${occurred ? 'happened' : 'closed'}: ${sayTitle(title)}`;
    add(!occurred, occurred ? 85 : 35, id, closedDay, words);
  }
  for (const { id, title, severity, raisedDay, closedDay, projectIds } of document.issues) {
    if (!isAbout(projectIds)) continue;
    if (isNew(raisedDay)) add(false, 52 + (severity ?? 0), id, raisedDay, `New issue: ${sayTitle(title)}`);
    if (isNew(closedDay)) add(true, 34, id, closedDay, `Issue closed: ${sayTitle(title)}`);
  }
  for (const { id, title, verdict, verdictDay, projectId: ownerId } of document.gates) {
    if (projectId !== null && ownerId !== projectId) continue;
    if (verdict === null || !isNew(verdictDay)) continue;
    const passed = verdict === 'go' || verdict === 'conditional';
    add(passed, 75, id, verdictDay, `${sayTitle(title)}: ${verdictWords[verdict]}`);
  }
  return changes.sort((a, b) => b.weight - a.weight || (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
