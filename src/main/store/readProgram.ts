import path from 'node:path';
import type { StoreFault } from '../../contract/channels';
import { emptyHistory, type History, type HistoryEntry } from '../../domain/history/history';
import { kinds } from '../../domain/model/kinds';
import { createProgramParser, type ParsedProgram } from '../../domain/model/parseProgram';
import { err, ok, type Result } from '../../domain/result';
import type { Steps } from '../../domain/steps';
import { count } from '../../domain/words';
import type { Backups } from './backups';
import type { Chunks } from './chunks';
import { reasonOf } from './faults';
import { type FileMark, markOf } from './fileMark';
import type { Journal } from './journal';
import { type Manifest, parseManifest } from './manifest';
import { allParts, cutIntoParts, type Part, type Parts, partsFromList, patchParts } from './parts';
import type { ProgramFolder } from './programFolder';
import { RecordFile, setAside } from './recordFile';
import { follow, type StoredChange, type StoredProgram } from './storedProgram';
import type { Tail } from './tail';

/** The files of one program, as their own classes know them. */
export type ProgramFiles = {
  readonly folder: ProgramFolder;
  readonly chunks: Chunks;
  readonly tail: Tail;
  readonly journal: Journal;
  readonly backups: Backups;
};

/** A program as it was read from its files. */
export type ReadRecord = {
  readonly program: StoredProgram;
  /** ISO instant of its latest change. */
  readonly changedTime: string;
  readonly parts: Parts;
  /** The highest number that a manifest of it has. */
  readonly generation: number;
  /** The number of the manifest that is there, and its mark as it was when it was read; 0 and empty for none. */
  readonly manifestGeneration: number;
  readonly manifestMark: FileMark;
  /** A sentence for each thing that a person has to know. */
  readonly notes: readonly string[];
  /** Why it must not be written; null for a program that may. */
  readonly cannotWrite: string | null;
  /** Something was mended or lost: what was read is to be written anew, as a whole. */
  readonly toBeRenewed: boolean;
};

export const newerFault: StoreFault = {
  code: 'newer',
  message: 'This program was saved by a newer Throughline. It was not opened and not changed; update first.',
};

/** A state whose parts can all be read. */
type Complete = {
  readonly manifest: Manifest;
  readonly parsed: ParsedProgram;
  /** Parts whose first copy is damaged. */
  readonly halfLost: readonly { readonly part: Part & { readonly sum: string }; readonly fault: string }[];
};

/** Reads parts that make a program; a reason when one of them cannot be read. */
export function* readParts(manifest: Manifest, chunks: Chunks): Steps<Result<Complete, string>> {
  const header = manifest.parts.find(({ kind }) => kind === 'program');
  if (!header) return err('it has no header');
  const halfLost: { part: Part & { readonly sum: string }; fault: string }[] = [];
  const read = (part: Part & { readonly sum: string }): readonly unknown[] | string => {
    const reading = chunks.read(part.kind, part.sum);
    const what = part.kind === 'program' ? 'its header' : `a part of its table of ${kinds[part.kind].table}`;
    if (reading.state === 'lost') return `${what} cannot be read: ${reading.fault}`;
    if (reading.fault !== null) halfLost.push({ part, fault: reading.fault });
    return reading.rows.length === part.count ? reading.rows : `${what} is incomplete`;
  };
  const headerRows = read(header);
  if (typeof headerRows === 'string') return err(headerRows);
  const begun = createProgramParser(headerRows[0]);
  if (!begun.ok) return err(`${begun.error.where} ${begun.error.reason}`.trim());
  for (const part of manifest.parts) {
    if (part.kind === 'program') continue;
    yield;
    const rows = read(part);
    if (typeof rows === 'string') return err(rows);
    const fault = begun.value.addRows(part.kind, rows);
    if (fault) return err(`${fault.where} ${fault.reason}`.trim());
  }
  return ok({ manifest, parsed: yield* begun.value.finish(), halfLost });
}

/**
 * Reads a program: the newest manifest of which every part can be read, then the changes after it from the journal and
 * the tail. What cannot be trusted is set aside and named; nothing is written over. Throws what the file system says.
 */
