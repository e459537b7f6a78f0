/**
 * Makes a write that the disk took only a part of an error. Imported before electron-store, whose `atomically`
 * (2.1.1 and before) ignores how much `writeSync` wrote and renames the truncated file over the good one when the
 * disk is full. Drop it when atomically's fix is released and pinned.
 */
import fs from 'node:fs';

// With SNAP in the environment conf writes in place and without fsync: a power cut then destroys the file.
delete process.env['SNAP'];

const writeSync = fs.writeSync;

/** Writes a whole buffer, or throws: what the disk did not take is tried again, and a write of nothing is ENOSPC. */
function writeWhole(fd: number, bytes: Uint8Array, position: number | null): number {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    const count = writeSync(fd, bytes, written, bytes.length - written, at);
    if (count <= 0) {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        syscall: 'write',
      });
    }
    written += count;
  }
  return written;
}

/** The two signatures that atomically uses are made whole; every other call is the file system's own. */
function writeSyncWhole(
  fd: number,
  content: string | NodeJS.ArrayBufferView,
  ...rest: [unknown?, unknown?, unknown?]
): number {
  if (typeof content === 'string') {
    const encoding = typeof rest[1] === 'string' ? (rest[1] as BufferEncoding) : 'utf8';
    const position = typeof rest[0] === 'number' ? rest[0] : null;
    return writeWhole(fd, Buffer.from(content, encoding), position);
  }
  if (content instanceof Uint8Array && rest[0] === 0 && rest[1] === content.length) {
    return writeWhole(fd, content, typeof rest[2] === 'number' ? rest[2] : null);
  }
  return (writeSync as (...args: unknown[]) => number)(fd, content, ...rest);
}

Object.assign(fs, { writeSync: writeSyncWhole });
