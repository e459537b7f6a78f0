import { type AxisCell, type RoadmapAxis, roadmapAxis } from '../../../../domain/layout/roadmapAxis';
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

/** Whether all names of a row fit, or all have to be short: one row speaks one way. */
function namesFit(cells: readonly AxisCell[], scale: TimeScale, size: number, weight: 400 | 600): boolean {
  return cells.every((cell) => {
    const width = (cell.toMinutes - cell.fromMinutes) / scale.minutesPerPixel;
    return textWidth(cell.text, size, weight) <= width - 8;
  });
}

function paintCells(
  cells: readonly AxisCell[],
  scale: TimeScale,
  y: number,
  height: number,
  kind: 'major' | 'minor',
  periods: readonly PeriodStart[] = [],
): SVGElement[] {
  const size = kind === 'major' ? 12 : 11;
  const weight = kind === 'major' ? 600 : 400;
  const isLong = namesFit(cells, scale, size, weight);
  return cells.flatMap((cell) => {
    const fromX = minutesToX(scale, cell.fromMinutes);
    const toX = minutesToX(scale, cell.toMinutes);
    // A name stays in view while any of its cell is.
    const textX = Math.max(fromX, 0) + 6;
    const text = isLong ? cell.text : cell.shortText;
    const room = Math.min(toX, scale.width + 60) - textX - 2;
    const line = svgElement('path', {
      d: `M${px(fromX)} ${y}V${y + height}`,
      class: `tl-axis-line tl-axis-${kind}`,
    });
    if (text === '' || textWidth(text, size, weight) > room) return [line];
    const textY = y + height / 2 + 4;
    const painted = [
      line,
      svgElement('text', { x: px(textX), y: textY, class: `tl-axis-text-${kind}` }, text),
    ];
    // What begins with a month stands after its name.
    const names = periods.find((it) => it.atMinutes === cell.fromMinutes)?.names ?? [];
    const after = textWidth(text, size, weight) + 8;
    const name = names.find((it) => after + textWidth(it, 11) <= room - 4);
    if (name !== undefined) {
      painted.push(svgElement('text', { x: px(textX + after), y: textY, class: 'tl-axis-period' }, name));
    }
    return painted;
  });
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

const markerSigns: Readonly<Record<RoadmapMarker['kind'], string>> = {
  release: 'M0-5 5 0 0 5-5 0Z',
  freeze: 'M-4.5-4.5h9v9h-9Z',
  holiday: 'M0-4.5a4.5 4.5 0 1 0 .01 0Z',
  event: 'M0-5 5 4.5H-5Z',
};

function paintMarkers(layout: RoadmapLayout, scale: TimeScale, y: number): SVGElement[] {
  const painted: SVGElement[] = [];
  const inView = layout.markers
    .map((marker) => ({ marker, x: minutesToX(scale, marker.fromMinutes) }))
    .filter(({ marker, x }) => x < scale.width && minutesToX(scale, marker.toMinutes) > 0)
    .sort((a, b) => a.x - b.x);
  inView.forEach(({ marker, x }, i) => {
    const next = inView[i + 1]?.x ?? Number.POSITIVE_INFINITY;
    const shownX = Math.max(x, 6);
    const group = svgElement(
      'g',
      {
        transform: `translate(${px(shownX)} ${y + axisHeights.strip / 2})`,
        class: `tl-flag tl-flag-${marker.kind}`,
        'data-row': marker.id,
      },
      svgElement('title', {}, marker.title),
      svgElement('path', { d: markerSigns[marker.kind] }),
    );
    const text = fitText(marker.title, next - shownX - 22, 11);
    if (text !== '') group.append(svgElement('text', { x: 9, y: 4 }, text));
    painted.push(group);
  });
  return painted;
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
  const painted = [
    ...paintCells(
      axis.major,
      scale,
      0,
      major,
      'major',
      axis.unit === 'day' || axis.unit === 'week' ? periodsOf(scale, taste) : [],
    ),
    ...paintCells(axis.minor, scale, major, minor, 'minor'),
  ];
  let y = major + minor;
  if (layout.phaseBands.length > 0) {
    painted.push(...paintPhases(layout, scale, y));
    y += strip;
  }
  if (layout.markers.length > 0) painted.push(...paintMarkers(layout, scale, y));
  const todayX = minutesToX(scale, taste.todayMinutes + minutesPerDay / 2);
  if (todayX > -20 && todayX < scale.width + 20) {
    painted.push(
      svgElement('rect', {
        x: px(todayX - 22),
        y: major + 3,
        width: 44,
        height: 16,
        rx: 3,
        class: 'tl-today-box',
      }),
      svgElement('text', { x: px(todayX), y: major + 15, class: 'tl-today-text' }, 'Today'),
    );
  }
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
