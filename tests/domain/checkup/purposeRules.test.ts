import { describe } from 'vitest';
import { manual, twoTeams } from '../build';
import { fires, quiet } from './checks';

const project = (id: string, more: object = {}) => ({
  id,
  title: id.toUpperCase(),
  ...manual('2027-01-04', '2027-02-26'),
  ...more,
});
const done = manual('2026-12-01', '2026-12-18', {
  percentComplete: 100,
  actualStartAt: '2026-12-01',
  actualFinishAt: '2026-12-18',
});
const goal = (more: object = {}) => ({ id: 'g', title: 'Win', ...more });
const keyResult = { id: 'kr', title: 'Share', baseline: 1, target: 2, current: 1, confidencePercent: null };
const gate = (more: object) => ({ id: 'ga', title: 'Gate', ...more });

describe('[V1] no sponsor', () => {
  fires('V1', twoTeams, [], "Nobody sponsors 'Program'");
  quiet('V1', 'there is one', twoTeams, { sponsorId: 'p_a' });
  quiet('V1', 'nothing is planned yet', {});
});

describe('[V2] no purpose', () => {
  fires('V2', twoTeams, [], 'no purpose');
  quiet('V2', 'it says what it is for', twoTeams, { purpose: 'Sell cars' });
});

describe('[V3] no goal', () => {
  fires('V3', twoTeams, [], 'No goal');
  quiet('V3', 'there is one', { ...twoTeams, goals: [goal()] });
});

describe('[V4] a goal without a number', () => {
  fires('V4', { goals: [goal()] }, ['g'], "'Win' has no key result");
  quiet('V4', 'it has a target', { goals: [goal({ keyResults: [keyResult] })] });
});

describe('[V5] a project that serves no goal', () => {
  fires('V5', { goals: [goal()], projects: [project('a'), project('b', { goalIds: ['g'] })] }, ['a'], "'A'");
  quiet('V5', 'there are no goals to serve', { projects: [project('a')] });
  quiet('V5', 'it is done', { goals: [goal()], projects: [{ ...project('a'), ...done }] });
});

describe('[V6] a project later than its goal', () => {
  const of = (dueDay: string) => ({
    goals: [goal({ dueDay })],
    projects: [project('a', { goalIds: ['g'] })],
  });
  fires('V6', of('2027-02-16'), ['a', 'g'], "'A' finishes on 26 Feb 2027, 10 days after 'Win' is due");
  quiet('V6', 'it is in time to the day', of('2027-02-26'));
});

describe('[V7] everything is high', () => {
  const many = (high: number, all: number) => ({
    projects: Array.from({ length: all }, (_, i) =>
      project(`a${i}`, { priority: i < high ? (i % 2 ? 'urgent' : 'high') : 'normal' }),
    ),
  });
  fires('V7', many(6, 8), ['a0', 'a1'], '6 of 8 open projects');
  quiet('V7', 'half of them', many(6, 12));
  quiet('V7', 'no more than five', many(5, 6));
});

describe('[V8] a near gate with open criteria', () => {
  const open = { title: 'Tested', met: false };
  const met = { title: 'Built', met: true };
  fires(
    'V8',
    { gates: [gate({ day: '2027-02-01', criteria: [open, met] })] },
    ['ga'],
    "in 21 days, and 1 of 2 criteria is open: 'Tested'",
  );
  quiet('V8', 'it is four weeks away', { gates: [gate({ day: '2027-02-08', criteria: [open] })] });
  quiet('V8', 'all is met', { gates: [gate({ day: '2027-01-12', criteria: [met] })] });
  quiet('V8', 'it was decided', { gates: [gate({ day: '2027-01-12', criteria: [open], verdict: 'hold' })] });
});

describe('[V9] a gate without criteria', () => {
  fires('V9', { gates: [gate({})] }, ['ga'], "'Gate' has no criteria");
  quiet('V9', 'it has one', { gates: [gate({ criteria: [{ title: 'Built' }] })] });
});

describe('[V10] a gate past its day', () => {
  fires('V10', { gates: [gate({ day: '2027-01-08' })] }, ['ga'], '3 days ago, and no verdict');
  quiet('V10', 'it is today', { gates: [gate({ day: '2027-01-11' })] });
  quiet('V10', 'it was decided', { gates: [gate({ day: '2027-01-08', verdict: 'go' })] });
});

describe('[V11] phases that overlap', () => {
  const phases = (startDay: string) => [
    { id: 'ph2', name: 'Execution', startDay, finishDay: '2027-06-30' },
    { id: 'ph1', name: 'Planning', startDay: '2027-01-01', finishDay: '2027-03-10' },
  ];
  fires(
    'V11',
    { phases: phases('2027-03-01') },
    ['ph2', 'ph1'],
    "'Execution' overlaps 'Planning' by 10 days",
  );
  quiet('V11', 'one follows the other', { phases: phases('2027-03-11') });
});

describe('[V12] a launch without those who can stop it', () => {
  const phases = [{ id: 'ph', name: 'Delivery' }];
  const people = (...functions: string[]) => ({
    ...twoTeams,
    phases,
    stakeholders: [
      ...twoTeams.stakeholders,
      ...functions.map((it, i) => ({ id: `x${i}`, name: it, function: it })),
    ],
  });
  fires('V12', people('Security'), [], 'Nobody from Legal and Support or Operations is in the program');
  quiet('V12', 'all are there', people('Legal', 'Security', 'Operations'));
  quiet('V12', 'no launch is planned', twoTeams);
});

describe('[V13] done and not closed', () => {
  const milestones = [{ id: 'm', title: 'End', ...done }];
  fires('V13', { milestones, projects: [{ ...project('a'), ...done }] }, [], 'the phase is still Execution', {
    phase: 'Execution',
  });
  quiet('V13', 'it is being closed', { milestones }, { phase: 'Closure' });
  quiet('V13', 'a project is open', { milestones, projects: [project('a')] }, { phase: 'Execution' });
});

describe('[V14] over and not measured', () => {
  const goals = (day: string) => [goal({ keyResults: [{ ...keyResult, history: [{ day, value: 2 }] }] })];
  fires('V14', { goals: goals('2026-11-30') }, ['g'], 'last 30 days', { phase: 'Monitoring' });
  quiet('V14', 'it was measured', { goals: goals('2027-01-04') }, { phase: 'Monitoring' });
  quiet('V14', 'it is under way', { goals: goals('2026-11-30') }, { phase: 'Execution' });
  const closedOn = (finishDay: string) => ({ phases: [{ id: 'ph', name: 'Closure', finishDay }] });
  fires(
    'V14',
    { goals: goals('2026-12-30'), ...closedOn('2026-12-07') },
    ['g'],
    'benefit check 30 days after closure was due on 6 Jan 2027, and 1 goal is not measured since',
    { phase: 'Monitoring' },
  );
  quiet(
    'V14',
    'it was measured after the check was due',
    { goals: goals('2027-01-07'), ...closedOn('2026-12-07') },
    { phase: 'Monitoring' },
  );
  quiet(
    'V14',
    'its first check is still to come',
    { goals: goals('2026-12-30'), ...closedOn('2026-12-21') },
    { phase: 'Monitoring' },
  );
});
