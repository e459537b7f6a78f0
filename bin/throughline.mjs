#!/usr/bin/env node
/** The command line: built on first use and when its sources changed, then run in this process. */
import { pathToFileURL } from 'node:url';
import { cliFile, ensureBuilt } from '../scripts/build.mjs';

try {
  await ensureBuilt('cli', { quiet: true });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
const cli = await import(pathToFileURL(cliFile).href);
process.exitCode = await cli.main(process.argv.slice(2));
