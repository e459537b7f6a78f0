import type { MouseEvent, ReactNode } from 'react';
import type {
  RoadmapArrow,
  RoadmapBar,
  RoadmapLayout,
  RoadmapRow,
} from '../../../../domain/layout/roadmapTypes';
import { numberToDay } from '../../../../domain/time/day';
import { useSelection } from '../../../plan/selection';
import type { Format } from '../../../ui/format';
import type { LinkingEvents } from '../gestures/bindLinking';
import type { Sketch } from '../gestures/sketch';
import { keysRow, keyToId } from '../navigation';
import type { AxisTaste } from '../painting/axisPainter';
import { minutesPerDay, minutesToX, type TimeScale, type TimeWindow } from '../timeScale';
import { barName, milestoneName } from '../widget/barContent';
import { placeDragNote } from '../widget/placing';
import type { DraggedTo, TimelineEvents, TimelineScene } from '../widget/timelineScene';
import type { OverlayHandle } from './ChartOverlay';
import type { OutlineFacts } from './RoadmapOutline';

/** What the chart draws, and what it tells the screen. */
export type RoadmapChartProps = {
  readonly layout: RoadmapLayout;
  readonly facts: OutlineFacts;
  readonly format: Format;
  readonly taste: AxisTaste;
  /** Tools in the corner of outline and axis. */
  readonly headTools: ReactNode;
  readonly firstWindow: TimeWindow;
  readonly firstScrollTop: number;
  /** Called with every drawing. */
  readonly onWindow: (window: TimeWindow) => void;
  readonly onSettled: (window: TimeWindow) => void;
  readonly onScrolled: (scrollTop: number) => void;
  readonly onSelect: (id: string | null, extend: boolean) => void;
  readonly onToggle: (key: string) => void;
  readonly onOpen: (id: string) => void;
  /** The right button, or the key that stands for it. */
  readonly onMenu: (event: MouseEvent) => void;
  /** Begins a bar on a row, at a time. */
  readonly onAddAt: (minutes: number, row: RoadmapRow) => void;
  /** Makes a bar that was drawn a row of the program. */
  readonly onCreate: (sketch: Sketch, title: string) => Promise<boolean>;
  readonly describeLink: LinkingEvents['describe'];
  readonly onLinked: LinkingEvents['onLinked'];
  /** Whether bars may be drawn: what is shown is the plan, and it is not presented. */
  readonly canDraw: boolean;
  readonly onDragged: (dragged: DraggedTo) => Promise<unknown>;
  /** Where a drag is; null when it ended. */
  readonly onDragging: (dragged: DraggedTo | null) => void;
  /** Keeps what the drag would do, and forgets the drag. */
  readonly onKeepDrag: () => void;
  readonly describeDrag: (dragged: DraggedTo) => string;
  /** Whether the lane that a bar is dragged over takes it. */
  readonly canDropIn: (dragged: DraggedTo) => boolean;
  readonly onRefusedDrag: (bar: RoadmapBar) => void;
};

/** What the chart makes of what the widget tells; `props` and `dragNote` are read when something happens. */
export function chartEvents(
  paint: (scale: TimeScale) => void,
  props: () => RoadmapChartProps,
  dragNote: () => HTMLElement | null,
  overlay: () => OverlayHandle | null,
  arrowAt: (clientX: number, clientY: number) => RoadmapArrow | null,
  onFocusRow: (rowIndex: number) => void,
): TimelineEvents {
  let shown: TimeScale | null = null;
  return {
    onDrawn: (scale) => {
      shown = scale;
      paint(scale);
      props().onWindow(scale);
    },
    onSettled: ({ fromMinutes, toMinutes }) => props().onSettled({ fromMinutes, toMinutes }),
    onDragging: (dragged) => {
      showDrag(dragNote(), dragged, props(), shown);
      overlay()?.showDrag(dragged, props().canDropIn);
      props().onDragging(dragged);
    },
    onDragged: (dragged) => props().onDragged(dragged),
    onClick: (key, extend, at) => {
      const row = key === null ? undefined : keysRow(props().layout, key);
      if (row) onFocusRow(row.index);
      const id =
        key === null ? (arrowAt(at.x, at.y)?.dependencyIds[0] ?? null) : keyToId(props().layout, key);
      props().onSelect(id, extend);
    },
    onDoubleClick: (key, atMinutes, rowIndex) => {
      const id = keyToId(props().layout, key);
      const row = rowIndex === null ? undefined : props().layout.rows[rowIndex];
      if (id !== null) props().onOpen(id);
      else if (key !== null && row) props().onToggle(row.key);
      else if (row && props().canDraw) props().onAddAt(atMinutes, row);
    },
    onRefused: (key) => {
      const bar = props().layout.bars.find((it) => it.key === key);
      if (bar) props().onRefusedDrag(bar);
    },
    onFocus: (key) => {
      const row = keysRow(props().layout, key);
      if (row) onFocusRow(row.index);
      const id = keyToId(props().layout, key);
      if (id !== null && !useSelection.getState().ids.includes(id)) props().onSelect(id, false);
    },
  };
}

/** What bars and milestones are called. */
export function chartNames(format: Format): TimelineScene['names'] {
  return {
    bar: (bar) =>
      barName(
        bar,
        (it) => format.range(it.startDay, it.finishDay),
        (midnight) => format.day(numberToDay(midnight / minutesPerDay - 1)),
      ),
    milestone: (milestone) => milestoneName(milestone, format.day(milestone.day)),
  };
}

/** Why a row is where it is, in a line or two. */
export function whyInLines(facts: OutlineFacts, id: string): string {
  const why = facts.why(id);
  if (!why) return '';
  return why.start === why.finish ? why.start : `Starts ${why.start}.\nFinishes ${why.finish}.`;
}

function showDrag(
  note: HTMLElement | null,
  dragged: DraggedTo | null,
  { layout, describeDrag }: RoadmapChartProps,
  scale: TimeScale | null,
): void {
  if (!note) return;
  note.hidden = dragged === null;
  note.textContent = '';
  if (!dragged || !scale) return;
  note.textContent = describeDrag(dragged);
  const lane = layout.lanes.find(({ key }) => key === dragged.laneKey);
  const bar = layout.bars.find(({ key }) => key === dragged.key);
  const milestone = layout.milestones.find(({ id }) => id === dragged.key);
  const place = lane ?? bar ?? { y: (milestone?.y ?? 0) - 9, height: 18 };
  placeDragNote(note, minutesToX(scale, dragged.fromMinutes), place, scale.width);
}
