import { type Drawing, roundLength } from './drawing';
import { arrowShapes, drawnArrows } from './roadmapDrawingArrows';
import { bandShapes } from './roadmapDrawingBands';
import { axisShapes, laneShapes, periodShapes, rowTitleShapes } from './roadmapDrawingChrome';
import {
  type Frame,
  headHeight,
  headShapes,
  type RoadmapDrawingOptions,
  type RowRange,
  roadmapTop,
  roadmapX,
} from './roadmapDrawingFrame';
import { groundShapes } from './roadmapDrawingGround';
import { legendHeight, legendShapes, todayShapes } from './roadmapDrawingLegend';
import { barShapes, baselineShapes, milestoneShapes } from './roadmapDrawingMarks';
import type { RoadmapLane, RoadmapLayout, RoadmapSpan } from './roadmapTypes';

/** [R10] Draws rows of a roadmap for a window of time: bars stand where the layout has them, clipped at the window. */
export function roadmapDrawing(
  layout: RoadmapLayout,
  window: RoadmapSpan,
  options: RoadmapDrawingOptions,
  range: RowRange = { from: 0, to: layout.rows.length },
): Drawing {
  const first = layout.rows[range.from];
  const last = layout.rows[range.to - 1];
  const firstY = first?.y ?? 0;
  const rowsHeight = last ? (last.y + last.height - firstY) * options.scale : 0;
  const top = roadmapTop(layout, options.tileOf ?? window, options);
  const frame: Frame = {
    ...options,
    layout,
    window,
    range,
    axisTop: headHeight(options.head),
    top,
    rowsHeight,
    x: (minutes) => roadmapX(window, options, minutes),
    y: (layoutY) => top + (layoutY - firstY) * options.scale,
  };
  const bars = layout.bars.filter((bar) => bar.rowIndex >= range.from && bar.rowIndex < range.to);
  const milestones = layout.milestones.filter((it) => it.rowIndex >= range.from && it.rowIndex < range.to);
  const arrows = drawnArrows(frame);
  return {
    width: options.width,
    height: roundLength(top + rowsHeight + legendHeight(layout, options)),
    title: options.title,
    alternative: options.alternative,
    shapes: [
      ...headShapes(options.head, options.width),
      ...groundShapes(frame),
      ...laneShapes(frame),
      ...rowTitleShapes(frame),
      ...axisShapes(frame),
      ...periodShapes(frame),
      ...bandShapes(frame),
      ...baselineShapes(frame, bars, milestones),
      ...arrowShapes(frame, arrows),
      ...barShapes(frame, bars),
      ...milestoneShapes(frame, milestones),
      ...todayShapes(frame),
      ...legendShapes(frame, bars, milestones, arrows),
    ],
  };
}

/** The points that everything but the rows takes: head, axis, bands, today's words, legend. */
export function roadmapChrome(
  layout: RoadmapLayout,
  window: RoadmapSpan,
  options: Pick<
    RoadmapDrawingOptions,
    'width' | 'withPhases' | 'head' | 'todayMinutes' | 'todayText' | 'arrows' | 'ghostText'
  >,
): number {
  return roadmapTop(layout, window, options) + legendHeight(layout, options);
}

/** The lanes that hold rows of their own, each with the title row of the lane around it where that begins there. */
function pageBlocks({
  lanes,
  rows,
}: RoadmapLayout): readonly Pick<RoadmapLane, 'firstRow' | 'endRow' | 'height'>[] {
  const cutKeys = new Set(lanes.map((lane) => lane.parentKey));
  let next = 0;
  return lanes
    .filter((lane) => !cutKeys.has(lane.key))
    .map(({ endRow }) => {
      const firstRow = next;
      next = endRow;
      const height = rows.slice(firstRow, endRow).reduce((sum, row) => sum + row.height, 0);
      return { firstRow, endRow, height };
    });
}

/**
 * [R11] Splits a roadmap by its lanes into drawings that are no higher than the page leaves for them: a lane that is split is continued
 * with its title repeated. Each has its own axis.
 */
export function splitRoadmap(
  layout: RoadmapLayout,
  window: RoadmapSpan,
  options: RoadmapDrawingOptions,
  heights: { readonly first: number; readonly others: number },
): readonly RowRange[] {
  const { scale } = options;
  const chrome = roadmapChrome(layout, window, options);
  const roomOf = (height: number) => (height - chrome) / scale;
  let room = roomOf(heights.first);
  const ranges: RowRange[] = [];
  let from = 0;
  let used = 0;
  const close = (to: number) => {
    if (to > from) ranges.push({ from, to });
    from = to;
    used = 0;
    room = roomOf(ranges.length === 0 ? heights.first : heights.others);
  };
  for (const lane of pageBlocks(layout)) {
    if (used + lane.height <= room) {
      used += lane.height;
      continue;
    }
    // A lane of which little would fit here begins on a new page; so does one that fits there, where this is half full.
    if (used > room * 0.85 || (lane.height <= room && used > room * 0.55)) close(lane.firstRow);
    for (let index = lane.firstRow; index < lane.endRow; index++) {
      const row = layout.rows[index];
      const height = row?.height ?? 0;
      // The title of a lane that is cut into lanes does not stand alone at the foot of a page.
      const isTitle = row?.kind === 'lane' && row.barIndexes.length + row.milestoneIndexes.length === 0;
      const needed = height + (isTitle ? (layout.rows[index + 1]?.height ?? 0) : 0);
      if (used + needed > room && used > 0) close(index);
      used += height;
    }
  }
  close(layout.rows.length);
  return ranges;
}
