import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import type { Door } from '../src/contract/channels';
import type { CommandInput } from '../src/domain/commands/command';
import { emptyHistory } from '../src/domain/history/history';
import { programIdSchema } from '../src/domain/model/ids';
import { FileProgramStore } from '../src/main/store/fileProgramStore';
import type { StoredProgram } from '../src/main/store/storedProgram';
import { programOfSize, realSurroundings } from '../tests/torture/model';
import { launch, root } from './appWindow';
import type { Suite } from './measure';
import { roadmapPlan } from './roadmapPlan';

/**
 * Programs of 1, 10 and 50 MB, and one of 100,000 rows with dates, in the real app. In the shell: how long an edit takes
 * from its request until it is on disk and answered, and the longest time for which nothing else had its turn while it
 * opens and while it is edited. In the window: opening until the figures of the overview are drawn, and the longest pause.
 */
const id = 'program_bench';
const edits = 250;
/** Between two edits of a person who is very fast. */
const pauseMs = 20;
/** What may pass between two turns. */
const blockLimitMs = 50;

type Subject = {
  readonly name: string;
  readonly program: () => StoredProgram;
  readonly openLimitMs: number;
  readonly command: (number: number) => CommandInput;
};

const rename = (number: number): CommandInput =>
  number % 3 === 0
    ? { type: 'program.change', changes: { title: `Start ${number}` } }
    : { type: 'task.change', id: `t${(number * 397) % 1_900}`, changes: { title: `Task edited ${number}` } };

const listOf = (megabytes: number, openLimitMs: number): Subject => ({
  name: `${megabytes} MB`,
  program: () => programOfSize(id, megabytes * 1e6),
  openLimitMs,
  command: rename,
});

const datedRows = 100_000;
const firstTasks = roadmapPlan(2_000).tasks.map((task) => task.id);
const subjects: readonly Subject[] = [
  listOf(1, 300),
  listOf(10, 1_000),
  listOf(50, 4_000),
  {
    name: '100,000 dated',
    program: () => {
      const plan = roadmapPlan(datedRows);
      const document = {
        ...plan,
        program: { ...plan.program, id: programIdSchema.parse(id), title: 'Start' },
      };
      return { document, history: emptyHistory, seq: 0 };
    },
    openLimitMs: 4_000,
    // Progress, which moves slack and health; the title, as the progress may be what it is already.
    command: (number) => ({
      type: 'task.change',
      id: firstTasks[number % firstTasks.length] as never,
      changes: { title: `Task edited ${number}`, plan: { percentComplete: 10 + (number % 80) } },
    }),
  },
];

/** What is counted in either process. */
type Counting = { longestMs: number; editMs: number[] };

const suite: Suite = async (report) => {
  for (const subject of subjects) {
    const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
    try {
      await makeProgram(path.join(userData, 'programs'), subject.program());
      const app = await launch(root, userData);
      try {
        await measure(app, subject, (name, ms, limitMs) =>
          report({ name: `${subject.name}: ${name}`, ms, limitMs, ratio: null }),
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

async function makeProgram(folder: string, program: StoredProgram): Promise<void> {
  const store = new FileProgramStore(folder, {
    ...realSurroundings,
    tell: (text) => {
      throw new Error(text);
    },
  });
  const made = await store.create(id, program);
  if (!made.ok) throw new Error(made.error.message);
  await store.close(id);
}

async function measure(
  app: ElectronApplication,
  { openLimitMs, command }: Subject,
  say: (name: string, ms: number, limitMs: number | null) => void,
): Promise<void> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(120_000);
  const program = page.getByRole('button', { name: /^Start/ }).first();
  await program.waitFor();
  await watch(app, page);
  const begin = performance.now();
  await program.click();
  await page.getByRole('region', { name: 'Key figures' }).waitFor();
  say('opening', performance.now() - begin, openLimitMs);
  const opened = await take(app, page);
  say('opening, block', opened.shell.longestMs, blockLimitMs);
  say('opening, window', opened.window.longestMs, null);
  await edit(
    page,
    Array.from({ length: edits }, (_, number) => command(number)),
  );
  const edited = await take(app, page);
  const times = edited.shell.editMs.toSorted((a, b) => a - b);
  if (times.length < edits) throw new Error(`Only ${times.length} edits were counted`);
  say('an edit, p50', times[times.length >> 1] as number, null);
  say('an edit, p95', times[Math.floor(times.length * 0.95)] as number, blockLimitMs);
  say('editing, block', edited.shell.longestMs, blockLimitMs);
  say('editing, window', edited.window.longestMs, blockLimitMs);
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
async function edit(page: Page, commands: readonly CommandInput[]): Promise<void> {
  await page.evaluate(
    async ([programId, text, pause]) => {
      const { throughline } = window as unknown as { throughline: Door };
      for (const command of JSON.parse(text) as CommandInput[]) {
        const done = await throughline.request('program:execute', { id: programId as never, command });
        if (!done.ok) throw new Error(JSON.stringify(done.error));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    [id, JSON.stringify(commands), pauseMs] as const,
  );
}
