import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatName, formatVersion } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import { migrateLayout1 } from '../../../src/main/store/layout1';
import { fillDiskAfter, mendDisk } from './faultyDisk';
import { createClock, plain, scratchFolder } from './programFixtures';

/** A workspace as the release before wrote it; never edited. */
const frozen = fileURLToPath(new URL('../../fixtures/workspace-1', import.meta.url));
const expected = JSON.parse(fs.readFileSync(path.join(frozen, 'expected.json'), 'utf8'));
const id = 'program_harbour';
/** The document of then with the fields of now. */
const expectedDocument = () => {
  const parsed = parseProgram({ format: formatName, version: formatVersion, ...expected.document });
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return plain(parsed.value.document);
};

let folder: string;

beforeEach(() => {
  folder = path.join(scratchFolder(), 'programs');
  fs.cpSync(path.join(frozen, 'programs'), folder, { recursive: true });
});

afterEach(() => {
  mendDisk();
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
});

const newStore = () => new FileProgramStore(folder, { ...createClock(), tell: () => undefined });
const labels = (entries: readonly { seq: number; label: string }[]) =>
  entries.map(({ seq, label }) => [seq, label]);

async function expectAsBefore() {
  const opened = await newStore().open(id);
  if (!opened.ok) throw new Error(opened.error.message);
  const { program, notes } = opened.value;
  expect(plain(program.document)).toEqual(expectedDocument());
  expect(program.seq).toBe(expected.seq);
  expect(labels(program.history.done)).toEqual(expected.done);
  expect(labels(program.history.undone)).toEqual(expected.undone);
  return notes;
}

describe('[Z6] a workspace of the release before', () => {
  it('opens with everything that was in it, undo and redo included, and stays so', async () => {
    expect(newStore().list()).toEqual([id]);
    expect(newStore().stamp(id)).not.toBe('');
    expect(await expectAsBefore()).toEqual([]);
    expect(newStore().list()).toEqual([id]);
    expect(await expectAsBefore()).toEqual([]);
  });

  it('keeps the files that were read', async () => {
    const before = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
    await expectAsBefore();
    const aside = path.join(folder, 'before-layout-2');
    expect(fs.readdirSync(aside).map((name) => fs.readFileSync(path.join(aside, name), 'utf8'))).toEqual(
      before,
    );
    expect(fs.existsSync(path.join(folder, id, 'manifest.json'))).toBe(true);
  });

  it('whose main file is ruined is restored from the file before and all changes since', async () => {
    fs.writeFileSync(path.join(folder, `${id}.json`), 'ruined');
    expect((await expectAsBefore()).join(' ')).toContain('restored');
  });

  it('is left as it is on a full disk', async () => {
    const before = fs.readdirSync(folder);
    for (const bytes of [0, 100, 3_000, 8_000]) {
      fillDiskAfter(bytes);
      const refused = await newStore().open(id);
      mendDisk();
      expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } });
      expect(fs.readdirSync(folder)).toEqual(before);
    }
    expect(await expectAsBefore()).toEqual([]);
  });

  it('can be deleted as it is', async () => {
    expect(await newStore().remove(id)).toMatchObject({ ok: true });
    expect(newStore().list()).toEqual([]);
  });

  it('of a still newer release than itself is refused', () => {
    const whole = JSON.parse(fs.readFileSync(path.join(folder, `${id}.json`), 'utf8')).body;
    const newer = { ...whole, program: { ...whole.program, version: 99 } };
    const nothing = { tail: undefined, earlier: undefined, earlierTail: undefined };
    expect(migrateLayout1({ whole: newer, ...nothing })).toMatchObject({ error: { code: 'newer' } });
    expect(migrateLayout1({ whole: undefined, ...nothing })).toMatchObject({ error: { code: 'unreadable' } });
  });
});
