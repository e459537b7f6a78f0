import type { PlaceableKind } from '../commands/command';
import type { RowNumbers } from '../model/rowNumbers';
import type { WorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';

/** How the passes place a row. */
export const rowMode = {
  /** By links, constraint, duration. */
  auto: 0,
  /** By its own two dates. */
  manual: 1,
  /** It started: its start is known. */
  started: 2,
  /** It is done: nothing moves it. */
  done: 3,
  /** Nothing says when; it takes part in nothing. */
  undated: 4,
  inactive: 5,
  /** Its parts say when. */
  summary: 6,
} as const;

/** What a constraint does, with the date in the column `constraintAt`. */
export const constraintCode = {
  none: 0,
  SNET: 1,
  FNET: 2,
  /** Caps the late start. */
  SNLT: 3,
  /** Caps the late finish. */
  FNLT: 4,
  /** Caps the late start and pulls the early one back. */
  hardSNLT: 5,
  hardFNLT: 6,
  MSO: 7,
  MFO: 8,
  ALAP: 9,
  /** A start that was written down for an automatic row: holds as SNET does. */
  written: 10,
} as const;

/** Everything the passes need of the rows, as columns over row numbers (projects, tasks, milestones in file order). Times in seconds. */
export type RowTable = {
  readonly count: number;
  readonly rows: readonly PlaceableRow[];
  readonly kinds: readonly PlaceableKind[];
  readonly numberById: RowNumbers;
  /** Row number of the task or project above; -1 for none. */
  readonly parent: Int32Array;
  /** Rows such that every row comes after the one above it. */
  readonly downward: Int32Array;
  readonly mode: Uint8Array;
  readonly calendars: readonly WorkingCalendar[];
  readonly duration: Float64Array;
  readonly elapsed: Uint8Array;
  /** Zero length: it stays where its predecessor finished instead of going on to the next working time. */
  readonly point: Uint8Array;
  /** Start and finish of manual, started and done rows; of others nothing. */
  readonly fixedStart: Float64Array;
  readonly fixedFinish: Float64Array;
  readonly constraint: Uint8Array;
  readonly constraintAt: Float64Array;
  /** +Infinity for none. */
  readonly deadline: Float64Array;
  /**
   * Where automatic work without predecessors begins: the written start of the nearest summary above it, else the
   * start of the program; NaN when nothing is dated.
   */
  readonly base: Float64Array;
  /** What is left of a row that has started, in seconds of its duration. */
  readonly remaining: Float64Array;
  /** What a person said is complete, in per cent. */
  readonly percent: Float64Array;
  /** Ids of calendars that hold no working time at all. */
  readonly calendarIdsWithoutWork: readonly string[];
  /** 1 for rows whose written finish comes before their start. */
  readonly turned: Uint8Array;
  /** 1 for automatic rows that say how long they are, and of which nothing says when. */
  readonly sized: Uint8Array;
};
/** The columns that a row's own plan fills. */
export type RowColumns = Pick<
  RowTable,
  | 'kinds'
  | 'mode'
  | 'calendars'
  | 'duration'
  | 'elapsed'
  | 'point'
  | 'fixedStart'
  | 'fixedFinish'
  | 'constraint'
  | 'constraintAt'
  | 'deadline'
  | 'base'
  | 'remaining'
  | 'turned'
  | 'sized'
>;

/** Columns that hold nothing of any plan yet, for rows of known kinds and modes. */
export function createRowColumns(kinds: readonly PlaceableKind[], mode: Uint8Array) {
  const count = kinds.length;
  return {
    kinds,
    mode,
    calendars: new Array<WorkingCalendar>(count),
    duration: new Float64Array(count),
    elapsed: new Uint8Array(count),
    point: new Uint8Array(count),
    fixedStart: new Float64Array(count),
    fixedFinish: new Float64Array(count),
    constraint: new Uint8Array(count),
    constraintAt: new Float64Array(count),
    deadline: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    base: new Float64Array(count).fill(Number.NaN),
    remaining: new Float64Array(count),
    turned: new Uint8Array(count),
    sized: new Uint8Array(count),
  };
}
