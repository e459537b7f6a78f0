import type { Health } from '../model/health';
import { numberToDay } from '../time/day';
import { type Drawing, type Paint, roundLength, type Shape, statusMark, statusWords } from './drawing';
import { roadmapAxis } from './roadmapAxis';
import { labelGap, placeBarLabel, placeMilestoneLabels } from './roadmapLabels';
import type { RoadmapBar, RoadmapLane, RoadmapLayout, RoadmapMilestone, RoadmapSpan } from './roadmapTypes';
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
  /** Where a click on a bar or milestone leads; null for nowhere. */
  readonly linkTo?: (id: string) => string | null;
};

/** Rows of the layout, from this one to before that one. */
export type RowRange = { readonly from: number; readonly to: number };

/** Points of the bands above and below the rows. */
const axisLine = 12;
const bandLine = 11;
/** Today's words and the legend, on one line where they do not meet. */
const footHeight = 15;
const smallSize = 7.5;

const statusOrder: readonly Health[] = ['red', 'amber', 'green', 'notStarted', 'done'];

type Frame = RoadmapDrawingOptions & {
  readonly layout: RoadmapLayout;
  readonly window: RoadmapSpan;
  readonly range: RowRange;
  /** Where the rows begin. */
  readonly top: number;
  readonly rowsHeight: number;
  readonly x: (minutes: number) => number;
  readonly y: (layoutY: number) => number;
};

/** Which bands stand between axis and rows. */
function bandsOf(layout: RoadmapLayout, window: RoadmapSpan, withPhases: boolean) {
  const meets = (span: RoadmapSpan) =>
    span.toMinutes > window.fromMinutes && span.fromMinutes < window.toMinutes;
  return { phases: withPhases ? layout.phaseBands.filter(meets) : [], markers: layout.markers.filter(meets) };
}

/** The points that everything but the rows takes: axis, bands, today's words, legend. */
export function roadmapChrome(layout: RoadmapLayout, window: RoadmapSpan, withPhases: boolean): number {
  const { phases, markers } = bandsOf(layout, window, withPhases);
  const bands = (phases.length > 0 ? 1 : 0) + (markers.length > 0 ? 1 : 0);
  return 2 * axisLine + bands * bandLine + 2 + footHeight;
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
  const top = roadmapChrome(layout, window, options.withPhases) - footHeight;
  const frame: Frame = {
    ...options,
    layout,
    window,
    range,
    top,
    rowsHeight,
    x: (minutes) => roadmapX(window, options, minutes),
    y: (layoutY) => top + (layoutY - firstY) * options.scale,
  };
  const bars = layout.bars.filter((bar) => bar.rowIndex >= range.from && bar.rowIndex < range.to);
  const milestones = layout.milestones.filter((it) => it.rowIndex >= range.from && it.rowIndex < range.to);
  return {
    width: options.width,
    height: roundLength(top + rowsHeight + footHeight),
    title: options.title,
    alternative: options.alternative,
    shapes: [
      ...laneShapes(frame),
      ...axisShapes(frame),
      ...bandShapes(frame),
      ...baselineShapes(frame, bars, milestones),
      ...arrowShapes(frame),
      ...barShapes(frame, bars),
      ...milestoneShapes(frame, milestones),
      ...todayShapes(frame),
      ...legendShapes(frame, bars, milestones),
    ],
  };
}

/**
 * [R11] Splits a roadmap by its lanes into drawings that are no higher than the page leaves for them: a lane that is split is continued
 * with its title repeated. Each has its own axis.
 */
export function splitRoadmap(
  layout: RoadmapLayout,
  window: RoadmapSpan,
  scale: number,
  heights: { readonly first: number; readonly others: number },
  withPhases: boolean,
): readonly RowRange[] {
  const chrome = roadmapChrome(layout, window, withPhases);
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
  for (const lane of layout.lanes) {
    if (used + lane.height <= room) {
      used += lane.height;
      continue;
    }
    // A lane of which little would fit here begins on a new page; so does one that fits there, where this is half full.
    if (used > room * 0.85 || (lane.height <= room && used > room * 0.55)) close(lane.firstRow);
    for (let index = lane.firstRow; index < lane.endRow; index++) {
      const height = layout.rows[index]?.height ?? 0;
      if (used + height > room && used > 0) close(index);
      used += height;
    }
  }
  close(layout.rows.length);
  return ranges;
}

