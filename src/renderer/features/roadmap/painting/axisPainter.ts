import {
  type AxisLettering,
  type AxisName,
  axisNames,
  placeTag,
  type TaggedNames,
} from '../../../../domain/layout/axisNames';
import { type AxisCell, type RoadmapAxis, roadmapAxis } from '../../../../domain/layout/roadmapAxis';
import { placeMilestoneLabels } from '../../../../domain/layout/roadmapLabels';
import { type PeriodStart, periodBands, periodStarts } from '../../../../domain/layout/roadmapPeriods';
import type { RoadmapLayout, RoadmapMarker, RoadmapSpan } from '../../../../domain/layout/roadmapTypes';
import { fitText, textWidth } from '../../../../domain/layout/textWidth';
import { minutesPerDay, minutesToX, type TimeScale } from '../timeScale';
import { px, svgElement } from './drawing';

/** What the axis needs to know besides the window. */
export type AxisTaste = {
  readonly weekStart: number;
  readonly fiscalYearStartMonth: number;
  readonly daysOff: ReadonlySet<number>;
  /** Midnight of the day that counts as today. */
  readonly todayMinutes: number;
  /** Whether quarters and fiscal years are told apart, by lines and by shading. */
  readonly withPeriods: boolean;
};

/** Heights of the header's rows, in pixels. */
export const axisHeights = { major: 22, minor: 22, strip: 20 } as const;

/** The height of the header: two rows, and one each for phases and markers where there are any. */
export function axisHeight({ phaseBands, markers }: RoadmapLayout): number {
  const strips = (phaseBands.length > 0 ? 1 : 0) + (markers.length > 0 ? 1 : 0);
  return axisHeights.major + axisHeights.minor + strips * axisHeights.strip;
}

/** The cells of a scale. */
export function axisOf(scale: TimeScale, taste: AxisTaste): RoadmapAxis {
  return roadmapAxis({ ...scale, ...taste });
}

/** Where quarters and years begin, where that is to be seen. */
function periodsOf(scale: TimeScale, taste: AxisTaste): readonly PeriodStart[] {
  return taste.withPeriods ? periodStarts(scale, scale.minutesPerPixel, taste.fiscalYearStartMonth) : [];
}

const letterings: Readonly<Record<'major' | 'minor', AxisLettering>> = {
  major: { size: 12, weight: 600, before: 6, after: 2, between: 8, periodSize: 11 },
  minor: { size: 11, weight: 400, before: 6, after: 2, between: 8, periodSize: 11 },
};

/** The names of a row of the header; one at the right edge is drawn as far as it is in view. */
function namesOf(
  cells: readonly AxisCell[],
  kind: 'major' | 'minor',
  scale: TimeScale,
  periods: readonly PeriodStart[],
): readonly AxisName[] {
  return axisNames(
    cells,
    (minutes) => minutesToX(scale, minutes),
    { fromX: 0, toX: scale.width + 60 },
    letterings[kind],
    (minutes) => periods.find((it) => it.atMinutes === minutes)?.names ?? [],
  );
}

function paintCells(
  cells: readonly AxisCell[],
  names: readonly AxisName[],
  scale: TimeScale,
  y: number,
  kind: 'major' | 'minor',
): SVGElement[] {
  const height = axisHeights[kind];
  const lines = cells.map((cell) => `M${px(minutesToX(scale, cell.fromMinutes))} ${y}V${y + height}`);
  return [
    svgElement('path', { d: lines.join(''), class: `tl-axis-line tl-axis-${kind}` }),
    ...names.map(({ text, fromX, isPeriod }) => {
      const className = isPeriod ? 'tl-axis-period' : `tl-axis-text-${kind}`;
      return svgElement('text', { x: px(fromX), y: y + height / 2 + 4, class: className }, text);
    }),
  ];
}

const tagWord = 'Today';
const tagHeight = 16;

/** The tag of today in its row; above the finer row its line goes down through that, unless a name stands there. */
function paintTag(atX: number, width: number, { row, fromX, rows: [finer = []] }: TaggedNames): SVGElement[] {
  const { major, minor } = axisHeights;
  const y = row === 0 ? major + 3 : 3;
  const hasLine = row > 0 && !finer.some((name) => name.fromX - 2 < atX && atX < name.toX + 2);
  const d = `M${px(atX)} ${y + tagHeight}V${major + minor}`;
  return [
    ...(hasLine ? [svgElement('path', { d, class: 'tl-today' })] : []),
    svgElement('rect', {
      x: px(fromX),
      y,
      width: px(width),
      height: tagHeight,
      rx: 3,
      class: 'tl-today-box',
    }),
    svgElement('text', { x: px(fromX + width / 2), y: y + 12, class: 'tl-today-text' }, tagWord),
  ];
}

