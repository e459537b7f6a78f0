import fs from 'node:fs';

/** What tells whether a file is still the one that was written: inode, size and time of writing; empty for none. */
export type FileMark = string;

/** The mark of a file as it is now. */
export function markOf(file: string): FileMark {
  const stat = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : '';
}
