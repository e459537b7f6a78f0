import { type AgreementStanding, standingReasonToSentence } from '../agreements/standing';
import { teamIdOf } from '../commands/require';
import { verdictWords } from '../gates/readiness';
import { findRow, type ProgramDocument } from '../model/document';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { addDays, type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { count, quote } from '../words';

/** One thing that changed for somebody, and the row that it is about. */
export type ChangeForPerson = { readonly sentence: string; readonly id: string; readonly day: Day | null };

/** Who never heard is told of so many days. */
const lookBackDays = 30;

/**
 * [K12] What changed for somebody since they last heard, up to today: promises that they give, get or lead the team of;
 * milestones, projects, risks, issues and decisions of theirs; gates that they approve; and of the whole program what
 * was said and decided, when they sponsor or manage it. The latest first, each with the row that it is about.
 */
export function changedFor(
  document: ProgramDocument,
  schedule: Schedule,
  standings: ReadonlyMap<string, AgreementStanding>,
  stakeholderId: string,
  sinceDay: Day | null,
  today: Day,
  sayDay: (day: Day) => string = dayToText,
): readonly ChangeForPerson[] {
  const since = sinceDay ?? addDays(today, -lookBackDays);
  const isNew = (day: Day | null): day is Day => day !== null && day > since && day <= today;
  const changes: ChangeForPerson[] = [];
  const add = (id: string, day: Day | null, sentence: string) => changes.push({ id, day, sentence });
  const theirs = whatIsTheirs(document, stakeholderId);

  for (const { id, agreement, predecessorId } of document.dependencies) {
    if (!agreement || !theirs.hasPromise(agreement)) continue;
    const giver = findRow(document, 'team', agreement.givingTeamId)?.name ?? 'The giving team';
    const what = quote(agreement.deliverable || (schedule.byId.get(predecessorId)?.title ?? 'A promise'));
    const said = agreement.commitments;
    for (const [index, commitment] of said.entries()) {
      const before = said[index - 1];
      if (!isNew(commitment.saidDay) || before?.committedDay === commitment.committedDay) continue;
      const why = commitment.reason.trim() === '' ? '' : `: ${commitment.reason.trim().replace(/\.$/, '')}`;
      add(
        id,
        commitment.saidDay,
        before
          ? `${giver} moved ${what} from ${sayDay(before.committedDay)} to ${sayDay(commitment.committedDay)}${why}.`
          : `${giver} promised ${what} for ${sayDay(commitment.committedDay)}.`,
      );
    }
    for (const move of agreement.moves) {
      if (isNew(move.day) && ['Delivered', 'Accepted', 'Declined', 'Dropped'].includes(move.state)) {
        add(id, move.day, `${what} from ${giver} was ${move.state.toLowerCase()}.`);
      }
    }
    const worst = standings.get(id)?.reasons[0];
    if (standings.get(id)?.open && worst?.mark === 'red') {
      add(id, null, `${what} from ${giver}: ${standingReasonToSentence(worst, sayDay)}`);
    }
  }
  for (const milestone of document.milestones) {
    if (!theirs.hasWork(milestone.id, milestone.ownerId, milestone.projectId)) continue;
    const done = milestone.plan.actualFinishAt;
    const scheduled = schedule.byId.get(milestone.id);
    if (done !== null && isNew(momentToDay(done))) {
      add(milestone.id, momentToDay(done), `${quote(milestone.title)} was reached.`);
    } else if (scheduled && !scheduled.done) {
      const day = finishDay(scheduled);
      if (isNew(day) && day < today) {
        add(milestone.id, day, `${quote(milestone.title)} was due on ${sayDay(day)} and is not reached.`);
      } else if (milestone.agreedAt !== null) {
        const late = daysBetween(momentToDay(milestone.agreedAt), day);
        const words = `${quote(milestone.title)} is forecast for ${sayDay(day)}, ${count(late, 'day')} after what was agreed.`;
        if (late > 0) add(milestone.id, null, words);
      }
    }
  }
  for (const risk of document.risks) {
    if (!theirs.hasAny(risk.ownerId, risk.projectIds)) continue;
    if (isNew(risk.raisedDay)) add(risk.id, risk.raisedDay, `A new risk: ${quote(risk.title)}.`);
    if (isNew(risk.closedDay)) {
      const words = risk.state === 'occurred' ? 'A risk happened' : 'A risk is closed';
      add(risk.id, risk.closedDay, `${words}: ${quote(risk.title)}.`);
    }
  }
  for (const issue of document.issues) {
    if (!theirs.hasAny(issue.ownerId, issue.projectIds)) continue;
    if (isNew(issue.raisedDay)) add(issue.id, issue.raisedDay, `A new issue: ${quote(issue.title)}.`);
    if (isNew(issue.closedDay)) add(issue.id, issue.closedDay, `An issue is closed: ${quote(issue.title)}.`);
  }
  for (const decision of document.decisions) {
    const isTheirs = theirs.isWhole || theirs.hasAny(decision.deciderId, decision.projectIds);
    if (isTheirs && isNew(decision.decidedDay)) {
      const outcome = decision.outcome.trim() === '' ? '' : ` ${decision.outcome.trim().replace(/\.$/, '')}.`;
      add(decision.id, decision.decidedDay, `Decided: ${quote(decision.title)}${outcome}`);
    } else if (decision.state === 'open' && decision.deciderId === stakeholderId) {
      const due = decision.dueDay === null ? '' : ` by ${sayDay(decision.dueDay)}`;
      add(decision.id, null, `${quote(decision.title)} waits for their decision${due}.`);
    }
  }
  for (const gate of document.gates) {
    if (!theirs.isWhole && gate.approverId !== stakeholderId) continue;
    if (gate.verdict !== null && isNew(gate.verdictDay)) {
      add(gate.id, gate.verdictDay, `${gate.title}: ${verdictWords[gate.verdict]}.`);
    }
  }
  if (theirs.isWhole) {
    for (const update of document.statusUpdates) {
      if (update.subjectId === null && isNew(update.day) && update.summary.trim() !== '') {
        add(update.id, update.day, update.summary.trim());
      }
    }
  }
  // What stands against them now comes before what happened, the latest first.
  return changes.sort((a, b) =>
    (a.day ?? '9999') < (b.day ?? '9999') ? 1 : (a.day ?? '9999') > (b.day ?? '9999') ? -1 : 0,
  );
}

type Promise = {
  readonly giverId: string | null;
  readonly getterId: string | null;
  readonly givingTeamId: string;
  readonly needingTeamId: string;
};

/** What belongs to somebody: what they own or have a role in, what their team does or waits for, or all of it. */
function whatIsTheirs(document: ProgramDocument, stakeholderId: string) {
  const { sponsorId, managerId } = document.program;
  const isWhole = sponsorId === stakeholderId || managerId === stakeholderId;
  const teamIds = new Set<string>();
  for (const team of document.teams) if (team.leadId === stakeholderId) teamIds.add(team.id);
  const ownTeamId = findRow(document, 'stakeholder', stakeholderId)?.teamId;
  if (ownTeamId) teamIds.add(ownTeamId);
  const subjectIds = new Set<string>();
  for (const it of document.responsibilities)
    if (it.stakeholderId === stakeholderId) subjectIds.add(it.subjectId);
  const projectIds = new Set<string>();
  for (const project of document.projects) {
    const isTheirs =
      project.ownerId === stakeholderId || (project.teamId !== null && teamIds.has(project.teamId));
    if (isTheirs || subjectIds.has(project.id)) projectIds.add(project.id);
  }
  return {
    isWhole,
    hasPromise: (it: Promise) =>
      it.giverId === stakeholderId ||
      it.getterId === stakeholderId ||
      teamIds.has(it.givingTeamId) ||
      teamIds.has(it.needingTeamId),
    hasWork: (id: string, ownerId: string | null, projectId: string | null) =>
      ownerId === stakeholderId ||
      subjectIds.has(id) ||
      (projectId === null ? isWhole : projectIds.has(projectId)) ||
      teamIds.has(teamIdOf(document, id) ?? ''),
    hasAny: (ownerId: string | null, ids: readonly string[]) =>
      ownerId === stakeholderId || ids.some((id) => projectIds.has(id)),
  };
}
