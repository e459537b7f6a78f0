import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelName, Door, OpenedProgram, RequestOf, ResponseOf } from '../../src/contract/channels';
import { type Case, casesOf, isCodeFor, saysWhere, timeLimit, toFile } from '../badInputs/cases';
import { appFolder, electronExecutable, type LaunchedApp, launchApp } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bad-'));
let launched: LaunchedApp;
let page: Page;
let opened: OpenedProgram;

function ask<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  return page.evaluate(
    ([name, payload]) =>
      (window as unknown as { throughline: Door }).throughline.request(name as never, payload as never),
    [channel, request] as const,
  ) as Promise<ResponseOf<C>>;
}

/** The sentence with which the door turns something down; "answered" and the answer when it does not. */
function askWrongly(...asked: readonly unknown[]): Promise<string> {
  return page.evaluate(
    (parts) =>
      (window as unknown as { throughline: { request: (...it: unknown[]) => Promise<unknown> } }).throughline
        .request(...parts)
        .then(
          (answer) => `answered ${JSON.stringify(answer)}`,
          (error: Error) => error.message,
        ),
    asked,
  );
}

const now = async () => {
  const answer = await ask('program:open', { id: opened.id as never });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

/** Every file of the workspace with its bytes; what is only there while it is open left out. */
function filesOnDisk(): Record<string, string> {
  const folder = path.join(launched.userDataDir, 'programs');
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const full = path.join(file.parentPath, file.name);
        return [path.relative(folder, full), fs.readFileSync(full, 'base64')];
      }),
  );
}

beforeAll(async () => {
  launched = await launchApp();
  page = launched.window;
  await page.getByRole('button', { name: 'Explore the sample' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const [summary] = await ask('workspace:list', null);
  const answer = await ask('program:open', { id: summary?.id as never });
  if (!answer.ok) throw new Error(answer.error.message);
  opened = answer.value;
});
afterAll(async () => {
  await launched.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** A thread is started for each reading, and the cases' own bounds are for the reading. */
const startMs = 5_000;

/** Asks again where an answer took too long, as one may while others keep the machine busy; the least that it took. */
async function leastOf<T>(limitMs: number, work: () => Promise<T>): Promise<{ answer: T; took: number }> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt++) {
    const from = performance.now();
    const answer = await work();
    least = Math.min(least, performance.now() - from);
    if (least <= limitMs || attempt === 4) return { answer, took: least };
  }
}

const imports = casesOf('import-json', 'import-csv', 'import-mspdi');

describe.skipIf(imports.length === 0)('a bad file chosen in the window (skipped without shared/data)', () => {
  it('leaves what is open, and every file on disk, as they are, and says what and where', async () => {
    const before = { disk: filesOnDisk(), list: await ask('workspace:list', null), seq: (await now()).seq };
    const wrong: string[] = [];
    for (const it of imports) {
      const { name, bytes } = toFile(it);
      const file = path.join(scratch, name);
      fs.writeFileSync(file, bytes);
      await launched.app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, file);
      const { answer, took } = await leastOf(timeLimit(it) + startMs, () => ask('import:choose', null));
      if (took > timeLimit(it) + startMs) wrong.push(`${it.id}: ${Math.round(took)} ms`);
      if (answer === null) throw new Error('Cancelled');
      const { outcome, code, messageNames = [] } = it.expected;
      if (outcome === 'refused') {
        if (answer.ok) wrong.push(`${it.id}: was read`);
        else {
          const said = `${answer.error.file} ${answer.error.place} ${answer.error.message} ${answer.error.remedy}`;
          if (!isCodeFor(code, answer.error.code)) wrong.push(`${it.id}: ${answer.error.code}`);
          for (const wanted of messageNames)
            if (!saysWhere(said, wanted, name)) wrong.push(`${it.id}: ${wanted} not in ${said}`);
        }
      } else if (!answer.ok) wrong.push(`${it.id}: ${answer.error.message}`);
      else {
        if (it.expected.askUser !== undefined && answer.value.questions.length === 0)
          wrong.push(`${it.id}: asks nothing`);
        await ask('import:cancel', { token: answer.value.token });
      }
      if (!fs.readFileSync(file).equals(Buffer.from(bytes))) wrong.push(`${it.id}: the file was changed`);
    }
    expect(wrong).toEqual([]);
    expect(await ask('workspace:list', null)).toEqual(before.list);
    expect((await now()).seq).toBe(before.seq);
    expect(filesOnDisk()).toEqual(before.disk);
  }, 240_000);
});

const channelByTheirs: Readonly<Record<string, string>> = {
  'program:commit': 'program:execute',
  'shell:open': 'link:open',
  'shell:openExternal': 'link:open',
};

type Call = {
  readonly channel?: string;
  readonly args?: readonly unknown[];
  readonly senderFrame?: string;
  readonly isMainFrame?: boolean;
  readonly repeat?: number;
  readonly renderer?: string;
  readonly generator?: { readonly string?: number };
};

const rename = (title: string) => ({ type: 'program.change', changes: { title } });

/** What our door takes where the cases have none of their own: a good command, so that only what is bad is bad. */
const goodRequest = () => ({ id: opened.id, command: rename('Never') });

/** Asks as another page or frame would: the event is made here, all behind it is real. */
function askAs(frame: { url: string; isMain: boolean }, channel: string, payload: unknown): Promise<string> {
  return launched.app.evaluate(
    async ({ BrowserWindow, ipcMain }, [{ url, isMain }, name, request]) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const senderFrame = { url };
      const event = {
        senderFrame,
        sender: { id: contents?.id, mainFrame: isMain ? senderFrame : contents?.mainFrame },
      };
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (...it: unknown[]) => Promise<unknown>> }
      )._invokeHandlers;
      return JSON.stringify(await handlers.get('request')?.(event, name, request));
    },
    [frame, channel, payload] as const,
  );
}

