import type { Project, Task } from '../model/work';
import { barsToRollUps, type PackedBlock, packBlocks } from './roadmapFolding';
import { labelGap, milestoneHalfWidth } from './roadmapLabels';
import { type LaneDraft, worstHealth } from './roadmapLanes';
import type { BarDraft, MilestoneDraft, RoadmapSource } from './roadmapSource';
import type {
  RoadmapBar,
  RoadmapLane,
  RoadmapMilestone,
  RoadmapOptions,
  RoadmapRow,
  RowDensity,
} from './roadmapTypes';
import { textWidth } from './textWidth';

/** Pixels of each part of a row. */
type RowMetrics = { readonly line: number; readonly bar: number; readonly strip: number };

const metricsByDensity: Readonly<Record<RowDensity, RowMetrics>> = {
  compact: { line: 28, bar: 20, strip: 18 },
  default: { line: 32, bar: 22, strip: 20 },
  comfortable: { line: 40, bar: 26, strip: 22 },
};

/** Milestones that would hide each other stand on at most this many lines. */
const stripLimit = 3;
/** Pixels of a milestone's and of a bar's label. */
export const milestoneLabelSize = 11;
export const barLabelSize = 12;

/** Pixels of the mark of a confidence before a bar's label. */
const confidenceMarkWidth = 13;
/** A label that stands after its bar keeps others off the row for at most this many pixels. */
const longestPackedLabel = 220;

function laneRow(lane: LaneDraft) {
  const { key, id, title } = lane;
  return { key, kind: 'lane', id, laneKey: key, depth: depthOf(lane), title, expandable: true } as const;
}

function depthOf(lane: LaneDraft): number {
  return lane.parentKey === null ? 0 : 1;
}

/** Makes rows, bars and milestones from lanes; used once for each layout. */
export class RowBuilder {
  readonly lanes: RoadmapLane[] = [];
  readonly rows: RoadmapRow[] = [];
  readonly bars: RoadmapBar[] = [];
  readonly milestones: RoadmapMilestone[] = [];
  /** The innermost lane that is drawn of each project. */
  readonly laneKeyByProject = new Map<string, string>();
  y = 0;
  private readonly metrics: RowMetrics;

  constructor(
    private readonly source: RoadmapSource,
    private readonly options: RoadmapOptions,
  ) {
    this.metrics = metricsByDensity[options.density ?? 'default'];
  }

  /** The milestones and gates of the program itself: one row on top, where there are any. */
  addProgramLane(): void {
    const points = this.source.programPoints();
    if (points.length === 0) return;
    const firstRow = this.rows.length;
    const y = this.y;
    const key = 'lane:program';
    this.addRow(
      { key, kind: 'milestones', id: null, laneKey: key, depth: 0, title: 'Program', expandable: false },
      [],
      points,
    );
    this.lanes.push({
      key,
      by: null,
      word: '',
      parentKey: null,
      id: null,
      title: 'Program',
      depth: 0,
      collapsed: false,
      firstRow,
      endRow: this.rows.length,
      y,
      height: this.y - y,
      projectCount: 0,
      health: worstHealth(points.map((point) => point.health)),
      amberCount: points.filter((point) => point.health === 'amber').length,
      redCount: points.filter((point) => point.health === 'red').length,
      teamTone: null,
    });
  }

  /** A lane with everything in it that is not collapsed. */
  addLane(lane: LaneDraft): void {
    const firstRow = this.rows.length;
    const y = this.y;
    const place = this.lanes.length;
    const collapsed = this.options.collapsed.has(lane.key);
    const teamTone = lane.by === 'team' ? this.source.toneOf(lane.id) : null;
    const healths = lane.projects.map((project) => this.source.healthOf(project.id));
    if (lane.by === 'project') this.addProjectLaneRows(lane, collapsed);
    else if (collapsed) this.addRollUp(lane);
    else if (lane.lanes.length > 0) {
      this.addRow(laneRow(lane), [], []);
      for (const inner of lane.lanes) this.addLane(inner);
    } else if (this.options.packed) this.addPacked(lane);
    else {
      this.addRow(laneRow(lane), [], []);
      for (const project of lane.projects) this.addProject(lane, project);
    }
    for (const { id } of lane.lanes.length > 0 && !collapsed ? [] : lane.projects) {
      this.laneKeyByProject.set(id, lane.key);
    }
    const { key, by, word, parentKey, id, title } = lane;
    this.lanes.splice(place, 0, {
      key,
      by,
      word,
      parentKey,
      id,
      title,
      depth: depthOf(lane),
      collapsed,
      firstRow,
      endRow: this.rows.length,
      y,
      height: this.y - y,
      projectCount: lane.projects.length,
      health: worstHealth(healths),
      amberCount: healths.filter((health) => health === 'amber').length,
      redCount: healths.filter((health) => health === 'red').length,
      teamTone,
    });
  }

