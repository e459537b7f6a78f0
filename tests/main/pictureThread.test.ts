import { afterAll, beforeAll, expect, it } from 'vitest';
import { roadmapPictureSchema } from '../../src/domain/report/roadmapPicture';
import type { Day } from '../../src/domain/time/day';
import { drawPicture } from '../../src/main/drawPicture';
import { PictureThread } from '../../src/main/pictureThread';
import { planOf } from '../domain/schedule/plans';
import { bundleWorker } from './bundleWorker';

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let pictures: PictureThread;

/** The thread runs what is bundled, as in the app. */
beforeAll(async () => {
  worker = await bundleWorker('pictureWorker');
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  pictures = new PictureThread(turn, worker.file);
}, 60_000);
afterAll(() => worker.remove());

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
