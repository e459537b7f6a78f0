import type { ProgramDocument } from '../model/document';
import type { Milestone } from '../model/work';
import { computeEarly } from '../schedule/early';
import { computeLate } from '../schedule/late';
import type { Network } from '../schedule/network';
import { networkInOrder } from '../schedule/networkInOrder';
import type { Order } from '../schedule/order';
import { computeTimes } from '../schedule/passes';
import { constraintCode, rowMode } from '../schedule/rowTable';
import { createTimes, type Times } from '../schedule/times';
import { dayToNumber, numberToDay } from '../time/day';
import { dayToMoment, isBareDay, type Moment, momentToDay, momentToMinutes } from '../time/moment';
import { runToChance } from './chance';
import { followDrivingPath } from './drivingPath';
import type {
  FinishForecast,
  Forecast,
  ForecastDriver,
  ForecastOptions,
  MeetingChance,
  Percentiles,
} from './forecast';
import { drawRun, findUncertainty, type Uncertainty } from './uncertainty';

const secondsPerDay = 86_400;
const runsLimit = 100_000;

/** A program that is played through run by run, as many at a time as its owner likes ([F9]). */
export class ForecastRuns {
  readonly runs: number;
  readonly #seed: number;
  readonly #document: ProgramDocument;
  readonly #base: Network;
  readonly #order: Order;
  readonly #plan: Times;
  readonly #times: Times;
  readonly #uncertainty: Uncertainty;
  readonly #hasLateRows: boolean;
  readonly #milestoneRows: readonly number[];
  /** Finishes in seconds since the plan's, a column of runs for each milestone. */
  readonly #milestoneDelays: readonly Int32Array[];
  readonly #finishDelays: Int32Array;
  readonly #targetRow: number;
  /** What the current run drew: rows first, then promises; and the sums that spread and correlation need. */
  readonly #drawn: Float64Array;
  readonly #sum: Float64Array;
  readonly #sumOfSquares: Float64Array;
  readonly #sumWithFinish: Float64Array;
  readonly #onPath: Int32Array;
  readonly #subjectOfRow: Int32Array;
  readonly #subjectOfEdge: Int32Array;
  #done = 0;