  private addProjectLaneRows(lane: LaneDraft, collapsed: boolean): void {
    for (const project of lane.projects) {
      const tasks = this.source.shownTasks(project.id);
      const points = this.source.pointsAt(project.id, collapsed || tasks.length === 0);
      this.addRow(
        {
          key: lane.key,
          kind: 'lane',
          id: project.id,
          laneKey: lane.key,
          depth: depthOf(lane),
          title: project.title,
          expandable: tasks.length > 0,
        },
        this.source.projectBars(project),
        points,
      );
      if (!collapsed) for (const task of tasks) this.addTask(lane.key, task, depthOf(lane) + 1, project);
    }
  }

  private addProject(lane: LaneDraft, project: Project): void {
    const depth = depthOf(lane) + 1;
    const tasks = this.source.shownTasks(project.id);
    const collapsed = this.options.collapsed.has(project.id);
    const points = this.source.pointsAt(project.id, collapsed);
    this.addRow(
      {
        key: project.id,
        kind: 'project',
        id: project.id,
        laneKey: lane.key,
        depth,
        title: project.title,
        expandable: tasks.length > 0,
      },
      this.source.projectBars(project),
      points,
    );
    if (!collapsed) for (const task of tasks) this.addTask(lane.key, task, depth + 1, project);
  }

  private addTask(laneKey: string, root: Task, rootDepth: number, project: Project): void {
    const stack: { task: Task; depth: number }[] = [{ task: root, depth: rootDepth }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { task, depth } = next;
      const tasks = this.source.shownTasks(task.id);
      const collapsed = this.options.collapsed.has(task.id);
      const points = this.source.pointsAt(task.id, collapsed);
      const bar = this.source.barOf(
        task.id,
        'task',
        task.title,
        task.teamId ?? project.teamId,
        project.onHold,
      );
      this.addRow(
        {
          key: task.id,
          kind: 'task',
          id: task.id,
          laneKey,
          depth,
          title: task.title,
          expandable: tasks.length > 0,
        },
        bar ? [bar] : [],
        points,
      );
      if (collapsed) continue;
      for (let i = tasks.length - 1; i >= 0; i--) {
        const child = tasks[i];
        if (child) stack.push({ task: child, depth: depth + 1 });
      }
    }
  }

  /** One row for a collapsed lane: the time its projects take together, and all their milestones. */
  private addRollUp(lane: LaneDraft): void {
    const bars = lane.projects.flatMap((project) => this.source.projectBars(project));
    const points = lane.projects.flatMap((project) => this.source.pointsAt(project.id, true));
    this.addRow(
      laneRow(lane),
      barsToRollUps(lane.key, bars),
      points.sort((a, b) => a.atMinutes - b.atMinutes),
    );
  }

  private addPacked(lane: LaneDraft): void {
    const blocks = lane.projects
      .map((project) => this.packProject(project))
      .filter((block) => block !== null);
    const lines = blocks.length > 0 ? packBlocks(blocks) : [[]];
    lines.forEach((line, i) => {
      const key = `${lane.key}/${i}`;
      this.addRow(
        {
          key,
          kind: 'packed',
          id: null,
          laneKey: lane.key,
          depth: depthOf(lane) + 1,
          title: '',
          expandable: false,
        },
        line.flatMap((block) => block.bars),
        line.flatMap((block) => block.points),
      );
    });
  }

