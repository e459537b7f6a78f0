import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gather } from '../../src/renderer/plan/gather';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('takes the first at once, and what follows within a frame together and in its order', () => {
  const taken: (readonly number[])[] = [];
  const { add: hear, flush } = gather<number>((numbers) => taken.push(numbers));
  hear(1);
  expect(taken).toEqual([[1]]);
  for (let i = 2; i <= 10_000; i++) hear(i);
  expect(taken).toHaveLength(1);
  vi.advanceTimersByTime(20);
  expect(taken).toEqual([[1], Array.from({ length: 9_999 }, (_, i) => i + 2)]);
  hear(10_001);
  flush();
  expect(taken.at(-1)).toEqual([10_001]);
  hear(10_001);
  vi.advanceTimersByTime(20);
  expect(taken.at(-1)).toEqual([10_001]);
  vi.advanceTimersByTime(20);
  // Quiet again: at once.
  hear(10_002);
  expect(taken.at(-1)).toEqual([10_002]);
});

it('goes on after a take that failed', () => {
  let fails = true;
  const taken: number[] = [];
  const { add: hear } = gather<number>((numbers) => {
    if (fails) throw new Error('not drawn');
    taken.push(...numbers);
  });
  expect(() => hear(1)).toThrow('not drawn');
  fails = false;
  hear(2);
  vi.advanceTimersByTime(20);
  expect(taken).toEqual([2]);
});
