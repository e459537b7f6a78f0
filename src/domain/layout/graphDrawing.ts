import type { ColorRole, Drawing, Shape } from './drawing';
import { arrowHead, roundedPath } from './graphRoutes';
import type { GraphBox, GraphEdge, GraphEdgeState, GraphGroup, GraphLayout } from './graphTypes';
import { fitText, textWidth } from './textWidth';

/** How a graph is drawn on paper. */
export type GraphDrawingOptions = {
  /** Points of one pixel of the layout. */
  readonly scale: number;
  readonly title: string;
  readonly alternative: string;
};

const legendHeight = 16;
/** Never smaller than this, whatever the scale. */
const leastSize = 7.5;

type LineStyle = {
  readonly stroke: ColorRole;
  readonly width: number;
  readonly dash?: readonly [number, number];
  readonly words: string;
};

/** Lines differ in weight and dash as well as in colour. */
const styleByState: Readonly<Record<GraphEdgeState, LineStyle>> = {
  late: { stroke: 'red.stroke', width: 1.7, words: 'Late' },
  declined: { stroke: 'red.stroke', width: 1, dash: [2, 2], words: 'Declined' },
  proposed: { stroke: 'muted', width: 0.9, dash: [4, 2.5], words: 'Not committed' },
  agreed: { stroke: 'muted', width: 0.9, words: 'Agreed' },
  related: { stroke: 'border', width: 0.5, words: 'Related' },
};

/** [R14] Draws the dependency graph: boxes and lines stand where the layout has them. */
export function graphDrawing(layout: GraphLayout, options: GraphDrawingOptions): Drawing {
  const { scale } = options;
  const height = layout.height * scale;
  const badges: Badge[] = [];
  return {
    width: layout.width * scale,
    height: height + legendHeight,
    title: options.title,
    alternative: options.alternative,
    shapes: [
      ...layout.columns.flatMap((column): Shape[] =>
        column.label === '' ? [] : [words(column.label, column.x * scale, 10, 600, 'muted')],
      ),
      ...layout.groups.flatMap((group) => groupShapes(group, scale)),
      ...layout.edges.flatMap((edge) => edgeShapes(edge, scale, badges)),
      ...layout.boxes.flatMap((box) => boxShapes(box, scale)),
      ...legendShapes(layout, height + legendHeight / 2),
    ],
  };
}

function words(
  text: string,
  x: number,
  y: number,
  weight: 400 | 600 = 400,
  fill: 'text' | 'muted' = 'text',
  size = leastSize,
): Shape {
  return { shape: 'text', x, y, text, size, weight, fill };
}

function groupShapes(group: GraphGroup, scale: number): Shape[] {
  if (group.collapsed) return [];
  const [x, y, width, height] = [group.x, group.y, group.width, group.height].map((it) => it * scale) as [
    number,
    number,
    number,
    number,
  ];
  return [
    { shape: 'rect', x, y, width, height, radius: 4, fill: 'surface', stroke: 'hairline', strokeWidth: 0.75 },
    words(fitText(group.title, width - 12, leastSize, 600), x + 6, y + 11, 600),
  ];
}

/** A badge that counts the dependencies of a line; its middle and half of its width. */
type Badge = { readonly x: number; readonly y: number; readonly half: number };

/**
 * Where the badge of a line stands clear of those before it: at its middle, else further along one of its straight
 * parts; null where there is no room, as the matrix beside the graph has the same number.
 */
