import { type Command, parseCommand, type SingleCommand } from '../commands/command';
import type { Refusal } from '../commands/refusal';
import type { ProgramDocument } from '../model/document';
import type { RowOf } from '../model/kinds';
import { err, ok, type Result } from '../result';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { simulateCommand, type WhatIf, type WhatIfFault } from './simulateSlips';

type Scenario = RowOf<'scenario'>;

/** The command that keeps commands as a scenario under a title ([B2]); nothing else of the program changes. */
export function keepScenario(
  id: string,
  title: string,
  day: Day,
  commands: readonly SingleCommand[],
): SingleCommand {
  return {
    type: 'scenario.create',
    // Through JSON, as they will be read back.
    row: { id: id as Scenario['id'], title, day, commands: JSON.parse(JSON.stringify(commands)) },
  };
}

/** What a scenario says to do; a refusal when a command in it is none ([B3]). */
export function scenarioToCommand({ title, commands }: Scenario): Result<Command, Refusal> {
  const parsed: SingleCommand[] = [];
  for (const input of commands) {
    const command = parseCommand(input);
    if (!command.ok) return command;
    if (command.value.type === 'batch') parsed.push(...command.value.commands);
    else parsed.push(command.value);
  }
  const [only] = parsed;
  return ok(
    only && parsed.length === 1 ? only : { type: 'batch', label: `Apply ‘${title}’`, commands: parsed },
  );
}

/** What a scenario would do to the program as it is now, which may have changed since it was kept. */
export function simulateScenario(
  document: ProgramDocument,
  scenario: Scenario,
  schedule: Schedule,
): Result<WhatIf, WhatIfFault> {
  const command = scenarioToCommand(scenario);
  if (!command.ok) return err({ code: 'refused', refusal: command.error });
  return simulateCommand(document, command.value, schedule);
}

/** What makes a scenario come true and takes it off the list, as one change ([B4]). */
export function applyScenario(scenario: Scenario): Result<Command, Refusal> {
  const command = scenarioToCommand(scenario);
  if (!command.ok) return command;
  const { value } = command;
  return ok({
    type: 'batch',
    label: `Apply ‘${scenario.title}’`,
    commands: [
      ...(value.type === 'batch' ? value.commands : [value]),
      { type: 'scenario.delete', id: scenario.id },
    ],
  });
}
