import { computeForecast } from '../src/domain/forecast/forecastRuns';
import type { ProgramDocument } from '../src/domain/model/document';
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../src/domain/schedule/updateSchedule';
import { type BareTimes, firstCritical, runBareCone, runBarePasses } from './barePasses';
import { type BarePlan, chainPlan, layeredPlan, planToDocument } from './layeredPlan';
import { medianMs, type Suite } from './measure';

/** How many times as long as the bare passes a schedule may take, from objects to objects. */
const scheduleRatios: Readonly<Record<number, number>> = { 1000: 8, 10000: 8, 100000: 12 };
const slipMinutes = 5 * 480;
/** What a slip may take: so many milliseconds where that is promised, and so many times its bare cone. */
const slipLimits: Readonly<Record<number, number>> = { 10000: 8 };
const slipRatio = 5;
const chainRatio = 12;
const forecastLimitMs = 2_000;

/** The same program, of which nothing is remembered from the round before. */
function fresh(document: ProgramDocument): ProgramDocument {
  return { ...document, projects: [...document.projects], tasks: [...document.tasks] };
}

/** A benchmark of something wrong is worth nothing: both must have computed the same finish. */
function expectSameFinish(document: ProgramDocument, bare: BareTimes): void {
  const last = bare.finishMinutes.reduce((a, b) => Math.max(a, b));
  const finish = computeSchedule(document).finishMinutes;
  if (finish !== last) throw new Error(`The schedule ends at ${finish}, the bare passes at ${last}`);
}

function slip(document: ProgramDocument, task: number): ProgramDocument {
  const tasks = document.tasks.map((row, i) =>
    i === task
      ? { ...row, plan: { ...row.plan, durationMinutes: (row.plan.durationMinutes ?? 0) + slipMinutes } }
      : row,
  );
  return { ...document, tasks };
}

const suite: Suite = (report) => {
  const full = (name: string, plan: BarePlan, limitRatio: number) => {
    const document = planToDocument(plan);
    expectSameFinish(document, runBarePasses(plan));
    const bareMs = medianMs(() => plan, runBarePasses);
    const ms = medianMs(() => fresh(document), computeSchedule);
    report({ name, ms, limitMs: bareMs * limitRatio, ratio: ms / bareMs });
  };
  for (const [size, ratio] of Object.entries(scheduleRatios)) {
    full(`schedule ${size}`, layeredPlan(Number(size)), ratio);
  }
  for (const size of [1_000, 10_000, 100_000]) {
    const plan = layeredPlan(size);
    const bare = runBarePasses(plan);
    const task = firstCritical(bare);
    const bareMs = medianMs(
      () => null,
      () => runBareCone(plan, bare, task, slipMinutes),
    );
    const document = planToDocument(plan);
    const schedule = computeSchedule(document);
    const ms = medianMs(
      () => slip(document, task),
      (slipped) => updateSchedule(schedule, slipped),
    );
    const limitMs = Math.min(slipLimits[size] ?? Number.POSITIVE_INFINITY, bareMs * slipRatio);
    report({ name: `slip ${size}`, ms, limitMs, ratio: ms / bareMs });
  }
  full('chain 100000', chainPlan(100_000), chainRatio);
  const plan = layeredPlan(1_000);
  const bareMs = 1_000 * medianMs(() => plan, runBarePasses);
  const document = planToDocument(plan, true);
  const ms = medianMs(
    () => fresh(document),
    (it) => computeForecast(it, { seed: 42, runs: 1_000 }),
  );
  report({ name: 'forecast 1000x1000', ms, limitMs: forecastLimitMs, ratio: ms / bareMs });
};

export default suite;
