import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { fullAgreement, manual, program, twoTeams } from '../build';
import { checkOf, fires, quiet } from './checks';

/** The engine is given to the vehicle, which is critical: its finish is the program's. */
const promise = (agreement: object, more: object = {}) => ({
  ...twoTeams,
  ...more,
  dependencies: [
    {
      id: 'd',
      predecessorId: 'j_a',
      successorId: 'j_b',
      agreement: fullAgreement({
        deliverable: 'The engine, tested and crated',
        state: 'Asked',
        ...agreement,
      }),
    },
  ],
});
const [engine, vehicle] = twoTeams.projects;
const engineDone = {
  projects: [
    {
      ...engine,
      ...manual('2026-12-01', '2026-12-18', {
        actualStartAt: '2026-12-01',
        actualFinishAt: '2026-12-18',
        percentComplete: 100,
      }),
    },
    vehicle,
  ],
};
const said = (...entries: [string, string][]) => ({
  state: 'Committed',
  committedDay: entries.at(-1)?.[0],
  commitments: entries.map(([committedDay, reason]) => ({ committedDay, reason, saidDay: '2027-01-04' })),
});

describe('[V23] no giver', () => {
  fires('V23', promise({ giverId: null }), ['d', 'j_b'], "Nobody of Alpha gives 'The engine");
  quiet('V23', 'there is one', promise({}));
  quiet('V23', 'it is delivered', promise({ giverId: null, state: 'Delivered' }));
});

describe('[V24] no getter', () => {
  fires('V24', promise({ getterId: null }), ['d'], 'Nobody of Beta');
  quiet('V24', 'there is one', promise({}));
});

describe('[V25] no needed-by day', () => {
  fires('V25', promise({}), ['d'], 'Nobody said by when');
  quiet('V25', 'it is said', promise({ neededByDay: '2027-02-01' }));
});

describe('[V26] needed soon and not promised', () => {
  fires(
    'V26',
    promise({ neededByDay: '2027-02-01' }),
    ['d'],
    'is needed in 21 days, and Alpha has not promised it',
  );
  quiet('V26', 'it is four weeks away', promise({ neededByDay: '2027-02-08' }));
  quiet('V26', 'it is promised', promise({ neededByDay: '2027-02-01', ...said(['2027-01-29', '']) }));
});

describe('[V27] no acceptance criteria', () => {
  fires('V27', promise({ acceptanceCriteria: [] }), ['d'], 'no acceptance criteria');
  quiet('V27', 'there are some', promise({}));
});

describe('[V28] critical and no fallback', () => {
  fires('V28', promise({}), ['d'], "no fallback, and 'Vehicle' has no slack");
  quiet('V28', 'there is one', promise({ fallback: 'The old engine, for two weeks' }));
  quiet(
    'V28',
    'what needs it has slack',
    promise(
      {},
      {
        projects: [
          ...twoTeams.projects,
          { id: 'j_c', title: 'Later', ...manual('2027-03-01', '2027-12-31') },
        ],
      },
    ),
  );
});

describe('[V29] no deliverable', () => {
  fires(
    'V29',
    promise({ deliverable: 'The engine' }),
    ['d'],
    "'The engine' does not say what is handed over",
  );
  fires('V29', promise({ deliverable: '', state: 'Found' }), ['d'], "Nobody said what 'Engine → Vehicle'");
  quiet('V29', 'four words do', promise({ deliverable: 'A tested, crated engine' }));
});

describe('[V30] the gap', () => {
  const gap = (neededByDay: string) => promise({ neededByDay, ...said(['2027-02-12', '']) });
  fires('V30', gap('2027-01-29'), ['d'], 'committed for 12 Feb 2027, 14 days after it is needed');
  quiet('V30', 'it comes on the day', gap('2027-02-12'));
});

describe('[V31] expected later than committed', () => {
  const expected = (forecastDay: string) => promise({ ...said(['2027-01-22', '']), forecastDay });
  fires('V31', expected('2027-01-27'), ['d'], '5 days after what was committed');
  quiet('V31', 'it is expected on the day', expected('2027-01-22'));
});

describe('[V32] past its day', () => {
  fires('V32', promise(said(['2027-01-08', ''])), ['d'], 'was promised for 8 Jan 2027, 3 days ago');
  fires('V32', promise({ neededByDay: '2027-01-01' }), ['d'], 'was needed by 1 Jan 2027, 10 days ago');
  quiet('V32', 'it is today', promise(said(['2027-01-11', ''])));
});

