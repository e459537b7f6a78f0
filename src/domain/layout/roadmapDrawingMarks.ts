import type { Health } from '../model/health';
import { numberToDay } from '../time/day';
import { dayToText } from '../time/dayToText';
import { type ColorRole, type Paint, roundLength, type Shape, statusWords } from './drawing';
import { type Frame, smallSize } from './roadmapDrawingFrame';
import { groundPainter } from './roadmapDrawingGround';
import { labelGap, milestoneRank, placeBarLabel, placeMilestoneLabels } from './roadmapLabels';
import { hasMoved } from './roadmapSource';
import type { RoadmapBar, RoadmapMilestone } from './roadmapTypes';
import { type ConfidenceLevel, confidenceLevels, confidenceToLevel } from './roadmapUncertainty';
import { fitText, textWidth } from './textWidth';

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

/** Where the baseline had bars and milestones that stand elsewhere now. */
export function baselineShapes(
  { x, y, scale, labelWidth, width }: Frame,
  bars: readonly RoadmapBar[],
  milestones: readonly RoadmapMilestone[],
): Shape[] {
  const shapes: Shape[] = [];
  for (const bar of bars) {
    if (bar.baseline === null || !hasMoved(bar)) continue;
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

function linked(frame: Frame, id: string | null, name: string, children: readonly Shape[]): Shape {
  const href = id === null ? null : (frame.linkTo?.(id) ?? null);
  const group: Shape = { shape: 'group', name, children };
  return href === null ? group : { shape: 'link', href, children: [group] };
}

/** Bars with their names, progress, and chevrons where they go on beyond the window. */
export function barShapes(frame: Frame, bars: readonly RoadmapBar[]): Shape[] {
  const { window, x, y, scale, labelWidth, width } = frame;
  const size = scale >= 0.7 ? 8.5 : smallSize;
  const byRow = groupRows(bars, (bar) => bar.rowIndex);
  const shapes: Shape[] = [];
  for (const rowBars of byRow.values()) {
    const sorted = [...rowBars].sort((a, b) => a.fromMinutes - b.fromMinutes);
    let previousX = labelWidth;
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
      const tailTo = bar.tailToMinutes === null || endsAfter ? to : Math.min(width, x(bar.tailToMinutes));
      if (tailTo > to + 1) children.push(tailShape(to, top, tailTo - to, height));
      const ink = `${bar.health}.label` as const;
      if (startsBefore) children.push(edgeMark(from + 2.5, top + height / 2, -1, ink));
      if (endsAfter) children.push(edgeMark(to - 2.5, top + height / 2, 1, ink));
      const level = bar.confidencePercent === null ? null : confidenceToLevel(bar.confidencePercent);
      const markWidth = level === null ? 0 : confidenceWidth;
      const next = sorted[i + 1];
      const nameWidth = textWidth(bar.title, size, 500) + markWidth;
      const place = placeBarLabel({ fromX: from, toX: to }, nameWidth, {
        leftEdge: labelWidth,
        rightEdge: width + labelGap,
        previousX,
        nextX: next ? x(next.fromMinutes) + labelGap : Number.POSITIVE_INFINITY,
        tail: tailTo - to,
      });
      previousX = tailTo + (place.side === 'after' ? labelGap + place.room : 0);
      if (place.side !== 'none') {
        const inside = place.side === 'inside';
        const text = fitText(bar.title, place.room - markWidth, size, 500);
        const inset = startsBefore && inside ? 7 : 5;
        const left = inside ? from + inset : place.side === 'after' ? tailTo + 4 : from - 4 - place.room;
        const baseline = top + height / 2 + size * 0.35;
        if (level !== null) children.push(confidenceMark(left, baseline, level, inside ? ink : 'text'));
        children.push({
          shape: 'text',
          x: left + markWidth,
          y: baseline,
          text,
          size,
          weight: 500,
          fill: inside ? ink : 'text',
        });
      }
      shapes.push(linked(frame, bar.id, nameOfBar(bar), children));
    });
  }
  return shapes;
}

function nameOfBar(bar: RoadmapBar): string {
  const parts = [bar.title, statusWords[bar.health].toLowerCase()];
  if (bar.tailToMinutes !== null) {
    parts.push(`may last until ${dayToText(numberToDay(bar.tailToMinutes / 1_440 - 1))}`);
  }
  if (bar.confidencePercent !== null) {
    parts.push(`promised with ${confidenceToLevel(bar.confidencePercent)} confidence`);
  }
  return parts.join(', ');
}

/** Points of the mark of a confidence, with the space after it. */
const confidenceWidth = 10;

/** How sure the least sure promise of a bar is: of three small columns on a base line, as many filled as it has steps. */
export function confidenceMark(x: number, baseline: number, level: ConfidenceLevel, ink: ColorRole): Shape {
  const filled = confidenceLevels.indexOf(level) + 1;
  return {
    shape: 'group',
    children: [2.6, 4.4, 6.2].map((height, i) => ({
      shape: 'rect',
      x: x + 0.3 + i * 2.6,
      y: baseline - height,
      width: 1.6,
      height,
      stroke: ink,
      strokeWidth: 0.45,
      ...(i < filled ? { fill: ink } : {}),
    })),
  };
}

/** How much longer a bar may last: hatched, since nobody says that it will. */
export function tailShape(x: number, y: number, width: number, height: number): Shape {
  return { shape: 'rect', x, y: y + 1, width, height: height - 2, radius: 1, hatch: 'muted' };
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
export function gateShape(cx: number, cy: number, r: number, paint: Paint): Shape {
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

/** A milestone's diamond. */
export function diamond(cx: number, cy: number, r: number, paint: Paint): Shape {
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

/** Milestones and gates with their names. */
export function milestoneShapes(frame: Frame, milestones: readonly RoadmapMilestone[]): Shape[] {
  const { window, x, y, labelWidth, width } = frame;
  const paintGround = groundPainter(frame);
  const shapes: Shape[] = [];
  const visible = milestones.filter(
    (it) => it.atMinutes >= window.fromMinutes && it.atMinutes <= window.toMinutes,
  );
  const r = 3.8;
  for (const strip of groupRows(visible, (it) => it.y).values()) {
    const sorted = [...strip].sort((a, b) => a.atMinutes - b.atMinutes);
    const xs = sorted.map((it) => x(it.atMinutes));
    // A label on the left stands before the baseline's diamond, not across it.
    const leftXs = sorted.map((it, i) => {
      const cx = xs[i] ?? 0;
      const baselineX = it.baselineMinutes === null ? cx : x(it.baselineMinutes);
      return Math.min(cx, Math.max(baselineX, labelWidth));
    });
    const labels = sorted.map((it, i) => ({
      x: xs[i] ?? 0,
      leftX: leftXs[i] ?? 0,
      width: textWidth(it.title, smallSize, it.critical ? 600 : 400),
      rank: milestoneRank(it),
    }));
    // The right edge stops a label as the next diamond does.
    const edge = { x: width + 8, width: 0, rank: Number.POSITIVE_INFINITY };
    const places = placeMilestoneLabels([...labels, edge]);
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
        const left = (leftXs[i] ?? cx) - r - 3;
        const room = before ? Math.min(place.room, left - labelWidth) : place.room;
        const text = fitText(it.title, room, smallSize, weight);
        if (text !== '') {
          const textLength = textWidth(text, smallSize, weight);
          // Arrows pass behind the names.
          children.push(
            ...paintGround(it.rowIndex, {
              x: (before ? left - textLength : cx + r + 3) - 0.5,
              y: cy - 4,
              width: textLength + 1,
              height: 8.5,
            }),
          );
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
