import { create } from 'zustand';
import type { OpenedProgram, ProgramChange, StoreFault } from '../../contract/channels';
import type { CommandInput } from '../../domain/commands/command';
import { type Refusal, refusalToSentence } from '../../domain/commands/refusal';
import { applyPatch } from '../../domain/history/patch';
import type { ProgramDocument } from '../../domain/model/document';
import { listen, request } from './door';
import { announce, notify } from './notices';
import { askWhatToKeep } from './outsideChange';

/** The program that this window shows; the face never changes it, it only asks. */
type OpenProgramState = {
  readonly id: string | null;
  readonly seq: number;
  readonly document: ProgramDocument | null;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

const closed: OpenProgramState = { id: null, seq: 0, document: null, undoLabel: null, redoLabel: null };

/** The open program; `useDocument` is what screens use. */
export const useOpenProgram = create<OpenProgramState>(() => closed);

/** Shows a program that the shell opened. */
export function showProgram(opened: OpenedProgram): void {
  const { id, seq, document, undoLabel, redoLabel } = opened;
  useOpenProgram.setState({ id, seq, document, undoLabel, redoLabel });
}

/** Shows no program. */
export function leaveProgram(): void {
  useOpenProgram.setState(closed);
}

/** The open program's document; throws outside of the screens that are shown for an open program only. */
export function useDocument(): ProgramDocument {
  const document = useOpenProgram((state) => state.document);
  if (!document) throw new Error('No program is open');
  return document;
}

async function takeChange(change: ProgramChange): Promise<void> {
  const state = useOpenProgram.getState();
  if (state.id !== change.id || state.document === null || change.seq <= state.seq) return;
  if (change.seq !== state.seq + 1) {
    const opened = await request('program:open', { id: state.id as never });
    if (opened.ok) showProgram(opened.value);
    return;
  }
  useOpenProgram.setState({
    seq: change.seq,
    document: applyPatch(state.document, change.patch),
    undoLabel: change.undoLabel,
    redoLabel: change.redoLabel,
  });
}

/** Follows the shell's changes for as long as the window lives. */
export function followChanges(): () => void {
  return listen('program:changed', (change) => void takeChange(change));
}

function faultToSentence(fault: Refusal | StoreFault): string {
  return 'message' in fault ? fault.message : refusalToSentence(fault);
}

/**
 * Asks for a change of the open program. Resolves when it is on disk; answers whether it was done.
 * A refusal is shown and spoken as a sentence; "nothing to change" counts as done.
 */
export async function act(command: CommandInput): Promise<boolean> {
  const { id } = useOpenProgram.getState();
  if (id === null) return false;
  const answer = await request('program:execute', { id: id as never, command });
  if (answer.ok) return true;
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
