import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Day } from '../../src/domain/time/day';
import { documentToFigures } from '../../src/main/figures';
import { FiguresThread } from '../../src/main/figuresThread';
import { planOf } from '../domain/schedule/plans';
import { bundleWorker } from './bundleWorker';

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let figures: FiguresThread;

/** The thread runs what is bundled, as in the app. */
beforeAll(async () => {
  worker = await bundleWorker('figuresWorker');
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  figures = new FiguresThread(turn, worker.file);
}, 60_000);
afterAll(() => worker.remove());

const today = '2027-01-04' as Day;
const longPlan = (count: number) =>
  planOf(Array.from({ length: count }, (_, i) => ({ id: `a${i}`, durationMinutes: 480 * (1 + (i % 9)) })));

it('computes in a thread what it computes beside, several at once', async () => {
  const plans = [longPlan(2_000), longPlan(3), longPlan(1_900)];
  const computed = await Promise.all(plans.map((plan) => figures.figuresOf(plan, today)));
  expect(computed).toEqual(plans.map((plan) => documentToFigures(plan, today)));
});
