import { ancestorsOf, type Family } from '../graph/family';
import type { HealthReport } from '../health/computeHealth';
import type { ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import type { Snapshot } from '../model/snapshot';
import type { Project, Task } from '../model/work';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, dayToNumber, numberToDay } from '../time/day';
import { type Moment, momentToDay } from '../time/moment';
import type { FilteredRows } from './roadmapFilter';
import { teamToneById } from './roadmapLanes';
import type { RoadmapBar, RoadmapMilestone, RoadmapSpan } from './roadmapTypes';
import { type BarDoubts, createDoubtReader } from './roadmapUncertainty';

const minutesPerDay = 1_440;

type Placed<T, Fields extends keyof T> = Omit<T, Fields> & { -readonly [F in Fields]: T[F] };

/**
 * A bar whose place, zero here, its row fills in: each is made once and not copied, since copying thousands of them is
 * most of the time that a layout takes.
 */
export type BarDraft = Placed<RoadmapBar, 'rowIndex' | 'y' | 'height'>;
/** A milestone or gate whose place, zero here, its row fills in. */
export type MilestoneDraft = Placed<RoadmapMilestone, 'rowIndex' | 'y'>;

/** The whole days that a span of the schedule touches ([L4]). A finish at midnight belongs to the day before. */
export function minutesToDaySpan(startMinutes: number, finishMinutes: number): RoadmapSpan {
  const from = Math.floor(startMinutes / minutesPerDay);
  const to = Math.max(from + 1, Math.ceil(finishMinutes / minutesPerDay));
  return { fromMinutes: from * minutesPerDay, toMinutes: to * minutesPerDay };
}

/** What of a bar comes from the schedule, and from what is not certain about it. */
export function scheduledToBar(scheduled: ScheduledRow, doubtsOf: (scheduled: ScheduledRow) => BarDoubts) {
  const { latestFinishMinutes, confidencePercent } = doubtsOf(scheduled);
  const tailTo =
    latestFinishMinutes === null
      ? null
      : minutesToDaySpan(scheduled.startMinutes, latestFinishMinutes).toMinutes;
  const span = minutesToDaySpan(scheduled.startMinutes, scheduled.finishMinutes);
  const lateTo = minutesToDaySpan(scheduled.startMinutes, scheduled.lateFinishMinutes).toMinutes;
  return {
    fromMinutes: span.fromMinutes,
    toMinutes: span.toMinutes,
    startDay: numberToDay(span.fromMinutes / minutesPerDay),
    finishDay: numberToDay(span.toMinutes / minutesPerDay - 1),
    percentComplete: scheduled.percentComplete,
    critical: scheduled.critical,
    done: scheduled.done,
    summary: scheduled.summary,
    slackToMinutes: !scheduled.done && lateTo > span.toMinutes ? lateTo : null,
    tailToMinutes: tailTo !== null && tailTo > span.toMinutes ? tailTo : null,
    confidencePercent,
  };
}

/** Whether a bar stands elsewhere than it did: a baseline that was kept says nothing, and is not drawn. */
export function hasMoved(bar: RoadmapSpan & { readonly baseline: RoadmapSpan | null }): boolean {
  const { baseline } = bar;
  return (
    baseline !== null && (baseline.fromMinutes !== bar.fromMinutes || baseline.toMinutes !== bar.toMinutes)
  );
}

/** What of a milestone comes from the schedule alone. */
export function scheduledToPoint(scheduled: ScheduledRow) {
  const day = numberToDay(Math.floor(scheduled.finishMinutes / minutesPerDay));
  return { atMinutes: noonOf(day), day, critical: scheduled.critical, done: scheduled.done };
}

function noonOf(day: Day): number {
  return dayToNumber(day) * minutesPerDay + minutesPerDay / 2;
}

/** What the roadmap reads of a program, its schedule and health: bars and milestones without their places. */
export class RoadmapSource {
  private readonly toneById: ReadonlyMap<string, number>;
  private readonly baselineById: ReadonlyMap<string, RoadmapSpan>;
  private readonly doubtsOf: (scheduled: ScheduledRow) => BarDoubts;
  private readonly pointsByParent: ReadonlyMap<string, readonly MilestoneDraft[]>;

  constructor(
    private readonly document: ProgramDocument,
    private readonly schedule: Schedule,
    private readonly health: HealthReport,
    private readonly family: Family,
    private readonly filtered: FilteredRows,
    ghosts: ReadonlyMap<string, RoadmapSpan> | null = null,
  ) {
    this.toneById = teamToneById(document);
    this.baselineById = ghosts ?? baselineGhosts(document.program.baselineSnapshotId, document.snapshots);
    this.doubtsOf = createDoubtReader(document);
    this.pointsByParent = this.groupPoints();
  }

  /** Which muted colour ticks a team; null for none. */
  toneOf(teamId: string | null): number | null {
    return teamId === null ? null : (this.toneById.get(teamId) ?? null);
  }

  /** The health that is drawn of a row. */
  healthOf(id: string): Health {
    return this.health.byId.get(id)?.shown ?? 'notStarted';
  }

  /** Tasks directly below a project or task that the filter leaves. */
  shownTasks(parentId: string): readonly Task[] {
    const tasks = this.family.childTasksById.get(parentId) ?? [];
    return tasks.filter((task) => this.filtered.shownIds.has(task.id));
  }

