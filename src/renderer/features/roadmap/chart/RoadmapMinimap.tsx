import type { RefObject } from 'react';
import { type KeyboardEvent, type PointerEvent, useEffect, useImperativeHandle, useRef } from 'react';
import type { RoadmapBar, RoadmapLayout, RoadmapSpan } from '../../../../domain/layout/roadmapTypes';
import { type Steps, stepThrough } from '../../../../domain/steps';
import { numberToDay } from '../../../../domain/time/day';
import { inIdleTurns } from '../../../plan/idleTurns';
import { useAfterPaint, useIsPainted } from '../../../ui/afterPaint';
import type { Format } from '../../../ui/format';
import { useColors } from '../../../ui/useColors';
import { minutesPerDay, type TimeWindow } from '../timeScale';
import styles from './RoadmapMinimap.module.css';

const height = 36;
const restMilliseconds = 250;

/** Shows where the window in view lies in the whole plan. */
export type MinimapHandle = { readonly follow: (window: TimeWindow) => void };

/**
 * How much ink a bar gets: where thousands lie upon each other a place of usual crowding is half dark, so that fuller
 * and emptier times are still told apart.
 */
function inkOf(bars: readonly RoadmapBar[], perPixel: number, perRow: number, width: number): number {
  let area = 0;
  for (const { fromMinutes, toMinutes, height: barHeight } of bars) {
    area += Math.max(1, (toMinutes - fromMinutes) / perPixel) * Math.max(1, barHeight * perRow);
  }
  const layers = area / (width * (height - 6));
  return Math.min(0.7, 1 - 0.5 ** (1 / Math.max(0.1, layers)));
}

/** Draws every bar of a plan, however many, some of them in a step. */
function* stripSteps(
  sheet: OffscreenCanvas,
  { bars, height: layoutHeight }: RoadmapLayout,
  { fromMinutes, toMinutes }: RoadmapSpan,
  color: string,
): Steps<OffscreenCanvas> {
  const pen = sheet.getContext('2d');
  if (!pen) return sheet;
  const ratio = sheet.height / height;
  pen.scale(ratio, ratio);
  pen.fillStyle = color;
  const perPixel = Math.max(1, toMinutes - fromMinutes) / (sheet.width / ratio);
  const perRow = (height - 6) / Math.max(1, layoutHeight);
  pen.globalAlpha = inkOf(bars, perPixel, perRow, sheet.width / ratio);
  yield* stepThrough(bars, (bar) => {
    const x = (bar.fromMinutes - fromMinutes) / perPixel;
    const width = Math.max(1, (bar.toMinutes - bar.fromMinutes) / perPixel);
    pen.fillRect(x, 3 + bar.y * perRow, width, Math.max(1, bar.height * perRow));
  });
  return sheet;
}

/** The whole plan in a strip: what is in view is framed; a press or a drag goes there, arrow keys go on from it. */
export function RoadmapMinimap(props: {
  readonly ref: RefObject<MinimapHandle | null>;
  readonly layout: RoadmapLayout;
  readonly format: Format;
  readonly onShow: (window: TimeWindow) => void;
}) {
  const { onShow, format } = props;
  // The strip may be a drawing behind: it must not hold up an edit.
  const layout = useAfterPaint(props.layout);
  const isPainted = useIsPainted();
  const colors = useColors();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<TimeWindow | null>(null);
  const held = useRef<number | null>(null);
  const { span } = layout;
  const length = span ? Math.max(1, span.toMinutes - span.fromMinutes) : 1;

  /** Says how far the window has gone of the way that it can go; once it rests, since nobody hears sixty in a second. */
  const tell = () => {
    const [element, window] = [frame.current?.parentElement, shown.current];
    if (!element || !window || !span) return;
    const way = Math.max(1, length - (window.toMinutes - window.fromMinutes));
    const gone = Math.min(1, Math.max(0, (window.fromMinutes - span.fromMinutes) / way));
    element.setAttribute('aria-valuenow', String(Math.round(gone * 100)));
    element.setAttribute('aria-valuetext', words(window));
  };
  const latestTell = useRef(tell);
  useEffect(() => {
    latestTell.current = tell;
  });
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(telling.current), []);
  const dayAt = (minutes: number) => format.day(numberToDay(Math.floor(minutes / minutesPerDay)));
  const words = ({ fromMinutes, toMinutes }: TimeWindow) => `${dayAt(fromMinutes)} to ${dayAt(toMinutes)}`;
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
      clearTimeout(telling.current);
      telling.current = setTimeout(() => latestTell.current(), restMilliseconds);
    },
  }));

  useEffect(() => {
    const element = canvas.current;
    void colors;
    if (!element || !span || !isPainted) return;
    let drawing = 0;
    const draw = async () => {
      const mine = ++drawing;
      const { clientWidth } = element;
      if (clientWidth === 0) return;
      const sheet = new OffscreenCanvas(
        Math.max(1, clientWidth * window.devicePixelRatio),
        height * window.devicePixelRatio,
      );
      const color = getComputedStyle(element).color;
      const steps = stripSteps(sheet, layout, span, color);
      if ((await inIdleTurns(steps, () => mine !== drawing)) === null) return;
      // As a whole: a strip that fills itself would draw the eye.
      element.width = sheet.width;
      element.height = sheet.height;
      element.getContext('2d')?.drawImage(sheet, 0, 0);
    };
    // It is told of the size that there is, too.
    const sizes = new ResizeObserver(() => void draw());
    sizes.observe(element);
    return () => {
      drawing += 1;
      sizes.disconnect();
    };
  }, [layout, span, isPainted, colors]);
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
      aria-valuemin={0}
      aria-valuenow={0}
      aria-valuemax={100}
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
