import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealBody } from '../../../src/main/store/envelope';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import type { StoredProgram } from '../../../src/main/store/storedProgram';
import { denyWrites, failSync, fillDiskAfter, limitEachWrite, mendDisk } from './faultyDisk';
import { change, createClock, emptyProgram, plain, renameTo, scratchFolder } from './programFixtures';

let folder: string;
let told: string[];
let clock: ReturnType<typeof createClock>;

const id = 'program_1';
const file = (name: string) => path.join(folder, `${id}${name}.json`);
const newStore = () =>
  new FileProgramStore(folder, { now: clock.now, later: clock.later, tell: (text) => told.push(text) });

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
function storeWith(renames: number): { store: FileProgramStore; program: StoredProgram } {
  const store = newStore();
  let program = emptyProgram(id);
  expect(store.create(id, program).ok).toBe(true);
  for (let i = 1; i <= renames; i++) program = rename(store, program, `Title ${i}`);
  return { store, program };
}

function rename(store: FileProgramStore, program: StoredProgram, title: string): StoredProgram {
  const next = change(program, renameTo(title));
  expect(store.commit(id, next.change, next.after)).toEqual({ ok: true, value: null });
  return next.after;
}

function reopen() {
  const opened = newStore().open(id);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

describe('what was committed is there', () => {
  it('after a crash: the tail holds every change, with its history', () => {
    const { program } = storeWith(5);
    const { program: opened, notes } = reopen();
    expect(plain(opened.document)).toEqual(plain(program.document));
    expect(opened.seq).toBe(5);
    expect(opened.history.done.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(JSON.parse(JSON.stringify(opened.history))).toEqual(JSON.parse(JSON.stringify(program.history)));
    expect(notes).toEqual([]);
  });

  it('after closing: the whole file holds it, and no tail is left', () => {
    const { store, program } = storeWith(3);
    store.close(id);
    expect(fs.existsSync(file('.tail'))).toBe(false);
    expect(plain(reopen().program.document)).toEqual(plain(program.document));
  });

  it('after undo and redo', () => {
    const { store, program } = storeWith(2);
    const undone = { seq: 3, time: '2026-11-22T10:00:01.000Z', who: 'Mira', cause: 'undo' } as const;
    const after: StoredProgram = {
      document: { ...program.document, program: { ...program.document.program, title: 'Title 1' } },
      history: { done: program.history.done.slice(0, 1), undone: program.history.done.slice(1) },
      seq: 3,
    };
    expect(store.commit(id, undone, after).ok).toBe(true);
    const { program: opened, changedTime } = reopen();
    expect(opened.document.program.title).toBe('Title 1');
    expect(opened.history.undone.map((entry) => entry.seq)).toEqual([2]);
    expect(changedTime).toBe(undone.time);
  });

  it('when the app ends between writing the whole and emptying the tail', () => {
    const { store } = storeWith(3);
    const tail = fs.readFileSync(file('.tail'));
    store.close(id);
    fs.writeFileSync(file('.tail'), tail);
    const { program, notes } = reopen();
    expect(program.document.program.title).toBe('Title 3');
    expect(program.seq).toBe(3);
    expect(notes).toEqual([]);
  });

  it('writes the whole when nothing happens, and when the tail has grown', () => {
    const { store, program } = storeWith(3);
    expect(JSON.parse(fs.readFileSync(file(''), 'utf8')).body.seq).toBe(0);
    clock.pass(3_000);
    expect(JSON.parse(fs.readFileSync(file(''), 'utf8')).body.seq).toBe(3);
    rename(store, program, 'x'.repeat(70_000).slice(0, 9_000));
    let last = reopen().program;
    for (let i = 0; i < 8; i++) last = rename(store, last, `${i}${'y'.repeat(9_000)}`);
    clock.pass(0);
    expect(JSON.parse(fs.readFileSync(file(''), 'utf8')).body.seq).toBe(12);
    expect(fs.existsSync(file('.tail'))).toBe(false);
  });

  it('keeps every file to its owner', () => {
    storeWith(1).store.close(id);
    for (const name of fs.readdirSync(folder)) {
      expect([name, fs.statSync(path.join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });
});

describe('a disk that says no', () => {
  it('full at any byte of a commit: the command is refused, and what was there is whole', () => {
    const { store, program } = storeWith(2);
    const next = change(program, renameTo('Title 3'));
    const size = fs.statSync(file('.tail')).size + 200;
    for (const bytes of [0, 1, 7, 100, Math.floor(size / 2), size - 200]) {
      fillDiskAfter(bytes);
      const refused = store.commit(id, next.change, next.after);
      mendDisk();
      expect(refused).toEqual({
        ok: false,
        error: {
          code: 'notSaved',
          message: 'Not saved: the disk is full. The program on disk is as it was before this change.',
        },
      });
      expect(reopen().program.document.program.title).toBe('Title 2');
    }
    expect(store.commit(id, next.change, next.after).ok).toBe(true);
    expect(reopen().program.document.program.title).toBe('Title 3');
  });

  it('takes a part of each write: nothing is cut', () => {
    limitEachWrite(13);
    const { store } = storeWith(3);
    store.close(id);
    expect(reopen().program.document.program.title).toBe('Title 3');
  });

  it('full while the whole is written: nothing is lost, and it is said', () => {
    const { store, program } = storeWith(3);
    fillDiskAfter(50);
    clock.pass(3_000);
    mendDisk();
    expect(told).toEqual([
      "The latest changes are saved, but the program's main file could not be renewed: the disk is full.",
    ]);
    expect(reopen().program.document.program.title).toBe('Title 3');
    const last = rename(store, program, 'Title 4');
    store.close(id);
    expect(reopen().program).toMatchObject({ seq: last.seq, document: { program: { title: 'Title 4' } } });
  });

  it('does not sync: the command is refused', () => {
    const { store, program } = storeWith(1);
    const next = change(program, renameTo('Never'));
    failSync(true);
    const refused = store.commit(id, next.change, next.after);
    failSync(false);
    expect(refused).toMatchObject({ ok: false, error: { code: 'notSaved' } });
    rename(store, program, 'Title 2');
    expect(reopen().program.document.program.title).toBe('Title 2');
  });

  it.each([
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'permission was denied'],
  ] as const)('%s: the command is refused, and the program can still be read', (code, reason) => {
    const { store, program } = storeWith(1);
    denyWrites(code);
    const next = change(program, renameTo('Never'));
    expect(store.commit(id, next.change, next.after)).toMatchObject({
      ok: false,
      error: { code: 'notSaved', message: expect.stringContaining(reason) },
    });
    expect(reopen().program.document.program.title).toBe('Title 1');
  });

  it('cannot take a new program: it is refused and not half there', () => {
    const store = newStore();
    fillDiskAfter(20);
    expect(store.create(id, emptyProgram(id))).toMatchObject({ ok: false, error: { code: 'notSaved' } });
    mendDisk();
    expect(store.list()).toEqual([]);
  });
});

describe('files that cannot be trusted', () => {
  const damages: Record<string, (bytes: Buffer) => Buffer> = {
    'cut in half': (bytes) => bytes.subarray(0, bytes.length / 2),
    emptied: () => Buffer.alloc(0),
    zeroed: (bytes) => Buffer.alloc(bytes.length),
    'one bit flipped': (bytes) => {
      const copy = Buffer.from(bytes);
      copy[Math.floor(copy.length * 0.7)] = (copy[Math.floor(copy.length * 0.7)] ?? 0) ^ 1;
      return copy;
    },
    'an empty object': () => Buffer.from('{}'),
    null: () => Buffer.from('null'),
    'a list': () => Buffer.from('[1]'),
    'sealed, but no program': () => Buffer.from(sealBody('{"hello":"world"}')),
  };

  for (const [name, damage] of Object.entries(damages)) {
    it(`a whole file ${name}: restored from the one before and all changes since, and kept aside`, () => {
      const { store, program } = storeWith(3);
      clock.pass(3_000);
      rename(store, program, 'Title 4');
      const damaged = damage(fs.readFileSync(file('')));
      fs.writeFileSync(file(''), damaged);
      const { program: opened, notes } = reopen();
      expect(opened.document.program.title).toBe('Title 4');
      expect(opened.history.done).toHaveLength(4);
      expect(notes.join(' ')).toContain('was restored as of');
      const aside = path.join(folder, 'damaged-2026-11-22T100003-000Z', `${id}.json`);
      expect(notes.join(' ')).toContain(aside);
      expect(fs.readFileSync(aside)).toEqual(damaged);
      expect(reopen().notes).toEqual([]);
    });

    it(`a whole file ${name} with nothing before it: refused, moved aside and named`, () => {
      storeWith(0);
      const damaged = damage(fs.readFileSync(file('')));
      fs.writeFileSync(file(''), damaged);
      const opened = newStore().open(id);
      const aside = path.join(folder, 'damaged-2026-11-22T100000-000Z', `${id}.json`);
      expect(opened).toMatchObject({
        ok: false,
        error: { code: 'unreadable', message: expect.stringContaining(aside) },
      });
      expect(fs.readFileSync(aside)).toEqual(damaged);
      expect(newStore().list()).toEqual([]);
    });

    it(`a tail ${name}: the whole is opened, and the tail is kept aside and named`, () => {
      const { store, program } = storeWith(2);
      clock.pass(3_000);
      rename(store, program, 'Title 3');
      const damaged = damage(fs.readFileSync(file('.tail')));
      fs.writeFileSync(file('.tail'), damaged);
      const { program: opened, notes } = reopen();
      expect(opened.document.program.title).toBe('Title 2');
      expect(notes.join(' ')).toContain('The latest changes could not be read');
      const aside = path.join(folder, 'damaged-2026-11-22T100003-000Z', `${id}.tail.json`);
      expect(fs.readFileSync(aside)).toEqual(damaged);
    });
  }

  it('a whole file that is gone is restored from the one before', () => {
    const { store } = storeWith(3);
    clock.pass(3_000);
    store.close(id);
    fs.rmSync(file(''));
    expect(newStore().list()).toEqual([id]);
    expect(reopen().program.document.program.title).toBe('Title 3');
  });

  it('restoring on a full disk is refused, and changes nothing', () => {
    const { store } = storeWith(3);
    clock.pass(3_000);
    store.close(id);
    fs.writeFileSync(file(''), 'ruined');
    fillDiskAfter(10);
    const refused = newStore().open(id);
    mendDisk();
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(fs.readFileSync(file(''), 'utf8')).toBe('ruined');
    expect(reopen().program.document.program.title).toBe('Title 3');
  });

  it('a gap in the tail is said, and what is after it kept aside', () => {
    storeWith(3);
    const { body } = JSON.parse(fs.readFileSync(file('.tail'), 'utf8'));
    body.changes.splice(1, 1);
    fs.writeFileSync(file('.tail'), sealBody(JSON.stringify(body)));
    const { program, notes } = reopen();
    expect(program.document.program.title).toBe('Title 1');
    expect(notes.join(' ')).toContain('The last 1 change could not be followed');
    expect(fs.existsSync(path.join(folder, 'damaged-2026-11-22T100000-000Z', `${id}.tail.json`))).toBe(true);
    expect(reopen().program.document.program.title).toBe('Title 1');
  });

  it('a file of a newer release is refused and left alone', () => {
    const { store } = storeWith(1);
    store.close(id);
    const { body } = JSON.parse(fs.readFileSync(file(''), 'utf8'));
    for (const newer of [
      { ...body, storeVersion: 2 },
      { ...body, program: { ...body.program, version: 99 } },
    ]) {
      fs.writeFileSync(file(''), sealBody(JSON.stringify(newer)));
      const before = fs.readFileSync(file(''));
      expect(newStore().open(id)).toMatchObject({ ok: false, error: { code: 'newer' } });
      expect(fs.readFileSync(file(''))).toEqual(before);
      expect(fs.readdirSync(folder).filter((name) => name.startsWith('damaged'))).toEqual([]);
    }
  });

  it('a history that this release cannot follow costs the undo, not the program', () => {
    const { store } = storeWith(2);
    store.close(id);
    const { body } = JSON.parse(fs.readFileSync(file(''), 'utf8'));
    fs.writeFileSync(file(''), sealBody(JSON.stringify({ ...body, history: { done: 'all' } })));
    const { program, notes } = reopen();
    expect(program.document.program.title).toBe('Title 2');
    expect(program.history.done).toEqual([]);
    expect(notes.join(' ')).toContain('cannot be undone');
    expect(fs.readdirSync(folder).some((name) => name.endsWith('.bak'))).toBe(true);
  });

  it('removes what killed writes left, and nothing else', () => {
    storeWith(1);
    fs.writeFileSync(`${file('')}.tmp-1234567890abcdef`, 'half');
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    newStore();
    expect(fs.existsSync(`${file('')}.tmp-1234567890abcdef`)).toBe(false);
    expect(fs.existsSync(path.join(folder, 'notes.txt'))).toBe(true);
  });
});

describe('deleting', () => {
  it('takes the program out of the list and keeps its files aside for thirty days', () => {
    const { store } = storeWith(2);
    expect(store.remove(id)).toEqual({ ok: true, value: null });
    expect(store.list()).toEqual([]);
    const aside = path.join(folder, 'deleted-2026-11-22T100000-000Z');
    expect(fs.existsSync(path.join(aside, `${id}.json`))).toBe(true);
    fs.utimesSync(aside, new Date('2026-10-01'), new Date('2026-10-01'));
    newStore();
    expect(fs.existsSync(aside)).toBe(false);
  });

  it('of a program that is not there is refused', () => {
    expect(newStore().remove('program_2')).toMatchObject({ ok: false, error: { code: 'missing' } });
  });
});

it('does not write in place where a snap runs', () => {
  expect(process.env.SNAP).toBeUndefined();
});