function groupRows<T>(rows: readonly T[], keyOf: (row: T) => number): ReadonlyMap<number, readonly T[]> {
  const byKey = new Map<number, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  return byKey;
}

const line = (x1: number, y1: number, x2: number, y2: number): Shape => ({
  shape: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke: 'hairline',
  strokeWidth: 0.5,
});

const label = (
  text: string,
  x: number,
  y: number,
  weight: 400 | 500 | 600 = 400,
  fill: 'text' | 'muted' = 'muted',
): Shape => ({ shape: 'text', x, y, text, size: smallSize, weight, fill });

function laneShapes(frame: Frame): Shape[] {
  const { layout, range, width, labelWidth, scale, y } = frame;
  const shapes: Shape[] = [];
  layout.lanes.forEach((lane, i) => {
    const from = Math.max(lane.firstRow, range.from);
    const to = Math.min(lane.endRow, range.to);
    const firstRow = layout.rows[from];
    const lastRow = layout.rows[to - 1];
    if (from >= to || !firstRow || !lastRow) return;
    const top = y(firstRow.y);
    const height = (lastRow.y + lastRow.height - firstRow.y) * scale;
    if (i % 2 === 1) shapes.push({ shape: 'rect', x: 0, y: top, width, height, fill: 'surface' });
    shapes.push(line(0, top + height, width, top + height));
    if (lane.teamTone !== null) {
      const tone = `team.${(lane.teamTone % 8) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}` as const;
      shapes.push({ shape: 'rect', x: 0, y: top + 2, width: 2.25, height: height - 4, fill: tone });
    }
    shapes.push(...laneTitle(lane, from > lane.firstRow, top, height, labelWidth - 12));
  });
  return shapes;
}

