import type { RoadmapLayout } from '../../../domain/layout/roadmapTypes';

/** The part of the time axis that is in view, in minutes on the civil axis. */
export type TimeWindow = { readonly fromMinutes: number; readonly toMinutes: number };

/** A window upon a width in pixels. */
export type TimeScale = TimeWindow & {
  readonly width: number;
  readonly minutesPerPixel: number;
};

export const minutesPerDay = 1_440;
/** What can be zoomed to: about a week, and a hundred and twenty years. */
export const shortestWindowMinutes = 6 * minutesPerDay;
export const longestWindowMinutes = 120 * 365 * minutesPerDay;

/** The scale of a window on so many pixels. */
export function windowToScale(window: TimeWindow, width: number): TimeScale {
  const { fromMinutes, toMinutes } = window;
  return { fromMinutes, toMinutes, width, minutesPerPixel: (toMinutes - fromMinutes) / Math.max(1, width) };
}

/** Pixels from the left edge. */
export function minutesToX(scale: TimeScale, minutes: number): number {
  return (minutes - scale.fromMinutes) / scale.minutesPerPixel;
}

/** The time at so many pixels from the left edge. */
export function xToMinutes(scale: TimeScale, x: number): number {
  return scale.fromMinutes + x * scale.minutesPerPixel;
}

/** The window grown (factor above 1) or shrunk around a time that stays where it is, within what can be zoomed to. */
export function zoomWindow(window: TimeWindow, factor: number, aroundMinutes: number): TimeWindow {
  const length = window.toMinutes - window.fromMinutes;
  const target = Math.min(longestWindowMinutes, Math.max(shortestWindowMinutes, length * factor));
  const share = (aroundMinutes - window.fromMinutes) / length;
  const fromMinutes = aroundMinutes - target * share;
  return { fromMinutes, toMinutes: fromMinutes + target };
}

/** A window that shows a span with some air on both sides; more on the right, where labels stand. */
export function spanToWindow(span: TimeWindow): TimeWindow {
  const length = Math.max(span.toMinutes - span.fromMinutes, shortestWindowMinutes / 2);
  return { fromMinutes: span.fromMinutes - length * 0.03, toMinutes: span.toMinutes + length * 0.07 };
}

/** A window that shows a whole layout. */
export function wholeWindow(layout: RoadmapLayout): TimeWindow | null {
  return layout.span ? spanToWindow(layout.span) : null;
}
