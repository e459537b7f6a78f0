import { create } from 'zustand';
import type { Command, SingleCommand } from '../../../../domain/commands/command';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { RowOf } from '../../../../domain/model/kinds';
import type { Schedule } from '../../../../domain/schedule/schedule';
import type { Day } from '../../../../domain/time/day';
import { type ComparisonFigures, daysToSigned } from '../../../../domain/whatif/headline';
import { previewCommand } from '../../../../domain/whatif/previewCommand';
import { applyScenario, keepScenario, scenarioToCommand } from '../../../../domain/whatif/scenarios';
import {
  simulateCommand,
  type WhatIf,
  type WhatIfFault,
  whatIfFaultToSentence,
} from '../../../../domain/whatif/simulateSlips';
import { newId } from '../../../plan/ids';
import { announce, notify } from '../../../plan/notices';
import { act } from '../../../plan/openProgram';

/** What is imagined: rows that come some days later, or a scenario. */
export type Imagining =
  | { readonly source: 'rows'; readonly ids: readonly string[]; readonly days: number }
  | { readonly source: 'scenario'; readonly scenarioId: string };

/** What a drag would do, while the pointer holds the bar. */
export type DragImagined = {
  readonly title: string;
  /** By how much it is moved, or to which lane: "+9 d", "To Payments". */
  readonly shift: string;
  readonly commands: readonly SingleCommand[];
  /** Null until it is computed, and when the rules do not allow it. */
  readonly figures: ComparisonFigures | null;
  readonly fault: string | null;
};

/** Why a bar cannot be edited while something is imagined. */
export const notThePlan = 'Apply or discard the what-if first: what is drawn is not the plan.';

type WhatIfState = { readonly imagining: Imagining | null; readonly drag: DragImagined | null };

/** What is being imagined on the roadmap. Nothing of it is in the program. */
export const useWhatIf = create<WhatIfState>(() => ({ imagining: null, drag: null }));

/** Imagines something, or nothing any more. */
export function imagine(imagining: Imagining | null): void {
  useWhatIf.setState({ imagining });
}

/** What is imagined, computed; `fault` is the sentence that says why it cannot be. */
export type Imagined = {
  readonly title: string;
  readonly commands: readonly SingleCommand[];
  readonly whatIf: WhatIf | null;
  readonly fault: string | null;
};

function toCommand(title: string, commands: readonly SingleCommand[]): Command | null {
  const [only] = commands;
  if (!only) return null;
  return commands.length === 1 ? only : { type: 'batch', label: title, commands };
}

function faultToSentence(fault: WhatIfFault): string | null {
  const isStill = fault.code === 'refused' && fault.refusal.code === 'nothingToChange';
  return isStill ? null : whatIfFaultToSentence(fault);
}

/** Computes what commands would do. */
export function imagineCommands(
  document: ProgramDocument,
  schedule: Schedule,
  title: string,
  commands: readonly SingleCommand[],
): Imagined {
  const command = toCommand(title, commands);
  if (!command) return { title, commands, whatIf: null, fault: null };
  const done = simulateCommand(document, command, schedule);
  if (done.ok) return { title, commands, whatIf: done.value, fault: null };
  return { title, commands, whatIf: null, fault: faultToSentence(done.error) };
}

/** Computes what commands would come to, in numbers alone: fast enough for every day that a dragged bar passes. */
export function previewCommands(
  document: ProgramDocument,
  schedule: Schedule,
  title: string,
  commands: readonly SingleCommand[],
): Pick<DragImagined, 'figures' | 'fault'> {
  const command = toCommand(title, commands);
  if (!command) return { figures: null, fault: null };
  const done = previewCommand(document, command, schedule);
  if (done.ok) return { figures: done.value, fault: null };
  return { figures: null, fault: faultToSentence(done.error) };
}

/** Computes what a scenario would do to the program as it is now. */
export function imagineScenario(
  document: ProgramDocument,
  schedule: Schedule,
  scenario: RowOf<'scenario'>,
): Imagined {
  const command = scenarioToCommand(scenario);
  if (!command.ok) {
    const fault = whatIfFaultToSentence({ code: 'refused', refusal: command.error });
    return { title: scenario.title, commands: [], whatIf: null, fault };
  }
  const { value } = command;
  const commands = value.type === 'batch' ? value.commands : [value];
  return imagineCommands(document, schedule, scenario.title, commands);
}

/** What is imagined, as a picture of it is called; null where nothing is, or nothing that the rules allow. */
export function imaginedPicture(
  imagining: Imagining | null,
  imagined: Imagined | null,
): { readonly title: string; readonly whatIf: WhatIf } | null {
  if (!imagining || !imagined?.whatIf) return null;
  const { title, whatIf } = imagined;
  return { title: imagining.source === 'rows' ? `${title} ${daysToSigned(imagining.days)}` : title, whatIf };
}

/** Keeps what is imagined as a scenario. */
export async function keepAsScenario(
  title: string,
  day: Day,
  commands: readonly SingleCommand[],
): Promise<void> {
  if (commands.length === 0) return;
  if (!(await act(keepScenario(newId('scenario'), title, day, commands)))) return;
  imagine(null);
  notify({ tone: 'done', text: `Kept as scenario ‘${title}’. The plan is as it was.` });
}

/** Makes a scenario come true. */
export async function makeTrue(scenario: RowOf<'scenario'>): Promise<void> {
  const command = applyScenario(scenario);
  if (!command.ok) {
    notify({ tone: 'refused', text: whatIfFaultToSentence({ code: 'refused', refusal: command.error }) });
    return;
  }
  if (!(await act(command.value))) return;
  imagine(null);
  announce(`Applied ‘${scenario.title}’.`);
}
