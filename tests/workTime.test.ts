import { expect, it } from 'vitest';
import { doWithin, waitWithin } from './workTime';

/** Keeps the processor busy. */
function spend(ms: number): void {
  const mark = process.cpuUsage();
  for (let spent = 0; spent < ms; ) {
    const { user, system } = process.cpuUsage(mark);
    spent = (user + system) / 1_000;
  }
}

it('work that takes too long is found, however often it is tried', async () => {
  let times = 0;
  const work = () => {
    times += 1;
    spend(200);
  };
  expect(() => doWithin(10, work)).toThrow(/ms of work, \d+ allowed/);
  expect(times).toBe(4);
  await expect(waitWithin(10, async () => work())).rejects.toThrow(/ms of work, \d+ allowed/);
  expect(times).toBe(8);
});

it('one slow try among others is no slow work, and waiting is none at all', async () => {
  let times = 0;
  const answer = doWithin(50, () => {
    times += 1;
    if (times === 1) spend(100);
    return times;
  });
  expect(answer).toBe(2);
  const waited = await waitWithin(50, () => new Promise((resolve) => setTimeout(resolve, 120, 'there')));
  expect(waited).toBe('there');
});