describe('[V33] done and not marked', () => {
  fires(
    'V33',
    promise(said(['2026-12-18', '']), engineDone),
    ['d'],
    'was done on 18 Dec 2026 and is still Committed',
  );
  quiet('V33', 'it is under way', promise(said(['2027-02-01', ''])));
  quiet('V33', 'it is marked', promise({ ...said(['2026-12-18', '']), state: 'Delivered' }, engineDone));
});

describe('[V34] moved without a reason', () => {
  fires(
    'V34',
    promise(said(['2027-01-22', ''], ['2027-01-29', ' '])),
    ['d'],
    'moved to 29 Jan 2027 without a reason',
  );
  quiet('V34', 'the reason is there', promise(said(['2027-01-22', ''], ['2027-01-29', 'A flu'])));
  quiet('V34', 'it did not move', promise(said(['2027-01-22', ''], ['2027-01-22', ''])));
});

describe('[V35] declined', () => {
  fires('V35', promise({ state: 'Declined' }), ['d'], 'was declined');
  quiet('V35', 'there is a fallback', promise({ state: 'Declined', fallback: 'The old engine' }));
  quiet('V35', 'it is still asked', promise({}));
});

describe('[V36] a circle', () => {
  const links = (...pairs: [string, string][]) => ({
    projects: [
      { id: 'a', title: 'A', plan: { durationMinutes: 480 } },
      { id: 'b', title: 'B', plan: { durationMinutes: 480 } },
    ],
    dependencies: pairs.map(([predecessorId, successorId], i) => ({
      id: `d${i}`,
      predecessorId,
      successorId,
    })),
  });
  fires('V36', links(['a', 'b'], ['b', 'a']), ['a', 'b'], "in a circle: 'A' and 'B'", {
    startAt: '2027-01-11',
  });
  quiet('V36', 'one waits for the other', links(['a', 'b']), { startAt: '2027-01-11' });
});

describe('[V37] a supplier', () => {
  const teams = [
    { id: 't_a', name: 'Alpha', external: true },
    { id: 't_b', name: 'Beta' },
  ];
  fires('V37', promise({ fallback: 'Buy it' }, { teams }), ['d'], 'has no lead time');
  fires('V37', promise({ kind: 'vendor' }), ['d'], 'has no lead time and no fallback');
  quiet('V37', 'both are written', promise({ fallback: 'Buy it', leadDays: 30 }, { teams }));
  quiet('V37', 'it is no supplier', promise({}));
});

describe('[V38] a project without a dependency', () => {
  const third = { id: 'j_c', title: 'Loner', ...manual('2027-01-04', '2027-01-29') };
  const dependencies = promise({}).dependencies;
  fires(
    'V38',
    { ...twoTeams, projects: [...twoTeams.projects, third], dependencies },
    ['j_c'],
    "'Loner' depends on nothing",
  );
  quiet('V38', 'each is linked', { ...twoTeams, dependencies });
  quiet('V38', 'there is one project', { projects: [third] });
});

describe('[V39] a review is due', () => {
  const many = (count: number, lastConfirmedDay: string) => ({
    ...twoTeams,
    projects: [vehicle],
    dependencies: Array.from({ length: count }, (_, i) => ({
      id: `d${i}`,
      predecessorId: 't_a',
      successorId: 'j_b',
      agreement: fullAgreement({ deliverable: `Part ${i}`, state: 'Asked', lastConfirmedDay }),
    })),
  });
  fires(
    'V39',
    many(5, '2027-01-02'),
    [],
    '5 promises are open, and the last word on any of them is 9 days old',
  );
  quiet('V39', 'it was last week', many(5, '2027-01-03'));
  quiet('V39', 'there are four', many(4, '2027-01-02'));
});

describe('[V40] a link without a promise', () => {
  const link = (more: object) => ({
    ...twoTeams,
    dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'j_b', ...more }],
  });
  fires('V40', link({}), ['d'], "'Vehicle' waits for 'Engine' of another team");
  quiet('V40', 'it has a promise', link({ agreement: fullAgreement() }));
  quiet('V40', 'it moves nothing', link({ drives: false }));
});

it('[Y6] marks a promise delivered whose work is done, and then has nothing to say', () => {
  const document = program(promise({ ...said(['2026-12-18', '']), neededByDay: '2026-12-18' }, engineDone));
  const remedy = checkOf('V33', document).found[0]?.remedy;
  if (remedy?.kind !== 'change') throw new Error('No change is offered');
  const done = execute(document, remedy.command);
  if (!done.ok) throw new Error(done.error.code);
  expect(checkOf('V33', done.value.document).found).toEqual([]);
  expect(done.value.document.dependencies[0]?.agreement).toMatchObject({ state: 'Delivered' });
});