  constructor(document: ProgramDocument, { seed, runs }: ForecastOptions) {
    if (!Number.isInteger(runs) || runs < 1 || runs > runsLimit) {
      throw new RangeError(`A forecast takes 1 to ${runsLimit} runs, not ${runs}`);
    }
    if (!Number.isInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}`);
    this.runs = runs;
    this.#seed = seed;
    this.#document = document;
    const { network, order } = networkInOrder(document);
    this.#base = network;
    this.#order = order;
    this.#plan = computeTimes(this.#base, this.#order);
    this.#times = createTimes(this.#base);
    this.#uncertainty = findUncertainty(document, this.#base, this.#order, this.#plan);
    const { rows } = this.#base;
    const { count, constraint, mode, numberById } = rows;
    this.#hasLateRows = constraint.some(
      (code, row) => code === constraintCode.ALAP && mode[row] === rowMode.auto,
    );
    const milestoneRows: number[] = [];
    for (const milestone of document.milestones) {
      const row = numberById.get(milestone.id);
      if (row !== undefined && this.#plan.dated[row] === 1 && mode[row] !== rowMode.summary)
        milestoneRows.push(row);
    }
    this.#milestoneRows = milestoneRows;
    this.#milestoneDelays = milestoneRows.map(() => new Int32Array(runs));
    this.#finishDelays = new Int32Array(runs);
    const target = numberById.get(document.program.targetMilestoneId ?? '') ?? -1;
    this.#targetRow = milestoneRows.includes(target) ? target : -1;
    const subjects = this.#uncertainty.rows.length + this.#uncertainty.edges.length;
    this.#drawn = new Float64Array(subjects);
    this.#sum = new Float64Array(subjects);
    this.#sumOfSquares = new Float64Array(subjects);
    this.#sumWithFinish = new Float64Array(subjects);
    this.#onPath = new Int32Array(subjects);
    this.#subjectOfRow = new Int32Array(count).fill(-1);
    this.#subjectOfEdge = new Int32Array(this.#base.edgeCount).fill(-1);
    this.#uncertainty.rows.forEach(({ row }, i) => {
      this.#subjectOfRow[row] = i;
    });
    this.#uncertainty.edges.forEach(({ edge }, i) => {
      this.#subjectOfEdge[edge] = this.#uncertainty.rows.length + i;
    });
  }

  /** Runs that are done. */
  get done(): number {
    return this.#done;
  }

  /** Does at most so many of the runs that are left; answers whether all are done. */
  advance(runs: number): boolean {
    const last = Math.min(this.runs, this.#done + runs);
    while (this.#done < last) this.#play(this.#done++);
    return this.#done === this.runs;
  }

  #play(run: number): void {
    const { network } = this.#uncertainty;
    const times = this.#times;
    drawRun(this.#uncertainty, this.#base, runToChance(this.#seed, run), this.#drawn);
    computeEarly(network, this.#order, times, false);
    if (this.#hasLateRows && !Number.isNaN(times.finish)) {
      computeLate(network, this.#order, times);
      computeEarly(network, this.#order, times, true);
    }
    const planned = this.#plan;
    this.#finishDelays[run] = Number.isNaN(times.finish) ? 0 : toDelay(times.finish - planned.finish);
    for (let i = 0; i < this.#milestoneRows.length; i++) {
      const row = this.#milestoneRows[i] as number;
      (this.#milestoneDelays[i] as Int32Array)[run] = toDelay(
        (times.earlyFinish[row] as number) - (planned.earlyFinish[row] as number),
      );
    }
    const drawn = this.#drawn;
    if (drawn.length === 0) return;
    const last = this.#targetRow >= 0 ? this.#targetRow : lastRow(network, times);
    if (last < 0) return;
    const delay = (times.earlyFinish[last] as number) - this.#plannedFinish();
    for (let i = 0; i < drawn.length; i++) {
      const value = drawn[i] as number;
      (this.#sum[i] as number) += value;
      (this.#sumOfSquares[i] as number) += value * value;
      (this.#sumWithFinish[i] as number) += value * delay;
    }
    followDrivingPath(network, times, last, this.#visitor);
  }

  readonly #visitor = {
    onRow: (row: number) => this.#count(this.#subjectOfRow[row] as number),
    onEdge: (edge: number) => this.#count(this.#subjectOfEdge[edge] as number),
  };

  #count(subject: number): void {
    if (subject >= 0) (this.#onPath[subject] as number)++;
  }

  #plannedFinish(): number {
    return this.#targetRow >= 0 ? (this.#plan.earlyFinish[this.#targetRow] as number) : this.#plan.finish;
  }

  /** What the runs that are done say; `null` while none is, or when nothing is dated. */
  result(): Forecast | null {
    if (this.#done === 0 || Number.isNaN(this.#plan.finish)) return null;
    const { program, milestones } = this.#document;
    const targetBy =
      program.targetDay === null ? null : lastMinute(dayToMoment(program.targetDay), this.#targetRow >= 0);
    const target = targetBy === null ? [] : [{ kind: 'target' as const, byMinutes: targetBy }];
    const milestoneById = new Map<string, Milestone>(milestones.map((row) => [row.id, row]));
    const targetIndex = this.#milestoneRows.indexOf(this.#targetRow);
    const targetDelays = (this.#milestoneDelays[targetIndex] ?? this.#finishDelays).slice(0, this.#done);
    return {
      seed: this.#seed,
      runs: this.#done,
      finish: this.#finishOf(this.#plan.finish, this.#finishDelays, targetIndex < 0 ? target : []),
      targetMilestoneId: targetIndex < 0 ? null : program.targetMilestoneId,
      milestones: this.#milestoneRows.map((row, i) => {
        const id = this.#base.rows.rows[row]?.id ?? '';
        const milestone = milestoneById.get(id);
        const asked: Pick<MeetingChance, 'kind' | 'byMinutes'>[] = i === targetIndex ? [...target] : [];
        if (milestone?.agreedAt)
          asked.push({ kind: 'agreed', byMinutes: lastMinute(milestone.agreedAt, true) });
        if (milestone?.plan.deadlineAt) {
          asked.push({ kind: 'deadline', byMinutes: lastMinute(milestone.plan.deadlineAt, true) });
        }
        const plan = this.#plan.earlyFinish[row] as number;
        return { id, ...this.#finishOf(plan, this.#milestoneDelays[i] as Int32Array, asked) };
      }),
      drivers: this.#drivers(targetDelays),
      finishDays: countDays(this.#plannedFinish(), targetDelays, targetIndex >= 0),
      estimatedIds: this.#uncertainty.rows.map(({ row }) => this.#base.rows.rows[row]?.id ?? ''),
      promiseIds: this.#uncertainty.edges.map(
        ({ dependency }) => this.#base.dependencies[dependency]?.id ?? '',
      ),
      idlePromiseIds: this.#uncertainty.idlePromiseIds,
    };
  }

  #finishOf(
    plan: number,
    delays: Int32Array,
    asked: readonly Pick<MeetingChance, 'kind' | 'byMinutes'>[],
  ): FinishForecast {
    const sorted = delays.slice(0, this.#done).sort();
    let sum = 0;
    for (const delay of sorted) sum += delay;
    const planMinutes = plan / 60;
    const dates = [...asked, { kind: 'plan' as const, byMinutes: planMinutes }].map((it) => ({
      ...it,
      probability: countUpTo(sorted, it.byMinutes * 60 - plan) / sorted.length,
    }));
    return {
      planMinutes,
      meanMinutes: (plan + sum / sorted.length) / 60,
      ...percentiles(plan, sorted),
      dates,
    };
  }

  #drivers(finishDelays: Int32Array): ForecastDriver[] {
    const runs = this.#done;
    let finishSum = 0;
    let finishSquares = 0;
    for (const delay of finishDelays) {
      finishSum += delay;
      finishSquares += delay * delay;
    }
    const finishSpread = deviation(finishSum, finishSquares, runs);
    const drivers: ForecastDriver[] = [];
    for (let i = 0; i < this.#drawn.length; i++) {
      const onPath = this.#onPath[i] as number;
      if (onPath === 0) continue;
      const row = this.#uncertainty.rows[i];
      const edge = this.#uncertainty.edges[i - this.#uncertainty.rows.length];
      const spread = deviation(this.#sum[i] as number, this.#sumOfSquares[i] as number, runs);
      const together =
        (this.#sumWithFinish[i] as number) / runs - ((this.#sum[i] as number) / runs) * (finishSum / runs);
      const certain = spread === 0 || finishSpread === 0;
      drivers.push({
        kind: row ? (this.#base.rows.kinds[row.row] === 'project' ? 'project' : 'task') : 'promise',
        id: row
          ? (this.#base.rows.rows[row.row]?.id ?? '')
          : (this.#base.dependencies[edge?.dependency ?? -1]?.id ?? ''),
        criticality: onPath / runs,
        spreadMinutes: spread / 60,
        sensitivity: certain ? 0 : ((onPath / runs) * spread) / finishSpread,
        correlation: certain ? 0 : Math.max(-1, Math.min(1, together / (spread * finishSpread))),
      });
    }
    return drivers.sort((a, b) => b.sensitivity - a.sensitivity || (a.id < b.id ? -1 : 1));
  }
}

/** Plays a program through at once ([F1]); `null` when nothing in it is dated. */
export function computeForecast(document: ProgramDocument, options: ForecastOptions): Forecast | null {
  const runs = new ForecastRuns(document, options);
  runs.advance(options.runs);
  return runs.result();
}

/** Seconds that fit into 32 bits: sixty-eight years to either side. */
function toDelay(seconds: number): number {
  return Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(seconds)));
}

/** The row that finishes last. */
function lastRow(network: Network, times: Times): number {
  const { count, mode } = network.rows;
  for (let row = 0; row < count; row++) {
    if (times.dated[row] === 1 && mode[row] !== rowMode.summary && times.earlyFinish[row] === times.finish)
      return row;
  }
  return -1;
}

/** The last minute of a moment: a bare day lasts until its midnight, which for a point is the next day's. */
function lastMinute(moment: Moment, isPoint: boolean): number {
  if (!isBareDay(moment)) return momentToMinutes(moment);
  return (dayToNumber(momentToDay(moment)) + 1) * 1_440 - (isPoint ? 1 / 60 : 0);
}

/** How many of the sorted delays are at most so many seconds. */
function countUpTo(sorted: Int32Array, most: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By nearest rank: the least time that so many of 100 runs keep. */
function percentiles(plan: number, sorted: Int32Array): Percentiles {
  const at = (percent: number) => {
    const rank = Math.ceil((percent * sorted.length) / 100);
    return (plan + (sorted[Math.max(0, rank - 1)] as number)) / 60;
  };
  return { p50Minutes: at(50), p80Minutes: at(80), p95Minutes: at(95) };
}

function deviation(sum: number, sumOfSquares: number, count: number): number {
  return Math.sqrt(Math.max(0, sumOfSquares / count - (sum / count) ** 2));
}

function countDays(plan: number, delays: Int32Array, isPoint: boolean): Forecast['finishDays'] {
  const runsByDay = new Map<number, number>();
  for (const delay of delays) {
    // A finish at midnight belongs to the day that ends there, a point to the one that begins.
    const at = (plan + delay) / secondsPerDay;
    const day = isPoint ? Math.floor(at) : Math.ceil(at) - 1;
    runsByDay.set(day, (runsByDay.get(day) ?? 0) + 1);
  }
  return [...runsByDay]
    .sort((a, b) => a[0] - b[0])
    .map(([dayNumber, runs]) => ({ day: numberToDay(dayNumber), runs }));
}
