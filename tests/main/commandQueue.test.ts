import { beforeEach, expect, it } from 'vitest';
import { ok } from '../../src/domain/result';
import { CommandQueue } from '../../src/main/commandQueue';

let executed: (readonly [string, readonly unknown[]])[];
let waiting: (() => void)[];
let queue: CommandQueue;

beforeEach(() => {
  executed = [];
  waiting = [];
  let seq = 0;
  queue = new CommandQueue({
    execute: (id, commands) => {
      executed.push([id, commands]);
      if (commands.includes('defect')) throw new Error('a defect');
      return commands.map(() => ok({ seq: ++seq }));
    },
    later: (run) => {
      waiting.push(run);
      return () => undefined;
    },
  });
});

const passTime = () => {
  for (const run of waiting.splice(0)) run();
};

it('executes the first command at once, and what follows together, each answered in its order', async () => {
  const first = queue.add('a', 1);
  expect(executed).toEqual([['a', [1]]]);
  const answers = [2, 3, 4].map((command) => queue.add('a', command));
  expect(executed).toHaveLength(1);
  passTime();
  expect(executed.slice(1)).toEqual([['a', [2, 3, 4]]]);
  expect(await Promise.all([first, ...answers])).toEqual([1, 2, 3, 4].map((seq) => ok({ seq })));
  passTime();
  // Quiet again.
  void queue.add('a', 5);
  expect(executed.at(-1)).toEqual(['a', [5]]);
});

it('keeps the order between programs, and executes what waits before anything that must come after it', () => {
  for (const [id, command] of [
    ['a', 1],
    ['a', 2],
    ['b', 3],
    ['a', 4],
  ] as const)
    void queue.add(id, command);
  queue.flush();
  expect(executed).toEqual([
    ['a', [1]],
    ['a', [2]],
    ['b', [3]],
    ['a', [4]],
  ]);
});

it('lets no group grow without bounds', () => {
  for (let i = 0; i < 1_000; i++) void queue.add('a', i);
  queue.flush();
  expect(executed.flatMap(([, commands]) => commands)).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
  expect(Math.max(...executed.map(([, commands]) => commands.length))).toBeLessThanOrEqual(50);
});

it('tells a defect to everybody who asked, and goes on', async () => {
  void queue.add('a', 1);
  const answers = ['defect', 2].map((command) => queue.add('a', command));
  passTime();
  for (const answer of answers) await expect(answer).rejects.toThrow('a defect');
  passTime();
  expect(await queue.add('a', 3)).toMatchObject({ ok: true });
});
