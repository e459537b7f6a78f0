import fs from 'node:fs';
import path from 'node:path';
import type { Steps } from '../../domain/steps';
import { sumOf } from './envelope';
import { reasonOf } from './faults';
import type { PartKind } from './parts';
import { namesIn, type ProgramFolder } from './programFolder';
import { RecordFile, type RecordReading, setAside, syncFile, syncFolder } from './recordFile';
import { parseHead, storeVersion } from './storedChanges';

/** The rows of a part as they were read; `fault` says what is wrong with the first of its two copies. */
export type ChunkReading =
  | { readonly state: 'read'; readonly rows: readonly unknown[]; readonly fault: string | null }
  | { readonly state: 'lost'; readonly fault: string };

/** How long a part is kept of which nobody knows whose it is. */
const orphanMs = 30 * 86_400_000;

/** The files that hold a program's rows: each is written once, in two copies, and named after its checksum. */
export class Chunks {
  readonly #folder: ProgramFolder;

  constructor(folder: ProgramFolder) {
    this.#folder = folder;
  }

  /** Writes rows in both places, durably after `sync`; answers their checksum. What is there and whole stays. */
  *write(kind: PartKind, rows: readonly unknown[], now: Date): Steps<string> {
    const text = `{"store":"throughline","storeVersion":${storeVersion},"kind":"${kind}","rows":${JSON.stringify(rows)}}`;
    const sum = sumOf(text);
    for (const place of [this.#folder.chunks, this.#folder.mirror]) {
      yield;
      const file = new RecordFile(place, sum);
      const reading = file.read();
      if (reading.state === 'read' && reading.sum === sum) continue;
      if (reading.state !== 'missing') setAside(file.path, now, this.#folder.path);
      file.writeUnsynced(text);
    }
    return sum;
  }

  /** Makes the names of what was written durable. */
  sync(): void {
    syncFolder(this.#folder.chunks);
    syncFolder(this.#folder.mirror);
  }

  /** Reads a part's rows, from the second copy when the first cannot be trusted. */
  read(kind: PartKind, sum: string): ChunkReading {
    const first = this.#readCopy(this.#folder.chunks, kind, sum);
    if (typeof first !== 'string') return { state: 'read', rows: first, fault: null };
    const second = this.#readCopy(this.#folder.mirror, kind, sum);
    if (typeof second !== 'string') return { state: 'read', rows: second, fault: first };
    return { state: 'lost', fault: first };
  }

  /** Puts the second copy in the place of the first; answers where that was set aside. Throws what the file system says. */
  mend(kind: PartKind, sum: string, now: Date): string | null {
    const damaged = path.join(this.#folder.chunks, `${sum}.json`);
    const aside = fs.existsSync(damaged) ? setAside(damaged, now, this.#folder.path).to : null;
    fs.copyFileSync(path.join(this.#folder.mirror, `${sum}.json`), `${damaged}.new`);
    syncFile(`${damaged}.new`);
    fs.renameSync(`${damaged}.new`, damaged);
    syncFolder(this.#folder.chunks);
    const again = this.#readCopy(this.#folder.chunks, kind, sum);
    if (typeof again === 'string') throw new Error(`A copy of ${sum} was not written: ${again}`);
    return aside;
  }

  /** Whether both copies of a part, or one, are there; without reading them. */
  isThere(sum: string): boolean {
    return [this.#folder.chunks, this.#folder.mirror].some((place) =>
      fs.existsSync(path.join(place, `${sum}.json`)),
    );
  }

  /**
   * Removes what no manifest names any more: what was named by one that was thinned out, and what a checkpoint left that
   * was cut off long ago. Anything else is kept: it may belong to a manifest that was damaged.
   */
  *removeRetired(retired: ReadonlySet<string>, needed: ReadonlySet<string>, now: Date): Steps<void> {
    const limit = now.getTime() - orphanMs;
    for (const place of [this.#folder.chunks, this.#folder.mirror]) {
      for (const name of namesIn(place)) {
        if (needed.has(name)) continue;
        const file = path.join(place, `${name}.json`);
        const stat = fs.statSync(file);
        if (!stat.isFile() || (!retired.has(name) && stat.mtimeMs > limit)) continue;
        yield;
        fs.rmSync(file, { force: true });
      }
    }
  }

  /** The rows, or what is wrong with the file. */
  #readCopy(place: string, kind: PartKind, sum: string): readonly unknown[] | string {
    let reading: RecordReading;
    try {
      reading = new RecordFile(place, sum).read();
    } catch (error) {
      // The other copy may be readable; whether both are not is for the caller to say.
      return reasonOf(error);
    }
    if (reading.state === 'missing') return 'it is missing';
    if (reading.state === 'damaged') return reading.reason;
    if (reading.sum !== sum) return 'it is another file under its name';
    const head = parseHead(reading.value);
    if (!head.ok) return head.error.code === 'newer' ? 'it is of a newer Throughline' : head.error.reason;
    const { rows } = head.value;
    return head.value['kind'] === kind && Array.isArray(rows) ? rows : 'it holds something else';
  }
}
