import './electronForTests';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventName, OpenedProgram, ProgramChange } from '../../src/contract/channels';
import { applyPatch } from '../../src/domain/history/patch';
import type { ProgramDocument } from '../../src/domain/model/document';
import { programIdSchema } from '../../src/domain/model/ids';
import type { Day } from '../../src/domain/time/day';
import { documentToFigures } from '../../src/main/figures';
import { Session } from '../../src/main/session';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import { Library } from '../../src/main/store/library';
import { createClock, executeOne, plain, renameTo, scratchFolder } from './store/programFixtures';

let folder: string;
let heard: { event: EventName; payload: unknown }[];
let clock: ReturnType<typeof createClock>;
let nextId: number;
let today: string;

/** The session of one run of the app; a new one is the app started again. */
function start(): Session {
  const tell = (text: string) => heard.push({ event: 'notice', payload: { tone: 'refused', text } });
  const store = new FileProgramStore(path.join(folder, 'programs'), {
    now: clock.now,
    later: clock.later,
    turn: clock.turn,
    tell,
  });
  return new Session(store, new Library(folder, clock.now, tell), {
    now: clock.now,
    clockDay: () => today as Day,
    newProgramId: () => `program_${nextId++}`,
    who: () => 'Mira',
    push: (event, payload) => heard.push({ event, payload }),
    later: clock.later,
    figuresOf: async (document, today) => documentToFigures(document, today),
    rest: () => undefined,
  });
}

