import { DataSet, moment, Timeline, type TimelineOptions } from 'vis-timeline/standalone';
import type { RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { afterPaint } from '../../../ui/afterPaint';
import { keysRow } from '../navigation';
import {
  longestWindowMinutes,
  minutesPerDay,
  shortestWindowMinutes,
  type TimeScale,
  type TimeWindow,
  windowToScale,
} from '../timeScale';
import { BarBoxes } from './barBoxes';
import { BarDrag, type BarPlaces } from './barDrag';
import { BarLabels } from './barLabels';
import { KnownSizes } from './knownSizes';
import { rowAtHeight } from './placing';
import { type DraggedTo, type Drawn, nameOf, type TimelineEvents, type TimelineScene } from './timelineScene';
import { WidgetDrawing } from './widgetDrawing';
import { noticeUprightPulls } from './widgetPulls';
import {
  barSignature,
  drawnToWidget,
  isSameRow,
  minutesToTime,
  rowToWidget,
  timeToMinutes,
  type WidgetBar,
  type WidgetRow,
} from './widgetRows';
import './timeline.css';

type MoveCallback = (accepted: null) => void;

type ClickProperties = {
  readonly item: string | number | null | undefined;
  readonly group: string | number | null | undefined;
  readonly time: Date;
  readonly event: MouseEvent;
};

const millisecondsPerMinute = 60_000;

/** So many bars and milestones that are new to the widget fit into a frame: the rows of what is more follow in the next. */
const mostNewInFrame = 60;

/** How far beyond the plan one can pan. */
const airMinutes = 40 * 365 * minutesPerDay;

/**
 * The only file that knows vis-timeline. It holds the rows that it is shown, never more: what costs is how much the
 * widget holds. The widget owns no date: after a drag the bar is put back, and drawn where the program says.
 */
export class TimelineAdapter {
  private readonly host: HTMLElement;
  private readonly rows = new DataSet<WidgetRow>();
  private readonly bars = new DataSet<WidgetBar>();
  private readonly timeline: Timeline;
  private readonly boxes: BarBoxes;
  private readonly labels = new BarLabels();
  private readonly drag: BarDrag;
  private readonly drawing: WidgetDrawing;
  private readonly sizes: KnownSizes;
  private readonly shownByKey = new Map<string, Shown>();
  private readonly signatureByKey = new Map<string, string>();
  private scene: TimelineScene | null = null;
  private firstRow = 0;
  private endRow = 0;
  private width: number;
  private limitedTo = '';
  private isClicking = false;
  private cancelExplaining = () => {};
  private cancelFollowing = () => {};

  constructor(
    private readonly container: HTMLElement,
    private readonly events: TimelineEvents,
    window: TimeWindow,
  ) {
    this.boxes = new BarBoxes(container);
    this.host = document.createElement('div');
    this.host.className = 'tl-host';
    // The widget writes a style upon the element that it is put into, which the host's own place must survive.
    const mount = document.createElement('div');
    mount.className = 'tl-mount';
    this.host.append(mount);
    this.width = container.clientWidth;
    this.timeline = new Timeline(mount, this.bars as never, this.rows as never, {
      ...this.fixedOptions(),
      start: minutesToTime(window.fromMinutes),
      end: minutesToTime(window.toMinutes),
    });
    noticeUprightPulls(this.timeline);
    this.drawing = new WidgetDrawing(this.timeline);
    this.sizes = new KnownSizes(this.timeline, this.width);
    // Not before: the widget draws itself four times while it is made, unless it is out of the page.
    container.append(this.host);
    this.timeline.on('rangechanged', () => events.onSettled(this.scale()));
    this.timeline.on('changed', () => this.handleDrawn());
    this.timeline.on('click', (properties: ClickProperties) => this.handleClick(properties));
    this.timeline.on('doubleClick', (properties: ClickProperties) => this.handleDoubleClick(properties));
    container.addEventListener('focusin', this.handleFocus);
    this.drag = new BarDrag(container, events, this.places(), (key) => this.signatureByKey.delete(key));
  }

  /** Takes the widget off the page and lets go of everything. */
  destroy(): void {
    this.container.removeEventListener('focusin', this.handleFocus);
    this.cancelExplaining();
    this.cancelFollowing();
    this.drawing.stop();
    this.drag.destroy();
    this.timeline.destroy();
    this.host.remove();
  }

  /** The window in view and its scale. */
  scale(): TimeScale {
    const { start, end } = this.timeline.getWindow();
    return windowToScale({ fromMinutes: timeToMinutes(start), toMinutes: timeToMinutes(end) }, this.width);
  }

  /** Shows another part of the time axis, at once. */
  setWindow(window: TimeWindow): void {
    this.timeline.setWindow(minutesToTime(window.fromMinutes), minutesToTime(window.toMinutes), {
      animation: false,
    });
    this.drawing.draw();
  }

  /** Draws a new version of the plan in the rows that are in view. */
  update(scene: TimelineScene, rows: { readonly firstRow: number; readonly endRow: number }): void {
    this.drag.putBack();
    this.scene = scene;
    this.drawing.fill(() => this.limitPanning(scene.layout));
    this.showRows(rows.firstRow, rows.endRow, true);
  }

  /** Gives the widget the rows from `firstRow` to before `endRow`, and takes all others away. */
  showRows(firstRow: number, endRow: number, changed = false): void {
    const { scene } = this;
    if (!scene) return;
    const { layout } = scene;
    if (!changed && firstRow === this.firstRow && endRow === this.endRow) return;
    this.firstRow = firstRow;
    this.endRow = endRow;
    const top = layout.rows[firstRow]?.y ?? 0;
    const last = layout.rows[Math.min(endRow, layout.rows.length) - 1];
    this.host.style.top = `${top + 1}px`;
    const height = `${(last && firstRow < endRow ? last.y + last.height : top) - top + 60}px`;
    if (this.host.style.height !== height) this.host.style.height = height;
    this.drawRows(scene);
  }

  private drawRows(scene: TimelineScene): void {
    this.cancelFollowing();
    const { layout } = scene;
    const endRow = this.endInFrame(layout);
    const shown = layout.rows.slice(this.firstRow, endRow);
    const top = shown[0]?.y ?? 0;
    this.sizes.place(new Map(shown.map((row) => [row.key, { top: row.y - top, height: row.height }])));
    this.boxes.keepFocusWhile(() => {
      const { changedKeys, isOther } = this.drawing.fill(() => {
        const bars = this.showBars(scene, shown);
        const areRowsOther = this.showGroups(shown);
        this.sizes.settle();
        return { changedKeys: bars.changedKeys, isOther: bars.isOther || areRowsOther };
      });
      if (!isOther && this.drawing.drawOnly(changedKeys)) {
        this.handleDrawn();
        return;
      }
      // Before the new bars are laid out, so that they are laid out once.
      this.placeLabels(this.scale());
      this.drawing.draw();
    });
    this.explainSoon();
    if (endRow < Math.min(this.endRow, layout.rows.length)) {
      this.cancelFollowing = afterPaint(() => {
        if (this.scene) this.drawRows(this.scene);
      });
    }
  }

  /** The end of the rows that are drawn in this frame; one row at least. */
  private endInFrame({ rows, bars, milestones }: RoadmapLayout): number {
    let newCount = 0;
    for (let i = this.firstRow; i < this.endRow; i++) {
      const row = rows[i];
      if (!row) break;
      const isNew = (key: string | undefined) => key !== undefined && !this.shownByKey.has(key);
      newCount += row.barIndexes.filter((index) => isNew(bars[index]?.key)).length;
      newCount += row.milestoneIndexes.filter((index) => isNew(milestones[index]?.id)).length;
      if (newCount > mostNewInFrame && i > this.firstRow) return i;
    }
    return this.endRow;
  }

  /** The container got another width. */
  resize(): void {
    const { clientWidth } = this.container;
    if (clientWidth === this.width) return;
    const { fromMinutes, minutesPerPixel } = this.scale();
    this.width = clientWidth;
    this.sizes.widen(clientWidth);
    this.drawing.draw();
    // What is at the left edge stays there, and days stay as wide as they were.
    this.setWindow({ fromMinutes, toMinutes: fromMinutes + minutesPerPixel * clientWidth });
  }

  /** Makes a bar or milestone the one that the Tab key reaches, and moves the focus to it if it is in the page. */
  focus(key: string): void {
    this.boxes.focus(key);
  }

  /** Makes a bar or milestone the one that the Tab key reaches. */
  setTabStop(key: string): void {
    this.boxes.setFocusKey(key);
  }

  /** What has the focus, or had it last. */
  focusedKey(): string | null {
    return this.boxes.focusedKey();
  }

  /** Where the drag under way is; null without one. */
  draggedTo(): DraggedTo | null {
    return this.drag.underWay();
  }

  /** Ends a drag as if it had not been. Answers whether there was one. */
  cancelDrag(): boolean {
    const before = this.drag.cancel();
    if (!before) return false;
    const known = this.bars.get(before.key);
    if (known) {
      const end = known.end ? { end: minutesToTime(before.toMinutes) } : {};
      this.bars.update({ ...known, start: minutesToTime(before.fromMinutes), ...end });
    }
    this.events.onDragging(null);
    return true;
  }

  /** Says on all bars in view why they stand where they do, once they are on the screen. */
  private explainSoon(): void {
    this.cancelExplaining();
    this.cancelExplaining = afterPaint(() => {
      for (const [key, { drawn }] of this.shownByKey) this.boxes.explain(key, drawn, this.scene);
    });
  }

  /** Where bars are, for the pointer that drags one. */
  private places(): BarPlaces {
    return {
      laneAt: (clientY) => {
        const y = clientY - this.container.getBoundingClientRect().top;
        return (this.scene && rowAtHeight(this.scene.layout, y)?.laneKey) ?? null;
      },
      laneOf: (key) => {
        const row = this.scene && keysRow(this.scene.layout, key);
        // The bar of a lane of its own is not in a lane.
        return !row || (row.kind === 'lane' && row.id === key) ? null : row.laneKey;
      },
      spanOf: (key) => {
        const drawn = this.shownByKey.get(key)?.drawn;
        return drawn ? spanOf(drawn) : null;
      },
    };
  }

  private fixedOptions(): TimelineOptions {
    return {
      width: '100%',
      height: '100%',
      autoResize: false,
      stack: false,
      groupHeightMode: 'fixed',
      groupOrder: 'order',
      orientation: { axis: 'top', item: 'top' },
      margin: { axis: 0, item: { horizontal: 0, vertical: 0 } },
      rtl: false,
      showMajorLabels: false,
      showMinorLabels: false,
      showCurrentTime: false,
      showTooltips: false,
      horizontalScroll: false,
      verticalScroll: false,
      zoomable: false,
      // Drags on empty ground are ours: they draw, select or move the picture.
      moveable: false,
      selectable: false,
      multiselect: false,
      itemsAlwaysDraggable: { item: true, range: true },
      editable: { updateTime: true, updateGroup: false, add: false, remove: false, overrideItems: false },
      zoomMin: shortestWindowMinutes * millisecondsPerMinute,
      zoomMax: longestWindowMinutes * millisecondsPerMinute,
      // Days are civil: the viewer's zone and its daylight saving must not move a bar.
      moment: (time: unknown) => moment.utc(time),
      snap: null,
      xss: { disabled: false },
      template: (bar: { id?: string } | null, element: HTMLElement) => this.createContent(bar?.id, element),
      onMoving: (bar: WidgetBar, callback: (bar: WidgetBar | null) => void) =>
        this.handleMoving(bar, callback),
      onMove: (bar: WidgetBar, callback: MoveCallback) => this.drag.drop(bar.id, () => callback(null)),
    } as unknown as TimelineOptions;
  }

  private limitPanning({ span }: RoadmapLayout): void {
    if (!span) return;
    // In steps, since the widget draws everything anew when it is told of another limit.
    const from = Math.floor(span.fromMinutes / airMinutes - 1) * airMinutes;
    const to = Math.ceil(span.toMinutes / airMinutes + 1) * airMinutes;
    const limit = `${from} ${to}`;
    if (limit === this.limitedTo) return;
    this.limitedTo = limit;
    this.timeline.setOptions({ min: minutesToTime(from), max: minutesToTime(to) });
  }

  /** Answers whether any row is another than before. */
  private showGroups(shown: readonly RoadmapRow[]): boolean {
    const keys = new Set(shown.map((row) => row.key));
    const gone = this.rows.getIds().filter((id) => !keys.has(id));
    if (gone.length > 0) this.rows.remove(gone);
    const changed: WidgetRow[] = [];
    for (const row of shown) {
      const known = this.rows.get(row.key);
      if (!known || !isSameRow(known, row)) changed.push(rowToWidget(row));
    }
    if (changed.length > 0) this.rows.update(changed);
    return gone.length + changed.length > 0;
  }

  /** Answers which bars have changed, and whether some have come or gone. */
  private showBars(
    scene: TimelineScene,
    shown: readonly RoadmapRow[],
  ): { readonly changedKeys: readonly string[]; readonly isOther: boolean } {
    const next = drawnOfRows(scene, shown);
    const gone = [...this.shownByKey.keys()].filter((key) => !next.has(key));
    if (gone.length > 0) this.bars.remove(gone);
    for (const key of gone) {
      this.shownByKey.delete(key);
      this.boxes.remove(key);
      this.signatureByKey.delete(key);
    }
    const changed: WidgetBar[] = [];
    let isOther = gone.length > 0;
    for (const [key, it] of next) {
      const before = this.shownByKey.get(key);
      const known = this.signatureByKey.get(key);
      this.shownByKey.set(key, it);
      if (known !== undefined && before && isSameShown(before, it)) continue;
      const widgetBar = drawnToWidget(it.drawn, it.row, scene.selectedIds);
      const signature = barSignature(widgetBar, nameOf(scene, it.drawn));
      if (known === signature) continue;
      isOther ||= before === undefined;
      this.signatureByKey.set(key, signature);
      changed.push(widgetBar);
    }
    if (changed.length > 0) this.bars.update(changed);
    return { changedKeys: changed.map((bar) => bar.id), isOther };
  }

  /** Called by the widget when it makes or renews a bar's element: the moment to say what the element is. */
  private createContent(key: string | undefined, element: HTMLElement): HTMLElement | string {
    const drawn = key === undefined ? undefined : this.shownByKey.get(key)?.drawn;
    if (key === undefined || !drawn) return '';
    return this.boxes.dress(key, drawn, element, this.scene);
  }

  private handleDrawn(): void {
    const scale = this.scale();
    this.placeLabels(scale);
    this.events.onDrawn(scale);
  }

  private placeLabels(scale: TimeScale): void {
    if (!this.scene) return;
    const { layout } = this.scene;
    this.labels.place(layout, layout.rows.slice(this.firstRow, this.endRow), scale, this.boxes.boxOf);
  }

  private handleClick({ item, event }: ClickProperties): void {
    if (this.drag.hasMoved(event)) return;
    const key = toKey(item);
    // What the click selects, it tells itself: the focus that comes with it must not select that alone.
    this.isClicking = true;
    if (key !== null) this.focus(key);
    this.isClicking = false;
    const extend = 'shiftKey' in event && (event.shiftKey || event.ctrlKey || event.metaKey);
    this.events.onClick(key, extend, { x: event.clientX, y: event.clientY });
  }

  private handleDoubleClick({ item, group, time }: ClickProperties): void {
    const row = this.scene?.layout.rows.find((it) => it.key === group);
    this.events.onDoubleClick(toKey(item), timeToMinutes(time), row?.index ?? null);
  }

  private readonly handleFocus = (event: FocusEvent) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key === undefined || this.boxes.isFocusReturning()) return;
    this.boxes.setFocusKey(key);
    if (!this.isClicking) this.events.onFocus(key);
  };

  private handleMoving(bar: WidgetBar, callback: (bar: WidgetBar | null) => void): void {
    const drawn = this.shownByKey.get(bar.id)?.drawn;
    const dragged = drawn && this.drag.move(bar.id, spanOf(drawn), this.scale().minutesPerPixel);
    if (!dragged) {
      callback(null);
      return;
    }
    const end = bar.end ? { end: minutesToTime(dragged.toMinutes) } : {};
    callback({ ...bar, start: minutesToTime(dragged.fromMinutes), ...end });
    this.events.onDragging(dragged);
  }
}

