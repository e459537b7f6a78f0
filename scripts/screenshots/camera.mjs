/**
 * Takes the pictures: what is in view, in each theme and size, as files whose names match what is wanted.
 *
 * A picture is called `PROGRAM-THEME-WIDTH-NAME.png`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';

/** @typedef {import('./session.mjs').Running} Running */

const themes = /** @type {const} */ (['light', 'dark']);
const sizes = /** @type {const} */ ([
  [1440, 900],
  [1024, 640],
]);

/** Where the pictures are written. */
export const folder = path.join(root, 'screenshots');

const wanted = new RegExp(process.argv[2] ?? '');
let written = 0;

/**
 * Whether any theme and size of a picture is asked for.
 *
 * @param {string} program
 * @param {string} name
 */
export function isWanted(program, name) {
  return sizes.some(([width]) => themes.some((theme) => isFileWanted(fileName(program, theme, width, name))));
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
 * @param {string} theme
 * @param {number} width
 * @param {string} name
 */
function fileName(program, theme, width, name) {
  return `${program}-${theme}-${width}-${name}.png`;
}

/**
 * Writes what is in view now, in each theme and size.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {() => Promise<void>} [settle] done before each picture is taken
 */
export async function shoot(running, program, name, settle) {
  const { app, page } = running;
  if (!isWanted(program, name)) return;
  for (const [width, height] of sizes) {
    await app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      /** @type {const} */ ([width, height]),
    );
    await page.waitForFunction((w) => window.innerWidth === w, width);
    for (const theme of themes) {
      await page.evaluate(
        // @ts-expect-error the preload's object is known to the renderer's own sources only
        (it) => window.throughline.request('settings:change', { changes: { theme: it } }),
        theme,
      );
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      if (settle) {
        // What is fitted is fitted to the room that it has in the end.
        await stillPicture(page);
        await settle();
      }
      fs.writeFileSync(path.join(folder, fileName(program, theme, width, name)), await stillPicture(page));
      written += 1;
    }
  }
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
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let last = await take();
  for (let round = 0; round < 10; round++) {
    const next = await take();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
