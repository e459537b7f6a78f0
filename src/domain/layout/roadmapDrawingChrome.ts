import { axisNames } from './axisNames';
import { type Shape, statusMark } from './drawing';
import { type AxisUnit, roadmapAxis } from './roadmapAxis';
import { axisLine, type Frame, label, line, minutesPerPixel, smallSize } from './roadmapDrawingFrame';
import { periodStarts } from './roadmapPeriods';
import type { RoadmapLane, RoadmapLayout, RoadmapRow } from './roadmapTypes';
import { fitText, textWidth } from './textWidth';

/** The lanes with their ticks and titles; a lane that is cut into lanes has a row of its own for its title. */
export function laneShapes(frame: Frame): Shape[] {
  const { layout, range, width, labelWidth, scale, y } = frame;
  const shapes: Shape[] = [];
  const ticks: Shape[] = [];
  const cutKeys = new Set(layout.lanes.map((lane) => lane.parentKey));
  for (const lane of layout.lanes) {
    const from = Math.max(lane.firstRow, range.from);
    const to = Math.min(lane.endRow, range.to);
    const firstRow = layout.rows[from];
    const lastRow = layout.rows[to - 1];
    if (from >= to || !firstRow || !lastRow) continue;
    const top = y(firstRow.y);
    const height = (lastRow.y + lastRow.height - firstRow.y) * scale;
    const indent = lane.depth * 8;
    shapes.push(line(indent, top + height, width, top + height));
    if (lane.teamTone !== null) {
      const tone = `team.${(lane.teamTone % 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}` as const;
      ticks.push({ shape: 'rect', x: indent, y: top + 2, width: 2.25, height: height - 4, fill: tone });
    }
    const isCut = cutKeys.has(lane.key);
    const isContinued = from > lane.firstRow;
    // Rows with titles of their own leave their lane the first of them.
    const hasTitleRow = isCut || (firstRow.kind === 'lane' && to - from > 1);
    // Its lanes go on; the page's first of them says that it is continued.
    if (isCut && isContinued) continue;
    const room = hasTitleRow ? firstRow.height * scale : height;
    shapes.push(...laneTitle(lane, isContinued, top, room, labelWidth - 12 - indent, 7 + indent));
  }
  return [...shapes, ...ticks];
}

/** The lane's title, in as many lines as the lane has room for, and what it counts. */
function laneTitle(
  lane: RoadmapLane,
  continued: boolean,
  top: number,
  height: number,
  width: number,
  left: number,
): Shape[] {
  const lineHeight = 9.5;
  const counts = [
    ...(lane.projectCount > 0 ? [`${lane.projectCount} project${lane.projectCount === 1 ? '' : 's'}`] : []),
    ...(lane.redCount > 0 ? [`${lane.redCount} off track`] : []),
    ...(lane.amberCount > 0 ? [`${lane.amberCount} at risk`] : []),
  ];
  const room = Math.max(1, Math.floor((height - 4) / lineHeight));
  const titles = wrapWords(lane.title, width, Math.max(1, Math.min(continued ? room - 1 : room, 3)));
  const lines: { text: string; weight: 400 | 600; fill: 'text' | 'muted' }[] = titles.map((text) => ({
    text,
    weight: 600,
    fill: 'text',
  }));
  const notes = [...(continued ? ['continued'] : []), ...packWords(counts, width)];
  for (const text of notes) {
    if (lines.length < room) lines.push({ text, weight: 400, fill: 'muted' });
  }
  const block = lines.length * lineHeight;
  const [first] = lines;
  const counted = counts.join(', ');
  const titleEnd = left + textWidth(first?.text ?? '', smallSize, 600) + 6;
  const isBeside = room === 1 && !continued && titleEnd + textWidth(counted, smallSize) <= left + width;
  // Beside a tall lane the title stands at its top, where the eye begins.
  const start = height > block + 30 ? top + 5 : top + (height - block) / 2;
  const titled = lines.map(({ text, weight, fill }, i) =>
    label(text, left, start + i * lineHeight + 7, weight, fill),
  );
  return isBeside && counted !== '' ? [...titled, label(counted, titleEnd, start + 7)] : titled;
}

/** What stands before the title of a row, and how far it is set in for each level. */
const rowIndent = 8;
const rowMark = 10;

const isTitled = ({ kind }: RoadmapRow) => kind === 'project' || kind === 'task';

/** How wide the titles beside the rows want to be, in points. */
export function rowTitlesWidth({ rows, lanes }: RoadmapLayout): number {
  const ofRow = (row: RoadmapRow) =>
    isTitled(row) ? 7 + row.depth * rowIndent + rowMark + textWidth(row.title, smallSize) : 0;
  const ofLane = ({ title, depth }: RoadmapLane) => 7 + depth * rowIndent + textWidth(title, smallSize, 600);
  const most = (widths: readonly number[]) => widths.reduce((widest, it) => Math.max(widest, it), 0);
  return most([...rows.map(ofRow), ...lanes.map(ofLane)]) + 10;
}