async function startAgainWith(argument: string): Promise<void> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  await new Promise<void>((resolve, reject) => {
    const args = [...flags, `--user-data-dir=${launched.userDataDir}`, appFolder, argument];
    const child = spawn(electronExecutable(), args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

async function runIpcCase(it: Case): Promise<void> {
  const call = it.payload as Call;
  const channel = channelByTheirs[call.channel ?? ''] ?? call.channel ?? '';
  if (call.renderer !== undefined) {
    const script = call.renderer.includes('…')
      ? 'navigator.geolocation.getCurrentPosition(() => {}, () => {}); navigator.mediaDevices?.getUserMedia({ video: true }).catch(() => {}); navigator.usb?.requestDevice({ filters: [] }).catch(() => {})'
      : call.renderer;
    const url = page.url();
    await page.evaluate((code) => {
      // A turn of its own, as a script of the page would have.
      for (const statement of code.split(';')) {
        const open = /window\.open\('([^']*)'/.exec(statement);
        const go = /location\s*=\s*'([^']*)'/.exec(statement);
        if (open?.[1]) window.open(open[1]);
        if (go?.[1]) location.href = go[1];
      }
    }, script);
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'microphone', 'notifications'] as PermissionName[];
      const asked = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
      const located = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('located'),
          () => resolve('denied'),
        ),
      );
      const filmed = await (navigator.mediaDevices
        ? navigator.mediaDevices.getUserMedia({ video: true }).then(
            () => 'filmed',
            () => 'denied',
          )
        : 'denied');
      return [...asked.map(({ state }) => state), located, filmed];
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    expect(page.url()).toBe(url);
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    return;
  }
  if (channel === 'deep-link') {
    await startAgainWith(String(call.args?.[0]));
    const fault = page.getByRole('alertdialog', { name: 'Not imported' });
    await fault.waitFor();
    expect(await fault.innerText()).toContain('is an address and no file; nothing was opened.');
    await page.keyboard.press('Escape');
    await fault.waitFor({ state: 'detached' });
    return;
  }
  if (call.senderFrame !== undefined) {
    const isMain = call.isMainFrame !== false;
    const url = isMain ? call.senderFrame : page.url();
    expect(await askAs({ url, isMain }, channel, goodRequest())).toBe('{"fault":"This page may not ask."}');
    return;
  }
  if (call.generator?.string !== undefined) {
    const { string } = call.generator;
    const { answer, took } = await leastOf(timeLimit(it) + startMs, () =>
      page.evaluate(
        ([length, id]) => {
          const command = { type: 'program.change', changes: { title: 'x'.repeat(length as number) } };
          const { throughline } = window as unknown as {
            throughline: { request: (...asked: unknown[]) => Promise<unknown> };
          };
          return throughline.request('program:execute', { id, command }).then(
            () => 'answered',
            (error: Error) => error.message,
          );
        },
        [string, opened.id] as const,
      ),
    );
    expect(answer).toContain('is larger than 64 MB');
    expect(took).toBeLessThan(timeLimit(it) + startMs);
    return;
  }
  if (call.repeat !== undefined) {
    // The whole number with THROUGHLINE_LONG=1: each command is on disk before the next.
    const count = process.env.THROUGHLINE_LONG === '1' ? call.repeat : Math.min(call.repeat, 500);
    const pauses: number[] = [];
    // 200 ms on a machine that does nothing else; a drawing for each command would take many seconds, every time.
    while (pauses.length < 3 && Math.min(...pauses) >= 2_000) pauses.push(await sendMany(count));
    expect(Math.min(...pauses)).toBeLessThan(2_000);
    return;
  }
  const args = channel === call.channel ? (call.args ?? []) : replaceByGood(call.args ?? []);
  const said = await askWrongly(channel, ...(args.length === 0 ? [null] : args));
  if (channel === 'link:open') expect(said).toBe('answered false');
  else expect(said).not.toMatch(/^answered/);
  expect(said).not.toContain('\n');
}

