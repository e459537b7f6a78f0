import { describe } from 'vitest';
import { twoTeams } from '../build';
import { fires, quiet } from './checks';

const people = [{ id: 'p', name: 'Ann' }];
const rows = (table: string, row: object, more: object = {}) => ({
  stakeholders: people,
  [table]: [{ id: 'x', title: 'It rains', ...row }],
  ...more,
});
const risk = (more: object) =>
  rows('risks', { ownerId: 'p', strategy: 'accept', trigger: 'Clouds', ...more });

describe('[V47] a risk without an owner', () => {
  fires('V47', risk({ ownerId: null }), ['x'], "Nobody watches the risk 'It rains'");
  quiet('V47', 'it has one', risk({}));
  quiet('V47', 'it is closed', risk({ ownerId: null, state: 'closed' }));
});

describe('[V48] a risk without a strategy', () => {
  fires('V48', risk({ strategy: null }), ['x'], 'no strategy');
  quiet('V48', 'it has one', risk({}));
});

describe('[V49] a risk without a trigger', () => {
  fires('V49', risk({ trigger: ' ' }), ['x'], 'no trigger');
  quiet('V49', 'it has one', risk({}));
});

describe('[V50] a risk past its day', () => {
  fires('V50', risk({ proximityDay: '2027-01-08' }), ['x'], 'was to be looked at by 8 Jan 2027');
  fires('V50', risk({ proximityDay: '2027-03-01', reviewDay: '2027-01-10' }), ['x'], 'by 10 Jan 2027');
  quiet('V50', 'it is to come', risk({ proximityDay: '2027-01-11', reviewDay: '2027-01-11' }));
  quiet('V50', 'it occurred', risk({ proximityDay: '2027-01-08', state: 'occurred' }));
});

describe('[V51] an assumption', () => {
  fires(
    'V51',
    rows('assumptions', { validateByDay: '2027-01-08' }),
    ['x'],
    'was to be checked by 8 Jan 2027, 3 days ago',
  );
  fires('V51', rows('assumptions', {}), ['x'], 'Nobody is to check by any day');
  quiet('V51', 'it is to come', rows('assumptions', { validateByDay: '2027-01-11' }));
  quiet('V51', 'it was checked', rows('assumptions', { validateByDay: '2027-01-08', state: 'valid' }));
});

describe('[V52] an issue without a name or a day', () => {
  fires('V52', rows('issues', { dueDay: '2027-02-01' }), ['x'], 'no owner');
  fires('V52', rows('issues', { ownerId: 'p' }), ['x'], 'no day');
  quiet('V52', 'it has both', rows('issues', { ownerId: 'p', dueDay: '2027-02-01' }));
});

describe('[V53] an issue past its day', () => {
  fires('V53', rows('issues', { dueDay: '2027-01-10' }), ['x'], '1 day ago');
  quiet('V53', 'it is today', rows('issues', { dueDay: '2027-01-11' }));
  quiet('V53', 'it is closed', rows('issues', { dueDay: '2027-01-10', state: 'closed' }));
});

describe('[V54] a decision without a name or a day', () => {
  fires('V54', rows('decisions', {}), ['x'], 'nobody who takes it and no day');
  quiet('V54', 'it has both', rows('decisions', { deciderId: 'p', dueDay: '2027-02-01' }));
  quiet('V54', 'it was withdrawn', rows('decisions', { state: 'withdrawn' }));
});

describe('[V55] an overdue decision', () => {
  fires('V55', rows('decisions', { dueDay: '2027-01-04' }), ['x'], 'was to be decided 7 days ago');
  quiet('V55', 'it is today', rows('decisions', { dueDay: '2027-01-11' }));
});

describe('[V56] a decision without a reason', () => {
  fires('V56', rows('decisions', { state: 'decided' }), ['x'], 'Nobody wrote down why');
  quiet('V56', 'the reason is there', rows('decisions', { state: 'decided', rationale: 'It pays' }));
  quiet('V56', 'it is open', rows('decisions', {}));
});

describe('[V57] an overdue action', () => {
  fires('V57', rows('actions', { dueDay: '2027-01-09', ownerId: 'p' }), ['x'], 'was due 2 days ago from Ann');
  quiet('V57', 'it is done', rows('actions', { dueDay: '2027-01-09', doneDay: '2027-01-10' }));
});

describe('[V58] an issue that no risk foresaw', () => {
  fires('V58', rows('issues', { severity: 4 }), ['x'], 'No risk had foreseen');
  quiet(
    'V58',
    'it came from a risk',
    rows('issues', { severity: 4, riskId: 'r' }, { risks: [{ id: 'r', title: 'Rain' }] }),
  );
  quiet('V58', 'it is small', rows('issues', { severity: 3 }));
});

describe('[V59] no risk at all', () => {
  fires('V59', twoTeams, [], '2 projects are open, and no risk is written down');
  quiet('V59', 'there is one', { ...twoTeams, risks: [{ id: 'r', title: 'Rain' }] });
  quiet('V59', 'one team alone', {
    projects: twoTeams.projects.map((it) => ({ ...it, teamId: null, ownerId: null })),
  });
});
