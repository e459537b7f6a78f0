import type { TimeScale, TimeWindow } from '../timeScale';
import { type DaySpan, drawnSpan } from './drawGesture';
import { type GroundGesture, groundGesture, isPull, type PicturePoint } from './groundPress';
import { boxBetween, type PictureBox } from './marqueeGesture';
import { type Grab, panTo } from './panGesture';

/** What presses on empty ground do to the chart. */
export type GroundEvents = {
  readonly canDraw: () => boolean;
  readonly scale: () => TimeScale;
  /** The ground was pressed at a height, and nothing pulled. */
  readonly onTouch: (y: number) => void;
  /** The days that are drawn on the row at a height, and null when there are none any more. */
  readonly onDraw: (span: DaySpan | null, y: number) => void;
  /** The pointer let go of a bar that was drawn. */
  readonly onDrawn: () => void;
  /** The rectangle that selects; null when it is over, `kept` then says whether it counts. */
  readonly onMarquee: (box: PictureBox | null, kept: boolean) => void;
  readonly onPan: (window: TimeWindow) => void;
};

/** What is under way between a press and its end. */
type Press = {
  readonly gesture: GroundGesture;
  readonly pointerId: number;
  readonly from: PicturePoint;
  readonly grab: Grab;
  isPulling: boolean;
};

const isGround = (target: Element) =>
  target.closest('.vis-item, [role="toolbar"], [role="dialog"], [data-link-handle]') === null;

/**
 * Follows presses on the ground of `area`, which scrolls in `scroller`, and on `axis`, where a drag moves the picture.
 * Answers what stops it, and what ends a gesture as if it had not been: true when there was one.
 */
export function bindGround(
  area: HTMLElement,
  axis: Element,
  scroller: HTMLElement,
  events: GroundEvents,
): { readonly stop: () => void; readonly cancel: () => boolean } {
  let press: Press | null = null;
  let isSpaceDown = false;

  const pointOf = (event: PointerEvent): PicturePoint => {
    const { left, top } = area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const begin = (gesture: GroundGesture, event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY };
    const grab = { at, scale: events.scale(), scrollTop: scroller.scrollTop };
    press = { gesture, pointerId: event.pointerId, from: pointOf(event), grab, isPulling: false };
    // The middle button would scroll by itself.
    if (event.button === 1) event.preventDefault();
  };
  const downOnGround = (event: PointerEvent) => {
    if (press !== null || !(event.target instanceof Element)) return;
    if (event.button !== 1 && !isSpaceDown && !isGround(event.target)) return;
    const gesture = groundGesture({
      button: event.button,
      pointerType: event.pointerType,
      shiftKey: event.shiftKey,
      isSpaceDown,
      canDraw: events.canDraw(),
    });
    if (gesture === null) return;
    begin(gesture, event);
    // Upon a bar the widget would drag that bar.
    if (gesture === 'pan' && !isGround(event.target)) event.stopPropagation();
  };
  const downOnAxis = (event: Event) => {
    if (press === null && event instanceof PointerEvent && event.button === 0) begin('pan', event);
  };
  const move = (event: PointerEvent) => {
    if (press === null || event.pointerId !== press.pointerId) return;
    const { gesture, from, grab } = press;
    const to = pointOf(event);
    if (gesture === 'pan') {
      const at = { x: event.clientX, y: event.clientY };
      if (!press.isPulling && !isPull(grab.at, at)) return;
      press.isPulling = true;
      area.toggleAttribute('data-panning', true);
      const { window, scrollTop } = panTo(grab, at);
      events.onPan(window);
      scroller.scrollTop = scrollTop;
      return;
    }
    if (!press.isPulling && !isPull(from, to)) return;
    press.isPulling = true;
    if (gesture === 'draw') events.onDraw(drawnSpan(from, to, events.scale()), from.y);
    else events.onMarquee(boxBetween(from, to), true);
  };
  const end = (kept: boolean): boolean => {
    const ended = press;
    press = null;
    area.toggleAttribute('data-panning', false);
    if (ended && !ended.isPulling && kept && ended.gesture === 'draw') events.onTouch(ended.from.y);
    if (!ended?.isPulling) return false;
    if (ended.gesture === 'marquee') events.onMarquee(null, kept);
    else if (ended.gesture === 'draw' && kept) events.onDrawn();
    else if (ended.gesture === 'draw') events.onDraw(null, ended.from.y);
    return true;
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId === press?.pointerId) end(true);
  };
  const lose = (event: PointerEvent) => {
    if (event.pointerId === press?.pointerId) end(false);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    const target = event.target instanceof Element ? event.target : null;
    const isTaken =
      target?.closest('input, textarea, button, select, [contenteditable], [role="dialog"]') != null;
    isSpaceDown = event.type === 'keydown' && !isTaken;
    // With the hand upon the picture the rows do not scroll by a page.
    if (isSpaceDown && area.matches(':hover')) event.preventDefault();
    area.toggleAttribute('data-hand', isSpaceDown);
  };
  const forgetSpace = () => {
    isSpaceDown = false;
    area.toggleAttribute('data-hand', false);
  };
  area.addEventListener('pointerdown', downOnGround, { capture: true });
  axis.addEventListener('pointerdown', downOnAxis);
  globalThis.addEventListener('pointermove', move);
  globalThis.addEventListener('pointerup', up);
  globalThis.addEventListener('pointercancel', lose);
  globalThis.addEventListener('keydown', key);
  globalThis.addEventListener('keyup', key);
  globalThis.addEventListener('blur', forgetSpace);
  return {
    cancel: () => end(false),
    stop: () => {
      area.removeEventListener('pointerdown', downOnGround, { capture: true });
      axis.removeEventListener('pointerdown', downOnAxis);
      globalThis.removeEventListener('pointermove', move);
      globalThis.removeEventListener('pointerup', up);
      globalThis.removeEventListener('pointercancel', lose);
      globalThis.removeEventListener('keydown', key);
      globalThis.removeEventListener('keyup', key);
      globalThis.removeEventListener('blur', forgetSpace);
    },
  };
}
