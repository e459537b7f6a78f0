import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, runToChance, textToChanceKey } from '../../../src/domain/forecast/chance';
import type { Forecast } from '../../../src/domain/forecast/forecast';
import { computeForecast, ForecastRuns } from '../../../src/domain/forecast/forecastRuns';
import { agreementToDelay, delayQuantile } from '../../../src/domain/forecast/handOverDelay';
import { createPert, pertQuantile } from '../../../src/domain/forecast/pert';
import { agreementSchema } from '../../../src/domain/model/dependency';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { doWithin } from '../../workTime';
import { fullAgreement, program, twoTeams } from '../build';
import { days, planOf, rowOf } from '../schedule/plans';

const estimate = (optimistic: number, likely: number, pessimistic: number) => ({
  durationMinutes: days(likely),
  estimate: {
    optimisticMinutes: days(optimistic),
    likelyMinutes: days(likely),
    pessimisticMinutes: days(pessimistic),
  },
});

function forecastOf(document: ProgramDocument, runs = 2_000, seed = 7): Forecast {
  const forecast = computeForecast(document, { seed, runs });
  if (!forecast) throw new Error('Nothing is dated');
  return forecast;
}

/** Two chains that meet in a milestone: one that varies, one that hardly does. */
const twoChains = (header: object = {}, last: object = {}) =>
  planOf(
    [
      { id: 'a', ...estimate(5, 10, 30) },
      { id: 'b', ...estimate(2, 3, 5) },
      { id: 'c', ...estimate(9, 10, 11) },
    ],
    [
      ['a', 'b'],
      ['b', 'm'],
      ['c', 'm'],
    ],
    { milestones: [{ id: 'm', title: 'Done', projectId: 'j', ...last }] },
    header,
  );

/** A promise of one team to another, with a task on either side. */
const promised = (agreement: object, more: object = {}) =>
  program(
    {
      ...twoTeams,
      projects: [
        { id: 'j_a', title: 'Engine', teamId: 't_a' },
        { id: 'j_b', title: 'Vehicle', teamId: 't_b' },
      ],
      tasks: [
        { id: 'x', title: 'X', projectId: 'j_a', plan: { durationMinutes: days(5) } },
        { id: 'y', title: 'Y', projectId: 'j_b', plan: { durationMinutes: days(5) } },
      ],
      dependencies: [
        { id: 'd', predecessorId: 'x', successorId: 'y', agreement: fullAgreement(agreement), ...more },
      ],
    },
    { startAt: '2027-01-04' },
  );

