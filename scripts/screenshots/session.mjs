/** Starts the real app with a new folder of user data, for as long as pictures are taken of it. */
import { _electron, errors } from 'playwright';
import { withScratchUserData } from '../app.mjs';
import { root } from '../build.mjs';
import { findElectron } from '../electronRuntime.mjs';
import { isRoot } from '../machine.mjs';

/** @typedef {{ app: import('playwright').ElectronApplication, page: import('playwright').Page }} Running */

/**
 * @param {Readonly<Record<string, string | undefined>>} env the environment, with the display
 * @param {(running: Running) => Promise<void>} action
 */
export async function withApp(env, action) {
  const { executablePath } = await findElectron();
  await withScratchUserData(async (userData) => {
    const app = await attach({
      executablePath,
      args: [`--user-data-dir=${userData}`, root],
      cwd: root,
      env: Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) =>
          value === undefined || /^(npm_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/.test(name)
            ? []
            : [[name, value]],
        ),
      ),
      chromiumSandbox: !isRoot(),
    });
    try {
      const page = await app.firstWindow();
      page.setDefaultTimeout(20_000);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await action({ app, page });
    } finally {
      await app.close();
    }
  });
}

/**
 * On a busy machine Playwright now and then never attaches to an Electron; that one is then started anew.
 *
 * @param {Parameters<typeof _electron.launch>[0]} options
 */
async function attach(options) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await _electron.launch({ ...options, timeout: 20_000 });
    } catch (error) {
      if (attempt === 4 || !(error instanceof errors.TimeoutError)) throw error;
      process.stderr.write(`Playwright did not attach to the app; attempt ${attempt + 1} of 4\n`);
    }
  }
}
