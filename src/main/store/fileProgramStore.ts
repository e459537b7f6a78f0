import fs from 'node:fs';
import path from 'node:path';
import type { StoreFault } from '../../contract/channels';
import { err, ok, type Result } from '../../domain/result';
import { errorToFault, reasonOf } from './faults';
import type { OpenedRecord, ProgramStore } from './programStore';
import { RecordFile, relink, removeTemporaryFiles, setAside, syncFolder } from './recordFile';
import {
  changeTextsToTail,
  follow,
  parseStoredChanges,
  parseStoredProgram,
  programToText,
  type StoredChange,
  type StoredFault,
  type StoredProgram,
} from './storedProgram';

/** What the store asks of its surroundings. */
export type StoreSurroundings = {
  readonly now: () => Date;
  /** Runs something later; answers how to call it off. */
  readonly later: (run: () => void, afterMs: number) => () => void;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly tell: (sentence: string) => void;
};

/** When the changes are written into the whole file: after so many, so large, or so long without another. */
const tailLimitChanges = 200;
const tailLimitBytes = 64 * 1024;
const idleMs = 3_000;
/** How long the files of a deleted program are kept. */
const keepDeletedDays = 30;

const parts = ['', '.tail', '.earlier', '.earlier-tail'] as const;

type OpenFile = {
  readonly whole: RecordFile;
  readonly tail: RecordFile;
  latest: StoredProgram;
  changedTime: string;
  /** The changes since the whole file, each as JSON. */
  changeTexts: string[];
  changeBytes: number;
  callOff: (() => void) | null;
};

/**
 * Programs as electron-store files: `<id>.json` is the whole program with its history, `<id>.tail.json` the changes
 * since. A change is one small durable write of the tail; the whole is written when the tail has grown or nothing
 * happens, after the whole before it and its tail were linked as `<id>.earlier.json` and `<id>.earlier-tail.json`, from
 * which a damaged whole is restored.
 */
export class FileProgramStore implements ProgramStore {
  readonly #folder: string;
  readonly #surroundings: StoreSurroundings;
  readonly #openById = new Map<string, OpenFile>();

  constructor(folder: string, surroundings: StoreSurroundings) {
    this.#folder = folder;
    this.#surroundings = surroundings;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeTemporaryFiles(folder);
    this.#forgetOldDeleted();
  }

