import { verdictWords } from '../gates/readiness';
import { findRow, type ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { count } from '../words';

/** One thing that changed, and whether it helps. */
export type Change = {
  readonly text: string;
  readonly good: boolean;
  /** Larger is more important. */
  readonly weight: number;
  /** The row that it is about. */
  readonly id: string;
};

/**
 * [I1] What changed after a day, up to today, in the program (`projectId` null) or in one project: promises that moved,
 * were kept or broken, milestones, decisions, risks, issues and gates. The most important first.
 */
export function changesSince(
  document: ProgramDocument,
  schedule: Schedule,
  since: Day,
  today: Day,
  projectId: string | null,
): readonly Change[] {
  const isNew = (day: Day | null): day is Day => day !== null && day > since && day <= today;
  const changes: Change[] = [];
  const add = (good: boolean, weight: number, id: string, text: string) =>
    changes.push({ good, weight, id, text });
  const projectOf = (id: string) => schedule.byId.get(id)?.projectId ?? id;
  const isAbout = (ids: readonly string[]) => projectId === null || ids.includes(projectId);

  for (const { id, agreement, predecessorId, successorId } of document.dependencies) {
    if (!agreement || !isAbout([projectOf(predecessorId), projectOf(successorId)])) continue;
    const giver = findRow(document, 'team', agreement.givingTeamId)?.name ?? 'A team';
    const what = schedule.byId.get(predecessorId)?.title || agreement.deliverable || 'a promise';
    for (const [index, said] of agreement.commitments.entries()) {
      const before = agreement.commitments[index - 1];
      if (!isNew(said.saidDay)) continue;
      if (!before) {
        add(true, 30, id, `${giver} promised ${what} for ${dayToText(said.committedDay)}`);
        continue;
      }
      const days = daysBetween(before.committedDay, said.committedDay);
      if (days === 0) continue;
      const way = days > 0 ? 'later' : 'sooner';
      const words = `${what} now ${dayToText(said.committedDay)}, ${count(Math.abs(days), 'day')} ${way}`;
      add(days < 0, 60 + Math.min(30, Math.abs(days)), id, said.reason ? `${words}: ${said.reason}` : words);
    }
    for (const move of agreement.moves) {
      if (!isNew(move.day)) continue;
      if (move.state === 'Delivered' || move.state === 'Accepted') {
        add(true, 45, id, move.state === 'Delivered' ? `${giver} delivered ${what}` : `${what} accepted`);
      }
      if (move.state === 'Declined') add(false, 80, id, `${giver} declined ${what}`);
    }
  }
  for (const milestone of document.milestones) {
    if (milestone.projectId !== null && !isAbout([milestone.projectId])) continue;
    if (milestone.projectId === null && projectId !== null) continue;
    const done = milestone.plan.actualFinishAt;
    if (done !== null && isNew(momentToDay(done))) {
      const late =
        milestone.agreedAt === null ? 0 : daysBetween(momentToDay(milestone.agreedAt), momentToDay(done));
      add(
        late <= 0,
        55,
        milestone.id,
        `${milestone.title} reached${late > 0 ? `, ${count(late, 'day')} late` : ''}`,
      );
    }
  }
  for (const decision of document.decisions) {
    if (isAbout(decision.projectIds) && isNew(decision.decidedDay)) {
      add(true, 70, decision.id, `Decided: ${decision.outcome || decision.title}`);
    }
  }
  for (const risk of document.risks) {
    if (!isAbout(risk.projectIds)) continue;
    if (isNew(risk.raisedDay)) add(false, 50, risk.id, `New risk: ${risk.title}`);
    if (isNew(risk.closedDay)) {
      const occurred = risk.state === 'occurred';
      add(!occurred, occurred ? 85 : 35, risk.id, `Risk ${occurred ? 'happened' : 'closed'}: ${risk.title}`);
    }
  }
  for (const issue of document.issues) {
    if (!isAbout(issue.projectIds)) continue;
    if (isNew(issue.raisedDay)) add(false, 52 + (issue.severity ?? 0), issue.id, `New issue: ${issue.title}`);
    if (isNew(issue.closedDay)) add(true, 34, issue.id, `Issue closed: ${issue.title}`);
  }
  for (const gate of document.gates) {
    if (projectId !== null && gate.projectId !== projectId) continue;
    if (gate.verdict === null || !isNew(gate.verdictDay)) continue;
    const passed = gate.verdict === 'go' || gate.verdict === 'conditional';
    add(passed, 75, gate.id, `${gate.title}: ${verdictWords[gate.verdict]}`);
  }
  return changes.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
