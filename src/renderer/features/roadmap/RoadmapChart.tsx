import {
  forwardRef,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapRow,
} from '../../../domain/layout/roadmapTypes';
import { useSelection } from '../../plan/selection';
import type { Format } from '../../ui/format';
import { usePanes } from '../../ui/panes';
import { type AxisTaste, axisHeight, paintAxis, paintGrid, paintToday } from './axisPainter';
import { barName, milestoneName } from './barContent';
import { nextKey } from './navigation';
import { PanLayer } from './panLayer';
import styles from './RoadmapChart.module.css';
import { type OutlineFacts, OutlineHead, outlineRowId, RoadmapOutline } from './RoadmapOutline';
import {
  chooseForSelection,
  heightOf,
  paintArrows,
  paintGhosts,
  paintRows,
  type RowView,
  topOf,
} from './rowPainter';
import { SelectionBar } from './SelectionBar';
import { Splitter } from './Splitter';
import { TimelineAdapter } from './timelineAdapter';
import type { DraggedTo } from './timelineScene';
import {
  minutesToX,
  spanToWindow,
  type TimeScale,
  type TimeWindow,
  xToMinutes,
  zoomWindow,
} from './timeScale';

/** What the screen can have the chart do. */
export type ChartHandle = {
  readonly zoom: (factor: number) => void;
  readonly show: (window: TimeWindow) => void;
  readonly scale: () => TimeScale | null;
  /** Brings a project, task or milestone into view, both ways, and moves the focus to it. */
  readonly reveal: (id: string, takesFocus: boolean) => void;
};

