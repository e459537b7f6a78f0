import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { manual, program, twoTeams } from '../build';
import { checkOf, fires, quiet } from './checks';

/** Past its finish by more than a week: red. */
const late = (more: object = {}) => ({
  stakeholders: [{ id: 'p', name: 'Ann' }],
  projects: [{ id: 'j', title: 'Engine', ...manual('2026-12-01', '2026-12-31'), ...more }],
});
const path = (more: object = {}) => ({
  pathToGreen: { title: 'Two more engineers', ownerId: 'p', dueDay: '2027-02-01', ...more },
});
const said = (...entries: [string, string, object?][]) => ({
  ...late(),
  statusUpdates: entries.map(([day, health, more], i) => ({ id: `s${i}`, day, health, ...more })),
});
const fine = { projects: [{ id: 'j', title: 'Engine', ...manual('2027-02-01', '2027-02-26') }] };
const declared = (lapsesDay: string | null, health = 'green') => ({
  declared: { health, reason: 'I know', declaredDay: '2027-01-04', lapsesDay },
});

describe('[V72] no path to green', () => {
  const own = path();
  fires('V72', late(), ['j'], "'Engine' is red and has no path to green", own);
  fires('V72', late(own), [], "'Program' is red and has no path to green");
  quiet('V72', 'both have one', late(own), own);
  quiet('V72', 'nothing is wrong', fine);
});

describe('[V73] a path past its day', () => {
  fires('V73', late(path({ dueDay: '2027-01-08' })), ['j'], 'was to be green 3 days ago');
  fires('V73', late(path({ ownerId: null })), ['j'], 'without a name');
  quiet('V73', 'it is to come', late(path()));
  quiet('V73', 'it is green again', {
    ...late(),
    projects: [{ ...fine.projects[0], ...path({ dueDay: '2027-01-08' }) }],
  });
});

describe('[V74] a colour that lapsed', () => {
  fires('V74', late(declared('2027-01-10')), ['j'], "for 'Engine' lapsed on 10 Jan 2027");
  fires('V74', fine, [], 'for the program lapsed', declared('2027-01-10'));
  quiet('V74', 'it lasts until today', late(declared('2027-01-11')), declared(null));
  it('[Y6] clears it, and then has nothing to say', () => {
    const document = program(late(declared('2027-01-10')));
    const remedy = checkOf('V74', document).found[0]?.remedy;
    if (remedy?.kind !== 'change') throw new Error('No change is offered');
    const done = execute(document, remedy.command);
    if (!done.ok) throw new Error(done.error.code);
    expect(checkOf('V74', done.value.document).found).toEqual([]);
  });
});

describe('[V75] a colour that is too good', () => {
  fires('V75', late(declared(null)), ['j'], "'Engine' is declared green, and the plan says red");
  fires('V75', late(), [], 'The program is declared green, and the plan says red', declared(null));
  quiet('V75', 'it is as bad', late(declared(null, 'red')));
  quiet('V75', 'it lapsed', late(declared('2027-01-10')));
});

describe('[V76] green to red at once', () => {
  fires(
    'V76',
    said(['2027-01-04', 'green'], ['2027-01-08', 'red']),
    ['s1'],
    'green on 4 Jan 2027 and red on 8 Jan 2027',
  );
  quiet(
    'V76',
    'amber lay between',
    said(['2026-12-28', 'green'], ['2027-01-04', 'amber'], ['2027-01-08', 'red']),
  );
  quiet('V76', 'it is the first', said(['2027-01-08', 'red']));
});

describe('[V77] a stale status', () => {
  fires('V77', late(), [], 'No status was ever written');
  fires('V77', said(['2026-12-27', 'red']), [], '15 days old');
  quiet('V77', 'it is two weeks old', said(['2026-12-28', 'red']));
  quiet('V77', 'it is too early', late(), { phase: 'Initiation' });
});

describe('[V78] a status that is too long, or asks nothing', () => {
  const asks = ['Two engineers'];
  const summary = 'word '.repeat(61);
  fires('V78', said(['2027-01-08', 'red']), ['s0'], 'asks for nothing, and the plan is red');
  fires('V78', said(['2027-01-08', 'red', { asks, summary }]), ['s0'], 'has 61 words');
  quiet('V78', 'it asks', said(['2027-01-08', 'red', { asks, summary: 'Late by a week.' }]));
  quiet('V78', 'nothing was said', late());
});

describe('[V79] red for two weeks', () => {
  const red = said(['2026-12-28', 'red'], ['2027-01-08', 'red']);
  fires('V79', red, ['s1'], 'red for 14 days');
  quiet('V79', 'a decision is asked for', { ...red, decisions: [{ id: 'de', title: 'More people?' }] });
  quiet('V79', 'it was amber', said(['2026-12-28', 'amber'], ['2027-01-08', 'red']));
});

describe('[V80] something to say', () => {
  const line = (nextDay: string) => ({ communications: [{ id: 'co', title: 'Steering', nextDay }] });
  fires('V80', line('2027-01-11'), ['co'], "'Steering' is due today");
  fires('V80', line('2027-01-08'), ['co'], 'was due 3 days ago');
  quiet('V80', 'it is tomorrow', line('2027-01-12'));
});

describe('[V81] no snapshot', () => {
  const snapshot = (day: string) => ({ ...twoTeams, snapshots: [{ id: 'sn', title: 'Then', day }] });
  fires('V81', twoTeams, [], 'There is no snapshot');
  fires('V81', snapshot('2026-12-11'), [], '31 days old');
  quiet('V81', 'it is a month old', snapshot('2026-12-12'));
});

describe('[V82] silence', () => {
  const talk = (day: string) => ({ ...twoTeams, contacts: [{ id: 'c', stakeholderId: 'p_a', day }] });
  fires('V82', talk('2026-12-28'), [], 'of 28 Dec 2026, 10 working days ago');
  quiet('V82', 'somebody spoke', talk('2026-12-29'));
  quiet('V82', 'nobody ever did', twoTeams);
});
