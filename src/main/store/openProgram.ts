import type { StoreFault } from '../../contract/channels';
import { countProgram } from '../../domain/portfolio/programCounts';
import { err, ok, type Result } from '../../domain/result';
import type { Steps } from '../../domain/steps';
import { Backups } from './backups';
import { Chunks } from './chunks';
import { errorToFault, reasonOf } from './faults';
import { type FileMark, markOf } from './fileMark';
import { Journal } from './journal';
import { type Manifest, manifestToText } from './manifest';
import { allParts, cutIntoParts, type Part, type Parts, partsWithRows, patchParts } from './parts';
import { makeFolders, type ProgramFolder, removeLeftovers } from './programFolder';
import { ProgramLock } from './programLock';
import { type ProgramFiles, type ReadRecord, readProgram } from './readProgram';
import { RecordFile } from './recordFile';
import type { StoredChange, StoredProgram } from './storedProgram';
import { Tail, TailUncertain } from './tail';

/** When the changes go from the tail into the parts: after so many, or so long. */
const tailLimitChanges = 200;
const tailLimitCharacters = 64 * 1024;

/** A program that is new to the store. */
export type NewProgram = {
  readonly program: StoredProgram;
  /** The changes that its history names, and others from before. */
  readonly changes: readonly StoredChange[];
  /** ISO instant. */
  readonly changedTime: string;
};

/** The files of the program in a folder. */
export function filesOf(folder: ProgramFolder): ProgramFiles {
  return {
    folder,
    chunks: new Chunks(folder),
    tail: new Tail(folder),
    journal: new Journal(folder),
    backups: new Backups(folder),
  };
}

type OpenState = Pick<
  ReadRecord,
  'program' | 'changedTime' | 'parts' | 'generation' | 'manifestGeneration' | 'manifestMark'
>;

/** A program whose files are open here, and locked against other processes. */
export class OpenProgram {
  readonly #files: ProgramFiles;
  readonly #lock: ProgramLock;
  readonly #now: () => Date;
  readonly #manifestFile: RecordFile;
  #program: StoredProgram;
  #changedTime: string;
  #parts: Parts;
  #generation: number;
  #manifestGeneration: number;
  #manifestMark: FileMark;
  /** Why nothing more is saved; null while all is well. */
  #stopped: StoreFault | null = null;
  #underWay: Steps<void> | null = null;
  #isReleased = false;

  private constructor(files: ProgramFiles, lock: ProgramLock, now: () => Date, state: OpenState) {
    this.#files = files;
    this.#lock = lock;
    this.#now = now;
    this.#manifestFile = new RecordFile(files.folder.path, 'manifest');
    this.#program = state.program;
    this.#changedTime = state.changedTime;
    this.#parts = state.parts;
    this.#generation = state.generation;
    this.#manifestGeneration = state.manifestGeneration;
    this.#manifestMark = state.manifestMark;
  }

  /** The program after its latest change. */
  get program(): StoredProgram {
    return this.#program;
  }

  /** ISO instant of its latest change. */
  get changedTime(): string {
    return this.#changedTime;
  }

  /** How many changes are not in the parts yet. */
  get waiting(): number {
    return this.#files.tail.count;
  }

  /** Whether so much waits that the parts should be written now. */
  get isFull(): boolean {
    const { tail } = this.#files;
    return tail.count >= tailLimitChanges || tail.length >= tailLimitCharacters;
  }

  /**
   * Writes a program that is new, with the changes that its history names, into a folder that is empty. Throws what the
   * file system says.
   */
  static *write(
    folder: ProgramFolder,
    { program, changes, changedTime }: NewProgram,
    now: () => Date,
  ): Steps<OpenProgram> {
    makeFolders(folder);
    const files = filesOf(folder);
    const parts = cutIntoParts(program.document);
    const state = { program, changedTime, parts, generation: 0, manifestGeneration: 0, manifestMark: '' };
    const written = new OpenProgram(files, new ProgramLock(folder.lockFile), now, state);
    files.tail.hold(changes);
    yield* written.#checkpoint();
    return written;
  }

