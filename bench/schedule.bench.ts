import type { Command } from '../src/domain/commands/command';
import { computeForecast } from '../src/domain/forecast/forecastRuns';
import type { ProgramDocument } from '../src/domain/model/document';
import type { Task } from '../src/domain/model/work';
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { previewMoves } from '../src/domain/schedule/previewMoves';
import { updateSchedule } from '../src/domain/schedule/updateSchedule';
import { previewCommand } from '../src/domain/whatif/previewCommand';
import { simulateCommand } from '../src/domain/whatif/simulateSlips';
import { type BareTimes, firstCritical, runBareCone, runBarePasses } from './barePasses';
import { type BarePlan, chainPlan, layeredPlan, planToDocument } from './layeredPlan';
import { type BenchRow, medianMs, type Suite } from './measure';

/** How many times as long as the bare passes a schedule may take, from objects to objects. */
const scheduleRatios: Readonly<Record<number, number>> = { 1000: 8, 10000: 8, 100000: 12 };
const slipMinutes = 5 * 480;
/**
 * What a preview of a slip may take, from program and command to the line beside a dragged bar: so many milliseconds where
 * that is promised, and so many times its bare cone.
 */
const slipLimits: Readonly<Record<number, number>> = { 10000: 8 };
const slipRatio = 5;
/** What the whole schedule after the slip may take, with slack and the critical path. */
const updateLimits: Readonly<Record<number, number>> = { 10000: 8 };
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

function measureSchedule(name: string, plan: BarePlan, limitRatio: number): BenchRow {
  const document = planToDocument(plan);
  expectSameFinish(document, runBarePasses(plan));
  const bareMs = medianMs(() => plan, runBarePasses);
  const ms = medianMs(() => fresh(document), computeSchedule);
  return { name, ms, limitMs: bareMs * limitRatio, ratio: ms / bareMs };
}

function measureSlip(name: string, plan: BarePlan, limitMs: number): BenchRow {
  const bare = runBarePasses(plan);
  const task = firstCritical(bare);
  const bareMs = medianMs(
    () => null,
    () => runBareCone(plan, bare, task, slipMinutes),
  );
  const document = planToDocument(plan);
  const schedule = computeSchedule(document);
  expectSameMoves(document, plan, bare, task);
  const command = slipCommand(document, task);
  const ms = medianMs(
    () => null,
    () => previewCommand(document, command, schedule),
  );
  return { name, ms, limitMs: Math.min(limitMs, bareMs * slipRatio), ratio: ms / bareMs };
}

function slipCommand(document: ProgramDocument, task: number): Command {
  const { id, plan } = document.tasks[task] as Task;
  const durationMinutes = (plan.durationMinutes ?? 0) + slipMinutes;
  return { type: 'task.change', id, changes: { plan: { durationMinutes } } };
}

/** The whole what-if of the same slip: schedule, what moves, slack, critical path, promises, and whom to tell. */
function measureWhatIf(name: string, plan: BarePlan): BenchRow {
  const task = firstCritical(runBarePasses(plan));
  const bareMs = medianMs(() => plan, runBarePasses);
  const document = planToDocument(plan);
  const schedule = computeSchedule(document);
  const command = slipCommand(document, task);
  const ms = medianMs(
    () => null,
    () => simulateCommand(document, command, schedule),
  );
  return { name, ms, limitMs: null, ratio: ms / bareMs };
}

/** A preview of something wrong is worth nothing: it names the rows that the bare cone moves. */
function expectSameMoves(document: ProgramDocument, plan: BarePlan, bare: BareTimes, task: number): void {
  const { moves } = previewMoves(computeSchedule(document), slip(document, task));
  const finish = runBareCone(plan, bare, task, slipMinutes);
  const moved = moves.filter(({ was }) => !was.summary);
  const right = moved.every(
    (move) => finish[Number(move.was.id.slice('task-'.length))] === move.finishMinutes,
  );
  const count = finish.reduce((sum, at, i) => (at === bare.finishMinutes[i] ? sum : sum + 1), 0);
  if (!right || count !== moved.length) {
    throw new Error(`The preview moves ${moved.length} rows, the bare cone ${count}`);
  }
}

function measureUpdate(name: string, plan: BarePlan, limitMs: number | null): BenchRow {
  const bare = runBarePasses(plan);
  const task = firstCritical(bare);
  const bareMs = medianMs(() => plan, runBarePasses);
  const document = planToDocument(plan);
  const schedule = computeSchedule(document);
  const ms = medianMs(
    () => slip(document, task),
    (slipped) => updateSchedule(schedule, slipped),
  );
  return { name, ms, limitMs, ratio: ms / bareMs };
}

function measureForecast(name: string, plan: BarePlan, runs: number): BenchRow {
  const bareMs = runs * medianMs(() => plan, runBarePasses);
  const document = planToDocument(plan, true);
  const ms = medianMs(
    () => fresh(document),
    (it) => computeForecast(it, { seed: 42, runs }),
  );
  return { name, ms, limitMs: forecastLimitMs, ratio: ms / bareMs };
}

/** Small plans first: what large ones leave behind in memory slows what comes after. */
const suite: Suite = (report) => {
  report(measureForecast('forecast 1000x1000', layeredPlan(1_000), 1_000));
  for (const [size, ratio] of Object.entries(scheduleRatios)) {
    const plan = layeredPlan(Number(size));
    report(measureSchedule(`schedule ${size}`, plan, ratio));
    report(measureSlip(`slip ${size}`, plan, slipLimits[Number(size)] ?? Number.POSITIVE_INFINITY));
    report(measureUpdate(`update ${size}`, plan, updateLimits[Number(size)] ?? null));
    report(measureWhatIf(`what-if ${size}`, plan));
  }
  report(measureSchedule('chain 100000', chainPlan(100_000), chainRatio));
};

export default suite;