export type RoadmapChartProps = {
  readonly layout: RoadmapLayout;
  readonly facts: OutlineFacts;
  readonly format: Format;
  readonly taste: AxisTaste;
  readonly firstWindow: TimeWindow;
  readonly firstScrollTop: number;
  readonly onSettled: (window: TimeWindow) => void;
  readonly onScrolled: (scrollTop: number) => void;
  readonly onSelect: (id: string | null, extend: boolean) => void;
  readonly onToggle: (key: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onAddAt: (minutes: number, row: RoadmapRow) => void;
  readonly onDragged: (dragged: DraggedTo) => Promise<unknown>;
  readonly describeDrag: (dragged: DraggedTo) => string;
  readonly onRefusedDrag: (bar: RoadmapBar) => void;
};

/** Rows are drawn this many pixels beyond what is in view, and anew when fewer than a third of them are left. */
const overscan = 260;

/** The row at a height; rows touch each other, so there always is one. */
function rowAt(layout: RoadmapLayout, y: number): number {
  let low = 0;
  let high = layout.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.rows[middle]?.y ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

const defaultOutlineWidth = 340;
const narrowOutlineWidth = 260;

/** Outline, axis and picture, with one scroll bar for the first and the last. */
export const RoadmapChart = forwardRef<ChartHandle, RoadmapChartProps>(function RoadmapChart(props, ref) {
  const { layout, format, taste, facts } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const widget = useRef<HTMLDivElement>(null);
  const axisSvg = useRef<SVGSVGElement>(null);
  const gridSvg = useRef<SVGSVGElement>(null);
  const rowsSvg = useRef<SVGSVGElement>(null);
  const ghostsSvg = useRef<SVGSVGElement>(null);
  const arrowsSvg = useRef<SVGSVGElement>(null);
  const todaySvg = useRef<SVGSVGElement>(null);
  const selectionBar = useRef<HTMLDivElement>(null);
  const dragNote = useRef<HTMLDivElement>(null);
  const adapter = useRef<TimelineAdapter | null>(null);
  const latest = useRef(props);
  const [rows, setRows] = useState({ first: 0, end: 40 });
  const [viewHeight, setViewHeight] = useState(600);
  const [focusIndex, setFocusIndex] = useState(0);
  const ids = useSelection((state) => state.ids);
  const selectedIds = useMemo<ReadonlySet<string>>(() => new Set(ids), [ids]);
  const isNarrow = typeof window !== 'undefined' && window.innerWidth < 1200;
  const outlineWidth = usePanes(
    (state) => state.byName['roadmap.outline'] ?? (isNarrow ? narrowOutlineWidth : defaultOutlineWidth),
  );
  const choice = useMemo(() => chooseForSelection(layout, selectedIds), [layout, selectedIds]);
  const headHeight = axisHeight(layout);

  const selected = useMemo(() => {
    const id = ids.length === 1 ? ids[0] : undefined;
    if (id === undefined) return null;
    const bar = layout.bars.find((it) => it.id === id);
    if (bar) return { id, title: bar.title, bar, milestone: null };
    const milestone = layout.milestones.find((it) => it.id === id);
    return milestone ? { id, title: milestone.title, bar: null, milestone } : null;
  }, [layout, ids]);

  const rowView = useMemo<RowView>(
    () => ({ layout, firstRow: rows.first, endRow: rows.end, selectedIds }),
    [layout, rows, selectedIds],
  );
  const layers = useRef<Layers | null>(null);
  const drawing = useRef({ rowView, choice, selected, taste, layout });

  /** Everything that is ours is drawn here, in the tick in which the widget drew its bars. */
  const paint = useCallback((scale: TimeScale) => {
    const { rowView: view, choice: arrows, selected: chosen, taste: axis, layout: plan } = drawing.current;
    const made = layers.current;
    if (axisSvg.current) paintAxis(axisSvg.current, plan, scale, axis);
    made?.grid.show(scale, (wide) => paintGrid(plan, wide, axis));
    made?.ghosts.show(scale, (wide) => paintGhosts(view, wide));
    made?.arrows.show(scale, (wide) => paintArrows(view, arrows, wide));
    made?.today.show(scale, (wide) => paintToday(wide, axis));
    const bar = selectionBar.current;
    if (bar && chosen) placeSelectionBar(bar, chosen, scale);
  }, []);

  const showRowsInView = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { layout: plan } = latest.current;
    const head = axisHeight(plan);
    const top = element.scrollTop;
    const bottom = top + element.clientHeight - head;
    setRows((known) => {
      const shownTop = plan.rows[known.first]?.y ?? 0;
      const last = plan.rows[Math.min(known.end, plan.rows.length) - 1];
      const shownBottom = last ? last.y + last.height : 0;
      const reaches =
        (shownTop <= top - overscan / 3 || known.first === 0) &&
        (shownBottom >= bottom + overscan / 3 || known.end >= plan.rows.length) &&
        known.first < plan.rows.length &&
        known.end - known.first < 250;
      if (reaches && known.end > known.first) return known;
      return { first: rowAt(plan, top - overscan), end: rowAt(plan, bottom + overscan) + 1 };
    });
  }, []);

  // The widget lives as long as the chart is mounted; StrictMode mounts twice, so it is made and destroyed by effect.
  useLayoutEffect(() => {
    const container = widget.current;
    const element = scroller.current;
    const area = canvas.current;
    if (!container || !element || !area) return;
    const { firstWindow, firstScrollTop } = latest.current;
    layers.current = createLayers(gridSvg.current, ghostsSvg.current, arrowsSvg.current, todaySvg.current);
    const made = new TimelineAdapter(
      container,
      {
        onDrawn: (scale) => paint(scale),
        onSettled: ({ fromMinutes, toMinutes }) => latest.current.onSettled({ fromMinutes, toMinutes }),
        onDragging: (dragged) => showDrag(dragNote.current, dragged, latest.current.describeDrag),
        onDragged: (dragged) => latest.current.onDragged(dragged),
        onClick: (key, extend, at) => {
          const id = key === null ? dependencyAt(at.x, at.y) : keyToId(latest.current.layout, key);
          latest.current.onSelect(id, extend);
        },
        onDoubleClick: (key, atMinutes, rowIndex) => {
          const id = keyToId(latest.current.layout, key);
          const row = rowIndex === null ? undefined : latest.current.layout.rows[rowIndex];
          if (id !== null) latest.current.onOpen(id);
          else if (key !== null && row) latest.current.onToggle(row.key);
          else if (row) latest.current.onAddAt(atMinutes, row);
        },
        onRefused: (key) => {
          const bar = latest.current.layout.bars.find((it) => it.key === key);
          if (bar) latest.current.onRefusedDrag(bar);
        },
        onFocus: (key) => {
          const id = keyToId(latest.current.layout, key);
          if (id !== null && !useSelection.getState().ids.includes(id)) latest.current.onSelect(id, false);
        },
      },
      firstWindow,
    );
    adapter.current = made;
    element.scrollTop = firstScrollTop;
    const sizes = new ResizeObserver(() => {
      made.resize();
      setViewHeight(element.clientHeight);
      showRowsInView();
    });
    sizes.observe(element);
    sizes.observe(container);
    const stopWheel = followWheel(area, made);
    const stopPan = followUprightPan(area, element);
    const stopHover = followHover(area);
    return () => {
      sizes.disconnect();
      stopWheel();
      stopPan();
      stopHover();
      adapter.current = null;
      made.destroy();
    };
  }, [paint, showRowsInView]);

  useLayoutEffect(() => {
    latest.current = props;
  });

  // After a change of the plan, the lanes or the filter: rows first, since the widget draws only those in view.
  useLayoutEffect(() => {
    void layout;
    showRowsInView();
    setFocusIndex((index) => Math.max(0, Math.min(index, layout.rows.length - 1)));
  }, [layout, showRowsInView]);

  // What is drawn next is known before anything draws.
  useLayoutEffect(() => {
    drawing.current = { rowView, choice, selected, taste, layout };
  });

  useLayoutEffect(() => {
    adapter.current?.update({
      layout,
      selectedIds,
      nameBar: (bar: RoadmapBar) => barName(bar, (it) => format.range(it.startDay, it.finishDay)),
      nameMilestone: (milestone: RoadmapMilestone) => milestoneName(milestone, format.day(milestone.day)),
      whyThere: (id: string) => {
        const why = facts.why(id);
        if (!why) return '';
        return why.start === why.finish ? why.start : `Starts ${why.start}.\nFinishes ${why.finish}.`;
      },
    });
  }, [layout, selectedIds, format, facts]);

  useLayoutEffect(() => {
    adapter.current?.showRows(rows.first, rows.end);
  }, [rows]);

  useLayoutEffect(() => {
    void [choice, selected, taste];
    const made = adapter.current;
    if (!made) return;
    if (rowsSvg.current) paintRows(rowsSvg.current, rowView);
    for (const layer of Object.values(layers.current ?? {})) layer.reset();
    paint(made.scale());
  }, [rowView, choice, selected, taste, paint]);

  useEffect(() => {
    const cancel = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || !adapter.current?.cancelDrag()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', cancel, true);
    return () => window.removeEventListener('keydown', cancel, true);
  }, []);

  const scrollToRow = useCallback(
    (row: RoadmapRow | undefined) => {
      const element = scroller.current;
      if (!row || !element) return;
      const room = element.clientHeight - axisHeight(latest.current.layout);
      if (row.y < element.scrollTop + 4) element.scrollTop = Math.max(0, row.y - 40);
      else if (row.y + row.height > element.scrollTop + room - 4)
        element.scrollTop = row.y + row.height - room + 40;
      flushSync(showRowsInView);
    },
    [showRowsInView],
  );

  const revealTime = useCallback((fromMinutes: number, toMinutes: number) => {
    const made = adapter.current;
    if (!made) return;
    const scale = made.scale();
    const length = scale.toMinutes - scale.fromMinutes;
    if (fromMinutes >= scale.fromMinutes && Math.min(toMinutes, fromMinutes + length / 4) <= scale.toMinutes)
      return;
    const start = fromMinutes - length * 0.2;
    made.setWindow({ fromMinutes: start, toMinutes: start + length });
  }, []);

  const reveal = useCallback(
    (id: string, takesFocus: boolean) => {
      const { layout: plan } = latest.current;
      const bar = plan.bars.find((it) => it.id === id);
      const milestone = plan.milestones.find((it) => it.id === id);
      const row =
        plan.rows[bar?.rowIndex ?? milestone?.rowIndex ?? plan.rows.findIndex((it) => it.id === id)];
      if (!row) return;
      setFocusIndex(row.index);
      scrollToRow(row);
      if (bar) revealTime(bar.fromMinutes, bar.toMinutes);
      else if (milestone) revealTime(milestone.atMinutes, milestone.atMinutes);
      if (takesFocus) adapter.current?.focus(bar?.key ?? id);
    },
    [scrollToRow, revealTime],
  );

  useImperativeHandle(
    ref,
    () => ({
      zoom: (factor) => {
        const made = adapter.current;
        if (!made) return;
        const scale = made.scale();
        made.setWindow(zoomWindow(scale, factor, zoomAnchor(scale, drawing.current.selected)));
      },
      show: (window) => adapter.current?.setWindow(window),
      scale: () => adapter.current?.scale() ?? null,
      reveal,
    }),
    [reveal],
  );

  const focusRow = useCallback(
    (index: number) => {
      const { layout: plan } = latest.current;
      const row = plan.rows[index];
      if (!row) return;
      flushSync(() => setFocusIndex(index));
      scrollToRow(row);
      const element = document.getElementById(outlineRowId(row.key));
      if (element && document.activeElement !== element) element.focus({ preventScroll: true });
      if (row.id !== null && isPlaceable(row) && !useSelection.getState().ids.includes(row.id)) {
        latest.current.onSelect(row.id, false);
      }
    },
    [scrollToRow],
  );

  const handleCanvasKey = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const made = adapter.current;
      const focused = made?.focusedKey();
      if (!made || focused === null || focused === undefined) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const { layout: plan } = latest.current;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        const id = keyToId(plan, focused);
        const rollUp = plan.bars.find((bar) => bar.key === focused);
        const rowKey = rollUp ? plan.rows[rollUp.rowIndex]?.key : undefined;
        if (id === null && rowKey !== undefined) latest.current.onToggle(rowKey);
        else if (id !== null && event.key === 'Enter') latest.current.onOpen(id);
        else if (id !== null) latest.current.onSelect(id, event.shiftKey);
        return;
      }
      if (event.key === 'Escape') {
        latest.current.onSelect(null, false);
        return;
      }
      const next = nextKey(plan, focused, event.key);
      if (next === null) return;
      event.preventDefault();
      const row = plan.rows[next.rowIndex];
      scrollToRow(row);
      revealTime(next.fromMinutes, next.toMinutes);
      setFocusIndex(next.rowIndex);
      made.focus(next.key);
    },
    [scrollToRow, revealTime],
  );

  const selectRow = useCallback((row: RoadmapRow, extend: boolean) => {
    setFocusIndex(row.index);
    latest.current.onSelect(isPlaceable(row) ? row.id : null, extend);
  }, []);
  const toggleRow = useCallback((row: RoadmapRow) => {
    latest.current.onToggle(row.kind === 'lane' || row.id === null ? row.key : row.id);
  }, []);
  const openRow = useCallback((row: RoadmapRow) => {
    if (row.id !== null) latest.current.onOpen(row.id);
    else if (row.expandable) latest.current.onToggle(row.key);
  }, []);

  const top = topOf(rowView);
  const height = heightOf(rowView);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onScroll={(event) => {
        flushSync(showRowsInView);
        props.onScrolled(event.currentTarget.scrollTop);
      }}
    >
      <div className={styles.head} style={{ height: headHeight }}>
        <div className={styles.headOutline} style={{ width: outlineWidth }}>
          <OutlineHead />
        </div>
        <svg ref={axisSvg} className={styles.axis} aria-hidden="true" />
      </div>
      <div className={styles.body} style={{ height: Math.max(layout.height, viewHeight - headHeight) }}>
        <div className={styles.outline} style={{ width: outlineWidth }}>
          <RoadmapOutline
            layout={layout}
            firstRow={rows.first}
            endRow={rows.end}
            facts={props.facts}
            format={format}
            selectedIds={selectedIds}
            focusIndex={focusIndex}
            onFocusRow={focusRow}
            onSelect={selectRow}
            onToggle={toggleRow}
            onOpen={openRow}
          />
        </div>
        <Splitter width={outlineWidth} defaultWidth={isNarrow ? narrowOutlineWidth : defaultOutlineWidth} />
        {/* biome-ignore lint/a11y/useSemanticElements: a picture whose parts are buttons is no <fieldset>. */}
        <div
          ref={canvas}
          data-canvas
          role="group"
          aria-label="Roadmap picture"
          className={styles.canvas}
          style={{ left: outlineWidth }}
          onKeyDown={handleCanvasKey}
        >
          <div className={styles.sticky} style={{ top: headHeight }}>
            <svg ref={gridSvg} className={styles.grid} style={{ height: viewHeight }} aria-hidden="true" />
          </div>
          <svg ref={rowsSvg} className={styles.rows} style={{ top, height }} aria-hidden="true" />
          <svg ref={ghostsSvg} className={styles.rows} style={{ top, height }} aria-hidden="true" />
          {/* Arrows lie under the bars and their names; a click on empty ground looks for one below it. */}
          <svg ref={arrowsSvg} className={styles.arrows} style={{ top, height }} aria-hidden="true" />
          <div ref={widget} className={styles.widget} tabIndex={-1} />
          <div className={styles.sticky} style={{ top: headHeight }}>
            <svg ref={todaySvg} className={styles.today} style={{ height: viewHeight }} aria-hidden="true" />
          </div>
          {selected ? (
            <SelectionBar
              ref={selectionBar}
              title={selected.title}
              kind={selected.milestone ? selected.milestone.kind : selected.bar?.summary ? 'summary' : 'bar'}
              onOpen={() => props.onOpen(selected.id)}
            />
          ) : null}
          <div className={styles.sticky} style={{ top: headHeight }}>
            <div ref={dragNote} className={styles.dragNote} hidden />
          </div>
        </div>
      </div>
      <ArrowCount
        shown={choice.shown.length}
        countedOnly={choice.countedOnly}
        notDrawn={layout.arrowsNotDrawn}
        format={format}
      />
    </div>
  );
});

