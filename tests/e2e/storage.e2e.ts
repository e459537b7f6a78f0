import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelName, Door, OpenedProgram, RequestOf, ResponseOf } from '../../src/contract/channels';
import { createChance } from '../torture/model';
import { type LaunchedApp, launchApp } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-storage-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** How often the app is killed while it is edited; more with `THROUGHLINE_KILLS=100`. */
const kills = Number(process.env['THROUGHLINE_KILLS'] ?? 3);
/** After how many commands each time, and at what moment of the next; the same again with `THROUGHLINE_SEED`. */
const seed = Number(process.env['THROUGHLINE_SEED'] ?? Date.now() % 1_000_000);

function ask<C extends ChannelName>(page: Page, channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  return page.evaluate(
    ([name, payload]) =>
      (window as unknown as { throughline: Door }).throughline.request(name as never, payload as never),
    [channel, request] as const,
  ) as Promise<ResponseOf<C>>;
}

function opened(answer: ResponseOf<'program:open'>): OpenedProgram {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Changes the title without a pause, as a person at a very fast keyboard would; says each change that was done. */
async function editForever(page: Page, id: string, onDone: (seq: number) => void): Promise<void> {
  await page.exposeFunction('told', onDone);
  await page.evaluate((programId) => {
    const { throughline, told } = window as unknown as {
      throughline: Door;
      told: (seq: number) => void;
    };
    const edit = async () => {
      const command = { type: 'program.change', changes: { title: `Edit ${Math.random()}` } };
      const done = await throughline.request('program:execute', { id: programId as never, command });
      if (done.ok) told(done.value.seq);
      setTimeout(() => void edit(), 0);
    };
    void edit();
  }, id);
}

describe('[Z1] the app, killed while it is edited', () => {
  it(
    `has everything that was answered as done, ${kills} times`,
    async () => {
      const userDataDir = path.join(scratch, 'killed');
      const chance = createChance(seed);
      let answered = 0;
      let acknowledged = 0;
      for (let kill = 0; kill < kills; kill++) {
        const launched = await launchApp({ userDataDir });
        const page = launched.window;
        await page.getByRole('navigation', { name: 'Screens' }).waitFor();
        const program = opened(await ask(page, 'program:openSample', null));
        expect(program.seq).toBeGreaterThanOrEqual(answered);
        // No sentence about damage, and the way back is there.
        expect(program.undoLabel).toBe(program.seq === 0 ? null : 'Change title of the program');
        const before = program.seq;
        let last = before;
        await editForever(page, program.id, (seq) => {
          last = Math.max(last, seq);
        });
        const wanted = before + 1 + Math.floor(chance() * 120);
        await expect.poll(() => last, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(wanted);
        // The instant itself is up to the machine: within a commit, between two, while parts are written.
        await new Promise((resolve) => setTimeout(resolve, chance() * 30));
        await launched.kill();
        answered = last;
        acknowledged += last - before;
      }
      const launched = await launchApp({ userDataDir });
      try {
        const program = opened(await ask(launched.window, 'program:openSample', null));
        expect(program.seq).toBeGreaterThanOrEqual(answered);
        process.stdout.write(
          `kill -9 of the app, seed ${seed}: ${kills} kills, ${acknowledged} acknowledged commands; lost ${Math.max(0, answered - program.seq)}\n`,
        );
      } finally {
        await launched.close();
      }
    },
    60_000 + kills * 30_000,
  );
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mounts();

/** Whether this machine lets us mount a small disk. */
function mounts(): boolean {
  const place = path.join(scratch, 'probe');
  fs.mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'pipe' });
    execFileSync('umount', [place], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!canMount)('[Z2] a disk that is full (needs root, to mount a small one)', () => {
  const userDataDir = path.join(scratch, 'full');
  const programs = path.join(userDataDir, 'programs');
  let launched: LaunchedApp;

  beforeAll(async () => {
    fs.mkdirSync(programs, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=0700', 'tmpfs', programs]);
    launched = await launchApp({ userDataDir });
  });

  afterAll(async () => {
    await launched?.close();
    execFileSync('umount', ['-l', programs]);
  });

  it('refuses the edit in a sentence, stays usable, and takes it when there is room again', async () => {
    const page = launched.window;
    await page
      .getByRole('button', { name: /Explore the sample|Open sample/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    const { id, document } = opened(await ask(page, 'program:openSample', null));
    const filler = path.join(programs, 'filler');
    const fd = fs.openSync(filler, 'w');
    try {
      for (;;) fs.writeSync(fd, Buffer.alloc(4_096));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    } finally {
      fs.closeSync(fd);
    }
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('No room for it');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText('Not saved: the disk is full.').first().waitFor();
    // What was typed is still there, to be tried again.
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('No room for it');
    await page.keyboard.press('Escape');
    const now = opened(await ask(page, 'program:open', { id: id as never }));
    expect(now.document.projects).toEqual(document.projects);
    // Still usable: another screen, and back.
    await page.keyboard.press('Control+1');
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    fs.rmSync(filler);
    const command = { type: 'program.change', changes: { title: 'Room again' } };
    expect(await ask(page, 'program:execute', { id: id as never, command })).toMatchObject({ ok: true });
    const remount = (option: string) =>
      execFileSync('mount', ['-o', `remount,${option},size=3m,mode=0700`, programs]);
    remount('ro');
    const never = { type: 'program.change', changes: { title: 'Never' } };
    expect(await ask(page, 'program:execute', { id: id as never, command: never })).toEqual({
      ok: false,
      error: {
        code: 'notSaved',
        message: 'Not saved: the disk is read-only. The program on disk is as it was before this change.',
      },
    });
    expect(opened(await ask(page, 'program:open', { id: id as never })).document.program.title).toBe(
      'Room again',
    );
    remount('rw');
    const back = { type: 'program.change', changes: { title: 'Room again' } };
    expect(await ask(page, 'program:undo', { id: id as never })).toMatchObject({ ok: true });
    expect(await ask(page, 'program:execute', { id: id as never, command: back })).toMatchObject({
      ok: true,
    });
    await launched.kill();
    launched = await launchApp({ userDataDir });
    const again = opened(await ask(launched.window, 'program:open', { id: id as never }));
    expect(again.document.program.title).toBe('Room again');
    expect(again.document.projects).toEqual(document.projects);
  });
});

describe('having something back', () => {
  let launched: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    launched = await launchApp();
    page = launched.window;
    await page
      .getByRole('button', { name: /Explore the sample|Open sample/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  afterAll(() => launched?.close());

  it('[Z8] tells in the inspector who changed what, from what to what', async () => {
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Chaos drill');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const title = inspector.getByRole('textbox', { name: 'Title' });
    await title.fill('Game day');
    await title.press('Enter');
    await inspector.getByRole('button', { name: 'History' }).click();
    const changes = inspector.getByRole('list', { name: 'Changes, latest first' });
    await changes.getByText('Game day').waitFor();
    expect(await changes.getByRole('listitem').first().innerText()).toMatch(
      /Title\s+Chaos drill\s+→\s+Game day/,
    );
    await page.keyboard.press('Escape');
  });

  it('[Z10] restores an earlier state from Settings as a copy', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: 'Restore…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore' });
    const rows = dialog.getByRole('table').getByRole('row');
    // The state of before the drill: the last of the table.
    await rows.last().getByText('As it was made').waitFor();
    await rows
      .last()
      .getByRole('button', { name: /^Restore the state of/ })
      .click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    const list = await ask(page, 'workspace:list', null);
    expect(list.map(({ title }) => title).filter((title) => title.endsWith('(restored)'))).toHaveLength(1);
  });

  it('shows a defect of the shell as a report that can be copied, and goes on', async () => {
    await launched.app.evaluate(() => {
      setTimeout(() => {
        throw new Error('a wheel came off');
      }, 0);
    });
    const dialog = page.getByRole('alertdialog', { name: 'Something went wrong' });
    await dialog.getByText('a wheel came off').waitFor();
    await dialog.getByText(/Throughline \d/).waitFor();
    await dialog.getByRole('button', { name: 'Copy the report' }).click();
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await ask(page, 'workspace:list', null)).length).toBeGreaterThan(1);
  });

  it('[Z5] asks what to keep when something else changed the files, and keeps both', async () => {
    const list = await ask(page, 'workspace:list', null);
    const id = list.find(({ title }) => title.endsWith('(restored)'))?.id ?? '';
    const tail = path.join(launched.userDataDir, 'programs', id, 'tail.json');
    fs.utimesSync(tail, new Date(), new Date());
    await page.keyboard.press('Control+n');
    const adding = page.getByRole('dialog', { name: 'New item' });
    await adding.getByRole('textbox', { name: 'Title' }).fill('Not saved');
    await adding.getByRole('button', { name: 'Add', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Changed by something else' });
    await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await ask(page, 'workspace:list', null)).map(({ title }) => title), {
        timeout: 20_000,
      })
      .toContainEqual(expect.stringMatching(/\(restored\) \(mine\)$/));
  });
});

describe('[Z11] another folder for the workspace', () => {
  it('takes the programs along by Settings, and is shown at the next start', async () => {
    const userDataDir = path.join(scratch, 'moved');
    const workspace = path.join(scratch, 'another place');
    fs.mkdirSync(workspace);
    let launched = await launchApp({ userDataDir });
    try {
      const made = opened(await ask(launched.window, 'program:openSample', null));
      await ask(launched.window, 'program:execute', {
        id: made.id as never,
        command: { type: 'program.change', changes: { title: 'Taken along' } },
      });
      await launched.app.evaluate(({ app, dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
        // A new process would be out of this test's hands; it starts one itself.
        app.relaunch = () => undefined;
      }, workspace);
      const page = launched.window;
      await page.getByRole('navigation', { name: 'Screens' }).waitFor();
      await page.keyboard.press('Control+,');
      await page.getByRole('button', { name: 'Choose folder for the workspace…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Another folder for the workspace' });
      await dialog.getByText(workspace).waitFor();
      const gone = launched.app.waitForEvent('close');
      await dialog.getByRole('button', { name: 'Copy the programs there' }).click();
      await gone;
      launched.cleanUp();
      launched = await launchApp({ userDataDir });
      const list = await ask(launched.window, 'workspace:list', null);
      expect(list.map(({ title }) => title)).toEqual(['Taken along']);
      const { workspace: place } = await ask(launched.window, 'app:info', null);
      expect(place).toEqual({ folder: workspace, isChosen: true });
      expect(fs.readdirSync(path.join(userDataDir, 'programs'))).toEqual([made.id]);
      // One undo leads back before the move: history came along.
      const again = opened(await ask(launched.window, 'program:open', { id: made.id as never }));
      expect(again.undoLabel).not.toBeNull();
    } finally {
      await launched.close();
    }
  });
});

describe('a large program', () => {
  let launched: LaunchedApp;
  afterAll(() => launched?.close());

  it('[E6] is read, opened and edited a piece at a time, and is whole', async () => {
    launched = await launchApp();
    const page = launched.window;
    const projects = Array.from({ length: 5_000 }, (_, i) => ({
      id: `j${i}`,
      title: `Strand ${i} of the net`,
    }));
    const program = { id: 'program_net', title: 'The net' };
    const file = path.join(scratch, 'net.json');
    fs.writeFileSync(file, JSON.stringify({ format: 'throughline-program', version: 1, program, projects }));
    await launched.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.getByRole('button', { name: 'Import…' }).first().click();
    await page
      .getByRole('button', { name: /^(Import|Open the program)$/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor({ timeout: 60_000 });
    const [summary] = await ask(page, 'workspace:list', null);
    expect(summary).toMatchObject({ title: 'The net', projectCount: 5_000 });
    const id = summary?.id as never;
    const answer = await ask(page, 'program:open', { id });
    expect(answer).toMatchObject({ ok: true, value: { document: { projects: [] } } });
    await page.keyboard.press('Escape');
    // The last row came over, and a change of it is shown and taken back.
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search or run a command' });
    await search.fill('Strand 4999');
    await page.getByRole('option', { name: /Strand 4999/ }).waitFor();
    await search.press('Enter');
    const title = page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('textbox', { name: 'Title' });
    await expect.poll(() => title.inputValue()).toBe('Strand 4999 of the net');
    const command = { type: 'project.change', id: 'j4999', changes: { title: 'The last strand' } };
    expect(await ask(page, 'program:execute', { id, command })).toMatchObject({ ok: true });
    await expect.poll(() => title.inputValue(), { timeout: 20_000 }).toBe('The last strand');
    expect(await ask(page, 'program:undo', { id })).toMatchObject({ ok: true });
    await expect.poll(() => title.inputValue(), { timeout: 20_000 }).toBe('Strand 4999 of the net');
  }, 120_000);
});
