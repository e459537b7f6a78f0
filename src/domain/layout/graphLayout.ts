import { count } from '../words';
import { columnsByDate, columnsByOrder, columnsByRelease, type GraphRelease } from './graphColumns';
import { routeEdges } from './graphRoutes';
import { compareEdgeStates, type GraphLink, type GraphRow, type GraphSource } from './graphSource';
import { wrapTitle } from './graphText';
import {
  type GraphBox,
  type GraphColumn,
  type GraphEdge,
  type GraphGroup,
  type GraphLayout,
  graphSizes,
  noTeamId,
} from './graphTypes';

/** In one column of one lane at most so many boxes stand below each other; more stand beside them. */
const mostInStack = 6;

/** What is shown of the graph; nothing of it depends on the selection, so that selecting moves nothing. */
export type GraphPlacement = {
  /** Teams that are rolled up to one box. */
  readonly collapsedTeamIds: ReadonlySet<string>;
  readonly columns: 'order' | 'date' | 'release';
  /** What ends each column where columns are releases. */
  readonly releases?: readonly GraphRelease[];
  /** The links that take part, as `filterLinks` answers them. */
  readonly links: readonly GraphLink[];
  /** Projects without any of these links stand there too. */
  readonly withUnlinked: boolean;
};

/** Which lines are drawn: all; or only the worst of the late and declined, the critical path's, and those chosen. */
export type GraphDrawing = {
  readonly lines: 'all' | 'marked';
  readonly criticalPath: boolean;
  /** Dependencies that are drawn in any case: the selected and its chain; then no others are, but the critical path's. */
  readonly chosenLinkIds: ReadonlySet<string>;
};

/** Of the late and declined, where not all lines are drawn, so many: the most promises, then the most days late. */
export const mostMarkedLines = 16;

/** From so many lines on a picture of all of them is a hairball, and only marked ones are drawn. */
export const mostLines = 60;

/** Boxes, lanes and columns; lines are drawn into it by `drawLines`. */
export type GraphPlaces = Omit<GraphLayout, 'edges' | 'drawnLinkCount'> & {
  /** The box that stands for a row: its own, or its collapsed team's. */
  readonly boxIdByRowId: ReadonlyMap<string, string>;
  readonly links: readonly GraphLink[];
};

type Group = { readonly id: string; readonly title: string; readonly rows: GraphRow[] };

/** The rows that stand in the picture, by their team, teams in the program's order. */
function groupRows(source: GraphSource, placement: GraphPlacement): Group[] {
  const groupById = new Map<string, Group>();
  for (const { id, name } of source.teams) groupById.set(id, { id, title: name, rows: [] });
  groupById.set(noTeamId, { id: noTeamId, title: source.noneName, rows: [] });
  const linked = new Set(placement.links.flatMap((link) => [link.fromId, link.toId]));
  for (const row of source.rowById.values()) {
    if (linked.has(row.id) || (placement.withUnlinked && row.kind === 'project')) {
      groupById.get(row.teamId)?.rows.push(row);
    }
  }
  return [...groupById.values()].filter((group) => group.rows.length > 0);
}

type Counts = { outgoing: number; incoming: number; inside: number; late: number };

function countLinks(links: readonly GraphLink[], keyOf: (link: GraphLink, end: 'from' | 'to') => string) {
  const countById = new Map<string, Counts>();
  const counts = (id: string) => {
    const known = countById.get(id) ?? { outgoing: 0, incoming: 0, inside: 0, late: 0 };
    countById.set(id, known);
    return known;
  };
  for (const link of links) {
    const from = counts(keyOf(link, 'from'));
    const to = counts(keyOf(link, 'to'));
    const late = link.late ? 1 : 0;
    if (from === to) {
      from.inside++;
      from.late += late;
      continue;
    }
    from.outgoing++;
    from.late += late;
    to.incoming++;
    to.late += late;
  }
  return countById;
}

const noCounts: Counts = { outgoing: 0, incoming: 0, inside: 0, late: 0 };

/**
 * Places the graph: collapsed teams in a grid on top, who mostly gives at the left and who mostly needs at the right;
 * below it one lane per team, its boxes in columns by order or by date. Linear but for sorting; the same program gives
 * the same picture.
 */