function paintPhases(layout: RoadmapLayout, scale: TimeScale, y: number): SVGElement[] {
  return layout.phaseBands.flatMap((band, i) => {
    const fromX = Math.max(minutesToX(scale, band.fromMinutes), -4);
    const toX = Math.min(minutesToX(scale, band.toMinutes), scale.width + 4);
    if (toX - fromX < 1) return [];
    const box = svgElement('rect', {
      x: px(fromX + 0.5),
      y: y + 2,
      width: px(Math.max(0, toX - fromX - 1)),
      height: axisHeights.strip - 4,
      rx: 3,
      class: `tl-phase tl-phase-${i % 2}`,
      'data-row': band.id,
    });
    const text = fitText(band.title, toX - fromX - 12, 11, 500);
    if (text === '') return [box];
    return [box, svgElement('text', { x: px(fromX + 6), y: y + 14, class: 'tl-phase-text' }, text)];
  });
}

/** The sign of each kind of marker, around its middle. */
export const markerSigns: Readonly<Record<RoadmapMarker['kind'], string>> = {
  release: 'M0-5 5 0 0 5-5 0Z',
  freeze: 'M-4.5-4.5h9v9h-9Z',
  holiday: 'M0-4.5a4.5 4.5 0 1 0 .01 0Z',
  event: 'M0-5 5 4.5H-5Z',
};

/** From the middle of a flag's sign. */
const flagReach = { halfWidth: 5, toLabel: 9 };

function paintMarkers(layout: RoadmapLayout, scale: TimeScale, y: number, now: number): SVGElement[] {
  const inView = layout.markers
    .map((marker) => ({ marker, x: minutesToX(scale, marker.fromMinutes) }))
    .filter(({ marker, x }) => x < scale.width && minutesToX(scale, marker.toMinutes) > 0)
    .map(({ marker, x }) => ({ marker, x: Math.max(x, 6) }))
    .sort((a, b) => a.x - b.x);
  const labels = inView.map(({ marker, x }) => ({
    x,
    width: textWidth(marker.title, 11),
    // What is to come is named first.
    rank: marker.toMinutes > now ? 0 : 1,
  }));
  // The right edge stops a label as the next flag does.
  const edge = { x: scale.width + flagReach.toLabel, width: 0, rank: Number.POSITIVE_INFINITY };
  const places = placeMilestoneLabels([...labels, edge], 0, scale.width, flagReach);
  return inView.map(({ marker, x }, i) => {
    const group = svgElement(
      'g',
      {
        transform: `translate(${px(x)} ${y + axisHeights.strip / 2})`,
        class: `tl-flag tl-flag-${marker.kind}`,
        'data-row': marker.id,
      },
      svgElement('title', {}, marker.title),
      svgElement('path', { d: markerSigns[marker.kind] }),
    );
    const place = places[i];
    if (!place || place.side === 'none') return group;
    const isBefore = place.side === 'before';
    const text = fitText(marker.title, place.room, 11);
    group.append(
      svgElement(
        'text',
        {
          x: isBefore ? -flagReach.toLabel : flagReach.toLabel,
          y: 4,
          'text-anchor': isBefore ? 'end' : null,
        },
        text,
      ),
    );
    return group;
  });
}

