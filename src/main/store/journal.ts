import path from 'node:path';
import type { Steps } from '../../domain/steps';
import { reasonOf } from './faults';
import { namesIn, type ProgramFolder } from './programFolder';
import { RecordFile, type RecordReading } from './recordFile';
import { changeTextsToBody, parseChanges } from './storedChanges';
import type { StoredChange } from './storedProgram';

/** From so many characters on a file of the journal is complete, and another begun. */
const segmentLimit = 256 * 1024;

/** What a file of the journal held. */
type Segment =
  | { readonly state: 'read'; readonly changes: readonly StoredChange[] }
  | { readonly state: 'damaged'; readonly reason: string };

/** What was read of a journal, newest first while reading, and in order here. */
export type JournalReading = {
  readonly changes: readonly StoredChange[];
  /** The files that could not be read, with the reason. */
  readonly damaged: readonly { readonly file: string; readonly reason: string }[];
};

/**
 * The changes that are in a manifest, from the first on: for undo across restarts, for the history of each field, and
 * to go on from an earlier manifest. The last of its files grows until it is full; the others never change.
 */
export class Journal {
  readonly #folder: ProgramFolder;
  #last: { readonly file: RecordFile; readonly texts: readonly string[] } | null = null;
  #lastSeq = 0;

  constructor(folder: ProgramFolder) {
    this.#folder = folder;
  }

  /** Reads back to a seq, one file a step. */
  *read(fromSeq: number): Steps<JournalReading> {
    const names = [...namesIn(this.#folder.journal, 's-')].reverse();
    let changes: readonly StoredChange[] = [];
    const damaged: { file: string; reason: string }[] = [];
    for (const [index, name] of names.entries()) {
      const first = changes[0];
      if (first && first.seq <= fromSeq) break;
      yield;
      const segment = readSegment(this.#folder.journal, name);
      if (segment.state === 'damaged') {
        damaged.push({ file: path.join(this.#folder.journal, `${name}.json`), reason: segment.reason });
        continue;
      }
      if (index === 0) this.#takeLast(name, segment.changes);
      changes = [...segment.changes, ...changes];
    }
    return { changes, damaged };
  }

  /** Adds the changes that are not there yet, durably. */
  append(entries: readonly { readonly seq: number; readonly text: string }[], generation: number): void {
    const fresh = entries.filter(({ seq }) => seq > this.#lastSeq);
    if (fresh.length === 0) return;
    const known = this.#last;
    const size = known?.texts.reduce((sum, text) => sum + text.length, 0) ?? 0;
    const goesOn = known !== null && size < segmentLimit;
    const file = goesOn ? known.file : new RecordFile(this.#folder.journal, segmentName(generation));
    const texts = [...(goesOn ? known.texts : []), ...fresh.map(({ text }) => text)];
    file.write(changeTextsToBody(texts, 'journal'));
    this.#last = { file, texts };
    this.#lastSeq = fresh.at(-1)?.seq ?? this.#lastSeq;
  }

  /** Says that everything up to a seq is there or lost: it is never written again. */
  startBehind(seq: number): void {
    this.#lastSeq = Math.max(this.#lastSeq, seq);
  }

  #takeLast(name: string, changes: readonly StoredChange[]): void {
    const file = new RecordFile(this.#folder.journal, name);
    this.#last = { file, texts: changes.map((change) => JSON.stringify(change)) };
    this.#lastSeq = changes.at(-1)?.seq ?? 0;
  }
}

/** The journal's files sort as their generations do. */
function segmentName(generation: number): string {
  return `s-${String(generation).padStart(9, '0')}`;
}

function readSegment(folder: string, name: string): Segment {
  let reading: RecordReading;
  try {
    reading = new RecordFile(folder, name).read();
  } catch (error) {
    return { state: 'damaged', reason: reasonOf(error) };
  }
  if (reading.state === 'missing') return { state: 'damaged', reason: 'it is missing' };
  if (reading.state === 'damaged') return reading;
  const changes = parseChanges(reading.value, 'journal');
  if (changes.ok) return { state: 'read', changes: changes.value };
  return {
    state: 'damaged',
    reason: changes.error.code === 'newer' ? 'it is of a newer Throughline' : changes.error.reason,
  };
}
