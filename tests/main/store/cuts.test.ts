import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import { advance, changeToStep, type StoredProgram } from '../../../src/main/store/storedProgram';
import {
  callsMade,
  cutPower,
  endAfterCalls,
  failCalls,
  hasEnded,
  hasFailed,
  mendDisk,
  rememberUnsynced,
  withoutFaults,
} from './faultyDisk';
import { change, createClock, emptyProgram, plain, renameTo, scratchFolder } from './programFixtures';

const id = 'program_1';
const team = (name: string) => ({ type: 'team.create', row: { id: name, name } });

let scratch: string | null = null;

afterEach(() => {
  mendDisk();
  rememberUnsynced(null);
  if (scratch !== null) fs.rmSync(scratch, { recursive: true, force: true });
});

/** What a run of the app came to before it ended: what was answered, and what may have been on its way. */
type Run = { readonly answered: StoredProgram | null; readonly onItsWay: StoredProgram | null };

/** A working day in small: a program is made, changed, undone, brought into parts twice, and closed. */
async function work(folder: string): Promise<Run> {
  const clock = createClock();
  const store = new FileProgramStore(folder, { ...clock, tell: () => undefined });
  let answered: StoredProgram | null = null;
  const first = emptyProgram(id);
  if (!(await store.create(id, first)).ok) return { answered, onItsWay: first };
  answered = first;
  const steps: readonly (Record<string, unknown> | 'undo' | 'rest')[] = [
    team('a'),
    team('b'),
    renameTo('North'),
    'rest',
    team('c'),
    'undo',
    'rest',
    renameTo('South'),
    renameTo('East'),
  ];
  for (const step of steps) {
    if (step === 'rest') {
      clock.pass(3_000);
      // Opening what is open waits for nothing; closing would. So the parts are waited for by their own order.
      for (let turn = 0; turn < 100 && !hasEnded(); turn++) await clock.turn();
      continue;
    }
    const before: StoredProgram = answered;
    const signature = { seq: before.seq + 1, time: '2026-11-22T10:00:01.000Z', who: 'Mira' };
    const undo = step === 'undo' ? changeToStep(before, 'undo', signature) : null;
    const next = undo ? { change: undo, after: advance(before, undo) } : change(before, step as never);
    const done = store.commit(id, [next.change], next.after);
    if (!done.ok) return { answered, onItsWay: next.after };
    answered = next.after;
  }
  await store.close(id);
  return { answered, onItsWay: null };
}

const told = (program: StoredProgram) => ({
  document: plain(program.document),
  done: program.history.done.map(({ label }) => label),
  undone: program.history.undone.map(({ label }) => label),
});

/** Runs the day, ends it before its nth call, and looks at what is on disk. */
async function cutAt(calls: number, powerShare: number | null): Promise<boolean> {
  scratch = scratchFolder();
  const folder = path.join(scratch, 'programs');
  const kept = path.join(scratch, 'kept');
  fs.mkdirSync(kept);
  if (powerShare !== null) rememberUnsynced(kept);
  endAfterCalls(calls);
  const { answered, onItsWay } = await work(folder);
  const ended = hasEnded();
  mendDisk();
  if (powerShare !== null && ended) cutPower(powerShare);
  rememberUnsynced(null);

  const store = new FileProgramStore(folder, { ...createClock(), tell: () => undefined });
  const opened = await store.open(id);
  const may = [answered, onItsWay].filter((state) => state !== null).map(told);
  if (!opened.ok) {
    // Only a program whose making was not answered may be missing.
    expect([calls, answered, opened.error.code]).toEqual([calls, null, 'missing']);
  } else {
    expect([calls, opened.value.notes]).toEqual([calls, []]);
    expect(may).toContainEqual(told(opened.value.program));
    const next = change(opened.value.program, renameTo('After it'));
    expect(store.commit(id, [next.change], next.after).ok).toBe(true);
    await store.close(id);
    const again = await store.open(id);
    if (!again.ok) throw new Error(again.error.message);
    expect(told(again.value.program)).toEqual(told(next.after));
    await store.close(id);
  }
  fs.rmSync(scratch, { recursive: true, force: true });
  return ended;
}

