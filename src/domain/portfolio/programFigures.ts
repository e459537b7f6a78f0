import { computeStandings } from '../agreements/standing';
import { healthAlarms } from '../health/alarms';
import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import { communicationDebts } from '../people/communicationPlan';
import { feltRiskScore, riskScore } from '../raid/riskScore';
import { finishForecast } from '../schedule/finishForecast';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween, numberToDay } from '../time/day';
import { momentToDay } from '../time/moment';

/** What a list of programs shows of one. */
export type ProgramFigures = {
  readonly title: string;
  readonly phase: string;
  readonly health: Health;
  /** What the rules find, when a person declared something better; null while nobody did. */
  readonly contradictedBy: Health | null;
  /** The day that counts as today for the program. */
  readonly asOfDay: Day;
  readonly projectCount: number;
  /** The first open milestone from today on; the latest overdue one where there is none. */
  readonly nextMilestone: { readonly title: string; readonly day: Day } | null;
  readonly finishDay: Day | null;
  /** Finish against the latest snapshot's, in days, later is positive; null without a snapshot. */
  readonly driftDays: number | null;
  /** What weighs most against it, in words; null while nothing does. */
  readonly biggestDrag: string | null;
  /** Finish against the target day, in days, later is positive; null without one of them. */
  readonly targetGapDays: number | null;
  readonly milestonesDone: number;
  readonly milestoneCount: number;
  readonly openPromises: number;
  readonly latePromises: number;
  /** Open risks that are felt. */
  readonly highRisks: number;
  /** People who are owed an update today. */
  readonly owedUpdates: number;
  /** Things to call out about what was said of its health. */
  readonly calledOut: number;
};

const minutesToDay = (minutes: number): Day => numberToDay(Math.floor(minutes / 1_440));

/** Computes the figures of a program from its schedule and health. */
export function computeProgramFigures(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
): ProgramFigures {
  const { milestone, day: finishDay } = finishForecast(document, schedule);
  const snapshotDay = snapshotFinishDay(document, milestone?.id ?? null);
  const { targetDay } = document.program;
  const standings = [...computeStandings(document, schedule, today).values()];
  const milestones = document.milestones.filter((it) => it.plan.active);
  return {
    title: document.program.title,
    phase: document.program.phase,
    health: health.program.shown,
    contradictedBy: health.program.contradicts ? health.program.computed : null,
    asOfDay: today,
    projectCount: document.projects.length,
    nextMilestone: nextMilestoneOf(schedule, today),
    finishDay,
    driftDays: finishDay === null || snapshotDay === null ? null : daysBetween(snapshotDay, finishDay),
    biggestDrag: health.program.reasons[0]?.message ?? null,
    targetGapDays: finishDay === null || targetDay === null ? null : daysBetween(targetDay, finishDay),
    milestonesDone: milestones.filter((it) => schedule.byId.get(it.id)?.done).length,
    milestoneCount: milestones.length,
    openPromises: standings.filter((it) => it.open).length,
    latePromises: standings.filter((it) => it.late).length,
    highRisks: document.risks.filter((it) => it.state === 'open' && riskScore(it) >= feltRiskScore).length,
    owedUpdates: communicationDebts(document, today).length,
    calledOut: healthAlarms(document, health, today).length,
  };
}

function nextMilestoneOf(schedule: Schedule, today: Day): ProgramFigures['nextMilestone'] {
  const open = [...schedule.byId.values()]
    .filter((row) => row.kind === 'milestone' && !row.done)
    .map((row) => ({ title: row.title, day: minutesToDay(row.finishMinutes) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.title < b.title ? -1 : 1));
  return open.find((milestone) => milestone.day >= today) ?? open.at(-1) ?? null;
}

/** What the latest snapshot said of a milestone, or of the last finish. */
function snapshotFinishDay(document: ProgramDocument, milestoneId: string | null): Day | null {
  let latest = document.snapshots[0];
  for (const snapshot of document.snapshots) {
    if (latest === undefined || snapshot.day >= latest.day) latest = snapshot;
  }
  const dates = (latest?.dates ?? []).filter(({ id }) => milestoneId === null || id === milestoneId);
  const days = dates.map(({ finishAt }) => momentToDay(finishAt));
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
}
