import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import type { Door } from '../src/contract/channels';
import { FileProgramStore } from '../src/main/store/fileProgramStore';
import { programOfSize, realSurroundings } from '../tests/torture/model';
import { launch, root } from './appWindow';
import type { Suite } from './measure';

/**
 * Programs of 1, 10 and 50 MB in the real app. In the shell: how long an edit takes from its request until it is on disk
 * and answered, and the longest time for which nothing else had its turn while it opens and while it is edited. In the
 * window: opening until the overview is drawn, and the longest pause.
 */
const sizes = [1, 10, 50];
const id = 'program_bench';
const edits = 250;
/** Between two edits of a person who is very fast. */
const pauseMs = 20;
const openLimitMs: Readonly<Record<number, number>> = { 1: 300, 10: 1_000, 50: 4_000 };

/** What is counted in either process. */
type Counting = { longestMs: number; editMs: number[] };

const suite: Suite = async (report) => {
  for (const megabytes of sizes) {
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
    try {
      await makeProgram(path.join(userData, 'programs'), megabytes * 1e6);
      const app = await launch(root, userData);
      try {
        await measure(app, megabytes, (name, ms, limitMs) =>
          report({ name: `${megabytes} MB: ${name}`, ms, limitMs, ratio: null }),
        );
      } finally {
        await app.close();
      }
    } finally {
      fs.rmSync(userData, { recursive: true, force: true });
    }
  }
};

export default suite;

async function makeProgram(folder: string, bytes: number): Promise<void> {
  const store = new FileProgramStore(folder, {
    ...realSurroundings,
    tell: (text) => {
      throw new Error(text);
    },
  });
  const made = await store.create(id, programOfSize(id, bytes));
  if (!made.ok) throw new Error(made.error.message);
  await store.close(id);
}

async function measure(
  app: ElectronApplication,
  megabytes: number,
  say: (name: string, ms: number, limitMs: number | null) => void,
): Promise<void> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(120_000);
  const program = page.getByRole('button', { name: /^Start/ }).first();
  await program.waitFor();
  await watch(app, page);
  const begin = performance.now();
  await program.click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  say('opening', performance.now() - begin, openLimitMs[megabytes] ?? null);
  const opened = await take(app, page);
  say('opening, block', opened.shell.longestMs, 50);
  say('opening, window', opened.window.longestMs, null);
  await edit(page);
  const edited = await take(app, page);
  const times = edited.shell.editMs.toSorted((a, b) => a - b);
  if (times.length < edits) throw new Error(`Only ${times.length} edits were counted`);
  say('an edit, p50', times[times.length >> 1] as number, null);
  say('an edit, p95', times[Math.floor(times.length * 0.95)] as number, 50);
  say('editing, block', edited.shell.longestMs, 50);
  say('editing, window', edited.window.longestMs, null);
}

/** Counts in both processes: the longest time between two turns, and in the shell what each edit takes. */
async function watch(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    const counting: Counting = { longestMs: 0, editMs: [] };
    Object.assign(globalThis, { counting });
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      counting.longestMs = Math.max(counting.longestMs, now - last);
      last = now;
      setTimeout(look, 1);
    };
    look();
    type Answer = (event: unknown, channel: string, payload: unknown) => Promise<unknown>;
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> };
    const answer = handlers.get('request');
    if (!answer) throw new Error('Nothing answers requests');
    handlers.set('request', async (event, channel, payload) => {
      const from = performance.now();
      const reply = await answer(event, channel, payload);
      if (channel === 'program:execute') counting.editMs.push(performance.now() - from);
      return reply;
    });
  });
  await page.evaluate(() => {
    const counting = { longestMs: 0, editMs: [] };
    Object.assign(globalThis, { counting });
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      counting.longestMs = Math.max(counting.longestMs, now - last);
      last = now;
      setTimeout(() => port2.postMessage(null), 1);
    };
    port2.postMessage(null);
  });
}

/** What was counted so far; counting begins anew. */
async function take(app: ElectronApplication, page: Page): Promise<{ shell: Counting; window: Counting }> {
  const takeHere = () => {
    const { counting } = globalThis as unknown as { counting: Counting };
    const taken = { ...counting };
    Object.assign(counting, { longestMs: 0, editMs: [] });
    return taken;
  };
  return { shell: await app.evaluate(takeHere), window: await page.evaluate(takeHere) };
}

/** Edits through the door, one after the other, as fast as a very fast person. */
async function edit(page: Page): Promise<void> {
  await page.evaluate(
    async ([programId, count, pause]) => {
      const { throughline } = window as unknown as { throughline: Door };
      for (let i = 0; i < count; i++) {
        const command =
          i % 3 === 0
            ? { type: 'program.change', changes: { title: `Start ${i}` } }
            : { type: 'task.change', id: `t${(i * 397) % 1_900}`, changes: { title: `Task edited ${i}` } };
        const done = await throughline.request('program:execute', { id: programId as never, command });
        if (!done.ok) throw new Error(JSON.stringify(done.error));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    [id, edits, pauseMs] as const,
  );
}
