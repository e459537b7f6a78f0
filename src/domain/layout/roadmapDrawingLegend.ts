import { capitalize } from '../words';
import { type Shape, statusMark, statusWords } from './drawing';
import { arrowStyles, arrowsOf } from './roadmapDrawingArrows';
import {
  type Frame,
  footHeight,
  label,
  legendLine,
  type RoadmapDrawingOptions,
  smallSize,
  statusOrder,
} from './roadmapDrawingFrame';
import { confidenceMark, diamond, gateShape, tailShape } from './roadmapDrawingMarks';
import { hasMoved } from './roadmapSource';
import {
  arrowStates,
  type RoadmapArrow,
  type RoadmapBar,
  type RoadmapLayout,
  type RoadmapMilestone,
} from './roadmapTypes';
import { confidenceLevels, confidenceToLevel } from './roadmapUncertainty';
import { textWidth } from './textWidth';

/** Where the words of today stand below the rows; null when today is not in the window. */
function todayPlace({ todayMinutes, todayText, window, x, labelWidth, width }: Frame) {
  if (todayMinutes === null || todayMinutes < window.fromMinutes || todayMinutes > window.toMinutes)
    return null;
  const at = x(todayMinutes);
  const half = textWidth(todayText, smallSize, 600) / 2;
  return { at, middle: Math.min(Math.max(at, labelWidth + half), width - half), half };
}

/** The dashed line of today, and its words below the rows. */
export function todayShapes(frame: Frame): Shape[] {
  const { todayText, top, rowsHeight } = frame;
  const place = todayPlace(frame);
  if (place === null) return [];
  const bottom = top + rowsHeight;
  const { at, middle } = place;
  return [
    {
      shape: 'line',
      x1: at,
      y1: top - 2,
      x2: at,
      y2: bottom + 2,
      stroke: 'text',
      strokeWidth: 1,
      dash: [2.5, 2],
    },
    {
      shape: 'text',
      x: middle,
      y: bottom + 10,
      text: todayText,
      size: smallSize,
      weight: 600,
      fill: 'text',
      anchor: 'middle',
    },
  ];
}

/** What the shapes mean: only those that this drawing holds; left or right of today's words, on as many lines as they take. */
export function legendShapes(
  frame: Frame,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
  arrows: readonly RoadmapArrow[],
): Shape[] {
  const entries = legendEntries(bars, milestones, frame.arrows === 'readable' ? arrows : [], frame.ghostText);
  const total = entries.reduce((sum, entry) => sum + legendWidth(entry), 0);
  const today = todayPlace(frame);
  const [fromToday, toToday] = today
    ? [today.middle - today.half - 6, today.middle + today.half + 12]
    : [Number.POSITIVE_INFINITY, 0];
  let x = today && total >= fromToday && frame.width + 12 - toToday >= total ? toToday : 0;
  let y = frame.top + frame.rowsHeight + 7.5;
  let isFirstLine = true;
  const shapes: Shape[] = [];
  for (const entry of entries) {
    const width = legendWidth(entry);
    // Where neither side holds them all, they go on after the words of today, and then below them.
    if (isFirstLine && x < toToday && x + width > fromToday) x = toToday;
    if (x + width > frame.width + 12 && x > 0) {
      x = 0;
      y += legendLine;
      isFirstLine = false;
    }
    shapes.push(...entry.toShapes(x, y), label(entry.text, x + entry.room, y + 2.6));
    x += width;
  }
  return shapes;
}

