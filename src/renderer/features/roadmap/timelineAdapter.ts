import { DataSet, moment, Timeline, type TimelineOptions } from 'vis-timeline/standalone';
import { milestoneRank, placeBarLabel, placeMilestoneLabels } from '../../../domain/layout/roadmapLabels';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapRow,
} from '../../../domain/layout/roadmapTypes';
import { barLabelWidth, createBarLabel, createMilestoneLabel, milestoneLabelWidth } from './barContent';
import {
  longestWindowMinutes,
  minutesPerDay,
  minutesToX,
  shortestWindowMinutes,
  type TimeScale,
  type TimeWindow,
  windowToScale,
} from './timeScale';
import './timeline.css';

/** What a drag made of a bar or milestone, in whole days; the end that was not dragged is null. */
export type DraggedTo = {
  readonly key: string;
  readonly what: 'move' | 'start' | 'finish';
  /** For `move` by how many days; for an end the first or last day's midnight, last days exclusive. */
  readonly days: number;
  readonly fromMinutes: number;
  readonly toMinutes: number;
};

/** What the widget tells. */
export type TimelineEvents = {
  /** Bars were drawn anew, in another window, size or order: what else is drawn in step with them follows now. */
  readonly onDrawn: (scale: TimeScale) => void;
  /** The window came to rest. */
  readonly onSettled: (scale: TimeScale) => void;
  /** While something is dragged, and null when it is over. */
  readonly onDragging: (dragged: DraggedTo | null) => void;
  /** A drag ended: the answer is awaited, then the bar goes back and the new layout says where it is. */
  readonly onDragged: (dragged: DraggedTo) => Promise<unknown>;
  readonly onClick: (
    key: string | null,
    extend: boolean,
    at: { readonly x: number; readonly y: number },
  ) => void;
  readonly onDoubleClick: (key: string | null, atMinutes: number, rowIndex: number | null) => void;
  readonly onFocus: (key: string) => void;
  /** Somebody pulls at a bar whose dates come from its parts. */
  readonly onRefused: (key: string) => void;
};

/** What is drawn. */
export type TimelineScene = {
  readonly layout: RoadmapLayout;
  readonly selectedIds: ReadonlySet<string>;
  /** Accessible names by key. */
  readonly nameBar: (bar: RoadmapBar) => string;
  readonly nameMilestone: (milestone: RoadmapMilestone) => string;
  /** Why a row is where it is, in a line or two; empty where nothing says. */
  readonly whyThere: (id: string) => string;
};

