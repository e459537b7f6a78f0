import { type AgreementStanding, computeStandings } from '../agreements/standing';
import type { HealthReport } from '../health/computeHealth';
import type { Dependency } from '../model/dependency';
import { findRow, type ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import { titleOf } from '../model/kinds';
import type { Snapshot } from '../model/snapshot';
import type { StatusUpdate } from '../model/status';
import type { Milestone, Project } from '../model/work';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { addDays, type Day } from '../time/day';
import { dayToMonthText, dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';

/** What every part of a report reads: the program, what was computed from it, and the words for its rows. */
export type ReportFacts = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly health: HealthReport;
  readonly today: Day;
  readonly standingById: ReadonlyMap<string, AgreementStanding>;
  /** The latest program-wide update up to today, and the one before it. */
  readonly latestUpdate: StatusUpdate | null;
  readonly earlierUpdate: StatusUpdate | null;
  /** What the report compares with: the last report's snapshot, if one was frozen. */
  readonly lastReport: Snapshot | null;
  /** The first day of what counts as "since the last report". */
  readonly sinceDay: Day;
  readonly personName: (id: string | null | undefined) => string | null;
  readonly teamName: (id: string | null | undefined) => string | null;
  /** What a row of any plannable kind or a team is called. */
  readonly rowTitle: (id: string) => string;
  readonly startDay: (id: string) => Day | null;
  readonly finishDay: (id: string) => Day | null;
  /** The day that the baseline, or what was first agreed, had for its finish. */
  readonly baselineDay: (id: string) => Day | null;
  readonly healthOf: (id: string) => Health;
  /** Days are known by their month only: the report is for outsiders. */
  readonly coarse: boolean;
  /** A day as this audience may know it. */
  readonly dayText: (day: Day) => string;
};

/** What a report compares with and how exact it is; all of it may be left out. */
type FactsOptions = { readonly sinceDay?: Day | null; readonly coarse?: boolean };

/** "Since the last report" without one: two weeks. */
const lookBackDays = 14;

const latest = <T extends { readonly day: Day }>(rows: readonly T[], today: Day): T[] =>
  rows.filter((row) => row.day <= today).sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));

/** Gathers what the parts of a report share. */
export function gatherFacts(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  { sinceDay = null, coarse = false }: FactsOptions = {},
): ReportFacts {
  const updates = latest(
    document.statusUpdates.filter((update) => update.subjectId === null),
    today,
  );
  // Since a chosen day: the dates are compared with the last report that was sent by then.
  const lastReport =
    latest(
      document.snapshots.filter((snapshot) => snapshot.kind === 'report'),
      sinceDay ?? today,
    )[0] ?? null;
  const baseline = findRow(document, 'snapshot', document.program.baselineSnapshotId);
  const baselineDays = new Map<string, Day>(baseline?.dates.map((it) => [it.id, momentToDay(it.finishAt)]));
  const agreedDays = new Map<string, Day>();
  for (const milestone of document.milestones) {
    if (milestone.agreedAt !== null) agreedDays.set(milestone.id, momentToDay(milestone.agreedAt));
  }
  const dayOf = (id: string, day: (row: ScheduledRow) => Day) => {
    const row = schedule.byId.get(id);
    return row ? day(row) : null;
  };
  return {
    document,
    schedule,
    health,
    today,
    standingById: computeStandings(document, schedule, today),
    latestUpdate: updates[0] ?? null,
    earlierUpdate: updates[1] ?? null,
    lastReport,
    sinceDay: sinceDay ?? lastReport?.day ?? addDays(today, -lookBackDays),
    personName: (id) => findRow(document, 'stakeholder', id)?.name ?? null,
    teamName: (id) => findRow(document, 'team', id)?.name ?? null,
    rowTitle: (id) => {
      for (const kind of ['project', 'task', 'milestone', 'team'] as const) {
        const row = findRow(document, kind, id);
        if (row) return titleOf(row);
      }
      return id;
    },
    startDay: (id) => dayOf(id, startDay),
    finishDay: (id) => dayOf(id, finishDay),
    baselineDay: (id) => baselineDays.get(id) ?? agreedDays.get(id) ?? null,
    healthOf: (id) => health.byId.get(id)?.shown ?? 'notStarted',
    coarse,
    dayText: coarse ? dayToMonthText : dayToText,
  };
}

/** The projects that are part of the plan and not done yet. */
export function openProjects({
  document,
  schedule,
}: Pick<ReportFacts, 'document' | 'schedule'>): readonly Project[] {
  return document.projects.filter((it) => it.plan.active && !schedule.byId.get(it.id)?.done);
}

/** The milestone that the program's target is about, and when it is forecast; the program's own finish without one. */
export function keyDate(facts: ReportFacts): {
  readonly milestone: Milestone | null;
  readonly title: string;
  readonly day: Day | null;
  readonly targetDay: Day | null;
} {
  const { document, schedule } = facts;
  const { targetDay } = document.program;
  const dated = document.milestones.filter((it) => it.plan.active && schedule.byId.has(it.id));
  const dayOf = (it: Milestone) => facts.finishDay(it.id) as Day;
  const lastOf = (rows: readonly Milestone[]) =>
    rows.reduce<Milestone | null>((last, it) => (last === null || dayOf(it) > dayOf(last) ? it : last), null);
  const isOnTarget = (it: Milestone) =>
    targetDay !== null &&
    (facts.baselineDay(it.id) === targetDay ||
      (it.plan.deadlineAt !== null && momentToDay(it.plan.deadlineAt) === targetDay));
  const milestone =
    dated.find((it) => it.id === document.program.targetMilestoneId) ??
    lastOf(dated.filter(isOnTarget)) ??
    lastOf(dated.filter((it) => it.projectId === null)) ??
    null;
  if (milestone) return { milestone, title: milestone.title, day: dayOf(milestone), targetDay };
  const day = schedule.byId.size > 0 ? finishDay(schedule) : null;
  return { milestone: null, title: 'Finish', day, targetDay };
}

/** A promise with its dependency, agreement and standing. */
export type OpenPromise = {
  readonly dependency: Dependency;
  readonly agreement: NonNullable<Dependency['agreement']>;
  readonly standing: AgreementStanding;
};

const rankByMark = { red: 0, amber: 1, green: 2 } as const;

/** Promises that are still to be kept: the worst and the latest first, then by the day on which they are needed. */
export function openPromises(facts: ReportFacts): readonly OpenPromise[] {
  const promises: OpenPromise[] = [];
  for (const dependency of facts.document.dependencies) {
    const standing = facts.standingById.get(dependency.id);
    const { agreement } = dependency;
    if (standing?.open && agreement) promises.push({ dependency, agreement, standing });
  }
  const due = ({ agreement }: OpenPromise) => agreement.neededByDay ?? agreement.committedDay ?? '9999-12-31';
  return promises.sort(
    (a, b) =>
      rankByMark[a.standing.mark] - rankByMark[b.standing.mark] ||
      b.standing.lateDays - a.standing.lateDays ||
      (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0),
  );
}

/** A promise in few words: the work that gives it, or the deliverable where that is not planned yet. */
export function promiseShortTitle(facts: ReportFacts, promise: OpenPromise): string {
  const { predecessorId } = promise.dependency;
  return facts.schedule.byId.has(predecessorId)
    ? facts.rowTitle(predecessorId)
    : promiseTitle(facts, promise);
}

/** What a promise is about: the deliverable, or the work that needs it. */
export function promiseTitle(facts: ReportFacts, { dependency, agreement }: OpenPromise): string {
  return agreement.deliverable.trim() || `For ${facts.rowTitle(dependency.successorId)}`;
}
