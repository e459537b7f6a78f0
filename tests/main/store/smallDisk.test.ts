import './faultyDisk';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import type { StoredProgram } from '../../../src/main/store/storedProgram';
import { change, createClock, emptyProgram, plain, renameTo, scratchFolder } from './programFixtures';

const id = 'program_1';
const scratch = scratchFolder();
const disk = path.join(scratch, 'disk');
fs.mkdirSync(disk);

/** Whether this machine lets us mount a small disk. */
function mount(...options: readonly string[]): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', disk], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mount('-o', 'size=400k');

afterAll(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
  fs.rmSync(scratch, { recursive: true, force: true });
});

const newStore = () =>
  new FileProgramStore(path.join(disk, 'programs'), { ...createClock(), tell: () => undefined });
async function read(): Promise<StoredProgram> {
  const reader = newStore();
  const opened = await reader.open(id);
  reader.closeAll();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value.program;
}

describe.skipIf(!canMount)('[Z2] a real small disk (needs root, to mount one)', () => {
  let store: FileProgramStore;
  let program: StoredProgram;

  beforeAll(async () => {
    store = newStore();
    program = emptyProgram(id);
    expect((await store.create(id, program)).ok).toBe(true);
  });

  it('when it is full: the change is refused, all before it are there, and it goes on when there is room', async () => {
    const filler = path.join(disk, 'filler');
    fs.writeFileSync(filler, Buffer.alloc(200_000));
    let refusal = '';
    for (let i = 0; refusal === ''; i++) {
      const next = change(program, renameTo(`${i} ${'x'.repeat(400)}`));
      const done = store.commit(id, [next.change], next.after);
      if (done.ok) program = next.after;
      else refusal = done.error.message;
      if (i > 2_000) throw new Error('The disk never was full');
    }
    expect(refusal).toContain('the disk is full');
    expect(plain((await read()).document)).toEqual(plain(program.document));
    fs.rmSync(filler);
    const next = change(program, renameTo('Room again'));
    expect(store.commit(id, [next.change], next.after).ok).toBe(true);
    await store.close(id);
    expect((await read()).document.program.title).toBe('Room again');
  });

  it('when it is read-only: the program can be read, and a change is refused in words', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const locked = newStore();
    const opened = await locked.open(id);
    expect(opened).toMatchObject({
      ok: true,
      value: { program: { document: { program: { title: 'Room again' } } } },
    });
    if (!opened.ok) return;
    expect(opened.value.notes.join(' ')).toContain('can be read, not changed');
    const next = change(opened.value.program, renameTo('Never'));
    expect(locked.commit(id, [next.change], next.after)).toMatchObject({
      ok: false,
      error: { code: 'notSaved', message: expect.stringContaining('read-only') },
    });
    await locked.close(id);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    expect((await read()).document.program.title).toBe('Room again');
  });
});
