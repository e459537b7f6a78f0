import { describe } from 'vitest';
import { twoTeams } from '../build';
import { fires, quiet } from './checks';

const person = (more: object) => ({ stakeholders: [{ id: 'p', name: 'Ann', ...more }] });

describe('[V41] no rhythm', () => {
  fires('V41', person({ influence: 4 }), ['p'], 'Ann has influence 4 and no contact rhythm');
  quiet('V41', 'there is one', person({ influence: 4, cadenceDays: 14 }));
  quiet('V41', 'the influence is small', person({ influence: 3 }));
  quiet('V41', 'it is oneself', person({ influence: 5 }), { managerId: 'p' });
});

describe('[V42] an overdue contact', () => {
  fires('V42', person({ cadenceDays: 7, lastContactDay: '2027-01-01' }), ['p'], 'Ann was to hear 3 days ago');
  fires('V42', person({ cadenceDays: 7 }), ['p'], 'every 7 days and never did');
  quiet('V42', 'it is due today', person({ cadenceDays: 7, lastContactDay: '2027-01-04' }));
  quiet('V42', 'the log says more', {
    ...person({ cadenceDays: 7, lastContactDay: '2026-12-01' }),
    contacts: [{ id: 'c', stakeholderId: 'p', day: '2027-01-08' }],
  });
});

describe('[V43] a blank', () => {
  fires('V43', person({ influence: 5, interest: 4 }), ['p'], 'Neither a win nor a concern is known of Ann');
  quiet('V43', 'a win is known', person({ influence: 5, interest: 4, win: 'A quiet year' }));
  quiet('V43', 'the interest is small', person({ influence: 5, interest: 3 }));
});

describe('[V44] a decision without a word before', () => {
  const decision = (dueDay: string, lastContactDay: string | null, state = 'open') => ({
    ...person({ lastContactDay }),
    decisions: [{ id: 'de', title: 'Ship?', deciderId: 'p', dueDay, state }],
  });
  fires(
    'V44',
    decision('2027-01-18', '2027-01-04'),
    ['p', 'de'],
    "Ann is to decide 'Ship?' in 7 days, and was last spoken to 7 days ago",
  );
  fires('V44', decision('2027-01-12', null), ['p', 'de'], 'was never spoken to');
  quiet('V44', 'they spoke', decision('2027-01-18', '2027-01-05'));
  quiet('V44', 'it is not near', decision('2027-01-19', '2027-01-04'));
  quiet('V44', 'it is decided', decision('2027-01-18', null, 'decided'));
});

describe('[V45] against it', () => {
  const against = { influence: 4, stance: 'sceptic' };
  fires('V45', person(against), ['p'], 'a sceptic with influence 4, and no stance is wanted');
  fires(
    'V45',
    person({ ...against, stance: 'opponent', stanceWanted: 'neutral' }),
    ['p'],
    'nobody is to talk to them',
  );
  quiet('V45', 'there is a plan', {
    stakeholders: [
      { id: 'p', name: 'Ann', ...against, stanceWanted: 'neutral', ownerId: 'q' },
      { id: 'q', name: 'Ben' },
    ],
  });
  quiet('V45', 'they are for it', person({ influence: 5, stance: 'supporter' }));
});

describe('[V46] the quiet veto', () => {
  const third = (more: object) => ({
    ...twoTeams,
    stakeholders: [...twoTeams.stakeholders, { id: 'p_c', name: 'Cy', ...more }],
  });
  fires('V46', third({ function: 'Sales' }), [], 'Nobody from Operations, Security or Support');
  fires('V46', third({ function: 'Support' }), [], 'Nobody from Operations, Security or Support');
  quiet('V46', 'one of them hears', third({ function: 'Support', cadenceDays: 14 }));
  quiet('V46', 'the list has only begun', twoTeams);
});
