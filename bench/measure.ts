/** One line of a benchmark. */
export type BenchRow = {
  readonly name: string;
  /** Median of the rounds. */
  readonly ms: number;
  /** What it may take at most; `null` where nothing is promised. */
  readonly limitMs: number | null;
  /** How many times as long as the bare work, or the best peer, beside it in the same run; `null` where there is none. */
  readonly ratio: number | null;
};

/** A suite: the default export of `bench/NAME.bench.ts`. It hands over each row as soon as it is measured. */
export type Suite = (report: (row: BenchRow) => void) => void | Promise<void>;

const leastRounds = 7;
const mostRounds = 60;
const leastMs = 600;

/**
 * The median of many rounds, after as many to warm up as a tenth of the time takes; the machine is never quiet. What
 * `prepare` makes for each round is not timed.
 */
export function medianMs<T>(prepare: () => T, work: (prepared: T) => unknown): number {
  let kept: unknown;
  const round = () => {
    const prepared = prepare();
    const begin = performance.now();
    kept = work(prepared);
    return performance.now() - begin;
  };
  for (let i = 0, spent = 0; i < 3 || (spent < leastMs && i < 4 * mostRounds); i++) spent += round();
  // The garbage of what was measured before is nobody's here.
  globalThis.gc?.();
  const rounds: number[] = [];
  let spent = 0;
  while (rounds.length < leastRounds || (spent < leastMs && rounds.length < mostRounds)) {
    const ms = round();
    rounds.push(ms);
    spent += ms;
  }
  // What was made must not be dropped before it is made.
  if (kept === undefined) throw new Error('A benchmark made nothing');
  rounds.sort((a, b) => a - b);
  return rounds[rounds.length >> 1] as number;
}
