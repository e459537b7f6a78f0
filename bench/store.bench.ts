import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileProgramStore } from '../src/main/store/fileProgramStore';
import type { StoredProgram } from '../src/main/store/storedProgram';
import { nextChange, programOfSize, realSurroundings } from '../tests/torture/model';
import type { Suite } from './measure';

const id = 'program_bench';
const commitLimitMs = 50;
const blockLimitMs = 50;
const openLimitMs: Readonly<Record<number, number>> = { 1: 300, 10: 1_000, 50: 4_000 };
const commits = 260;

const suite: Suite = async (report) => {
  for (const megabytes of [1, 10, 50]) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
    try {
      let program: StoredProgram = programOfSize(id, megabytes * 1e6);
      const made = newStore(folder);
      expectOk(await made.create(id, program));
      await made.close(id);
      program = programOfSize(id, 1);

      const store = newStore(folder);
      const opening = watchBlocks();
      const begin = performance.now();
      const opened = await store.open(id);
      const openMs = performance.now() - begin;
      const openBlockMs = await opening.longest();
      if (!opened.ok) throw new Error(opened.error.message);
      program = opened.value.program;

      const durations: number[] = [];
      const committing = watchBlocks();
      for (let i = 0; i < commits; i++) {
        // Deciding is the law's time, not the store's.
        const { change, after } = nextChange(program);
        committing.skip();
        const from = performance.now();
        expectOk(store.commit(id, [change], after));
        durations.push(performance.now() - from);
        program = after;
        await realSurroundings.turn();
      }
      // Past 200 changes the parts are written: that is over when the program is closed.
      await store.close(id);
      const commitBlockMs = await committing.longest();
      durations.sort((a, b) => a - b);
      const p95 = durations[Math.floor(durations.length * 0.95)] as number;
      const size = `${megabytes} MB`;
      report({
        name: `${size}: a command, p50`,
        ms: durations[commits >> 1] as number,
        limitMs: null,
        ratio: null,
      });
      report({ name: `${size}: a command, p95`, ms: p95, limitMs: commitLimitMs, ratio: null });
      report({ name: `${size}: longest block`, ms: commitBlockMs, limitMs: blockLimitMs, ratio: null });
      report({ name: `${size}: opening`, ms: openMs, limitMs: openLimitMs[megabytes] ?? null, ratio: null });
      report({ name: `${size}: opening, block`, ms: openBlockMs, limitMs: blockLimitMs, ratio: null });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
};

export default suite;

function newStore(folder: string): FileProgramStore {
  const tell = (text: string) => {
    throw new Error(text);
  };
  return new FileProgramStore(folder, { ...realSurroundings, tell });
}

function expectOk(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}

/** The longest time for which nothing else had its turn, from now until it is asked for. */
function watchBlocks(): { readonly skip: () => void; readonly longest: () => Promise<number> } {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    /** What happened since the last look is not counted. */
    skip: () => {
      last = performance.now();
    },
    longest: async () => {
      await realSurroundings.turn();
      watching = false;
      return longest;
    },
  };
}