const window1 = 1;
const window2 = 2;

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown } | null): T {
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

const changesHeard = () =>
  heard.filter(({ event }) => event === 'program:changed').map(({ payload }) => payload as ProgramChange);

beforeEach(() => {
  folder = scratchFolder();
  heard = [];
  clock = createClock();
  nextId = 1;
  today = '2026-11-22';
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('a command', () => {
  it('is on disk before it is answered and told', async () => {
    const session = start();
    const { id } = value(await session.create('Harbour', window1));
    expect(executeOne(session, id, renameTo('Harbour 2'))).toEqual({
      ok: true,
      value: { seq: 1 },
    });
    expect(changesHeard()).toHaveLength(1);
    // No closing, no waiting: the app was killed.
    expect(value(await start().open(id, window1)).document.program.title).toBe('Harbour 2');
  });

  it('that the rules refuse is neither saved nor told', async () => {
    const session = start();
    const { id } = value(await session.create('Harbour', window1));
    expect(executeOne(session, id, { type: 'project.delete', id: 'nobody' })).toMatchObject({
      ok: false,
      error: { code: 'rowMissing' },
    });
    expect(executeOne(session, id, { type: 'constructor' })).toMatchObject({
      ok: false,
      error: { code: 'fieldInvalid' },
    });
    for (const strange of [null, 10n, Number.NaN, [10n], { type: 10n }, renameTo(10n as never)]) {
      expect(executeOne(session, id, strange)).toMatchObject({ ok: false, error: { code: 'fieldInvalid' } });
    }
    expect(changesHeard()).toEqual([]);
    expect(value(await start().open(id, window1)).seq).toBe(0);
  });

  it('among others is decided on what they made, and all are on disk in one write or none is', async () => {
    const session = start();
    const { id } = value(await session.create('Harbour', window1));
    const row = { id: 'p1', title: 'Core' };
    const answers = session.execute(id, [
      { type: 'project.create', row },
      { type: 'project.create', row },
      { type: 'project.change', id: 'p1', changes: { title: 'Core API' } },
      null,
      renameTo('Harbour 2'),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.seq : answer.error.code))).toEqual([
      1,
      'idTaken',
      2,
      'fieldInvalid',
      3,
    ]);
    expect(changesHeard().map(({ seq, undoLabel }) => [seq, undoLabel !== null])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    const again = value(await start().open(id, window1));
    expect(again.document.projects.map(({ title }) => title)).toEqual(['Core API']);
    expect(again.document.program.title).toBe('Harbour 2');
    // Something else has the tail now: nothing of a group is taken, and nothing is told.
    fs.appendFileSync(path.join(folder, 'programs', id, 'tail.json'), ' ');
    const refused = session.execute(id, [renameTo('Never'), renameTo('Neither')]);
    expect(refused.map((answer) => answer.ok || answer.error.code)).toEqual([
      'changedOutside',
      'changedOutside',
    ]);
    expect(value(session.documentOf(id)).program.title).toBe('Harbour 2');
    expect(changesHeard()).toHaveLength(3);
  });

  it('for a program that is not open is refused', async () => {
    const session = start();
    expect(executeOne(session, 'program_9', renameTo('X'))).toMatchObject({
      ok: false,
      error: { code: 'missing' },
    });
    expect(session.undoOrRedo('program_9', 'undo')).toMatchObject({ ok: false, error: { code: 'missing' } });
  });

  it('reaches a window as a patch that makes its copy the same', async () => {
    const session = start();
    const opened = value(await session.create('Harbour', window1));
    let copy: ProgramDocument = opened.document;
    executeOne(session, opened.id, { type: 'team.create', row: { id: 't1', name: 'Platform' } });
    executeOne(session, opened.id, {
      type: 'project.create',
      row: { id: 'p1', title: 'Core', teamId: 't1' },
    });
    executeOne(session, opened.id, { type: 'project.change', id: 'p1', changes: { title: 'Core API' } });
    session.undoOrRedo(opened.id, 'undo');
    for (const change of changesHeard()) copy = applyPatch(copy, change.patch);
    expect(plain(copy)).toEqual(plain(value(session.documentOf(opened.id))));
    expect(changesHeard().map(({ seq, cause }) => [seq, cause])).toEqual([
      [1, 'execute'],
      [2, 'execute'],
      [3, 'execute'],
      [4, 'undo'],
    ]);
    expect(changesHeard().at(-1)).toMatchObject({
      undoLabel: changesHeard()[1]?.label,
      redoLabel: changesHeard()[2]?.label,
    });
  });
});

describe('undo', () => {
  it('is there after the app was started again, and so is redo', async () => {
    const first = start();
    const { id } = value(await first.create('Harbour', window1));
    executeOne(first, id, renameTo('Harbour 2'));
    executeOne(first, id, renameTo('Harbour 3'));
    first.closeAll();

    const second = start();
    expect(value(await second.open(id, window1)).undoLabel).not.toBeNull();
    expect(value(second.undoOrRedo(id, 'undo'))).toMatchObject({ seq: 3 });
    expect(value(second.undoOrRedo(id, 'undo'))).toMatchObject({ seq: 4 });
    expect(second.undoOrRedo(id, 'undo')).toBeNull();
    second.closeAll();

    const third = start();
    const opened = value(await third.open(id, window1));
    expect(opened).toMatchObject({ undoLabel: null, document: { program: { title: 'Harbour' } } });
    value(third.undoOrRedo(id, 'redo'));
    value(third.undoOrRedo(id, 'redo'));
    expect(value(third.documentOf(id)).program.title).toBe('Harbour 3');
    expect(third.undoOrRedo(id, 'redo')).toBeNull();
  });

  it('gives back any state, whenever the app is killed between the steps', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ act: fc.constant('rename'), title: fc.string({ minLength: 1 }) }) },
      { weight: 2, arbitrary: fc.record({ act: fc.constant('undo') }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('redo') }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('kill') }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('quit') }) },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('wait') }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        let session = start();
        const { id } = value(await session.create('Harbour', window1));
        const done = ['Harbour'];
        let at = 0;
        for (const one of steps) {
          if (one.act === 'rename' && 'title' in one) {
            if (!executeOne(session, id, renameTo(one.title)).ok) continue;
            done.splice(++at, done.length, value(session.documentOf(id)).program.title);
          } else if (one.act === 'undo') {
            if (session.undoOrRedo(id, 'undo') !== null) at -= 1;
          } else if (one.act === 'redo') {
            if (session.undoOrRedo(id, 'redo') !== null) at += 1;
          } else if (one.act === 'wait') {
            clock.pass(5_000);
            await clock.turn();
          } else {
            if (one.act === 'quit') session.closeAll();
            clock = clock.end();
            session = start();
            value(await session.open(id, window1));
          }
          expect(value(session.documentOf(id)).program.title).toBe(done[at]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is each program’s own', async () => {
    const session = start();
    const first = value(await session.create('First', window1));
    executeOne(session, first.id, renameTo('First 2'));
    const second = value(await session.create('Second', window1));
    expect(session.undoOrRedo(second.id, 'undo')).toBeNull();
    expect(value(session.documentOf(first.id)).program.title).toBe('First 2');
  });
});

