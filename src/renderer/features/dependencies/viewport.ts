import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { blocksBelow } from './graphWindow';

/** Where the drawing lies in its window: a place `p` of it is shown at `x + zoom · p`. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

export type Size = { readonly width: number; readonly height: number };

const leastZoom = 0.03;
const mostZoom = 2.5;
/** Below this nothing can be read: a picture opens no smaller, and one pans instead. */
const readableZoom = 0.8;
const rim = 12;

const clampZoom = (zoom: number) => Math.min(mostZoom, Math.max(leastZoom, zoom));

/** So much is left beside a picture whose boxes cannot be read, for the names of its groups. */
export const besideWidth = 132;

/** The whole picture in the middle of the window. */
export function fitAll(picture: Size, frame: Size): Viewport {
  const zoomIn = (width: number) =>
    clampZoom(Math.min(1, (width - rim) / picture.width, (frame.height - rim) / picture.height));
  const isFar = zoomIn(frame.width) < blocksBelow;
  const zoom = isFar ? zoomIn(frame.width - besideWidth) : zoomIn(frame.width);
  return {
    zoom,
    x: Math.max(isFar ? besideWidth : 0, (frame.width - picture.width * zoom) / 2),
    y: Math.max(0, (frame.height - picture.height * zoom) / 2),
  };
}

/** How a picture opens: all of it if it can be read then, else its top left corner. */
export function openAt(picture: Size, frame: Size): Viewport {
  const all = fitAll(picture, frame);
  if (all.zoom >= readableZoom) return { ...all, y: Math.min(all.y, 0) };
  const zoom = Math.min(1, Math.max(readableZoom, Math.min(1, frame.width / picture.width)));
  return { zoom, x: Math.max(0, (frame.width - picture.width * zoom) / 2), y: 0 };
}

/** Zooms about a place of the window. */
export function zoomAbout(view: Viewport, factor: number, at: { x: number; y: number }): Viewport {
  const zoom = clampZoom(view.zoom * factor);
  const ratio = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Moves the picture as little as needed for a rectangle of it to be in sight. */
export function reveal(
  view: Viewport,
  frame: Size,
  rect: { x: number; y: number; width: number; height: number },
): Viewport {
  const shift = (start: number, length: number, offset: number, room: number) => {
    const from = offset + start * view.zoom;
    const to = from + length * view.zoom;
    if (from < rim) return rim - from;
    return to > room - rim ? Math.max(rim - from, room - rim - to) : 0;
  };
  const dx = shift(rect.x, rect.width, view.x, frame.width);
  const dy = shift(rect.y, rect.height, view.y, frame.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps some of the picture in sight, however far one pans. */
export function keepInSight(view: Viewport, picture: Size, frame: Size): Viewport {
  const hold = (offset: number, length: number, room: number) => {
    const shown = Math.min(120, length * view.zoom, room);
    return Math.min(room - shown, Math.max(shown - length * view.zoom, offset));
  };
  return {
    ...view,
    x: hold(view.x, picture.width, frame.width),
    y: hold(view.y, picture.height, frame.height),
  };
}

/** The size of an element's inside, followed as it changes. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/**
 * Pans by drag and wheel, zooms by Ctrl+wheel. What is pressed without being dragged is a click, and stays one.
 */
export function usePanAndZoom(
  ref: RefObject<HTMLElement | null>,
  change: (next: (view: Viewport) => Viewport) => void,
): { readonly isDragging: () => boolean } {
  const dragged = useRef(false);
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let from: { x: number; y: number; id: number } | null = null;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? element.clientHeight : 1;
      const rect = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        const at = { x: event.clientX - rect.left, y: event.clientY - rect.top };
        latest.current((view) => zoomAbout(view, Math.exp(-event.deltaY * unit * 0.002), at));
        return;
      }
      const [dx, dy] =
        event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      latest.current((view) => ({ ...view, x: view.x - dx * unit, y: view.y - dy * unit }));
    };
    const onDown = (event: PointerEvent) => {
      dragged.current = false;
      if (event.button === 0 || event.button === 1) {
        from = { x: event.clientX, y: event.clientY, id: event.pointerId };
      }
    };
    const onMove = (event: PointerEvent) => {
      if (!from || from.id !== event.pointerId) return;
      const dx = event.clientX - from.x;
      const dy = event.clientY - from.y;
      if (!dragged.current && Math.hypot(dx, dy) < 4) return;
      if (!dragged.current) {
        dragged.current = true;
        element.setPointerCapture(event.pointerId);
      }
      from = { ...from, x: event.clientX, y: event.clientY };
      latest.current((view) => ({ ...view, x: view.x + dx, y: view.y + dy }));
    };
    const onUp = () => {
      from = null;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [ref]);
  const isDragging = useCallback(() => dragged.current, []);
  return { isDragging };
}
