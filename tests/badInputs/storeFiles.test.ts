import '../main/store/faultyDisk';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealBody } from '../../src/main/store/envelope';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import type { StoredProgram } from '../../src/main/store/storedProgram';
import { denyWrites, fillDiskAfter, mendDisk } from '../main/store/faultyDisk';
import { change, createClock, emptyProgram, renameTo, scratchFolder } from '../main/store/programFixtures';
import { type Case, casesOf } from './cases';

const id = 'program_1';
const changes = 6;
let folder: string;
let clock: ReturnType<typeof createClock>;
const file = (...names: string[]) => path.join(folder, id, ...names);
const newStore = (at = clock) => new FileProgramStore(folder, { ...at, tell: () => undefined });

beforeEach(() => {
  folder = path.join(scratchFolder(), 'programs');
  clock = createClock();
});
afterEach(() => {
  mendDisk();
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** A program of some answered changes, some in the parts and the last ones in the tail: as a crash leaves it. */
async function crashed(): Promise<{ store: FileProgramStore; program: StoredProgram }> {
  let store = newStore();
  let program = emptyProgram(id);
  await store.create(id, program);
  const go = (count: number) => {
    for (let i = 0; i < count; i++) {
      const next = change(program, {
        type: 'project.create',
        row: { id: `p${program.seq}`, title: `Project ${program.seq}` },
      });
      expect(store.commit(id, [next.change], next.after).ok).toBe(true);
      program = next.after;
    }
  };
  for (const count of [2, 2]) {
    go(count);
    await store.close(id);
    store = newStore();
    const opened = await store.open(id);
    if (!opened.ok) throw new Error(opened.error.message);
  }
  go(changes - 4);
  return { store, program };
}

/** All files below a folder with their bytes; the lock of whoever has it open left out. */
function filesBelow(): [string, string][] {
  return (fs.readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => !name.endsWith('lock') && fs.statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => [name, fs.readFileSync(path.join(folder, name), 'base64')]);
}

const names = (pattern: string): string[] =>
  pattern.split('+').flatMap((one) => {
    if (!one.includes('*')) return fs.existsSync(file(one)) ? [file(one)] : [];
    const place = path.dirname(one);
    return fs.readdirSync(file(place)).map((name) => file(place, name));
  });

async function expectExactState(program: StoredProgram, it: Case, isDamage: boolean): Promise<void> {
  const opened = await newStore().open(id);
  if (!opened.ok) throw new Error(`${it.id}: ${opened.error.message}`);
  expect(opened.value.program.document).toEqual(program.document);
  expect(opened.value.program.seq).toBe(program.seq);
  if (!isDamage) return;
  const said = opened.value.notes.join(' ');
  expect(said).not.toBe('');
  const aside = fs.readdirSync(file()).filter((name) => name.startsWith('damaged-'));
  expect(aside.length).toBeGreaterThan(0);
  expect(said).toContain(aside[0]);
}

async function expectRefused(code: string, program: StoredProgram): Promise<void> {
  const before = filesBelow();
  const opened = await newStore().open(id);
  expect(opened).toMatchObject({ ok: false, error: { code } });
  if (!opened.ok) expect(opened.error.message).toMatch(/^[A-Z'].*\.$/);
  expect(filesBelow()).toEqual(before);
  expect(program.seq).toBe(changes);
}

/** Our own codes for those of the cases. */
const codeByTheirs: Readonly<Record<string, string>> = {
  UNREADABLE: 'unreadable',
  NEWER: 'newer',
  EACCES: 'unreadable',
  LOCKED: 'inUse',
  EXTERNAL: 'changedOutside',
  ENOSPC: 'notSaved',
};

const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  zero: (bytes) => Buffer.alloc(bytes.length),
  empty: () => Buffer.alloc(0),
  'bit flip': (bytes) => {
    const copy = Buffer.from(bytes);
    copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
    return copy;
  },
};

async function run(it: Case): Promise<void> {
  const made = it.generator ?? {};
  const op = String(made.op);
  const pattern = String(made.file ?? 'manifest.json');
  const { expected } = it;
  const code = codeByTheirs[expected.code ?? ''] ?? '';
  if (op === 'truncate') {
    // Every offset of a small file would be thousands of programs: each tenth, and both ends.
    const { store, program } = await crashed();
    await store.close(id);
    const home = path.dirname(folder);
    const kept = path.join(home, 'kept');
    fs.cpSync(folder, kept, { recursive: true });
    const whole = fs.readFileSync(file(pattern));
    const step = Math.max(1, Math.floor(whole.length / 40));
    for (let at = 0; at < whole.length; at += step) {
      fs.rmSync(folder, { recursive: true });
      fs.cpSync(kept, folder, { recursive: true });
      fs.writeFileSync(file(pattern), whole.subarray(0, at));
      await expectExactState(program, it, true);
    }
    return;
  }
  if (op === 'second process') {
    const { program } = await crashed();
    fs.writeFileSync(file('lock'), JSON.stringify({ pid: process.ppid, host: os.hostname(), started: '' }));
    await expectRefused(code, program);
    const refused = await newStore().open(id);
    if (!refused.ok) expect(refused.error.message).toContain(`process ${process.ppid}`);
    return;
  }
  if (op === 'pid of a dead process') {
    const { program } = await crashed();
    const dead = spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']);
    const lock = { pid: Number(dead.stdout), host: os.hostname(), started: '' };
    fs.writeFileSync(file('lock'), JSON.stringify(lock));
    await expectExactState(program, it, false);
    return;
  }
  if (op === 'ENOSPC' || op === 'EROFS') {
    const { store, program } = await crashed();
    for (const bytes of [0, 1, 40, 400]) {
      if (op === 'ENOSPC') fillDiskAfter(bytes);
      else denyWrites('EROFS');
      const next = change(program, renameTo('Never'));
      expect(store.commit(id, [next.change], next.after)).toMatchObject({
        ok: false,
        error: { code: 'notSaved' },
      });
      mendDisk();
    }
    await expectExactState(program, it, false);
    return;
  }
  if (op.startsWith('touch') || op.startsWith('replace')) {
    const { store, program } = await crashed();
    const theirs = fs.readFileSync(file(pattern));
    fs.writeFileSync(file(pattern), Buffer.concat([theirs, Buffer.from(' ')]));
    const next = change(program, renameTo('Mine'));
    const before = filesBelow();
    expect(store.commit(id, [next.change], next.after)).toMatchObject({ ok: false, error: { code } });
    expect(filesBelow()).toEqual(before);
    return;
  }
  if (op.includes('faketime') || op.includes('clock')) {
    const { store, program } = await crashed();
    await store.close(id);
    const earlier = createClock('2024-11-22T10:00:00.000Z');
    const opened = await newStore(earlier).open(id);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.program).toMatchObject({ seq: program.seq, document: program.document });
    return;
  }
  if (op.includes('tmp-')) {
    const { program } = await crashed();
    const count = Number(/\d+/.exec(op)?.[0] ?? 1);
    for (let i = 0; i < count; i++) {
      const name = `manifest.json.tmp-${String(i).padStart(16, '0')}`;
      fs.writeFileSync(file(name), 'half');
    }
    await expectExactState(program, it, false);
    const left = (fs.readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
      name.includes('.tmp-'),
    );
    expect(left).toEqual([]);
    return;
  }
  const { store, program } = await crashed();
  await store.close(id);
  if (op === 'format+1') {
    const { body } = JSON.parse(fs.readFileSync(file(pattern), 'utf8')) as { body: Record<string, number> };
    const newer = {
      ...body,
      storeVersion: (body.storeVersion ?? 0) + 1,
      minReader: (body.minReader ?? 0) + 1,
    };
    fs.writeFileSync(file(pattern), sealBody(JSON.stringify(newer)));
    await expectRefused(code, program);
    return;
  }
  if (op.startsWith('chmod')) {
    // Root may read everything.
    if (process.getuid?.() === 0) fs.rmSync(file(pattern));
    if (process.getuid?.() === 0) fs.mkdirSync(file(pattern));
    else fs.chmodSync(file(pattern), 0o000);
    const before = fs.readdirSync(folder, { recursive: true });
    const opened = await newStore().open(id);
    // Never taken for new or empty: either the state before and all changes since, or a refusal.
    if (opened.ok) expect(opened.value.program.document).toEqual(program.document);
    else expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
    return;
  }
  const harm = damage[op];
  if (!harm) throw new Error(`No recipe for ${it.id}: ${op}`);
  const damaged = names(pattern);
  expect(damaged.length).toBeGreaterThan(0);
  for (const name of damaged) fs.writeFileSync(name, harm(fs.readFileSync(name)));
  if (expected.outcome === 'refused') await expectRefused(code, program);
  else await expectExactState(program, it, true);
}

const cases = casesOf('store-file');
describe.skipIf(cases.length === 0)('bad files in the store (skipped without shared/data)', () => {
  beforeAll(() => process.stdout.write(`bad inputs: ${cases.length} cases of store files\n`));
  it.each(cases.map((it) => [it.id, it.title, it] as const))('%s: %s', (_id, _title, it) => run(it), 60_000);
});
