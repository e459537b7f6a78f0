import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { teamLoads } from '../../../src/domain/capacity/teamLoad';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { addDays, type Day } from '../../../src/domain/time/day';
import { manual, program } from '../build';

const today = '2027-01-01' as Day;
const loadsOf = (document: ProgramDocument, day = today) =>
  teamLoads(document, computeSchedule(document), day);
const inJanuary = '2027-01-11' as Day;
const team = (more: object = {}) => [{ id: 't', name: 'Core', capacityPeople: 2, ...more }];
const project = (
  id: string,
  start: string,
  finish: string,
  allocationPeople: number | null,
  more: object = {},
) => ({
  id,
  title: id,
  teamId: 't',
  allocationPeople,
  ...manual(start, finish, more),
});

describe('capacity', () => {
  it('[K13] counts the people of tasks, else of projects, and nothing that is done', () => {
    const [load] = loadsOf(
      program({
        teams: team(),
        projects: [
          project('a', '2027-02-01', '2027-02-28', 9),
          project('b', '2027-02-01', '2027-02-28', null),
          project('c', '2027-02-01', '2027-02-28', 5, { percentComplete: 100 }),
        ],
        tasks: [
          { id: 'k', title: 'K', projectId: 'a', allocationPeople: 1, ...manual('2027-02-01', '2027-02-28') },
        ],
      }),
    );
    expect(load?.countedIds).toEqual(['k']);
    expect(load?.uncountedIds).toEqual(['b']);
    expect(load?.months).toEqual([{ month: '2027-02', people: 1, over: -1 }]);
  });

  it('[K14] spreads people over the working days of a month, from today on', () => {
    const [half] = loadsOf(
      program({ teams: team(), projects: [project('a', '2027-02-15', '2027-02-28', 2)] }),
    );
    expect(half?.months[0]?.people).toBeCloseTo(1);
    const [begun] = loadsOf(
      program({ teams: team(), projects: [project('a', '2026-11-01', '2027-01-31', 2)] }),
    );
    expect(begun?.months.map((it) => it.month)).toEqual(['2027-01']);
    // What is behind says nothing of what is carried: two people are at work on each day that is left.
    const [left] = loadsOf(
      program({ teams: team(), projects: [project('a', '2026-11-01', '2027-01-31', 2)] }),
      inJanuary,
    );
    expect(left?.months[0]?.people).toBeCloseTo(2);
    const offset = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(offset, offset, fc.integer({ min: 1, max: 5 })), { maxLength: 6 }),
        (list) => {
          const document = program({
            teams: team(),
            projects: list.map(([start, length, people], i) =>
              project(`j${i}`, addDays(today, start), addDays(today, start + length), people),
            ),
          });
          for (const load of loadsOf(document)) {
            const most = list.reduce((sum, [, , people]) => sum + people, 0);
            for (const { people, over } of load.months) {
              expect(people).toBeGreaterThanOrEqual(0);
              expect(people).toBeLessThanOrEqual(most + 1e-9);
              expect(over).toBeCloseTo(people - 2);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('[K15] [K16] says how much a team is over and what would bring it within', () => {
    const [load] = loadsOf(
      program({
        teams: team(),
        projects: [project('a', '2027-02-01', '2027-02-28', 2), project('b', '2027-02-01', '2027-03-31', 1)],
      }),
    );
    expect(load?.overPersonMonths).toBeCloseTo(1);
    expect(load?.levers?.people).toBeCloseTo(1);
    expect(load?.levers?.personMonths).toBeCloseTo(1);
    expect(load?.levers?.weeks).toBeCloseTo(52 / 12 / 2);
    // Of the 21 working days of January 15 are left.
    const [begun] = loadsOf(
      program({ teams: team(), projects: [project('a', '2027-01-01', '2027-01-31', 3)] }),
      inJanuary,
    );
    expect(begun?.overPersonMonths).toBeCloseTo(15 / 21);
    const [within] = loadsOf(
      program({ teams: team(), projects: [project('a', '2027-02-01', '2027-02-28', 2)] }),
    );
    expect(within?.levers).toBeNull();
    const [uncapped] = loadsOf(
      program({
        teams: team({ capacityPeople: null }),
        projects: [project('a', '2027-02-01', '2027-02-28', 9)],
      }),
    );
    expect(uncapped?.months[0]?.over).toBeNull();
    expect(uncapped?.levers).toBeNull();
  });
});
