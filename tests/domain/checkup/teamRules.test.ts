import { describe, expect, it } from 'vitest';
import { fullAgreement, manual, program, twoTeams } from '../build';
import { checkOf, fires, mirrored, quiet } from './checks';

const [engine, vehicle] = twoTeams.projects;
const withoutOwner = { ...twoTeams, projects: [{ ...engine, ownerId: null }, vehicle] };

describe('[V15] a project without an owner', () => {
  fires('V15', withoutOwner, ['j_a'], "'Engine' has no owner");
  quiet('V15', 'each has one', twoTeams);
  it('offers to make the lead of its team the owner', () => {
    expect(checkOf('V15', program(withoutOwner)).found[0]?.remedy).toEqual({
      kind: 'change',
      label: 'Make Ann, who leads Alpha, the owner',
      command: { type: 'project.change', id: 'j_a', changes: { ownerId: 'p_a' } },
    });
  });
});

describe('[V16] a project without a team', () => {
  fires('V16', { projects: [{ id: 'j', title: 'Engine' }] }, ['j'], "No team does 'Engine'");
  quiet('V16', 'each has one', twoTeams);
});

describe('[V17] a milestone without an owner', () => {
  const milestone = { id: 'm', title: 'Ready', ...manual('2027-02-01', '2027-02-01') };
  const reached = {
    ...milestone,
    plan: { ...milestone.plan, actualFinishAt: '2027-01-08', percentComplete: 100 },
  };
  fires('V17', { milestones: [milestone] }, ['m'], "'Ready' has no owner");
  quiet('V17', 'it has one', { ...twoTeams, milestones: [{ ...milestone, ownerId: 'p_a' }] });
  quiet('V17', 'it stands for one of another program', { milestones: [{ ...milestone, ...mirrored }] });
  quiet('V17', 'it is reached', { milestones: [reached] });
});

describe('[V18] a person without a role', () => {
  const people = (role: string) => [
    { id: 'p_a', name: 'Ann', role },
    { id: 'p_b', name: 'Ben', role: 'Lead' },
    { id: 'p_c', name: 'Cy' },
  ];
  fires('V18', { ...twoTeams, stakeholders: people('') }, ['p_a'], 'Ann has no role');
  quiet('V18', 'who has a part has a role', { ...twoTeams, stakeholders: people('Lead') });
});

describe('[V19] a team without a lead', () => {
  const teams = [
    { id: 't_a', name: 'Alpha' },
    { id: 't_b', name: 'Beta', leadId: 'p_b' },
    { id: 't_c', name: 'Idle' },
  ];
  fires('V19', { ...twoTeams, teams }, ['t_a'], "lead of 'Alpha'");
  quiet('V19', 'who works has a lead', twoTeams);
});

describe('[V20] not exactly one accountable', () => {
  const raci = (...roles: string[]) => ({
    ...twoTeams,
    responsibilities: roles.map((it, i) => ({
      id: `r${i}`,
      stakeholderId: i % 2 ? 'p_b' : 'p_a',
      subjectId: 'j_a',
      raci: it,
    })),
  });
  fires('V20', raci('responsible'), ['j_a'], "'Engine' has no accountable person");
  fires('V20', raci('accountable', 'accountable'), ['j_a'], '2 accountable people');
  quiet('V20', 'there is one', raci('accountable', 'responsible'));
});

describe('[V21] one person on the critical path', () => {
  const chain = (...owners: string[]) => ({
    ...twoTeams,
    projects: [vehicle],
    tasks: owners.map((ownerId, i) => ({
      id: `k${i}`,
      title: `Step ${i}`,
      projectId: 'j_b',
      ownerId,
      plan: { durationMinutes: 2400 },
    })),
    dependencies: owners
      .slice(1)
      .map((_, i) => ({ id: `d${i}`, predecessorId: `k${i}`, successorId: `k${i + 1}` })),
  });
  fires('V21', chain('p_a', 'p_a', 'p_a', 'p_b'), ['p_a', 'k0'], 'Ann owns 3 of the 4 open pieces', {
    startAt: '2027-01-11',
  });
  quiet('V21', 'two share it', chain('p_a', 'p_b', 'p_a', 'p_b'), { startAt: '2027-01-11' });
  quiet('V21', 'the path is short', chain('p_a', 'p_a', 'p_a'), { startAt: '2027-01-11' });
});

describe('[V22] a team over its capacity', () => {
  const teams = [{ id: 't_a', name: 'Alpha', leadId: 'p_a', capacityPeople: 4 }];
  const projects = (startAt: string) => [
    { id: 'j1', title: 'One', teamId: 't_a', allocationPeople: 3, ...manual('2027-01-04', '2027-01-29') },
    { id: 'j2', title: 'Two', teamId: 't_a', allocationPeople: 2, ...manual(startAt, '2027-02-26') },
  ];
  const { stakeholders } = twoTeams;
  fires(
    'V22',
    { stakeholders, teams, projects: projects('2027-01-29') },
    ['j1', 'j2'],
    'has 4 people and is planned for 5 on 29 Jan 2027',
  );
  quiet('V22', 'one follows the other', { stakeholders, teams, projects: projects('2027-02-01') });
  quiet('V22', 'nobody knows how many there are', {
    ...twoTeams,
    projects: projects('2027-01-04').map((it) => ({ ...it, teamId: 't_b' })),
  });
});

it('counts a team that only gives', () => {
  const dependencies = [{ id: 'd', predecessorId: 't_a', successorId: 'j_b', agreement: fullAgreement() }];
  const teams = [
    { id: 't_a', name: 'Alpha' },
    { id: 't_b', name: 'Beta', leadId: 'p_b' },
  ];
  const document = program({ ...twoTeams, teams, projects: [vehicle], dependencies });
  expect(checkOf('V19', document).found.map(({ ids }) => ids[0])).toEqual(['t_a']);
});
