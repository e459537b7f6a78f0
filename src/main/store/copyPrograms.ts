import fs from 'node:fs';
import path from 'node:path';
import { syncFile, syncFolder } from './recordFile';

/** What one process holds as long as it runs, and what was left half made: nothing to take along. */
const isLeftBehind = (name: string) => name === 'lock' || name.startsWith('.making-');

function makeDurable(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) makeDurable(at);
    else if (entry.isFile()) syncFile(at);
  }
  syncFolder(folder);
}

/**
 * Copies a folder of programs that nobody has open. The copy appears under its name when all of it is on disk, or not
 * at all; the folder that is copied stays as it is. Throws what the file system says.
 */
export async function copyPrograms(from: string, to: string): Promise<void> {
  if (fs.existsSync(to)) throw new Error('there is something of that name already');
  const making = `${to}.part-${process.pid}`;
  try {
    await fs.promises.cp(from, making, {
      recursive: true,
      errorOnExist: true,
      preserveTimestamps: true,
      filter: (source) => !isLeftBehind(path.basename(source)),
    });
    makeDurable(making);
    fs.renameSync(making, to);
    syncFolder(path.dirname(to));
  } catch (error) {
    fs.rmSync(making, { recursive: true, force: true });
    throw error;
  }
}