type Layers = {
  readonly grid: PanLayer;
  readonly ghosts: PanLayer;
  readonly arrows: PanLayer;
  readonly today: PanLayer;
};

function createLayers(...svgs: readonly (SVGSVGElement | null)[]): Layers | null {
  const [grid, ghosts, arrows, today] = svgs;
  if (!grid || !ghosts || !arrows || !today) return null;
  return {
    grid: new PanLayer(grid),
    ghosts: new PanLayer(ghosts),
    arrows: new PanLayer(arrows),
    today: new PanLayer(today),
  };
}

function ArrowCount(props: {
  readonly shown: number;
  readonly countedOnly: number;
  readonly notDrawn: number;
  readonly format: Format;
}) {
  const { shown, countedOnly, notDrawn, format } = props;
  if (countedOnly + notDrawn === 0) return null;
  const parts = [
    countedOnly > 0
      ? `${format.number(shown)} of ${format.count(shown + countedOnly, 'dependency', 'dependencies')} drawn: broken, critical and those of the selection`
      : '',
    notDrawn > 0 ? `${format.number(notDrawn)} not drawn: one end has no dates, or is a team` : '',
  ];
  return <div className={styles.count}>{parts.filter(Boolean).join(' · ')}</div>;
}

function isPlaceable(row: RoadmapRow): boolean {
  return row.kind === 'project' || row.kind === 'task' || (row.kind === 'lane' && row.barIndexes.length > 0);
}