describe('the workspace', () => {
  it('lists programs with their figures, latest change first, without opening them', async () => {
    const session = start();
    const first = value(await session.create('First', window1));
    executeOne(session, first.id, {
      type: 'milestone.create',
      row: {
        id: 'm1',
        title: 'Launch',
        plan: { placement: 'manual', startAt: '2027-01-15', finishAt: '2027-01-15' },
      },
    });
    clock.pass(60_000);
    value(await session.create('Second', window1));
    session.closeAll();

    expect(await start().list()).toMatchObject([
      { title: 'Second', projectCount: 0, nextMilestone: null, finishDay: null, driftDays: null },
      { title: 'First', nextMilestone: { title: 'Launch', day: '2027-01-15' }, finishDay: '2027-01-15' },
    ]);
  });

  it('is right after a crash, and after its list was lost', async () => {
    const session = start();
    const { id } = value(await session.create('First', window1));
    executeOne(session, id, renameTo('Renamed'));
    expect((await start().list()).map(({ title }) => title)).toEqual(['Renamed']);
    fs.writeFileSync(path.join(folder, 'library.json'), 'ruined');
    expect((await start().list()).map(({ title }) => title)).toEqual(['Renamed']);
    expect(fs.readdirSync(folder).some((name) => name.startsWith('damaged-'))).toBe(true);
  });

  it('makes its figures again on another day', async () => {
    const session = start();
    const { id } = value(await session.create('First', window1));
    for (const [milestone, day] of [
      ['m1', '2026-12-01'],
      ['m2', '2027-02-01'],
    ]) {
      executeOne(session, id, {
        type: 'milestone.create',
        row: { id: milestone, title: milestone, plan: { placement: 'manual', startAt: day, finishAt: day } },
      });
    }
    session.closeAll();
    expect((await start().list())[0]?.nextMilestone?.title).toBe('m1');
    today = '2027-01-10';
    expect((await start().list())[0]?.nextMilestone?.title).toBe('m2');
  });

  it('says when a program cannot be read, once, and lists it with the others', async () => {
    const session = start();
    const { id } = value(await session.create('First', window1));
    value(await session.create('Second', window1));
    session.closeAll();
    for (const name of ['manifest.json', 'history', 'chunks', 'mirror']) {
      fs.rmSync(path.join(folder, 'programs', id, name), { recursive: true, force: true });
    }
    fs.writeFileSync(path.join(folder, 'programs', id, 'manifest.json'), '{}');
    heard = [];
    const again = start();
    expect((await again.list()).map(({ title }) => title).sort()).toEqual(['First', 'Second']);
    expect((await again.list()).map(({ title }) => title).sort()).toEqual(['First', 'Second']);
    const notices = heard.filter(({ event }) => event === 'notice').map(({ payload }) => payload);
    expect(notices).toEqual([
      {
        tone: 'refused',
        text: expect.stringMatching(/^'First': The program cannot be read: .*left as they are/),
      },
    ]);
  });

  it('refuses a program without a title', async () => {
    const session = start();
    expect(await session.create(' \n ', window1)).toEqual({
      ok: false,
      error: { code: 'invalid', message: 'Not created: the title is empty.' },
    });
    expect(await session.list()).toEqual([]);
  });

  it('takes an imported program over under an id of its own, and the sample under the one it has', async () => {
    const session = start();
    const { document } = value(await session.create('First', window1));
    const copy: OpenedProgram = value(await session.add(document, window1));
    expect(copy.id).not.toBe(document.program.id);
    expect(copy.document.program.id).toBe(copy.id);
    executeOne(session, document.program.id, renameTo('Changed'));
    expect(value(await session.openOrAdd(document, window2)).document.program.title).toBe('Changed');
    expect(await session.list()).toHaveLength(2);
  });

  it('[A30] takes a program file over under the id by which others know it, unless that is taken', async () => {
    const session = start();
    const { document } = value(await session.create('First', window1));
    const file = { ...document, program: { ...document.program, id: programIdSchema.parse('prg_harbour') } };
    expect(value(await session.addFile(file, window1)).id).toBe('prg_harbour');
    const again = value(await session.addFile(file, window1));
    expect(again.id).not.toBe('prg_harbour');
    expect(again.document.program.id).toBe(again.id);
    expect(await session.list()).toHaveLength(3);
  });

  it('deletes a program', async () => {
    const session = start();
    const { id } = value(await session.create('First', window1));
    expect((await session.delete(id)).ok).toBe(true);
    expect(await session.list()).toEqual([]);
    expect(executeOne(session, id, renameTo('X')).ok).toBe(false);
    expect(await session.delete(id)).toMatchObject({ ok: false, error: { code: 'missing' } });
  });

  it('keeps a program open as long as one window shows it', async () => {
    const session = start();
    const { id } = value(await session.create('First', window1));
    value(await session.open(id, window2));
    await session.close(id, window1);
    await session.close(id, window1);
    expect(executeOne(session, id, renameTo('Still open')).ok).toBe(true);
    await session.release(window2);
    expect(executeOne(session, id, renameTo('Closed')).ok).toBe(false);
  });
});
