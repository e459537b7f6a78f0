import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

type Clock = ReturnType<typeof createClock>;

/** What a run of the app came to before it ended: what was answered, and what may have been on its way. */
type Run = { readonly answered: StoredProgram | null; readonly onItsWay: StoredProgram | null };

/** A working day in small: a program is made, changed, undone, brought into parts twice, and closed. */
async function work(folder: string, clock: Clock, turnsOfRest: number): Promise<Run> {
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
      for (let turn = 0; turn < turnsOfRest && !hasEnded(); turn++) await clock.turn();
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
async function cutAt(calls: number, powerShare: number | null, turnsOfRest = 100): Promise<boolean> {
  scratch = scratchFolder();
  const folder = path.join(scratch, 'programs');
  const kept = path.join(scratch, 'kept');
  fs.mkdirSync(kept);
  if (powerShare !== null) rememberUnsynced(kept);
  endAfterCalls(calls);
  const clock = createClock();
  const { answered, onItsWay } = await work(folder, clock, turnsOfRest);
  const ended = hasEnded();
  // What was being written in turns ends with the process: it must not go on once the disk is well.
  clock.end();
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
async function workOnBadDisk(
  folder: string,
  clock: Clock,
  turnsOfRest: number,
): Promise<StoredProgram | null> {
  const store = new FileProgramStore(folder, { ...clock, tell: () => undefined });
  let program = emptyProgram(id);
  for (let attempt = 0; attempt < 2; attempt++) {
    if ((await store.create(id, program)).ok) break;
    if (attempt === 1) return null;
  }
  for (const step of [team('a'), team('b'), 'rest', renameTo('North'), team('c'), 'rest', renameTo('East')]) {
    if (typeof step === 'string') {
      clock.pass(30_000);
      for (let turn = 0; turn < turnsOfRest; turn++) await clock.turn();
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

/** Has the disk fail so many times after so many calls, works through the day, and looks at what is there then. */
async function failAt(
  after: number,
  [code, count]: readonly [code: string, count: number],
  turnsOfRest = 40,
): Promise<boolean> {
  scratch = scratchFolder();
  const folder = path.join(scratch, 'programs');
  failCalls(after, count, code);
  const clock = createClock();
  const program = await workOnBadDisk(folder, clock, turnsOfRest);
  // Whoever gives a program up may still have something under way, which must come to nothing.
  for (let turn = 0; turn < 40; turn++) await clock.turn();
  clock.end();
  const failed = hasFailed();
  mendDisk();
  if (program) {
    const opened = await new FileProgramStore(folder, { ...createClock(), tell: () => undefined }).open(id);
    if (!opened.ok) throw new Error(opened.error.message);
    expect([after, told(opened.value.program)]).toEqual([after, told(program)]);
    expect([after, opened.value.notes]).toEqual([after, []]);
  }
  fs.rmSync(scratch, { recursive: true, force: true });
  // A failure that was met mends the disk; one that was not reached ends the loop.
  return failed || after <= 150;
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
      for (let after = 0; await failAt(after, [code, count]); ) after += 3;
    },
    120_000,
  );
});

describe('[Z1] [Z2] a machine so slow that every step takes a turn of its own', () => {
  beforeEach(() => {
    let moment = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      moment += 1_000;
      return moment;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it.each([1, 3, 5, 6, 7, 8, 9, 10, 12])(
    'changed, ended and failed when the parts have been written for %d turns',
    async (turns) => {
      for (let calls = 20; await cutAt(calls, null, turns); ) calls += 3;
      for (let calls = 21; await cutAt(calls, 1, turns); ) calls += 9;
      for (const failure of [
        ['ENOSPC', 1],
        ['EIO', 2],
      ] as const)
        for (let after = 40; await failAt(after, failure, turns); ) after += 5;
    },
    120_000,
  );

  it('let go while its parts are written: who opens it then has it alone', async () => {
    for (let turns = 0; turns < 25; turns++) {
      const folder = scratchFolder();
      scratch = folder;
      const clock = createClock();
      const first = new FileProgramStore(folder, { ...clock, tell: () => undefined });
      let program = emptyProgram(id);
      expect((await first.create(id, program)).ok).toBe(true);
      const commit = (store: FileProgramStore, title: string) => {
        const next = change(program, renameTo(title));
        program = next.after;
        return store.commit(id, [next.change], next.after);
      };
      for (const title of ['North', 'East']) expect(commit(first, title).ok).toBe(true);
      clock.pass(3_000);
      for (let turn = 0; turn < turns; turn++) await clock.turn();
      first.closeAll();
      const second = new FileProgramStore(folder, { ...createClock(), tell: () => undefined });
      const opened = await second.open(id);
      if (!opened.ok) throw new Error(opened.error.message);
      expect([turns, told(opened.value.program)]).toEqual([turns, told(program)]);
      expect([turns, commit(second, 'South')]).toEqual([turns, { ok: true, value: null }]);
      for (let turn = 0; turn < 40; turn++) await clock.turn();
      expect([turns, commit(second, 'West')]).toEqual([turns, { ok: true, value: null }]);
      second.closeAll();
      const third = await new FileProgramStore(folder, { ...createClock(), tell: () => undefined }).open(id);
      if (!third.ok) throw new Error(third.error.message);
      expect([turns, told(third.value.program), third.value.notes]).toEqual([turns, told(program), []]);
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
