import type { AgreementStanding } from '../../../domain/agreements/standing';
import type { HealthReport } from '../../../domain/health/computeHealth';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import type { Health } from '../../../domain/model/health';
import { finishForecast } from '../../../domain/schedule/finishForecast';
import type { Schedule } from '../../../domain/schedule/schedule';
import { type Day, daysBetween } from '../../../domain/time/day';
import { momentToDay } from '../../../domain/time/moment';
import { minutesToDay } from '../../plan/days';

/** A milestone that is to come, or overdue. */
export type MilestoneFact = {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly health: Health;
  /** Days after what was first agreed; null when nothing was. */
  readonly lateDays: number | null;
  readonly where: string;
};

/** A promise that asks for attention: late, shaky, or due soon. */
export type PromiseFact = {
  readonly id: string;
  readonly deliverable: string;
  readonly between: string;
  readonly state: string;
  readonly dueDay: Day | null;
  readonly standing: AgreementStanding;
};

/** What the overview says of a program on a day. */
export type OverviewFacts = {
  readonly finishDay: Day | null;
  /** The milestone that the finish is about; null for the whole program. */
  readonly finishTitle: string | null;
  /** Finish against the target; positive is late. */
  readonly lateDays: number | null;
  readonly milestonesDone: number;
  readonly milestoneCount: number;
  readonly projectsByHealth: Readonly<Record<Health, number>>;
  readonly undatedCount: number;
  readonly milestones: readonly MilestoneFact[];
  readonly promises: readonly PromiseFact[];
  readonly openPromises: number;
  /** The dependencies whose promise is late. */
  readonly latePromiseIds: readonly string[];
};

/** Promises are shown from so many days before they are due. */
const promiseHorizonDays = 21;
const markRank = { red: 0, amber: 1, green: 2 } as const;

/** Computes what the overview shows. */
export function computeOverview(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  standings: ReadonlyMap<string, AgreementStanding>,
  today: Day,
): OverviewFacts {
  const { milestone: finishMilestone, day: finishDay } = finishForecast(document, schedule);
  const { targetDay } = document.program;
  const projectsByHealth: Record<Health, number> = { red: 0, amber: 0, green: 0, notStarted: 0, done: 0 };
  for (const project of document.projects) {
    projectsByHealth[health.byId.get(project.id)?.shown ?? 'notStarted'] += 1;
  }
  const dated = document.milestones.filter((it) => schedule.byId.has(it.id));
  const all = [...standings];
  return {
    finishDay,
    finishTitle: finishMilestone?.title ?? null,
    lateDays: finishDay && targetDay ? daysBetween(targetDay, finishDay) : null,
    milestonesDone: dated.filter((it) => schedule.byId.get(it.id)?.done).length,
    milestoneCount: document.milestones.filter((it) => it.plan.active).length,
    projectsByHealth,
    undatedCount: schedule.undatedIds.length,
    milestones: openMilestones(document, schedule, health, today),
    promises: promisesToWatch(document, standings),
    openPromises: all.filter(([, it]) => it.open).length,
    latePromiseIds: all.filter(([, it]) => it.late).map(([id]) => id),
  };
}

/** Open milestones: overdue ones latest first, after those that come, the next first. */
function openMilestones(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
): readonly MilestoneFact[] {
  const facts = document.milestones.flatMap((milestone): MilestoneFact[] => {
    const scheduled = schedule.byId.get(milestone.id);
    if (!scheduled || scheduled.done) return [];
    const day = minutesToDay(scheduled.finishMinutes);
    const agreedDay = milestone.agreedAt && momentToDay(milestone.agreedAt);
    return [
      {
        id: milestone.id,
        title: milestone.title,
        day,
        health: health.byId.get(milestone.id)?.shown ?? 'notStarted',
        lateDays: agreedDay === null ? null : daysBetween(agreedDay, day),
        where: findRow(document, 'project', milestone.projectId)?.title ?? 'Program',
      },
    ];
  });
  const coming = facts.filter((it) => it.day >= today).sort((a, b) => (a.day < b.day ? -1 : 1));
  const overdue = facts.filter((it) => it.day < today).sort((a, b) => (a.day < b.day ? 1 : -1));
  return [...coming, ...overdue];
}

/** Open promises that are not green or come due, the worst and nearest first. */
function promisesToWatch(
  document: ProgramDocument,
  standings: ReadonlyMap<string, AgreementStanding>,
): readonly PromiseFact[] {
  return document.dependencies
    .flatMap((dependency): PromiseFact[] => {
      const standing = standings.get(dependency.id);
      const { agreement } = dependency;
      if (!agreement || !standing?.open) return [];
      const isDue = standing.dueInDays !== null && standing.dueInDays <= promiseHorizonDays;
      if (standing.mark === 'green' && !isDue) return [];
      const giving = findRow(document, 'team', agreement.givingTeamId)?.name ?? '?';
      const needing = findRow(document, 'team', agreement.needingTeamId)?.name ?? '?';
      return [
        {
          id: dependency.id,
          deliverable: agreement.deliverable || 'Nothing named yet',
          between: `${giving} → ${needing}`,
          state: agreement.state,
          dueDay: agreement.neededByDay ?? agreement.committedDay,
          standing,
        },
      ];
    })
    .sort(
      (a, b) =>
        markRank[a.standing.mark] - markRank[b.standing.mark] ||
        b.standing.lateDays - a.standing.lateDays ||
        (a.standing.dueInDays ?? 1e6) - (b.standing.dueInDays ?? 1e6),
    );
}
