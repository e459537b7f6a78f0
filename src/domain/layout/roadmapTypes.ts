import type { Health } from '../model/health';
import type { Day } from '../time/day';

/**
 * The roadmap as data: what `roadmapLayout` answers and what the screen and the reports draw.
 * Across, everything is in minutes on the civil axis (since 1970-01-01T00:00), so that zooming changes nothing here;
 * down, in pixels (reports scale them). Bars cover whole days: from the midnight before they start to the midnight
 * after they finish. Milestones stand at noon of their day.
 */
export type RoadmapLayout = {
  readonly lanes: readonly RoadmapLane[];
  /** From top to bottom, without gaps. */
  readonly rows: readonly RoadmapRow[];
  readonly bars: readonly RoadmapBar[];
  readonly milestones: readonly RoadmapMilestone[];
  readonly arrows: readonly RoadmapArrow[];
  readonly markers: readonly RoadmapMarker[];
  /** The program's own phases, behind everything. */
  readonly phaseBands: readonly RoadmapPhaseBand[];
  /** The height of all rows. */
  readonly height: number;
  /** What has a date, markers aside, lies between these; null when nothing has. */
  readonly span: RoadmapSpan | null;
  /** Projects, tasks and milestones that the filter hides. */
  readonly hiddenByFilter: number;
  /** Dependencies that cannot be drawn: an end has no date, or is a team with no lane. */
  readonly arrowsNotDrawn: number;
};

/** Two points in time, `from` not after `to`. */
export type RoadmapSpan = { readonly fromMinutes: number; readonly toMinutes: number };

export const laneGroupings = ['team', 'project', 'phase', 'function', 'goal', 'owner', 'health'] as const;
/** What puts projects in one lane. */
export type LaneBy = (typeof laneGroupings)[number];

/** What is shown; null for all. A task shows its project with it. */
export type RoadmapFilter = {
  /** Ids of teams; the empty text stands for "no team". */
  readonly teamIds: ReadonlySet<string> | null;
  readonly healths: ReadonlySet<Health> | null;
};

/** How tall rows are. */
export type RowDensity = 'compact' | 'default' | 'comfortable';

export type RoadmapOptions = {
  readonly laneBy: LaneBy;
  /** What cuts each lane into lanes of a second level; null or left out for one level. */
  readonly thenBy?: LaneBy | null;
  /** Keys of lanes and ids of projects and tasks whose parts are not shown. */
  readonly collapsed: ReadonlySet<string>;
  readonly filter: RoadmapFilter;
  /** Where rows stood, by id, to be drawn below them; null or left out for the baseline's. */
  readonly ghosts?: ReadonlyMap<string, RoadmapSpan> | null;
  readonly density?: RowDensity;
  /** Put several bars on one row where they do not overlap (reports); else each has its own row (the screen). */
  readonly packed?: boolean;
  /**
   * Minutes of a pixel where the picture has one fixed scale: rows are then packed, and milestones put on further
   * lines, so that labels have room as well. Without it only the bars themselves are kept apart.
   */
  readonly minutesPerPixel?: number;
};

/** Rows that belong together: the projects of a team, of an owner … A lane that is cut into lanes comes before them. */
export type RoadmapLane = {
  /** `lane:` and the id or word that the lane stands for; of the second level, after the key of the lane around it. */
  readonly key: string;
  /** What its projects have in common, and the id or word of it; the empty word for none. Null for the program's own. */
  readonly by: LaneBy | null;
  readonly word: string;
  /** The lane that this one is a part of, or null. */
  readonly parentKey: string | null;
  /** The row that the lane stands for (a team, goal, stakeholder, project), or null. */
  readonly id: string | null;
  readonly title: string;
  /** 0, or 1 for a lane within a lane. */
  readonly depth: number;
  readonly collapsed: boolean;
  /** Rows from this index … */
  readonly firstRow: number;
  /** … to before this one, its own header row first. */
  readonly endRow: number;
  readonly y: number;
  readonly height: number;
  readonly projectCount: number;
  /** The worst of its projects. */
  readonly health: Health;
  /** How many of its projects are at risk or off track. */
  readonly amberCount: number;
  readonly redCount: number;
  /** 0 to 7: which of the muted team colours ticks the lane; null where lanes are not of teams. */
  readonly teamTone: number | null;
};

