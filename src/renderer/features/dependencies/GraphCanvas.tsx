import { Maximize, Minus, Plus } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AgreementStanding } from '../../../domain/agreements/standing';
import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphSource } from '../../../domain/layout/graphSource';
import type { GraphLayout } from '../../../domain/layout/graphTypes';
import { useActions } from '../../plan/actions';
import { announce } from '../../plan/notices';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import styles from './Graph.module.css';
import { GraphHeads } from './GraphHeads';
import { GraphLegend } from './GraphLegend';
import { GraphMinimap } from './GraphMinimap';
import { GraphPicture } from './GraphPicture';
import { emphasisOfBox, isLarge, type ShownChain } from './graphEmphasis';
import { levelOf, useShownPart } from './graphWindow';
import {
  fitAll,
  keepInSight,
  openAt,
  reveal,
  usePanAndZoom,
  useSize,
  type Viewport,
  zoomAbout,
} from './viewport';
import { type GraphFocus, type WalkFrom, walk } from './walk';

/** The picture: pans, zooms, and is walked by the arrow keys. It knows the program only through what it is given. */
export function GraphCanvas(props: {
  readonly layout: GraphLayout;
  readonly lines: readonly GraphLine[];
  readonly source: GraphSource;
  readonly standingById: ReadonlyMap<string, AgreementStanding>;
  readonly selectedIds: readonly string[];
  readonly chain: ShownChain | null;
  readonly showCritical: boolean;
  /** What the picture is called: "Dependency graph". */
  readonly label: string;
  readonly sentence: string;
  /** Changes when another picture is to be opened, rather than the same one changed. */
  readonly pictureKey: string;
  readonly onFocusLine: (lineId: string | null) => void;
  /** Rolls a lane up, or opens it. */
  readonly onToggle: (groupId: string) => void;
  /** Selects a row or a dependency; `inspect` opens the inspector too. */
  readonly onSelect: (id: string | null, inspect: boolean, extend?: boolean) => void;
}) {
  const {
    layout,
    lines,
    source,
    standingById,
    selectedIds,
    chain,
    showCritical,
    onFocusLine,
    onSelect,
    onToggle,
  } = props;
  const frameRef = useRef<HTMLDivElement>(null);
  const frame = useSize(frameRef);
  const format = useFormat();
  const [view, setView] = useState<Viewport | null>(null);
  const [focus, setFocus] = useState<GraphFocus | null>(null);
  const [from, setFrom] = useState<WalkFrom>(null);
  const holdsFocus = useRef(false);

  const change = useCallback(
    (next: (view: Viewport) => Viewport) =>
      setView((now) => (now === null ? now : keepInSight(next(now), layout, frame))),
    [layout, frame],
  );
  const { isDragging } = usePanAndZoom(frameRef, change);

  // Another picture opens at its start; the same one keeps its place, held by the team that was opened or rolled up.
  const opened = useRef('');
  const held = useRef<{ readonly teamId: string; readonly x: number; readonly y: number } | null>(null);
  useLayoutEffect(() => {
    if (frame.width === 0) return;
    const key = props.pictureKey;
    const hold = held.current;
    held.current = null;
    if (opened.current !== key) {
      opened.current = key;
      setView(openAt(layout, frame));
      return;
    }
    const group = hold && layout.groups.find((it) => it.id === hold.teamId);
    setView((now) => {
      if (now === null) return openAt(layout, frame);
      const moved =
        group && hold ? { ...now, x: hold.x - group.x * now.zoom, y: hold.y - group.y * now.zoom } : now;
      return keepInSight(moved, layout, frame);
    });
  }, [props.pictureKey, layout, frame]);

  const toggle = useCallback(
    (teamId: string) => {
      const group = layout.groups.find((it) => it.id === teamId);
      if (group && view) {
        held.current = {
          teamId,
          x: Math.max(8, view.x + group.x * view.zoom),
          y: Math.max(8, view.y + group.y * view.zoom),
        };
      }
      onToggle(teamId);
      announce(`${group?.collapsed ? 'Opened' : 'Rolled up'} ${group?.title ?? ''}`);
    },
    [layout, view, onToggle],
  );

  const boxById = useMemo(() => new Map(layout.boxes.map((box) => [box.id, box])), [layout.boxes]);
  const centre = { x: frame.width / 2, y: frame.height / 2 };
  const fitPicture = () => setView(fitAll(layout, frame));
  const zoomIn = () => change((it) => zoomAbout(it, 1.25, centre));
  const zoomOut = () => change((it) => zoomAbout(it, 0.8, centre));
  const fitSelection = () => {
    const chosen = layout.boxes.filter((box) => emphasisOfBox(box, selectedIds, chain) !== 'faded');
    if (chosen.length === 0 || selectedIds.length === 0) return fitPicture();
    const x = Math.min(...chosen.map((box) => box.x)) - 24;
    const y = Math.min(...chosen.map((box) => box.y)) - 24;
    const width = Math.max(...chosen.map((box) => box.x + box.width)) + 24 - x;
    const height = Math.max(...chosen.map((box) => box.y + box.height)) + 24 - y;
    const all = fitAll({ width, height }, frame);
    setView({ zoom: all.zoom, x: all.x - x * all.zoom, y: all.y - y * all.zoom });
  };
  useActions({
    'roadmap.zoomIn': zoomIn,
    'roadmap.zoomOut': zoomOut,
    'roadmap.fit': fitPicture,
    'roadmap.fitSelection': fitSelection,
  });

  // The focused shape leaves and enters the DOM as one pans: React's state holds the focus, the DOM follows.
  const tabStop =
    focus?.on === 'box' && boxById.has(focus.id)
      ? focus.id
      : (layout.boxes.find((box) => selectedIds.includes(box.id)) ?? layout.boxes[0])?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout may have put the shape back into the DOM.
  useEffect(() => {
    if (!focus || !holdsFocus.current) return;
    const shape = frameRef.current?.querySelector<SVGGElement>(
      `[data-${focus.on}="${CSS.escape(focus.id)}"]`,
    );
    if (shape && document.activeElement !== shape) shape.focus({ preventScroll: true });
  }, [focus, layout]);

  const goTo = (next: GraphFocus, origin: WalkFrom) => {
    holdsFocus.current = true;
    setFocus(next);
    setFrom(origin);
    onFocusLine(next.on === 'line' ? next.id : null);
    const box = next.on === 'box' ? boxById.get(next.id) : undefined;
    const line = next.on === 'line' ? lines.find((it) => it.id === next.id) : undefined;
    const ends = line ? [boxById.get(line.fromBoxId), boxById.get(line.toBoxId)] : [box];
    for (const end of ends) if (end) setView((now) => now && reveal(now, frame, end));
  };

  const selectFocused = (inspect: boolean, extend: boolean) => {
    if (!focus) return;
    if (focus.on === 'box') return onSelect(focus.id, inspect, extend);
    const line = lines.find((it) => it.id === focus.id);
    onSelect(line?.dependencyIds[0] ?? null, inspect, extend);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as Element;
    const isShape = target.closest('[data-box],[data-line]') !== null;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [1, 0],
      ArrowRight: [-1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const arrow = arrows[event.key];
    if (arrow && plain && event.shiftKey) {
      event.preventDefault();
      return change((it) => ({ ...it, x: it.x + arrow[0] * 80, y: it.y + arrow[1] * 80 }));
    }
    if (!isShape || !plain || !focus) return;
    if (arrow) {
      event.preventDefault();
      const step = walk({ boxes: layout.boxes, lines }, focus, from, event.key as 'ArrowLeft');
      if ('focus' in step) return goTo(step.focus, step.from);
      if (step.nothing === 'noSuccessor') announce('Nothing here depends on it');
      if (step.nothing === 'noPredecessor') announce('It depends on nothing here');
      return;
    }
    const [first, last] = [layout.boxes[0], layout.boxes.at(-1)];
    if (event.key === 'Home' && first) goTo({ on: 'box', id: first.id }, null);
    else if (event.key === 'End' && last) goTo({ on: 'box', id: last.id }, null);
    else if (event.key === 'Enter' && event.shiftKey && focus.on === 'box') {
      const box = boxById.get(focus.id);
      if (box) toggle(box.groupId);
    } else if (event.key === 'Enter' || event.key === ' ') {
      selectFocused(event.key === 'Enter', event.key === ' ' && event.shiftKey);
    } else if (event.key === 'Escape') onSelect(null, false);
    else return;
    event.preventDefault();
  };

  const shapeAt = (event: { target: EventTarget }): GraphFocus | null => {
    const shape = (event.target as Element).closest<SVGGElement>('[data-box],[data-line]');
    const { box, line } = shape?.dataset ?? {};
    return box !== undefined ? { on: 'box', id: box } : line !== undefined ? { on: 'line', id: line } : null;
  };
  /** The shape that was pressed; from far away boxes have no elements of their own. */
  const pressedShape = (event: MouseEvent): GraphFocus | null => {
    const hit = shapeAt(event);
    const target = event.target as Element;
    if (hit || level !== 'blocks' || !view || target.closest('button') || !target.closest('svg')) return hit;
    const { left = 0, top = 0 } = frameRef.current?.getBoundingClientRect() ?? {};
    const x = (event.clientX - left - view.x) / view.zoom;
    const y = (event.clientY - top - view.y) / view.zoom;
    const box = layout.boxes.find(
      (it) => x >= it.x && x <= it.x + it.width && y >= it.y && y <= it.y + it.height,
    );
    return box ? { on: 'box', id: box.id } : null;
  };
  const onClick = (event: MouseEvent) => {
    if (isDragging()) return;
    const hit = pressedShape(event);
    if (!hit) {
      if ((event.target as Element).closest('button,[role="toolbar"]') === null) onSelect(null, false);
      return;
    }
    setFocus(hit);
    setFrom(null);
    const line = hit.on === 'line' ? lines.find((it) => it.id === hit.id) : undefined;
    const extend = event.shiftKey || event.ctrlKey || event.metaKey;
    onSelect(line ? (line.dependencyIds[0] ?? null) : hit.id, false, extend);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const hit = pressedShape(event);
    const box = hit?.on === 'box' ? boxById.get(hit.id) : undefined;
    if (box?.collapsed) toggle(box.groupId);
    else if (hit)
      onSelect(
        hit.on === 'box' ? hit.id : (lines.find((it) => it.id === hit.id)?.dependencyIds[0] ?? null),
        true,
      );
  };

  const shown = useShownPart(layout, view, frame, tabStop);
  const level = levelOf(view?.zoom ?? 1, shown.boxes.length);
  return (
    <div className={styles.frameWrap}>
      <div className={styles.window}>
        <section
          ref={frameRef}
          className={styles.canvas}
          aria-label={props.label}
          aria-describedby="graph-sentence"
          data-canvas
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            holdsFocus.current = true;
            const hit = shapeAt(event);
            if (hit && (hit.on !== focus?.on || hit.id !== focus.id)) setFocus(hit);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== null) {
              holdsFocus.current = false;
              onFocusLine(null);
            }
          }}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          <p id="graph-sentence" className={styles.spoken}>
            {props.sentence} Right and left follow the dependencies, up and down choose among them, Enter
            opens the inspector, Shift+Enter rolls a team up or opens it, Shift+Space selects another one too.
          </p>
          {view ? (
            <>
              {/* biome-ignore lint/a11y/useSemanticElements: what groups shapes in a drawing is no <fieldset>. */}
              <svg
                className={classNames(styles.svg, level !== 'near' && styles.far)}
                width={frame.width}
                height={frame.height}
                role="group"
                aria-label="Boxes and lines"
              >
                <g transform={`translate(${view.x} ${view.y}) scale(${view.zoom})`}>
                  <GraphPicture
                    layout={layout}
                    shown={shown}
                    level={level}
                    source={source}
                    standingById={standingById}
                    selectedIds={selectedIds}
                    chain={chain}
                    showCritical={showCritical}
                    tabStop={tabStop}
                  />
                </g>
              </svg>
              <GraphHeads groups={layout.groups} view={view} frame={frame} level={level} onToggle={toggle} />
            </>
          ) : null}
        </section>
        {view && isLarge(layout, view, frame) ? (
          <GraphMinimap layout={layout} view={view} frame={frame} onMove={(next) => change(() => next)} />
        ) : null}
      </div>
      <footer className={styles.foot}>
        <div className={styles.zoomer} role="toolbar" aria-label="Zoom">
          <IconButton label="Zoom out" size="small" keys="-" onPress={zoomOut}>
            <Minus aria-hidden />
          </IconButton>
          <span className={styles.percent}>{view ? `${Math.round(view.zoom * 100)} %` : ''}</span>
          <IconButton label="Zoom in" size="small" keys="+" onPress={zoomIn}>
            <Plus aria-hidden />
          </IconButton>
          <IconButton label="Fit everything" size="small" keys="Shift+1" onPress={fitPicture}>
            <Maximize aria-hidden />
          </IconButton>
        </div>
        <GraphLegend showCritical={showCritical} />
        <span className={styles.tally}>
          {layout.drawnLinkCount === layout.linkCount
            ? format.count(layout.linkCount, 'dependency', 'dependencies')
            : `${format.number(layout.drawnLinkCount)} of ${format.count(layout.linkCount, 'dependency', 'dependencies')} drawn`}
        </span>
      </footer>
    </div>
  );
}
