import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { syncFolder } from './store/recordFile';

/** Writes a file whole or not at all: beside, synced, then renamed over what was there. Throws what the disk says. */
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(6).toString('hex')}`,
  );
  try {
    const fd = fs.openSync(temporary, 'wx', 0o644);
    try {
      fs.writeFileSync(fd, content);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** A file name made of a title: what no file system minds, at most 80 characters. */
export function titleToFileName(title: string, ending: string): string {
  const name = title
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system takes these.
    .replace(/[\u0000-\u001F<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  // Windows keeps these names for devices.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
  return `${name === '' || reserved ? 'program' : name}.${ending}`;
}

/** Paths by opaque tokens: a page can point at a file that it had written, and never learns where anything is. */
export class FileTokens {
  readonly #pathByToken = new Map<string, string>();

  add(file: string): string {
    const token = randomBytes(16).toString('hex');
    this.#pathByToken.set(token, file);
    return token;
  }

  get(token: string): string | undefined {
    return this.#pathByToken.get(token);
  }
}
