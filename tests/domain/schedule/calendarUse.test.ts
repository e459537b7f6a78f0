import { describe, expect, it } from 'vitest';
import { calendarUse } from '../../../src/domain/schedule/calendarUse';
import { program } from '../build';

describe('[C11] who keeps a calendar is said', () => {
  const week = [[], [], [], [], [], [], []];
  const document = program(
    {
      calendars: [
        { id: 'c_a', title: 'A', week },
        { id: 'c_b', title: 'B', week },
      ],
      teams: [
        { id: 't_a', name: 'Data', function: 'Data', calendarId: 'c_b' },
        { id: 't_b', name: 'Web', function: 'Engineering' },
      ],
      projects: [
        { id: 'j_a', title: 'One', teamId: 't_a' },
        { id: 'j_b', title: 'Two', teamId: 't_b', plan: { calendarId: 'c_b' } },
      ],
    },
    { calendarId: 'c_a' },
  );

  it('the program, the teams that name it, and how many rows do', () => {
    expect(calendarUse(document, 'c_a')).toEqual({ isProgram: true, teams: [], rowCount: 0 });
    expect(calendarUse(document, 'c_b')).toEqual({ isProgram: false, teams: ['Data'], rowCount: 1 });
    expect(calendarUse(document, 'c_c')).toEqual({ isProgram: false, teams: [], rowCount: 0 });
  });
});
