import type { SingleCommand } from '../commands/command';
import { verdictWords } from '../gates/readiness';
import { findRow, type ProgramDocument } from '../model/document';
import type { Gate } from '../model/work';
import { err, ok, type Result } from '../result';
import type { Day } from '../time/day';
import { quote } from '../words';

/** A gate that stands on the time axis. */
export type DatedGate = Gate & { readonly day: Day };

/** The gates among some rows that have a day. */
export function datedGates(document: ProgramDocument, ids: readonly string[]): readonly DatedGate[] {
  return ids.flatMap((id) => {
    const gate = findRow(document, 'gate', id);
    return gate && gate.day !== null ? [{ ...gate, day: gate.day }] : [];
  });
}

/** [E31] Why a gate stays on its day: it was decided then. Null while it can be moved; one on hold can. */
export function whyGateStays(gate: Gate): string | null {
  const { verdict } = gate;
  if (verdict === null || verdict === 'hold') return null;
  return `${quote(gate.title)} was decided (${verdictWords[verdict]}): its day stays.`;
}

/** [E31] What puts a gate on another day, or why it stays on its own. */
export function moveGate(gate: Gate, day: Day): Result<SingleCommand, string> {
  const why = whyGateStays(gate);
  return why === null ? ok({ type: 'gate.change', id: gate.id, changes: { day } }) : err(why);
}

/** [E32] Why nothing is linked to a gate. */
export const whyGateHasNoLinks =
  'Nothing is linked to a gate, which is decided and not done: link to the milestone that its decision lets begin, or write what it waits for as a criterion.';