  /** The same program, whose folder has another place now. */
  movedTo(folder: ProgramFolder): OpenProgram {
    const files = filesOf(folder);
    files.tail.read();
    const lock = new ProgramLock(folder.lockFile);
    // It came along in the folder, and is this process's.
    lock.take();
    return new OpenProgram(files, lock, this.#now, {
      program: this.#program,
      changedTime: this.#changedTime,
      parts: this.#parts,
      generation: this.#generation,
      manifestGeneration: this.#manifestGeneration,
      manifestMark: this.#manifestMark,
    });
  }

  /** Reads a program and locks it; a sentence for each thing that a person has to know. */
  static *open(
    folder: ProgramFolder,
    now: () => Date,
  ): Steps<Result<{ readonly opened: OpenProgram; readonly notes: readonly string[] }, StoreFault>> {
    const lock = new ProgramLock(folder.lockFile);
    const notes: string[] = [];
    try {
      const taken = lock.take();
      if (!taken.ok) return taken;
      removeLeftovers(folder);
    } catch (error) {
      notes.push(`The program can be read, not changed: ${reasonOf(error)}.`);
    }
    let opened: OpenProgram | null = null;
    try {
      const files = filesOf(folder);
      const read = yield* readProgram(files, now);
      if (!read.ok) return read;
      notes.push(...read.value.notes);
      opened = new OpenProgram(files, lock, now, read.value);
      const { cannotWrite, toBeRenewed } = read.value;
      if (cannotWrite !== null) opened.#stop('notSaved', `Not saved: ${cannotWrite}.`);
      else if (toBeRenewed) yield* opened.#renew(notes);
      return ok({ opened, notes });
    } finally {
      if (!opened) lock.release();
    }
  }

  /** Makes changes durable in one write, all or none; the program after them is what is kept from here on. */
  commit(changes: readonly StoredChange[], after: StoredProgram): Result<null, StoreFault> {
    try {
      const fault = this.#whyNot();
      if (fault) return err(fault);
      this.#files.tail.append(changes);
    } catch (error) {
      if (error instanceof TailUncertain) {
        return err(
          this.#stop(
            'notSaved',
            'It is not known whether the last change was saved: the disk reported an error. Nothing more is saved; open the program again.',
          ),
        );
      }
      return err(errorToFault(error));
    }
    this.#program = after;
    for (const { time, patch } of changes) {
      this.#changedTime = time;
      this.#parts = patchParts(this.#parts, patch);
    }
    return ok(null);
  }

  /**
   * Brings what waits into the parts, one file a step; may be left at any step, and nothing is lost. Throws what the
   * file system says: everything is still in the tail then.
   */
  *checkpoint(): Steps<void> {
    if (this.#underWay || this.waiting === 0 || this.#stopped) return;
    if (this.#whyNot()) return;
    const steps = this.#checkpoint();
    this.#underWay = steps;
    try {
      // Once it was let go others may have it, and whatever is left to do is theirs.
      while (!this.#isReleased && !steps.next().done) yield;
    } finally {
      this.#underWay = null;
    }
  }

  /** Reads all changes that were ever made, oldest first, with the files that could not be read. */
  *readChanges(): Steps<{ readonly changes: readonly StoredChange[]; readonly damagedCount: number }> {
    // A reader of its own: this one must not take the journal's last file from the writer.
    const { changes, damaged } = yield* new Journal(this.#files.folder).read(1);
    const known = changes.at(-1)?.seq ?? 0;
    const waiting = this.#files.tail.entries.map(({ change }) => change).filter(({ seq }) => seq > known);
    return { changes: [...changes, ...waiting], damagedCount: damaged.length };
  }

  /** Lets others have it: what is under way goes no further. */
  release(): void {
    this.#isReleased = true;
    this.#lock.release();
  }

  *#checkpoint(): Steps<void> {
    const { folder, chunks, tail, journal, backups } = this.#files;
    const program = this.#program;
    const parts = this.#parts;
    const changedTime = this.#changedTime;
    const lastLabel = tail.entries.at(-1)?.change.label ?? program.history.done.at(-1)?.label ?? null;
    const entries = tail.entries;
    for (const { part, rows } of partsWithRows(program.document, parts)) {
      if (part.sum === null) part.sum = yield* chunks.write(part.kind, rows, this.#now());
    }
    yield;
    chunks.sync();
    yield;
    const generation = this.#generation + 1;
    journal.append(entries, generation);
    yield;
    const savedTime = this.#now().toISOString();
    const manifest: Manifest = {
      generation,
      seq: program.seq,
      savedTime,
      changedTime,
      title: program.document.program.title,
      lastLabel,
      counts: countProgram(program.document),
      parts: allParts(parts).map(toWritten),
      done: program.history.done.map(({ seq }) => seq),
      undone: program.history.undone.map(({ seq }) => seq),
    };
    const text = manifestToText(manifest);
    if (this.#whyNot()) return;
    if (this.#manifestMark !== '') backups.keep(folder.manifestFile, this.#manifestGeneration);
    yield;
    if (this.#whyNot()) return;
    // No other manifest may ever have this number, even if writing this one fails behind its rename.
    this.#generation = generation;
    const before = this.#manifestMark;
    try {
      this.#manifestFile.write(text);
    } finally {
      this.#manifestMark = markOf(folder.manifestFile);
      if (this.#manifestMark !== before) this.#manifestGeneration = generation;
    }
    yield;
    // A change that may or may not be in the tail stays what it is.
    if (this.#whyNot()) return;
    tail.dropUntil(program.seq);
    const { needed, retired } = yield* backups.thin(this.#now().getTime());
    const now = [...allParts(parts), ...allParts(this.#parts)].flatMap(({ sum }) => sum ?? []);
    yield* chunks.removeRetired(retired, new Set([...needed, ...now]), this.#now());
  }

  *#renew(notes: string[]): Steps<void> {
    try {
      yield* this.#checkpoint();
      if (this.#stopped) notes.push(this.#stopped.message);
    } catch (error) {
      const reason = `the program was damaged, and what was recovered could not be written: ${reasonOf(error)}`;
      this.#stop('notSaved', `Not saved: ${reason}. Open the program again when that is mended.`);
      notes.push(`It can be read and copied, not changed: ${reason}.`);
    }
  }

  /** Why nothing may be written now. Throws what the file system says. */
  #whyNot(): StoreFault | null {
    if (this.#stopped) return this.#stopped;
    const { folder, tail } = this.#files;
    if (markOf(folder.tailFile) !== tail.mark || markOf(folder.manifestFile) !== this.#manifestMark) {
      return this.#stop(
        'changedOutside',
        'Not saved: the files of this program were changed by something else while it was open. Nothing more is saved until you choose what to keep.',
      );
    }
    const taken = this.#lock.take();
    return taken.ok ? null : taken.error;
  }

  #stop(code: StoreFault['code'], message: string): StoreFault {
    this.#stopped = { code, message };
    return this.#stopped;
  }
}

function toWritten(part: Part): Part & { readonly sum: string } {
  if (part.sum === null) throw new Error(`A part of ${part.kind} was not written`);
  return { kind: part.kind, count: part.count, sum: part.sum };
}