/** The titles of rows that are one project or task each, with the sign of its health, and the lines between them. */
export function rowTitleShapes({ layout, range, labelWidth, width, scale, y }: Frame): Shape[] {
  return layout.rows.slice(range.from, range.to).flatMap((row) => {
    if (!isTitled(row)) return [];
    const left = 7 + row.depth * rowIndent;
    const bar = layout.bars[row.barIndexes[0] ?? -1];
    const middle = bar ? y(bar.y + bar.height / 2) : y(row.y) + (row.height * scale) / 2;
    const text = fitText(row.title, labelWidth - left - rowMark - 4, smallSize);
    return [
      line(left, y(row.y), width, y(row.y)),
      ...(bar ? [statusMark(bar.health, left + 3, middle, 6)] : []),
      label(text, left + rowMark, middle + 2.6, 400, 'text'),
    ];
  });
}

/** Words of a title in at most `most` lines; the last is cut where there are more. */
function wrapWords(title: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let current = '';
  const words = title.split(' ');
  for (const [i, word] of words.entries()) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (textWidth(longer, smallSize, 600) <= width) {
      current = longer;
      continue;
    }
    if (lines.length === most - 1) {
      return [...lines, fitText(`${longer} ${words.slice(i + 1).join(' ')}`, width, smallSize, 600)];
    }
    if (current !== '') lines.push(current);
    current = word;
  }
  return [...lines, fitText(current, width, smallSize, 600)].filter((text) => text !== '');
}

/** Parts joined by commas, as many on a line as fit. */
function packWords(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last}, ${part}`;
    if (last !== undefined && textWidth(joined, smallSize) <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

/** The two header rows, and the lines that they draw down through the rows. */
export function axisShapes(frame: Frame): Shape[] {
  const { window, x, width, labelWidth, axisTop, top, rowsHeight, fiscalYearStartMonth } = frame;
  const axis = roadmapAxis({
    ...window,
    minutesPerPixel: minutesPerPixel(frame),
    weekStart: frame.weekStart ?? 1,
    fiscalYearStartMonth,
    daysOff: new Set(),
  });
  const namesAt = periodNames(frame, axis.unit);
  const shapes: Shape[] = [];
  const rows = [
    { cells: axis.major, y: axisTop + axisLine - 3.5, weight: 600, lineFrom: axisTop },
    { cells: axis.minor, y: axisTop + 2 * axisLine - 3.5, weight: 400, lineFrom: axisTop + axisLine },
  ] as const;
  for (const { cells, y, weight, lineFrom } of rows) {
    const isMajor = weight === 600;
    for (const cell of cells) {
      if (cell.fromMinutes < window.fromMinutes) continue;
      const from = x(cell.fromMinutes);
      shapes.push(line(from, lineFrom, from, isMajor ? axisTop + axisLine : top + rowsHeight));
    }
    const names = axisNames(
      cells,
      x,
      { fromX: labelWidth, toX: width },
      { size: smallSize, weight, before: 3, after: 1, between: 6, periodSize: smallSize },
      (minutes) => (isMajor ? (namesAt.get(minutes) ?? []) : []),
    );
    for (const { text, fromX, isPeriod } of names) {
      const ink = isMajor && !isPeriod ? 'text' : 'muted';
      shapes.push(label(text, fromX, y, isPeriod ? 400 : weight, ink));
    }
  }
  shapes.push({ ...line(0, top, width, top), stroke: 'border' } as Shape);
  return shapes;
}

/** What begins with a month, beside its name; coarser cells are quarters and years themselves. */
function periodNames(frame: Frame, unit: AxisUnit): ReadonlyMap<number, readonly string[]> {
  if (!frame.withPeriods || (unit !== 'day' && unit !== 'week')) return new Map();
  const starts = periodStarts(frame.window, minutesPerPixel(frame), frame.fiscalYearStartMonth);
  return new Map(starts.map((start) => [start.atMinutes, start.names]));
}

/** [L26] Lines where quarters begin, heavier ones where years do. */
export function periodShapes(frame: Frame): Shape[] {
  if (!frame.withPeriods) return [];
  const { window, x, axisTop, top, rowsHeight, fiscalYearStartMonth } = frame;
  return periodStarts(window, minutesPerPixel(frame), fiscalYearStartMonth).map(({ atMinutes, isHeavy }) => ({
    shape: 'line',
    x1: x(atMinutes),
    y1: isHeavy ? axisTop : axisTop + axisLine,
    x2: x(atMinutes),
    y2: top + rowsHeight,
    stroke: isHeavy ? 'border' : 'baseline',
    strokeWidth: isHeavy ? 1.2 : 0.7,
  }));
}
