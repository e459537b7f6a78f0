import type { PlaceableKind } from '../commands/command';

/** Something that keeps a schedule from being what was asked, as data. `ids` are the rows it is about. */
export type Diagnostic = {
  readonly code:
    | 'cycle'
    | 'constraintCannotHold'
    | 'linkBrokenByManualDate'
    | 'deadlineMissed'
    | 'calendarWithoutWork'
    /** It would run past the year 9999, and is cut there. */
    | 'pastTheLastYear'
    | 'finishBeforeStart'
    | 'undated';
  /** One sentence for a person. */
  readonly message: string;
  /** Of a cycle: its chain, each row once, predecessor before successor, the last one before the first. */
  readonly ids: readonly string[];
};

/** What put a row where it is. */
export type Placement =
  /** A link from a predecessor (`drivingDependencyId`). */
  | 'link'
  /** A constraint of its own, or of a task or project above it. */
  | 'constraint'
  /** A start or finish that was written down for an automatic row. */
  | 'written'
  /** The start of the program. */
  | 'programStart'
  /** Its own dates: it is placed by hand. */
  | 'manual'
  /** It has started, or is done. */
  | 'actual'
  /** The tasks and milestones below it. */
  | 'parts';

/** What the schedule says of one project, task or milestone. Minutes are on the civil axis (since 1970-01-01T00:00). */
export type ScheduledRow = {
  readonly id: string;
  readonly kind: PlaceableKind;
  readonly title: string;
  readonly projectId: string | null;
  /** Where it is shown: actual, manual or early dates (late ones when it is to be as late as possible). */
  readonly startMinutes: number;
  readonly finishMinutes: number;
  readonly earlyStartMinutes: number;
  readonly earlyFinishMinutes: number;
  readonly lateStartMinutes: number;
  readonly lateFinishMinutes: number;
  /** In working minutes of its calendar (wall-clock ones for an elapsed duration); of a summary, between its ends. */
  readonly durationMinutes: number;
  /** In working minutes of its calendar; negative when a deadline or constraint cannot be met. */
  readonly totalSlackMinutes: number;
  readonly freeSlackMinutes: number;
  /** Minutes of work in one working day of its calendar: what slack in days is counted in. */
  readonly dayMinutes: number;
  readonly critical: boolean;
  readonly nearCritical: boolean;
  /** Its dates come from the tasks below it. */
  readonly summary: boolean;
  readonly placedBy: Placement;
  /** The dependency that decides its early start, if one does. */
  readonly drivingDependencyId: string | null;
  readonly percentComplete: number;
  readonly done: boolean;
};

/**
 * The computed schedule of a program; never stored. Rows without any date are in `undatedIds`, not in `byId`;
 * inactive rows are in neither. With nothing dated, start and finish are `NaN`.
 */
export type Schedule = {
  readonly startMinutes: number;
  readonly finishMinutes: number;
  readonly byId: ReadonlyMap<string, ScheduledRow>;
  /** Critical rows that are no summaries: ids in the order of their early starts. */
  readonly criticalPath: readonly string[];
  readonly undatedIds: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};
