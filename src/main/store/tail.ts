import fs from 'node:fs';
import path from 'node:path';
import { ok, type Result } from '../../domain/result';
import { sealBody } from './envelope';
import { type FileMark, markOf } from './fileMark';
import type { ProgramFolder } from './programFolder';
import { RecordFile, relink, syncFolder } from './recordFile';
import { changeTextsToBody, parseChanges, type StoredFault } from './storedChanges';
import type { StoredChange } from './storedProgram';

/** The one before it, in case that the tail itself cannot be read. */
const beforeName = 'tail.prev';

/** A change with its text as JSON, so that it is made once. */
export type TailEntry = { readonly seq: number; readonly text: string; readonly change: StoredChange };

/** What a tail held; null for a file that is not there. */
export type TailReading = Result<readonly StoredChange[] | null, StoredFault>;

/**
 * `tail.json`: the changes since the manifest. What is answered at once is one write of it, after the tail before was
 * given a second name: what a damaged tail can cost is what was answered last.
 */
export class Tail {
  readonly #folder: ProgramFolder;
  readonly #file: RecordFile;
  #entries: readonly TailEntry[] = [];
  #mark: FileMark = '';

  constructor(folder: ProgramFolder) {
    this.#folder = folder;
    this.#file = new RecordFile(folder.path, 'tail');
  }

  /** The mark of the file as it was last read or written here. */
  get mark(): FileMark {
    return this.#mark;
  }

  get count(): number {
    return this.#entries.length;
  }

  /** Characters of its changes as JSON. */
  get length(): number {
    return this.#entries.reduce((sum, { text }) => sum + text.length, 0);
  }

  get entries(): readonly TailEntry[] {
    return this.#entries;
  }

  /** Reads the tail. Throws what the file system says. */
  read(): TailReading {
    const mark = markOf(this.#file.path);
    const reading = readTail(this.#file);
    this.#mark = mark;
    return reading;
  }

  /** Reads the tail before it, for when that cannot be trusted. */
  readBefore(): TailReading {
    return readTail(new RecordFile(this.#folder.path, beforeName));
  }

  /** The tail before, when what stands under its name is no file; null when all is well. */
  get strangeBefore(): string | null {
    const stat = fs.statSync(this.#before(), { throwIfNoEntry: false });
    return stat && !stat.isFile() ? this.#before() : null;
  }

  /** Takes over what is on disk: these changes, and no others. */
  hold(changes: readonly StoredChange[]): void {
    this.#entries = changes.map(changeToEntry);
    // A damaged one was moved away since it was read.
    if (markOf(this.#file.path) === '') this.#mark = '';
  }

  /**
   * Adds changes, durably, all or none. Throws what the file system says; the tail on disk is the one before then, or
   * `TailUncertain`, when not even that is known.
   */
  append(changes: readonly StoredChange[]): void {
    const before = this.#mark;
    if (before !== '') relink(this.#file.path, this.#before());
    const entries = [...this.#entries, ...changes.map(changeToEntry)];
    try {
      this.#write(entries);
    } catch (error) {
      this.#takeBack(before, error);
      throw error;
    }
    this.#entries = entries;
  }

  /** Drops the changes up to a seq, which a manifest has now. */
  dropUntil(seq: number): void {
    const entries = this.#entries.filter((entry) => entry.seq > seq);
    this.#write(entries);
    this.#entries = entries;
  }

  #write(entries: readonly TailEntry[]): void {
    const body = changeTextsToBody(
      entries.map(({ text }) => text),
      'tail',
    );
    try {
      this.#file.write(body);
    } finally {
      this.#mark = markOf(this.#file.path);
    }
    const size = Number(this.#mark.split(' ')[1]);
    if (size !== Buffer.byteLength(sealBody(body))) {
      throw Object.assign(new Error('The file is shorter than what was written'), { code: 'EIO' });
    }
  }

  /** After a write that failed behind its rename: what was answered as not saved must not come back. */
  #takeBack(before: FileMark, cause: unknown): void {
    if (markOf(this.#file.path) === before) return;
    try {
      if (before === '') fs.rmSync(this.#file.path, { force: true });
      else relink(this.#before(), this.#file.path);
      this.#mark = markOf(this.#file.path);
    } catch {
      throw new TailUncertain(cause);
    }
    try {
      syncFolder(this.#folder.path);
    } catch {
      // The disk fails to sync, which is answered already; what everybody reads is the tail before.
    }
  }

  #before(): string {
    return path.join(this.#folder.path, `${beforeName}.json`);
  }
}

/** A change was refused by the disk, and nobody knows whether it is there all the same. */
export class TailUncertain extends Error {
  constructor(cause: unknown) {
    super('It is not known whether the last change is on disk', { cause });
  }
}

function readTail(file: RecordFile): TailReading {
  const reading = file.read();
  if (reading.state === 'missing') return ok(null);
  if (reading.state === 'damaged') return { ok: false, error: { code: 'damaged', reason: reading.reason } };
  return parseChanges(reading.value, 'tail');
}

function changeToEntry(change: StoredChange): TailEntry {
  return { seq: change.seq, text: JSON.stringify(change), change };
}