function placeBadge(
  points: readonly { readonly x: number; readonly y: number }[],
  middle: { readonly x: number; readonly y: number },
  half: number,
  taken: readonly Badge[],
): Badge | null {
  const along = points.flatMap((to, i) => {
    const from = points[i - 1];
    if (!from || Math.hypot(to.x - from.x, to.y - from.y) < 2 * half + 8) return [];
    return [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
  });
  const isClear = ({ x, y }: { readonly x: number; readonly y: number }) =>
    taken.every((it) => Math.abs(it.x - x) > it.half + half + 1 || Math.abs(it.y - y) > 12);
  const place = [middle, ...along].find(isClear);
  return place ? { ...place, half } : null;
}

function edgeShapes(edge: GraphEdge, scale: number, badges: Badge[]): Shape[] {
  const points = edge.points.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const style = styleByState[edge.state];
  const stroke = edge.critical && edge.state !== 'late' ? 'text' : style.stroke;
  const width = edge.critical ? Math.max(style.width, 1.7) : style.width;
  const head = arrowHead(points, 5, 2.6)
    .split(' ')
    .map((corner) => corner.split(',').map(Number) as [number, number]);
  const shapes: Shape[] = [
    {
      shape: 'path',
      d: roundedPath(points, 4, 4),
      stroke,
      strokeWidth: width,
      ...(style.dash ? { dash: style.dash } : {}),
    },
    { shape: 'polygon', points: head, fill: stroke },
  ];
  const count = edge.dependencyIds.length;
  if (count > 1) {
    const text =
      edge.lateCount > 0 && edge.lateCount < count ? `${count}, ${edge.lateCount} late` : String(count);
    const half = textWidth(text, leastSize, 600) / 2 + 3;
    const middle = { x: edge.anchor.x * scale, y: edge.anchor.y * scale };
    const badge = placeBadge(points, middle, half, badges);
    if (badge === null) return [{ shape: 'group', children: shapes }];
    badges.push(badge);
    const { x, y } = badge;
    shapes.push(
      {
        shape: 'rect',
        x: x - half,
        y: y - 5.5,
        width: 2 * half,
        height: 11,
        radius: 5.5,
        fill: 'background',
        stroke,
        strokeWidth: 0.6,
      },
      { ...words(text, x, y + 2.6, 600), anchor: 'middle' } as Shape,
    );
  }
  return [{ shape: 'group', children: shapes }];
}

function boxShapes(box: GraphBox, scale: number): Shape[] {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((it) => it * scale) as [
    number,
    number,
    number,
    number,
  ];
  const late = box.lateCount > 0;
  const children: Shape[] = [
    {
      shape: 'rect',
      x,
      y,
      width,
      height,
      radius: 3,
      fill: 'background',
      stroke: box.critical ? 'text' : late ? 'red.stroke' : 'border',
      strokeWidth: box.critical ? 1.6 : late ? 1.2 : 0.75,
    },
  ];
  const room = width - 12;
  const lineHeight = 9.5;
  const detail = fitText(box.detail, room, leastSize);
  const mostTitles = Math.max(1, Math.floor((height - 5) / lineHeight) - (detail === '' ? 0 : 1));
  const titles = (box.titleLines.length <= mostTitles ? box.titleLines : [box.title]).map((line) =>
    fitText(line, room, leastSize, 600),
  );
  const lines = [
    ...titles.map((text) => ({ text, weight: 600 as const, fill: 'text' as const })),
    ...(detail === '' || titles.length * lineHeight + lineHeight > height
      ? []
      : [{ text: detail, weight: 400 as const, fill: 'muted' as const }]),
  ];
  const top = y + (height - lines.length * lineHeight) / 2 + 7;
  lines.forEach(({ text, weight, fill }, i) => {
    children.push(words(text, x + 6, top + i * lineHeight, weight, fill));
  });
  return [{ shape: 'group', name: box.title, children }];
}

function legendShapes(layout: GraphLayout, y: number): Shape[] {
  const shapes: Shape[] = [];
  let x = 2;
  const entry = (style: LineStyle, text: string) => {
    shapes.push({
      shape: 'line',
      x1: x,
      y1: y,
      x2: x + 16,
      y2: y,
      stroke: style.stroke,
      strokeWidth: style.width,
      ...(style.dash ? { dash: style.dash } : {}),
    });
    shapes.push(words(text, x + 20, y + 2.6, 400, 'muted'));
    x += 32 + textWidth(text, leastSize);
  };
  for (const state of Object.keys(styleByState) as GraphEdgeState[]) {
    if (layout.edges.some((edge) => edge.state === state))
      entry(styleByState[state], styleByState[state].words);
  }
  if (layout.edges.some((edge) => edge.critical)) {
    entry({ stroke: 'text', width: 1.7, words: '' }, 'Critical path');
  }
  const hidden = layout.linkCount - layout.drawnLinkCount;
  if (hidden > 0) {
    const text = `${hidden.toLocaleString('en-US')} more ${hidden === 1 ? 'link is' : 'links are'} not drawn`;
    shapes.push(words(text, x, y + 2.6, 400, 'muted'));
  }
  return shapes;
}
