import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Day } from '../../src/domain/time/day';
import { documentToFigures } from '../../src/main/figures';
import { FiguresThread } from '../../src/main/figuresThread';
import { planOf } from '../domain/schedule/plans';

let folder = '';
let figures: FiguresThread;

/** The thread runs what is bundled, as in the app. */
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'figures-'));
  const root = path.resolve(import.meta.dirname, '../..');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: path.join(root, 'src/main/figuresWorker.ts'),
        output: { format: 'es', entryFileNames: 'figuresWorker.mjs' },
      },
    },
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  figures = new FiguresThread(turn, path.join(folder, 'figuresWorker.mjs'));
}, 60_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const today = '2027-01-04' as Day;
const longPlan = (count: number) =>
  planOf(Array.from({ length: count }, (_, i) => ({ id: `a${i}`, durationMinutes: 480 * (1 + (i % 9)) })));

it('computes in a thread what it computes beside, several at once', async () => {
  const plans = [longPlan(2_000), longPlan(3), longPlan(1_900)];
  const computed = await Promise.all(plans.map((plan) => figures.figuresOf(plan, today)));
  expect(computed).toEqual(plans.map((plan) => documentToFigures(plan, today)));
});
