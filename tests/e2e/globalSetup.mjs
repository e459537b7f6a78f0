import { ensureBuilt } from '../../scripts/build.mjs';
import { findElectron } from '../../scripts/electronRuntime.mjs';
import { ensureMachine, withDisplay } from '../../scripts/machine.mjs';

/**
 * Gives every test file the built app, an Electron, and a display that does not take the developer's focus away.
 *
 * @returns {Promise<() => Promise<void>>}
 */
export default async function globalSetup() {
  await ensureMachine({ for: 'test' });
  await ensureBuilt('app');
  const runtime = await findElectron();
  const display = await withDisplay({ virtual: true });
  process.env.THROUGHLINE_TEST_ELECTRON = runtime.executablePath;
  process.env.THROUGHLINE_TEST_ELECTRON_VERSION = runtime.version;
  if (display.virtual) {
    process.env.DISPLAY = display.env.DISPLAY;
    delete process.env.WAYLAND_DISPLAY;
  }
  return display.stop;
}