type WidgetRow = { id: string; content: HTMLElement; order: number; className: string };
type WidgetBar = {
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
type Drawn =
  | { readonly kind: 'bar'; readonly bar: RoadmapBar; readonly labelWidth: number }
  | { readonly kind: 'milestone'; readonly milestone: RoadmapMilestone; readonly labelWidth: number };
type MoveCallback = (accepted: null) => void;
type PendingMove = { readonly key: string; readonly putBack: MoveCallback };

const minute = 60_000;
/** Pixels after which a press is a pull. */
const pullDistance = 8;
const clickDistance = 4;

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
  private readonly boxByKey = new Map<string, HTMLElement>();
  private readonly drawnByKey = new Map<string, Drawn>();
  private readonly signatureByKey = new Map<string, string>();
  private readonly labelWidthByText = new Map<string, number>();
  private scene: TimelineScene | null = null;
  private firstRow = 0;
  private endRow = 0;
  private focusKey: string | null = null;
  private pending: PendingMove | null = null;
  /** Where the pointer went down and is, and which part of a bar it holds. */
  private grip: {
    readonly what: DraggedTo['what'];
    readonly downX: number;
    readonly downY: number;
    x: number;
  } | null = null;
  /** The drag under way, and where its bar was before. */
  private drag: { readonly dragged: DraggedTo; readonly from: number; readonly to: number } | null = null;
  private canceled = false;
  private held: { readonly key: string; readonly x: number } | null = null;
  private width: number;
  private limitedTo = '';
  private isAwake = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: TimelineEvents,
    window: TimeWindow,
  ) {
    this.host = document.createElement('div');
    this.host.className = 'tl-host';
    // The widget writes a style upon the element that it is put into, which the host's own place must survive.
    const mount = document.createElement('div');
    mount.className = 'tl-mount';
    this.host.append(mount);
    container.append(this.host);
    this.width = container.clientWidth;
    this.timeline = new Timeline(mount, this.bars as never, this.rows as never, {
      ...this.fixedOptions(),
      start: new Date(window.fromMinutes * minute),
      end: new Date(window.toMinutes * minute),
    });
    // The widget counts as drawn, and lets go of its loading screen, only with the first drawing after its window has
    // come to rest, which it says a while after each change.
    this.setWindow({ fromMinutes: window.fromMinutes - 1, toMinutes: window.toMinutes });
    this.setWindow(window);
    this.timeline.on('rangechanged', () => {
      if (!this.isAwake) this.redraw();
      this.isAwake = true;
      events.onSettled(this.scale());
    });
    this.timeline.on('changed', () => this.handleDrawn());
    this.timeline.on('click', (properties: ClickProperties) => this.handleClick(properties));
    this.timeline.on('doubleClick', (properties: ClickProperties) => this.handleDoubleClick(properties));
    container.addEventListener('focusin', this.handleFocus);
    container.addEventListener('pointerdown', this.handlePress, { capture: true });
    // Before the widget hears of it, and also where the pointer has left the picture.
    globalThis.addEventListener('pointermove', this.handlePull, { capture: true });
  }

  /** Takes the widget off the page and lets go of everything. */
  destroy(): void {
    this.container.removeEventListener('focusin', this.handleFocus);
    this.container.removeEventListener('pointerdown', this.handlePress, { capture: true });
    globalThis.removeEventListener('pointermove', this.handlePull, { capture: true });
    this.timeline.destroy();
    this.host.remove();
  }

  /** The window in view and its scale. */
  scale(): TimeScale {
    const { start, end } = this.timeline.getWindow();
    const window = { fromMinutes: start.getTime() / minute, toMinutes: end.getTime() / minute };
    return windowToScale(window, this.width);
  }

  /** Shows another part of the time axis, at once. */
  setWindow(window: TimeWindow): void {
    this.timeline.setWindow(new Date(window.fromMinutes * minute), new Date(window.toMinutes * minute), {
      animation: false,
    });
    this.redraw();
  }

  /** Draws a new version of the plan in the rows that are in view. */
  update(scene: TimelineScene): void {
    this.putBack();
    this.scene = scene;
    this.limitPanning(scene.layout);
    this.showRows(this.firstRow, this.endRow, true);
  }

  /** Gives the widget the rows from `firstRow` to before `endRow`, and takes all others away. */
  showRows(firstRow: number, endRow: number, changed = false): void {
    const { scene } = this;
    if (!scene) return;
    const { layout } = scene;
    if (!changed && firstRow === this.firstRow && endRow === this.endRow) return;
    this.firstRow = firstRow;
    this.endRow = endRow;
    const shown = layout.rows.slice(firstRow, endRow);
    const top = shown[0]?.y ?? 0;
    const last = shown.at(-1);
    this.host.style.top = `${top + 1}px`;
    const height = `${(last ? last.y + last.height : 0) - top + 60}px`;
    if (this.host.style.height !== height) this.host.style.height = height;
    this.keepFocusWhile(() => {
      this.showBars(layout, shown);
      this.showGroups(shown);
      this.redraw();
    });
  }

  /** The container got another width. */
  resize(): void {
    const { clientWidth } = this.container;
    if (clientWidth === this.width) return;
    const { fromMinutes, minutesPerPixel } = this.scale();
    this.width = clientWidth;
    this.redraw();
    // What is at the left edge stays there, and days stay as wide as they were.
    this.setWindow({ fromMinutes, toMinutes: fromMinutes + minutesPerPixel * clientWidth });
  }

  /** Makes a bar or milestone the one that the Tab key reaches, and moves the focus to it if it is in the page. */
  focus(key: string, move = true): void {
    this.setFocusKey(key);
    if (move) (this.boxByKey.get(key) ?? this.container).focus({ preventScroll: true });
  }

  /** What has the focus, or had it last. */
  focusedKey(): string | null {
    return this.focusKey;
  }

  /** Ends a drag as if it had not been. Answers whether there was one. */
  cancelDrag(): boolean {
    const { drag } = this;
    if (!drag || this.canceled) return false;
    this.canceled = true;
    this.moveWidgetBar(drag.dragged.key, drag.from, drag.to);
    this.events.onDragging(null);
    return true;
  }

  /** Draws in this tick: the widget's own `redraw` waits for a frame, and axis, arrows and outline would be ahead of it. */
  private redraw(): void {
    (this.timeline as unknown as { emit(event: string): void }).emit('_change');
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
      // The axis and its lines are ours; one line in fifty years is the least that the widget draws.
      timeAxis: { scale: 'year', step: 50 },
      showMajorLabels: false,
      showMinorLabels: false,
      showCurrentTime: false,
      showTooltips: false,
      horizontalScroll: false,
      verticalScroll: false,
      zoomable: false,
      moveable: true,
      selectable: false,
      multiselect: false,
      itemsAlwaysDraggable: { item: true, range: true },
      editable: { updateTime: true, updateGroup: false, add: false, remove: false, overrideItems: false },
      zoomMin: shortestWindowMinutes * minute,
      zoomMax: longestWindowMinutes * minute,
      // Days are civil: the viewer's zone and its daylight saving must not move a bar.
      moment: (time: unknown) => moment.utc(time),
      snap: null,
      xss: { disabled: false },
      template: (bar: { id?: string } | null, element: HTMLElement) => this.createContent(bar?.id, element),
      onMoving: (bar: WidgetBar, callback: (bar: WidgetBar | null) => void) =>
        this.handleMoving(bar, callback),
      onMove: (bar: WidgetBar, callback: MoveCallback) => this.handleMove(bar, callback),
    } as unknown as TimelineOptions;
  }

  private limitPanning({ span }: RoadmapLayout): void {
    const limit = span ? `${span.fromMinutes} ${span.toMinutes}` : '';
    if (limit === this.limitedTo || !span) return;
    this.limitedTo = limit;
    this.timeline.setOptions({
      min: new Date((span.fromMinutes - airMinutes) * minute),
      max: new Date((span.toMinutes + airMinutes) * minute),
    });
  }

  private showGroups(shown: readonly RoadmapRow[]): void {
    const keys = new Set(shown.map((row) => row.key));
    const gone = this.rows.getIds().filter((id) => !keys.has(id));
    if (gone.length > 0) this.rows.remove(gone);
    const changed: WidgetRow[] = [];
    for (const row of shown) {
      const known = this.rows.get(row.key);
      const height = `${row.height}px`;
      if (known && known.order === row.index && known.content.style.height === height) continue;
      // The widget makes each row as high as its label, which nobody sees.
      const content = document.createElement('div');
      content.style.height = height;
      changed.push({ id: row.key, content, order: row.index, className: `tl-row-${row.kind}` });
    }
    if (changed.length > 0) this.rows.update(changed);
  }

  private showBars(layout: RoadmapLayout, shown: readonly RoadmapRow[]): void {
    const next = new Map<string, { readonly drawn: Drawn; readonly row: RoadmapRow }>();
    for (const row of shown) {
      for (const index of row.barIndexes) {
        const bar = layout.bars[index];
        if (!bar) continue;
        next.set(bar.key, { row, drawn: { kind: 'bar', bar, labelWidth: this.widthOfBar(bar) } });
      }
      for (const index of row.milestoneIndexes) {
        const milestone = layout.milestones[index];
        if (!milestone) continue;
        const drawn = { kind: 'milestone', milestone, labelWidth: this.widthOfMilestone(milestone) } as const;
        next.set(milestone.id, { row, drawn });
      }
    }
    const gone = [...this.drawnByKey.keys()].filter((key) => !next.has(key));
    if (gone.length > 0) this.bars.remove(gone);
    for (const key of gone) {
      this.drawnByKey.delete(key);
      this.boxByKey.delete(key);
      this.signatureByKey.delete(key);
    }
    const changed: WidgetBar[] = [];
    for (const [key, { drawn, row }] of next) {
      this.drawnByKey.set(key, drawn);
      const widgetBar =
        drawn.kind === 'bar' ? this.barToWidget(drawn.bar, row) : this.pointToWidget(drawn.milestone, row);
      const signature = `${widgetBar.group} ${widgetBar.start.getTime()} ${widgetBar.end?.getTime()} ${widgetBar.className} ${widgetBar.style} ${this.nameOf(drawn)}`;
      if (this.signatureByKey.get(key) === signature) continue;
      this.signatureByKey.set(key, signature);
      changed.push(widgetBar);
    }
    if (changed.length > 0) this.bars.update(changed);
  }

  private barToWidget(bar: RoadmapBar, row: RoadmapRow): WidgetBar {
    const isSelected = bar.id !== null && this.scene?.selectedIds.has(bar.id);
    const classes = [
      'tl-bar',
      `tl-${bar.health}`,
      bar.kind === 'rollup' ? 'tl-rollup' : bar.summary ? 'tl-summary' : '',
      bar.critical && !bar.done ? 'tl-critical' : '',
      bar.onHold ? 'tl-held' : '',
      isSelected ? 'tl-selected' : '',
    ];
    const isMovable = bar.kind !== 'rollup' && !bar.summary;
    return {
      id: bar.key,
      group: row.key,
      content: '',
      type: 'range',
      start: new Date(bar.fromMinutes * minute),
      end: new Date(bar.toMinutes * minute),
      className: classes.filter(Boolean).join(' '),
      style: `translate: 0 ${bar.y - row.y}px; height: ${bar.height}px; --progress: ${bar.percentComplete}%;`,
      editable: { updateTime: isMovable, updateGroup: false, remove: false },
      // The widget would cut long bars off, and with them the share that is done.
      limitSize: false,
    };
  }

  private pointToWidget(milestone: RoadmapMilestone, row: RoadmapRow): WidgetBar {
    const classes = [
      'tl-milestone',
      `tl-${milestone.health}`,
      milestone.critical && !milestone.done ? 'tl-critical' : '',
      this.scene?.selectedIds.has(milestone.id) ? 'tl-selected' : '',
    ];
    return {
      id: milestone.id,
      group: row.key,
      content: '',
      type: 'point',
      start: new Date(milestone.atMinutes * minute),
      className: classes.filter(Boolean).join(' '),
      style: `translate: 0 ${milestone.y - row.y}px;`,
      editable: { updateTime: milestone.kind === 'milestone', updateGroup: false, remove: false },
      limitSize: false,
    };
  }

  private nameOf(drawn: Drawn): string {
    if (!this.scene) return '';
    return drawn.kind === 'bar' ? this.scene.nameBar(drawn.bar) : this.scene.nameMilestone(drawn.milestone);
  }

  /** Called by the widget when it makes or renews a bar's element: the moment to say what the element is. */
  private createContent(key: string | undefined, element: HTMLElement): HTMLElement | string {
    const drawn = key === undefined ? undefined : this.drawnByKey.get(key);
    if (key === undefined || !drawn) return '';
    const box = element.closest<HTMLElement>('.vis-item') ?? element.parentElement?.parentElement;
    const outer = drawn.kind === 'milestone' ? element.parentElement : box;
    if (outer) {
      this.boxByKey.set(key, outer);
      outer.dataset.key = key;
      outer.setAttribute('role', 'button');
      outer.setAttribute('aria-label', this.nameOf(drawn));
      outer.setAttribute('aria-roledescription', drawn.kind === 'bar' ? 'bar' : drawn.milestone.kind);
      const id = drawn.kind === 'bar' ? drawn.bar.id : drawn.milestone.id;
      const why = id === null ? '' : (this.scene?.whyThere(id) ?? '');
      outer.setAttribute('aria-description', why);
      outer.title = why;
      outer.setAttribute('aria-pressed', String(id !== null && this.scene?.selectedIds.has(id) === true));
      outer.tabIndex = key === this.focusKey ? 0 : -1;
    }
    return drawn.kind === 'bar' ? createBarLabel(drawn.bar) : createMilestoneLabel(drawn.milestone);
  }

  private widthOfBar(bar: RoadmapBar): number {
    const key = `${bar.kind}${bar.summary} ${bar.title}`;
    return this.remember(key, () => barLabelWidth(bar));
  }

  private widthOfMilestone(milestone: RoadmapMilestone): number {
    const key = `${milestone.critical}${milestone.health} ${milestone.title}`;
    return this.remember(key, () => milestoneLabelWidth(milestone));
  }

  private remember(key: string, measure: () => number): number {
    const known = this.labelWidthByText.get(key);
    if (known !== undefined) return known;
    const width = measure();
    if (this.labelWidthByText.size > 20_000) this.labelWidthByText.clear();
    this.labelWidthByText.set(key, width);
    return width;
  }

  /** Puts every label in view where it has room; reads no position from the page. */
  private placeLabels(): void {
    const { scene } = this;
    if (!scene) return;
    const scale = this.scale();
    for (const row of scene.layout.rows.slice(this.firstRow, this.endRow)) {
      const rowBars = row.barIndexes
        .map((index) => scene.layout.bars[index])
        .filter((bar) => bar !== undefined);
      rowBars.forEach((bar, i) => {
        const box = this.boxByKey.get(bar.key);
        if (!box?.isConnected) return;
        const nextBar = rowBars[i + 1];
        const labelWidth = this.widthOfBar(bar);
        const place = placeBarLabel(
          { fromX: minutesToX(scale, bar.fromMinutes), toX: minutesToX(scale, bar.toMinutes) },
          labelWidth,
          0,
          nextBar ? minutesToX(scale, nextBar.fromMinutes) : Number.POSITIVE_INFINITY,
        );
        setPlace(box, place, labelWidth);
      });
      const points = row.milestoneIndexes
        .map((index) => scene.layout.milestones[index])
        .filter((it) => it !== undefined);
      const pointsByY = new Map<number, RoadmapMilestone[]>();
      for (const point of points) {
        const known = pointsByY.get(point.y);
        if (known) known.push(point);
        else pointsByY.set(point.y, [point]);
      }
      for (const onStrip of pointsByY.values()) {
        const places = placeMilestoneLabels(
          onStrip.map((point) => ({
            x: minutesToX(scale, point.atMinutes),
            width: this.widthOfMilestone(point),
            rank: milestoneRank(point),
          })),
          0,
          scale.width,
        );
        onStrip.forEach((point, i) => {
          const box = this.boxByKey.get(point.id);
          const place = places[i];
          if (box?.isConnected && place) setPlace(box, place, this.widthOfMilestone(point));
        });
      }
    }
  }

  private handleDrawn(): void {
    this.placeLabels();
    this.events.onDrawn(this.scale());
  }

  private handleClick(properties: ClickProperties): void {
    const key = properties.item === null || properties.item === undefined ? null : String(properties.item);
    const { event } = properties;
    const { grip } = this;
    // What ends a drag or a pan is no click.
    const moved = grip ? Math.hypot(event.clientX - grip.downX, event.clientY - grip.downY) : 0;
    if (moved > clickDistance) return;
    if (key !== null) this.focus(key);
    const extend = 'shiftKey' in event && (event.shiftKey || event.ctrlKey || event.metaKey);
    this.events.onClick(key, extend, { x: event.clientX, y: event.clientY });
  }

  private handleDoubleClick(properties: ClickProperties): void {
    const key = properties.item === null || properties.item === undefined ? null : String(properties.item);
    const row = this.scene?.layout.rows.find((it) => it.key === properties.group);
    this.events.onDoubleClick(key, properties.time.getTime() / minute, row?.index ?? null);
  }

  private readonly handleFocus = (event: FocusEvent) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key === undefined) return;
    this.setFocusKey(key);
    this.events.onFocus(key);
  };

  private readonly handlePress = (event: PointerEvent) => {
    const target = event.target as HTMLElement;
    const what = target.closest('.vis-drag-left')
      ? 'start'
      : target.closest('.vis-drag-right')
        ? 'finish'
        : 'move';
    this.grip = { what, downX: event.clientX, downY: event.clientY, x: event.clientX };
    this.held = null;
    const box = target.closest<HTMLElement>('.tl-summary, .tl-rollup');
    const key = box?.dataset.key;
    if (key === undefined || event.button !== 0) return;
    // A bar that cannot be moved must not move the whole picture instead: the widget does not hear of it.
    event.stopPropagation();
    this.held = { key, x: event.clientX };
  };

  private readonly handlePull = (event: PointerEvent) => {
    if (this.grip) this.grip.x = event.clientX;
    const { held } = this;
    if (!held || (event.buttons & 1) === 0 || Math.abs(event.clientX - held.x) < pullDistance) return;
    this.held = null;
    this.events.onRefused(held.key);
  };

  private setFocusKey(key: string): void {
    const before = this.focusKey === null ? undefined : this.boxByKey.get(this.focusKey);
    if (before) before.tabIndex = -1;
    this.focusKey = key;
    const box = this.boxByKey.get(key);
    if (box) box.tabIndex = 0;
  }

  /** Elements leave the page with their rows; the focus waits on the container until its bar is back. */
  private keepFocusWhile(change: () => void): void {
    const { activeElement } = document;
    const isInside = activeElement !== null && this.container.contains(activeElement);
    change();
    if (!isInside || this.focusKey === null) return;
    const box = this.boxByKey.get(this.focusKey);
    const target = box?.isConnected ? box : this.container;
    if (document.activeElement !== target) target.focus({ preventScroll: true });
  }

  /**
   * While dragging, bars go in whole days: their midnights, and the noons of milestones, stay midnights and noons. How
   * far is read off the pointer: the widget begins to count only where it first noticed that this is a drag.
   */
  private handleMoving(bar: WidgetBar, callback: (bar: WidgetBar | null) => void): void {
    const drawn = this.drawnByKey.get(bar.id);
    const { grip } = this;
    if (!drawn || !grip || this.canceled) {
      // After Escape the button is still down: the bar stays where it was until it is let go.
      callback(null);
      return;
    }
    const from = drawn.kind === 'bar' ? drawn.bar.fromMinutes : drawn.milestone.atMinutes;
    const to = drawn.kind === 'bar' ? drawn.bar.toMinutes : drawn.milestone.atMinutes;
    const pulled = (grip.x - grip.downX) * this.scale().minutesPerPixel;
    let days = Math.round(pulled / minutesPerDay);
    const length = Math.round((to - from) / minutesPerDay);
    if (grip.what === 'start') days = Math.min(days, length - 1);
    if (grip.what === 'finish') days = Math.max(days, 1 - length);
    const dragged: DraggedTo = {
      key: bar.id,
      what: grip.what,
      days,
      fromMinutes: grip.what === 'finish' ? from : from + days * minutesPerDay,
      toMinutes: grip.what === 'start' ? to : to + days * minutesPerDay,
    };
    this.drag = { dragged, from, to };
    const end = bar.end ? { end: new Date(dragged.toMinutes * minute) } : {};
    callback({ ...bar, start: new Date(dragged.fromMinutes * minute), ...end });
    this.events.onDragging(dragged);
  }

  private moveWidgetBar(key: string, fromMinutes: number, toMinutes: number): void {
    const known = this.bars.get(key);
    if (!known) return;
    const end = known.end ? { end: new Date(toMinutes * minute) } : {};
    this.bars.update({ ...known, start: new Date(fromMinutes * minute), ...end });
  }

  private handleMove(bar: WidgetBar, callback: MoveCallback): void {
    const { drag, canceled } = this;
    this.drag = null;
    this.canceled = false;
    this.events.onDragging(null);
    if (!drag || canceled || drag.dragged.days === 0) {
      callback(null);
      return;
    }
    this.putBack();
    const pending = { key: bar.id, putBack: callback };
    this.pending = pending;
    void this.events.onDragged(drag.dragged).finally(() => {
      // Answered by the update that came with the new document; else it was refused and goes back now.
      if (this.pending === pending) this.putBack();
    });
  }

  /** The widget's answer to a drag, in the tick in which the new layout is drawn: the bar does not jump. */
  private putBack(): void {
    const { pending } = this;
    this.pending = null;
    pending?.putBack(null);
    if (pending) this.signatureByKey.delete(pending.key);
  }
}

type ClickProperties = {
  readonly item: string | number | null | undefined;
  readonly group: string | number | null | undefined;
  readonly time: Date;
  readonly event: MouseEvent;
};

type Place = ReturnType<typeof placeBarLabel>;

/** Writes a label's place to its box, only where it changed and only what matters: style changes cost. */
function setPlace(box: HTMLElement, place: Place, labelWidth: number): void {
  if (box.dataset.label !== place.side) box.dataset.label = place.side;
  if (place.side === 'none') return;
  const room = place.room >= labelWidth ? 'none' : `${Math.floor(place.room)}px`;
  if (box.style.getPropertyValue('--room') !== room) box.style.setProperty('--room', room);
}
