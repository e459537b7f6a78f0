import { checkUpSteps } from '../src/domain/checkup/checkUp';
import { gatherFactsInSteps } from '../src/domain/checkup/facts';
import { computeHealth } from '../src/domain/health/computeHealth';
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { finishSteps } from '../src/domain/steps';
import type { Day } from '../src/domain/time/day';
import { medianMs, type Suite } from './measure';
import { promiseNetwork } from './promiseNetwork';

const today = '2027-03-01' as Day;
const sizes = [446, 3_000];
const wholeLimitMs: Readonly<Record<number, number>> = { 446: 200 };
/** The window does as many steps in a turn as it has time for; it waits for one at least. */
const stepLimitMs: Readonly<Record<number, number>> = { 446: 50 };
const rounds = 9;

/** The check-up as a whole, and the longest of the steps between which the window goes on. */
const suite: Suite = (report) => {
  for (const size of sizes) {
    const document = promiseNetwork(size, Math.round(size * 1.15));
    const schedule = computeSchedule(document);
    const health = computeHealth(document, schedule, today);
    const steps = () => checkUpSteps(gatherFactsInSteps(document, schedule, health, today));
    report({
      name: `check-up of ${size} projects`,
      ms: medianMs(steps, finishSteps),
      limitMs: wholeLimitMs[size] ?? null,
      ratio: null,
    });
    const longest = Array.from({ length: rounds }, () => longestStepMs(steps()));
    report({
      name: `its longest step, ${size} projects`,
      ms: longest.toSorted((a, b) => a - b)[rounds >> 1] ?? 0,
      limitMs: stepLimitMs[size] ?? null,
      ratio: null,
    });
  }
};

export default suite;

function longestStepMs(steps: ReturnType<typeof checkUpSteps>): number {
  let longest = 0;
  for (;;) {
    const begin = performance.now();
    const { done } = steps.next();
    longest = Math.max(longest, performance.now() - begin);
    if (done) return longest;
  }
}
