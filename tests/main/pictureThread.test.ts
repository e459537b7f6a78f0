import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roadmapPictureSchema } from '../../src/domain/report/roadmapPicture';
import type { Day } from '../../src/domain/time/day';
import { drawPicture } from '../../src/main/drawPicture';
import { PictureThread } from '../../src/main/pictureThread';
import { planOf } from '../domain/schedule/plans';

let folder = '';
let pictures: PictureThread;

/** The thread runs what is bundled, as in the app. */
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
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
        input: path.join(root, 'src/main/pictureWorker.ts'),
        output: { format: 'es', entryFileNames: 'pictureWorker.mjs' },
      },
    },
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  pictures = new PictureThread(turn, path.join(folder, 'pictureWorker.mjs'));
}, 60_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const order = {
  picture: 'roadmap',
  today: '2027-01-04' as Day,
  roadmap: roadmapPictureSchema.parse({ rows: 'each' }),
  imagined: null,
} as const;
const longPlan = (count: number) =>
  planOf(Array.from({ length: count }, (_, i) => ({ id: `a${i}`, durationMinutes: 480 * (1 + (i % 9)) })));

it('draws in a thread what it draws beside, of the plan and of what is imagined, and hands on why not', async () => {
  const plan = longPlan(400);
  const imagined = { title: 'A later', command: { type: 'task.move', id: 'a0', startAt: '2027-03-01' } };
  const refused = { title: 'Nobody', command: { type: 'task.move', id: 'nobody', startAt: '2027-03-01' } };
  const orders = [order, { ...order, imagined }, { ...order, imagined: refused }];
  const drawn = await Promise.all(orders.map((it) => pictures.draw(plan, it)));
  expect(drawn).toEqual(orders.map((it) => drawPicture(plan, it)));
  expect(drawn.map((it) => it.ok)).toEqual([true, true, false]);
  expect(drawn[0]).not.toEqual(drawn[1]);
  expect(await pictures.draw(longPlan(3), order)).toEqual(drawPicture(longPlan(3), order));
});
