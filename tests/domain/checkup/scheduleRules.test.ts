import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { manual, program } from '../build';
import { checkOf, fires, mirrored, quiet } from './checks';

const start = { startAt: '2027-01-11' };
const project = { id: 'j', title: 'Engine' };
const task = (id: string, more: object = {}, plan: object = {}) => ({
  id,
  title: id.toUpperCase(),
  projectId: 'j',
  ...more,
  plan: { durationMinutes: 2400, ...plan },
});
const link = (predecessorId: string, successorId: string) => ({
  id: `${predecessorId}-${successorId}`,
  predecessorId,
  successorId,
});
const milestone = (more: object = {}) => ({ id: 'm', title: 'Ready', ...more });
const doneTask = (id: string) =>
  task(id, {}, { actualStartAt: '2026-12-14', actualFinishAt: '2026-12-18', percentComplete: 100 });

describe('[V60] a milestone that nothing feeds', () => {
  const at = manual('2027-03-01', '2027-03-01');
  fires('V60', { milestones: [milestone(at)] }, ['m'], "Nothing leads to 'Ready'");
  quiet('V60', 'it stands for one of another program', { milestones: [milestone({ ...at, ...mirrored })] });
  quiet(
    'V60',
    'something does',
    { projects: [project], tasks: [task('a')], milestones: [milestone()], dependencies: [link('a', 'm')] },
    start,
  );
});

describe('[V61] a milestone without exit criteria', () => {
  fires('V61', { milestones: [milestone()] }, ['m'], 'no exit criteria');
  quiet('V61', 'it stands for one of another program', { milestones: [milestone(mirrored)] });
  quiet('V61', 'it has one', { milestones: [milestone({ exitCriteria: [{ title: 'Tested' }] })] });
});

describe('[V62] a date on a day off', () => {
  fires(
    'V62',
    { milestones: [milestone(manual('2027-03-06', '2027-03-06'))] },
    ['m'],
    'stands on 6 Mar 2027, when nobody works',
  );
  fires(
    'V62',
    { milestones: [milestone(manual('2027-03-05', '2027-03-05', { deadlineAt: '2027-03-07' }))] },
    ['m'],
    'has its deadline on 7 Mar 2027, when nobody works',
  );
  quiet('V62', 'it is a Friday', { milestones: [milestone(manual('2027-03-05', '2027-03-05'))] });
  quiet('V62', 'that calendar works on Saturdays', {
    calendars: [{ id: 'c', title: 'Six days', week: [[], ...Array(6).fill([{ from: 480, to: 1020 }])] }],
    milestones: [milestone(manual('2027-03-06', '2027-03-06', { calendarId: 'c' }))],
  });
});

describe('[V63] an end before its start', () => {
  fires(
    'V63',
    { projects: [{ ...project, ...manual('2027-02-01', '2027-01-15') }] },
    ['j'],
    "'Engine' is written to finish before it starts",
  );
  quiet('V63', 'they are in order', { projects: [{ ...project, ...manual('2027-01-15', '2027-02-01') }] });
});

describe('[V64] a part outside of its project', () => {
  const of = (finishAt: string) => ({
    projects: [{ ...project, plan: { startAt: '2027-01-11', finishAt } }],
    tasks: [task('a')],
  });
  fires(
    'V64',
    of('2027-01-13'),
    ['a', 'j'],
    "'A' finishes 2 days after the finish that is written for 'Engine'",
    start,
  );
  quiet('V64', 'it fits', of('2027-01-15'), start);
});

describe('[V65] a merge without slack', () => {
  const merge = (tasks: readonly object[], more: object = {}) => ({
    projects: [project],
    tasks,
    milestones: [milestone(more)],
    dependencies: ['a', 'b', 'c'].map((id) => link(id, 'm')),
  });
  const open = ['a', 'b', 'c'].map((id) => task(id));
  fires('V65', merge(open), ['m'], "3 open pieces meet in 'Ready'", start);
  quiet('V65', 'one of them is done', merge([task('a'), task('b'), doneTask('c')]), start);
  quiet('V65', 'there is slack', { ...merge([...open, task('z', {}, { durationMinutes: 9600 })]) }, start);
});

