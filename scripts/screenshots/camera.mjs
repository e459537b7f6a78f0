/**
 * Takes the pictures: what is in view, in each theme and size, as files whose names match what is wanted.
 *
 * A picture is called `PROGRAM-THEME-WIDTH-NAME.png`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/**
 * How the app looks: `contrast` is dark with the colours of a system's high contrast, as the forced colours of a
 * browser are.
 *
 * @typedef {'light' | 'dark' | 'contrast'} Look
 * @typedef {readonly [width: number, height: number]} Size
 * @typedef {{ looks?: readonly Look[], sizes?: readonly Size[] }} Views
 */

/** A usual window and the smallest one. */
export const usualSizes = /** @type {const} */ ([
  [1440, 900],
  [1024, 640],
]);
/** With a large display. */
export const allSizes = /** @type {const} */ ([[2560, 1440], ...usualSizes]);
/** @type {readonly Look[]} */
export const usualLooks = ['light', 'dark'];
/** @type {readonly Look[]} */
export const allLooks = [...usualLooks, 'contrast'];

/** Where the pictures are written. */
export const folder = path.join(root, 'screenshots');

const wanted = new RegExp(process.argv[2] ?? '');
let written = 0;

/**
 * Whether a picture is asked for in any of its looks and sizes.
 *
 * @param {string} program
 * @param {string} name
 * @param {Views} [views]
 */
export function isWanted(program, name, { looks = usualLooks, sizes = usualSizes } = {}) {
  return sizes.some((size) => looks.some((look) => isFileWanted(fileName(program, look, size, name))));
}

/**
 * Whether a file of this name is asked for.
 *
 * @param {string} name
 */
export function isFileWanted(name) {
  return wanted.test(name);
}

/** How many pictures were written so far. */
export function countWritten() {
  return written;
}

/**
 * Counts pictures that something else wrote.
 *
 * @param {number} amount
 */
export function addWritten(amount) {
  written += amount;
}

/** Takes away the pictures of an earlier run that are about to be made anew. */
export function clearPictures() {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    if (name.endsWith('.png') && wanted.test(name)) fs.rmSync(path.join(folder, name));
  }
}

/**
 * @param {string} program
 * @param {Look} look
 * @param {Size} size
 * @param {string} name
 */
function fileName(program, look, [width], name) {
  return `${program}-${look}-${width}-${name}.png`;
}

/**
 * Writes what is in view now, in each look and size.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {() => Promise<void>} [settle] done before each picture is taken
 * @param {Views} [views]
 */
export async function shoot(running, program, name, settle, views = {}) {
  const { looks = usualLooks, sizes = usualSizes } = views;
  if (!isWanted(program, name, views)) return;
  for (const size of sizes) {
    for (const look of looks) {
      await wear(running, look, size);
      if (settle) {
        // What is fitted is fitted to the room that it has in the end.
        await stillPicture(running.page);
        await settle();
      }
      await take(running, program, name, look, size);
    }
  }
  if (looks.includes('contrast')) await wear(running, 'light', usualSizes[0]);
}

/**
 * Gives the window a look and a size.
 *
 * @param {Running} running
 * @param {Look} look
 * @param {Size} size
 */
export async function wear({ app, page }, look, [width, height]) {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    /** @type {const} */ ([width, height]),
  );
  await page.waitForFunction((w) => window.innerWidth === w, width);
  const theme = look === 'light' ? 'light' : 'dark';
  await page.evaluate(
    // @ts-expect-error the preload's object is known to the renderer's own sources only
    (it) => window.throughline.request('settings:change', { changes: { theme: it } }),
    theme,
  );
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
  await page.emulateMedia(
    look === 'contrast'
      ? { forcedColors: 'active', colorScheme: 'dark' }
      : { forcedColors: null, colorScheme: null },
  );
}

/**
 * Writes what is in view now, as it looks, if it is asked for.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {Look} look
 * @param {Size} size
 */
export async function take({ page }, program, name, look, size) {
  const file = fileName(program, look, size, name);
  if (!isFileWanted(file)) return;
  fs.writeFileSync(path.join(folder, file), await stillPicture(page));
  written += 1;
}

/**
 * The same, of the end of something that scrolls; nothing where it does not.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {import('playwright').Locator} scrolling
 */
export async function shootScrolled(running, program, name, scrolling) {
  const scrolls = await scrolling.evaluate((element) => {
    const inside = [element, ...element.querySelectorAll('*')].find(
      (it) => it.scrollHeight > it.clientHeight + 8 && /auto|scroll/.test(getComputedStyle(it).overflowY),
    );
    inside?.scrollTo({ top: inside.scrollHeight });
    return inside !== undefined;
  });
  if (scrolls) await shoot(running, program, name);
}

/**
 * A picture of the window once nothing moves in it any more: two in a row are the same.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<Buffer>}
 */
async function stillPicture(page) {
  await page.evaluate(() => document.fonts.ready);
  const shot = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let last = await shot();
  for (let round = 0; round < 10; round++) {
    const next = await shot();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
