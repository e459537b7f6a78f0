import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeForecast } from '../../src/domain/forecast/forecastRuns';
import { Forecasts } from '../../src/main/forecasts';
import { planOf } from '../domain/schedule/plans';
import { bundleWorker } from './bundleWorker';

let worker: Awaited<ReturnType<typeof bundleWorker>>;

/** The thread runs what is bundled, as in the app. */
beforeAll(async () => {
  worker = await bundleWorker('forecastWorker');
}, 60_000);
afterAll(() => worker.remove());

const estimate = { optimisticMinutes: 480, likelyMinutes: 960, pessimisticMinutes: 4_800 };
const document = planOf([{ id: 'a', durationMinutes: 960, estimate }]);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const options = { seed: 3, runs: 1_000 };

describe('a forecast in a thread', () => {
  it('says how far it is, and the same as on the spot', async () => {
    const told: number[] = [];
    const forecasts = new Forecasts(
      ({ task, done, total }) => {
        expect([task, total]).toEqual(['forecast', 1_000]);
        told.push(done);
      },
      turn,
      worker.file,
    );
    const answer = await forecasts.run(document, options);
    expect(answer?.forecast).toEqual(computeForecast(document, options));
    expect(told).toEqual(Array.from({ length: 50 }, (_, i) => (i + 1) * 20));
  });

  it('answers null when it is cancelled, or another of the same program begins', async () => {
    const told: number[] = [];
    const forecasts = new Forecasts(({ done }) => told.push(done), turn, worker.file);
    const many = { seed: 3, runs: 100_000 };
    const first = forecasts.run(document, many);
    const second = forecasts.run(document, many);
    expect(await first).toBe(null);
    forecasts.cancel(document.program.id);
    expect(await second).toBe(null);
    forecasts.cancel(document.program.id);
    expect(told).toEqual([100_000, 100_000]);
    // And one more is not in the way of any.
    expect((await forecasts.run(document, options))?.forecast?.runs).toBe(1_000);
  });

  it('fails aloud when the thread does', async () => {
    const forecasts = new Forecasts(() => {}, turn, worker.file);
    await expect(forecasts.run(document, { seed: 1, runs: 0 })).rejects.toThrow('1 to 100000 runs');
  });
});
