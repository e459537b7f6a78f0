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
import type { RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { type RowRange, rowsInView } from '../../../../domain/layout/rowsInView';
import { announce } from '../../../plan/notices';
import { selectAll, useSelection } from '../../../plan/selection';
import { afterPaint } from '../../../ui/afterPaint';
import { usePanes } from '../../../ui/panes';
import { bindGround } from '../gestures/bindGround';
import { groundEvents } from '../gestures/groundEvents';
import { isPlaceable, keysRow, placeableIds } from '../navigation';
import { chooseForSelection } from '../painting/arrowPainter';
import { axisHeight } from '../painting/axisPainter';
import { type ChartPainter, createPainter } from '../painting/chartPainter';
import { heightOf, type RowView, topOf } from '../painting/rowPainter';
import { type TimeScale, type TimeWindow, zoomWindow } from '../timeScale';
import { TimelineAdapter } from '../widget/timelineAdapter';
import { ArrowCount } from './ArrowCount';
import { ArrowNote, type ArrowNoteHandle, arrowOf } from './ArrowNote';
import { ChartOverlay, type OverlayHandle } from './ChartOverlay';
import { pressCanvasKey } from './canvasKeys';
import { chartEvents, chartNames, type RoadmapChartProps, whyInLines } from './chartEvents';
import { followHover, followWheel } from './chartGestures';
import styles from './RoadmapChart.module.css';
import { OutlineHead, outlineRowId, RoadmapOutline, type RowFocus } from './RoadmapOutline';
import { SelectionBar } from './SelectionBar';
import { defaultOutlineWidth, Splitter } from './Splitter';
import { findSelected, placeSelectionBar, zoomAnchor } from './selectedBar';
import { useCancelKeys } from './useCancelKeys';
import { useFocusedRow } from './useFocusedRow';
import { useReveal } from './useReveal';
import { useTabStop } from './useTabStop';

/** What the screen can have the chart do. */
export type ChartHandle = {
  readonly zoom: (factor: number) => void;
  readonly show: (window: TimeWindow) => void;
  readonly scale: () => TimeScale | null;
  /** Brings a project, task or milestone into view, both ways, and moves the focus to it. */
  readonly reveal: (id: string, takesFocus: boolean) => void;
  /** Brings a row and a time on it into view. */
  readonly revealRow: (row: RoadmapRow, span: TimeWindow) => void;
  /** Brings the tip of a dependency's arrow into view. */
  readonly revealArrow: (dependencyId: string) => void;
  /** The row that has the focus, in the outline or by a bar of it, or had it last. */
  readonly focusedRow: () => RoadmapRow | null;
};

const noRows: RowRange = { first: 0, end: 0 };
/** Pixels of a window that are no rows: at least the bars above the chart and its header. */
const aboveRows = 180;
/** Pixels of rows that are drawn beyond what is in view, and follow the first drawing. */
const furtherRows = 300;
/** Of those that are drawn beyond a window, what the first drawing does without. */
const laterRows = 200;

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
  const hoveredSvg = useRef<SVGSVGElement>(null);
  const todaySvg = useRef<SVGSVGElement>(null);
  const selectionBar = useRef<HTMLDivElement>(null);
  const dragNote = useRef<HTMLDivElement>(null);
  const overlay = useRef<OverlayHandle>(null);
  const arrowNote = useRef<ArrowNoteHandle>(null);
  const cancelGround = useRef<() => boolean>(() => false);
  const adapter = useRef<TimelineAdapter | null>(null);
  const latest = useRef(props);
  const [rows, setRows] = useState<RowRange>(() =>
    rowsInView(
      layout,
      noRows,
      props.firstScrollTop,
      props.firstScrollTop + window.innerHeight - aboveRows - laterRows,
    ),
  );
  const hasFurtherRows = useRef(false);
  const [viewHeight, setViewHeight] = useState(600);
  const [focusIndex, setFocusIndex] = useFocusedRow(layout, latest);
  const focusAt = useRef(focusIndex);
  /** The row from which Shift and the arrows select. */
  const selectedFrom = useRef(0);
  const ids = useSelection((state) => state.ids);
  const selectedIds = useMemo<ReadonlySet<string>>(() => new Set(ids), [ids]);
  const defaultWidth = defaultOutlineWidth();
  const outlineWidth = usePanes((state) => state.byName['roadmap.outline'] ?? defaultWidth);
  const choice = useMemo(() => chooseForSelection(layout, selectedIds), [layout, selectedIds]);
  const headHeight = axisHeight(layout);

  const selected = useMemo(() => findSelected(layout, ids), [layout, ids]);
  const rowView = useMemo<RowView>(
    () => ({ layout, firstRow: rows.first, endRow: rows.end, selectedIds }),
    [layout, rows, selectedIds],
  );
  const painter = useRef<ChartPainter | null>(null);
  const isPainted = useRef(false);
  const drawing = useRef({ rowView, choice, selected, taste, layout });

  /** Everything that is ours is drawn here, in the tick in which the widget drew its bars. */
  const paint = useCallback((scale: TimeScale) => {
    const { selected: chosen, layout } = drawing.current;
    isPainted.current = true;
    painter.current?.paint(drawing.current, scale);
    if (selectionBar.current && chosen) placeSelectionBar(selectionBar.current, layout, chosen, scale);
    overlay.current?.follow(scale, drawing.current.rowView);
    arrowNote.current?.follow(scale);
  }, []);

  const showRowsInView = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { layout: plan } = latest.current;
    const head = axisHeight(plan);
    const top = element.scrollTop;
    const bottom = top + element.clientHeight - head;
    setRows((known) => rowsInView(plan, known, top, bottom));
  }, []);

  // Further rows follow the first drawing, so that scrolling begins with what is there.
  useEffect(
    () =>
      afterPaint(() => {
        const element = scroller.current;
        if (!element) return;
        const { scrollTop, clientHeight } = element;
        hasFurtherRows.current = true;
        setRows(rowsInView(latest.current.layout, noRows, scrollTop, scrollTop + clientHeight + furtherRows));
      }),
    [],
  );

  // The widget lives as long as the chart is mounted; StrictMode mounts twice, so it is made and destroyed by effect.
  useLayoutEffect(() => {
    const container = widget.current;
    const element = scroller.current;
    const area = canvas.current;
    const axis = axisSvg.current;
    if (!container || !element || !area || !axis) return;
    const { firstWindow, firstScrollTop } = latest.current;
    painter.current = createPainter({
      axis: axisSvg.current,
      grid: gridSvg.current,
      rows: rowsSvg.current,
      ghosts: ghostsSvg.current,
      arrows: arrowsSvg.current,
      hovered: hoveredSvg.current,
      today: todaySvg.current,
    });
    const arrowAt = (clientX: number, clientY: number) => {
      const { left, top } = area.getBoundingClientRect();
      return painter.current?.arrowAt({ x: clientX - left, y: clientY - top }) ?? null;
    };
    // Before the widget is in the page, which would have to be laid out once more.
    if (firstScrollTop > 0) element.scrollTop = firstScrollTop;
    const made = new TimelineAdapter(
      container,
      chartEvents(
        paint,
        () => latest.current,
        () => dragNote.current,
        () => overlay.current,
        arrowAt,
        setFocusIndex,
      ),
      firstWindow,
    );
    adapter.current = made;
    const sizes = new ResizeObserver(() => {
      made.resize();
      setViewHeight(element.clientHeight);
      if (hasFurtherRows.current) showRowsInView();
    });
    sizes.observe(element);
    sizes.observe(container);
    const stopWheel = followWheel(area, made);
    const ground = bindGround(
      area,
      axis,
      element,
      groundEvents(
        made,
        () => latest.current,
        () => overlay.current,
        (row) => setFocusIndex(row.index),
      ),
    );
    cancelGround.current = ground.cancel;
    const stopHover = followHover(area, arrowAt, (arrow, at) => {
      painter.current?.hover(arrow);
      arrowNote.current?.hover(arrow, at);
    });
    return () => {
      sizes.disconnect();
      stopWheel();
      ground.stop();
      stopHover();
      adapter.current = null;
      made.destroy();
    };
  }, [paint, showRowsInView, setFocusIndex]);

  useLayoutEffect(() => {
    latest.current = props;
  });

  // After a change of the lanes or the filter: rows first, since the widget draws only those in view. An edit of dates
  // leaves rows where they are, and asking where they are would have the page laid out.
  const { rows: allRows } = layout;
  useLayoutEffect(() => {
    void allRows;
    if (hasFurtherRows.current) showRowsInView();
  }, [allRows, showRowsInView]);

  // What is drawn next is known before anything draws.
  useLayoutEffect(() => {
    drawing.current = { rowView, choice, selected, taste, layout };
    focusAt.current = focusIndex;
  });
  useLayoutEffect(() => {
    void [rowView, choice, selected, taste];
    isPainted.current = false;
    painter.current?.renew(drawing.current);
  }, [rowView, choice, selected, taste]);

  const names = useMemo(() => chartNames(format), [format]);
  useLayoutEffect(() => {
    const scene = { layout, selectedIds, names, whyThere: (id: string) => whyInLines(facts, id) };
    adapter.current?.update(scene, drawing.current.rowView);
  }, [layout, selectedIds, names, facts]);

  useLayoutEffect(() => {
    adapter.current?.showRows(rows.first, rows.end);
  }, [rows]);

  useTabStop(layout, focusIndex, adapter, widget);

  // Where the widget had nothing to draw.
  useLayoutEffect(() => {
    if (adapter.current && !isPainted.current) paint(adapter.current.scale());
  });

  useCancelKeys({
    isDragging: () => adapter.current?.draggedTo() != null,
    keep: () => latest.current.onKeepDrag(),
    cancelDrag: () => adapter.current?.cancelDrag() === true,
    cancelOther: () => cancelGround.current() || overlay.current?.cancelLink() === true,
  });

  const { scrollToRow, revealTime, reveal } = useReveal({
    scroller,
    adapter,
    latest,
    showRowsInView,
    setFocusIndex,
  });

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
      revealRow: (row, { fromMinutes, toMinutes }) => {
        setFocusIndex(row.index);
        scrollToRow(row);
        revealTime(fromMinutes, toMinutes);
      },
      revealArrow: (dependencyId) => {
        const { layout: plan } = latest.current;
        const tip = arrowOf(plan, dependencyId)?.points.at(-1);
        if (!tip) return;
        scrollToRow(plan.rows.find((row) => row.y <= tip.y && tip.y < row.y + row.height));
        revealTime(tip.atMinutes, tip.atMinutes);
      },
      focusedRow: () => {
        const { layout: plan } = latest.current;
        const bar = document.activeElement?.closest<HTMLElement>('[data-canvas] [data-key]');
        const key = bar?.dataset.key;
        return (key ? keysRow(plan, key) : plan.rows[focusAt.current]) ?? null;
      },
    }),
    [reveal, scrollToRow, revealTime, setFocusIndex],
  );

  const focusRow = useCallback(
    (index: number, how: RowFocus) => {
      const { layout: plan } = latest.current;
      const row = plan.rows[index];
      if (!row) return;
      if (how === 'extend') selectAll(placeableIds(plan, selectedFrom.current, index));
      else selectedFrom.current = index;
      flushSync(() => setFocusIndex(index));
      scrollToRow(row);
      const element = document.getElementById(outlineRowId(row.key));
      // What a drawing takes the focus to meanwhile keeps it from a row that it only came back to.
      if (how !== 'come' && element && document.activeElement !== element)
        element.focus({ preventScroll: true });
      if (row.id !== null && isPlaceable(plan, row) && !useSelection.getState().ids.includes(row.id)) {
        latest.current.onSelect(row.id, false);
      } else if (how === 'go' && !isPlaceable(plan, row)) latest.current.onSelect(null, false);
    },
    [scrollToRow, setFocusIndex],
  );

  const selectShown = useCallback(() => {
    const { layout: plan, format: words } = latest.current;
    const shown = [...plan.bars.flatMap(({ id }) => id ?? []), ...plan.milestones.map(({ id }) => id)];
    selectAll(shown);
    announce(`${words.count(shown.length, 'item')} selected`);
  }, []);

  const handleCanvasKey = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const made = adapter.current;
      const focused = made?.focusedKey();
      if (!made || focused === null || focused === undefined) return;
      pressCanvasKey(event, focused, {
        ...latest.current,
        selectedIds: new Set(useSelection.getState().ids),
        onSelectAll: selectShown,
        onGo: (stop) => {
          scrollToRow(latest.current.layout.rows[stop.rowIndex]);
          revealTime(stop.fromMinutes, stop.toMinutes);
          setFocusIndex(stop.rowIndex);
          made.focus(stop.key);
        },
      });
    },
    [scrollToRow, revealTime, selectShown, setFocusIndex],
  );

  const selectRow = useCallback(
    (row: RoadmapRow, extend: boolean) => {
      setFocusIndex(row.index);
      if (!extend) selectedFrom.current = row.index;
      latest.current.onSelect(isPlaceable(latest.current.layout, row) ? row.id : null, extend);
    },
    [setFocusIndex],
  );
  const toggleRow = useCallback((row: RoadmapRow) => {
    latest.current.onToggle(row.kind === 'lane' || row.id === null ? row.key : row.id);
  }, []);
  const openRow = useCallback((row: RoadmapRow) => {
    if (row.id !== null) latest.current.onOpen(row.id);
    else if (row.expandable) latest.current.onToggle(row.key);
  }, []);

  const openSelected = useCallback(() => {
    const { selected: chosen } = drawing.current;
    if (chosen) latest.current.onOpen(chosen.id);
  }, []);

  const readScale = useCallback(() => adapter.current?.scale() ?? null, []);
  const readInView = useCallback(() => {
    const { scrollTop: from = 0, clientHeight = 0 } = scroller.current ?? {};
    return { top: from, bottom: from + clientHeight - axisHeight(latest.current.layout) };
  }, []);
  const top = topOf(rowView);
  const height = heightOf(rowView);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu is of the rows and bars inside, which have the focus
    <div
      ref={scroller}
      className={styles.scroller}
      onContextMenu={props.onMenu}
      onScroll={(event) => {
        flushSync(showRowsInView);
        props.onScrolled(event.currentTarget.scrollTop);
      }}
    >
      <div className={styles.head} style={{ height: headHeight }}>
        <div className={styles.headOutline} style={{ width: outlineWidth }}>
          <div className={styles.headTools}>{props.headTools}</div>
          <OutlineHead hasVariance={facts.hasVariance} />
        </div>
        <svg
          ref={axisSvg}
          className={styles.axis}
          aria-hidden="true"
          onClick={(event) => {
            const row = (event.target as Element).closest<SVGElement>('[data-row]')?.dataset['row'];
            if (row !== undefined) props.onOpen(row);
          }}
        />
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
            onSelectAll={selectShown}
            onSelect={selectRow}
            onToggle={toggleRow}
            onOpen={openRow}
          />
        </div>
        <Splitter width={outlineWidth} top={headHeight} height={viewHeight - headHeight} />
        {/* biome-ignore lint/a11y/useSemanticElements: a picture whose parts are buttons is no <fieldset>. */}
        <div
          ref={canvas}
          id="roadmap-picture"
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
          <svg ref={hoveredSvg} className={styles.arrows} style={{ top, height }} aria-hidden="true" />
          {/* No line goes through a name. */}
          <div className={styles.sticky} style={{ top: headHeight }}>
            <svg ref={todaySvg} className={styles.today} style={{ height: viewHeight }} aria-hidden="true" />
          </div>
          <div ref={widget} className={styles.widget} tabIndex={-1} />
          {selected && props.canDraw ? (
            <SelectionBar
              ref={selectionBar}
              title={selected.title}
              kind={selected.milestone ? selected.milestone.kind : selected.bar?.summary ? 'summary' : 'bar'}
              onOpen={openSelected}
            />
          ) : null}
          <ChartOverlay
            ref={overlay}
            layout={layout}
            format={format}
            scale={readScale}
            selectedId={selected?.id ?? null}
            canLink={props.canDraw}
            describe={props.describeLink}
            onLinked={props.onLinked}
            onCreate={props.onCreate}
            onGo={revealTime}
          />
          <ArrowNote
            ref={arrowNote}
            layout={layout}
            describe={facts.arrow}
            scale={readScale}
            inView={readInView}
          />
          <div ref={dragNote} className={styles.dragNote} hidden />
        </div>
      </div>
      <ArrowCount
        shown={choice.shownCount}
        countedOnly={choice.countedOnly}
        notDrawn={layout.arrowsNotDrawn}
        outlineWidth={outlineWidth}
        isFiltered={layout.hiddenByFilter > 0}
        format={format}
      />
    </div>
  );
});