  private packProject(project: Project): PackedBlock | null {
    const bars = this.source.projectBars(project);
    const points = this.source.pointsAt(project.id, true);
    let fromMinutes = Number.POSITIVE_INFINITY;
    let toMinutes = Number.NEGATIVE_INFINITY;
    for (const bar of bars) {
      fromMinutes = Math.min(fromMinutes, bar.fromMinutes);
      toMinutes = Math.max(toMinutes, this.labelledEnd(bar));
    }
    for (const point of points) {
      fromMinutes = Math.min(fromMinutes, point.atMinutes);
      toMinutes = Math.max(toMinutes, this.labelEnd(point));
    }
    return fromMinutes < toMinutes ? { bars, points, fromMinutes, toMinutes } : null;
  }

  /** Where a bar ends together with the label that stands after it because it does not fit inside. */
  private labelledEnd(bar: BarDraft): number {
    const scale = this.options.minutesPerPixel;
    const end = Math.max(bar.toMinutes, bar.tailToMinutes ?? bar.toMinutes);
    if (scale === undefined) return end;
    const mark = bar.confidencePercent === null ? 0 : confidenceMarkWidth;
    const labelMinutes = (textWidth(bar.title, barLabelSize, 500) + mark + 2 * labelGap) * scale;
    const isInside = bar.toMinutes - bar.fromMinutes >= labelMinutes;
    return isInside ? end : end + Math.min(labelMinutes, longestPackedLabel * scale);
  }

  private addRow(
    row: Pick<RoadmapRow, 'key' | 'kind' | 'id' | 'laneKey' | 'depth' | 'title' | 'expandable'>,
    bars: readonly BarDraft[],
    points: readonly MilestoneDraft[],
  ): void {
    const index = this.rows.length;
    const { line, bar: barHeight, strip } = this.metrics;
    const lineOfPoint = this.packPoints(points);
    const strips = points.length === 0 ? 0 : lineOfPoint.reduce((most, it) => Math.max(most, it), 0) + 1;
    const hasBarLine = bars.length > 0 || strips === 0;
    // Milestones alone take the bar's place; below a bar they have strips of their own.
    const height = hasBarLine ? line + strips * strip : line + (strips - 1) * strip;
    const firstPointY = hasBarLine ? line + strip / 2 - 3 : line / 2;
    const barIndexes: number[] = [];
    for (const bar of bars) {
      bar.rowIndex = index;
      bar.y = this.y + (line - barHeight) / 2;
      bar.height = barHeight;
      barIndexes.push(this.bars.push(bar) - 1);
    }
    const milestoneIndexes: number[] = [];
    points.forEach((point, i) => {
      point.rowIndex = index;
      point.y = this.y + firstPointY + (lineOfPoint[i] ?? 0) * strip;
      milestoneIndexes.push(this.milestones.push(point) - 1);
    });
    const { key, kind, id, laneKey, depth, title, expandable } = row;
    this.rows.push({
      key,
      kind,
      id,
      laneKey,
      depth,
      title,
      expandable,
      index,
      y: this.y,
      height,
      collapsed: expandable && this.options.collapsed.has(id !== null && kind !== 'lane' ? id : key),
      barIndexes,
      milestoneIndexes,
    });
    this.y += height;
  }

  /**
   * Which strip each milestone stands on, so that none hides another, nor its label where the scale is fixed ([L6]).
   * On the screen the program's target has the first to itself: at any scale its label has room ([L14]).
   */
  private packPoints(points: readonly MilestoneDraft[]): number[] {
    const ends: number[] = [];
    const { packed, minutesPerPixel } = this.options;
    const isOnScreen = !packed && minutesPerPixel === undefined;
    const ownLine = isOnScreen && points.length > 1 && points.some((point) => point.target) ? 1 : 0;
    return points.map((point) => {
      if (ownLine > 0 && point.target) return 0;
      let line = ends.findIndex((end) => end <= point.atMinutes);
      if (line === -1) {
        line = ends.length < stripLimit ? ends.length : ends.indexOf(Math.min(...ends));
      }
      ends[line] = this.labelEnd(point);
      return line + ownLine;
    });
  }

  private labelEnd(point: MilestoneDraft): number {
    const scale = this.options.minutesPerPixel;
    if (scale === undefined) return point.atMinutes + 1;
    return (
      point.atMinutes + (2 * milestoneHalfWidth + 8 + textWidth(point.title, milestoneLabelSize)) * scale
    );
  }
}
