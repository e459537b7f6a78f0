import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import { findRow, type ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import type { Moment } from '../../../src/domain/time/moment';
import { comparisonToHeadline, daysToSigned } from '../../../src/domain/whatif/headline';
import { applyScenario, keepScenario, simulateScenario } from '../../../src/domain/whatif/scenarios';
import { simulateCommand } from '../../../src/domain/whatif/simulateSlips';
import { fullAgreement, manual, program, run, twoTeams } from '../build';

const move = { type: 'project.move', id: 'j_a', startAt: '2027-01-18' as Moment } as const;

function plan(): ProgramDocument {
  return program(
    {
      ...twoTeams,
      projects: [
        { ...twoTeams.projects[0], ...manual('2027-01-04', '2027-01-08') },
        { ...twoTeams.projects[1], plan: { durationMinutes: 2_400 } },
      ],
      milestones: [{ id: 'm_a', title: 'GA', plan: {} }],
      dependencies: [
        {
          id: 'd_a',
          predecessorId: 'j_a',
          successorId: 'j_b',
          agreement: fullAgreement({
            state: 'Committed',
            committedDay: '2027-01-08',
            neededByDay: '2027-01-11',
          }),
        },
        { id: 'd_b', predecessorId: 'j_b', successorId: 'm_a' },
      ],
    },
    { targetMilestoneId: 'm_a' },
  );
}

function kept(): ProgramDocument {
  return run(plan(), keepScenario('s_a', 'Two weeks later', '2027-01-04' as Day, [move])).document;
}

const scenarioOf = (document: ProgramDocument) => {
  const scenario = findRow(document, 'scenario', 's_a');
  if (!scenario) throw new Error('No scenario');
  return scenario;
};

describe('Scenarios', () => {
  it('[B1] says what would be in one line', () => {
    const document = plan();
    const whatIf = simulateCommand(document, move);
    if (!whatIf.ok) throw new Error('Refused');
    expect(comparisonToHeadline(document, whatIf.value.comparison)).toBe(
      '3 items move, GA +14 d, 1 promise broken',
    );
    const still = simulateCommand(document, { type: 'project.change', id: 'j_a', changes: { title: 'X' } });
    expect(still.ok && comparisonToHeadline(document, still.value.comparison)).toBe('Nothing moves');
    expect([daysToSigned(9), daysToSigned(-2), daysToSigned(0)]).toEqual(['+9 d', '−2 d', '±0 d']);
  });

  it('[B2] keeps a what-if without touching the plan', () => {
    const document = kept();
    expect({ ...document, scenarios: [] }).toEqual(plan());
    const imagined = simulateScenario(document, scenarioOf(document), computeSchedule(document));
    expect(imagined.ok && findRow(imagined.value.document, 'project', 'j_a')?.plan.startAt).toBe(
      '2027-01-18',
    );
  });

  it('[B3] refuses a scenario that holds no command, or no longer fits', () => {
    const document = kept();
    const odd = { ...scenarioOf(document), commands: [{ type: 'project.explode', id: 'j_a' }] };
    expect(simulateScenario(document, odd, computeSchedule(document)).ok).toBe(false);
    expect(applyScenario(odd).ok).toBe(false);
    const without = run(document, { type: 'project.delete', id: 'j_a' }).document;
    const late = simulateScenario(without, scenarioOf(without), computeSchedule(without));
    expect(!late.ok && late.error.code).toBe('refused');
  });

  it('[B4] applies to the program as it is now and is off the list, as one change', () => {
    const document = run(kept(), {
      type: 'project.change',
      id: 'j_b',
      changes: { title: 'Renamed' },
    }).document;
    const command = applyScenario(scenarioOf(document));
    if (!command.ok) throw new Error('Refused');
    const done = execute(document, command.value);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    expect(done.value.document.scenarios).toEqual([]);
    expect(findRow(done.value.document, 'project', 'j_a')?.plan.startAt).toBe('2027-01-18');
    expect(findRow(done.value.document, 'project', 'j_b')?.title).toBe('Renamed');
  });
});
