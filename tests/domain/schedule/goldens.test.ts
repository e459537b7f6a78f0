import { describe, expect, it } from 'vitest';
import { comparePlan, type GoldenCount, goldenIndex, goldensArePresent } from './goldenPlans';

/** What has been reached, of the tasks of each tier that are right in every verified field; a step back fails. */
const reached = { core: 1, extended: 1, partial: 1 } as const;
type Tier = keyof typeof reached;

const emptyCount = (): GoldenCount => ({ tasks: 0, tasksRight: 0, fields: 0, fieldsRight: 0, misses: [] });

const countToText = (count: GoldenCount) =>
  `${count.tasksRight} of ${count.tasks} tasks, ${count.fieldsRight} of ${count.fields} fields`;

describe.skipIf(!goldensArePresent)('public plans against what their product computed', () => {
  if (!goldensArePresent) return;
  const files = goldenIndex().files;

  it.each(Object.keys(reached) as Tier[])('[S1] every verified task of the %s tier', (tier) => {
    const leaves = emptyCount();
    const summaries = emptyCount();
    const plans = files.filter((file) => file.tier === tier);
    for (const file of plans) comparePlan(file, leaves, summaries);
    process.stdout.write(
      `goldens, ${tier}: ${plans.length} plans; leaves: ${countToText(leaves)}; automatic summaries: ${countToText(summaries)}\n`,
    );
    expect(plans.length).toBeGreaterThan(20);
    expect(leaves.tasks).toBeGreaterThan(500);
    expect(leaves.misses.slice(0, 5)).toEqual([]);
    expect(leaves.tasksRight / leaves.tasks).toBeGreaterThanOrEqual(reached[tier]);
    expect(summaries.tasks).toBeGreaterThan(50);
    expect(summaries.misses.slice(0, 5)).toEqual([]);
  });
});

if (!goldensArePresent) it.skip('public plans: ../shared/data/schedules is not here');
