import { expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishForecast } from '../../../src/domain/schedule/finishForecast';
import { manual, program } from '../build';

const task = (id: string, days: number, percentComplete: number, more: object = {}) => ({
  id,
  title: id,
  projectId: 'j',
  plan: { durationMinutes: days * 480, percentComplete },
  ...more,
});
const progressOf = (tasks: object[], id: string) =>
  computeSchedule(
    program({ projects: [{ id: 'j', title: 'J' }], tasks }, { startAt: '2027-01-04' }),
  ).byId.get(id)?.percentComplete;

it('[S30] a summary has the progress of its tasks, weighed by their durations', () => {
  expect(progressOf([task('a', 1, 100), task('b', 3, 0)], 'j')).toBe(25);
  expect(progressOf([task('s', 1, 0), task('a', 2, 50, { parentId: 's' }), task('b', 2, 100)], 's')).toBe(50);
  expect(progressOf([task('s', 1, 0), task('a', 2, 50, { parentId: 's' }), task('b', 2, 100)], 'j')).toBe(75);
  expect(progressOf([task('a', 1_000, 100), task('b', 1, 0)], 'j')).toBe(99);
  expect(progressOf([task('a', 1, 100), task('b', 3, 100)], 'j')).toBe(100);
});

it('the finish that is forecast is the target milestone, or the last finish', () => {
  const tables = {
    projects: [{ id: 'j', title: 'J', ...manual('2027-01-04', '2027-03-26') }],
    milestones: [{ id: 'm', title: 'GA', ...manual('2027-02-16', '2027-02-16') }],
  };
  const whole = program(tables);
  expect(finishForecast(whole, computeSchedule(whole))).toMatchObject({ milestone: null, day: '2027-03-26' });
  const aimed = program(tables, { targetMilestoneId: 'm' });
  expect(finishForecast(aimed, computeSchedule(aimed))).toMatchObject({
    milestone: { id: 'm' },
    day: '2027-02-16',
  });
});
