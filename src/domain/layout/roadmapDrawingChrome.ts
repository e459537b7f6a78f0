import type { Shape } from './drawing';
import { roadmapAxis } from './roadmapAxis';
import {
  axisLine,
  bandLine,
  bandsOf,
  type Frame,
  label,
  line,
  outerLanes,
  smallSize,
} from './roadmapDrawingFrame';
import type { RoadmapLane, RoadmapSpan } from './roadmapTypes';
import { fitText, textWidth } from './textWidth';

/** The shaded lanes with their ticks and titles; a lane that is cut into lanes has a row of its own for its title. */
export function laneShapes(frame: Frame): Shape[] {
  const { layout, range, width, labelWidth, scale, y } = frame;
  const shapes: Shape[] = [];
  const ticks: Shape[] = [];
  const outer = outerLanes(layout);
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
    if (outer.indexOf(lane) % 2 === 1) {
      shapes.push({ shape: 'rect', x: 0, y: top, width, height, fill: 'surface' });
    }
    shapes.push(line(indent, top + height, width, top + height));
    if (lane.teamTone !== null) {
      const tone = `team.${(lane.teamTone % 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}` as const;
      ticks.push({ shape: 'rect', x: indent, y: top + 2, width: 2.25, height: height - 4, fill: tone });
    }
    const isCut = cutKeys.has(lane.key);
    const isContinued = from > lane.firstRow;
    // Its lanes go on; the page's first of them says that it is continued.
    if (isCut && isContinued) continue;
    const room = isCut ? firstRow.height * scale : height;
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
  // Beside a tall lane the title stands at its top, where the eye begins.
  const start = height > block + 30 ? top + 5 : top + (height - block) / 2;
  return lines.map(({ text, weight, fill }, i) =>
    label(text, left, start + i * lineHeight + 7, weight, fill),
  );
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
  const { window, x, width, labelWidth, top, rowsHeight, fiscalYearStartMonth } = frame;
  const axis = roadmapAxis({
    ...window,
    // The axis asks for pixels of the screen; a point of paper carries about as much as one and a half.
    minutesPerPixel: (window.toMinutes - window.fromMinutes) / ((width - labelWidth) * 1.5),
    weekStart: 1,
    fiscalYearStartMonth,
    daysOff: new Set(),
  });
  const shapes: Shape[] = [];
  const rows = [
    { cells: axis.major, y: axisLine - 3.5, weight: 600, lineFrom: 0 },
    { cells: axis.minor, y: 2 * axisLine - 3.5, weight: 400, lineFrom: axisLine },
  ] as const;
  for (const { cells, y, weight, lineFrom } of rows) {
    for (const cell of cells) {
      const from = Math.max(labelWidth, x(cell.fromMinutes));
      const to = Math.min(width, x(cell.toMinutes));
      if (cell.fromMinutes >= window.fromMinutes) {
        const until = weight === 400 ? top + rowsHeight : axisLine;
        shapes.push(line(from, lineFrom, from, until));
      }
      const text = [cell.text, cell.shortText].find(
        (it) => it !== '' && textWidth(it, smallSize, weight) <= to - from - 4,
      );
      if (text) shapes.push(label(text, from + 3, y, weight, weight === 600 ? 'text' : 'muted'));
    }
  }
  shapes.push({ ...line(0, top, width, top), stroke: 'border' } as Shape);
  return shapes;
}

/** The program's phases, and its releases, freezes and events, between axis and rows. */
export function bandShapes(frame: Frame): Shape[] {
  const { layout, window, x, width, labelWidth, top, rowsHeight } = frame;
  const { phases, markers } = bandsOf(layout, window, frame.withPhases);
  const clip = (span: RoadmapSpan) => ({
    from: Math.max(labelWidth, x(span.fromMinutes)),
    to: Math.min(width, x(span.toMinutes)),
  });
  const shapes: Shape[] = [];
  let y = 2 * axisLine;
  if (phases.length > 0) {
    shapes.push(label('Phase', 7, y + 8));
    phases.forEach((phase, i) => {
      const { from, to } = clip(phase);
      shapes.push({
        shape: 'rect',
        x: from + 0.5,
        y: y + 0.75,
        width: Math.max(0.5, to - from - 1),
        height: bandLine - 1.5,
        radius: 1.5,
        fill: i % 2 === 0 ? 'notStarted.tint' : 'done.tint',
      });
      const text = fitText(phase.title, to - from - 6, smallSize);
      if (text !== '') shapes.push(label(text, from + 4, y + 8, 400, 'text'));
    });
    y += bandLine;
  }
  if (markers.length === 0) return shapes;
  shapes.push(label('Calendar', 7, y + 8));
  let takenTo = labelWidth;
  for (const marker of [...markers].sort((a, b) => a.fromMinutes - b.fromMinutes)) {
    const { from, to } = clip(marker);
    const isSpan = marker.kind === 'freeze' || marker.kind === 'holiday';
    if (isSpan) {
      shapes.push({
        shape: 'rect',
        x: from,
        y: top,
        width: to - from,
        height: rowsHeight,
        hatch: 'hairline',
      });
    } else {
      shapes.push({
        shape: 'line',
        x1: from,
        y1: y + 2,
        x2: from,
        y2: top + rowsHeight,
        stroke: 'border',
        strokeWidth: 0.6,
        dash: [1, 2],
      });
    }
    shapes.push({
      shape: 'rect',
      x: from,
      y: y + 2.5,
      width: isSpan ? to - from : 2,
      height: 1.5,
      fill: 'border',
    });
    const next = markers
      .map((it) => x(it.fromMinutes))
      .filter((it) => it > from)
      .reduce((least, it) => Math.min(least, it), width);
    const start = Math.max(from + 3, takenTo + 3);
    const text = fitText(marker.title, next - start - 3, smallSize);
    // Half a name says nothing.
    if (text.length > marker.title.length * 0.7) {
      shapes.push(label(text, start, y + 9.5, 400, 'muted'));
      takenTo = start + textWidth(text, smallSize);
    }
  }
  return shapes;
}
