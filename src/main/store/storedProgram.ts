import { type History, planRedo, planUndo, recordEntry } from '../../domain/history/history';
import { applyPatch, type Patch } from '../../domain/history/patch';
import type { ProgramDocument } from '../../domain/model/document';
import type { Steps } from '../../domain/steps';

/** A program with its history, as the store keeps it. */
export type StoredProgram = {
  readonly document: ProgramDocument;
  readonly history: History;
  /** Rises with every change. */
  readonly seq: number;
};

/** One change as it is journalled: all that is needed to do it again, whatever became of what was before it. */
export type StoredChange = {
  /** One more than that of the change before it. */
  readonly seq: number;
  /** ISO instant. */
  readonly time: string;
  readonly who: string;
  readonly cause: 'execute' | 'undo' | 'redo';
  readonly label: string;
  readonly patch: Patch;
  /** The seq of the change that is undone or redone; its own for one that was executed. */
  readonly of: number;
};

/** Who changed a program, when, and as its how manieth change. */
export type ChangeSignature = Pick<StoredChange, 'seq' | 'time' | 'who'>;

/** The change that undoes or redoes the latest one; null when there is none. */
export function changeToStep(
  program: StoredProgram,
  cause: 'undo' | 'redo',
  signature: ChangeSignature,
): StoredChange | null {
  const plan = cause === 'undo' ? planUndo(program.history) : planRedo(program.history);
  return plan ? { ...signature, cause, label: plan.label, patch: plan.patch, of: plan.seq } : null;
}

/** The program after a change. Throws when its patch does not fit. */
export function advance(program: StoredProgram, change: StoredChange): StoredProgram {
  const document = applyPatch(program.document, change.patch);
  return { document, history: advanceHistory(program.history, change), seq: change.seq };
}

/** A history that was lost in part does not know what was undone: then it stays as it is. */
function advanceHistory(history: History, change: StoredChange): History {
  const { seq, label, time, who, patch, cause, of } = change;
  if (cause === 'execute') return recordEntry(history, { seq, label, time, who, patch });
  const plan = cause === 'undo' ? planUndo(history) : planRedo(history);
  return plan?.seq === of ? plan.history : history;
}

/** What following changes came to. */
export type Followed = {
  readonly program: StoredProgram;
  /** The changes that were followed. */
  readonly followed: readonly StoredChange[];
  /** How many were not, because one before them is missing or does not fit. */
  readonly lost: number;
};

/** Applies the changes that come after a program, in order and without a gap, one a step. */
export function* follow(from: StoredProgram, changes: readonly StoredChange[]): Steps<Followed> {
  let program = from;
  const followed: StoredChange[] = [];
  const later = changes.filter((change) => change.seq > from.seq).sort((a, b) => a.seq - b.seq);
  const bySeq = new Map(later.map((change) => [change.seq, change]));
  for (const change of bySeq.values()) {
    yield;
    const lost = { program, followed, lost: bySeq.size - followed.length };
    if (change.seq !== program.seq + 1) return lost;
    try {
      program = advance(program, change);
    } catch {
      // The patch does not fit: whoever asked says so, and sets the changes aside.
      return lost;
    }
    followed.push(change);
  }
  return { program, followed, lost: 0 };
}
