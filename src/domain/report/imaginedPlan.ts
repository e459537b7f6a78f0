import { z } from 'zod';
import { parseCommand } from '../commands/command';
import { refusalToSentence } from '../commands/refusal';
import { err, ok, type Result } from '../result';
import { comparisonToHeadline } from '../whatif/headline';
import { simulateCommand, type WhatIf, whatIfFaultToSentence } from '../whatif/simulateSlips';
import type { PictureSource } from './roadmapPicture';

/** What is imagined of a plan, as it is asked for: what it is called, and the command that would make it true. */
export const imaginedSchema = z.strictObject({
  title: z.string().max(400),
  command: z.looseObject({ type: z.string().max(100) }),
});
export type ImaginedOptions = z.infer<typeof imaginedSchema>;

/** The plan as it would be: what a picture is drawn of, which says what it is and holds bars against the plan ([R41]). */
export function imaginedSource(
  { schedule: plan, health, today }: PictureSource,
  title: string,
  { document, schedule, comparison }: WhatIf,
): PictureSource {
  const headline = comparisonToHeadline(document, comparison);
  return { document, schedule, health, today, imagined: { title, headline, plan } };
}

/** The same of what is asked for; a sentence when the rules do not allow it. */
export function imagineSource(
  source: PictureSource,
  { title, command: input }: ImaginedOptions,
): Result<PictureSource, string> {
  const command = parseCommand(input);
  if (!command.ok) return err(refusalToSentence(command.error));
  const whatIf = simulateCommand(source.document, command.value, source.schedule);
  if (!whatIf.ok) return err(whatIfFaultToSentence(whatIf.error));
  return ok(imaginedSource(source, title, whatIf.value));
}