  list(): readonly string[] {
    const ids = fs
      .readdirSync(this.#folder)
      .map((name) => /^([A-Za-z0-9_-]{1,64})(?:\.earlier)?\.json$/.exec(name)?.[1])
      .filter((id) => id !== undefined);
    return [...new Set(ids)].sort();
  }

  create(id: string, program: StoredProgram): Result<null, StoreFault> {
    const whole = new RecordFile(this.#folder, id);
    if (fs.existsSync(whole.path))
      return err({ code: 'notSaved', message: 'A program with this id is there already.' });
    try {
      whole.write(programToText(program, this.#time()));
    } catch (error) {
      return err(errorToFault(error));
    }
    this.#openById.set(id, this.#opened(id, whole, program, this.#time()));
    return ok(null);
  }

  open(id: string): Result<OpenedRecord, StoreFault> {
    const known = this.#openById.get(id);
    if (known) return ok(recordOf(known, []));
    try {
      return this.#read(id);
    } catch (error) {
      // What has no code is no word of the file system but a defect.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return err({
        code: 'unreadable',
        message: `The program could not be read: ${reasonOf(error)}. Nothing was changed.`,
      });
    }
  }

  commit(id: string, change: StoredChange, after: StoredProgram): Result<null, StoreFault> {
    const file = this.#openById.get(id);
    if (!file) throw new Error(`Program ${id} is not open`);
    const text = JSON.stringify(change);
    try {
      file.tail.write(changeTextsToTail([...file.changeTexts, text]));
    } catch (error) {
      return err(errorToFault(error));
    }
    file.changeTexts.push(text);
    file.changeBytes += text.length;
    file.latest = after;
    file.changedTime = change.time;
    const full = file.changeTexts.length >= tailLimitChanges || file.changeBytes >= tailLimitBytes;
    this.#settleLater(id, file, full ? 0 : idleMs);
    return ok(null);
  }

  close(id: string): void {
    const file = this.#openById.get(id);
    if (!file) return;
    this.#settle(id, file);
    this.#openById.delete(id);
  }

  remove(id: string): Result<null, StoreFault> {
    const names = parts.map((part) => `${id}${part}.json`);
    const present = names.filter((name) => fs.existsSync(path.join(this.#folder, name)));
    if (present.length === 0) return err({ code: 'missing', message: 'The program is no longer there.' });
    const file = this.#openById.get(id);
    if (file) this.#settle(id, file);
    const stamp = this.#time().replaceAll(':', '').replace('.', '-');
    const target = path.join(this.#folder, `deleted-${stamp}`);
    try {
      fs.mkdirSync(target, { recursive: true, mode: 0o700 });
      for (const name of names) {
        const from = path.join(this.#folder, name);
        if (fs.existsSync(from)) fs.renameSync(from, path.join(target, name));
      }
      syncFolder(this.#folder);
    } catch (error) {
      return err({ code: 'notSaved', message: `The program was not deleted: ${reasonOf(error)}.` });
    }
    this.#openById.delete(id);
    return ok(null);
  }

  stamp(id: string): string {
    const stamps = (['', '.tail'] as const).map((part) => {
      const stat = fs.statSync(this.#file(id, part), { throwIfNoEntry: false });
      return stat ? `${stat.size}@${stat.mtimeMs}` : '';
    });
    return stamps.every((stamp) => stamp === '') ? '' : stamps.join(' ');
  }

  #time(): string {
    return this.#surroundings.now().toISOString();
  }

  #opened(id: string, whole: RecordFile, latest: StoredProgram, changedTime: string): OpenFile {
    const tail = new RecordFile(this.#folder, `${id}.tail`);
    return { whole, tail, latest, changedTime, changeTexts: [], changeBytes: 0, callOff: null };
  }

  #read(id: string): Result<OpenedRecord, StoreFault> {
    const whole = new RecordFile(this.#folder, id);
    const reading = whole.read();
    if (reading.state === 'missing') {
      return fs.existsSync(this.#file(id, '.earlier'))
        ? this.#restore(id, 'its main file is missing')
        : err({ code: 'missing', message: 'The program is no longer there.' });
    }
    if (reading.state === 'damaged') return this.#restore(id, reading.reason);
    const parsed = parseStoredProgram(reading.value);
    if (!parsed.ok) {
      return parsed.error.code === 'newer' ? err(newerFault) : this.#restore(id, parsed.error.reason);
    }
    const notes: string[] = [];
    const tail = this.#readTail(`${id}.tail`, notes);
    if (!tail.ok) return tail;
    for (const note of parsed.value.notes) notes.push(`${note.where}: ${note.what}.`);
    if (parsed.value.historyLost) {
      fs.copyFileSync(whole.path, this.#freeName(`${id}.before-history-was-lost`));
      notes.push('What was done before could not be read, so it cannot be undone; the program is complete.');
    }
    const followed = follow(parsed.value.program, tail.value);
    const file = this.#opened(id, whole, followed.program, followed.time ?? parsed.value.savedTime);
    if (followed.lost > 0) {
      const faults = this.#renew(file);
      if (faults) return faults;
      this.#aside(this.#file(id, '.tail'), notes);
      notes.push(`The last ${count(followed.lost, 'change')} could not be followed and were set aside.`);
    } else {
      const pending = tail.value.filter((change) => change.seq > parsed.value.program.seq);
      file.changeTexts = pending.map((change) => JSON.stringify(change));
      file.changeBytes = file.changeTexts.reduce((sum, text) => sum + text.length, 0);
      // What a crash left in the tail goes into the whole when there is time.
      if (pending.length > 0) this.#settleLater(id, file, idleMs);
    }
    this.#openById.set(id, file);
    return ok(recordOf(file, notes));
  }

  /** A whole file that cannot be trusted: sets it aside and goes on from the one before it and all changes since. */
  #restore(id: string, reason: string): Result<OpenedRecord, StoreFault> {
    const notes: string[] = [];
    const wholePath = this.#file(id, '');
    const reading = new RecordFile(this.#folder, `${id}.earlier`).read();
    const earlier = reading.state === 'read' ? parseStoredProgram(reading.value) : null;
    if (!earlier?.ok) {
      const place = this.#aside(wholePath, notes);
      this.#aside(this.#file(id, '.tail'), notes);
      const kept = place === null ? 'It was left where it is' : `It was moved to ${place}`;
      return err({
        code: 'unreadable',
        message: `The program cannot be read: ${reason}. ${kept}; nothing was written over it.`,
      });
    }
    const earlierTail = this.#readTail(`${id}.earlier-tail`, notes);
    if (!earlierTail.ok) return earlierTail;
    const tail = this.#readTail(`${id}.tail`, notes);
    if (!tail.ok) return tail;
    const followed = follow(earlier.value.program, [...earlierTail.value, ...tail.value]);
    const place = this.#aside(wholePath, notes);
    if (place === null && fs.existsSync(wholePath)) {
      return err({
        code: 'unreadable',
        message: `The program cannot be read: ${reason}. It could not be set aside either, so nothing was changed.`,
      });
    }
    const time = followed.time ?? earlier.value.savedTime;
    const file = this.#opened(id, new RecordFile(this.#folder, id), followed.program, time);
    const fault = this.#renew(file);
    if (fault) {
      if (place !== null) fs.renameSync(place, wholePath);
      return fault;
    }
    if (followed.lost > 0) this.#aside(this.#file(id, '.tail'), notes);
    const lost =
      followed.lost === 0
        ? ''
        : ` ${count(followed.lost, 'later change')} could not be followed and were set aside.`;
    const kept = place === null ? '' : ` The damaged file is ${place}.`;
    notes.push(`The program could not be read (${reason}) and was restored as of ${time}.${lost}${kept}`);
    this.#openById.set(id, file);
    return ok(recordOf(file, notes));
  }

  /** Writes what was recovered at once; a fault when the disk does not take it. */
  #renew(file: OpenFile): Result<never, StoreFault> | null {
    try {
      file.whole.write(programToText(file.latest, this.#time()));
      return null;
    } catch (error) {
      return err({
        code: 'unreadable',
        message: `The program is damaged, and its recovered state could not be written: ${reasonOf(error)}. Nothing was changed.`,
      });
    }
  }

  #file(id: string, part: (typeof parts)[number]): string {
    return path.join(this.#folder, `${id}${part}.json`);
  }

  #readTail(name: string, notes: string[]): Result<readonly StoredChange[], StoreFault> {
    const record = new RecordFile(this.#folder, name);
    const reading = record.read();
    if (reading.state === 'missing') return ok([]);
    const parsed: Result<readonly StoredChange[], StoredFault> =
      reading.state === 'read' ? parseStoredChanges(reading.value) : err({ ...reading, code: 'damaged' });
    if (parsed.ok) return parsed;
    if (parsed.error.code === 'newer') return err(newerFault);
    const place = this.#aside(record.path, notes);
    if (place === null) {
      return err({
        code: 'unreadable',
        message: `The latest changes cannot be read (${parsed.error.reason}) nor be set aside; nothing was changed.`,
      });
    }
    notes.push(`The latest changes could not be read: ${parsed.error.reason}. They were moved to ${place}.`);
    return ok([]);
  }

  #aside(file: string, notes: string[]): string | null {
    if (!fs.existsSync(file)) return null;
    try {
      return setAside(file, this.#surroundings.now()).to;
    } catch (error) {
      notes.push(`${file} could not be set aside: ${reasonOf(error)}.`);
      return null;
    }
  }

  #freeName(name: string): string {
    for (let number = 1; ; number++) {
      const file = path.join(this.#folder, `${name}-${number}.bak`);
      if (!fs.existsSync(file)) return file;
    }
  }

  #settleLater(id: string, file: OpenFile, afterMs: number): void {
    file.callOff?.();
    file.callOff = this.#surroundings.later(() => {
      file.callOff = null;
      this.#settle(id, file);
    }, afterMs);
  }

  /** Writes the whole file and empties the tail. If that fails the tail has it all, and the next time tries again. */
  #settle(id: string, file: OpenFile): void {
    file.callOff?.();
    file.callOff = null;
    if (file.changeTexts.length === 0) return;
    try {
      this.#keepEarlier(id, file);
      file.whole.write(programToText(file.latest, this.#time()));
      file.changeTexts = [];
      file.changeBytes = 0;
      fs.rmSync(file.tail.path, { force: true });
      syncFolder(this.#folder);
    } catch (error) {
      this.#surroundings.tell(
        `The latest changes are saved, but the program's main file could not be renewed: ${reasonOf(error)}.`,
      );
    }
  }

  #keepEarlier(id: string, file: OpenFile): void {
    if (!fs.existsSync(file.whole.path)) return;
    relink(file.whole.path, this.#file(id, '.earlier'));
    const earlierTail = this.#file(id, '.earlier-tail');
    if (fs.existsSync(file.tail.path)) relink(file.tail.path, earlierTail);
    else fs.rmSync(earlierTail, { force: true });
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

const newerFault: StoreFault = {
  code: 'newer',
  message: 'This program was saved by a newer Throughline. It was not opened and not changed; update first.',
};

function recordOf(file: OpenFile, notes: readonly string[]): OpenedRecord {
  return { program: file.latest, changedTime: file.changedTime, notes };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
