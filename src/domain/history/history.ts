import { invertPatch, type Patch } from './patch';

/** One thing that was done, as undo shows it. */
export type HistoryEntry = {
  /** Rises by one with every change of the program, undo and redo included. */
  readonly seq: number;
  /** What was done, for menus: "Move 'Cut-over'". */
  readonly label: string;
  /** ISO instant. */
  readonly time: string;
  readonly who: string;
  readonly patch: Patch;
};

/** What can be undone (`done`, latest last) and redone (`undone`, next last). */
export type History = { readonly done: readonly HistoryEntry[]; readonly undone: readonly HistoryEntry[] };

/** The history of a program on which nothing was done. */
export const emptyHistory: History = { done: [], undone: [] };

/** How many entries are kept; the oldest are forgotten. */
export const historyLimit = 500;

/** Remembers what was just done; what had been undone can no longer be redone. */
export function recordEntry(history: History, entry: HistoryEntry): History {
  return { done: [...history.done, entry].slice(-historyLimit), undone: [] };
}

/** What an undo or redo comes to: the seq of the entry that it takes back or does again, and the history after it. */
export type HistoryPlan = {
  readonly seq: number;
  readonly label: string;
  readonly patch: Patch;
  readonly history: History;
};

/** The patch that undoes the latest entry, with the history after it; `null` when there is nothing to undo. */
export function planUndo(history: History): HistoryPlan | null {
  const entry = history.done.at(-1);
  if (!entry) return null;
  return {
    seq: entry.seq,
    label: entry.label,
    patch: invertPatch(entry.patch),
    history: { done: history.done.slice(0, -1), undone: [...history.undone, entry] },
  };
}

/** The patch that does the latest undone entry again; `null` when there is nothing to redo. */
export function planRedo(history: History): HistoryPlan | null {
  const entry = history.undone.at(-1);
  if (!entry) return null;
  return {
    seq: entry.seq,
    label: entry.label,
    patch: entry.patch,
    history: { done: [...history.done, entry], undone: history.undone.slice(0, -1) },
  };
}
