import type { RoadmapBar, RoadmapMilestone, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import type { Drawn } from './timelineScene';

/** A row as the widget wants it. */
export type WidgetRow = { id: string; content: ''; order: number; className: string; height: number };

/** A bar or milestone as the widget wants it. */
export type WidgetBar = {
  id: string;
  group: string;
  content: string;
  start: Date;
  end?: Date;
  type: 'range' | 'point';
  className: string;
  style: string;
  editable: { updateTime: boolean; updateGroup: boolean; remove: boolean };
  limitSize: boolean;
};

const minute = 60_000;

/** A time of ours as the widget wants it. */
export function minutesToTime(minutes: number): Date {
  return new Date(minutes * minute);
}

/** A time of the widget's in minutes on the civil axis. */
export function timeToMinutes(time: Date): number {
  return time.getTime() / minute;
}

/** A row, without a label: people read the outline. */
export function rowToWidget(row: RoadmapRow): WidgetRow {
  return { id: row.key, content: '', order: row.index, className: `tl-row-${row.kind}`, height: row.height };
}

/** Whether the widget holds a row as it is. */
export function isSameRow(known: WidgetRow, row: RoadmapRow): boolean {
  return known.order === row.index && known.height === row.height;
}

/** A bar or milestone of a row. */
export function drawnToWidget(drawn: Drawn, row: RoadmapRow, selectedIds: ReadonlySet<string>): WidgetBar {
  return drawn.kind === 'bar'
    ? barToWidget(drawn.bar, row, selectedIds)
    : pointToWidget(drawn.milestone, row, selectedIds);
}

function barToWidget(bar: RoadmapBar, row: RoadmapRow, selectedIds: ReadonlySet<string>): WidgetBar {
  const classes = [
    'tl-bar',
    `tl-${bar.health}`,
    bar.kind === 'rollup' ? 'tl-rollup' : bar.summary ? 'tl-summary' : '',
    bar.critical && !bar.done ? 'tl-critical' : '',
    bar.onHold ? 'tl-held' : '',
    bar.id !== null && selectedIds.has(bar.id) ? 'tl-selected' : '',
  ];
  const isMovable = bar.kind !== 'rollup' && !bar.summary;
  return {
    id: bar.key,
    group: row.key,
    content: '',
    type: 'range',
    start: minutesToTime(bar.fromMinutes),
    end: minutesToTime(bar.toMinutes),
    className: classes.filter(Boolean).join(' '),
    style: `translate: 0 ${bar.y - row.y}px; height: ${bar.height}px; --progress: ${bar.percentComplete}%;`,
    editable: { updateTime: isMovable, updateGroup: false, remove: false },
    // The widget would cut long bars off, and with them the share that is done.
    limitSize: false,
  };
}

function pointToWidget(
  milestone: RoadmapMilestone,
  row: RoadmapRow,
  selectedIds: ReadonlySet<string>,
): WidgetBar {
  const classes = [
    'tl-milestone',
    `tl-${milestone.health}`,
    milestone.critical && !milestone.done ? 'tl-critical' : '',
    selectedIds.has(milestone.id) ? 'tl-selected' : '',
  ];
  return {
    id: milestone.id,
    group: row.key,
    content: '',
    type: 'point',
    start: minutesToTime(milestone.atMinutes),
    className: classes.filter(Boolean).join(' '),
    style: `translate: 0 ${milestone.y - row.y}px;`,
    editable: { updateTime: true, updateGroup: false, remove: false },
    limitSize: false,
  };
}

/** What tells whether the widget has to hear of a bar again. */
export function barSignature(bar: WidgetBar, name: string): string {
  const { group, start, end, className, style } = bar;
  return `${group} ${start.getTime()} ${end?.getTime()} ${className} ${style} ${name}`;
}
