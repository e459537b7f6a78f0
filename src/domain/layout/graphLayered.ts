import type { GraphLine } from './graphLayout';
import type { GraphBox, GraphLayout, GraphPoint } from './graphTypes';

/** From so many boxes on arranging them in layers takes longer than a person waits. */
export const mostLayeredBoxes = 300;

/** What the layouter is given: boxes with their sizes, and lines between them. */
export type LayeredInput = {
  readonly id: string;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: { id: string; width: number; height: number }[];
  readonly edges: { id: string; sources: string[]; targets: string[] }[];
};

/** What it answers: places of the boxes, corners of the lines. */
export type LayeredResult = {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly children?:
    | readonly { readonly id: string; readonly x?: number; readonly y?: number }[]
    | undefined;
  readonly edges?:
    | readonly {
        readonly id: string;
        readonly sections?: readonly {
          readonly startPoint: GraphPoint;
          readonly endPoint: GraphPoint;
          readonly bendPoints?: readonly GraphPoint[];
        }[];
      }[]
    | undefined;
};

/** Boxes and lines as a layered layout takes them (ELK layered, after Sugiyama). */
export function layeredInput(layout: GraphLayout, lines: readonly GraphLine[]): LayeredInput {
  return {
    id: 'graph',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.padding': '[top=16,left=16,bottom=16,right=16]',
      'elk.spacing.nodeNode': '20',
      'elk.spacing.componentComponent': '32',
      'elk.layered.spacing.nodeNodeBetweenLayers': '48',
      'elk.layered.spacing.edgeNodeBetweenLayers': '14',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.cycleBreaking.strategy': 'GREEDY',
      'elk.aspectRatio': '1.5',
    },
    children: layout.boxes.map(({ id, width, height }) => ({ id, width, height })),
    edges: lines.map((line) => ({ id: line.id, sources: [line.fromBoxId], targets: [line.toBoxId] })),
  };
}

function middleOf(points: readonly GraphPoint[]): GraphPoint {
  let longest = 0;
  let middle = points[0] ?? { x: 0, y: 0 };
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as GraphPoint, points[i] as GraphPoint];
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (length < longest) continue;
    longest = length;
    middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }
  return middle;
}

/**
 * [X18] The same boxes and drawn lines where the layered layout put them: every box keeps its size and none overlaps
 * another, every line keeps its ends. Lanes are gone; what is rolled up stays a box that opens.
 */
export function layeredLayout(layout: GraphLayout, result: LayeredResult): GraphLayout {
  const placeById = new Map((result.children ?? []).map((it) => [it.id, { x: it.x ?? 0, y: it.y ?? 0 }]));
  const columns = [...new Set([...placeById.values()].map((it) => Math.round(it.x)))].sort((a, b) => a - b);
  const boxes: GraphBox[] = layout.boxes.map((box) => {
    const place = placeById.get(box.id) ?? { x: box.x, y: box.y };
    return { ...box, ...place, column: Math.max(0, columns.indexOf(Math.round(place.x))) };
  });
  const pointsById = new Map(
    (result.edges ?? []).map((edge) => [
      edge.id,
      (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
        startPoint,
        ...bendPoints,
        endPoint,
      ]),
    ]),
  );
  const boxById = new Map(boxes.map((box) => [box.id, box]));
  return {
    ...layout,
    width: result.width ?? layout.width,
    height: result.height ?? layout.height,
    boxes,
    columns: [],
    groups: layout.groups.flatMap((group) => {
      const box = boxById.get(group.id);
      return group.collapsed && box ? [{ ...group, x: box.x, y: box.y }] : [];
    }),
    edges: layout.edges.flatMap((edge) => {
      const points = pointsById.get(edge.id) ?? [];
      return points.length < 2 ? [] : [{ ...edge, points, anchor: middleOf(points) }];
    }),
  };
}