/** The cases' own channels take other requests than ours: what is there beside the first stays as bad as it is. */
function replaceByGood(args: readonly unknown[]): readonly unknown[] {
  const [first, ...more] = args;
  if (typeof first === 'string') return [{ url: first }, ...more];
  return more.length > 0 ? [goodRequest(), ...more] : [first];
}

/** Many commands at once: each is answered in its order, and none is lost. The window's longest pause in milliseconds. */
async function sendMany(count: number): Promise<number> {
  const seq = (await now()).seq;
  const report = await page.evaluate(
    async ([total, id]) => {
      const { request } = (
        window as unknown as { throughline: { request: (...it: unknown[]) => Promise<unknown> } }
      ).throughline;
      const order: number[] = [];
      let slowest = 0;
      let last = performance.now();
      const beat = setInterval(() => {
        slowest = Math.max(slowest, performance.now() - last - 20);
        last = performance.now();
      }, 20);
      const answers = await Promise.all(
        Array.from({ length: total as number }, (_, i) =>
          request('program:execute', {
            id,
            command: { type: 'program.change', changes: { title: `Title ${i}` } },
          }).then((answer) => {
            order.push(i);
            return answer as { ok: boolean; value: { seq: number } };
          }),
        ),
      );
      clearInterval(beat);
      return {
        inOrder: order.every((it, i) => it === i),
        refused: answers.filter((it) => !it.ok).length,
        last: answers.at(-1)?.value.seq,
        slowest,
      };
    },
    [count, opened.id] as const,
  );
  expect(report).toMatchObject({ inOrder: true, refused: 0, last: seq + count });
  process.stdout.write(
    `${count} commands at once: the window's longest pause ${Math.round(report.slowest)} ms\n`,
  );
  await expect.poll(() => page.title(), { timeout: 10_000 }).toContain('Throughline');
  const { document } = await now();
  expect(document.program.title).toBe(`Title ${count - 1}`);
  opened = await now();
  return report.slowest;
}

