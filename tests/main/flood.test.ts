import './electronForTests';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProgramChange } from '../../src/contract/channels';
import type { Day } from '../../src/domain/time/day';
import { CommandQueue } from '../../src/main/commandQueue';
import { documentToFigures } from '../../src/main/figures';
import { Session } from '../../src/main/session';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import { Library } from '../../src/main/store/library';
import { realSurroundings } from '../torture/model';
import { renameTo, scratchFolder } from './store/programFixtures';

let folder: string;
const told: ProgramChange[] = [];

beforeEach(() => {
  folder = scratchFolder();
  told.length = 0;
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function start(): Session {
  const tell = (text: string) => {
    throw new Error(text);
  };
  const store = new FileProgramStore(path.join(folder, 'programs'), { ...realSurroundings, tell });
  return new Session(store, new Library(folder, realSurroundings.now, tell), {
    ...realSurroundings,
    clockDay: () => '2026-11-22' as Day,
    newProgramId: () => 'program_flood',
    who: () => 'Mira',
    push: (event, payload) => {
      if (event === 'program:changed') told.push(payload as ProgramChange);
    },
    figuresOf: async (document, today) => documentToFigures(document, today),
    rest: () => undefined,
  });
}

it('[Z1] a flood of commands is answered in its order, each when it is on disk, and undo goes back one by one', async () => {
  const session = start();
  const created = await session.create('Harbour', 1);
  if (!created.ok) throw new Error(created.error.message);
  const { id } = created.value;
  const commands = new CommandQueue({
    execute: (programId, inputs) => session.execute(programId, inputs),
    later: realSurroundings.later,
  });
  const count = 2_000;
  const order: number[] = [];
  const answers = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      // As messages do, they come in turns of their own.
      if (i % 20 === 0) await realSurroundings.turn();
      const answer = await commands.add(id, renameTo(`Title ${i}`));
      if (answer.ok) order.push(answer.value.seq);
      return answer;
    }),
  );
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(order).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(told.map(({ seq }) => seq)).toEqual(order);
  expect(session.undoOrRedo(id, 'undo')).toMatchObject({ ok: true, value: { seq: count + 1 } });
  const before = session.documentOf(id);
  // No closing, no waiting: the app was killed. Another process would have to find the lock abandoned.
  session.closeAll();
  const again = await start().open(id, 1);
  if (!again.ok || !before.ok) throw new Error('Not open');
  expect(again.value.seq).toBe(count + 1);
  expect(again.value.document).toEqual(before.value);
  expect(again.value.redoLabel).not.toBeNull();
});
