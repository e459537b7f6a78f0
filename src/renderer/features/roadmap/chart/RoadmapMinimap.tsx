import type { RefObject } from 'react';
import { type KeyboardEvent, type PointerEvent, useEffect, useImperativeHandle, useRef } from 'react';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { useAfterPaint, useIsPainted } from '../../../ui/afterPaint';
import type { TimeWindow } from '../timeScale';
import styles from './RoadmapMinimap.module.css';

const height = 36;

/** Shows where the window in view lies in the whole plan. */
export type MinimapHandle = { readonly follow: (window: TimeWindow) => void };

/** The whole plan in a strip: what is in view is framed; a press or a drag goes there, arrow keys go on from it. */
export function RoadmapMinimap(props: {
  readonly ref: RefObject<MinimapHandle | null>;
  readonly layout: RoadmapLayout;
  readonly onShow: (window: TimeWindow) => void;
}) {
  const { onShow } = props;
  // The strip may be a drawing behind: it must not hold up an edit.
  const layout = useAfterPaint(props.layout);
  const isPainted = useIsPainted();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<TimeWindow | null>(null);
  const held = useRef<number | null>(null);
  const { span } = layout;
  const length = span ? Math.max(1, span.toMinutes - span.fromMinutes) : 1;

  const place = () => {
    const [element, window] = [frame.current, shown.current];
    if (!element || !window || !span) return;
    const share = (minutes: number) => Math.min(1, Math.max(0, (minutes - span.fromMinutes) / length));
    const [from, to] = [share(window.fromMinutes), share(window.toMinutes)];
    element.style.left = `${from * 100}%`;
    element.style.width = `max(8px, ${(to - from) * 100}%)`;
  };
  useImperativeHandle(props.ref, () => ({
    follow: (window) => {
      shown.current = window;
      place();
    },
  }));

  useEffect(() => {
    const element = canvas.current;
    if (!element || !span || !isPainted) return;
    const draw = () => {
      const { clientWidth } = element;
      const ratio = window.devicePixelRatio;
      element.width = clientWidth * ratio;
      element.height = height * ratio;
      const pen = element.getContext('2d');
      if (!pen || clientWidth === 0) return;
      pen.scale(ratio, ratio);
      pen.fillStyle = getComputedStyle(element).color;
      pen.globalAlpha = layout.bars.length > 400 ? 0.35 : 0.7;
      const perPixel = length / clientWidth;
      const perRow = (height - 6) / Math.max(1, layout.height);
      for (const bar of layout.bars) {
        const x = (bar.fromMinutes - span.fromMinutes) / perPixel;
        const width = Math.max(1, (bar.toMinutes - bar.fromMinutes) / perPixel);
        pen.fillRect(x, 3 + bar.y * perRow, width, Math.max(1, bar.height * perRow));
      }
    };
    draw();
    const sizes = new ResizeObserver(draw);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [layout, span, length, isPainted]);
  useEffect(place);

  if (!span) return null;
  const go = (fromMinutes: number) => {
    const window = shown.current;
    if (window) onShow({ fromMinutes, toMinutes: fromMinutes + window.toMinutes - window.fromMinutes });
  };
  const minutesAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return span.fromMinutes + ((event.clientX - left) / width) * length;
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    const window = shown.current;
    if (event.button !== 0 || !window) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = minutesAt(event);
    const isInside = at >= window.fromMinutes && at <= window.toMinutes;
    held.current = isInside ? at - window.fromMinutes : (window.toMinutes - window.fromMinutes) / 2;
    go(at - held.current);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (held.current !== null) go(minutesAt(event) - held.current);
  };
  const step = (event: KeyboardEvent) => {
    const window = shown.current;
    if (!window || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    const by = (window.toMinutes - window.fromMinutes) / 4;
    go(window.fromMinutes + (event.key === 'ArrowRight' ? by : -by));
  };
  return (
    <div
      role="scrollbar"
      tabIndex={0}
      aria-label="Minimap of the whole plan"
      aria-orientation="horizontal"
      aria-controls="roadmap-picture"
      aria-valuenow={0}
      className={styles.map}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
      onKeyDown={step}
    >
      <canvas ref={canvas} className={styles.bars} style={{ height }} aria-hidden />
      <div ref={frame} className={styles.frame} />
    </div>
  );
}
