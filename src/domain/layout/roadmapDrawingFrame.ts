import type { Health } from '../model/health';
import type { Shape } from './drawing';
import type { RoadmapLane, RoadmapLayout, RoadmapSpan } from './roadmapTypes';
import { fitText, textWidth } from './textWidth';

/** How a roadmap is drawn on paper. Lengths in points. */
export type RoadmapDrawingOptions = {
  readonly width: number;
  /** What the lanes' titles take on the left. */
  readonly labelWidth: number;
  /** Points of one pixel of the layout. */
  readonly scale: number;
  /** The point in time that counts as now; null draws no line. */
  readonly todayMinutes: number | null;
  /** The words beside that line. */
  readonly todayText: string;
  readonly fiscalYearStartMonth: number;
  /** Whether the program's phases stand below the axis. */
  readonly withPhases: boolean;
  readonly title: string;
  readonly alternative: string;
  /** Lines above the axis that say what the picture is of, the first as its title; left out where a page says it. */
  readonly head?: readonly string[];
  /** Which arrows are drawn: those in trouble, or all while these can be read. */
  readonly arrows?: 'trouble' | 'readable';
  /** Whether quarters and fiscal years are told apart, by lines and by shading. */
  readonly withPeriods?: boolean;
  /** Weekdays without work, 0 Sunday … 6 Saturday, shaded where days are told apart; none where it is left out. */
  readonly daysOff?: ReadonlySet<number>;
  /** On which weekday weeks begin: 0 Sunday, 1 Monday (where it is left out), 6 Saturday. */
  readonly weekStart?: number;
  /** What bars are held against, as the legend says it: the baseline where it is left out. */
  readonly ghostText?: string;
  /** The whole time that this window is a tile of: the rows stand as low on every tile. */
  readonly tileOf?: RoadmapSpan;
  /** Where a click on a bar or milestone leads; null for nowhere. */
  readonly linkTo?: (id: string) => string | null;
};

/** Rows of the layout, from this one to before that one. */
export type RowRange = { readonly from: number; readonly to: number };

/** Points of the bands above and below the rows. */
export const axisLine = 12;
/** Points of a band between axis and rows. */
export const bandLine = 11;
/** Today's words and the first line of the legend. */
export const footHeight = 15;
/** What a further line of the legend takes. */
export const legendLine = 10;
/** The least size of type, and that of everything but bars' names. */
export const smallSize = 7.5;

/** Healths, the worst first. */
export const statusOrder: readonly Health[] = ['red', 'amber', 'green', 'notStarted', 'done'];

/** What every part of the drawing is placed by. */
export type Frame = RoadmapDrawingOptions & {
  readonly layout: RoadmapLayout;
  readonly window: RoadmapSpan;
  readonly range: RowRange;
  /** Where the axis begins, below the lines that say what the picture is of. */
  readonly axisTop: number;
  /** Where the rows begin. */
  readonly top: number;
  readonly rowsHeight: number;
  readonly x: (minutes: number) => number;
  readonly y: (layoutY: number) => number;
};

/** Which bands stand between axis and rows. */
export function bandsOf(layout: RoadmapLayout, window: RoadmapSpan, withPhases: boolean) {
  const meets = (span: RoadmapSpan) =>
    span.toMinutes > window.fromMinutes && span.fromMinutes < window.toMinutes;
  return { phases: withPhases ? layout.phaseBands.filter(meets) : [], markers: layout.markers.filter(meets) };
}

/** Type of the title, and of the lines below it. */
const titleSize = 13;
const headSize = 8.5;

/** What the lines above the axis take. */
export function headHeight(head: readonly string[] = []): number {
  return head.length === 0 ? 0 : 18 + (head.length - 1) * 11 + 5;
}

/** The lines above the axis, the first as the title; what is wider than the picture is cut. */
export function headShapes(head: readonly string[] = [], width: number): Shape[] {
  return head.map((text, i) => ({
    shape: 'text',
    x: 0,
    y: i === 0 ? 12 : 14 + i * 11,
    text: fitText(text, width, i === 0 ? titleSize : headSize, i === 0 ? 600 : 400),
    size: i === 0 ? titleSize : headSize,
    weight: i === 0 ? 600 : 400,
    fill: i === 0 ? 'text' : 'muted',
  }));
}

/** Parts of a sentence on lines of the head, as many on each as fit. */
export function partsToHead(title: string, parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} · ${part}`;
    if (last !== undefined && textWidth(joined, headSize) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return [title, ...lines];
}

/** The points above the rows: head, axis and bands. */
export function roadmapTop(
  layout: RoadmapLayout,
  window: RoadmapSpan,
  { withPhases, head }: Pick<RoadmapDrawingOptions, 'withPhases' | 'head'>,
): number {
  const { phases, markers } = bandsOf(layout, window, withPhases);
  const bands = (phases.length > 0 ? 1 : 0) + (markers.length > 0 ? 1 : 0);
  return headHeight(head) + 2 * axisLine + bands * bandLine + 2;
}

/**
 * Where a moment stands across a drawing, from the left edge. The same line that the rows are drawn by, so that a test
 * can hold it against the layout.
 */
export function roadmapX(
  window: RoadmapSpan,
  options: Pick<RoadmapDrawingOptions, 'width' | 'labelWidth'>,
  minutes: number,
): number {
  const share = (minutes - window.fromMinutes) / (window.toMinutes - window.fromMinutes);
  return options.labelWidth + share * (options.width - options.labelWidth);
}

/** The axis asks for pixels of the screen; a point of paper carries about as much as one and a half. */
export function minutesPerPixel({
  window,
  width,
  labelWidth,
}: Pick<Frame, 'window' | 'width' | 'labelWidth'>): number {
  return (window.toMinutes - window.fromMinutes) / ((width - labelWidth) * 1.5);
}

/** A hairline. */
export const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
  shape: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke: 'hairline',
  strokeWidth: 0.5,
});

/** A small text beside the rows. */
export const label = (
  text: string,
  x: number,
  y: number,
  weight: 400 | 500 | 600 = 400,
  fill: 'text' | 'muted' = 'muted',
): Shape => ({ shape: 'text', x, y, text, size: smallSize, weight, fill });

/** The lanes of the first level. */
export function outerLanes({ lanes }: RoadmapLayout): readonly RoadmapLane[] {
  return lanes.filter((lane) => lane.parentKey === null);
}
