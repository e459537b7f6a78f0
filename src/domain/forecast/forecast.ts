import type { Day } from '../time/day';

/** What is asked of a forecast. */
export type ForecastOptions = {
  /** Any whole number; the same one gives the same forecast. */
  readonly seed: number;
  /** How often the program is played through: 1 to 100,000. */
  readonly runs: number;
};

/** Times that 50, 80 and 95 of 100 runs keep; minutes on the civil axis. */
export type Percentiles = {
  readonly p50Minutes: number;
  readonly p80Minutes: number;
  readonly p95Minutes: number;
};

/** A date that is to be met, and how likely it is. */
export type MeetingChance = {
  /** `target` is the program's target day, `plan` what the schedule says without any chance. */
  readonly kind: 'target' | 'agreed' | 'deadline' | 'plan';
  /** The last minute that still meets it. */
  readonly byMinutes: number;
  /** 0 to 1. */
  readonly probability: number;
};

/** What the runs say of one milestone, or of the whole program's finish. */
export type FinishForecast = Percentiles & {
  /** What the schedule says without any chance. */
  readonly planMinutes: number;
  readonly meanMinutes: number;
  readonly dates: readonly MeetingChance[];
};

/** Something uncertain that the finish hangs on. */
export type ForecastDriver = {
  readonly kind: 'task' | 'project' | 'promise';
  /** Of the row, or of the dependency that carries the promise. */
  readonly id: string;
  /** In which share of the runs it was on the path that decided the finish, 0 to 1. */
  readonly criticality: number;
  /** Standard deviation of its length or delay, in minutes of its own working time. */
  readonly spreadMinutes: number;
  /** criticality × spread as a share of the finish's own standard deviation: what drivers are ranked by. */
  readonly sensitivity: number;
  /** Correlation of its length or delay with the finish, −1 to 1. */
  readonly correlation: number;
};

/** What so many runs of a program say. Plain data. */
export type Forecast = {
  readonly seed: number;
  readonly runs: number;
  /** Last finish of all work. */
  readonly finish: FinishForecast;
  /** The milestone that the target day is for; `null` when the whole program is. */
  readonly targetMilestoneId: string | null;
  /** Every dated milestone, in the order of the program; done ones have no chance any more. */
  readonly milestones: readonly (FinishForecast & { readonly id: string })[];
  /** What moves the target milestone, or else the finish, most first. */
  readonly drivers: readonly ForecastDriver[];
  /** In how many runs the target milestone, or else the program, finishes on each day; ascending. */
  readonly finishDays: readonly { readonly day: Day; readonly runs: number }[];
  /** Rows with an estimate that counts. */
  readonly estimatedIds: readonly string[];
  /** Dependencies whose promise's confidence counts. */
  readonly promiseIds: readonly string[];
  /** Dependencies whose promise has a confidence and moves nothing, as nothing is planned or driven there. */
  readonly idlePromiseIds: readonly string[];
};
