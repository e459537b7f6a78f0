import './electronForTests';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorkspace, programsFolderOf, WorkspaceDesk } from '../../src/main/workspaceDesk';

let scratch: string;
let own: string;
let other: string;
let remembered: (string | null)[];
let closed: number;

const desk = (current = own) =>
  new WorkspaceDesk({
    own,
    current,
    remember: (folder) => remembered.push(folder),
    closeAll: () => {
      closed += 1;
    },
  });

beforeEach(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-workspace-'));
  own = path.join(scratch, 'own');
  other = path.join(scratch, 'other');
  for (const folder of [path.join(programsFolderOf(own), 'program_a', 'chunks'), other]) {
    fs.mkdirSync(folder, { recursive: true });
  }
  fs.writeFileSync(path.join(programsFolderOf(own), 'program_a', 'manifest.json'), '{"a":1}');
  fs.writeFileSync(path.join(programsFolderOf(own), 'program_a', 'chunks', 'x.json'), '[1,2]');
  fs.writeFileSync(path.join(programsFolderOf(own), 'program_a', 'lock'), '1');
  fs.mkdirSync(path.join(programsFolderOf(own), '.making-b'));
  remembered = [];
  closed = 0;
});
afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }));

const namesUnder = (folder: string) =>
  (fs.readdirSync(folder, { recursive: true }) as string[]).toSorted((a, b) => (a < b ? -1 : 1));

describe('[Z11] another folder for the workspace', () => {
  it('takes a whole copy along, and leaves what was there', async () => {
    const before = namesUnder(own);
    const moving = desk();
    expect(moving.place()).toEqual({ folder: own, isChosen: false });
    expect(moving.ask(other)).toEqual({ ok: true, value: { folder: other, holdsPrograms: false } });
    expect(await moving.use(true)).toEqual({ ok: true, value: null });
    expect([closed, remembered]).toEqual([1, [other]]);
    expect(namesUnder(own)).toEqual(before);
    // Neither the lock of a running process nor what was half made.
    expect(namesUnder(other)).toEqual([
      'programs',
      'programs/program_a',
      'programs/program_a/chunks',
      'programs/program_a/chunks/x.json',
      'programs/program_a/manifest.json',
    ]);
    expect(fs.readFileSync(path.join(programsFolderOf(other), 'program_a/manifest.json'), 'utf8')).toBe(
      '{"a":1}',
    );
  });

  it('begins empty, or with the programs that are there already', async () => {
    const moving = desk();
    moving.ask(other);
    expect((await moving.use(false)).ok).toBe(true);
    expect([closed, remembered, namesUnder(other)]).toEqual([0, [other], []]);
    fs.mkdirSync(programsFolderOf(other));
    expect(moving.ask(other)).toEqual({ ok: true, value: { folder: other, holdsPrograms: true } });
  });

  it('goes back to the folder of its own', async () => {
    const moving = desk(other);
    expect(moving.place()).toEqual({ folder: other, isChosen: true });
    expect(moving.ask(own)).toEqual({ ok: true, value: { folder: own, holdsPrograms: true } });
    expect((await moving.use(false)).ok).toBe(true);
    expect(remembered).toEqual([null]);
  });

  it('never copies over programs, and leaves no half of a copy', async () => {
    const moving = desk();
    moving.ask(other);
    fs.mkdirSync(programsFolderOf(other));
    fs.writeFileSync(path.join(programsFolderOf(other), 'theirs'), '');
    const used = await moving.use(true);
    expect(used).toEqual({
      ok: false,
      error: {
        code: 'notSaved',
        message: `The programs were not copied to ${other}: there is something of that name already. They are where they were.`,
      },
    });
    expect([remembered, namesUnder(other)]).toEqual([[], ['programs', 'programs/theirs']]);
  });

  it.each([
    ['the workspace itself', () => own, 'it is the workspace already'],
    [
      'a folder of a program',
      () => path.join(own, 'programs/program_a'),
      'it lies within the folder of the programs',
    ],
    ['what is not there', () => path.join(scratch, 'gone'), 'the folder or file is not there'],
    [
      'a file',
      () => path.join(own, 'programs/program_a/manifest.json'),
      'it lies within the folder of the programs',
    ],
  ])('refuses %s', async (_what, folderOf, reason) => {
    const moving = desk();
    const folder = folderOf();
    expect(moving.ask(folder)).toEqual({
      ok: false,
      error: { code: 'invalid', message: `${folder} cannot be the workspace: ${reason}.` },
    });
    expect((await moving.use(false)).ok).toBe(false);
    expect(remembered).toEqual([]);
  });
});

describe('[Z12] a chosen folder that cannot be used', () => {
  it('is told and left alone, and the own one is shown', () => {
    const said: string[] = [];
    const gone = path.join(scratch, 'unplugged');
    expect(findWorkspace(own, gone, (sentence) => said.push(sentence))).toBe(own);
    expect(said).toEqual([
      `The workspace ${gone} cannot be used: the folder or file is not there. Nothing in it was touched. ` +
        "Until it is there again, at the next start, you see the workspace in the app's own folder.",
    ]);
    expect(fs.existsSync(gone)).toBe(false);
  });

  it('is used when it can be', () => {
    const said: string[] = [];
    expect(findWorkspace(own, other, (sentence) => said.push(sentence))).toBe(other);
    expect(findWorkspace(own, null, (sentence) => said.push(sentence))).toBe(own);
    expect(said).toEqual([]);
  });
});