function keyToId(layout: RoadmapLayout, key: string | null): string | null {
  if (key === null) return null;
  const bar = layout.bars.find((it) => it.key === key);
  return bar ? bar.id : key;
}

type Selected = {
  readonly bar: RoadmapBar | null;
  readonly milestone: RoadmapMilestone | null;
};

/** Zooming keeps the selection where it is, when it is in view; else the middle. */
function zoomAnchor(scale: TimeScale, selected: Selected | null): number {
  const at = selected?.bar
    ? (selected.bar.fromMinutes + selected.bar.toMinutes) / 2
    : selected?.milestone?.atMinutes;
  if (at !== undefined && at > scale.fromMinutes && at < scale.toMinutes) return at;
  return (scale.fromMinutes + scale.toMinutes) / 2;
}

const selectionBarHeight = 34;

function placeSelectionBar(element: HTMLElement, { bar, milestone }: Selected, scale: TimeScale): void {
  const x = minutesToX(scale, bar ? bar.fromMinutes : (milestone?.atMinutes ?? 0));
  const endX = bar ? minutesToX(scale, bar.toMinutes) : x;
  const y = bar ? bar.y : (milestone?.y ?? 0) - 9;
  const below = bar ? bar.y + bar.height + 8 : (milestone?.y ?? 0) + 14;
  const isInView = endX > 0 && x < scale.width;
  element.style.visibility = isInView ? 'visible' : 'hidden';
  if (!isInView) return;
  const left = Math.max(4, Math.min(x, scale.width - element.offsetWidth - 8));
  const top = y < selectionBarHeight + 6 ? below : y - selectionBarHeight - 6;
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function showDrag(
  note: HTMLDivElement | null,
  dragged: DraggedTo | null,
  describe: (dragged: DraggedTo) => string,
): void {
  if (!note) return;
  note.hidden = dragged === null;
  if (dragged) note.textContent = describe(dragged);
}

/** Ctrl or Cmd and the wheel zoom to the pointer, Shift or a sideways wheel pans; else the wheel scrolls the rows. */
function followWheel(area: HTMLElement, adapter: TimelineAdapter): () => void {
  let panned = 0;
  let zoomed = 1;
  let pointerX = 0;
  let frame = 0;
  const apply = () => {
    frame = 0;
    const scale = adapter.scale();
    if (zoomed !== 1) adapter.setWindow(zoomWindow(scale, zoomed, xToMinutes(scale, pointerX)));
    else if (panned !== 0) {
      const minutes = panned * scale.minutesPerPixel;
      adapter.setWindow({ fromMinutes: scale.fromMinutes + minutes, toMinutes: scale.toMinutes + minutes });
    }
    panned = 0;
    zoomed = 1;
  };
  const handle = (event: WheelEvent) => {
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (event.ctrlKey || event.metaKey) {
      zoomed *= Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006);
      pointerX = event.clientX - area.getBoundingClientRect().left;
    } else if (isSideways) panned += event.deltaX || event.deltaY;
    else return;
    event.preventDefault();
    if (frame === 0) frame = requestAnimationFrame(apply);
  };
  area.addEventListener('wheel', handle, { passive: false });
  return () => {
    area.removeEventListener('wheel', handle);
    cancelAnimationFrame(frame);
  };
}

