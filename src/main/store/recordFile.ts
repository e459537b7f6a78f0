import './wholeWrites';
import fs from 'node:fs';
import path from 'node:path';
import Store from 'electron-store';
import { openEnvelope, sealBody } from './envelope';

/** What a record file holds: nothing yet, something that cannot be trusted, or its JSON value. */
export type RecordReading =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly reason: string }
  | { readonly state: 'read'; readonly value: unknown; readonly sum: string };

/** Larger files are none of ours. */
const readLimitBytes = 400_000_000;

class DamagedRecord extends Error {}

/**
 * One electron-store file with a checksum around its body, mode 0600. A write replaces the file as a whole or throws
 * and leaves the old one; a file that was not read completely is never written over.
 */
export class RecordFile {
  readonly path: string;
  readonly #folder: string;
  readonly #name: string;
  #store: Store | null = null;
  #value: { readonly value: unknown; readonly sum: string } | null = null;
  #pendingText: string | null = null;

  /** @param name file name without its ".json"; never made of a user's text. */
  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
    this.path = path.join(folder, `${name}.json`);
  }

  /** Reads the file anew. Throws what the file system says, EACCES say; damage is an answer. */
  read(): RecordReading {
    this.#store = null;
    const stat = fs.statSync(this.path, { throwIfNoEntry: false });
    if (!stat) return { state: 'missing' };
    if (!stat.isFile()) return { state: 'damaged', reason: 'it is no file' };
    if (stat.size > readLimitBytes) return { state: 'damaged', reason: 'it is too large' };
    try {
      this.#store = this.#open();
    } catch (error) {
      if (error instanceof DamagedRecord) return { state: 'damaged', reason: error.message };
      throw error;
    }
    const read = this.#value;
    this.#value = null;
    if (!read) throw new Error(`${this.path} was opened and not read`);
    return { state: 'read', ...read };
  }

  /**
   * Replaces the file with a body of JSON text; on disk, its folder included, when this returns. Throws what the file
   * system says; the file before is whole then.
   */
  write(bodyText: string): void {
    this.writeUnsynced(bodyText);
    syncFolder(this.#folder);
  }

  /** Replaces the file as `write` does; its name is durable only after `syncFolder`. */
  writeUnsynced(bodyText: string): void {
    this.#store ??= this.#open();
    this.#pendingText = sealBody(bodyText);
    try {
      this.#store.store = {};
    } finally {
      this.#pendingText = null;
    }
  }

  /** Forgets the file that was read: the next write begins with reading. */
  release(): void {
    this.#store = null;
  }

  #open(): Store {
    return new Store({
      cwd: this.#folder,
      name: this.#name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      // The values go past electron-store's own object: large documents are neither copied nor compared by it.
      serialize: () => {
        if (this.#pendingText === null) throw new Error(`Nothing was to be written to ${this.path}`);
        return this.#pendingText;
      },
      deserialize: (text) => {
        // Before a write electron-store looks at the old file for entries of its own; there are none.
        if (this.#pendingText === null) this.#value = parseRecord(text);
        return {};
      },
    });
  }
}

function parseRecord(text: string): { readonly value: unknown; readonly sum: string } {
  const body = openEnvelope(text);
  if (body === null) throw new DamagedRecord('its checksum does not fit');
  try {
    return { value: JSON.parse(body.text), sum: body.sum };
  } catch {
    throw new DamagedRecord('it is no JSON');
  }
}

/** Makes a rename in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Makes the bytes of a file durable. */
export function syncFile(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Removes what killed writes left in a folder. */
export function removeTemporaryFiles(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (/\.tmp-\d{10}[0-9a-f]{6}$/.test(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}

/** Makes `to` a second name of `from`, in one step for whoever reads `to`; a copy where links are unknown. */
export function relink(from: string, to: string): void {
  const fresh = `${to}.new`;
  fs.rmSync(fresh, { force: true });
  try {
    fs.linkSync(from, fresh);
  } catch {
    fs.copyFileSync(from, fresh);
    syncFile(fresh);
  }
  fs.renameSync(fresh, to);
  // Renaming one name of a file to another of its names does nothing, by POSIX.
  fs.rmSync(fresh, { force: true });
}

/** A file that was set aside, for a person to find. */
export type SetAside = { readonly from: string; readonly to: string };

/** A moment as a part of a folder's name. */
export function timeToName(now: Date): string {
  return now.toISOString().replaceAll(':', '').replace('.', '-');
}

/** Moves a file that cannot be read to `damaged-<time>/` in a folder; nothing is overwritten. Throws if that fails. */
export function setAside(file: string, now: Date, home = path.dirname(file)): SetAside {
  const folder = path.join(home, `damaged-${timeToName(now)}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  let target = path.join(folder, path.basename(file));
  for (let count = 2; fs.existsSync(target); count++) {
    target = path.join(folder, `${path.basename(file, '.json')}-${count}.json`);
  }
  fs.renameSync(file, target);
  syncFolder(folder);
  syncFolder(path.dirname(file));
  return { from: file, to: target };
}
