import './faultyDisk';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealBody } from '../../../src/main/store/envelope';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import { advance, changeToStep, type StoredProgram } from '../../../src/main/store/storedProgram';
import { damages } from './damages';
import { denyLinks, denyWrites, failSync, fillDiskAfter, limitEachWrite, mendDisk } from './faultyDisk';
import { change, createClock, emptyProgram, plain, renameTo, scratchFolder } from './programFixtures';

let folder: string;
let told: string[];
let clock: ReturnType<typeof createClock>;

const id = 'program_1';
const file = (...names: string[]) => path.join(folder, id, ...names);
const newStore = () => new FileProgramStore(folder, { ...clock, tell: (text) => told.push(text) });
const bodyOf = (name: string) => JSON.parse(fs.readFileSync(name, 'utf8')).body;
const filesBelow = (place: string) =>
  (fs.readdirSync(place, { recursive: true }) as string[])
    .map((name) => path.join(place, name))
    .filter((name) => fs.statSync(name).isFile());
const asideAt = (time: string) => file(`damaged-${time}`);

beforeEach(() => {
  folder = path.join(scratchFolder(), 'programs');
  told = [];
  clock = createClock();
});

afterEach(() => {
  mendDisk();
  failSync(false);
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** A store with a program of so many committed renames, not closed: as a crash leaves it. */
async function storeWith(renames: number): Promise<{ store: FileProgramStore; program: StoredProgram }> {
  const store = newStore();
  let program = emptyProgram(id);
  expect(await store.create(id, program)).toEqual({ ok: true, value: null });
  for (let i = 1; i <= renames; i++) program = rename(store, program, `Title ${i}`);
  return { store, program };
}

function rename(store: FileProgramStore, program: StoredProgram, title: string): StoredProgram {
  const next = change(program, renameTo(title));
  expect(store.commit(id, [next.change], next.after)).toEqual({ ok: true, value: null });
  return next.after;
}

async function reopen() {
  const opened = await newStore().open(id);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** How long a busy machine may take for what is done in turns. */
const patience = { timeout: 15_000 };

/** Lets three seconds pass in which nothing is changed, and waits until the changes are in the parts. */
async function settle(seq: number) {
  clock.pass(3_000);
  await settled(seq);
}

const settled = (seq: number) =>
  vi.waitFor(() => {
    expect(bodyOf(file('manifest.json')).seq).toBe(seq);
    expect(bodyOf(file('tail.json')).changes).toEqual([]);
  }, patience);

describe('[Z1] what was committed is there', () => {
  it('after a crash: the tail holds every change, with its history', async () => {
    const { program } = await storeWith(5);
    const { program: opened, notes } = await reopen();
    expect(plain(opened.document)).toEqual(plain(program.document));
    expect(opened.seq).toBe(5);
    expect(JSON.parse(JSON.stringify(opened.history))).toEqual(JSON.parse(JSON.stringify(program.history)));
    expect(notes).toEqual([]);
  });

  it('after closing: the parts hold it, and the tail is empty', async () => {
    const { store, program } = await storeWith(3);
    await store.close(id);
    expect(bodyOf(file('tail.json')).changes).toEqual([]);
    expect(fs.existsSync(file('lock'))).toBe(false);
    const { program: opened } = await reopen();
    expect(plain(opened.document)).toEqual(plain(program.document));
    expect(opened.history.done.map(({ label }) => label)).toEqual(
      program.history.done.map(({ label }) => label),
    );
  });

  it('after undo and redo, in the tail and in the parts', async () => {
    let { store, program } = await storeWith(3);
    for (const cause of ['undo', 'undo', 'redo'] as const) {
      const signature = { seq: program.seq + 1, time: '2026-11-22T10:00:01.000Z', who: 'Mira' };
      const step = changeToStep(program, cause, signature);
      if (!step) throw new Error('nothing to do');
      program = advance(program, step);
      expect(store.commit(id, [step], program).ok).toBe(true);
    }
    for (const rest of ['in the tail', 'in the parts']) {
      if (rest === 'in the parts') await settle(6);
      const { program: opened, changedTime } = await reopen();
      expect(opened.document.program.title).toBe('Title 2');
      expect(opened.history.done.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(opened.history.undone.map(({ seq }) => seq)).toEqual([3]);
      expect(changedTime).toBe('2026-11-22T10:00:01.000Z');
    }
  });

  it('goes into the parts when nothing happens, and when the tail has grown', async () => {
    const { store, program } = await storeWith(3);
    expect(bodyOf(file('manifest.json')).seq).toBe(0);
    await settle(3);
    let last = program;
    for (let i = 0; i < 9; i++) last = rename(store, last, `${i}${'y'.repeat(9_000)}`);
    clock.pass(0);
    await settled(12);
  });

  it('keeps every file to its owner, and every folder', async () => {
    const { store } = await storeWith(2);
    await settle(2);
    rename(store, (await reopen()).program, 'Last');
    for (const name of filesBelow(folder)) {
      expect([name, fs.statSync(name).mode & 0o777]).toEqual([name, 0o600]);
    }
    for (const name of [file(), file('chunks'), file('mirror'), file('journal'), file('history')]) {
      expect([name, fs.statSync(name).mode & 0o777]).toEqual([name, 0o700]);
    }
  });

  it('writes only the parts that changed, twice each, and removes what nothing names any more', async () => {
    const store = newStore();
    let program = emptyProgram(id);
    await store.create(id, program);
    const go = (input: Record<string, unknown>) => {
      const next = change(program, input);
      expect(store.commit(id, [next.change], next.after).ok).toBe(true);
      program = next.after;
    };
    const rows = Array.from({ length: 600 }, (_, i) => ({
      type: 'team.create',
      row: { id: `t${i}`, name: `Team ${i}` },
    }));
    go({ type: 'batch', label: 'Add teams', commands: rows.slice(0, 300) });
    go({ type: 'batch', label: 'Add teams', commands: rows.slice(300) });
    await settle(2);
    const counts = bodyOf(file('manifest.json')).parts.map(({ count }: { count: number }) => count);
    expect(counts).toEqual([1, 256, 256, 88]);
    const before = fs.readdirSync(file('chunks'));
    go({ type: 'team.change', id: 't300', changes: { name: 'Renamed' } });
    await settle(3);
    const after = fs.readdirSync(file('chunks'));
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
    expect(fs.readdirSync(file('mirror')).sort()).toEqual(after.sort());
    expect(plain((await reopen()).program.document)).toEqual(plain(program.document));
  });
});

describe('[Z2] a disk that says no', () => {
  it('full at any byte of a commit: the command is refused, and what was there is whole', async () => {
    const { store, program } = await storeWith(2);
    const next = change(program, renameTo('Title 3'));
    const size = fs.statSync(file('tail.json')).size + 200;
    for (const bytes of [0, 1, 7, 100, Math.floor(size / 2), size - 200]) {
      fillDiskAfter(bytes);
      const refused = store.commit(id, [next.change], next.after);
      mendDisk();
      expect(refused).toEqual({
        ok: false,
        error: {
          code: 'notSaved',
          message: 'Not saved: the disk is full. The program on disk is as it was before this change.',
        },
      });
      expect((await reopen()).program.document.program.title).toBe('Title 2');
    }
    expect(store.commit(id, [next.change], next.after).ok).toBe(true);
    expect((await reopen()).program.document.program.title).toBe('Title 3');
  });

  it('takes a part of each write: nothing is cut', async () => {
    limitEachWrite(13);
    const { store } = await storeWith(3);
    await store.close(id);
    expect((await reopen()).program.document.program.title).toBe('Title 3');
  });

  it('full while the parts are written: nothing is lost, and it is said once', async () => {
    const { store, program } = await storeWith(3);
    fillDiskAfter(50);
    clock.pass(3_000);
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);
    clock.pass(30_000);
    await vi.waitFor(() => expect(clock.waiting()).toBe(1), patience);
    mendDisk();
    expect(told).toEqual([
      "The latest changes are saved, but the program's main file could not be renewed: the disk is full.",
    ]);
    expect((await reopen()).program.document.program.title).toBe('Title 3');
    const last = rename(store, program, 'Title 4');
    await store.close(id);
    expect((await reopen()).program).toMatchObject({
      seq: last.seq,
      document: { program: { title: 'Title 4' } },
    });
  });

  it('does not sync: the command is refused', async () => {
    const { store, program } = await storeWith(1);
    const next = change(program, renameTo('Never'));
    failSync(true);
    const refused = store.commit(id, [next.change], next.after);
    failSync(false);
    expect(refused).toMatchObject({ ok: false, error: { code: 'notSaved' } });
    rename(store, program, 'Title 2');
    expect((await reopen()).program.document.program.title).toBe('Title 2');
  });

  it.each([
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'permission was denied'],
  ] as const)('%s: the command is refused, and the program can still be read', async (code, reason) => {
    const { store, program } = await storeWith(1);
    denyWrites(code);
    const next = change(program, renameTo('Never'));
    expect(store.commit(id, [next.change], next.after)).toMatchObject({
      ok: false,
      error: { code: 'notSaved', message: expect.stringContaining(reason) },
    });
    expect((await reopen()).program.document.program.title).toBe('Title 1');
  });

  it('knows no second names for files: everything works with copies', async () => {
    denyLinks();
    const { store, program } = await storeWith(3);
    await store.close(id);
    fs.writeFileSync(file('manifest.json'), 'ruined');
    const { program: opened, notes } = await reopen();
    expect(plain(opened.document)).toEqual(plain(program.document));
    expect(notes.join(' ')).toContain('was restored as of');
  });

  it('cannot take a new program: it is refused and not half there', async () => {
    const store = newStore();
    for (const bytes of [0, 20, 400, 900, 1_500]) {
      fillDiskAfter(bytes);
      expect(await store.create(id, emptyProgram(id))).toMatchObject({
        ok: false,
        error: { code: 'notSaved' },
      });
      mendDisk();
      expect(store.list()).toEqual([]);
      expect(fs.readdirSync(folder)).toEqual([]);
    }
  });
});

describe('[Z3] files that cannot be trusted', () => {
  for (const [name, damage] of Object.entries(damages)) {
    it(`a manifest ${name}: restored from the one before and all changes since, and kept aside`, async () => {
      const { store, program } = await storeWith(3);
      await settle(3);
      rename(store, program, 'Title 4');
      const damaged = damage(fs.readFileSync(file('manifest.json')));
      fs.writeFileSync(file('manifest.json'), damaged);
      const { program: opened, notes } = await reopen();
      expect(opened.document.program.title).toBe('Title 4');
      expect(opened.history.done).toHaveLength(4);
      expect(notes.join(' ')).toContain('was restored as of');
      const aside = path.join(asideAt('2026-11-22T100003-000Z'), 'manifest.json');
      expect(notes.join(' ')).toContain(aside);
      expect(fs.readFileSync(aside)).toEqual(damaged);
      expect((await reopen()).notes).toEqual([]);
    });

    it(`a part ${name}: read from its second copy, mended, and kept aside`, async () => {
      await storeWith(1);
      await settle(1);
      const [part] = bodyOf(file('manifest.json')).parts;
      const first = file('chunks', `${part.sum}.json`);
      const damaged = damage(fs.readFileSync(first));
      fs.writeFileSync(first, damaged);
      const { program, notes } = await reopen();
      expect(program.document.program.title).toBe('Title 1');
      expect(notes.join(' ')).toContain('replaced by its second copy');
      expect(fs.readFileSync(first)).toEqual(fs.readFileSync(file('mirror', `${part.sum}.json`)));
      expect(fs.readFileSync(path.join(asideAt('2026-11-22T100003-000Z'), `${part.sum}.json`))).toEqual(
        damaged,
      );
    });

    it(`both copies of a part ${name}: restored from the manifest before and all changes since`, async () => {
      await storeWith(3);
      await settle(3);
      const [part] = bodyOf(file('manifest.json')).parts;
      for (const place of ['chunks', 'mirror']) {
        const copy = file(place, `${part.sum}.json`);
        fs.writeFileSync(copy, damage(fs.readFileSync(copy)));
      }
      const { program, notes } = await reopen();
      expect(program).toMatchObject({ seq: 3, document: { program: { title: 'Title 3' } } });
      expect(notes.join(' ')).toContain('was restored as of');
      expect((await reopen()).notes).toEqual([]);
      expect((await reopen()).program.document.program.title).toBe('Title 3');
    });

    it(`a tail ${name}: opened with the tail before, kept aside, and said`, async () => {
      const { store, program } = await storeWith(2);
      await settle(2);
      rename(store, rename(store, program, 'Title 3'), 'Title 4');
      const damaged = damage(fs.readFileSync(file('tail.json')));
      fs.writeFileSync(file('tail.json'), damaged);
      const { program: opened, notes } = await reopen();
      expect(opened.document.program.title).toBe('Title 3');
      expect(notes.join(' ')).toContain('the very last one may be missing');
      expect(fs.readFileSync(path.join(asideAt('2026-11-22T100003-000Z'), 'tail.json'))).toEqual(damaged);
      expect((await reopen()).notes).toEqual([]);
    });

    it(`a journal ${name}: the program is complete, what cannot be undone is said`, async () => {
      const { store } = await storeWith(2);
      await store.close(id);
      const [segment] = fs.readdirSync(file('journal'));
      const journal = file('journal', segment ?? '');
      fs.writeFileSync(journal, damage(fs.readFileSync(journal)));
      const { program, notes } = await reopen();
      expect(program.document.program.title).toBe('Title 2');
      expect(program.history.done).toEqual([]);
      expect(notes.join(' ')).toContain('cannot be undone');
      expect((await reopen()).notes).toEqual([]);
    });
  }

  it('a file of the journal in the place of the tail is none: it is said', async () => {
    const { store, program } = await storeWith(2);
    await settle(2);
    rename(store, program, 'Title 3');
    const [segment] = fs.readdirSync(file('journal'));
    fs.copyFileSync(file('journal', segment ?? ''), file('tail.json'));
    expect((await reopen()).notes.join(' ')).toContain('it is another file');
  });

  it('everything before damaged too: refused, said, and nothing touched', async () => {
    const { store } = await storeWith(1);
    await store.close(id);
    for (const place of ['chunks', 'mirror']) {
      for (const name of fs.readdirSync(file(place))) fs.writeFileSync(file(place, name), 'ruined');
    }
    const before = filesBelow(folder).map((name) => [name, fs.readFileSync(name, 'utf8')]);
    expect(await newStore().open(id)).toMatchObject({
      ok: false,
      error: { code: 'unreadable', message: expect.stringContaining('left as they are') },
    });
    expect(filesBelow(folder).map((name) => [name, fs.readFileSync(name, 'utf8')])).toEqual(before);
    expect(newStore().list()).toEqual([id]);
  });

  it('restoring on a full disk: what was read is shown, nothing is written over, and no change is taken', async () => {
    const { store, program } = await storeWith(3);
    await store.close(id);
    fs.writeFileSync(file('manifest.json'), 'ruined');
    fillDiskAfter(10);
    const full = newStore();
    const opened = await full.open(id);
    mendDisk();
    expect(opened).toMatchObject({ ok: true, value: { program: { seq: 3 } } });
    const next = change(program, renameTo('Never'));
    expect(full.commit(id, [next.change], next.after)).toMatchObject({
      ok: false,
      error: { code: 'notSaved', message: expect.stringContaining('could not be written') },
    });
    expect((await reopen()).program.document.program.title).toBe('Title 3');
  });

  it('a gap in the tail is said, what is after it kept aside, and its numbers are not used again', async () => {
    await storeWith(3);
    const body = bodyOf(file('tail.json'));
    body.changes.splice(1, 1);
    fs.writeFileSync(file('tail.json'), sealBody(JSON.stringify(body)));
    const { program, notes } = await reopen();
    expect(program.document.program.title).toBe('Title 1');
    expect(program.seq).toBe(3);
    expect(notes.join(' ')).toContain('The last 1 change could not be followed');
    expect(fs.existsSync(path.join(asideAt('2026-11-22T100000-000Z'), 'tail.json'))).toBe(true);
    expect((await reopen()).program.document.program.title).toBe('Title 1');
  });

  it('[Z4] files of a newer release are refused and left alone', async () => {
    const { store } = await storeWith(1);
    await store.close(id);
    const body = bodyOf(file('manifest.json'));
    const newers = [
      { ...body, storeVersion: 3, minReader: 3 },
      { ...body, programVersion: 99 },
    ];
    for (const newer of newers) {
      fs.writeFileSync(file('manifest.json'), sealBody(JSON.stringify(newer)));
      const before = filesBelow(folder).map((name) => [name, fs.readFileSync(name, 'utf8')]);
      expect(await newStore().open(id)).toMatchObject({ ok: false, error: { code: 'newer' } });
      expect(filesBelow(folder).map((name) => [name, fs.readFileSync(name, 'utf8')])).toEqual(before);
    }
  });

  it('removes what killed writes left, and nothing else', async () => {
    await storeWith(1);
    fs.writeFileSync(file('chunks', 'x.json.tmp-1234567890abcdef'), 'half');
    fs.writeFileSync(file('notes.txt'), 'mine');
    fs.mkdirSync(path.join(folder, '.making-program_2'));
    await reopen();
    expect(fs.existsSync(file('chunks', 'x.json.tmp-1234567890abcdef'))).toBe(false);
    expect(fs.existsSync(path.join(folder, '.making-program_2'))).toBe(false);
    expect(fs.existsSync(file('notes.txt'))).toBe(true);
  });
});

describe('[Z5] somebody else', () => {
  it.each(['tail.json', 'manifest.json'])(
    'changes %s: saving stops, and what they wrote stays',
    async (name) => {
      const { store, program } = await storeWith(2);
      const theirs = sealBody(JSON.stringify({ ...bodyOf(file(name)), note: 'theirs' }));
      fs.writeFileSync(file(name), theirs);
      const next = change(program, renameTo('Mine'));
      for (const _ of [1, 2]) {
        expect(store.commit(id, [next.change], next.after)).toMatchObject({
          ok: false,
          error: { code: 'changedOutside' },
        });
      }
      await store.close(id);
      expect(fs.readFileSync(file(name), 'utf8')).toBe(theirs);
    },
  );

  it('has the program open: it is refused and named; when they are gone it is opened', async () => {
    const { store } = await storeWith(1);
    await store.close(id);
    const child = spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']);
    const lock = (owner: object) => fs.writeFileSync(file('lock'), JSON.stringify(owner));
    lock({ pid: process.ppid, host: (await import('node:os')).hostname(), started: '' });
    expect(await newStore().open(id)).toMatchObject({
      ok: false,
      error: { code: 'inUse', message: expect.stringContaining(`process ${process.ppid}`) },
    });
    lock({ pid: 5, host: 'elsewhere', started: '' });
    expect(await newStore().open(id)).toMatchObject({
      ok: false,
      error: { code: 'inUse', message: expect.stringContaining('on elsewhere') },
    });
    lock({ pid: Number(child.stdout), host: (await import('node:os')).hostname(), started: '' });
    expect((await reopen()).program.document.program.title).toBe('Title 1');
  });
});

describe('deleting', () => {
  it('takes the program out of the list and keeps its files aside for thirty days', async () => {
    const { store } = await storeWith(2);
    expect(await store.remove(id)).toEqual({ ok: true, value: null });
    expect(store.list()).toEqual([]);
    const aside = path.join(folder, 'deleted-2026-11-22T100000-000Z');
    expect(fs.existsSync(path.join(aside, id, 'manifest.json'))).toBe(true);
    fs.utimesSync(aside, new Date('2026-10-01'), new Date('2026-10-01'));
    newStore();
    expect(fs.existsSync(aside)).toBe(false);
  });

  it('of a program that is not there is refused', async () => {
    expect(await newStore().remove('program_2')).toMatchObject({ ok: false, error: { code: 'missing' } });
  });
});

it('does not write in place where a snap runs', () => {
  expect(process.env.SNAP).toBeUndefined();
});