/** Draws the header for a window. */
export function paintAxis(
  svg: SVGSVGElement,
  layout: RoadmapLayout,
  scale: TimeScale,
  taste: AxisTaste,
): void {
  const axis = axisOf(scale, taste);
  const { major, minor, strip } = axisHeights;
  // Coarser cells are quarters and years themselves.
  const periods = axis.unit === 'day' || axis.unit === 'week' ? periodsOf(scale, taste) : [];
  let names = [namesOf(axis.minor, 'minor', scale, []), namesOf(axis.major, 'major', scale, periods)];
  const todayX = minutesToX(scale, taste.todayMinutes + minutesPerDay / 2);
  let tag: SVGElement[] = [];
  if (todayX >= 0 && todayX <= scale.width) {
    const width = textWidth(tagWord, 11, 600) + 12;
    const placed = placeTag(names, todayX, width, { fromX: 0, toX: scale.width });
    names = [...placed.rows];
    tag = paintTag(todayX, width, placed);
  }
  const painted = [
    ...paintCells(axis.major, names[1] ?? [], scale, 0, 'major'),
    ...paintCells(axis.minor, names[0] ?? [], scale, major, 'minor'),
    ...tag,
  ];
  let y = major + minor;
  if (layout.phaseBands.length > 0) {
    painted.push(...paintPhases(layout, scale, y));
    y += strip;
  }
  if (layout.markers.length > 0) painted.push(...paintMarkers(layout, scale, y, taste.todayMinutes));
  svg.replaceChildren(...painted);
}

/** Every second quarter or year: one shape, however many there are. */
function paintBands(scale: TimeScale, taste: AxisTaste): SVGElement[] {
  if (!taste.withPeriods) return [];
  const bands = periodBands(scale, scale.minutesPerPixel, taste.fiscalYearStartMonth);
  const boxes = bands.map(({ fromMinutes, toMinutes }) => {
    const fromX = Math.max(minutesToX(scale, fromMinutes), -2);
    return `M${px(fromX)} 0H${px(Math.min(minutesToX(scale, toMinutes), scale.width + 2))}V9999H${px(fromX)}Z`;
  });
  return boxes.length === 0 ? [] : [svgElement('path', { d: boxes.join(''), class: 'tl-band' })];
}

function shade(span: RoadmapSpan, scale: TimeScale, className: string): SVGElement[] {
  const fromX = Math.max(minutesToX(scale, span.fromMinutes), -2);
  const toX = Math.min(minutesToX(scale, span.toMinutes), scale.width + 2);
  if (toX <= fromX) return [];
  return [
    svgElement('rect', { x: px(fromX), y: 0, width: px(toX - fromX), height: '100%', class: className }),
  ];
}

/** Draws what stands behind all rows: every second period, days off, freezes and holidays, the lines of the axis, releases. */
export function paintGrid(layout: RoadmapLayout, scale: TimeScale, taste: AxisTaste): readonly SVGElement[] {
  const axis = axisOf(scale, taste);
  const lines = (cells: readonly AxisCell[]) =>
    cells.map((cell) => `M${px(minutesToX(scale, cell.fromMinutes))} 0V9999`).join('');
  const painted = [
    ...paintBands(scale, taste),
    ...axis.shadedDays.flatMap((day) => shade(day, scale, 'tl-day-off')),
  ];
  for (const marker of layout.markers) {
    if (marker.kind === 'freeze' || marker.kind === 'holiday') {
      painted.push(...shade(marker, scale, `tl-shade-${marker.kind}`));
    }
  }
  painted.push(svgElement('path', { d: lines(axis.minor), class: 'tl-grid-minor' }));
  painted.push(svgElement('path', { d: lines(axis.major), class: 'tl-grid-major' }));
  for (const { atMinutes, isHeavy } of periodsOf(scale, taste)) {
    const kind = isHeavy ? 'tl-period tl-period-year' : 'tl-period';
    painted.push(svgElement('path', { d: `M${px(minutesToX(scale, atMinutes))} 0V9999`, class: kind }));
  }
  const points = layout.markers
    .filter((marker) => marker.kind === 'release' || marker.kind === 'event')
    .map((marker) => ({ marker, x: minutesToX(scale, marker.fromMinutes) }))
    .filter(({ x }) => x >= 0 && x <= scale.width);
  // Lines closer than this are a fence; the flags in the header are enough then.
  const isFence = points.length > scale.width / 60;
  for (const { marker, x } of isFence ? [] : points) {
    painted.push(svgElement('path', { d: `M${px(x)} 0V9999`, class: `tl-marker tl-marker-${marker.kind}` }));
  }
  return painted;
}

/** Draws the line of today, over the rows. */
export function paintToday(scale: TimeScale, taste: AxisTaste): readonly SVGElement[] {
  const x = minutesToX(scale, taste.todayMinutes + minutesPerDay / 2);
  const isInView = x >= 0 && x <= scale.width;
  return isInView ? [svgElement('path', { d: `M${px(x)} 0V9999`, class: 'tl-today' })] : [];
}
