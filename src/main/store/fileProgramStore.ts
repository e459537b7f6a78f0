import fs from 'node:fs';
import path from 'node:path';
import type { StoreFault } from '../../contract/channels';
import { err, ok, type Result } from '../../domain/result';
import type { Steps } from '../../domain/steps';
import { errorToFault, reasonOf } from './faults';
import { markOf } from './fileMark';
import { filesOfLayout1, idsOfLayout1, keepLayout1Aside, readLayout1 } from './layout1';
import { type NewProgram, OpenProgram } from './openProgram';
import { programFolder } from './programFolder';
import { ProgramLock } from './programLock';
import type { OpenedRecord, ProgramStore, RecordedChanges } from './programStore';
import { removeTemporaryFiles, syncFolder, timeToName } from './recordFile';
import type { StoredChange, StoredProgram } from './storedProgram';
import { inTurns } from './turns';

/** What the store asks of its surroundings. */
export type StoreSurroundings = {
  readonly now: () => Date;
  /** Runs something later; answers how to call it off. */
  readonly later: (run: () => void, afterMs: number) => () => void;
  /** Resolves when others had their turn. */
  readonly turn: () => Promise<void>;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly tell: (sentence: string) => void;
};

/** After so long without another change what waits is written into the parts. */
const idleMs = 3_000;
/** After a failure it is tried again. */
const retryMs = 30_000;
/** How long the files of a deleted program are kept. */
const keepDeletedDays = 30;
/** Programs in the making; no id has a dot. */
const makingPrefix = '.making-';
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Programs as folders of electron-store files; `openProgram.ts` says how one is kept. */
export class FileProgramStore implements ProgramStore {
  readonly #folder: string;
  readonly #surroundings: StoreSurroundings;
  readonly #openById = new Map<string, OpenProgram>();
  /** What is to happen to a program one after the other: opening, closing, removing. */
  readonly #lastById = new Map<string, Promise<unknown>>();
  readonly #callOffById = new Map<string, () => void>();
  readonly #settlingById = new Map<string, Promise<void>>();
  readonly #saidById = new Map<string, string>();

  constructor(folder: string, surroundings: StoreSurroundings) {
    this.#folder = folder;
    this.#surroundings = surroundings;
    try {
      if (!fs.existsSync(folder)) fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      removeTemporaryFiles(folder);
      this.#forgetOldDeleted();
      this.#forgetHalfMade();
    } catch (error) {
      surroundings.tell(`The folder of programs cannot be tidied: ${reasonOf(error)}.`);
    }
  }