export function* readProgram(files: ProgramFiles, now: () => Date): Steps<Result<ReadRecord, StoreFault>> {
  const { folder, chunks, tail, journal, backups } = files;
  const notes: string[] = [];
  const damaged: Damaged[] = [];

  const manifestMark = markOf(folder.manifestFile);
  const current = readManifestFile(folder);
  if (!current.ok && current.error.code === 'newer') return err(newerFault);
  const manifestFault = !current.ok && current.error.code === 'damaged' ? current.error.reason : null;
  if (manifestFault !== null && manifestMark !== '') {
    damaged.push({ file: folder.manifestFile, what: 'main file', reason: manifestFault });
  }
  const found = yield* findComplete(current.ok ? current.value : null, chunks, backups);
  if (!found.ok) {
    if (found.error === 'newer') return err(newerFault);
    const reason = manifestFault ?? found.error;
    return err({
      code: 'unreadable',
      message: `The program cannot be read: ${reason}. Its files were left as they are; see Settings, "Restore…", for its backups and for what can still be read.`,
    });
  }
  const { manifest, parsed, halfLost } = found.value;
  const isCurrent = current.ok && current.value.generation === manifest.generation;

  const latest = readLatestChanges(tail, folder, manifest.savedTime);
  if (!latest.ok) return latest;
  notes.push(...latest.value.notes);
  damaged.push(...latest.value.damaged);

  const wanted = Math.min(manifest.seq + 1, ...manifest.done, ...manifest.undone);
  const journalled = yield* journal.read(wanted);
  for (const { file, reason } of journalled.damaged) damaged.push({ file, what: 'journal', reason });
  const { history, lost: historyLost } = historyOf(manifest, journalled.changes);
  if (historyLost) notes.push('Some of what was done before could not be read, so it cannot be undone.');

  const base: StoredProgram = { document: parsed.document, history, seq: manifest.seq };
  yield;
  const changes = [...journalled.changes, ...latest.value.changes];
  const { program: reached, followed, lost } = yield* follow(base, changes);
  const changedTime = followed.at(-1)?.time ?? manifest.changedTime;
  const highestSeq = changes.reduce((seq, change) => Math.max(seq, change.seq), manifest.seq);
  if (lost > 0) {
    notes.push(
      `The last ${count(lost, 'change')} could not be followed and ${lost === 1 ? 'was' : 'were'} set aside.`,
    );
    if (!latest.value.isLost)
      damaged.push({ file: folder.tailFile, what: 'latest changes', reason: 'a gap' });
  }
  // A change that was lost keeps its number: no other may be taken for it.
  const program = lost > 0 ? { ...reached, seq: highestSeq } : reached;

  for (const note of parsed.notes) notes.push(`${note.where}: ${note.what}.`);
  let parts = parsed.notes.length > 0 ? cutIntoParts(parsed.document) : partsFromList(manifest.parts);
  for (const { patch } of followed) {
    yield;
    parts = patchParts(parts, patch);
  }
  if (!isCurrent) {
    const reason = manifestFault ?? 'a part of it cannot be read';
    notes.push(
      `The program could not be read as it was saved last (${reason}); it was restored as of ${changedTime}.`,
    );
  }
  const aside = setDamagedAside(damaged, folder, now);
  notes.push(...aside.notes);
  notes.push(...(yield* mendCopies(halfLost, parts, chunks, now)));
  tail.hold(followed);
  if (lost > 0) journal.startBehind(highestSeq);
  return ok({
    program,
    changedTime,
    parts,
    generation: Math.max(
      manifest.generation,
      backups.latestGeneration(),
      current.ok ? current.value.generation : 0,
    ),
    manifestGeneration: current.ok ? current.value.generation : 0,
    // A damaged one was moved away.
    manifestMark: current.ok ? manifestMark : markOf(folder.manifestFile),
    notes,
    cannotWrite: aside.failure,
    toBeRenewed:
      !isCurrent || latest.value.isLost || lost > 0 || parsed.notes.length > 0 || damaged.length > 0,
  });
}

/** A file that cannot be trusted, what it was, and why. */
type Damaged = { readonly file: string; readonly what: string; readonly reason: string };

type LatestChanges = {
  readonly changes: readonly StoredChange[];
  /** Whether the tail itself could not be read. */
  readonly isLost: boolean;
  readonly notes: readonly string[];
  readonly damaged: readonly Damaged[];
};

