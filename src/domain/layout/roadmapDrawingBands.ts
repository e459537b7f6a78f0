import type { Shape } from './drawing';
import { axisLine, bandLine, bandsOf, type Frame, label, smallSize } from './roadmapDrawingFrame';
import { placeMilestoneLabels } from './roadmapLabels';
import type { RoadmapMarker, RoadmapSpan } from './roadmapTypes';
import { fitText, textWidth } from './textWidth';

/** The program's phases, and its releases, freezes and events, between axis and rows. */
export function bandShapes(frame: Frame): Shape[] {
  const { layout, window, x, width, labelWidth, top, rowsHeight } = frame;
  const { phases, markers } = bandsOf(layout, window, frame.withPhases);
  const clip = (span: RoadmapSpan) => ({
    from: Math.max(labelWidth, x(span.fromMinutes)),
    to: Math.min(width, x(span.toMinutes)),
  });
  const shapes: Shape[] = [];
  let y = frame.axisTop + 2 * axisLine;
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
  const sorted = [...markers].sort((a, b) => a.fromMinutes - b.fromMinutes);
  shapes.push(...markerNames(frame, sorted, y));
  for (const marker of sorted) {
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
  }
  return shapes;
}

/** From the edge of a marker's sign to its name. */
const markerReach = { halfWidth: 2, toLabel: 3 };

/** The names of markers beside their signs ([L29]); one that has room for little more than half of it is left out. */
function markerNames(frame: Frame, markers: readonly RoadmapMarker[], y: number): Shape[] {
  const { x, width, labelWidth, todayMinutes } = frame;
  const labels = markers.map((marker) => ({
    x: Math.max(labelWidth, x(marker.fromMinutes)),
    width: textWidth(marker.title, smallSize),
    rank: marker.toMinutes > (todayMinutes ?? 0) ? 0 : 1,
  }));
  const edge = { x: width + markerReach.toLabel, width: 0, rank: Number.POSITIVE_INFINITY };
  const places = placeMilestoneLabels([...labels, edge], labelWidth, width, markerReach);
  return markers.flatMap((marker, i): Shape[] => {
    const place = places[i];
    if (!place || place.side === 'none') return [];
    const text = fitText(marker.title, place.room, smallSize);
    if (text.length <= marker.title.length * 0.7) return [];
    const at = labels[i]?.x ?? 0;
    const isBefore = place.side === 'before';
    const textX = isBefore ? at - markerReach.toLabel : at + markerReach.toLabel;
    const length = textWidth(text, smallSize);
    // The lines of quarters and months pass behind the names.
    return [
      {
        shape: 'rect',
        x: (isBefore ? textX - length : textX) - 0.5,
        y: y + 3.5,
        width: length + 1,
        height: bandLine - 3.5,
        fill: 'background',
      },
      { ...label(text, textX, y + 9.5), anchor: isBefore ? 'end' : 'start' } as Shape,
    ];
  });
}