/** The widget pans to the sides while empty ground is dragged; up and down the rows follow the same hand. */
function followUprightPan(area: HTMLElement, scroller: HTMLElement): () => void {
  let start: { readonly y: number; readonly scrollTop: number } | null = null;
  const down = (event: PointerEvent) => {
    const target = event.target as Element;
    const isGround = event.button === 0 && target.closest('.vis-item, .tl-arrow, [role="toolbar"]') === null;
    start = isGround ? { y: event.clientY, scrollTop: scroller.scrollTop } : null;
  };
  const move = (event: PointerEvent) => {
    if (start && (event.buttons & 1) === 1) scroller.scrollTop = start.scrollTop - (event.clientY - start.y);
  };
  const up = () => {
    start = null;
  };
  area.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  return () => {
    area.removeEventListener('pointerdown', down);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
  };
}

function arrowAt(x: number, y: number): Element | null {
  const hit = document.elementsFromPoint(x, y).find((element) => element.matches('.tl-arrow-hit'));
  return hit?.closest('.tl-arrow') ?? null;
}

/** The dependency whose arrow is drawn at a point of the window. */
function dependencyAt(x: number, y: number): string | null {
  return arrowAt(x, y)?.getAttribute('data-dependency') ?? null;
}

/** Arrows lie under the widget, which takes the pointer: what it is over is found out, at most once a frame. */
function followHover(area: HTMLElement): () => void {
  let frame = 0;
  let hovered: Element | null = null;
  let point = { x: 0, y: 0 };
  const look = () => {
    frame = 0;
    const arrow = arrowAt(point.x, point.y);
    if (arrow === hovered) return;
    hovered?.classList.remove('tl-arrow-hover');
    arrow?.classList.add('tl-arrow-hover');
    hovered = arrow;
    area.title = arrow?.querySelector('title')?.textContent ?? '';
    area.toggleAttribute('data-over-arrow', arrow !== null);
  };
  const move = (event: PointerEvent) => {
    point = { x: event.clientX, y: event.clientY };
    const isGround =
      event.buttons === 0 && (event.target as Element).closest('.vis-item, [role="toolbar"]') === null;
    if (isGround && frame === 0) frame = requestAnimationFrame(look);
    else if (!isGround && hovered) {
      point = { x: -1, y: -1 };
      look();
    }
  };
  area.addEventListener('pointermove', move);
  return () => {
    area.removeEventListener('pointermove', move);
    cancelAnimationFrame(frame);
  };
}

/** A window that shows a whole layout. */
export function wholeWindow(layout: RoadmapLayout): TimeWindow | null {
  return layout.span ? spanToWindow(layout.span) : null;
}
