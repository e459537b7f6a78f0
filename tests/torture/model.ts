import { type Command, parseCommand } from '../../src/domain/commands/command';
import { execute } from '../../src/domain/commands/execute';
import { emptyHistory } from '../../src/domain/history/history';
import { createDocument, type ProgramDocument } from '../../src/domain/model/document';
import { kinds } from '../../src/domain/model/kinds';
import { programHeaderSchema } from '../../src/domain/model/program';
import type { Task } from '../../src/domain/model/work';
import {
  advance,
  changeToStep,
  type StoredChange,
  type StoredProgram,
} from '../../src/main/store/storedProgram';

/** A task of these rows takes about so many bytes on disk. */
const bytesPerTask = 500;

/** A program of about so many bytes, the same one every time. */
export function programOfSize(id: string, bytes: number): StoredProgram {
  const document = createDocument(programHeaderSchema.parse({ id, title: 'Start' }));
  const project = kinds.project.schema.parse({ id: 'p', title: 'Project' });
  const task = kinds.task.schema.parse({ id: 't', title: 'T', projectId: 'p' }) as Task;
  const tasks = Array.from({ length: Math.max(1, Math.round(bytes / bytesPerTask)) }, (_, i) => ({
    ...task,
    id: `t${i}` as Task['id'],
    title: `Task ${i} of a long list`,
  }));
  const filled = { ...document, projects: [project], tasks } as ProgramDocument;
  return { document: filled, history: emptyHistory, seq: 0 };
}

/** The one change that comes after a state: a rename, a row more or less, now and then an undo or a redo. */
export function nextChange(program: StoredProgram): { change: StoredChange; after: StoredProgram } {
  const seq = program.seq + 1;
  const signature = { seq, time: new Date(1_800_000_000_000 + seq * 1_000).toISOString(), who: 'Mira' };
  if (seq % 7 === 0 || seq % 11 === 0) {
    const step = changeToStep(program, seq % 7 === 0 ? 'undo' : 'redo', signature);
    if (step) return { change: step, after: advance(program, step) };
  }
  const decided = execute(program.document, commandOf(program, seq));
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  const { patch, label } = decided.value;
  const change: StoredChange = { ...signature, cause: 'execute', label, patch, of: seq };
  return { change, after: advance(program, change) };
}

function commandOf({ document }: StoredProgram, seq: number): Command {
  const { tasks } = document;
  const task = tasks[(seq * 7_919) % tasks.length];
  const input =
    seq % 5 === 0 || !task
      ? { type: 'task.create', row: { id: `n${seq}`, title: `New ${seq}`, projectId: 'p' } }
      : seq % 17 === 0 && tasks.length > 1
        ? { type: 'task.delete', id: task.id }
        : seq % 3 === 0
          ? { type: 'program.change', changes: { title: `Title ${seq}` } }
          : { type: 'task.change', id: task.id, changes: { title: `Task named by change ${seq}` } };
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** What is told of a state, to compare two. */
export function stateText({ document, history }: StoredProgram): string {
  const labels = (entries: readonly { label: string; seq: number }[]) =>
    entries.map(({ label, seq }) => `${seq} ${label}`);
  return JSON.stringify([document, labels(history.done), labels(history.undone)]);
}

/** Numbers from 0 up to below 1, the same ones for a seed. Source: T. Wang's mix of a Weyl sequence, 32 bits. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The store's surroundings, with the clock of the machine. */
export const realSurroundings = {
  now: () => new Date(),
  later: (run: () => void, afterMs: number) => {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  },
  turn: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
