import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Command, parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { emptyHistory, recordEntry } from '../../../src/domain/history/history';
import { createDocument, type ProgramDocument } from '../../../src/domain/model/document';
import { programHeaderSchema } from '../../../src/domain/model/program';
import type { Session } from '../../../src/main/session';
import type { StoredChange, StoredProgram } from '../../../src/main/store/storedProgram';

/** In memory where the system has such a place: the store syncs every file, and disks take their time for that. */
const memory = '/dev/shm';
const scratchHome = process.platform === 'linux' && fs.existsSync(memory) ? memory : os.tmpdir();

/** A new folder below the system's for temporary files. */
export function scratchFolder(): string {
  return fs.mkdtempSync(path.join(scratchHome, 'throughline-store-'));
}

export function emptyProgram(id: string, title = 'Harbour'): StoredProgram {
  const document = createDocument(programHeaderSchema.parse({ id, title }));
  return { document, history: emptyHistory, seq: 0 };
}

/** The next change of a program, and the program after it. */
export function change(
  program: StoredProgram,
  input: Command | Record<string, unknown>,
): { change: StoredChange; after: StoredProgram } {
  const command = parseCommand(input);
  if (!command.ok) throw new Error(JSON.stringify(command.error));
  const done = execute(program.document, command.value);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { document, patch, label } = done.value;
  const seq = program.seq + 1;
  const entry = { seq, time: '2026-11-22T10:00:00.000Z', who: 'Mira', label, patch };
  return {
    change: { ...entry, cause: 'execute', of: seq },
    after: { document, history: recordEntry(program.history, entry), seq },
  };
}

export const renameTo = (title: string) => ({ type: 'program.change', changes: { title } });

/** A document as its file would have it: what JSON does not keep is not there. */
export function plain(document: ProgramDocument): unknown {
  return JSON.parse(JSON.stringify(document));
}

/** Timers that fire only when they are told to. */
export function createClock(start = '2026-11-22T10:00:00.000Z') {
  let now = Date.parse(start);
  const waiting = new Set<{ run: () => void; at: number }>();
  let hasEnded = false;
  return {
    now: () => new Date(now),
    turn: () =>
      new Promise<void>((resolve) => {
        // What ended meanwhile does not go on.
        setImmediate(() => !hasEnded && resolve());
      }),
    later: (run: () => void, afterMs: number) => {
      const timer = { run, at: now + afterMs };
      waiting.add(timer);
      return () => {
        waiting.delete(timer);
      };
    },
    /** Lets time pass, and runs what was waiting for it. */
    pass: (ms: number) => {
      now += ms;
      for (const timer of [...waiting]) {
        if (timer.at > now) continue;
        waiting.delete(timer);
        timer.run();
      }
    },
    waiting: () => waiting.size,
    /** The process is gone: nothing of it runs any more. Answers the clock of the next one. */
    end: () => {
      hasEnded = true;
      waiting.clear();
      return createClock(new Date(now).toISOString());
    },
  };
}

/** Executes one command, as a window that sends no others at the time. */
export function executeOne(session: Session, id: string, command: unknown) {
  const [answer] = session.execute(id, [command]);
  if (!answer) throw new Error('Not answered');
  return answer;
}
