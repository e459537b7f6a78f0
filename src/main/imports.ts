import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Events, ImportPreview } from '../contract/channels';
import type { ImportFault, LossReport } from '../domain/exchange/lossReport';
import type { CircleChoice, ImportChoices, SheetMapping } from '../domain/exchange/mapping';
import type { ProgramDocument } from '../domain/model/document';
import { err, ok, type Result } from '../domain/result';
import type { SentPlan } from '../domain/snapshots/sentPlan';
import { isAddress } from './commandLine';
import { reasonOf } from './store/faults';

/** A file that is to be imported: its name, after that of its folder, never its whole path; and its bytes. */
export type ImportFile = { readonly name: string; readonly bytes: Uint8Array };

/** What came of reading files: a program, and what a person is shown of it before it is kept. */
export type ImportReading = {
  readonly document: ProgramDocument;
  readonly preview: Omit<ImportPreview, 'token'>;
};

/** Reads files off the main thread. */
export type ReadFiles = (
  files: readonly ImportFile[],
  choices: Partial<ImportChoices>,
  onProgress: (progress: Events['progress']) => void,
  signal: AbortSignal,
) => Promise<Result<ImportReading, ImportFault>>;

/** The most that is taken in at once; what reads the files has its own limits for each kind. */
const filesLimit = 50;
const bytesLimit = 512 * 1024 * 1024;
/** Imports that a page left without applying or cancelling. */
const pendingLimit = 4;

type Pending = {
  readonly files: readonly ImportFile[];
  readonly circles: CircleChoice;
  reading: ImportReading;
  abort: AbortController;
};

/** Imports on their way: read, shown, corrected, and kept or dropped. A page knows each by its token only. */
export class Imports {
  readonly #readFiles: ReadFiles;
  readonly #onProgress: (progress: Events['progress']) => void;
  readonly #pendingByToken = new Map<string, Pending>();
  /** The reading that has no token yet: the page can cancel it all the same. */
  #current: AbortController | null = null;
  /** What was refused last because of a circle: a page may still say that it is to be kept. */
  #refused: readonly ImportFile[] | null = null;

  constructor(readFiles: ReadFiles, onProgress: (progress: Events['progress']) => void) {
    this.#readFiles = readFiles;
    this.#onProgress = onProgress;
  }

  /** Reads files that the user chose. */
  async fromPaths(paths: readonly string[]): Promise<Result<ImportPreview, ImportFault>> {
    const files: ImportFile[] = [];
    let total = 0;
    if (paths.length > filesLimit) return err(tooMany);
    for (const chosen of paths) {
      if (isAddress(chosen)) return err(badLink(chosen));
      const name = path.basename(chosen);
      try {
        const file = await fs.realpath(chosen);
        const stat = await fs.stat(file);
        if (!stat.isFile())
          return err(fileFault('notAFile', name, 'It is a folder or device.', 'Choose files.'));
        total += stat.size;
        if (total > bytesLimit) return err(tooLarge(name));
        files.push({
          name: `${path.basename(path.dirname(chosen))}/${name}`,
          bytes: new Uint8Array(await fs.readFile(file)),
        });
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === undefined) throw error;
        return err(
          fileFault(
            'unreadable',
            name,
            `It could not be read: ${reasonOf(error)}.`,
            'Check it and try again.',
          ),
        );
      }
    }
    return this.#begin(files, 'refuse');
  }

  /** Reads files that were dropped on a window. */
  fromBytes(files: readonly ImportFile[]): Promise<Result<ImportPreview, ImportFault>> {
    const total = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    if (files.length > filesLimit) return Promise.resolve(err(tooMany));
    if (total > bytesLimit) return Promise.resolve(err(tooLarge(files[0]?.name ?? '')));
    return this.#begin(files, 'refuse');
  }

  /** Reads again, with its circle, what was refused because of one. */
  async keepCircle(): Promise<Result<ImportPreview, ImportFault>> {
    return this.#refused === null ? err(forgotten) : this.#begin(this.#refused, 'keep');
  }

  /** Reads the same files again with the user's mapping and answers. */
  async again(
    token: string,
    corrected: Omit<ImportChoices, 'circles'>,
  ): Promise<Result<ImportPreview, ImportFault>> {
    const pending = this.#pendingByToken.get(token);
    if (!pending) return err(forgotten);
    pending.abort = new AbortController();
    const choices = { ...corrected, circles: pending.circles };
    const read = await this.#readFiles(pending.files, choices, this.#onProgress, pending.abort.signal);
    if (!read.ok) return read;
    pending.reading = read.value;
    return ok({ token, ...read.value.preview });
  }

  /** Takes an import out to be kept. */
  take(token: string): Result<
    {
      document: ProgramDocument;
      report: LossReport;
      mappings: readonly SheetMapping[];
      sentPlan: SentPlan | null;
    },
    ImportFault
  > {
    const pending = this.#pendingByToken.get(token);
    if (!pending) return err(forgotten);
    this.#pendingByToken.delete(token);
    const { document, preview } = pending.reading;
    const { report, mappings, sentPlan = null } = preview;
    return ok({ document, report, mappings, sentPlan });
  }

  /** Drops an import, and ends its reading; an empty token is the one that has none yet. */
  cancel(token: string): void {
    if (token === '') {
      this.#current?.abort();
      this.#refused = null;
    }
    this.#pendingByToken.get(token)?.abort.abort();
    this.#pendingByToken.delete(token);
  }

  async #begin(
    files: readonly ImportFile[],
    circles: CircleChoice,
  ): Promise<Result<ImportPreview, ImportFault>> {
    const abort = new AbortController();
    this.#current = abort;
    const read = await this.#readFiles(files, { circles }, this.#onProgress, abort.signal);
    if (this.#current === abort) this.#current = null;
    this.#refused = !read.ok && read.error.code === 'circle' ? files : null;
    if (!read.ok) return read;
    const token = randomBytes(16).toString('hex');
    this.#pendingByToken.set(token, { files, circles, reading: read.value, abort });
    for (const old of [...this.#pendingByToken.keys()].slice(0, -pendingLimit)) this.cancel(old);
    return ok({ token, ...read.value.preview });
  }
}

function fileFault(code: string, file: string, message: string, remedy: string): ImportFault {
  return { code, file, place: '', message, remedy };
}

const tooMany = fileFault(
  'tooManyFiles',
  '',
  `More than ${filesLimit} files were chosen.`,
  'Import fewer at a time.',
);
/** Links from outside open nothing: what they name was chosen by somebody else. */
function badLink(address: string): ImportFault {
  const shown = address.length > 80 ? `${address.slice(0, 79)}…` : address;
  return fileFault(
    'badLink',
    shown,
    `${shown} is an address and no file; nothing was opened.`,
    'Save the file on this computer and open it there.',
  );
}

const forgotten = fileFault('forgotten', '', 'This import is no longer open.', 'Choose the files again.');

function tooLarge(name: string): ImportFault {
  const megabytes = bytesLimit / 1024 / 1024;
  return fileFault('tooLarge', name, `The files are larger than ${megabytes} MB.`, 'Import fewer at a time.');
}
