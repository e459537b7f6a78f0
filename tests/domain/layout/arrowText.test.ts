import { describe, expect, it } from 'vitest';
import { arrowToText } from '../../../src/domain/layout/arrowText';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { linkSlackMinutes } from '../../../src/domain/schedule/linkSlack';
import { manual, program } from '../build';

const link = (id: string, more: object = {}) => ({ id, predecessorId: 'j_a', successorId: 'j_b', ...more });
const planOf = (dependencies: readonly object[], startAt = '2027-02-01') =>
  program({
    teams: [
      { id: 't_a', name: 'Platform' },
      { id: 't_b', name: 'Mobile' },
    ],
    stakeholders: [{ id: 's_1', name: 'Ada' }],
    projects: [
      { id: 'j_a', title: 'Give', teamId: 't_a', ...manual('2027-01-04', '2027-01-29') },
      { id: 'j_b', title: 'Get', teamId: 't_b', ...manual(startAt, '2027-03-26') },
    ],
    dependencies,
  });
const read = (dependencies: readonly object[], startAt?: string) => {
  const document = planOf(dependencies, startAt);
  const schedule = computeSchedule(document);
  const ids = document.dependencies.map((it) => it.id);
  const [first] = document.dependencies;
  if (!first) throw new Error('There is no dependency.');
  return {
    text: arrowToText(document, schedule, ids),
    slackDays: (linkSlackMinutes(document, schedule, first) ?? Number.NaN) / 480,
  };
};

describe('what an arrow says', () => {
  it('[S35] slack is the working time beyond what the link asks', () => {
    // 29 January is a Friday: the Monday after it is no slack, and a week later is five days.
    expect(read([link('d_1')]).slackDays).toBe(0);
    expect(read([link('d_1')], '2027-02-08').slackDays).toBe(5);
    expect(read([link('d_1', { lag: { value: 2 * 480 } })], '2027-02-08').slackDays).toBe(3);
    expect(read([link('d_1', { lag: { unit: 'elapsed', value: 7 * 1_440 } })], '2027-02-08').slackDays).toBe(
      0,
    );
    expect(read([link('d_1', { lag: { unit: 'percent', value: 25 } })], '2027-02-08').slackDays).toBe(0);
    expect(read([link('d_1', { type: 'SS' })]).slackDays).toBe(20);
    // The other way round the dates contradict the link.
    expect(read([link('d_1')], '2027-01-25').slackDays).toBe(-5);
    expect(read([link('d_1', { drives: false })]).slackDays).toBeNaN();
  });

  it('[L27] says type, lag, slack and state', () => {
    expect(read([link('d_1', { lag: { value: 2 * 480 } })], '2027-02-08').text).toEqual({
      title: 'Give → Get',
      lines: ['Finish to start + 2 working days, 3 working days of slack.', 'Agreed.'],
    });
    expect(read([link('d_1', { type: 'SS' })], '2027-01-04').text.lines[0]).toBe(
      'Start to start, no lag, no slack.',
    );
    const broken = read([link('d_1')], '2027-01-25').text.lines;
    expect(broken).toEqual([
      'Finish to start, no lag, 5 working days short.',
      'Broken: the dates contradict it.',
    ]);
    expect(read([link('d_1', { drives: false })]).text.lines).toEqual(['Related, moves nothing.']);
  });

  it('[L27] says who gives what to whom by when, and how that stands', () => {
    const agreement = {
      givingTeamId: 't_a',
      needingTeamId: 't_b',
      giverId: 's_1',
      deliverable: 'the contract of the API',
      state: 'Committed',
      neededByDay: '2027-02-05',
      committedDay: '2027-01-29',
      commitments: [{ committedDay: '2027-01-29', saidDay: '2026-12-01' }],
      confidencePercent: 70,
    };
    expect(read([link('d_1', { agreement })], '2027-02-08').text.lines.slice(2)).toEqual([
      'Platform (Ada) gives Mobile ‘the contract of the API’ by 29 Jan 2027, needed by 5 Feb 2027.',
      'Committed, 70 % sure.',
    ]);
    const bare = { givingTeamId: 't_a', needingTeamId: 't_b' };
    expect(read([link('d_1', { agreement: bare })], '2027-02-08').text.lines.slice(1)).toEqual([
      'Asked, not promised yet.',
      'Platform gives Mobile what is not written down yet.',
      'Found.',
    ]);
  });

  it('[L27] says of several links their ends and states, and counts the rest', () => {
    const types = ['FS', 'SS', 'FF', 'SF'].map((type, i) => link(`d_${i}`, { type }));
    const { title, lines } = read(types, '2027-02-08').text;
    expect(title).toBe('4 dependencies');
    expect(lines).toEqual([
      'Give → Get: agreed.',
      'Give → Get: agreed.',
      'Give → Get: agreed.',
      'And 1 more.',
    ]);
  });
});