/** The lane's title, in as many lines as the lane has room for, and what it counts. */
function laneTitle(
  lane: RoadmapLane,
  continued: boolean,
  top: number,
  height: number,
  width: number,
): Shape[] {
  const left = 7;
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

function axisShapes(frame: Frame): Shape[] {
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

function bandShapes(frame: Frame): Shape[] {
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

function baselineShapes(
  { x, y, scale, labelWidth, width }: Frame,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): Shape[] {
  const shapes: Shape[] = [];
  for (const bar of bars) {
    if (bar.baseline === null) continue;
    const from = Math.max(labelWidth, x(bar.baseline.fromMinutes));
    const to = Math.min(width, x(bar.baseline.toMinutes));
    if (to <= from) continue;
    shapes.push({
      shape: 'rect',
      x: from,
      y: y(bar.y + bar.height) + 0.75,
      width: to - from,
      height: 4 * scale,
      radius: 1,
      fill: 'baseline',
    });
  }
  for (const it of milestones) {
    if (it.baselineMinutes === null) continue;
    const from = x(it.baselineMinutes);
    if (from < labelWidth || from > width || Math.abs(from - x(it.atMinutes)) < 2) continue;
    shapes.push(diamond(from, y(it.y), 2.4, { fill: 'background', stroke: 'border', strokeWidth: 0.8 }));
  }
  return shapes;
}

/** On paper only what is broken, late or critical is drawn; the table of agreements holds the others. */
function arrowShapes({ layout, range, x, y, labelWidth, width }: Frame): Shape[] {
  const shapes: Shape[] = [];
  for (const arrow of layout.arrows) {
    const drawn = arrow.state === 'broken' || arrow.state === 'late' || arrow.state === 'critical';
    if (!drawn || arrow.firstRow < range.from || arrow.lastRow >= range.to) continue;
    const points = arrow.points.map((point) => [x(point.atMinutes) + point.dx * 0.7, y(point.y)] as const);
    if (points.some(([px]) => px < labelWidth || px > width)) continue;
    const tip = points.at(-1);
    if (!tip) continue;
    const stroke = arrow.state === 'critical' ? 'text' : 'red.stroke';
    shapes.push({
      shape: 'path',
      d: points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${roundLength(px)} ${roundLength(py)}`).join(''),
      stroke,
      strokeWidth: 0.8,
    });
    shapes.push({
      shape: 'polygon',
      points: [
        [tip[0], tip[1]],
        [tip[0] - 3.6, tip[1] - 2],
        [tip[0] - 3.6, tip[1] + 2],
      ],
      fill: stroke,
    });
  }
  return shapes;
}

function linked(frame: Frame, id: string | null, name: string, children: readonly Shape[]): Shape {
  const href = id === null ? null : (frame.linkTo?.(id) ?? null);
  const group: Shape = { shape: 'group', name, children };
  return href === null ? group : { shape: 'link', href, children: [group] };
}

function barShapes(frame: Frame, bars: readonly RoadmapBar[]): Shape[] {
  const { window, x, y, scale, labelWidth, width } = frame;
  const size = scale >= 0.7 ? 8.5 : smallSize;
  const byRow = groupRows(bars, (bar) => bar.rowIndex);
  const shapes: Shape[] = [];
  for (const rowBars of byRow.values()) {
    const sorted = [...rowBars].sort((a, b) => a.fromMinutes - b.fromMinutes);
    sorted.forEach((bar, i) => {
      if (bar.toMinutes <= window.fromMinutes || bar.fromMinutes >= window.toMinutes) return;
      const startsBefore = bar.fromMinutes < window.fromMinutes;
      const endsAfter = bar.toMinutes > window.toMinutes;
      const from = startsBefore ? labelWidth : x(bar.fromMinutes);
      const to = Math.max(endsAfter ? width : x(bar.toMinutes), from + 1);
      const top = y(bar.y);
      const height = bar.height * scale;
      const children: Shape[] = [
        {
          shape: 'rect',
          x: from,
          y: top,
          width: to - from,
          height,
          radius: 2.5,
          fill: `${bar.health}.fill`,
          stroke: bar.critical && !bar.done ? 'text' : `${bar.health}.stroke`,
          strokeWidth: bar.critical && !bar.done ? 1.5 : 0.75,
          ...(bar.onHold ? { hatch: 'muted' as const } : {}),
        },
      ];
      if (!bar.done && bar.kind !== 'rollup' && bar.percentComplete > 0 && to - from > 6 && height >= 12) {
        const progress = x(bar.fromMinutes + ((bar.toMinutes - bar.fromMinutes) * bar.percentComplete) / 100);
        const until = Math.min(Math.max(progress, from), to - 1.5);
        if (until > from + 2) {
          children.push({
            shape: 'line',
            x1: from + 1.5,
            y1: top + height - 1.1,
            x2: until,
            y2: top + height - 1.1,
            stroke: `${bar.health}.label`,
            strokeWidth: 1.1,
          });
        }
      }
      const ink = `${bar.health}.label` as const;
      if (startsBefore) children.push(edgeMark(from + 2.5, top + height / 2, -1, ink));
      if (endsAfter) children.push(edgeMark(to - 2.5, top + height / 2, 1, ink));
      const next = sorted[i + 1];
      const nextX = next ? Math.min(x(next.fromMinutes), width) : width;
      const place = placeBarLabel(
        { fromX: from, toX: to },
        textWidth(bar.title, size, 500),
        labelWidth,
        nextX + labelGap,
      );
      if (place.side !== 'none') {
        const inside = place.side === 'inside';
        const text = fitText(bar.title, place.room, size, 500);
        const inset = startsBefore && inside ? 7 : 5;
        children.push({
          shape: 'text',
          x: inside ? from + inset : to + 4,
          y: top + height / 2 + size * 0.35,
          text,
          size,
          weight: 500,
          fill: inside ? ink : 'text',
        });
      }
      shapes.push(linked(frame, bar.id, `${bar.title}, ${statusWords[bar.health].toLowerCase()}`, children));
    });
  }
  return shapes;
}

/** A chevron that says that a bar goes on beyond the window. */
function edgeMark(x: number, y: number, towards: 1 | -1, stroke: `${Health}.label`): Shape {
  const reach = 1.6 * towards;
  return {
    shape: 'path',
    d: `M${roundLength(x - reach)} ${roundLength(y - 2.4)}L${roundLength(x)} ${roundLength(y)}L${roundLength(x - reach)} ${roundLength(y + 2.4)}`,
    stroke,
    strokeWidth: 0.9,
  };
}

/** A gate: a shield, so that it is told from a milestone without its name. */
function gateShape(cx: number, cy: number, r: number, paint: Paint): Shape {
  return {
    shape: 'polygon',
    points: [
      [cx - r, cy - r],
      [cx + r, cy - r],
      [cx + r, cy + r * 0.3],
      [cx, cy + r * 1.2],
      [cx - r, cy + r * 0.3],
    ],
    ...paint,
  };
}

function diamond(cx: number, cy: number, r: number, paint: Paint): Shape {
  return {
    shape: 'polygon',
    points: [
      [cx, cy - r],
      [cx + r, cy],
      [cx, cy + r],
      [cx - r, cy],
    ],
    ...paint,
  };
}

/** What lies behind a row: every other lane is shaded. */
function laneFill({ layout }: Frame, rowIndex: number): 'background' | 'surface' {
  const lane = layout.lanes.findIndex((it) => it.firstRow <= rowIndex && rowIndex < it.endRow);
  return lane % 2 === 1 ? 'surface' : 'background';
}

function milestoneShapes(frame: Frame, milestones: readonly RoadmapMilestone[]): Shape[] {
  const { window, x, y, labelWidth, width } = frame;
  const shapes: Shape[] = [];
  const visible = milestones.filter(
    (it) => it.atMinutes >= window.fromMinutes && it.atMinutes <= window.toMinutes,
  );
  const r = 3.8;
  for (const strip of groupRows(visible, (it) => it.y).values()) {
    const sorted = [...strip].sort((a, b) => a.atMinutes - b.atMinutes);
    const xs = sorted.map((it) => x(it.atMinutes));
    const widths = sorted.map((it) => textWidth(it.title, smallSize, it.critical ? 600 : 400));
    // The right edge stops a label as the next diamond does.
    const places = placeMilestoneLabels([...xs, width + 8], [...widths, 0]);
    sorted.forEach((it, i) => {
      const cx = xs[i] ?? 0;
      const cy = y(it.y);
      const weight = it.critical ? 600 : 400;
      const children: Shape[] =
        it.kind === 'gate'
          ? [
              gateShape(cx, cy, r, {
                fill: `${it.health}.fill`,
                stroke: `${it.health}.stroke`,
                strokeWidth: 0.75,
              }),
            ]
          : [
              diamond(cx, cy, r, {
                fill: `${it.health}.fill`,
                stroke: it.critical && !it.done ? 'text' : `${it.health}.stroke`,
                strokeWidth: it.critical && !it.done ? 1.4 : 0.75,
              }),
            ];
      const place = places[i];
      if (place && place.side !== 'none') {
        const before = place.side === 'before';
        // A label on the left stands before the baseline's diamond, not across it.
        const baselineX = it.baselineMinutes === null ? cx : x(it.baselineMinutes);
        const left = Math.min(cx, Math.max(baselineX, labelWidth)) - r - 3;
        const room = before ? Math.min(place.room, left - labelWidth) : place.room;
        const text = fitText(it.title, room, smallSize, weight);
        if (text !== '') {
          const textLength = textWidth(text, smallSize, weight);
          // Arrows pass behind the names.
          children.push({
            shape: 'rect',
            x: (before ? left - textLength : cx + r + 3) - 0.5,
            y: cy - 4,
            width: textLength + 1,
            height: 8.5,
            fill: laneFill(frame, it.rowIndex),
          });
          children.push({
            shape: 'text',
            x: before ? left : cx + r + 3,
            y: cy + 2.6,
            text,
            size: smallSize,
            weight,
            fill: 'text',
            anchor: before ? 'end' : 'start',
          });
        }
      }
      const when = numberToDay(Math.floor(it.atMinutes / 1_440));
      shapes.push(linked(frame, it.id, `${it.title}, ${when}`, children));
    });
  }
  return shapes;
}

/** Where the words of today stand below the rows; null when today is not in the window. */
function todayPlace({ todayMinutes, todayText, window, x, labelWidth, width }: Frame) {
  if (todayMinutes === null || todayMinutes < window.fromMinutes || todayMinutes > window.toMinutes)
    return null;
  const at = x(todayMinutes);
  const half = textWidth(todayText, smallSize, 600) / 2;
  return { at, middle: Math.min(Math.max(at, labelWidth + half), width - half), half };
}

function todayShapes(frame: Frame): Shape[] {
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
function legendShapes(
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
