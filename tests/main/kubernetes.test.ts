import './electronForTests';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../src/domain/model/document';
import type { Day } from '../../src/domain/time/day';
import { documentToFigures } from '../../src/main/figures';
import { readOrder } from '../../src/main/importWorker';
import { Session } from '../../src/main/session';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import { Library } from '../../src/main/store/library';
import { hasShared, readShared } from '../formats/sharedFiles';
import { createClock, executeOne, plain, scratchFolder } from './store/programFixtures';

const source = 'kubernetes-enhancements';

/** A real program; it is not part of the repository, and without it these are skipped. */
describe.skipIf(!hasShared(source))(`a program of 446 projects (needs shared/data/${source})`, () => {
  let folder: string;
  let document: ProgramDocument;

  beforeAll(async () => {
    folder = scratchFolder();
    const files = readShared(source, '.csv');
    const read = await readOrder({ files, choices: {}, remembered: new Map() });
    if (!read.ok) throw new Error(read.error.message);
    document = read.value.document;
    expect(document.projects).toHaveLength(446);
    expect(document.milestones.length).toBeGreaterThanOrEqual(1_061);
  });

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const start = (clock: ReturnType<typeof createClock>) => {
    const told: string[] = [];
    const store = new FileProgramStore(path.join(folder, 'programs'), {
      ...clock,
      tell: (text) => told.push(text),
    });
    const library = new Library(folder, clock.now, (text) => told.push(text));
    const session = new Session(store, library, {
      ...clock,
      clockDay: () => '2026-11-22' as Day,
      newProgramId: () => 'program_k8s',
      who: () => 'Mira',
      push: () => undefined,
      figuresOf: async (document, today) => documentToFigures(document, today),
      rest: () => undefined,
    });
    return { session, told };
  };

  /** The bytes of all files below a folder that are other ones than at the last look. */
  const createWritten = (root: string) => {
    const seen = new Map<string, string>();
    return () => {
      let bytes = 0;
      for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const { ino, size, mtimeMs } = fs.statSync(file);
        const state = `${ino} ${size} ${mtimeMs}`;
        if (seen.get(file) !== state) bytes += size;
        seen.set(file, state);
      }
      return bytes;
    };
  };

  it('takes a change in one small write, because only the change is written', async () => {
    const clock = createClock();
    const { session, told } = start(clock);
    const added = await session.add(document, 1);
    if (!added.ok) throw new Error(added.error.message);
    const written = createWritten(folder);
    const whole = written();
    expect(whole).toBeGreaterThan(1_000_000);
    const writtenByChange: number[] = [];
    for (const [index, project] of document.projects.slice(0, 200).entries()) {
      written();
      const done = executeOne(session, 'program_k8s', {
        type: 'project.change',
        id: project.id,
        changes: { title: `Renamed ${index}` },
      });
      writtenByChange.push(written());
      expect(done.ok).toBe(true);
      clock.pass(100);
      await clock.turn();
    }
    expect(Math.min(...writtenByChange)).toBeGreaterThan(100);
    expect(Math.max(...writtenByChange)).toBeLessThan(200_000);
    expect(told).toEqual([]);

    // As after a crash: nothing was closed.
    const again = start(createClock());
    const opened = await again.session.open('program_k8s', 1);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.seq).toBe(200);
    expect(opened.value.document.projects[199]?.title).toBe('Renamed 199');
    expect(again.told).toEqual([]);
  });

  it('is read back as the very same program', async () => {
    const { session } = start(createClock());
    const opened = await session.open('program_k8s', 1);
    if (!opened.ok) throw new Error(opened.error.message);
    while (session.undoOrRedo('program_k8s', 'undo')?.ok);
    const now = session.documentOf('program_k8s');
    if (!now.ok) throw new Error(now.error.message);
    const original = { ...document, program: { ...document.program, id: now.value.program.id } };
    expect(plain(now.value)).toEqual(plain(original));
  });
});
