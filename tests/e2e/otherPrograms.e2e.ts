import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

/** A plan that was put by hand. */
const manual = (startAt: string, finishAt: string) => ({ plan: { placement: 'manual', startAt, finishAt } });

/** Two programs as files: the ferries wait for the quay and the lights of the harbour. */
const harbour = {
  format: 'throughline-program',
  version: 1,
  program: { id: 'prg_harbour', title: 'Harbour', statusDay: '2027-01-04' },
  teams: [{ id: 't_build', name: 'Building' }],
  projects: [
    { id: 'j_quay', title: 'Quay', teamId: 't_build', ...manual('2027-01-11', '2027-03-01') },
    { id: 'j_lights', title: 'Lights', teamId: 't_build', ...manual('2027-01-11', '2027-02-01') },
  ],
};
const mirror = (row: string, title: string, day: string) => ({
  title: `Harbour: ${title}`,
  ...manual(day, day),
  mirror: { program: 'prg_harbour', programTitle: 'Harbour', row, knownDay: day },
});
const ferries = {
  format: 'throughline-program',
  version: 1,
  program: { id: 'prg_ferries', title: 'Ferries', statusDay: '2027-01-04' },
  teams: [{ id: 't_crew', name: 'Crew' }],
  projects: [{ id: 'j_service', title: 'Service', teamId: 't_crew' }],
  tasks: [
    { id: 'k_first', projectId: 'j_service', title: 'First crossing', plan: { durationMinutes: 2400 } },
  ],
  milestones: [
    { id: 'm_quay', ...mirror('j_quay', 'Quay', '2027-03-01') },
    { id: 'm_lights', ...mirror('j_lights', 'Lights', '2027-02-01') },
  ],
  dependencies: [{ id: 'd_quay', predecessorId: 'm_quay', successorId: 'k_first' }],
};

let launched: LaunchedApp;
let window: Page;
let folder: string;
const complaints: string[] = [];

const screen = (name: string) =>
  window.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true }).click();
const heading = (name: string) => window.getByRole('heading', { name, level: 1 }).waitFor();
const row = (title: string) =>
  window.getByRole('treegrid', { name: 'Roadmap outline' }).getByRole('row', { name: new RegExp(title) });

/** Moves a bar by hand: a key, and the day on which its work is then to finish. */
async function moveBar(title: string, key: string, finish: string): Promise<void> {
  await window
    .getByRole('group', { name: 'Roadmap picture' })
    .getByRole('button', { name: new RegExp(`^${title}, `) })
    .focus();
  await window.keyboard.press(key);
  await expect.poll(() => row(title).textContent()).toContain(finish);
}

async function importFile(name: string, content: object): Promise<void> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, JSON.stringify(content));
  await launched.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
    },
    [file],
  );
  await window.getByRole('button', { name: 'Portfolio' }).first().click();
  await window.getByRole('button', { name: 'Import…' }).click();
  await window.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await window.getByRole('button', { name: 'Open the program' }).click();
  await heading('Overview');
}

async function openProgram(title: string): Promise<void> {
  await window.getByRole('button', { name: /Switch program$/ }).click();
  await window.getByRole('menuitem', { name: new RegExp(`^${title}`) }).click();
  await window.getByRole('button', { name: `Program ${title}. Switch program` }).waitFor();
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-files-'));
  launched = await launchApp();
  window = launched.window;
  hearComplaints(window, complaints);
  await importFile('harbour.json', harbour);
  await importFile('ferries.json', ferries);
});
afterAll(async () => {
  await launched.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('a plan that depends on another program file', () => {
  const dialog = () => window.getByRole('dialog', { name: 'Other programs' });
  const entry = (title: string) =>
    dialog()
      .getByRole('region', { name: 'What moved there' })
      .getByRole('listitem')
      .filter({ hasText: title });

  it('hears nothing while the other stands as it is counted with', async () => {
    await screen('Dependencies');
    await window.getByRole('button', { name: 'Other programs', exact: true }).click();
    await dialog().getByText('Nothing: 2 rows of other programs', { exact: false }).waitFor();
    await window.keyboard.press('Escape');
  });

  it('is told what moved there, and what that does here', async () => {
    await openProgram('Harbour');
    await screen('Roadmap');
    await moveBar('Quay', 'Alt+Shift+ArrowRight', '8 Mar');
    await moveBar('Lights', 'Alt+Shift+ArrowRight', '8 Feb');
    await openProgram('Ferries');
    await screen('Dependencies');
    await window.getByRole('button', { name: 'Other programs, 2 moved' }).click();
    const quay = (await entry('Harbour: Quay').textContent()) ?? '';
    expect(quay).toContain('Counted with for 1 Mar');
    expect(quay).toContain('now 8 Mar');
    expect(quay).toContain('7 days later');
    expect(quay).toMatch(/Here: .*rows? moves?, the finish moves by 7 days/);
    expect(await entry('Harbour: Lights').textContent()).toContain('nothing else moves, the finish stays');
  });

  it('asks the other program by a letter', async () => {
    await dialog().getByRole('button', { name: 'Ask: Harbour: Quay' }).click();
    await window.getByText('Copied the letter to the other program.').first().waitFor();
    const letter = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(letter).toContain('moved from 1 Mar 2027 to 8 Mar 2027 (+7 days) in Harbour.');
    expect(letter).toContain('Can the earlier date still be met');
  });

  it('holds one and accepts the other, and what follows moves', async () => {
    await dialog().getByRole('button', { name: 'Hold: Harbour: Lights' }).click();
    await entry('Harbour: Lights').getByText('Held.', { exact: false }).waitFor();
    await dialog().getByRole('button', { name: 'Accept: Harbour: Quay' }).click();
    await entry('Harbour: Quay').waitFor({ state: 'detached' });
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Other programs', exact: true }).waitFor();
    await screen('Roadmap');
    await expect.poll(() => row('First crossing').textContent()).toContain('9 Mar');
  });

  it('is told again of what was held only when it moves on', async () => {
    await openProgram('Harbour');
    await screen('Roadmap');
    await moveBar('Lights', 'Alt+ArrowRight', '9 Feb');
    await openProgram('Ferries');
    await screen('Dependencies');
    await window.getByRole('button', { name: 'Other programs, 1 moved' }).click();
    const lights = (await entry('Harbour: Lights').textContent()) ?? '';
    expect(lights).toContain('now 9 Feb');
    expect(lights).not.toContain('Held.');
    await window.keyboard.press('Escape');
  });
});

it('complains of nothing while all that was done', () => {
  expect(complaints).toEqual([]);
});
