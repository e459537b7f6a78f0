import fs from 'node:fs';
import path from 'node:path';
import { removeTemporaryFiles, syncFolder } from './recordFile';

/** Where the files of one program are. */
export type ProgramFolder = {
  readonly path: string;
  /** Rows, in files that are named after their checksums and never change. */
  readonly chunks: string;
  /** A second copy of each of them. */
  readonly mirror: string;
  /** All changes that were ever made, but for the latest. */
  readonly journal: string;
  /** Earlier manifests. */
  readonly history: string;
  readonly lockFile: string;
  readonly manifestFile: string;
  readonly tailFile: string;
};

/** The files of the program that is kept in a folder. */
export function programFolder(folder: string): ProgramFolder {
  return {
    path: folder,
    chunks: path.join(folder, 'chunks'),
    mirror: path.join(folder, 'mirror'),
    journal: path.join(folder, 'journal'),
    history: path.join(folder, 'history'),
    lockFile: path.join(folder, 'lock'),
    manifestFile: path.join(folder, 'manifest.json'),
    tailFile: path.join(folder, 'tail.json'),
  };
}

function foldersOf(folder: ProgramFolder): readonly string[] {
  return [folder.path, folder.chunks, folder.mirror, folder.journal, folder.history];
}

/** Makes the folders that are not there, for their owner alone. */
export function makeFolders(folder: ProgramFolder): void {
  for (const one of foldersOf(folder)) fs.mkdirSync(one, { recursive: true, mode: 0o700 });
  syncFolder(folder.path);
}

/** Removes what killed writes left in a program's folders. */
export function removeLeftovers(folder: ProgramFolder): void {
  for (const one of foldersOf(folder)) {
    if (fs.existsSync(one)) removeTemporaryFiles(one);
  }
}

/** Names of a folder's `<prefix>….json` files without ".json", sorted; none for a folder that is not there. */
export function namesIn(folder: string, prefix = ''): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}
