import type { PlaceableKind } from '../commands/command';

/** Something that keeps a schedule from being what was asked, as data. `ids` are the rows it is about. */
export type Diagnostic = {
  readonly code:
    | 'cycle'
    | 'constraintCannotHold'
    | 'linkBrokenByManualDate'
    | 'deadlineMissed'
    | 'calendarWithoutWork'
    | 'undated';
  readonly message: string;
  readonly ids: readonly string[];
};

/** What the schedule says of one project, task or milestone. Minutes are on the civil axis (since 1970-01-01T00:00). */
export type ScheduledRow = {
  readonly id: string;
  readonly kind: PlaceableKind;
  readonly title: string;
  readonly projectId: string | null;
  /** Where it is shown: actual, manual or early dates. */
  readonly startMinutes: number;
  readonly finishMinutes: number;
  readonly earlyStartMinutes: number;
  readonly earlyFinishMinutes: number;
  readonly lateStartMinutes: number;
  readonly lateFinishMinutes: number;
  /** In working minutes of its calendar; negative when a deadline or constraint cannot be met. */
  readonly totalSlackMinutes: number;
  readonly freeSlackMinutes: number;
  readonly critical: boolean;
  readonly nearCritical: boolean;
  /** Its dates come from the tasks below it. */
  readonly summary: boolean;
  /** The dependency that decides its early start, if one does. */
  readonly drivingDependencyId: string | null;
  readonly percentComplete: number;
  readonly done: boolean;
};

/** The computed schedule of a program; never stored. Rows without any date are in `undatedIds`, not in `byId`. */
export type Schedule = {
  readonly startMinutes: number;
  readonly finishMinutes: number;
  readonly byId: ReadonlyMap<string, ScheduledRow>;
  /** Ids in the order of their early starts. */
  readonly criticalPath: readonly string[];
  readonly undatedIds: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};