describe('a bad text typed into a field', () => {
  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const notices = () => page.getByRole('region', { name: 'Notices' });
  /** Types into a field of the inspector and commits it. */
  const type = async (role: 'textbox' | 'spinbutton', label: string, text: string) => {
    const box = inspector().getByRole(role, { name: label, exact: true });
    await box.fill(text);
    await box.press('Enter');
    return box;
  };
  const openTask = async () => {
    const parents = new Set<string>(opened.document.tasks.flatMap((it) => it.parentId ?? []));
    const task = opened.document.tasks.find((it) => !parents.has(it.id));
    if (!task) throw new Error('The sample has no task');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search or run a command' });
    await search.fill(task.title);
    await page
      .getByRole('option', { name: new RegExp(task.title.slice(0, 12)) })
      .first()
      .waitFor();
    await search.press('Enter');
    await inspector().getByRole('textbox', { name: 'Title' }).waitFor();
    return task;
  };

  it('stays in the box with its reason, or is refused in a sentence, and nothing changes', async () => {
    const task = await openTask();
    for (const [text, reason] of [
      ['101', '“101” must be from 0 to 100.'],
      ['-1', '“-1” must be from 0 to 100.'],
      ['NaN', '“NaN” is not a number.'],
      ['1e999', '“1e999” is not a number.'],
      ['12 apples', '“12 apples” is not a number.'],
    ] as const) {
      const done = await type('spinbutton', 'Done', text);
      await inspector().getByText(reason).waitFor();
      expect(await done.inputValue()).toBe(text);
    }
    await type('spinbutton', 'Done', String(task.plan.percentComplete));
    await type('textbox', 'Link', 'ms-msdt:/id PCWDiagnostic');
    await notices()
      .getByText(/must begin with https:\/\/ or mailto:/)
      .first()
      .waitFor();
    await type('textbox', 'Title', '   \u00a0\u200b');
    await notices()
      .getByText(/title is empty/)
      .first()
      .waitFor();
    await type('textbox', 'Title', 'A'.repeat(10_001));
    await notices()
      .getByText(/longer than 10,000 characters/)
      .first()
      .waitFor();
    expect((await now()).document).toEqual(opened.document);
    await type('textbox', 'Title', '<a href="javascript:alert(1)">x</a>');
    await expect
      .poll(async () => (await now()).document.tasks.find((it) => it.id === task.id)?.title, {
        timeout: 10_000,
      })
      .toBe('<a href="javascript:alert(1)">x</a>');
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    await ask('program:undo', { id: opened.id as never });
    expect((await now()).document).toEqual(opened.document);
    opened = await now();
  });
});

