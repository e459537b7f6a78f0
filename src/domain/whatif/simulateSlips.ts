import type { Command } from '../commands/command';
import { execute } from '../commands/execute';
import { type Refusal, refusalToSentence } from '../commands/refusal';
import type { ProgramDocument } from '../model/document';
import { err, ok, type Result } from '../result';
import { computeSchedule } from '../schedule/computeSchedule';
import type { Schedule } from '../schedule/schedule';
import { updateSchedule } from '../schedule/updateSchedule';
import { comparePlans, type PlanComparison } from './comparePlans';
import { type Slip, type SlipFault, slipFaultToSentence, slipsToCommand } from './slips';
import { type Telling, whomToTell } from './tell';

/** What would be if. Nothing of it is kept: `command` applies it, or goes into a scenario. */
export type WhatIf = {
  readonly command: Command;
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly comparison: PlanComparison;
  readonly tell: readonly Telling[];
};

/** Why something cannot be imagined. */
export type WhatIfFault = SlipFault | { readonly code: 'refused'; readonly refusal: Refusal };

/** One sentence for a person. */
export function whatIfFaultToSentence(fault: WhatIfFault): string {
  return fault.code === 'refused' ? refusalToSentence(fault.refusal) : slipFaultToSentence(fault);
}

/** [W1] What slips would do to a program; the program itself is not touched. */
export function simulateSlips(
  document: ProgramDocument,
  slips: readonly Slip[],
  schedule: Schedule = computeSchedule(document),
): Result<WhatIf, WhatIfFault> {
  const command = slipsToCommand(document, schedule, slips);
  return command.ok ? simulateCommand(document, command.value, schedule) : command;
}

/**
 * What any command, a scenario's as well, would do to a program ([W7]). Fast where `schedule` is the program's own: then only
 * what depends on the change is computed.
 */
export function simulateCommand(
  document: ProgramDocument,
  command: Command,
  schedule: Schedule = computeSchedule(document),
): Result<WhatIf, WhatIfFault> {
  const done = execute(document, command);
  if (!done.ok) return err({ code: 'refused', refusal: done.error });
  const after = done.value.document;
  const afterSchedule = updateSchedule(schedule, after).schedule;
  const comparison = comparePlans(schedule, after, afterSchedule);
  return ok({
    command,
    document: after,
    schedule: afterSchedule,
    comparison,
    tell: whomToTell(after, comparison),
  });
}
