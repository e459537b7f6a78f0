/**
 * Runs the app hidden for one job and ends with its exit code: what the command line does when a report needs
 * Electron's printing. Nothing is written on stdout; on stderr is what the app says.
 *
 *   node scripts/runElectronJob.mjs JOBFILE
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runApp, withScratchUserData } from './app.mjs';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine, withDisplay } from './machine.mjs';

const jobTimeoutMs = 10 * 60 * 1000;

/**
 * @param {string} jobFile
 * @returns {Promise<number>} the app's exit code
 */
export async function runElectronJob(jobFile) {
  const job = path.resolve(jobFile);
  if (!fs.existsSync(job)) throw new Error(`There is no job file ${jobFile}.`);
  await ensureMachine({ for: 'run' });
  await ensureBuilt('app');
  const { executablePath } = await findElectron({ quiet: true });
  const display = await withDisplay();
  try {
    const ending = await withScratchUserData((userData) =>
      runApp({
        executablePath,
        args: [`--job=${job}`, `--user-data-dir=${userData}`],
        env: display.env,
        timeoutMs: jobTimeoutMs,
        quiet: true,
      }),
    );
    if (ending.timedOut)
      process.stderr.write(`The job did not finish within ${jobTimeoutMs / 60_000} minutes.\n`);
    return ending.code;
  } finally {
    await display.stop();
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const jobFile = process.argv[2];
  if (jobFile === undefined) {
    process.stderr.write('Usage: node scripts/runElectronJob.mjs JOBFILE\n');
    process.exitCode = 2;
  } else {
    try {
      process.exitCode = await runElectronJob(jobFile);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