describe('[Z1] the process ends between two calls of a commit or of what follows it', () => {
  it('whichever they are: what was answered is there, in order, and nothing is said to be damaged', async () => {
    let calls = 0;
    while (await cutAt(calls, null)) calls += 1;
    expect(calls).toBeGreaterThan(100);
    expect(callsMade()).toBeGreaterThan(100);
  }, 120_000);

  it.each([0.5, 1])(
    'and the power goes with it, taking %d of what was not synced',
    async (share) => {
      let calls = 0;
      while (await cutAt(calls, share)) calls += 3;
      expect(calls).toBeGreaterThan(100);
    },
    120_000,
  );
});

/** Works through the same day with a disk that says no now and then; a change that is refused is left out. */
async function workOnBadDisk(folder: string): Promise<StoredProgram | null> {
  const clock = createClock();
  const store = new FileProgramStore(folder, { ...clock, tell: () => undefined });
  let program = emptyProgram(id);
  for (let attempt = 0; attempt < 2; attempt++) {
    if ((await store.create(id, program)).ok) break;
    if (attempt === 1) return null;
  }
  for (const step of [team('a'), team('b'), 'rest', renameTo('North'), team('c'), 'rest', renameTo('East')]) {
    if (typeof step === 'string') {
      clock.pass(30_000);
      for (let turn = 0; turn < 40; turn++) await clock.turn();
      continue;
    }
    const next = change(program, step as never);
    const done = store.commit(id, [next.change], next.after);
    if (done.ok) {
      program = next.after;
      continue;
    }
    const onDisk = await withoutFaults(() => readBeside(folder));
    if (done.error.message.includes('not known')) {
      // Then it may be either, and nothing more is taken until the program is opened again.
      expect([told(program), told(next.after)]).toContainEqual(told(onDisk));
      expect(store.commit(id, [next.change], next.after).ok).toBe(false);
      store.closeAll();
      return onDisk;
    }
    // What is refused leaves what can be read as it was.
    expect(told(onDisk)).toEqual(told(program));
  }
  await store.close(id);
  return program;
}

async function readBeside(folder: string): Promise<StoredProgram> {
  const beside = `${folder}-beside`;
  // What a write that failed left is removed behind its back, and is nothing to be read.
  fs.cpSync(folder, beside, { recursive: true, filter: (file) => !/\.tmp-\w+$/.test(file) });
  const opened = await new FileProgramStore(beside, { ...createClock(), tell: () => undefined }).open(id);
  fs.rmSync(beside, { recursive: true, force: true });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.program;
}

describe('[Z2] the disk says no at any call, once or for a while', () => {
  it.each([
    ['ENOSPC', 1],
    ['ENOSPC', 40],
    ['EACCES', 5],
    ['EROFS', 12],
    ['EIO', 2],
  ] as const)(
    '%s, %d times: what was answered is there, what was refused is not',
    async (code, count) => {
      for (let after = 0; ; after += 3) {
        scratch = scratchFolder();
        const folder = path.join(scratch, 'programs');
        failCalls(after, count, code);
        const program = await workOnBadDisk(folder);
        const failed = hasFailed();
        mendDisk();
        if (program) {
          const opened = await new FileProgramStore(folder, { ...createClock(), tell: () => undefined }).open(
            id,
          );
          if (!opened.ok) throw new Error(opened.error.message);
          expect([after, told(opened.value.program)]).toEqual([after, told(program)]);
          expect([after, opened.value.notes]).toEqual([after, []]);
        }
        fs.rmSync(scratch, { recursive: true, force: true });
        // A failure that was met mends the disk; one that was not reached ends the loop.
        if (!failed && after > 150) break;
      }
    },
    120_000,
  );
});
