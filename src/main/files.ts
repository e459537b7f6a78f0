import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { finishSteps, type Steps } from '../domain/steps';
import { syncFolder } from './store/recordFile';

/** Writes a file whole or not at all: beside, synced, then renamed over what was there. Throws what the disk says. */
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  finishSteps(writeInSteps(file, [content], { temporary: nameBeside(file), mode: 0o644 }));
}

/** The same with a content in pieces, one a step. */
export function writePiecesWhole(file: string, pieces: Iterable<string>): Steps<void> {
  return writeInSteps(file, pieces, { temporary: nameBeside(file), mode: 0o644 });
}

/** The same beside a name of the caller's, which is written over where an earlier writing left it. */
export function* writeInSteps(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  { temporary, mode }: { readonly temporary: string; readonly mode: number },
): Steps<void> {
  try {
    const fd = fs.openSync(temporary, 'w', mode);
    try {
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
        // Whole or an error: `store/wholeWrites.ts`.
        fs.writeSync(fd, bytes, 0, bytes.length);
        yield;
      }
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    yield;
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

function nameBeside(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}`);
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
