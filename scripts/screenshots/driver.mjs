/** How pictures are come to: from screen to screen, through dialogs, and to a program. */
/**
 * @param {import('playwright').Page} page
 * @param {string} screen
 */
export async function goTo(page, screen) {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await page.getByRole('main', { name: screen }).getByRole('heading', { name: screen, level: 1 }).waitFor();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} tab
 */
export async function openTab(page, tab) {
  // A number may stand after the name.
  const name = new RegExp(`^${tab}( \\d+)?$`);
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

/**
 * What a file is called after.
 *
 * @param {string} words
 */
export function wordOf(words) {
  return (words.split(' ')[0] ?? '').toLowerCase();
}

/** @param {import('playwright').Page} page */
export async function leaveDialog(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/**
 * What the import cannot decide: takes the first answer that is offered.
 *
 * @param {import('playwright').Page} page
 */
export async function answerQuestions(page) {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true });
  for (let round = 0; round < 5 && (await button.isDisabled()); round++) {
    for (const box of await page.getByRole('dialog').getByRole('button', { expanded: false }).all()) {
      if (!/Choose|Select/.test((await box.textContent()) ?? '')) continue;
      await box.click();
      await page.getByRole('option').first().click();
    }
  }
}

/**
 * The timeline takes its keys while its outline has the focus.
 *
 * @param {import('playwright').Page} page
 */
export async function focusRoadmap(page) {
  await page.getByRole('treegrid').getByRole('row').nth(1).click();
}

/**
 * What is chosen the next time that the app asks for files.
 *
 * @param {import('playwright').ElectronApplication} app
 * @param {readonly string[]} files
 */
export async function answerOpenDialog(app, files) {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, files);
}

/**
 * Zooms until the finer row of the time axis reads so.
 *
 * @param {import('playwright').Page} page
 * @param {'Zoom in' | 'Zoom out'} button
 * @param {(names: readonly string[]) => boolean} isThere
 */
export async function zoomUntil(page, button, isThere) {
  const zoom = page.getByRole('button', { name: button, exact: true }).first();
  for (let press = 0; press < 60; press++) {
    if (isThere(await page.locator('.tl-axis-text-minor').allTextContents())) return;
    if (await zoom.isDisabled()) return;
    await zoom.click();
    // The axis is drawn with the next frame.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
  throw new Error(`The time axis of the roadmap does not come to what is wanted by ‘${button}’.`);
}
