import fs from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '../../src/formats/import/readImport';

/** The folder of real files beside the repository; tests that need it are skipped where it is not. */
export const sharedFolder = path.resolve(import.meta.dirname, '../../../shared/data');

/** Whether a folder of real files is there. */
export function hasShared(folder: string): boolean {
  return fs.existsSync(path.join(sharedFolder, folder));
}

/** The files of a folder with one of the endings, named as a person would give them: folder and name. */
export function readShared(folder: string, ending = ''): ImportFile[] {
  const full = path.join(sharedFolder, folder);
  return fs
    .readdirSync(full)
    .filter((name) => name.endsWith(ending) && !name.startsWith('SOURCES'))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, bytes: fs.readFileSync(path.join(full, name)) }));
}
