import { createContext, use } from 'react';
import { create } from 'zustand';
import type { OpenedProgram, ProgramChange, StoreFault } from '../../contract/channels';
import { type CommandInput, parseCommand } from '../../domain/commands/command';
import { type Refusal, refusalToSentence } from '../../domain/commands/refusal';
import {
  confirmPatches,
  createPrediction,
  dropPending,
  type Prediction,
  predict,
  shownDocument,
} from '../../domain/history/prediction';
import type { ProgramDocument } from '../../domain/model/document';
import { listen, request } from './door';
import { gather } from './gather';
import { announce, notify } from './notices';
import { askWhatToKeep } from './outsideChange';
import { receiveProgram } from './receiveProgram';

/** The program that this window shows; the face never changes it, it only asks. */
type OpenProgramState = {
  readonly id: string | null;
  readonly seq: number;
  /** As it is shown: what was asked for is seen at once, before the shell has it on disk. */
  readonly document: ProgramDocument | null;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

const closed: OpenProgramState = { id: null, seq: 0, document: null, undoLabel: null, redoLabel: null };

/** The open program; `useDocument` is what screens use. */
export const useOpenProgram = create<OpenProgramState>(() => closed);

let prediction: Prediction | null = null;
let lastKey = 0;
/** Commands that are on disk, and the number of the change that will say so here. */
const answeredSeqByKey = new Map<number, number>();

/** Larger batches are not decided twice: the window would wait for its own decision. */
const largestPredictedBatch = 500;

function showPrediction(next: Prediction): void {
  prediction = next;
  useOpenProgram.setState({ document: shownDocument(next) });
}

/** Shows a program that the shell opened, with what has been changed since. */
export function showProgram(opened: OpenedProgram): void {
  show(opened);
  if (isBehind()) void readAgain();
}

function show(opened: OpenedProgram): void {
  const { id, seq, document, undoLabel, redoLabel } = opened;
  prediction = createPrediction(document);
  answeredSeqByKey.clear();
  useOpenProgram.setState({ id, seq, document, undoLabel, redoLabel });
}

/** Shows no program. */
export function leaveProgram(): void {
  prediction = null;
  useOpenProgram.setState(closed);
}

/** The version of the program that a part of the window shows, where that is not the latest. */
export const DocumentInView = createContext<ProgramDocument | null>(null);

const noProgram = Symbol('no program');

/**
 * What is read of the open program's document; drawn anew only when that is another value. Throws outside of the screens
 * that are shown for an open program only.
 */
export function useOfDocument<T>(read: (document: ProgramDocument) => T): T {
  const inView = use(DocumentInView);
  const found = useOpenProgram((state) => {
    const document = inView ?? state.document;
    return document ? read(document) : noProgram;
  });
  if (found === noProgram) throw new Error('No program is open');
  return found as T;
}

const whole = (document: ProgramDocument) => document;

/** The open program's document; throws outside of the screens that are shown for an open program only. */
export function useDocument(): ProgramDocument {
  return useOfDocument(whole);
}

const heard = gather(takeChanges);
/** The number of the latest change that was heard of a program, shown or not. */
let latestHeard = { id: '', seq: 0 };
let isReadingAgain = false;

function takeChanges(changes: readonly ProgramChange[]): void {
  const { id, seq } = useOpenProgram.getState();
  const last = changes.at(-1);
  if (last) latestHeard = last;
  const news = changes.filter((change) => change.id === id && change.seq > seq);
  const latest = news.at(-1);
  if (!latest || prediction === null) return;
  if (news.some((change, i) => change.seq !== seq + 1 + i)) {
    void readAgain();
    return;
  }
  prediction = confirmPatches(
    prediction,
    news.map(({ patch }) => patch),
  );
  for (const [key, answeredSeq] of answeredSeqByKey) {
    if (answeredSeq > latest.seq) continue;
    // Confirmed in another shape than was expected, or as expected and gone already.
    prediction = dropPending(prediction, key);
    answeredSeqByKey.delete(key);
  }
  useOpenProgram.setState({
    seq: latest.seq,
    document: shownDocument(prediction),
    undoLabel: latest.undoLabel,
    redoLabel: latest.redoLabel,
  });
}

/** Reads the open program again while changes of it were missed. */
async function readAgain(): Promise<void> {
  if (isReadingAgain) return;
  isReadingAgain = true;
  try {
    for (let { id } = useOpenProgram.getState(); id !== null; ) {
      const answer = await request('program:open', { id: id as never });
      const opened = answer.ok ? await receiveProgram(answer.value) : answer;
      if (useOpenProgram.getState().id !== id) return;
      if (!opened.ok) {
        notify({ tone: 'refused', text: opened.error.message });
        return;
      }
      show(opened.value);
      if (!isBehind()) return;
    }
  } finally {
    isReadingAgain = false;
  }
}

function isBehind(): boolean {
  const { id, seq } = useOpenProgram.getState();
  return latestHeard.id === id && latestHeard.seq > seq;
}

/** Follows the shell's changes for as long as the window lives. */
export function followChanges(): () => void {
  return listen('program:changed', heard.add);
}

/** Why something was not done, in one sentence. */
export function faultToSentence(fault: Refusal | { readonly message: string }): string {
  return 'message' in fault ? fault.message : refusalToSentence(fault);
}

/** Shows what a command will do. Answers the key under which it is pending; null where it is left to the shell. */
function showAhead(command: CommandInput): number | null {
  if (prediction === null) return null;
  if (command.type === 'batch' && command.commands.length > largestPredictedBatch) return null;
  const parsed = parseCommand(command);
  if (!parsed.ok) return null;
  lastKey += 1;
  const next = predict(prediction, lastKey, parsed.value);
  if (!next.ok) return null;
  showPrediction(next.value);
  return lastKey;
}

/**
 * Asks for a change of the open program, which is shown at once ([E1]). Resolves when it is on disk; answers whether it
 * was done. A refusal is shown and spoken as a sentence; "nothing to change" counts as done.
 */
export async function act(command: CommandInput): Promise<boolean> {
  const { id } = useOpenProgram.getState();
  if (id === null) return false;
  const key = showAhead(command);
  const answer = await request('program:execute', { id: id as never, command });
  // What the shell said otherwise, or refused, is not shown any longer.
  if (key !== null && prediction !== null && useOpenProgram.getState().id === id) {
    if (answer.ok && answer.value.seq > useOpenProgram.getState().seq) {
      answeredSeqByKey.set(key, answer.value.seq);
    } else showPrediction(dropPending(prediction, key));
  }
  if (answer.ok) {
    // What was not shown ahead is shown by the time that whoever asked goes on.
    if (key === null) heard.flush();
    return true;
  }
  if ('code' in answer.error && answer.error.code === 'nothingToChange') return true;
  tellFault(answer.error);
  return false;
}

function tellFault(fault: Refusal | StoreFault): void {
  if ('message' in fault && fault.code === 'changedOutside') askWhatToKeep(true);
  else notify({ tone: 'refused', text: faultToSentence(fault) });
}

/** Takes back the latest change of the open program, or does it again. */
export async function undoOrRedo(which: 'undo' | 'redo'): Promise<void> {
  const { id } = useOpenProgram.getState();
  if (id === null) return;
  const answer = await request(`program:${which}`, { id: id as never });
  if (answer === null) announce(which === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
  else if (answer.ok) announce(`${which === 'undo' ? 'Undone' : 'Redone'}: ${answer.value.label}`);
  else tellFault(answer.error);
}