/** The changes of the tail, or of the tail before it when it cannot be trusted. */
function readLatestChanges(
  tail: Tail,
  folder: ProgramFolder,
  savedTime: string,
): Result<LatestChanges, StoreFault> {
  const reading = tail.read();
  if (!reading.ok && reading.error.code === 'newer') return err(newerFault);
  const strange = tail.strangeBefore;
  const damaged: Damaged[] =
    strange === null ? [] : [{ file: strange, what: 'copy of the tail', reason: 'it is no file' }];
  if (reading.ok && reading.value !== null) {
    return ok({ changes: reading.value, isLost: false, notes: [], damaged });
  }
  const fault = !reading.ok && reading.error.code === 'damaged' ? reading.error.reason : null;
  if (fault !== null) damaged.push({ file: folder.tailFile, what: 'latest changes', reason: fault });
  const reason = fault ?? 'it is missing';
  const before = tail.readBefore();
  const changes = before.ok ? before.value : null;
  const note =
    changes === null
      ? `The latest changes could not be read (${reason}); those after ${savedTime} may be missing.`
      : `The latest changes could not be read (${reason}) and were taken from the file before; the very last one may be missing.`;
  return ok({ changes: changes ?? [], isLost: true, notes: [note], damaged });
}

/** Moves away what cannot be trusted. `failure` says why nothing may be written, when one could not be moved. */
function setDamagedAside(
  damaged: readonly Damaged[],
  folder: ProgramFolder,
  now: () => Date,
): { readonly notes: readonly string[]; readonly failure: string | null } {
  const notes: string[] = [];
  let failure: string | null = null;
  for (const { file, what, reason } of damaged) {
    try {
      const { to } = setAside(file, now(), folder.path);
      notes.push(`The damaged ${what} (${reason}) ${what.endsWith('s') ? 'were' : 'was'} moved to ${to}.`);
    } catch (error) {
      failure = `${file} is damaged and could not be set aside: ${reasonOf(error)}`;
      notes.push(`${failure}. Until that is mended the program can be read and copied, not changed.`);
    }
  }
  return { notes, failure };
}

/** Replaces first copies that are damaged by the second ones; those that cannot be are to be written anew. */
function* mendCopies(
  halfLost: Complete['halfLost'],
  parts: Parts,
  chunks: Chunks,
  now: () => Date,
): Steps<readonly string[]> {
  const notes: string[] = [];
  for (const { part, fault } of halfLost) {
    yield;
    try {
      const aside = chunks.mend(part.kind, part.sum, now());
      const kept = aside === null ? '' : ` It was moved to ${aside}.`;
      notes.push(`A damaged file (${fault}) was replaced by its second copy; nothing is missing.${kept}`);
    } catch (error) {
      const reason = reasonOf(error);
      notes.push(`A damaged file (${fault}) could not be mended: ${reason}. Its second copy was read.`);
      for (const known of allParts(parts)) if (known.sum === part.sum) known.sum = null;
    }
  }
  return notes;
}

function readManifestFile(folder: ProgramFolder) {
  const reading = new RecordFile(folder.path, path.basename(folder.manifestFile, '.json')).read();
  if (reading.state === 'read') return parseManifest(reading.value);
  const reason = reading.state === 'missing' ? 'its main file is missing' : reading.reason;
  return err({ code: 'damaged', reason } as const);
}

function* findComplete(
  current: Manifest | null,
  chunks: Chunks,
  backups: Backups,
): Steps<Result<Complete, string>> {
  let reason = 'its main file cannot be read';
  if (current) {
    const complete = yield* readParts(current, chunks);
    if (complete.ok) return complete;
    reason = complete.error;
  }
  for (const earlier of backups.read()) {
    yield;
    if (!earlier?.manifest) continue;
    if (earlier.manifest === 'newer') return err('newer');
    const complete = yield* readParts(earlier.manifest, chunks);
    if (complete.ok) return complete;
  }
  return err(reason);
}

/** The entries that a manifest's history names; those before one that was lost cannot be undone. */
function historyOf(
  manifest: Manifest,
  changes: readonly StoredChange[],
): { readonly history: History; readonly lost: boolean } {
  if (manifest.done.length + manifest.undone.length === 0) return { history: emptyHistory, lost: false };
  const bySeq = new Map(
    changes.filter(({ cause }) => cause === 'execute').map((change) => [change.seq, change]),
  );
  const entriesOf = (seqs: readonly number[]): readonly HistoryEntry[] => {
    const entries: HistoryEntry[] = [];
    for (const at of [...seqs].reverse()) {
      const change = bySeq.get(at);
      if (!change) break;
      const { seq, label, time, who, patch } = change;
      entries.unshift({ seq, label, time, who, patch });
    }
    return entries;
  };
  const done = entriesOf(manifest.done);
  const undone = entriesOf(manifest.undone);
  const lost = done.length < manifest.done.length || undone.length < manifest.undone.length;
  return { history: { done, undone }, lost };
}
