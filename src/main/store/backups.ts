import fs from 'node:fs';
import path from 'node:path';
import type { Steps } from '../../domain/steps';
import { type Manifest, parseManifest } from './manifest';
import { namesIn, type ProgramFolder } from './programFolder';
import { RecordFile, relink, syncFolder } from './recordFile';

/** How many of the latest backups are kept, whenever they were made. */
const latestKept = 20;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const daysKept = 30;

/** A backup by its number and when it was made. */
type Dated = { readonly generation: number; readonly time: number };

/**
 * The backups that are kept: the 20 latest, the last of each hour for a day, the last of each day for 30 days.
 * @param now milliseconds since 1970, as the times.
 */
export function thinByAge(backups: readonly Dated[], now: number): ReadonlySet<number> {
  const latestFirst = [...backups].sort((a, b) => b.generation - a.generation);
  const kept = new Set(latestFirst.slice(0, latestKept).map(({ generation }) => generation));
  const seen = new Set<string>();
  for (const { generation, time } of latestFirst) {
    const age = now - time;
    const slot =
      age <= dayMs
        ? `hour ${Math.floor(time / hourMs)}`
        : age <= daysKept * dayMs
          ? `day ${Math.floor(time / dayMs)}`
          : null;
    if (slot === null || seen.has(slot)) continue;
    seen.add(slot);
    kept.add(generation);
  }
  return kept;
}

/** What an earlier manifest's file held: null when it cannot be read. */
export type EarlierManifest = { readonly manifest: Manifest | 'newer' | null };

/** A program's earlier manifests: rolling backups that share its parts. */
export class Backups {
  readonly #folder: ProgramFolder;
  readonly #manifestByName = new Map<string, Manifest>();

  constructor(folder: ProgramFolder) {
    this.#folder = folder;
  }

  /** Gives the manifest that is about to be replaced a second name, durably. */
  keep(manifestFile: string, generation: number): void {
    relink(manifestFile, this.#file(nameOf(generation)));
    syncFolder(this.#folder.history);
  }

  /** The earlier manifests, latest first, one a step. Those that cannot be read are among them. */
  *read(): Generator<EarlierManifest | undefined, void, void> {
    for (const name of [...namesIn(this.#folder.history, 'm-')].reverse()) {
      yield undefined;
      yield { manifest: this.#read(name) };
    }
  }

  /** Removes the backups that have grown too old; answers the checksums of their parts, and of those of the others. */
  *thin(now: number): Steps<{ readonly needed: ReadonlySet<string>; readonly retired: ReadonlySet<string> }> {
    const manifests: Manifest[] = [];
    for (const earlier of this.read()) {
      if (earlier === undefined) yield;
      else if (earlier.manifest && earlier.manifest !== 'newer') manifests.push(earlier.manifest);
    }
    const dated = manifests.map(({ generation, savedTime }) => ({ generation, time: Date.parse(savedTime) }));
    const kept = thinByAge(dated, now);
    const needed = new Set<string>();
    const retired = new Set<string>();
    for (const manifest of manifests) {
      const sums = kept.has(manifest.generation) ? needed : retired;
      for (const { sum } of manifest.parts) sums.add(sum);
      if (sums === retired) {
        yield;
        const name = nameOf(manifest.generation);
        fs.rmSync(this.#file(name), { force: true });
        this.#manifestByName.delete(name);
      }
    }
    return { needed, retired };
  }

  /** The highest number that a backup's file has; 0 without any. */
  latestGeneration(): number {
    return Number(namesIn(this.#folder.history, 'm-').at(-1)?.slice('m-'.length) ?? 0);
  }

  #read(name: string): Manifest | 'newer' | null {
    const known = this.#manifestByName.get(name);
    if (known) return known;
    const reading = new RecordFile(this.#folder.history, name).read();
    const parsed = reading.state === 'read' ? parseManifest(reading.value) : null;
    if (!parsed?.ok) return parsed?.error.code === 'newer' ? 'newer' : null;
    this.#manifestByName.set(name, parsed.value);
    return parsed.value;
  }

  #file(name: string): string {
    return path.join(this.#folder.history, `${name}.json`);
  }
}

function nameOf(generation: number): string {
  return `m-${String(generation).padStart(9, '0')}`;
}