  list(): readonly string[] {
    if (!fs.existsSync(this.#folder)) return [];
    const names = fs.readdirSync(this.#folder).filter((name) => idPattern.test(name) && this.#isThere(name));
    return [...new Set([...names, ...idsOfLayout1(this.#folder)])].sort();
  }

  create(id: string, program: StoredProgram): Promise<Result<null, StoreFault>> {
    return this.#inOrder(id, async () => {
      if (this.list().includes(id)) {
        return err({ code: 'notSaved', message: 'A program with this id is there already.' });
      }
      try {
        const changedTime = this.#surroundings.now().toISOString();
        const made = await this.#turns(this.#make(id, { program, changes: [], changedTime }));
        this.#openById.set(id, made);
        return ok(null);
      } catch (error) {
        return err(errorToFault(failureOnly(error)));
      }
    });
  }

  open(id: string): Promise<Result<OpenedRecord, StoreFault>> {
    return this.#inOrder(id, async () => {
      const known = this.#openById.get(id);
      if (known) return ok(recordOf(known, []));
      try {
        return await this.#read(id);
      } catch (error) {
        return err({
          code: 'unreadable',
          message: `The program could not be read: ${reasonOf(failureOnly(error))}. Nothing was changed.`,
        });
      }
    });
  }

  commit(id: string, changes: readonly StoredChange[], after: StoredProgram): Result<null, StoreFault> {
    const opened = this.#required(id);
    const done = opened.commit(changes, after);
    if (done.ok) this.#settleLater(id, opened.isFull ? 0 : idleMs);
    return done;
  }

  close(id: string): Promise<void> {
    return this.#inOrder(id, async () => {
      const opened = this.#openById.get(id);
      if (!opened) return;
      await this.#settle(id);
      this.#forget(id, opened);
    });
  }

  closeAll(): void {
    for (const [id, opened] of this.#openById) this.#forget(id, opened);
  }

  remove(id: string): Promise<Result<null, StoreFault>> {
    return this.#inOrder(id, async () => {
      const opened = this.#openById.get(id);
      if (opened) await this.#settle(id);
      const { path: folder } = this.#folderOf(id);
      const files = [...(fs.existsSync(folder) ? [folder] : []), ...filesOfLayout1(this.#folder, id)];
      if (files.length === 0) return err({ code: 'missing', message: 'The program is no longer there.' });
      const target = path.join(this.#folder, `deleted-${timeToName(this.#surroundings.now())}`);
      try {
        fs.mkdirSync(target, { recursive: true, mode: 0o700 });
        for (const file of files) fs.renameSync(file, path.join(target, path.basename(file)));
        syncFolder(target);
        syncFolder(this.#folder);
      } catch (error) {
        return err({
          code: 'notSaved',
          message: `The program was not deleted: ${reasonOf(failureOnly(error))}.`,
        });
      }
      if (opened) this.#forget(id, opened);
      fs.rmSync(programFolder(path.join(target, id)).lockFile, { force: true });
      return ok(null);
    });
  }

  changes(id: string): Promise<RecordedChanges> {
    return this.#turns(this.#required(id).readChanges());
  }

  stamp(id: string): string {
    const { manifestFile, tailFile } = this.#folderOf(id);
    const marks = [manifestFile, tailFile, ...filesOfLayout1(this.#folder, id)].map(markOf);
    return marks.every((mark) => mark === '') ? '' : marks.join('; ');
  }

  /** Writes a program beside the others and gives it its name in one step. */
  *#make(id: string, made: NewProgram): Steps<OpenProgram> {
    const making = path.join(this.#folder, `${makingPrefix}${id}`);
    const folder = this.#folderOf(id);
    fs.rmSync(making, { recursive: true, force: true });
    try {
      const written = yield* OpenProgram.write(programFolder(making), made, this.#surroundings.now);
      fs.renameSync(making, folder.path);
      syncFolder(this.#folder);
      return written.movedTo(folder);
    } catch (error) {
      fs.rmSync(making, { recursive: true, force: true });
      throw error;
    }
  }

  async #read(id: string): Promise<Result<OpenedRecord, StoreFault>> {
    const notes: string[] = [];
    if (!this.#isThere(id)) {
      const earlier = readLayout1(this.#folder, id);
      if (!earlier.ok) return earlier;
      notes.push(...earlier.value.notes);
      await this.#turns(this.#make(id, earlier.value)).then((made) => made.release());
    }
    keepLayout1Aside(this.#folder, id);
    const read = await this.#turns(OpenProgram.open(this.#folderOf(id), this.#surroundings.now));
    if (!read.ok) return read;
    const { opened } = read.value;
    this.#openById.set(id, opened);
    // What a crash left in the tail goes into the parts when there is time.
    if (opened.waiting > 0) this.#settleLater(id, idleMs);
    return ok(recordOf(opened, [...notes, ...read.value.notes]));
  }

  #settleLater(id: string, afterMs: number): void {
    this.#callOffById.get(id)?.();
    const callOff = this.#surroundings.later(() => {
      this.#callOffById.delete(id);
      void this.#settle(id);
    }, afterMs);
    this.#callOffById.set(id, callOff);
  }

  /** Brings what waits into the parts. If that fails the tail has it all, and it is tried again. */
  #settle(id: string): Promise<void> {
    this.#callOffById.get(id)?.();
    this.#callOffById.delete(id);
    const underWay = this.#settlingById.get(id) ?? Promise.resolve();
    const once = () => this.#settleOnce(id);
    const settling = underWay.then(once, once);
    this.#settlingById.set(id, settling);
    return settling;
  }

  async #settleOnce(id: string): Promise<void> {
    const opened = this.#openById.get(id);
    if (!opened) return;
    try {
      await this.#turns(opened.checkpoint());
      this.#saidById.delete(id);
    } catch (error) {
      const sentence = `The latest changes are saved, but the program's main file could not be renewed: ${reasonOf(failureOnly(error))}.`;
      // Once is enough: it is tried again and again.
      if (this.#saidById.get(id) !== sentence) this.#surroundings.tell(sentence);
      this.#saidById.set(id, sentence);
      this.#settleLater(id, retryMs);
    }
  }

  #turns<T>(steps: Steps<T>): Promise<T> {
    return inTurns(steps, this.#surroundings.turn);
  }

  #inOrder<T>(id: string, work: () => Promise<T>): Promise<T> {
    const last = this.#lastById.get(id) ?? Promise.resolve();
    const next = last.then(work, work);
    this.#lastById.set(id, next);
    return next;
  }

  #forget(id: string, opened: OpenProgram): void {
    this.#callOffById.get(id)?.();
    this.#callOffById.delete(id);
    this.#openById.delete(id);
    opened.release();
  }

  #required(id: string): OpenProgram {
    const opened = this.#openById.get(id);
    if (!opened) throw new Error(`Program ${id} is not open`);
    return opened;
  }

  #folderOf(id: string) {
    return programFolder(path.join(this.#folder, id));
  }

  #isThere(id: string): boolean {
    const { manifestFile, history } = this.#folderOf(id);
    return fs.existsSync(manifestFile) || fs.existsSync(history);
  }

  /** What was in the making when its process was killed; what another process makes is left to it. */
  #forgetHalfMade(): void {
    for (const name of fs.readdirSync(this.#folder)) {
      if (!name.startsWith(makingPrefix)) continue;
      const folder = path.join(this.#folder, name);
      if (new ProgramLock(programFolder(folder).lockFile).take().ok) {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    }
  }

  #forgetOldDeleted(): void {
    const limit = this.#surroundings.now().getTime() - keepDeletedDays * 86_400_000;
    for (const name of fs.readdirSync(this.#folder)) {
      if (!name.startsWith('deleted-')) continue;
      const folder = path.join(this.#folder, name);
      if (fs.statSync(folder).mtimeMs < limit) fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** What has no code is no word of the file system but a defect, and goes on its way. */
function failureOnly(error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  return error;
}

function recordOf(opened: OpenProgram, notes: readonly string[]): OpenedRecord {
  return { program: opened.program, changedTime: opened.changedTime, notes };
}
