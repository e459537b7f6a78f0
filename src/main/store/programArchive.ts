import fs from 'node:fs';
import path from 'node:path';
import type { Backup, StoreFault } from '../../contract/channels';
import type { ProgramDocument } from '../../domain/model/document';
import { countProgram } from '../../domain/portfolio/programCounts';
import { err, ok, type Result } from '../../domain/result';
import type { Steps } from '../../domain/steps';
import { Backups } from './backups';
import { Chunks } from './chunks';
import { reasonOf } from './faults';
import { filesOfLayout1, idsOfLayout1, readLayout1 } from './layout1';
import { type Manifest, parseManifest } from './manifest';
import { programFolder } from './programFolder';
import { readParts } from './readProgram';
import { RecordFile, syncFolder } from './recordFile';
import { type Salvage, salvage } from './salvage';

/** A program that has backups: in the workspace, or deleted from it. */
export type ArchivedProgram = {
  /** Names it in the archive; nothing that a file system is asked for before it was found here. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  /** ISO instant; null for a program that is in the workspace. */
  readonly deletedTime: string | null;
};

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
const deletedPattern = /^deleted-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})-(\d{3})Z$/;

/** Earlier states of programs, and deleted ones. It reads; only `putBack` moves what was deleted. */
export class ProgramArchive {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The programs that are there or were deleted less than 30 days ago. */
  *programs(): Steps<readonly ArchivedProgram[]> {
    const found: ArchivedProgram[] = [];
    const homes = [{ home: this.#folder, prefix: '', deletedTime: null as string | null }];
    for (const name of fs.existsSync(this.#folder) ? fs.readdirSync(this.#folder) : []) {
      const parts = deletedPattern.exec(name);
      if (!parts) continue;
      const [, day, hour, minute, second, milli] = parts;
      const deletedTime = `${day}T${hour}:${minute}:${second}.${milli}Z`;
      homes.push({ home: path.join(this.#folder, name), prefix: `${name}/`, deletedTime });
    }
    for (const { home, prefix, deletedTime } of homes) {
      for (const id of fs.readdirSync(home).filter((name) => idPattern.test(name))) {
        const { manifestFile, history } = programFolder(path.join(home, id));
        if (!fs.existsSync(manifestFile) && !fs.existsSync(history)) continue;
        yield;
        const title = (yield* this.#manifests(home, id))[0]?.title ?? id;
        found.push({ key: `${prefix}${id}`, id, title, deletedTime });
      }
      for (const id of idsOfLayout1(home)) {
        yield;
        const read = readLayout1(home, id);
        const title = read.ok ? read.value.program.document.program.title : id;
        found.push({ key: `${prefix}${id}`, id, title, deletedTime });
      }
    }
    return found;
  }

  /** The states of a program that can be had back, latest first. */
  *backups(key: string): Steps<readonly Backup[]> {
    const place = yield* this.#find(key);
    if (!place) return [];
    const { home, id } = place;
    if (filesOfLayout1(home, id).length > 0) {
      const read = readLayout1(home, id);
      if (!read.ok) return [];
      const { program, changedTime } = read.value;
      return [
        {
          generation: 0,
          changedTime,
          title: program.document.program.title,
          lastLabel: program.history.done.at(-1)?.label ?? null,
          counts: countProgram(program.document),
          isWhole: true,
        },
      ];
    }
    const chunks = new Chunks(programFolder(path.join(home, id)));
    const backups: Backup[] = [];
    for (const { generation, changedTime, title, lastLabel, counts, parts } of yield* this.#manifests(
      home,
      id,
    )) {
      yield;
      const isWhole = parts.every(({ sum }) => chunks.isThere(sum));
      backups.push({ generation, changedTime, title, lastLabel, counts, isWhole });
    }
    return backups;
  }

  /** Reads a state of a program. */
  *read(key: string, generation: number): Steps<Result<ProgramDocument, StoreFault>> {
    const place = yield* this.#find(key);
    if (!place) return err(gone);
    const { home, id } = place;
    if (filesOfLayout1(home, id).length > 0) {
      const read = readLayout1(home, id);
      return read.ok ? ok(read.value.program.document) : read;
    }
    const manifest = (yield* this.#manifests(home, id)).find((one) => one.generation === generation);
    if (!manifest) return err(gone);
    const complete = yield* readParts(manifest, new Chunks(programFolder(path.join(home, id))));
    if (complete.ok) return ok(complete.value.parsed.document);
    return err({
      code: 'unreadable',
      message: `This backup cannot be read: ${complete.error}. Choose another; nothing was changed.`,
    });
  }

  /** Reads what can still be read of a program, and says what is missing. */
  *salvage(key: string): Steps<Result<Salvage, StoreFault>> {
    const place = yield* this.#find(key);
    if (!place) return err(gone);
    const saved = yield* salvage(programFolder(path.join(place.home, place.id)), place.id);
    return saved ? ok(saved) : err({ code: 'unreadable', message: 'Nothing of this program can be read.' });
  }

  /** Brings a deleted program back into the workspace, under the id that it had. */
  *putBack(key: string): Steps<Result<{ readonly id: string }, StoreFault>> {
    const place = yield* this.#find(key);
    if (!place || place.home === this.#folder) return err(gone);
    const { home, id } = place;
    const names = [
      ...(fs.existsSync(path.join(home, id)) ? [id] : []),
      ...filesOfLayout1(home, id).map((file) => path.basename(file)),
    ];
    if (names.some((name) => fs.existsSync(path.join(this.#folder, name)))) {
      return err({
        code: 'invalid',
        message:
          'A program with the same id is in the workspace: restore a backup of the deleted one as a copy.',
      });
    }
    try {
      for (const name of names) fs.renameSync(path.join(home, name), path.join(this.#folder, name));
      syncFolder(this.#folder);
      syncFolder(home);
      if (fs.readdirSync(home).length === 0) fs.rmdirSync(home);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return err({ code: 'notSaved', message: `The program was not brought back: ${reasonOf(error)}.` });
    }
    return ok({ id });
  }

  /** Only what the archive itself lists is looked for: a key is no path. */
  *#find(key: string): Steps<{ readonly home: string; readonly id: string } | null> {
    const found = (yield* this.programs()).find((program) => program.key === key);
    if (!found) return null;
    const home =
      key === found.id ? this.#folder : path.join(this.#folder, key.slice(0, -found.id.length - 1));
    return { home, id: found.id };
  }

  /** The manifests of a program that can be read, latest first. */
  *#manifests(home: string, id: string): Steps<readonly Manifest[]> {
    const folder = programFolder(path.join(home, id));
    const reading = new RecordFile(folder.path, 'manifest').read();
    const current = reading.state === 'read' ? parseManifest(reading.value) : null;
    const manifests: Manifest[] = current?.ok ? [current.value] : [];
    for (const earlier of new Backups(folder).read()) {
      yield;
      if (earlier?.manifest && earlier.manifest !== 'newer') manifests.push(earlier.manifest);
    }
    return manifests;
  }
}

const gone: StoreFault = { code: 'missing', message: 'This backup is no longer there. Nothing was changed.' };