/** One line of the outline, and the strip of the picture beside it. */
export type RoadmapRow = {
  readonly key: string;
  /** `lane`: a lane's header; `milestones`: milestones of no project; `packed`: several bars. */
  readonly kind: 'lane' | 'project' | 'task' | 'milestones' | 'packed';
  /** The project or task that the row is of, or null. */
  readonly id: string | null;
  readonly laneKey: string;
  /** 0 for lanes, 1 for lanes within them. */
  readonly depth: number;
  readonly title: string;
  readonly index: number;
  readonly y: number;
  readonly height: number;
  /** Whether there is something to unfold, and whether that is hidden now. */
  readonly expandable: boolean;
  readonly collapsed: boolean;
  /** In `RoadmapLayout.bars`. */
  readonly barIndexes: readonly number[];
  /** In `RoadmapLayout.milestones`, by date. */
  readonly milestoneIndexes: readonly number[];
};

/** A bar; `y` and `height` are its own, from the top of the picture. */
export type RoadmapBar = RoadmapSpan & {
  /** Unique in the picture: the id, or for a roll-up the lane's key and a number. */
  readonly key: string;
  /** The project or task; null for a roll-up. */
  readonly id: string | null;
  readonly kind: 'project' | 'task' | 'rollup';
  readonly rowIndex: number;
  readonly y: number;
  readonly height: number;
  readonly title: string;
  /** First and last day, as a person says them. */
  readonly startDay: Day;
  readonly finishDay: Day;
  readonly health: Health;
  /** 0 to 100. */
  readonly percentComplete: number;
  readonly critical: boolean;
  readonly done: boolean;
  /** Its dates come from its tasks: it cannot be dragged. */
  readonly summary: boolean;
  readonly onHold: boolean;
  /** Until when it could slip; null without slack. */
  readonly slackToMinutes: number | null;
  /** Until when it lasts if it takes as long as its estimate fears; null where that is not later. */
  readonly tailToMinutes: number | null;
  /** How sure the least sure of the open promises is that it keeps, 0 to 100; null without any. */
  readonly confidencePercent: number | null;
  /** Where the baseline had it, or null. */
  readonly baseline: RoadmapSpan | null;
  readonly teamTone: number | null;
};

/** A milestone, or a gate; `y` is the middle of its diamond, from the top of the picture. */
export type RoadmapMilestone = {
  readonly id: string;
  readonly kind: 'milestone' | 'gate';
  readonly rowIndex: number;
  readonly projectId: string | null;
  readonly atMinutes: number;
  readonly day: Day;
  readonly y: number;
  readonly title: string;
  readonly health: Health;
  readonly critical: boolean;
  readonly done: boolean;
  /** The milestone that the whole program is steered towards. */
  readonly target: boolean;
  readonly baselineMinutes: number | null;
};

/** The state of a dependency, worst first. */
export const arrowStates = ['broken', 'critical', 'late', 'proposed', 'agreed', 'related'] as const;
export type ArrowState = (typeof arrowStates)[number];

/** A corner of an arrow: a time, moved by some pixels across, and a height. */
export type ArrowPoint = { readonly atMinutes: number; readonly dx: number; readonly y: number };

/** A dependency, or several between the same two rows of the picture. The last point is the tip. */
export type RoadmapArrow = {
  readonly key: string;
  readonly dependencyIds: readonly string[];
  /** The project, task, milestone or lane where it begins and ends in this picture. */
  readonly fromKey: string;
  readonly toKey: string;
  readonly state: ArrowState;
  readonly points: readonly ArrowPoint[];
  /** The rows that it touches, smallest and largest index. */
  readonly firstRow: number;
  readonly lastRow: number;
};

/** A release, freeze, holiday or event; a single day has `fromMinutes` at its beginning, `toMinutes` at its end. */
export type RoadmapMarker = RoadmapSpan & {
  readonly id: string;
  readonly kind: 'release' | 'freeze' | 'holiday' | 'event';
  readonly title: string;
};

export type RoadmapPhaseBand = RoadmapSpan & { readonly id: string; readonly title: string };
