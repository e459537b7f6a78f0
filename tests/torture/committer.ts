/**
 * Opens a program and changes it without a pause until it is killed. Each change that was answered as done is one line
 * on stdout. `node committer.js FOLDER ID`; it ends with 3 when the program is in use.
 */
import fs from 'node:fs';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import type { StoredChange } from '../../src/main/store/storedProgram';
import { nextChange, realSurroundings } from './model';

const [folder = '', id = ''] = process.argv.slice(2);
const pause = new Int32Array(new SharedArrayBuffer(4));
const say = (line: string): void => {
  for (;;) {
    try {
      fs.writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      // Whoever listens is busy for a moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
};

/** What waits three seconds for a person waits some milliseconds here, so that parts are written all the time. */
const later = (run: () => void, afterMs: number) => realSurroundings.later(run, afterMs / 150);
const store = new FileProgramStore(folder, {
  ...realSurroundings,
  later,
  tell: (text) => say(`told ${text}`),
});
say('opening');
const opened = await store.open(id);
if (!opened.ok) {
  say(`refused ${opened.error.code} ${opened.error.message}`);
  process.exit(opened.error.code === 'inUse' ? 3 : 1);
}
for (const note of opened.value.notes) say(`note ${note}`);
say(`open ${opened.value.program.seq}`);
let program = opened.value.program;
for (;;) {
  // Mostly one by one, now and then several in one write, as a flood of them is.
  const changes: StoredChange[] = [];
  let after = program;
  for (let count = program.seq % 5 === 0 ? 1 + (program.seq % 7) : 1; count > 0; count--) {
    const next = nextChange(after);
    changes.push(next.change);
    after = next.after;
  }
  const done = store.commit(id, changes, after);
  if (!done.ok) {
    say(`refused ${done.error.code} ${done.error.message}`);
    process.exit(2);
  }
  program = after;
  say(`done ${program.seq}`);
  // Parts are written between the changes, in turns, and now and then in a pause.
  await realSurroundings.turn();
  if (program.seq % 13 === 0) await new Promise((resolve) => setTimeout(resolve, 25));
}