function toKey(id: string | number | null | undefined): string | null {
  return id === null || id === undefined ? null : String(id);
}

function spanOf(drawn: Drawn): TimeWindow {
  if (drawn.kind === 'bar') return drawn.bar;
  const { atMinutes } = drawn.milestone;
  return { fromMinutes: atMinutes, toMinutes: atMinutes };
}

/** One bar or milestone as the widget was told of it. */
type Shown = {
  readonly drawn: Drawn;
  readonly row: RoadmapRow;
  readonly isSelected: boolean;
  readonly names: TimelineScene['names'];
};

function isSameShown(a: Shown, b: Shown): boolean {
  const isSame =
    a.drawn.kind === 'bar'
      ? b.drawn.kind === 'bar' && a.drawn.bar === b.drawn.bar
      : b.drawn.kind === 'milestone' && a.drawn.milestone === b.drawn.milestone;
  return isSame && a.row === b.row && a.isSelected === b.isSelected && a.names === b.names;
}

/** What stands on the rows, by key. */
function drawnOfRows(
  { layout, selectedIds, names }: TimelineScene,
  shown: readonly RoadmapRow[],
): ReadonlyMap<string, Shown> {
  const byKey = new Map<string, Shown>();
  for (const row of shown) {
    for (const index of row.barIndexes) {
      const bar = layout.bars[index];
      if (!bar) continue;
      const isSelected = bar.id !== null && selectedIds.has(bar.id);
      byKey.set(bar.key, { row, isSelected, names, drawn: { kind: 'bar', bar } });
    }
    for (const index of row.milestoneIndexes) {
      const milestone = layout.milestones[index];
      if (!milestone) continue;
      const isSelected = selectedIds.has(milestone.id);
      byKey.set(milestone.id, { row, isSelected, names, drawn: { kind: 'milestone', milestone } });
    }
  }
  return byKey;
}
