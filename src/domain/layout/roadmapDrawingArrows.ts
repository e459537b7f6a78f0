import { clipAcross } from './clipAcross';
import { type ColorRole, roundLength, type Shape } from './drawing';
import { chooseArrows } from './roadmapArrows';
import type { Frame } from './roadmapDrawingFrame';
import { type ArrowState, arrowStates, type RoadmapArrow, type RoadmapLayout } from './roadmapTypes';

type ArrowStyle = {
  readonly stroke: ColorRole;
  readonly strokeWidth: number;
  readonly dash?: readonly [number, number];
  /** What the legend calls it. */
  readonly text: string;
};

/** How each state is drawn, as on the screen: width and dash differ as well as colour. */
export const arrowStyles: Readonly<Record<ArrowState, ArrowStyle>> = {
  broken: { stroke: 'red.stroke', strokeWidth: 1.2, dash: [4, 2], text: 'Broken link' },
  critical: { stroke: 'text', strokeWidth: 0.9, text: 'Critical link' },
  late: { stroke: 'amber.stroke', strokeWidth: 1, dash: [6, 1.5], text: 'Late promise' },
  proposed: { stroke: 'muted', strokeWidth: 0.7, dash: [3, 2], text: 'Asked, not promised' },
  agreed: { stroke: 'border', strokeWidth: 0.7, text: 'Agreed' },
  related: { stroke: 'border', strokeWidth: 0.7, dash: [1, 2], text: 'Related' },
};

function isTrouble({ state }: RoadmapArrow): boolean {
  return state === 'broken' || state === 'late' || state === 'critical';
}

/** The arrows that a whole picture may draw, and how many it leaves out. */
export function arrowsOf(
  layout: Pick<RoadmapLayout, 'arrows'>,
  which: 'trouble' | 'readable' = 'trouble',
): { readonly shown: readonly RoadmapArrow[]; readonly countedOnly: number } {
  if (which === 'readable') return chooseArrows(layout.arrows, new Set());
  const shown = layout.arrows.filter(isTrouble);
  return { shown, countedOnly: layout.arrows.length - shown.length };
}

/**
 * What is drawn on these rows. In reports only what is broken, late or critical; the table of agreements holds the
 * others.
 */
export function drawnArrows({ layout, range, arrows }: Frame): readonly RoadmapArrow[] {
  return arrowsOf(layout, arrows).shown.filter((it) => it.firstRow >= range.from && it.lastRow < range.to);
}

/** The arrows, cut at the edges of the window. */
export function arrowShapes(frame: Frame, arrows: readonly RoadmapArrow[]): Shape[] {
  const { x, y, labelWidth, width } = frame;
  const shapes: Shape[] = [];
  // The worst are drawn last, over the others.
  const sorted = arrows.toSorted((a, b) => arrowStates.indexOf(b.state) - arrowStates.indexOf(a.state));
  for (const arrow of sorted) {
    const points = arrow.points.map((point) => [x(point.atMinutes) + point.dx * 0.7, y(point.y)] as const);
    const tip = points.at(-1);
    const pieces = clipAcross(points, labelWidth, width);
    if (!tip || pieces.length === 0) continue;
    const { stroke, strokeWidth, dash } = arrowStyles[arrow.state];
    shapes.push({
      shape: 'path',
      d: pieces
        .flatMap((piece) =>
          piece.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${roundLength(px)} ${roundLength(py)}`),
        )
        .join(''),
      stroke,
      strokeWidth,
      ...(dash ? { dash } : {}),
    });
    if (tip[0] < labelWidth || tip[0] > width) continue;
    shapes.push(arrowTip(tip, points.at(-2) ?? tip, stroke));
  }
  return shapes;
}

/** A tip that points the way of the last piece, which is level or upright. */
function arrowTip(
  [x, y]: readonly [number, number],
  [fromX, fromY]: readonly [number, number],
  fill: ColorRole,
): Shape {
  const isLevel = Math.abs(x - fromX) >= Math.abs(y - fromY);
  const [dx, dy] = isLevel ? [x < fromX ? 3.6 : -3.6, 0] : [0, y < fromY ? 3.6 : -3.6];
  return {
    shape: 'polygon',
    points: isLevel
      ? [
          [x, y],
          [x + dx, y - 2],
          [x + dx, y + 2],
        ]
      : [
          [x, y],
          [x - 2, y + dy],
          [x + 2, y + dy],
        ],
    fill,
  };
}
