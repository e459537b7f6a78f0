import { describe, expect, it } from 'vitest';
import { comparePlan, type GoldenCount, goldenIndex, goldensArePresent } from './goldenPlans';

/** What has been reached, of the tasks of each tier that are right in every verified field; a step back fails. */
const reached = { core: 1, extended: 1, partial: 1 } as const;
type Tier = keyof typeof reached;

const emptyCount = (): GoldenCount => ({ tasks: 0, tasksRight: 0, fields: 0, fieldsRight: 0, misses: [] });

describe.skipIf(!goldensArePresent)('public plans against what their product computed', () => {
  if (!goldensArePresent) return;
  const files = goldenIndex().files;

  it.each(Object.keys(reached) as Tier[])('[S1] every verified task of the %s tier', (tier) => {
    const count = emptyCount();
    const plans = files.filter((file) => file.tier === tier);
    for (const file of plans) comparePlan(file, count);
    process.stdout.write(
      `goldens, ${tier}: ${plans.length} plans, ${count.tasksRight} of ${count.tasks} tasks, ${count.fieldsRight} of ${count.fields} fields\n`,
    );
    expect(plans.length).toBeGreaterThan(20);
    expect(count.tasks).toBeGreaterThan(500);
    expect(count.misses.slice(0, 5)).toEqual([]);
    expect(count.tasksRight / count.tasks).toBeGreaterThanOrEqual(reached[tier]);
  });
});

it.skipIf(goldensArePresent)('public plans: skipped, ../shared/data/schedules is not here', () => {
  expect(goldensArePresent).toBe(false);
});