describe('chance', () => {
  it('[F9] numbers are even, and of two subjects have nothing to do with each other', () => {
    const keys = [textToChanceKey('row-1'), textToChanceKey('row-2')] as const;
    const runs = 20_000;
    const tenths = new Array<number>(10).fill(0);
    let together = 0;
    for (let run = 0; run < runs; run++) {
      const one = chance(runToChance(1, run), keys[0]);
      const other = chance(runToChance(1, run), keys[1]);
      expect(one > 0 && one < 1).toBe(true);
      const tenth = Math.floor(one * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      together += (one - 0.5) * (other - 0.5);
    }
    for (const count of tenths) expect(Math.abs(count / runs - 0.1)).toBeLessThan(0.01);
    expect(Math.abs((together / runs) * 12)).toBeLessThan(0.03);
  });

  it('[F2] quantiles of PERT rise, and mean and variance are those of its beta distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (mode) => {
        const pert = createPert([0, mode, 1]);
        let sum = 0;
        let squares = 0;
        let last = 0;
        const steps = 2_000;
        for (let i = 0; i < steps; i++) {
          const value = pertQuantile(pert, (i + 0.5) / steps);
          expect(value).toBeGreaterThanOrEqual(last);
          last = value;
          sum += value;
          squares += value * value;
        }
        const mean = sum / steps;
        expect(mean).toBeCloseTo((4 * mode + 1) / 6, 2);
        expect(squares / steps - mean ** 2).toBeCloseTo((mean * (1 - mean)) / 7, 3);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('[F2] points out of order are taken in order, and three alike are certain', () => {
    expect(pertQuantile(createPert([30, 10, 20]), 0.5)).toBeCloseTo(20, 6);
    expect(pertQuantile(createPert([5, 5, 5]), 0.3)).toBe(5);
  });

  it('[F3] a promise is late as often as its confidence leaves room for, on average as it moved before', () => {
    const agreementOf = (more: object) => agreementSchema.parse(fullAgreement(more));
    expect(agreementToDelay(agreementOf({}))).toBe(null);
    expect(agreementToDelay(agreementOf({ confidencePercent: 100 }))).toBe(null);
    const usual = agreementToDelay(agreementOf({ confidencePercent: 60 }));
    expect(usual).toEqual({ lateChance: 0.4, averageDays: 10 });
    const said = (committedDay: string) => ({ committedDay, saidDay: '2026-11-01' });
    const moved = agreementToDelay(
      agreementOf({
        confidencePercent: 60,
        commitments: [said('2027-01-04'), said('2027-01-18'), said('2027-02-01')],
      }),
    );
    expect(moved?.averageDays).toBe(10);
    const once = agreementOf({
      confidencePercent: 60,
      commitments: [said('2027-01-04'), said('2027-01-11')],
    });
    expect(agreementToDelay(once)?.averageDays).toBe(5);
    if (!usual) throw new Error('no delay');
    expect(delayQuantile(usual, 0.59)).toBe(0);
    expect(delayQuantile(usual, 0.61)).toBeGreaterThan(0);
    expect(delayQuantile(usual, 1)).toBe(70);
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += delayQuantile(usual, (i + 0.5) / 10_000);
    expect(sum / 10_000).toBeCloseTo(4, 1);
  });
});

describe('forecast', () => {
  it('[F1] the same seed gives the same forecast, another seed another one', () => {
    const document = twoChains();
    expect(forecastOf(document)).toEqual(forecastOf(document));
    expect(forecastOf(document, 2_000, 8).finish).not.toEqual(forecastOf(document).finish);
  });

  it('[F1] slices and the order of rows change nothing', () => {
    const document = twoChains();
    const sliced = new ForecastRuns(document, { seed: 7, runs: 500 });
    const seen: number[] = [];
    while (!sliced.advance(70)) seen.push(sliced.done);
    expect(seen).toEqual([70, 140, 210, 280, 350, 420, 490]);
    expect(sliced.result()).toEqual(forecastOf(document, 500));
    const turned = {
      ...document,
      tasks: [...document.tasks].reverse(),
      dependencies: [...document.dependencies].reverse(),
    };
    const { estimatedIds, ...rest } = forecastOf(turned, 500);
    expect(forecastOf(document, 500)).toMatchObject(rest);
    expect([...estimatedIds].sort()).toEqual(['a', 'b', 'c']);
  });

  it('[F1] asks for a whole seed and a number of runs within bounds', () => {
    expect(() => new ForecastRuns(twoChains(), { seed: 1, runs: 0 })).toThrow(RangeError);
    expect(() => new ForecastRuns(twoChains(), { seed: 1, runs: 100_001 })).toThrow(RangeError);
    expect(() => new ForecastRuns(twoChains(), { seed: 0.5, runs: 1 })).toThrow(RangeError);
  });

  it('[F4] without uncertainty every run is the schedule', () => {
    const document = planOf(
      [
        { id: 'a', durationMinutes: days(3) },
        { id: 'b', durationMinutes: days(2), constraint: { type: 'ALAP' } },
        { id: 'c', durationMinutes: days(9) },
      ],
      [['a', 'b', 'FF', { unit: 'percent', value: 50 }]],
      { milestones: [{ id: 'm', title: 'Done', projectId: 'j', plan: { finishAt: '2027-01-20' } }] },
    );
    const schedule = computeSchedule(document);
    const forecast = forecastOf(document, 50);
    expect(forecast.finish).toMatchObject({
      planMinutes: schedule.finishMinutes,
      p50Minutes: schedule.finishMinutes,
      p95Minutes: schedule.finishMinutes,
      meanMinutes: schedule.finishMinutes,
    });
    expect(forecast.milestones[0]?.p95Minutes).toBe(rowOf(schedule, 'm').finishMinutes);
    expect(forecast.finish.dates).toEqual([
      { kind: 'plan', byMinutes: schedule.finishMinutes, probability: 1 },
    ]);
    expect(forecast.drivers).toEqual([]);
  });

  it('[F4] each run is the schedule of the program with what it drew', () => {
    const document = twoChains();
    // One estimate without range: every run must be the schedule of that length.
    const fixed = planOf([
      {
        id: 'a',
        durationMinutes: days(4),
        estimate: { optimisticMinutes: days(6), likelyMinutes: days(6), pessimisticMinutes: days(6) },
      },
    ]);
    const six = computeSchedule(planOf([{ id: 'a', durationMinutes: days(6) }]));
    expect(forecastOf(fixed, 20).finish).toMatchObject({
      p50Minutes: six.finishMinutes,
      p95Minutes: six.finishMinutes,
    });
    expect(forecastOf(document).finish.planMinutes).toBe(computeSchedule(document).finishMinutes);
  });

  it('[F2] a manual row keeps its start, a started one is drawn for what is left, a summary not at all', () => {
    const at = (plan: object) => planOf([{ id: 'a', ...plan }]);
    const hand = forecastOf(
      at({ placement: 'manual', startAt: '2027-02-01', finishAt: '2027-02-12', ...estimate(8, 10, 40) }),
    );
    const start = computeSchedule(
      at({ placement: 'manual', startAt: '2027-02-01', durationMinutes: days(8) }),
    );
    expect(hand.finish.p50Minutes).toBeGreaterThan(start.finishMinutes);
    expect(hand.drivers.map((it) => it.id)).toEqual(['a']);
    const spreadOf = (plan: object) => {
      const { p50Minutes, p95Minutes } = forecastOf(at(plan)).finish;
      return p95Minutes - p50Minutes;
    };
    const begun = { ...estimate(5, 10, 40), actualStartAt: '2027-01-04' };
    expect(spreadOf({ ...begun, percentComplete: 90 })).toBeLessThan(
      spreadOf({ ...begun, percentComplete: 10 }) / 3,
    );
    expect(spreadOf({ ...begun, actualFinishAt: '2027-01-15' })).toBe(0);
    const summary = planOf([
      { id: 's', ...estimate(1, 2, 300) },
      { id: 'p', parentId: 's', durationMinutes: days(5) },
    ]);
    expect(forecastOf(summary).estimatedIds).toEqual([]);
    expect(forecastOf(summary).finish.p95Minutes).toBe(computeSchedule(summary).finishMinutes);
  });

  it('[F5] a promise that may be broken delays what needs it', () => {
    const plan = computeSchedule(promised({})).finishMinutes;
    const shaky = forecastOf(
      promised({ state: 'Committed', committedDay: '2027-01-08', confidencePercent: 60 }),
    );
    expect(shaky.promiseIds).toEqual(['d']);
    expect(shaky.finish.p50Minutes).toBe(plan);
    expect(shaky.finish.p80Minutes).toBeGreaterThan(plan + 5 * 1_440);
    const probability = shaky.finish.dates.find((it) => it.kind === 'plan')?.probability ?? 0;
    expect(Math.abs(probability - 0.6)).toBeLessThan(0.04);
    expect(shaky.drivers).toMatchObject([{ kind: 'promise', id: 'd', criticality: 1 }]);
    // A per cent as lag is carried as what it comes to.
    const percent = forecastOf(promised({ confidencePercent: 60 }, { lag: { unit: 'percent', value: 100 } }));
    const later = computeSchedule(promised({}, { lag: { unit: 'percent', value: 100 } })).finishMinutes;
    expect(percent.finish.p50Minutes).toBe(later);
    expect(percent.finish.p95Minutes).toBeGreaterThan(later);
  });

  it.each([
    ['kept', { state: 'Accepted', confidencePercent: 10 }, {}, []],
    ['delivered', { state: 'Delivered', confidencePercent: 10 }, {}, []],
    ['dropped', { state: 'Dropped', confidencePercent: 10 }, {}, []],
    ['certain', { state: 'Asked', confidencePercent: 100 }, {}, []],
    [
      'of a team that planned nothing',
      { state: 'Asked', confidencePercent: 10 },
      { predecessorId: 't_a' },
      ['d'],
    ],
  ])('[F5] a promise that is %s delays nothing', (_name, agreement, more, idle) => {
    const document = promised(agreement, more);
    const forecast = forecastOf(document, 200);
    expect(forecast.finish.p95Minutes).toBe(computeSchedule(document).finishMinutes);
    expect(forecast.promiseIds).toEqual([]);
    expect(forecast.idlePromiseIds).toEqual(idle);
  });

  it('[F6] percentiles are the nearest rank of all runs', () => {
    const forecast = forecastOf(twoChains(), 1_000);
    // Of four runs the nearest ranks are the second and the last.
    const runs = new ForecastRuns(twoChains(), { seed: 7, runs: 4 });
    const finishes: number[] = [];
    for (let run = 0; run < 4; run++) {
      runs.advance(1);
      const sum = (runs.result()?.finish.meanMinutes ?? 0) * (run + 1);
      finishes.push(sum - finishes.reduce((before, it) => before + it, 0));
    }
    finishes.sort((a, b) => a - b);
    expect(runs.result()?.finish.p50Minutes).toBeCloseTo(finishes[1] ?? 0, 3);
    expect(runs.result()?.finish.p80Minutes).toBeCloseTo(finishes[3] ?? 0, 3);
    expect(runs.result()?.finish.p95Minutes).toBeCloseTo(finishes[3] ?? 0, 3);
    const { p50Minutes, p80Minutes, p95Minutes, meanMinutes } = forecast.finish;
    expect(p50Minutes).toBeLessThan(p80Minutes);
    expect(p80Minutes).toBeLessThan(p95Minutes);
    expect(Math.abs(meanMinutes - p50Minutes)).toBeLessThan(3 * 1_440);
    let seen = 0;
    const dayOf80 = forecast.finishDays.find(({ runs }) => {
      seen += runs;
      return seen >= 800;
    });
    expect(new Date((p80Minutes - 1) * 60_000).toISOString().slice(0, 10)).toBe(dayOf80?.day);
    expect(forecast.finishDays.reduce((sum, { runs }) => sum + runs, 0)).toBe(1_000);
  });

  it('[F6] of one chain the mean is the sum of the means', () => {
    const byClock = { durationIsElapsed: true };
    const chain = planOf(
      [
        { id: 'a', ...estimate(5, 10, 30), ...byClock },
        { id: 'b', ...estimate(2, 3, 5), ...byClock },
      ],
      [['a', 'b']],
    );
    const { finish } = forecastOf(chain, 10_000);
    const expected = days((5 + 40 + 30) / 6 + (2 + 12 + 5) / 6);
    const mean = finish.meanMinutes - computeSchedule(chain).startMinutes;
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.01);
  });

  it('[F7] a date is met as often as the runs meet it, and a bare day lasts until its midnight', () => {
    const { finishDays, milestones } = forecastOf(
      twoChains(
        { targetDay: '2027-01-29', targetMilestoneId: 'm' },
        { agreedAt: '2027-01-25', plan: { deadlineAt: '2027-02-12' } },
      ),
    );
    const until = (day: string) =>
      finishDays.reduce((sum, it) => (it.day <= day ? sum + it.runs : sum), 0) / 2_000;
    const chanceOf = (kind: string) =>
      milestones[0]?.dates.find((it) => it.kind === kind)?.probability ?? Number.NaN;
    expect(chanceOf('target')).toBe(until('2027-01-29'));
    expect(chanceOf('agreed')).toBe(until('2027-01-25'));
    expect(chanceOf('deadline')).toBe(until('2027-02-12'));
    expect(chanceOf('agreed')).toBeLessThan(chanceOf('target'));
    expect(chanceOf('target')).toBeLessThan(chanceOf('deadline'));
    expect(chanceOf('plan')).toBeLessThan(0.5);
  });

  it('[F7] without a target milestone the target day is for the whole program', () => {
    const forecast = forecastOf(twoChains({ targetDay: '2027-02-05' }));
    expect(forecast.targetMilestoneId).toBe(null);
    expect(forecast.finish.dates.map((it) => it.kind)).toEqual(['target', 'plan']);
    expect(forecast.milestones[0]?.dates.map((it) => it.kind)).toEqual(['plan']);
  });

  it('[F8] what varies most on the path that decides comes first', () => {
    const { drivers } = forecastOf(twoChains());
    expect(drivers.map((it) => it.id)).toEqual(['a', 'b', 'c']);
    const [a, b, c] = drivers;
    expect(a?.correlation).toBeGreaterThan(0.9);
    expect(a?.sensitivity).toBeGreaterThan(b?.sensitivity ?? 1);
    expect((a?.criticality ?? 0) + (c?.criticality ?? 0)).toBeCloseTo(1, 10);
    expect(a?.spreadMinutes).toBeGreaterThan(2 * (b?.spreadMinutes ?? 0));
  });

  it('[F8] a length counts where an end follows from it', () => {
    // By its start nothing hangs on a's length; by its finish (FF) nothing on c's.
    const document = planOf(
      [
        { id: 'a', ...estimate(1, 2, 3) },
        { id: 'b', ...estimate(5, 20, 40) },
        { id: 'c', ...estimate(1, 2, 3) },
      ],
      [
        ['a', 'b', 'SS', { unit: 'working', value: 480 }],
        ['b', 'c', 'FF', { unit: 'working', value: 960 }],
      ],
    );
    expect(forecastOf(document).drivers.map((it) => [it.id, it.criticality])).toEqual([['b', 1]]);
  });

  it('[F8] through a summary the part that ends last decides', () => {
    const document = planOf(
      [
        { id: 's' },
        { id: 'short', parentId: 's', ...estimate(1, 2, 3) },
        { id: 'long', parentId: 's', ...estimate(10, 20, 30) },
        { id: 'z', ...estimate(1, 2, 3) },
      ],
      [['s', 'z']],
    );
    expect(forecastOf(document).drivers.map((it) => it.id)).toEqual(['long', 'z']);
  });

  it('[F9] a row that comes or changes leaves what others drew', () => {
    const alone = forecastOf(planOf([{ id: 'a', ...estimate(5, 10, 30) }]));
    const beside = forecastOf(
      planOf([
        { id: 'z', ...estimate(1, 1, 2) },
        { id: 'a', ...estimate(5, 10, 30) },
      ]),
    );
    expect(beside.finish).toEqual(alone.finish);
  });

  it('answers nothing when nothing is dated', () => {
    expect(computeForecast(program({ projects: [{ id: 'j', title: 'J' }] }), { seed: 1, runs: 10 })).toBe(
      null,
    );
  });

  it('goes on with circles, and is in bounds with absurd lengths', () => {
    const circle = planOf(
      [
        { id: 'a', ...estimate(1, 2, 3) },
        { id: 'b', ...estimate(1, 2, 3) },
      ],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    );
    expect(forecastOf(circle, 100).drivers.length).toBeGreaterThan(0);
    const endless = forecastOf(planOf([{ id: 'a', ...estimate(1, 1_000, 1_000_000) }]), 100);
    expect(Number.isFinite(endless.finish.p95Minutes)).toBe(true);
  });

  it('[F10] a thousand runs of a thousand tasks', () => {
    const count = 1_000;
    const tasks = Array.from({ length: count }, (_, i) => ({ id: `t${i}`, ...estimate(1, 2 + (i % 5), 12) }));
    const links = Array.from({ length: 2 * count }, (_, k): [string, string] => {
      const to = 20 + (k % (count - 20));
      return [`t${to - 1 - ((k * 7) % 20)}`, `t${to}`];
    }).filter(([from, to], i, all) => all.findIndex((it) => it[0] === from && it[1] === to) === i);
    const document = planOf(tasks, links);
    const forecast = doWithin(5_000, () => forecastOf(document, 1_000));
    expect(forecast.estimatedIds.length).toBe(count);
    expect(forecast.finish.p95Minutes).toBeGreaterThan(forecast.finish.p50Minutes);
  });
});
