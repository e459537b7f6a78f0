import type { AgreementStanding } from '../agreements/standing';
import { standingOf } from '../agreements/standing';
import type { HealthReport } from '../health/computeHealth';
import type { Agreement, Dependency } from '../model/dependency';
import { findRow, indexRows, type ProgramDocument } from '../model/document';
import { type Involvement, involvementById, involvementOf } from '../people/involvement';
import { finishDay, startDay } from '../schedule/days';
import { programCalendar } from '../schedule/rowCalendars';
import type { Diagnostic, Schedule, ScheduledRow } from '../schedule/schedule';
import { finishSteps, type Steps, stepThrough } from '../steps';
import { type Day, dayToNumber, laterDay } from '../time/day';
import { nothingAround, type Surroundings } from './surroundings';

/** A promise with how it stands. */
export type PromiseFact = {
  readonly dependency: Dependency;
  readonly agreement: Agreement;
  readonly standing: AgreementStanding;
  /** What is promised, or its two ends where nothing is named yet. */
  readonly name: string;
  /** What waits for it has no slack, or too little. */
  readonly critical: boolean;
};

/** Everything that the rules of the check-up look at, made once for all of them. */
export type CheckFacts = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly health: HealthReport;
  readonly today: Day;
  /** What is not in the program. */
  readonly around: Surroundings;
  /** Every promise that is still to be kept. */
  readonly openPromises: readonly PromiseFact[];
  /** Every promise there is. */
  readonly promises: readonly PromiseFact[];
  /** Driving links by the row that waits. */
  readonly incomingById: ReadonlyMap<string, readonly Dependency[]>;
  /** Ids of rows and teams that some link names. */
  readonly linkedIds: ReadonlySet<string>;
  readonly scheduled: (id: string) => ScheduledRow | undefined;
  readonly startDay: (id: string) => Day | null;
  readonly finishDay: (id: string) => Day | null;
  readonly isDone: (id: string) => boolean;
  readonly isCritical: (id: string) => boolean;
  readonly titleOf: (id: string) => string;
  readonly nameOf: (stakeholderId: string | null) => string;
  /** The part that somebody has in the program; counted once, when it is first asked for. */
  readonly partOf: (stakeholderId: string) => Involvement;
  readonly diagnosticsOf: (code: Diagnostic['code']) => readonly Diagnostic[];
  /** Working days of the program's calendar from one day to another; negative when `to` is earlier. */
  readonly workingDays: (from: Day, to: Day) => number;
};

/** The projects that are part of the plan and not done yet. */
export const openProjects = ({ document, isDone }: CheckFacts) =>
  document.projects.filter((it) => it.plan.active && !isDone(it.id));

/** The milestones that are part of the plan and not reached yet. */
export const openMilestones = ({ document, isDone }: CheckFacts) =>
  document.milestones.filter((it) => it.plan.active && !isDone(it.id));

/** Of those the ones of this program itself: what stands for another program's is looked after there. */
export const ownMilestones = (facts: CheckFacts) => openMilestones(facts).filter((it) => it.mirror === null);

/** What some link names, and the projects that it is a part of. */
export function* linkedProjectIds({ document, linkedIds }: CheckFacts): Steps<ReadonlySet<string>> {
  const tables = [indexRows(document.tasks), indexRows(document.milestones)];
  const linked = new Set<string>();
  yield* stepThrough(linkedIds, (id) => {
    linked.add(id);
    const projectId = tables.find((rows) => rows.has(id))?.get(id)?.projectId;
    if (projectId) linked.add(projectId);
  });
  return linked;
}

/** The day of the last word on any open promise: a review, a confirmation, a move or a date that was said. */
export function lastWordDay({ document, openPromises }: CheckFacts): Day | null {
  const days = [
    ...document.reviews.map(({ day }) => day),
    ...openPromises.flatMap(({ agreement }) => [
      ...(agreement.lastConfirmedDay ? [agreement.lastConfirmedDay] : []),
      ...agreement.moves.map(({ day }) => day),
      ...agreement.commitments.map(({ saidDay }) => saidDay),
    ]),
  ];
  return days.length === 0 ? null : days.reduce(laterDay);
}

/** Gathers what the rules look at. */
export function gatherFacts(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  around: Surroundings = nothingAround,
): CheckFacts {
  return finishSteps(gatherFactsInSteps(document, schedule, health, today, around));
}

/** The same in steps, some links at a time. */
export function* gatherFactsInSteps(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  around: Surroundings = nothingAround,
): Steps<CheckFacts> {
  const tables = [indexRows(document.projects), indexRows(document.tasks), indexRows(document.milestones)];
  const teams = indexRows(document.teams);
  yield;
  const titleOf = (id: string) => {
    for (const rows of tables) {
      const row = rows.get(id);
      if (row) return row.title;
    }
    return teams.get(id)?.name ?? id;
  };
  const isCritical = (id: string) => {
    const row = schedule.byId.get(id);
    return row !== undefined && !row.done && (row.critical || row.totalSlackMinutes < 0);
  };

  const incomingById = new Map<string, Dependency[]>();
  const linkedIds = new Set<string>();
  const promises: PromiseFact[] = [];
  yield* stepThrough(document.dependencies, (dependency) => {
    linkedIds.add(dependency.predecessorId);
    linkedIds.add(dependency.successorId);
    if (dependency.drives) {
      const known = incomingById.get(dependency.successorId);
      if (known) known.push(dependency);
      else incomingById.set(dependency.successorId, [dependency]);
    }
    const standing = standingOf(dependency, schedule, today);
    if (!standing || !dependency.agreement) return;
    const ends = `${titleOf(dependency.predecessorId)} → ${titleOf(dependency.successorId)}`;
    promises.push({
      dependency,
      agreement: dependency.agreement,
      standing,
      name: dependency.agreement.deliverable.trim() || ends,
      critical: isCritical(dependency.successorId),
    });
  });
  const diagnosticsByCode = new Map<Diagnostic['code'], Diagnostic[]>();
  for (const diagnostic of schedule.diagnostics) {
    const known = diagnosticsByCode.get(diagnostic.code);
    if (known) known.push(diagnostic);
    else diagnosticsByCode.set(diagnostic.code, [diagnostic]);
  }
  let parts: ReadonlyMap<string, Involvement> | null = null;
  const calendar = programCalendar(document);
  const dayOf = (id: string, day: (row: ScheduledRow) => Day) => {
    const row = schedule.byId.get(id);
    return row ? day(row) : null;
  };
  return {
    document,
    schedule,
    health,
    today,
    around,
    promises,
    openPromises: promises.filter(({ standing }) => standing.open),
    incomingById,
    linkedIds,
    scheduled: (id) => schedule.byId.get(id),
    startDay: (id) => dayOf(id, startDay),
    finishDay: (id) => dayOf(id, finishDay),
    isDone: (id) => schedule.byId.get(id)?.done === true,
    isCritical,
    titleOf,
    nameOf: (id) => findRow(document, 'stakeholder', id)?.name ?? 'nobody',
    partOf: (id) => {
      parts ??= involvementById(document);
      return involvementOf(parts, id);
    },
    diagnosticsOf: (code) => diagnosticsByCode.get(code) ?? [],
    workingDays: (from, to) =>
      calendar.between(dayToNumber(from) * 86_400, dayToNumber(to) * 86_400) / calendar.daySeconds,
  };
}
