import { create } from 'zustand';
import type { OpenedProgram, OpeningProgram, ProgramSummary, StoreFault } from '../../contract/channels';
import type { Result } from '../../domain/result';
import type { Day } from '../../domain/time/day';
import { deriveAhead } from './derived';
import { listen, request } from './door';
import { inIdleTurns } from './idleTurns';
import { notify } from './notices';
import { leaveProgram, showProgram, useOpenProgram } from './openProgram';
import { receiveProgram } from './receiveProgram';
import { goTo } from './screens';
import { select } from './selection';
import { changeSettings } from './settings';

type WorkspaceState = {
  /** Null until the list was read. */
  readonly programs: readonly ProgramSummary[] | null;
  /** Programs that are to be deleted once their Undo has passed. */
  readonly doomedIds: readonly string[];
};

const useWorkspaceStore = create<WorkspaceState>(() => ({ programs: null, doomedIds: [] }));

/** The programs of the workspace, last changed first; null until they were read. */
export function useWorkspace(): readonly ProgramSummary[] | null {
  const { programs, doomedIds } = useWorkspaceStore();
  return programs?.filter((program) => !doomedIds.includes(program.id)) ?? null;
}

async function refresh(): Promise<void> {
  const programs = await request('workspace:list', null);
  useWorkspaceStore.setState({
    programs: [...programs].sort((a, b) => (a.changedTime < b.changedTime ? 1 : -1)),
  });
}

/** Reads the list of programs and follows it for as long as the window lives. */
export async function loadWorkspace(): Promise<() => void> {
  const stop = listen('workspace:changed', () => void refresh());
  await refresh();
  return stop;
}

/** The list as it is now, outside of components. */
export function readWorkspace(): readonly ProgramSummary[] {
  return useWorkspaceStore.getState().programs ?? [];
}

/** A large program is computed before it is shown, a part of it in each turn. */
async function derivedAhead(document: OpenedProgram['document']): Promise<void> {
  try {
    await inIdleTurns(deriveAhead(document), () => false);
  } catch {
    // It is thrown again where it is drawn, and the boundary of that screen tells it.
  }
}

/** Shows a program that the shell opened, on its overview; what was selected before belonged to another. */
export async function enterProgram(opening: OpeningProgram): Promise<void> {
  const received = await receiveProgram(opening);
  if (!received.ok) {
    notify({ tone: 'refused', text: received.error.message });
    return;
  }
  const opened = received.value;
  if (opening.rowsToCome !== null) await derivedAhead(opened.document);
  const { id: before } = useOpenProgram.getState();
  select(null);
  showProgram(opened);
  goTo('Overview');
  if (before !== null && before !== opened.id) await request('program:close', { id: before as never });
  await changeSettings({ lastProgramId: opened.id as never });
}

async function enter(answer: Promise<Result<OpeningProgram, StoreFault>>): Promise<boolean> {
  const opened = await answer;
  if (opened.ok) await enterProgram(opened.value);
  else notify({ tone: 'refused', text: opened.error.message });
  return opened.ok;
}

/** Opens a program of the workspace; a fault is shown as its sentence. */
export function openProgram(id: string): Promise<boolean> {
  return enter(request('program:open', { id: id as never }));
}

/** Makes a new program and opens it. */
export function createProgram(title: string): Promise<boolean> {
  return enter(request('program:create', { title }));
}

/** Makes a program that follows a template from a day on, and opens it. */
export function createFromTemplate(templateId: string, title: string, startDay: Day): Promise<boolean> {
  return enter(request('program:createFromTemplate', { templateId, title, startDay }));
}

/** Opens the sample program, made anew when it is not there. */
export function openSample(): Promise<boolean> {
  return enter(request('program:openSample', null));
}

/** Opens the program that is broken on purpose, and the guide's list of what is to be mended in it. */
export async function openPractice(): Promise<boolean> {
  const opened = await enter(request('program:openPractice', null));
  if (opened) goTo('Guide', 'practice');
  return opened;
}

/** Leaves the open program for the portfolio. */
export async function closeProgram(): Promise<void> {
  const { id } = useOpenProgram.getState();
  select(null);
  leaveProgram();
  goTo('Portfolio');
  if (id !== null) await request('program:close', { id: id as never });
  await changeSettings({ lastProgramId: null });
}

/** How long a deleted program can be had back from its notice. */
const undoMilliseconds = 10_000;

/**
 * Takes a program off the list at once and moves it aside on disk when its Undo has passed; closing the window
 * before that keeps it.
 */
export async function deleteProgram(program: ProgramSummary): Promise<void> {
  if (useOpenProgram.getState().id === program.id) await closeProgram();
  useWorkspaceStore.setState(({ doomedIds }) => ({ doomedIds: [...doomedIds, program.id] }));
  const spare = () =>
    useWorkspaceStore.setState(({ doomedIds }) => ({
      doomedIds: doomedIds.filter((id) => id !== program.id),
    }));
  const timer = window.setTimeout(async () => {
    const deleted = await request('program:delete', { id: program.id as never });
    if (!deleted.ok) notify({ tone: 'refused', text: deleted.error.message });
    await refresh();
    spare();
  }, undoMilliseconds);
  notify({
    tone: 'done',
    text: `Deleted ‘${program.title}’.`,
    action: {
      label: 'Undo',
      run: () => {
        window.clearTimeout(timer);
        spare();
      },
    },
  });
}
