import fs from 'node:fs';
import type { ProgramDocument } from '../../domain/model/document';
import { type Kind, kinds } from '../../domain/model/kinds';
import { createProgramParser, type ProgramParser } from '../../domain/model/parseProgram';
import type { Steps } from '../../domain/steps';
import { Backups } from './backups';
import { Chunks } from './chunks';
import { type Manifest, parseManifest } from './manifest';
import type { PartKind } from './parts';
import { namesIn, type ProgramFolder } from './programFolder';
import { RecordFile } from './recordFile';

/** What could still be read of a program, and a sentence for each thing that could not. */
export type Salvage = { readonly document: ProgramDocument; readonly missing: readonly string[] };

/**
 * Reads what can be read of a program that cannot be opened: the rows of its newest manifest, but for those whose two
 * copies are damaged; without any manifest, the rows of all parts that are there. Nothing is written. Null when there
 * is nothing.
 */
export function* salvage(folder: ProgramFolder, id: string): Steps<Salvage | null> {
  const manifest = yield* newestManifest(folder);
  const chunks = new Chunks(folder);
  const missing: string[] = [];
  const header = yield* findHeader(folder, chunks, manifest);
  if (header === null) {
    missing.push('The program’s own fields (its title, phase, target and settings) could not be read.');
  }
  const begun = createProgramParser(header ?? { id, title: manifest?.title ?? 'Program without a title' });
  if (!begun.ok) return null;
  const parser = begun.value;
  let found = header === null ? 0 : 1;
  if (manifest) {
    const readByKind = new Map<Kind, number>();
    for (const part of manifest.parts) {
      if (part.kind === 'program') continue;
      yield;
      const first = (readByKind.get(part.kind) ?? 0) + 1;
      readByKind.set(part.kind, first + part.count - 1);
      const reading = chunks.read(part.kind, part.sum);
      const { table } = kinds[part.kind];
      if (reading.state === 'lost') {
        missing.push(
          `${part.count} of the ${table} (${first} to ${first + part.count - 1}) could not be read: ${reading.fault}.`,
        );
        continue;
      }
      found += addEach(parser, part.kind, reading.rows, missing);
    }
    missing.push(`Changes after ${manifest.changedTime} are not in it.`);
  } else {
    missing.push('Which rows belonged to the program last is not known: all that were found are in it.');
    for (const { kind, rows } of readAll(folder)) {
      yield;
      if (kind !== 'program') found += addEach(parser, kind, rows, null);
    }
  }
  if (found === 0) return null;
  const { document, notes } = yield* parser.finish();
  return { document, missing: [...missing, ...notes.map(({ where, what }) => `${where}: ${what}.`)] };
}

/** Adds the rows that are rows; answers how many. `missing` hears of the others, unless they are expected. */
function addEach(
  parser: ProgramParser,
  kind: Kind,
  rows: readonly unknown[],
  missing: string[] | null,
): number {
  let added = 0;
  for (const row of rows) {
    const fault = parser.addRows(kind, [row]);
    if (fault === null) added += 1;
    else missing?.push(`${fault.where} ${fault.reason}; it was left out.`);
  }
  return added;
}

function* newestManifest(folder: ProgramFolder): Steps<Manifest | null> {
  const reading = readQuietly(new RecordFile(folder.path, 'manifest'));
  const current = reading === undefined ? null : parseManifest(reading);
  if (current?.ok) return current.value;
  for (const earlier of new Backups(folder).read()) {
    yield;
    if (earlier?.manifest && earlier.manifest !== 'newer') return earlier.manifest;
  }
  return null;
}

/** The header of the newest state of which it can be read. */
function* findHeader(folder: ProgramFolder, chunks: Chunks, newest: Manifest | null): Steps<unknown> {
  const manifests: Manifest[] = newest ? [newest] : [];
  for (const earlier of new Backups(folder).read()) {
    yield;
    if (earlier?.manifest && earlier.manifest !== 'newer') manifests.push(earlier.manifest);
  }
  for (const manifest of manifests) {
    const part = manifest.parts.find(({ kind }) => kind === 'program');
    const reading = part ? chunks.read('program', part.sum) : null;
    if (reading?.state === 'read') return reading.rows[0] ?? null;
  }
  for (const { kind, rows } of readAll(folder)) if (kind === 'program') return rows[0] ?? null;
  return null;
}

/** Every part that can be read, the latest written first, so that of two states of a row the later counts. */
function* readAll(
  folder: ProgramFolder,
): Generator<{ readonly kind: PartKind; readonly rows: readonly unknown[] }, void, void> {
  const seen = new Set<string>();
  for (const place of [folder.chunks, folder.mirror]) {
    const byAge = namesIn(place)
      .map((name) => ({ name, time: fs.statSync(`${place}/${name}.json`).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { name } of byAge) {
      if (seen.has(name)) continue;
      const value = readQuietly(new RecordFile(place, name)) as
        | { kind?: PartKind; rows?: unknown }
        | undefined
        | null;
      if (!value || typeof value.kind !== 'string' || !Array.isArray(value.rows)) continue;
      seen.add(name);
      if (value.kind === 'program' || value.kind in kinds) yield { kind: value.kind, rows: value.rows };
    }
  }
}

/** A file's value; undefined for one that cannot be read, for whatever reason: this is what salvage is for. */
function readQuietly(file: RecordFile): unknown {
  try {
    const reading = file.read();
    return reading.state === 'read' ? reading.value : undefined;
  } catch {
    return undefined;
  }
}