describe('a bad request like those', () => {
  it('is turned down in one sentence, whatever it is made of, and nothing changes', async () => {
    const said = await page.evaluate(async (id) => {
      const { request, listen } = (
        window as unknown as {
          throughline: {
            request: (...it: unknown[]) => Promise<unknown>;
            listen: (...it: unknown[]) => () => void;
          };
        }
      ).throughline;
      const rename = (title: unknown) => ({ type: 'program.change', changes: { title } });
      const circle: Record<string, unknown> = { id };
      circle.command = circle;
      let deep: unknown = 'end';
      for (let i = 0; i < 5_000; i++) deep = [deep];
      const reserved = JSON.parse('{"__proto__":{"polluted":true},"type":"program.change","changes":{}}');
      const asked: Record<string, readonly unknown[]> = {
        'no channel': [],
        'a channel that is none': [7, null],
        'a channel that every object has': ['toString', null],
        'a channel of an object': [{ toString: () => 'program:open' }, { id }],
        'nothing at all': ['program:execute'],
        'a request that is null': ['program:execute', null],
        'a list': ['program:execute', [id, rename('Never')]],
        'a circle': ['program:execute', circle],
        'five thousand lists in each other': ['program:execute', { id, command: deep }],
        'a function': ['program:execute', { id, command: () => undefined }],
        'a symbol': ['program:execute', { id, command: Symbol('x') }],
        'a promise': ['program:execute', { id, command: Promise.resolve(rename('Never')) }],
        'a part of the page': ['program:execute', { id, command: document.body }],
        'another field': ['program:execute', { id, command: rename('Never'), force: true }],
        'an id in a list': ['program:execute', { id: [id], command: rename('Never') }],
        'an id that is longer than ids are': ['program:open', { id: 'a'.repeat(65) }],
        'an id with a zero in it': ['program:open', { id: `${id}\u0000` }],
        'an id that is packed twice': ['program:open', { id: '%252e%252e%252fconfig' }],
        'no number of rows': ['program:history', { id, rowId: null, limit: Number.NaN }],
        'rows without end': ['program:history', { id, rowId: null, limit: Number.POSITIVE_INFINITY }],
        'a file that is no bytes': ['import:read', { files: [{ name: 'a.json', bytes: 'text' }] }],
        'no files': ['import:read', { files: [] }],
        'a token that was never given': ['program:rows', { token: '../x', piece: -1 }],
      };
      const answers: [string, string][] = [];
      for (const [name, parts] of Object.entries(asked)) {
        const answer = await (async () => request(...parts))().then(
          (value) => `answered ${JSON.stringify(value)}`,
          (error: Error) => error.message,
        );
        answers.push([name, answer]);
      }
      // What is no command is a refusal that says so.
      const refused: [string, unknown][] = [];
      for (const command of [reserved, rename(10n), rename({}), rename(['a']), { type: '__proto__' }, 'x']) {
        const answer = await request('program:execute', { id, command }).catch(
          (error: Error) => error.message,
        );
        refused.push([typeof command === 'object' ? 'an object' : String(command), answer]);
      }
      const stop = (() => {
        try {
          return typeof listen('no such event', () => undefined);
        } catch (error) {
          return (error as Error).message;
        }
      })();
      return { answers, refused, stop, polluted: ({} as Record<string, unknown>).polluted };
    }, opened.id);
    for (const [name, answer] of said.answers) {
      expect([name, answer]).toEqual([name, expect.not.stringMatching(/^answered (?!\{"ok":false)|\n/)]);
      expect([name, answer.length > 10]).toEqual([name, true]);
    }
    for (const [name, answer] of said.refused) {
      if (typeof answer === 'string')
        expect([name, answer]).toEqual([name, expect.not.stringContaining('\n')]);
      else expect([name, answer]).toEqual([name, expect.objectContaining({ ok: false })]);
    }
    expect(said.polluted).toBeUndefined();
    const after = await now();
    expect(after.seq).toBe(opened.seq);
    expect(after.document).toEqual(opened.document);
    expect(await launched.app.evaluate(() => ({}) as Record<string, unknown>)).toEqual({});
    // Nobody was shown a defect: what is wrong with a request is the page's.
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });
});

const calls = casesOf('ipc');
describe.skipIf(calls.length === 0)('a bad request (skipped without shared/data)', () => {
  afterEach(async () => {
    const { document, seq } = await now();
    expect(seq).toBe(opened.seq);
    expect(document).toEqual(opened.document);
  });

  it.each(calls.map((it) => [it.id, it.title, it] as const))(
    '%s: %s',
    async (_id, _title, it) => {
      await runIpcCase(it);
    },
    180_000,
  );
});

describe('[G7] a file with a circle', () => {
  it('is refused with its chain, and comes in with it when that is said', async () => {
    const file = path.join(scratch, 'knot.csv');
    fs.writeFileSync(file, 'ID,Task name,Duration,Predecessors\n1,Dig,1d,3\n2,Pour,1d,1\n3,Cure,1d,2\n');
    await launched.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await launched.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('program.import')?.click(),
    );
    const fault = page.getByRole('alertdialog', { name: 'Not imported' });
    await fault
      .getByText("In knot.csv these wait for each other in a circle: 'Dig' → 'Pour' → 'Cure' → 'Dig'.")
      .waitFor();
    expect((await now()).seq).toBe(opened.seq);
    await fault.getByRole('button', { name: 'Import with its circle' }).click();
    const preview = page.getByRole('dialog', { name: 'Import', exact: true });
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    const done = page.getByRole('dialog', { name: /^Imported/ });
    await done.getByText(/wait for each other in a circle, which was kept/).waitFor();
    await done.getByRole('button', { name: 'Open the program' }).click();
    const list = await ask('workspace:list', null);
    const knot = list.find(({ title }) => title === 'Knot');
    const answer = await ask('program:open', { id: knot?.id as never });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.value.document.dependencies).toHaveLength(3);
  });
});
