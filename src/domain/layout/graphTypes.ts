import type { Mark } from '../agreements/standing';
import type { DependencyType } from '../model/dependency';

/** A place in the drawing, in px at 100 %; x to the right, y down. */
export type GraphPoint = { readonly x: number; readonly y: number };

/** What a box stands for. `team` is a team's own box, or a whole team that is collapsed. */
export type GraphBoxKind = 'project' | 'task' | 'milestone' | 'team';

/** One box of the drawing. */
export type GraphBox = {
  /** The id of the row; of a team for its own or its collapsed box. */
  readonly id: string;
  readonly kind: GraphBoxKind;
  /** The group that it stands in: a team's id, or `noTeamId`. */
  readonly groupId: string;
  /** The whole of its team is rolled up in it. */
  readonly collapsed: boolean;
  readonly title: string;
  /** The title cut to the box: one or two lines of text. */
  readonly titleLines: readonly string[];
  /** A second, smaller line: the project of a task, the dates, what a collapsed team holds. */
  readonly detail: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The column and row of the grid that it stands in, counted from 0. */
  readonly column: number;
  readonly row: number;
  readonly critical: boolean;
  /** Total slack in working days, where the schedule knows it. */
  readonly slackDays: number | null;
  /** Links that start and end here, drawn or not; a collapsed team's are those that leave or enter the team. */
  readonly outgoingCount: number;
  readonly incomingCount: number;
  readonly lateCount: number;
};

/** `agreed` is solid, `proposed` dashed, `late` heavy with a mark, `declined` dashed with a cross, `related` thin. */
export type GraphEdgeState = 'late' | 'declined' | 'proposed' | 'agreed' | 'related';

/** One line of the drawing: a dependency, or several that were rolled up because an end is collapsed. */
export type GraphEdge = {
  /** The dependency's id, or `from>to` for a rolled-up one. */
  readonly id: string;
  readonly fromBoxId: string;
  readonly toBoxId: string;
  /** One for a single dependency, worst first. */
  readonly dependencyIds: readonly string[];
  /** null when dependencies of several types are rolled up. */
  readonly type: DependencyType | null;
  /** Of the worst that it holds. */
  readonly state: GraphEdgeState;
  readonly mark: Mark;
  readonly critical: boolean;
  readonly lateCount: number;
  /** Corners from the predecessor to the successor, only horizontal and vertical stretches; `roundedPath` draws it. */
  readonly points: readonly GraphPoint[];
  /** Where a count or mark stands on it. */
  readonly anchor: GraphPoint;
};

/** A team's lane, or its place when it is collapsed. */
export type GraphGroup = {
  /** The team's id, or `noTeamId`. */
  readonly id: string;
  readonly title: string;
  readonly collapsed: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly boxCount: number;
  /** Links with one end in the team, and how many of them are not drawn. */
  readonly outgoingCount: number;
  readonly incomingCount: number;
  readonly insideCount: number;
  readonly hiddenOutgoingCount: number;
  readonly hiddenIncomingCount: number;
  readonly lateCount: number;
};

/** The head of a column: a span of time, or nothing when columns are steps. */
export type GraphColumn = { readonly x: number; readonly width: number; readonly label: string };

/** The dependency graph as data: what is drawn on screen and in reports. */
export type GraphLayout = {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly GraphGroup[];
  readonly columns: readonly GraphColumn[];
  readonly boxes: readonly GraphBox[];
  /** The lines that are drawn, the worst last, so that they lie on top. */
  readonly edges: readonly GraphEdge[];
  /** Links that the filter lets through, drawn or only counted. */
  readonly linkCount: number;
  readonly drawnLinkCount: number;
};

/** The group of what has no team. */
export const noTeamId = 'no-team';

/** Sizes in px at 100 %: one grid for boxes, lanes and collapsed teams, so that gutters meet. */
export const graphSizes = {
  margin: 16,
  boxWidth: 156,
  boxHeight: 44,
  collapsedHeight: 60,
  gutter: 48,
  rowGap: 18,
  collapsedGap: 36,
  laneHead: 28,
  laneGap: 12,
  columnHead: 24,
} as const;