describe('[V66] a constraint that cannot hold', () => {
  const of = (at: string) => ({
    projects: [project],
    tasks: [task('a'), task('b', {}, { constraint: { type: 'MSO', at, manner: 'hard' } })],
    dependencies: [link('a', 'b')],
  });
  fires('V66', of('2027-01-13'), ['b'], "What 'B' depends on leaves it no time", start);
  quiet('V66', 'it can', of('2027-01-18'), start);
});

describe('[V67] placed before what it waits for', () => {
  const of = (startAt: string) => ({
    projects: [project],
    tasks: [task('a'), task('b', {}, { placement: 'manual', startAt, finishAt: '2027-01-29' })],
    dependencies: [link('a', 'b')],
  });
  fires('V67', of('2027-01-13'), ['b', 'a'], "'B' is placed by hand, sooner than 'A' allows", start);
  quiet('V67', 'it waits', of('2027-01-18'), start);
  it('[Y6] lets the links place it, and then has nothing to say', () => {
    const document = program(of('2027-01-13'), start);
    const remedy = checkOf('V67', document).found[0]?.remedy;
    if (remedy?.kind !== 'change') throw new Error('No change is offered');
    const done = execute(document, remedy.command);
    if (!done.ok) throw new Error(done.error.code);
    expect(checkOf('V67', done.value.document).found).toEqual([]);
  });
});

describe('[V68] a deadline that is missed', () => {
  const of = (deadlineAt: string | null) => ({ projects: [project], tasks: [task('a', {}, { deadlineAt })] });
  fires('V68', of('2027-01-13'), ['a'], "'A' is forecast for 15 Jan 2027, 2 days after its deadline", start);
  fires('V68', of(null), [], 'The program is forecast for 15 Jan 2027, 5 days after the target', {
    ...start,
    targetDay: '2027-01-10',
  });
  quiet('V68', 'it is met', of('2027-01-15'), { ...start, targetDay: '2027-01-15' });
  it('is told once where the target is the deadline of its milestone', () => {
    const document = program(
      {
        projects: [project],
        tasks: [task('a')],
        milestones: [milestone({ plan: { deadlineAt: '2027-01-13' } })],
        dependencies: [link('a', 'm')],
      },
      { ...start, targetDay: '2027-01-13', targetMilestoneId: 'm' },
    );
    expect(checkOf('V68', document).found).toHaveLength(1);
  });
});

describe('[V69] long critical work without a range', () => {
  const estimate = { optimisticMinutes: 4800, likelyMinutes: 4800, pessimisticMinutes: 9600 };
  const of = (plan: object) => ({ projects: [project], tasks: [task('a', {}, plan)] });
  fires('V69', of({ durationMinutes: 4800 }), ['a'], "'A' takes 10 working days on the critical path", start);
  quiet('V69', 'it has one', of({ durationMinutes: 4800, estimate }), start);
  quiet('V69', 'it is short', of({}), start);
});

describe('[V70] past its finish', () => {
  const of = (finishAt: string) => ({ projects: [{ ...project, ...manual('2026-12-01', finishAt) }] });
  fires('V70', of('2027-01-08'), ['j'], 'was to be done on 8 Jan 2027, 3 days ago');
  quiet('V70', 'it ends today', of('2027-01-11'));
  quiet('V70', 'it is done', { projects: [project], tasks: [doneTask('a')] }, start);
});

describe('[V71] no date', () => {
  fires('V71', { milestones: [milestone()] }, ['m'], "'Ready' has no dates");
  quiet('V71', 'it does not count', { milestones: [milestone({ plan: { active: false } })] });
  quiet('V71', 'it has some', { milestones: [milestone(manual('2027-03-05', '2027-03-05'))] });
});
