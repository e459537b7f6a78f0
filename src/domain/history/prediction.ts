import type { Command } from '../commands/command';
import { execute } from '../commands/execute';
import type { Refusal } from '../commands/refusal';
import type { ProgramDocument } from '../model/document';
import { ok, type Result } from '../result';
import { applyPatch, type Patch } from './patch';

/** A command that was asked for and is not yet known to be on disk, with what it makes of the program. */
type Pending = {
  readonly key: number;
  readonly command: Command;
  readonly patch: Patch;
  readonly document: ProgramDocument;
};

/**
 * What a window shows while the authority is still writing: the program as it was last confirmed, and upon it the
 * commands that are under way, each decided by the same law.
 */
export type Prediction = { readonly confirmed: ProgramDocument; readonly pending: readonly Pending[] };

/** Nothing is under way. */
export function createPrediction(confirmed: ProgramDocument): Prediction {
  return { confirmed, pending: [] };
}

/** The program as it is shown ([E1]). */
export function shownDocument({ confirmed, pending }: Prediction): ProgramDocument {
  return pending.at(-1)?.document ?? confirmed;
}

/** Adds a command under a key of the caller's; a refusal changes nothing. */
export function predict(prediction: Prediction, key: number, command: Command): Result<Prediction, Refusal> {
  const done = execute(shownDocument(prediction), command);
  if (!done.ok) return done;
  const { document, patch } = done.value;
  return ok({ ...prediction, pending: [...prediction.pending, { key, command, patch, document }] });
}

/**
 * Takes a confirmed change. One that is what the first pending command was expected to do leaves what is shown the very
 * same object ([E2]); any other is put below what is pending, which is decided anew ([E3]).
 */
export function confirmPatch({ confirmed, pending }: Prediction, patch: Patch): Prediction {
  const [first, ...rest] = pending;
  if (first && JSON.stringify(first.patch) === JSON.stringify(patch)) {
    return { confirmed: first.document, pending: rest };
  }
  return rebase(applyPatch(confirmed, patch), pending);
}

/**
 * Takes several confirmed changes in their order ([E5]). While nothing is pending they are applied at once, so that each
 * table is copied once however many they are.
 */
export function confirmPatches(prediction: Prediction, patches: readonly Patch[]): Prediction {
  let next = prediction;
  let taken = 0;
  for (const patch of patches) {
    if (next.pending.length === 0) break;
    next = confirmPatch(next, patch);
    taken += 1;
  }
  const rest = patches.slice(taken).flat();
  return rest.length === 0 ? next : createPrediction(applyPatch(next.confirmed, rest));
}

/** Takes a pending command back, because it was refused or because its change came in another shape ([E4]). */
export function dropPending(prediction: Prediction, key: number): Prediction {
  if (!prediction.pending.some((it) => it.key === key)) return prediction;
  return rebase(
    prediction.confirmed,
    prediction.pending.filter((it) => it.key !== key),
  );
}

function rebase(confirmed: ProgramDocument, pending: readonly Pending[]): Prediction {
  let prediction = createPrediction(confirmed);
  for (const { key, command } of pending) {
    // What cannot be done any more is left to the authority, which says so in its own time.
    const next = predict(prediction, key, command);
    if (next.ok) prediction = next.value;
  }
  return prediction;
}