export function placeGraph(source: GraphSource, placement: GraphPlacement): GraphPlaces {
  const {
    margin,
    boxWidth,
    boxHeight,
    collapsedHeight,
    collapsedGap,
    gutter,
    rowGap,
    laneHead,
    laneGap,
    columnHead,
  } = graphSizes;
  const pitch = boxWidth + gutter;
  const xOf = (column: number) => margin + gutter / 2 + column * pitch;
  const { links } = placement;
  const countsByTeam = countLinks(links, (link, end) => (end === 'from' ? link.fromTeamId : link.toTeamId));
  const countsByRow = countLinks(links, (link, end) => (end === 'from' ? link.fromId : link.toId));
  const groups = groupRows(source, placement);
  const collapsed = groups.filter((group) => placement.collapsedTeamIds.has(group.id));
  const lanes = groups.filter((group) => !placement.collapsedTeamIds.has(group.id));

  const boxes: GraphBox[] = [];
  const placedGroups: GraphGroup[] = [];
  const columns: GraphColumn[] = [];
  const boxIdByRowId = new Map<string, string>();
  let y: number = margin;
  let widest = 0;
  let row = 0;
  const groupOf = (group: Group, place: Pick<GraphGroup, 'x' | 'y' | 'width' | 'height' | 'collapsed'>) => {
    const counts = countsByTeam.get(group.id) ?? noCounts;
    placedGroups.push({
      id: group.id,
      title: group.title,
      ...place,
      boxCount: group.rows.length,
      outgoingCount: counts.outgoing,
      incomingCount: counts.incoming,
      insideCount: counts.inside,
      hiddenOutgoingCount: counts.outgoing,
      hiddenIncomingCount: counts.incoming,
      lateCount: counts.late,
    });
  };

  // The grid of collapsed teams: about 1.6 times as wide as it is high.
  const gridPitch = collapsedHeight + collapsedGap;
  const gridColumns = Math.max(1, Math.ceil(Math.sqrt((1.6 * collapsed.length * gridPitch) / pitch)));
  const gridRows = Math.ceil(collapsed.length / gridColumns);
  const balance = (group: Group) => {
    const { outgoing, incoming } = countsByTeam.get(group.id) ?? noCounts;
    return outgoing - incoming;
  };
  const givingFirst = [...collapsed].sort((a, b) => balance(b) - balance(a));
  for (let column = 0; column < gridColumns; column++) {
    const members = givingFirst.slice(column * gridRows, (column + 1) * gridRows);
    members.sort((a, b) => collapsed.indexOf(a) - collapsed.indexOf(b));
    members.forEach((group, index) => {
      const counts = countsByTeam.get(group.id) ?? noCounts;
      const place = {
        x: xOf(column),
        y: y + collapsedGap / 2 + index * gridPitch,
        width: boxWidth,
        height: collapsedHeight,
      };
      boxes.push({
        id: group.id,
        kind: 'team',
        groupId: group.id,
        collapsed: true,
        title: group.title,
        titleLines: wrapTitle(group.title, boxWidth - 24, 12, 600, 1),
        detail: `gives ${counts.outgoing} · needs ${counts.incoming}`,
        ...place,
        column,
        row: row + index,
        critical: group.rows.some((it) => it.critical),
        slackDays: null,
        outgoingCount: counts.outgoing,
        incomingCount: counts.incoming,
        lateCount: counts.late,
      });
      groupOf(group, { ...place, collapsed: true });
      for (const it of group.rows) boxIdByRowId.set(it.id, group.id);
    });
  }
  if (collapsed.length > 0) {
    y += gridRows * gridPitch + laneGap;
    row += gridRows;
    widest = gridColumns;
  }

  // The lanes.
  const laneRows = lanes.flatMap((group) => group.rows);
  const plan =
    placement.columns === 'order'
      ? columnsByOrder(laneRows, links)
      : placement.columns === 'date'
        ? columnsByDate(laneRows)
        : columnsByRelease(laneRows, placement.releases ?? []);
  const stacks = new Map<string, GraphRow[][]>();
  const subColumns = plan.labels.map(() => 1);
  for (const lane of lanes) {
    const stackByColumn: GraphRow[][] = plan.labels.map(() => []);
    for (const it of lane.rows) stackByColumn[plan.columnById.get(it.id) ?? 0]?.push(it);
    stackByColumn.forEach((stack, column) => {
      subColumns[column] = Math.max(subColumns[column] ?? 1, Math.ceil(stack.length / mostInStack));
    });
    stacks.set(lane.id, stackByColumn);
  }
  const firstSubColumn: number[] = [];
  let nextColumn = 0;
  for (const count of subColumns) {
    firstSubColumn.push(nextColumn);
    nextColumn += count;
  }
  if (lanes.length > 0) {
    const headed = plan.labels.some((label) => label !== '');
    plan.labels.forEach((label, column) => {
      const x = xOf(firstSubColumn[column] as number) - gutter / 2;
      columns.push({ x, width: (subColumns[column] as number) * pitch, label });
    });
    if (headed) y += columnHead;
    widest = Math.max(widest, nextColumn);
  }
  const width = margin * 2 + Math.max(1, widest) * pitch;
  const orderById = new Map<string, number>();
  const neighbours = neighboursOf(links);
  for (const lane of lanes) {
    const top = y;
    const firstRow = row;
    let most = 1;
    stacks.get(lane.id)?.forEach((stack, column) => {
      const sorted = sortStack(stack, neighbours, orderById);
      const perSub = Math.ceil(sorted.length / (subColumns[column] as number));
      most = Math.max(most, perSub);
      sorted.forEach((it, index) => {
        const inStack = index % perSub;
        orderById.set(it.id, firstRow + inStack);
        const counts = countsByRow.get(it.id) ?? noCounts;
        const gridColumn = (firstSubColumn[column] as number) + Math.floor(index / perSub);
        // Room for the tick, a milestone's sign before the first line, and the mark of health after it.
        const room = boxWidth - (it.kind === 'milestone' ? 46 : 34);
        const titleLines = wrapTitle(it.title, room, 12, 500, 2);
        boxes.push({
          id: it.id,
          kind: it.kind,
          groupId: lane.id,
          collapsed: false,
          title: it.title,
          titleLines,
          detail: it.detail,
          x: xOf(gridColumn),
          y: top + laneHead + rowGap + inStack * (boxHeight + rowGap),
          width: boxWidth,
          height: boxHeight,
          column: gridColumn,
          row: firstRow + inStack,
          critical: it.critical,
          slackDays: it.slackDays,
          outgoingCount: counts.outgoing,
          incomingCount: counts.incoming,
          lateCount: counts.late,
        });
        boxIdByRowId.set(it.id, it.id);
      });
    });
    row += most;
    const height = laneHead + rowGap + most * (boxHeight + rowGap);
    groupOf(lane, { x: margin, y: top, width: width - 2 * margin, height, collapsed: false });
    y = top + height + laneGap;
  }
  const height = Math.max(y - laneGap, margin) + margin;
  return {
    width,
    height,
    groups: placedGroups,
    columns,
    boxes,
    boxIdByRowId,
    links,
    linkCount: links.length,
  };
}

