import type { RoadmapArrow } from '../../../../domain/layout/roadmapTypes';
import { xToMinutes, zoomWindow } from '../timeScale';
import type { TimelineAdapter } from '../widget/timelineAdapter';

/** Ctrl or Cmd and the wheel zoom to the pointer, Shift or a sideways wheel pans; else the wheel scrolls the rows. */
export function followWheel(area: HTMLElement, adapter: TimelineAdapter): () => void {
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

/**
 * Arrows lie under the widget, which takes the pointer: what it is over is found out, at most once a frame. `show` is
 * told the arrow and the point in the picture; null when the pointer has left it.
 */
export function followHover(
  area: HTMLElement,
  arrowAt: (clientX: number, clientY: number) => RoadmapArrow | null,
  show: (arrow: RoadmapArrow | null, at: { readonly x: number; readonly y: number }) => void,
): () => void {
  let frame = 0;
  let hoveredKey: string | null = null;
  let point: { readonly x: number; readonly y: number } | null = null;
  const look = () => {
    frame = 0;
    const arrow = point && arrowAt(point.x, point.y);
    if ((arrow?.key ?? null) === hoveredKey) return;
    hoveredKey = arrow?.key ?? null;
    const { left, top } = area.getBoundingClientRect();
    show(arrow, { x: (point?.x ?? 0) - left, y: (point?.y ?? 0) - top });
    area.toggleAttribute('data-over-arrow', arrow !== null);
  };
  const leave = () => {
    if (hoveredKey === null) return;
    point = null;
    look();
  };
  const move = (event: PointerEvent) => {
    point = { x: event.clientX, y: event.clientY };
    const isGround =
      event.buttons === 0 && (event.target as Element).closest('.vis-item, [role="toolbar"]') === null;
    if (!isGround) leave();
    else if (frame === 0) frame = requestAnimationFrame(look);
  };
  area.addEventListener('pointermove', move);
  area.addEventListener('pointerleave', leave);
  return () => {
    area.removeEventListener('pointermove', move);
    area.removeEventListener('pointerleave', leave);
    cancelAnimationFrame(frame);
  };
}
