import {
  arrowsToInk,
  type InkBend,
  type InkPoint,
  type InkRun,
  type InkTip,
  isOnRoute,
} from '../../../../domain/layout/arrowInk';
import { chainArrows, chooseArrows } from '../../../../domain/layout/roadmapArrows';
import { arrowStates, type RoadmapArrow, type RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import { px, svgElement } from './drawing';
import { heightOf, type RowView, topOf } from './rowPainter';

/** How arrows stand out where something is selected, from behind to the front. */
const emphases = ['quiet', 'plain', 'chain', 'selected'] as const;
type Emphasis = (typeof emphases)[number];

/** Arrows that look the same. */
type ArrowLayer = {
  readonly state: RoadmapArrow['state'];
  readonly emphasis: Emphasis;
  readonly arrows: RoadmapArrow[];
};

/** The arrows of a layout and a selection, chosen once and not with every frame. */
export type ArrowChoice = {
  readonly shownCount: number;
  readonly countedOnly: number;
  /** From behind to the front. */
  readonly layers: readonly ArrowLayer[];
};

/** The chain of the latest selection: layouts of the same rows have the same arrows, only elsewhere. */
let latestChain: {
  readonly rows: RoadmapLayout['rows'];
  readonly selectedIds: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
} | null = null;

function chainOf({ rows, arrows }: RoadmapLayout, selectedIds: ReadonlySet<string>): ReadonlySet<string> {
  if (latestChain?.rows !== rows || latestChain.selectedIds !== selectedIds) {
    latestChain = { rows, selectedIds, keys: chainArrows(arrows, selectedIds) };
  }
  return latestChain.keys;
}

/** Chooses what is drawn. */
export function chooseForSelection(layout: RoadmapLayout, selectedIds: ReadonlySet<string>): ArrowChoice {
  const inChain = chainOf(layout, selectedIds);
  const { shown, countedOnly } = chooseArrows(layout.arrows, inChain);
  const emphasisOf = (arrow: RoadmapArrow): Emphasis => {
    if (arrow.dependencyIds.some((id) => selectedIds.has(id))) return 'selected';
    if (inChain.has(arrow.key)) return 'chain';
    return inChain.size > 0 ? 'quiet' : 'plain';
  };
  const arrowsByStyle = new Map<string, RoadmapArrow[]>();
  for (const arrow of shown) {
    const style = `${emphasisOf(arrow)} ${arrow.state}`;
    const known = arrowsByStyle.get(style);
    if (known) known.push(arrow);
    else arrowsByStyle.set(style, [arrow]);
  }
  const layers = emphases.flatMap((emphasis) =>
    arrowStates.toReversed().flatMap((state) => {
      const arrows = arrowsByStyle.get(`${emphasis} ${state}`);
      return arrows ? [{ state, emphasis, arrows }] : [];
    }),
  );
  return { shownCount: shown.length, countedOnly, layers };
}

/** Where an arrow runs, in pixels of the rows that are drawn; null where none of it is in the window. */
function routeInView(arrow: RoadmapArrow, view: RowView, top: number, scale: TimeScale): InkPoint[] | null {
  if (arrow.lastRow < view.firstRow || arrow.firstRow >= view.endRow) return null;
  const route: InkPoint[] = [];
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const point of arrow.points) {
    const x = minutesToX(scale, point.atMinutes) + point.dx;
    left = Math.min(left, x);
    right = Math.max(right, x);
    route.push({ x, y: point.y - top });
  }
  return right < -20 || left > scale.width + 20 ? null : route;
}

function paintLayer(
  routes: readonly (readonly InkPoint[])[],
  className: string,
  width: number,
  height: number,
): SVGElement {
  const ink = arrowsToInk(routes, { left: 0, right: width, top: 0, bottom: height });
  return svgElement(
    'g',
    { class: className, 'data-count': routes.length },
    // A dashed line by itself is dashed only where it is drawn; as a part of a longer path, from end to end.
    ...ink.runs.map((run) => svgElement('path', { d: runToPath(run), class: 'tl-arrow-line' })),
    svgElement('path', { d: ink.bends.map(bendToPath).join(''), class: 'tl-arrow-line tl-arrow-bend' }),
    svgElement('path', { d: ink.tips.map(tipToPath).join(''), class: 'tl-arrow-tip' }),
  );
}

const runToPath = ({ kind, at, from, to }: InkRun) =>
  kind === 'level' ? `M${from} ${at}H${to}` : `M${at} ${from}V${to}`;

const bendToPath = ({ from, corner, to }: InkBend) =>
  `M${px(from.x)} ${px(from.y)}Q${corner.x} ${corner.y} ${px(to.x)} ${px(to.y)}`;

/** Pixels of a tip along its way, and to each side of it. */
const tipLength = 7;
const tipHalf = 3.5;

function tipToPath({ x, y, dx, dy }: InkTip): string {
  const [baseX, baseY] = [x - dx * tipLength, y - dy * tipLength];
  const [sideX, sideY] = [dy * tipHalf, dx * tipHalf];
  return `M${x} ${y}L${baseX - sideX} ${baseY - sideY}L${baseX + sideX} ${baseY + sideY}Z`;
}

/** Draws the arrows that touch the rows in view; in step with them, since it is called with the same scale. */
export function paintArrows(view: RowView, choice: ArrowChoice, scale: TimeScale): readonly SVGElement[] {
  const top = topOf(view);
  const height = heightOf(view);
  return choice.layers.flatMap(({ state, emphasis, arrows }) => {
    const routes = arrows.flatMap((arrow) => {
      const route = routeInView(arrow, view, top, scale);
      return route ? [route] : [];
    });
    if (routes.length === 0) return [];
    return [paintLayer(routes, `tl-arrow tl-arrow-${state} tl-arrow-${emphasis}`, scale.width, height)];
  });
}

/** Draws one arrow as it is under the pointer. */
export function paintHovered(view: RowView, arrow: RoadmapArrow, scale: TimeScale): readonly SVGElement[] {
  const route = routeInView(arrow, view, topOf(view), scale);
  if (!route) return [];
  return [
    paintLayer([route], `tl-arrow tl-arrow-${arrow.state} tl-arrow-hover`, scale.width, heightOf(view)),
  ];
}

/** The arrow that is drawn at a point of the picture, the one in front where there are several; null without one. */
export function arrowAt(
  view: RowView,
  choice: ArrowChoice,
  scale: TimeScale,
  point: InkPoint,
): RoadmapArrow | null {
  const top = topOf(view);
  const at = { x: point.x, y: point.y - top };
  const isUnder = (arrow: RoadmapArrow) => {
    const route = routeInView(arrow, view, top, scale);
    return route !== null && isOnRoute(route, at);
  };
  for (const { arrows } of choice.layers.toReversed()) {
    const arrow = arrows.findLast(isUnder);
    if (arrow) return arrow;
  }
  return null;
}