function neighboursOf(links: readonly GraphLink[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map<string, string[]>();
  const add = (id: string, other: string) => {
    const known = byId.get(id);
    if (known) known.push(other);
    else byId.set(id, [other]);
  };
  for (const link of links) {
    add(link.fromId, link.toId);
    add(link.toId, link.fromId);
  }
  return byId;
}

/** Orders a stack by the mean place of the neighbours that already have one; otherwise as the program has them. */
function sortStack(
  stack: readonly GraphRow[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  orderById: ReadonlyMap<string, number>,
): GraphRow[] {
  const weight = new Map<string, number>();
  stack.forEach((it, index) => {
    const placed = (neighbours.get(it.id) ?? []).flatMap((id) => {
      const order = orderById.get(id);
      return order === undefined ? [] : [order];
    });
    const mean = placed.reduce((sum, order) => sum + order, 0) / placed.length;
    weight.set(it.id, placed.length > 0 ? mean : 1e6 + index);
  });
  return [...stack].sort((a, b) => (weight.get(a.id) as number) - (weight.get(b.id) as number));
}

/** A line without its way. */
export type GraphLine = Omit<GraphEdge, 'points' | 'anchor'>;

/** All lines between boxes, several dependencies between the same two rolled up when an end is collapsed. */
export function linesOf(places: GraphPlaces): readonly GraphLine[] {
  const collapsedIds = new Set(places.boxes.filter((box) => box.collapsed).map((box) => box.id));
  const linksByLine = new Map<string, { fromBoxId: string; toBoxId: string; links: GraphLink[] }>();
  for (const link of places.links) {
    const fromBoxId = places.boxIdByRowId.get(link.fromId);
    const toBoxId = places.boxIdByRowId.get(link.toId);
    if (!fromBoxId || !toBoxId || fromBoxId === toBoxId) continue;
    const rolledUp = collapsedIds.has(fromBoxId) || collapsedIds.has(toBoxId);
    const id = rolledUp ? `${fromBoxId}>${toBoxId}` : link.id;
    const known = linksByLine.get(id);
    if (known) known.links.push(link);
    else linksByLine.set(id, { fromBoxId, toBoxId, links: [link] });
  }
  return [...linksByLine].map(([id, { fromBoxId, toBoxId, links }]) => {
    const sorted = [...links].sort(compareEdgeStates);
    const worst = sorted[0] as GraphLink;
    return {
      id,
      fromBoxId,
      toBoxId,
      dependencyIds: sorted.map((link) => link.id),
      type: links.every((link) => link.type === worst.type) ? worst.type : null,
      state: worst.state,
      mark: worst.mark,
      critical: links.some((link) => link.critical),
      lateCount: links.filter((link) => link.late).length,
    };
  });
}

function markedLines(
  places: GraphPlaces,
  { criticalPath, chosenLinkIds }: GraphDrawing,
  lines: readonly GraphLine[],
): readonly GraphLine[] {
  const lateDaysById = new Map(places.links.map((link) => [link.id, link.lateDays]));
  const lateDays = (line: GraphLine) =>
    line.dependencyIds.reduce((most, id) => Math.max(most, lateDaysById.get(id) ?? 0), 0);
  const worst =
    chosenLinkIds.size > 0
      ? []
      : lines
          .filter((line) => line.state === 'late' || line.state === 'declined')
          .sort((a, b) => b.lateCount - a.lateCount || lateDays(b) - lateDays(a))
          .slice(0, mostMarkedLines);
  const marked = new Set(worst);
  return lines.filter(
    (line) =>
      marked.has(line) ||
      (criticalPath && line.critical) ||
      line.dependencyIds.some((id) => chosenLinkIds.has(id)),
  );
}

/** Draws the lines that are wanted between the boxes, and counts the others on the groups that they enter and leave. */
export function drawLines(
  places: GraphPlaces,
  drawing: GraphDrawing,
  lines: readonly GraphLine[] = linesOf(places),
): GraphLayout {
  const wanted = drawing.lines === 'all' ? lines : markedLines(places, drawing, lines);
  const drawnIds = new Set(wanted.flatMap((line) => line.dependencyIds));
  const drawnLinks = places.links.filter((link) => drawnIds.has(link.id));
  const drawnByTeam = countLinks(drawnLinks, (link, end) =>
    end === 'from' ? link.fromTeamId : link.toTeamId,
  );
  const { boxIdByRowId: _, links: __, ...layout } = places;
  return {
    ...layout,
    groups: places.groups.map((group) => {
      const drawn = drawnByTeam.get(group.id) ?? noCounts;
      return {
        ...group,
        hiddenOutgoingCount: group.outgoingCount - drawn.outgoing,
        hiddenIncomingCount: group.incomingCount - drawn.incoming,
      };
    }),
    edges: routeEdges(places.boxes, wanted),
    drawnLinkCount: drawnIds.size,
  };
}

/** One sentence on what the picture shows, for who cannot see it. */
export function graphToSentence(layout: GraphLayout, groupWord = 'team'): string {
  const late = layout.edges.reduce((sum, edge) => sum + edge.lateCount, 0);
  const groups = count(layout.groups.length, groupWord);
  return `${count(layout.linkCount, 'dependency', 'dependencies')} between ${count(layout.boxes.length, 'box', 'boxes')} of ${groups}; ${late === 0 ? 'none is late' : `${late} late`}.`;
}
