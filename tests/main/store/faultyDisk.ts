/**
 * Lets tests say what the disk does with a write. Import it before anything of src/main: the store takes hold of
 * `fs.writeSync` when it is loaded.
 */
import '../electronForTests';
import fs from 'node:fs';

// As in a snap: the store has to take it away before electron-store looks.
process.env.SNAP = '/snap/throughline/1';

type WriteSync = (fd: number, ...rest: unknown[]) => number;

const realWriteSync = fs.writeSync.bind(fs) as unknown as WriteSync;
const realFsyncSync = fs.fsyncSync.bind(fs);
const realOpenSync = fs.openSync.bind(fs);

/** How many bytes the disk still takes; null for a disk without an end. */
let bytesLeft: number | null = null;
/** How many bytes one call takes at most; null for all. */
let bytesPerCall: number | null = null;

/** A disk that takes so many bytes more and then is full. */
export function fillDiskAfter(bytes: number): void {
  bytesLeft = bytes;
}

/** A disk that takes only so many bytes in one call, which the caller has to notice. */
export function limitEachWrite(bytes: number): void {
  bytesPerCall = bytes;
}

/** A disk without faults. */
export function mendDisk(): void {
  bytesLeft = null;
  bytesPerCall = null;
  denial = null;
}

/** Why no file may be opened for writing, as the file system says it; null for may. */
let denial: 'EROFS' | 'EACCES' | null = null;

/** A disk, or a user, that may not write. */
export function denyWrites(code: 'EROFS' | 'EACCES'): void {
  denial = code;
}

const faultyWriteSync: WriteSync = (fd, ...rest) => {
  if (bytesLeft === null && bytesPerCall === null) return realWriteSync(fd, ...rest);
  const [content] = rest;
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content as Uint8Array).subarray(
          Number(rest[1] ?? 0),
          Number(rest[1] ?? 0) + Number(rest[2]),
        );
  if (bytesLeft === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const taken = Math.min(bytes.length, bytesLeft ?? bytes.length, bytesPerCall ?? bytes.length);
  if (bytesLeft !== null) bytesLeft -= taken;
  return realWriteSync(fd, bytes, 0, taken);
};

const faultyOpenSync = (file: fs.PathLike, flags: fs.OpenMode, mode?: fs.Mode): number => {
  if (denial !== null && flags !== 'r') throw Object.assign(new Error(`${denial}: open`), { code: denial });
  return realOpenSync(file, flags, mode);
};

Object.assign(fs, { writeSync: faultyWriteSync, openSync: faultyOpenSync });

/** Makes syncing fail as a disk that is going does. */
export function failSync(fails: boolean): void {
  Object.assign(fs, {
    fsyncSync: fails
      ? () => {
          throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
        }
      : realFsyncSync,
  });
}
