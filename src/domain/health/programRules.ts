import { goalTree } from '../goals/goalTree';
import { keyResultStanding } from '../goals/keyResult';
import type { ProgramDocument } from '../model/document';
import { contactDueOf, lastLoggedDays } from '../people/contactDue';
import { quadrantOf } from '../people/stakeholderMap';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { count, quote } from '../words';
import { addReason, type HealthReason } from './rules';

/** Who is managed closely may be owed an update for so many days ([H14]). */
const silenceDays = 7;
/** From this severity on an issue is felt ([H18]). */
const feltSeverity = 4;

/** Reasons of one rule: by project, and of the program as a whole. */
export type ScopedReasons = {
  readonly byProject: ReadonlyMap<string, readonly HealthReason[]>;
  readonly program: readonly HealthReason[];
};

/** [H14] Silence towards those who are to be managed closely; that they are is not said, since reports tell reasons ([R8]). */
export function communicationReasons(document: ProgramDocument, today: Day): readonly HealthReason[] {
  const logged = lastLoggedDays(document);
  return document.stakeholders.flatMap((person): HealthReason[] => {
    if (quadrantOf(person) !== 'manage') return [];
    const { overdueDays, lastDay } = contactDueOf(person, logged.get(person.id), today);
    if (lastDay === null || overdueDays === null || overdueDays <= silenceDays) return [];
    const message = `${person.name} has been owed an update for ${count(overdueDays, 'day')}.`;
    return [{ rule: 'H14', health: 'amber', message, ids: [person.id], weight: overdueDays }];
  });
}

/** [H15] Projects that finish after a goal that they serve is due, and key results that are forecast to miss. */
export function goalReasons(document: ProgramDocument, schedule: Schedule): ScopedReasons {
  const byProject = new Map<string, HealthReason[]>();
  const program: HealthReason[] = [];
  for (const { goal, projects } of goalTree(document).goals) {
    const { dueDay } = goal;
    if (dueDay === null) continue;
    for (const project of projects) {
      const row = schedule.byId.get(project.id);
      if (!row || row.done || !project.plan.active) continue;
      const late = daysBetween(dueDay, finishDay(row));
      if (late <= 0) continue;
      const message = `${quote(project.title)} finishes ${count(late, 'day')} after its goal ${quote(goal.title)} is due.`;
      const ids = [project.id, goal.id];
      addReason(byProject, project.id, { rule: 'H15', health: 'amber', message, ids, weight: late });
    }
    for (const result of goal.keyResults) {
      if (keyResultStanding(result, dueDay).state !== 'missing') continue;
      const message = `Key result ${quote(result.title)} is forecast to miss its target.`;
      program.push({ rule: 'H15', health: 'amber', message, ids: [goal.id], weight: 0 });
    }
  }
  return { byProject, program };
}

/** [H16] Gates that were not passed, and gates whose day went by without a verdict. */
export function gateReasons(document: ProgramDocument, today: Day): ScopedReasons {
  const byProject = new Map<string, HealthReason[]>();
  const program: HealthReason[] = [];
  for (const gate of document.gates) {
    const reason = gateReason(gate, today);
    if (!reason) continue;
    if (gate.projectId === null) program.push(reason);
    else addReason(byProject, gate.projectId, reason);
  }
  return { byProject, program };
}

function gateReason(gate: ProgramDocument['gates'][number], today: Day): HealthReason | null {
  const base = { rule: 'H16', ids: [gate.id], weight: 0 } as const;
  if (gate.verdict === 'noGo' || gate.verdict === 'hold') {
    const words = gate.verdict === 'noGo' ? 'was not passed: no-go' : 'is on hold';
    return {
      ...base,
      health: gate.verdict === 'noGo' ? 'red' : 'amber',
      message: `${quote(gate.title)} ${words}.`,
    };
  }
  if (gate.verdict !== null || gate.day === null || gate.day >= today) return null;
  const days = daysBetween(gate.day, today);
  const message = `${quote(gate.title)} was due ${count(days, 'day')} ago and has no verdict.`;
  return { ...base, health: 'amber', message, weight: days };
}

/** [H17] Decisions that wait past their day, for their projects, or for the program where they name none. */
export function decisionReasons(document: ProgramDocument, today: Day): ScopedReasons {
  const byProject = new Map<string, HealthReason[]>();
  const program: HealthReason[] = [];
  for (const decision of document.decisions) {
    if (decision.state !== 'open' || decision.dueDay === null || decision.dueDay >= today) continue;
    const days = daysBetween(decision.dueDay, today);
    const message = `${quote(decision.title)} has waited ${count(days, 'day')} for its decision.`;
    const reason: HealthReason = { rule: 'H17', health: 'amber', message, ids: [decision.id], weight: days };
    if (decision.projectIds.length === 0) program.push(reason);
    for (const projectId of decision.projectIds) addReason(byProject, projectId, reason);
  }
  return { byProject, program };
}

/** [H18] Open issues that hurt, red when they are past their day; for the program where they name no project. */
export function issueReasons(document: ProgramDocument, today: Day): ScopedReasons {
  const byProject = new Map<string, HealthReason[]>();
  const program: HealthReason[] = [];
  for (const issue of document.issues) {
    if (issue.state !== 'open' || (issue.severity ?? 0) < feltSeverity) continue;
    const late = issue.dueDay === null ? 0 : Math.max(0, daysBetween(issue.dueDay, today));
    const words = late > 0 ? ` and is ${count(late, 'day')} past its day` : '';
    const message = `Issue ${quote(issue.title)} has severity ${issue.severity} of 5${words}.`;
    const reason: HealthReason = {
      rule: 'H18',
      health: late > 0 ? 'red' : 'amber',
      message,
      ids: [issue.id],
      weight: late,
    };
    if (issue.projectIds.length === 0) program.push(reason);
    for (const projectId of issue.projectIds) addReason(byProject, projectId, reason);
  }
  return { byProject, program };
}
