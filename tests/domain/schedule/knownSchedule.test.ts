import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { knownSchedule } from '../../../src/domain/schedule/knownSchedule';
import type { Schedule } from '../../../src/domain/schedule/schedule';
import { run } from '../build';
import { days, planOf } from './plans';

const plain = (schedule: Schedule) => ({ ...schedule, byId: [...schedule.byId.values()] });
const chain = (count: number) =>
  planOf(
    Array.from({ length: count }, (_, i) => ({ id: `t${i}`, durationMinutes: days(1) })),
    Array.from({ length: count - 1 }, (_, i) => [`t${i}`, `t${i + 1}`] as const),
  );

describe('a schedule that is remembered', () => {
  it('[S32] is that of the program that is asked for, in whatever order they are', () => {
    const first = chain(5);
    const second = run(first, {
      type: 'task.change',
      id: 't2',
      changes: { plan: { durationMinutes: days(3) } },
    }).document;
    const other = chain(3);
    for (const document of [first, second, other, first, second]) {
      const schedule = knownSchedule(document);
      expect(plain(schedule)).toEqual(plain(computeSchedule(document)));
      expect(knownSchedule(document)).toBe(schedule);
    }
    expect(knownSchedule(second).byId.get('t1')).toBe(knownSchedule(first).byId.get('t1'));
    expect(knownSchedule(second).byId.get('t3')).not.toBe(knownSchedule(first).byId.get('t3'));
  });
});