  /** The bar of a project; none without dates. */
  projectBars(project: Project): readonly BarDraft[] {
    const bar = this.barOf(project.id, 'project', project.title, project.teamId, project.onHold);
    return bar ? [bar] : [];
  }

  /** The bar of a project or task; null without dates. */
  barOf(
    id: string,
    kind: 'project' | 'task',
    title: string,
    teamId: string | null,
    onHold: boolean,
  ): BarDraft | null {
    const scheduled = this.schedule.byId.get(id);
    if (!scheduled) return null;
    const placed = scheduledToBar(scheduled, this.doubtsOf);
    // Written out: copying thousands of objects by spreading them takes most of the time of a layout.
    return {
      key: id,
      id,
      kind,
      rowIndex: 0,
      y: 0,
      height: 0,
      fromMinutes: placed.fromMinutes,
      toMinutes: placed.toMinutes,
      title,
      startDay: placed.startDay,
      finishDay: placed.finishDay,
      health: this.healthOf(id),
      percentComplete: placed.percentComplete,
      critical: placed.critical,
      done: placed.done,
      summary: placed.summary,
      onHold,
      slackToMinutes: placed.slackToMinutes,
      tailToMinutes: placed.tailToMinutes,
      confidencePercent: placed.confidencePercent,
      baseline: this.baselineById.get(id) ?? null,
      teamTone: this.toneOf(teamId),
    };
  }

  /** The milestones of a row, and of what is below it when that is not shown, by date. */
  pointsAt(id: string, withParts: boolean): MilestoneDraft[] {
    const points = [...(this.pointsByParent.get(id) ?? [])];
    if (withParts) {
      const seen = new Set<string>([id]);
      const stack = (this.family.childTasksById.get(id) ?? []).map((task) => task.id as string);
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        if (seen.has(next)) continue;
        seen.add(next);
        points.push(...(this.pointsByParent.get(next) ?? []));
        for (const task of this.family.childTasksById.get(next) ?? []) stack.push(task.id);
      }
    }
    return points.sort((a, b) => a.atMinutes - b.atMinutes);
  }

  /** Milestones and gates of the program itself, by date. */
  programPoints(): readonly MilestoneDraft[] {
    return this.pointsByParent.get('') ?? [];
  }

  private groupPoints(): ReadonlyMap<string, readonly MilestoneDraft[]> {
    const byParent = new Map<string, MilestoneDraft[]>();
    const add = (parent: string, point: MilestoneDraft) => {
      const known = byParent.get(parent);
      if (known) known.push(point);
      else byParent.set(parent, [point]);
    };
    for (const milestone of this.document.milestones) {
      const scheduled = this.schedule.byId.get(milestone.id);
      if (!scheduled || !this.filtered.shownIds.has(milestone.id)) continue;
      const placed = scheduledToPoint(scheduled);
      const parent = ancestorsOf(this.family, milestone.id).find((id) => this.filtered.shownIds.has(id));
      const baseline = this.baselineById.get(milestone.id);
      add(parent ?? '', {
        id: milestone.id,
        kind: 'milestone',
        rowIndex: 0,
        y: 0,
        projectId: milestone.projectId,
        atMinutes: placed.atMinutes,
        day: placed.day,
        title: milestone.title,
        health: this.healthOf(milestone.id),
        critical: placed.critical,
        done: placed.done,
        target: milestone.id === this.document.program.targetMilestoneId,
        baselineMinutes: baseline ? baseline.toMinutes - minutesPerDay / 2 : null,
      });
    }
    for (const gate of this.document.gates) {
      if (gate.day === null || !this.filtered.shownIds.has(gate.id)) continue;
      const done = gate.verdict === 'go' || gate.verdict === 'conditional';
      add(gate.projectId ?? '', {
        id: gate.id,
        kind: 'gate',
        rowIndex: 0,
        y: 0,
        projectId: gate.projectId,
        atMinutes: noonOf(gate.day),
        day: gate.day,
        title: gate.title,
        health: this.health.byId.get(gate.id)?.shown ?? (done ? 'done' : 'notStarted'),
        critical: false,
        done,
        target: false,
        baselineMinutes: null,
      });
    }
    for (const points of byParent.values()) points.sort((a, b) => a.atMinutes - b.atMinutes);
    return byParent;
  }
}

/** Where a snapshot has its rows: whole days. */
export function snapshotToGhosts({ dates }: Pick<Snapshot, 'dates'>): ReadonlyMap<string, RoadmapSpan> {
  const day = (moment: Moment) => dayToNumber(momentToDay(moment)) * minutesPerDay;
  return new Map(
    dates.map(({ id, startAt, finishAt }) => [
      id,
      { fromMinutes: day(startAt), toMinutes: day(finishAt) + minutesPerDay },
    ]),
  );
}

/** Where a schedule has its rows: what a what-if is held against. */
export function scheduleToGhosts(schedule: Schedule): ReadonlyMap<string, RoadmapSpan> {
  const byId = new Map<string, RoadmapSpan>();
  for (const [id, row] of schedule.byId) byId.set(id, minutesToDaySpan(row.startMinutes, row.finishMinutes));
  return byId;
}

/** Where the program's baseline has its rows; nothing without one. */
export function baselineGhosts(
  baselineId: string | null,
  snapshots: readonly Snapshot[],
): ReadonlyMap<string, RoadmapSpan> {
  const snapshot = snapshots.find((it) => it.id === baselineId);
  return snapshot ? snapshotToGhosts(snapshot) : new Map();
}
