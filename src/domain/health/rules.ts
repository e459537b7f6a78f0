import { computeStandings, standingReasonToSentence } from '../agreements/standing';
import { findRow, type ProgramDocument } from '../model/document';
import type { Milestone, Project, Task } from '../model/work';
import { feltRiskScore, riskScore } from '../raid/riskScore';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, daysBetween, dayToNumber } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { count, quote } from '../words';

/** Why a thing is not green: the rule of SPEC.md, a sentence, and the rows that it is about. */
export type HealthReason = {
  readonly rule: string;
  readonly health: 'amber' | 'red';
  readonly message: string;
  readonly ids: readonly string[];
  /** How much it weighs among others of its colour: days late, or points of a risk. */
  readonly weight: number;
};

/** Nothing stands against a row. */
export const noReasons: readonly HealthReason[] = [];

/** Overdue by more days than this, or critical, is red ([H2]). */
export const overdueGraceDays = 7;
/** So many points behind the share of time that has passed are amber ([H4]). */
const behindPoints = 25;
/** A milestone so many days after what was agreed is red, before that amber ([H6]). */
const driftDays = 10;
/** Days after which what was said of the program is stale ([H10]). */
export const staleAfterDays = 14;

const minutesPerDay = 1_440;

/** [H2]–[H6] What the schedule says against one project without tasks, task or milestone. */
export function scheduleReasons(row: ScheduledRow, plan: PlannedRow, today: Day): readonly HealthReason[] {
  if (row.done) return noReasons;
  const reasons: HealthReason[] = [];
  const ids = [row.id];
  // Days are counted as numbers: as texts they would take most of the time of a large program.
  const now = dayToNumber(today);
  const finish = Math.floor(row.finishMinutes / minutesPerDay);
  const start = Math.floor(row.startMinutes / minutesPerDay);
  const overdueDays = now - finish;
  const what = row.kind === 'milestone' ? 'was due' : 'was to finish';
  if (overdueDays > 0) {
    const health = overdueDays > overdueGraceDays || row.critical ? 'red' : 'amber';
    const message = `${quote(row.title)} ${what} ${count(overdueDays, 'day')} ago.`;
    reasons.push({ rule: 'H2', health, message, ids, weight: overdueDays });
  } else if (row.kind !== 'milestone' && start < now) {
    const begun = row.percentComplete > 0 || plan.plan.actualStartAt !== null;
    const sinceStart = now - start;
    const spanDays = Math.max(1, finish - start + 1);
    const passed = Math.min(100, Math.round((sinceStart / spanDays) * 100));
    if (!begun) {
      const message = `${quote(row.title)} was to start ${count(sinceStart, 'day')} ago.`;
      reasons.push({ rule: 'H3', health: 'amber', message, ids, weight: sinceStart });
    } else if (passed - row.percentComplete > behindPoints) {
      const message = `${quote(row.title)} is ${row.percentComplete} % done with ${passed} % of its time gone.`;
      reasons.push({ rule: 'H4', health: 'amber', message, ids, weight: passed - row.percentComplete });
    }
  }
  if (row.totalSlackMinutes < 0) {
    const days = Math.max(1, Math.round(-row.totalSlackMinutes / 480));
    const message = `${quote(row.title)} is ${count(days, 'working day')} short of what a deadline needs.`;
    reasons.push({ rule: 'H5', health: 'red', message, ids, weight: days });
  }
  if (row.kind === 'milestone' && 'agreedAt' in plan && plan.agreedAt !== null) {
    const late = finish - dayToNumber(momentToDay(plan.agreedAt));
    if (late > 0) {
      const message = `${quote(row.title)} is forecast ${count(late, 'day')} after what was agreed.`;
      reasons.push({ rule: 'H6', health: late > driftDays ? 'red' : 'amber', message, ids, weight: late });
    }
  }
  return reasons.length === 0 ? noReasons : reasons;
}

/** A row with a plan of its own. */
export type PlannedRow = Project | Task | Milestone;

/** [H7] What late and shaky promises do to the rows that need them, by row. */
export function agreementReasons(
  document: ProgramDocument,
  schedule: Schedule,
  today: Day,
): Map<string, HealthReason[]> {
  const byId = new Map<string, HealthReason[]>();
  for (const [dependencyId, standing] of computeStandings(document, schedule, today)) {
    const worst = standing.reasons[0];
    if (!standing.open || !worst) continue;
    const dependency = findRow(document, 'dependency', dependencyId);
    if (!dependency?.agreement) continue;
    const giver = findRow(document, 'team', dependency.agreement.givingTeamId)?.name ?? 'another team';
    const promised = dependency.agreement.deliverable || 'A promise';
    const message = `${quote(promised)} from ${giver}: ${standingReasonToSentence(worst, dayToText)}`;
    addReason(byId, dependency.successorId, {
      rule: 'H7',
      health: worst.mark,
      message,
      ids: [dependencyId, dependency.successorId],
      weight: standing.lateDays,
    });
  }
  return byId;
}

/** [H8] What open risks do to the projects that they name, by project. */
export function riskReasons(document: ProgramDocument): Map<string, HealthReason[]> {
  const byId = new Map<string, HealthReason[]>();
  for (const risk of document.risks) {
    const score = riskScore(risk);
    if (risk.state !== 'open' || score < feltRiskScore) continue;
    const unanswered = risk.strategy === null;
    const message = `Risk ${quote(risk.title)} scores ${score} of 25${unanswered ? ' and has no strategy' : ''}.`;
    for (const projectId of risk.projectIds) {
      addReason(byId, projectId, {
        rule: 'H8',
        health: unanswered ? 'red' : 'amber',
        message,
        ids: [risk.id],
        weight: score,
      });
    }
  }
  return byId;
}

/** [H10] Whether what was last said of the program is stale. A program of which nothing was ever said has no such reason. */
export function freshnessReasons(document: ProgramDocument, today: Day): HealthReason[] {
  const said = document.statusUpdates.filter((it) => it.subjectId === null);
  const [first] = said;
  if (!first) return [];
  const latest = said.reduce((last, it) => (it.day >= last.day ? it : last), first);
  const age = daysBetween(latest.day, today);
  if (age <= staleAfterDays) return [];
  const message = `The last status update is ${count(age, 'day')} old.`;
  return [{ rule: 'H10', health: 'amber', message, ids: [latest.id], weight: age }];
}

/** Adds a reason to those of a row. */
export function addReason(byId: Map<string, HealthReason[]>, id: string, reason: HealthReason): void {
  const known = byId.get(id);
  if (known) known.push(reason);
  else byId.set(id, [reason]);
}
