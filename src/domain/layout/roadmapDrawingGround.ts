import { roundLength, type Shape } from './drawing';
import { roadmapAxis } from './roadmapAxis';
import { type Frame, minutesPerPixel, outerLanes } from './roadmapDrawingFrame';
import { periodBands } from './roadmapPeriods';
import type { RoadmapSpan } from './roadmapTypes';

/** What is shaded behind all rows of a frame ([L28]): every second period, or the days off where days are told apart. */
function shadedTimes(frame: Frame): readonly RoadmapSpan[] {
  const { window, withPeriods, fiscalYearStartMonth, daysOff = new Set(), weekStart = 1 } = frame;
  const scale = minutesPerPixel(frame);
  const days = roadmapAxis({ ...window, minutesPerPixel: scale, weekStart, fiscalYearStartMonth, daysOff });
  return withPeriods
    ? [...periodBands(window, scale, fiscalYearStartMonth), ...days.shadedDays]
    : days.shadedDays;
}

type Across = { readonly from: number; readonly to: number };

/** The parts of the plot that are shaded, from left to right, in points. */
function shadedParts(frame: Frame): readonly Across[] {
  const { x, labelWidth, width } = frame;
  return shadedTimes(frame)
    .map(({ fromMinutes, toMinutes }) => ({
      from: Math.max(labelWidth, x(fromMinutes)),
      to: Math.min(width, x(toMinutes)),
    }))
    .filter(({ from, to }) => to > from);
}

/** Whether the outer lane of this place among its like is shaded: every other one is. */
const isShadedLane = (place: number) => place % 2 === 1;

/** What lies behind everything: every other lane shaded, and across them every second quarter or year ([L28]). */
export function groundShapes(frame: Frame): Shape[] {
  const { layout, range, width, scale, top, rowsHeight, y } = frame;
  const lanes = outerLanes(layout).flatMap((lane, i) => {
    const firstRow = layout.rows[Math.max(lane.firstRow, range.from)];
    const lastRow = layout.rows[Math.min(lane.endRow, range.to) - 1];
    if (!isShadedLane(i) || !firstRow || !lastRow || lastRow.index < firstRow.index) return [];
    return [{ y: y(firstRow.y), height: (lastRow.y + lastRow.height - firstRow.y) * scale }];
  });
  const parts = shadedParts(frame);
  const box = ({ from, to }: Across, boxTop: number, height: number) =>
    `M${roundLength(from)} ${roundLength(boxTop)}L${roundLength(to)} ${roundLength(boxTop)}L${roundLength(to)} ${roundLength(boxTop + height)}L${roundLength(from)} ${roundLength(boxTop + height)}Z`;
  const shapes: Shape[] = lanes.map((lane) => ({ shape: 'rect', x: 0, width, ...lane, fill: 'surface' }));
  if (parts.length === 0) return shapes;
  shapes.push({ shape: 'path', d: parts.map((it) => box(it, top, rowsHeight)).join(''), fill: 'band' });
  const crossings = lanes.flatMap((lane) => parts.map((it) => box(it, lane.y, lane.height)));
  if (crossings.length > 0) shapes.push({ shape: 'path', d: crossings.join(''), fill: 'band.surface' });
  return shapes;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Paints the ground once more over a part of a row, so that arrows pass behind a name that stands there. */
export function groundPainter(frame: Frame): (rowIndex: number, box: Box) => Shape[] {
  const outer = outerLanes(frame.layout);
  const parts = shadedParts(frame);
  return (rowIndex, box) => {
    const isShaded = isShadedLane(outer.findIndex((it) => it.firstRow <= rowIndex && rowIndex < it.endRow));
    const crossings = parts.flatMap((it): Shape[] => {
      const from = Math.max(it.from, box.x);
      const to = Math.min(it.to, box.x + box.width);
      const fill = isShaded ? 'band.surface' : 'band';
      return to > from ? [{ shape: 'rect', ...box, x: from, width: to - from, fill }] : [];
    });
    return [{ shape: 'rect', ...box, fill: isShaded ? 'surface' : 'background' }, ...crossings];
  };
}
