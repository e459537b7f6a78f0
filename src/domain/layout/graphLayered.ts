import type { GraphLine } from './graphLayout';
import { type GraphBox, type GraphLayout, type GraphPoint, graphSizes } from './graphTypes';

/** From so many boxes on arranging them in layers takes longer than a person waits. */
export const mostLayeredBoxes = 300;

type LayeredBox = { id: string; width: number; height: number };

/** A group with the boxes in it; its own size follows from theirs. */
type LayeredGroup = {
  id: string;
  layoutOptions: Readonly<Record<string, string>>;
  children: LayeredBox[];
};

/**
 * Up to so many boxes and open groups lines are led through all groups at once, which has the fewest crossings; with more of them that
 * grows far too wide, and each group is arranged by itself, with plain ways between the groups.
 */
const mostBoxesTogether = 80;
const mostGroupsTogether = 12;

/** What the layouter is given: groups of boxes with their sizes, rolled-up groups as boxes, and lines between them. */
export type LayeredInput = {
  readonly id: string;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: (LayeredBox | LayeredGroup)[];
  readonly edges: { id: string; sources: string[]; targets: string[] }[];
};

/** Where something was put, in the coordinates of the whole picture. */
type LayeredPlace = {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly children?: readonly LayeredPlace[];
};

/** The id of a group among the layouter's, apart from that of a team's own box. */
const groupKey = (groupId: string) => `group ${groupId}`;

/** What it answers: places of the boxes, corners of the lines. */
export type LayeredResult = {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly children?: readonly LayeredPlace[] | undefined;
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

/** How boxes are arranged, in the picture and in each of its groups. */
const arrangement = {
  'elk.algorithm': 'layered',
  // Boxes are wider than high: chains of them, and of groups, grow less when they go down.
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '7',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.cycleBreaking.strategy': 'GREEDY',
} as const;

const groupOptions = {
  ...arrangement,
  'elk.padding': `[top=${graphSizes.laneHead + 8},left=14,bottom=14,right=14]`,
} as const;

const toSize = ({ id, width, height }: GraphBox): LayeredBox => ({ id, width, height });

/** Groups, boxes and lines as a layered layout takes them (ELK layered, after Sugiyama, with compound nodes). */
export function layeredInput(layout: GraphLayout, lines: readonly GraphLine[]): LayeredInput {
  const openCount = layout.groups.filter((group) => !group.collapsed).length;
  const together = layout.boxes.length <= mostBoxesTogether && openCount <= mostGroupsTogether;
  const collapsedIds = new Set(layout.groups.filter((group) => group.collapsed).map((group) => group.id));
  const groupByBox = new Map(layout.boxes.map((box) => [box.id, box.groupId]));
  /** In what the end of a line is arranged: its open group, or the picture itself. */
  const ground = (boxId: string) => {
    const groupId = groupByBox.get(boxId) ?? '';
    return collapsedIds.has(groupId) ? null : groupId;
  };
  const edges = lines
    .filter((line) => together || ground(line.fromBoxId) === ground(line.toBoxId))
    .map((line) => ({ id: line.id, sources: [line.fromBoxId], targets: [line.toBoxId] }));
  return {
    id: 'graph',
    layoutOptions: {
      ...arrangement,
      'elk.hierarchyHandling': together ? 'INCLUDE_CHILDREN' : 'SEPARATE_CHILDREN',
      // All places count from the corner of the picture, not of the group that they are in.
      'elk.json.shapeCoords': 'ROOT',
      'elk.json.edgeCoords': 'ROOT',
      'elk.padding': '[top=16,left=16,bottom=16,right=16]',
      'elk.aspectRatio': '1.5',
    },
    children: layout.groups.flatMap((group): (LayeredBox | LayeredGroup)[] => {
      const members = layout.boxes.filter((box) => box.groupId === group.id).map(toSize);
      if (group.collapsed) return members;
      return [{ id: groupKey(group.id), layoutOptions: groupOptions, children: members }];
    }),
    edges,
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

/** A way between the boxes of two groups: down out of one and into the other from above. */
function plainWay(from: GraphBox, to: GraphBox): readonly GraphPoint[] {
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y };
  const y = end.y > start.y ? (start.y + end.y) / 2 : start.y + 12;
  if (end.y > start.y) return [start, { x: start.x, y }, { x: end.x, y }, end];
  // Into a group that stands above: around the side of the target.
  const side = to.x + to.width + 12;
  return [
    start,
    { x: start.x, y },
    { x: side, y },
    { x: side, y: end.y - 12 },
    { x: end.x, y: end.y - 12 },
    end,
  ];
}

/**
 * [X18] The same boxes and drawn lines where the layered layout put them: every box keeps its size and stands inside
 * its group, none overlaps another, every line keeps its ends. What is rolled up stays a box that opens.
 */
export function layeredLayout(layout: GraphLayout, result: LayeredResult): GraphLayout {
  const placeById = new Map<string, Required<Omit<LayeredPlace, 'children'>>>();
  const remember = (places: readonly LayeredPlace[]) => {
    for (const { id, x = 0, y = 0, width = 0, height = 0, children = [] } of places) {
      placeById.set(id, { id, x, y, width, height });
      remember(children);
    }
  };
  remember(result.children ?? []);
  const placed = layout.boxes.map((box) => {
    const { x, y } = placeById.get(box.id) ?? box;
    return { ...box, x, y };
  });
  const columns = [...new Set(placed.map((box) => Math.round(box.x)))].sort((a, b) => a - b);
  const boxes = placed.map((box) => ({ ...box, column: columns.indexOf(Math.round(box.x)) }));
  const boxById = new Map(boxes.map((box) => [box.id, box]));
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
  return {
    ...layout,
    width: result.width ?? layout.width,
    height: result.height ?? layout.height,
    boxes,
    columns: [],
    groups: layout.groups.map((group) => {
      const place = placeById.get(group.collapsed ? group.id : groupKey(group.id));
      return place ? { ...group, x: place.x, y: place.y, width: place.width, height: place.height } : group;
    }),
    edges: layout.edges.flatMap((edge) => {
      const led = pointsById.get(edge.id) ?? [];
      const [from, to] = [boxById.get(edge.fromBoxId), boxById.get(edge.toBoxId)];
      const points = led.length < 2 && from && to ? plainWay(from, to) : led;
      return points.length < 2 ? [] : [{ ...edge, points, anchor: middleOf(points) }];
    }),
  };
}