/** What today's words and the legend take below the rows, wherever today stands and whichever rows are drawn. */
export function legendHeight(
  layout: Pick<RoadmapLayout, 'bars' | 'milestones' | 'arrows'>,
  options: Pick<RoadmapDrawingOptions, 'width' | 'todayMinutes' | 'todayText' | 'arrows' | 'ghostText'>,
): number {
  const arrows = options.arrows === 'readable' ? arrowsOf(layout, 'readable').shown : [];
  const widths = legendEntries(layout.bars, layout.milestones, arrows, options.ghostText).map(legendWidth);
  const total = widths.reduce((sum, it) => sum + it, 0);
  const widest = widths.reduce((most, it) => Math.max(most, it), 0);
  const today = options.todayMinutes === null ? 0 : textWidth(options.todayText, smallSize, 600) + 18;
  // Today's words may keep an entry's width free on their left, and the end of each line one more.
  const needed = today === 0 ? total : total + today + widest;
  const room = options.width + 12;
  if (needed <= room) return footHeight;
  const lines = Math.ceil(needed / Math.max(room - widest, widest));
  return footHeight + (lines - 1) * legendLine;
}

type LegendEntry = {
  readonly text: string;
  /** What the sign before the text takes. */
  readonly room: number;
  readonly toShapes: (x: number, y: number) => Shape[];
};

const legendWidth = ({ text, room }: LegendEntry) => room + textWidth(text, smallSize) + 12;

function legendEntries(
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
  arrows: readonly RoadmapArrow[],
  ghostText = 'Baseline',
): readonly LegendEntry[] {
  const all = [...bars, ...milestones];
  const entries: LegendEntry[] = statusOrder
    .filter((status) => all.some((it) => it.health === status))
    .map((status) => ({
      text: statusWords[status],
      room: 10,
      toShapes: (x, y) => [statusMark(status, x + 3.5, y, 6.5)],
    }));
  if (all.some((it) => it.critical && !it.done)) {
    entries.push({
      text: 'Critical path',
      room: 15,
      toShapes: (x, y) => [
        {
          shape: 'rect',
          x: x + 0.75,
          y: y - 3,
          width: 11,
          height: 6,
          radius: 1.5,
          stroke: 'text',
          strokeWidth: 1.5,
        },
      ],
    });
  }
  if (bars.some((it) => it.tailToMinutes !== null)) {
    entries.push({
      text: 'May last until',
      room: 15,
      toShapes: (x, y) => [tailShape(x, y - 4, 12, 8)],
    });
  }
  const confidences = new Set(
    bars.flatMap(({ confidencePercent: it }) => (it === null ? [] : [confidenceToLevel(it)])),
  );
  for (const level of confidenceLevels.filter((it) => confidences.has(it))) {
    entries.push({
      text: `${capitalize(level)} confidence`,
      room: 11,
      toShapes: (x, y) => [confidenceMark(x, y + 2.8, level, 'text')],
    });
  }
  const hasBars = bars.some(hasMoved);
  if (
    hasBars ||
    milestones.some((it) => it.baselineMinutes !== null && it.baselineMinutes !== it.atMinutes)
  ) {
    const paint = { fill: 'background', stroke: 'border', strokeWidth: 0.8 } as const;
    entries.push({
      text: ghostText,
      room: hasBars ? 22 : 9,
      toShapes: (x, y) => [
        diamond(x + 3, y, 2.4, paint),
        ...(hasBars
          ? [
              {
                shape: 'rect',
                x: x + 7,
                y: y - 1.2,
                width: 12,
                height: 2.4,
                radius: 1,
                fill: 'baseline',
              } as const,
            ]
          : []),
      ],
    });
  }
  const open = { fill: 'background', stroke: 'text', strokeWidth: 0.9 } as const;
  if (milestones.some((it) => it.kind === 'milestone')) {
    entries.push({ text: 'Milestone', room: 11, toShapes: (x, y) => [diamond(x + 4, y, 3.4, open)] });
  }
  if (milestones.some((it) => it.kind === 'gate')) {
    entries.push({ text: 'Gate', room: 11, toShapes: (x, y) => [gateShape(x + 4, y, 3.2, open)] });
  }
  for (const state of arrowStates.filter((it) => arrows.some((arrow) => arrow.state === it))) {
    const { text, ...paint } = arrowStyles[state];
    entries.push({
      text,
      room: 17,
      toShapes: (x, y) => [{ shape: 'line', x1: x, y1: y, x2: x + 13, y2: y, ...paint }],
    });
  }
  return entries;
}
