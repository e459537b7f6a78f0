import { type Shape, statusMark, statusWords } from './drawing';
import { type Frame, label, smallSize, statusOrder } from './roadmapDrawingFrame';
import { diamond, gateShape, tailShape } from './roadmapDrawingMarks';
import type { RoadmapBar, RoadmapMilestone } from './roadmapTypes';
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

/** What the shapes mean: only those that this drawing holds; left or right of today's words. */
export function legendShapes(
  frame: Frame,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): Shape[] {
  const entries = legendEntries(bars, milestones);
  const total = entries.reduce((sum, entry) => sum + legendWidth(entry), 0);
  const today = todayPlace(frame);
  const isClear = today === null || total < today.middle - today.half;
  let x = isClear ? 0 : today.middle + today.half + 16;
  if (x + total > frame.width + 12) x = 0;
  const y = frame.top + frame.rowsHeight + 7.5;
  const shapes: Shape[] = [];
  for (const entry of entries) {
    const end = x + legendWidth(entry);
    // Where neither side holds them all, they go on after the words of today.
    const meets = today !== null && x < today.middle + today.half && end > today.middle - today.half;
    if (meets) x = today.middle + today.half + 12;
    shapes.push(...entry.toShapes(x, y), label(entry.text, x + entry.room, y + 2.6));
    x += legendWidth(entry);
  }
  return shapes;
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
  const hasBars = bars.some((it) => it.baseline !== null);
  if (hasBars || milestones.some((it) => it.baselineMinutes !== null)) {
    const paint = { fill: 'background', stroke: 'border', strokeWidth: 0.8 } as const;
    entries.push({
      text: 'Baseline',
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
  return entries;
}
