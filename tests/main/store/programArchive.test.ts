import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { finishSteps } from '../../../src/domain/steps';
import type { Day } from '../../../src/domain/time/day';
import { BackupDesk } from '../../../src/main/backupDesk';
import { DailyCopies } from '../../../src/main/dailyCopies';
import { documentToFigures } from '../../../src/main/figures';
import { Session } from '../../../src/main/session';
import { FileProgramStore } from '../../../src/main/store/fileProgramStore';
import { Library } from '../../../src/main/store/library';
import { ProgramArchive } from '../../../src/main/store/programArchive';
import { fillDiskAfter, mendDisk } from './faultyDisk';
import { createClock, emptyProgram, executeOne, plain, renameTo, scratchFolder } from './programFixtures';

let scratch: string;
let folder: string;
let clock: ReturnType<typeof createClock>;
let nextId: number;

const window1 = 1;

beforeEach(() => {
  scratch = scratchFolder();
  folder = path.join(scratch, 'programs');
  clock = createClock();
  nextId = 1;
});

afterEach(() => {
  mendDisk();
  fs.rmSync(scratch, { recursive: true, force: true });
});

function start() {
  const store = new FileProgramStore(folder, { ...clock, tell: () => undefined });
  const session = new Session(store, new Library(scratch, clock.now, () => undefined), {
    ...clock,
    clockDay: () => '2026-11-22' as Day,
    newProgramId: () => `program_${nextId++}`,
    who: () => 'Mira',
    push: () => undefined,
    figuresOf: async (document, today) => documentToFigures(document, today),
    rest: () => undefined,
  });
  const archive = new ProgramArchive(folder);
  const copiesFolder = () => ({ folder: path.join(scratch, 'copies'), isChosen: false });
  return { session, archive, desk: new BackupDesk({ archive, session, turn: clock.turn, copiesFolder }) };
}

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown } | null): T {
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

/** A program in three states, each of which is in a manifest of its own. */
async function threeStates(session: Session): Promise<string> {
  const { id } = value(await session.create('Harbour', window1));
  for (const [index, name] of ['Quay', 'Crane', 'Light'].entries()) {
    executeOne(session, id, { type: 'project.create', row: { id: `p${index}`, title: name } });
    await session.close(id, window1);
    clock.pass(60_000);
    value(await session.open(id, window1));
  }
  return id;
}

describe('[Z10] backups', () => {
  it('say what each holds, latest first, and are restored as a copy', async () => {
    const { session, desk } = start();
    const id = await threeStates(session);
    const { programs } = await desk.overview();
    expect(programs).toEqual([{ key: id, title: 'Harbour', deletedTime: null }]);
    const backups = await desk.list(id);
    expect(backups.map(({ counts, lastLabel, isWhole }) => [counts.projects, lastLabel, isWhole])).toEqual([
      [3, "Add project 'Light'", true],
      [2, "Add project 'Crane'", true],
      [1, "Add project 'Quay'", true],
      [0, null, true],
    ]);
    const { opened, missing } = value(await desk.restore(id, backups[2]?.generation ?? -1, window1));
    expect(missing).toEqual([]);
    expect(opened.id).not.toBe(id);
    expect(opened.document.program.title).toBe('Harbour (restored)');
    expect(opened.document.projects.map(({ title }) => title)).toEqual(['Quay']);
    expect(value(session.documentOf(id)).projects).toHaveLength(3);
  });

  it('of a state that is not there are refused, and a key is no path', async () => {
    const { session, desk } = start();
    const id = await threeStates(session);
    expect(await desk.restore(id, 99, window1)).toMatchObject({ ok: false, error: { code: 'missing' } });
    for (const key of ['..', `../programs/${id}`, '/etc', `${id}/chunks`]) {
      expect(await desk.list(key)).toEqual([]);
      expect(await desk.putBack(key)).toMatchObject({ ok: false, error: { code: 'missing' } });
      expect(await desk.restore(key, null, window1)).toMatchObject({ ok: false, error: { code: 'missing' } });
    }
  });

  it('of a deleted program are there for thirty days, and the program can be brought back', async () => {
    const { session, desk } = start();
    const id = await threeStates(session);
    const before = plain(value(session.documentOf(id)));
    value(await session.delete(id));
    const { programs } = await desk.overview();
    expect(programs).toMatchObject([
      { title: 'Harbour', deletedTime: expect.stringContaining('2026-11-22T') },
    ]);
    const [deleted] = programs;
    expect(await desk.list(deleted?.key ?? '')).toHaveLength(4);
    expect(value(await desk.putBack(deleted?.key ?? ''))).toEqual({ id });
    expect(plain(value(await session.open(id, window1)).document)).toEqual(before);
    expect((await desk.overview()).programs).toMatchObject([{ key: id, deletedTime: null }]);
    expect(fs.readdirSync(folder)).toEqual([id]);
  });
});

describe('[Z9] salvage', () => {
  const ruin = (file: string) => fs.writeFileSync(file, 'ruined');

  it('takes over what can be read of a partly lost program, says what is missing, and touches nothing', async () => {
    const { session, desk } = start();
    const id = await threeStates(session);
    const teams = Array.from({ length: 600 }, (_, i) => ({
      type: 'team.create',
      row: { id: `t${i}`, name: `Team ${i}` },
    }));
    executeOne(session, id, { type: 'batch', label: 'Add teams', commands: teams });
    await session.close(id, window1);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, id, 'manifest.json'), 'utf8')).body;
    const parts = manifest.parts as { kind: string; sum: string }[];
    const lost = parts.filter(({ kind }) => kind === 'team')[1]?.sum ?? '';
    const header = parts.find(({ kind }) => kind === 'program')?.sum ?? '';
    // Older states would do without the teams: their header is ruined too.
    for (const place of ['chunks', 'mirror']) {
      for (const sum of [lost, header]) ruin(path.join(folder, id, place, `${sum}.json`));
    }
    expect(await session.open(id, window1)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const { opened, missing } = value(await desk.restore(id, null, window1));
    expect(opened.document.teams).toHaveLength(600 - 256);
    expect(opened.document.projects).toHaveLength(3);
    expect(opened.document.program.title).toBe('Harbour (salvaged)');
    expect(missing.join(' ')).toContain('256 of the teams (257 to 512) could not be read');
    expect(missing.join(' ')).toContain('own fields');
    expect(fs.readFileSync(path.join(folder, id, 'chunks', `${lost}.json`), 'utf8')).toBe('ruined');
  });

  it('finds rows without any manifest, and says so', async () => {
    const { session, archive } = start();
    const id = await threeStates(session);
    await session.close(id, window1);
    const home = path.join(folder, id);
    for (const name of fs.readdirSync(path.join(home, 'history'))) ruin(path.join(home, 'history', name));
    ruin(path.join(home, 'manifest.json'));
    const { document, missing } = value(finishSteps(archive.salvage(id)));
    expect(document.projects.map(({ title }) => title).sort()).toEqual(['Crane', 'Light', 'Quay']);
    expect(missing.join(' ')).toContain('is not known');
  });

  it('of nothing is refused', async () => {
    const { session, desk } = start();
    const id = await threeStates(session);
    await session.close(id, window1);
    for (const place of ['chunks', 'mirror']) fs.rmSync(path.join(folder, id, place), { recursive: true });
    expect(await desk.restore(id, null, window1)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

describe('daily copies', () => {
  const home = () => path.join(scratch, 'elsewhere');
  let day: Day;
  let told: string[];
  const copies = () =>
    new DailyCopies({ folder: home, clockDay: () => day, turn: clock.turn, tell: (text) => told.push(text) });

  beforeEach(() => {
    day = '2026-11-22' as Day;
    told = [];
  });

  it('are one program file a day, made again when the program is closed, thirty of them', async () => {
    const { document } = emptyProgram('program_1', 'Harbour / north');
    const again = copies();
    for (let number = 1; number <= 33; number++) {
      day =
        `2026-${number <= 30 ? '11' : '12'}-${String(number <= 30 ? number : number - 30).padStart(2, '0')}` as Day;
      await again.keep(document, false);
    }
    const names = fs.readdirSync(home()).sort();
    expect(names).toHaveLength(30);
    expect(names[0]).toBe('Harbour north.2026-11-04.program_1.throughline');
    const renamed = { ...document, program: { ...document.program, title: 'Port' } };
    await again.keep(renamed, false);
    expect(fs.readdirSync(home())).toHaveLength(30);
    await again.keep(renamed, true);
    const last = path.join(home(), 'Port.2026-12-03.program_1.throughline');
    const parsed = parseProgram(JSON.parse(fs.readFileSync(last, 'utf8')));
    expect(parsed).toMatchObject({ ok: true, value: { document: { program: { title: 'Port' } } } });
    expect(fs.readdirSync(home())).toHaveLength(30);
    expect(fs.statSync(last).mode & 0o777).toBe(0o600);
  });

  it('that cannot be made are told once a day, and leave the one before', async () => {
    const { document } = emptyProgram('program_1');
    const again = copies();
    await again.keep(document, false);
    const before = fs.readdirSync(home());
    fillDiskAfter(20);
    await again.keep(document, true);
    await again.keep(document, true);
    mendDisk();
    expect(told).toEqual([expect.stringContaining("Today’s copy of 'Harbour' could not be put into")]);
    expect(fs.readdirSync(home())).toEqual(before);
  });
});

describe('[Z5] a program whose files somebody else changed', () => {
  it('is kept as a copy, or read again: neither is lost', async () => {
    const { session } = start();
    const id = await threeStates(session);
    executeOne(session, id, renameTo('Mine'));
    const tail = path.join(folder, id, 'tail.json');
    fs.utimesSync(tail, new Date(), new Date());
    expect(executeOne(session, id, renameTo('Never'))).toMatchObject({ error: { code: 'changedOutside' } });
    const kept = value(await session.keepMine(id, window1));
    expect(kept.document.program.title).toBe('Mine (mine)');
    const again = value(await session.readAgain(id, window1));
    expect(again.document.program.title).toBe('Mine');
    expect(executeOne(session, id, renameTo('Goes on')).ok).toBe(true);
  });
});
