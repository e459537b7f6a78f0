import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StoreFault } from '../../contract/channels';
import { emptyHistory, type History, type HistoryEntry } from '../../domain/history/history';
import { parseProgram } from '../../domain/model/parseProgram';
import { err, ok, type Result } from '../../domain/result';
import { newerFault } from './readProgram';
import { RecordFile, syncFolder } from './recordFile';
import { parsePatch, type StoredFault } from './storedChanges';
import { advance, changeToStep, type StoredChange, type StoredProgram } from './storedProgram';

/*
 * How programs were kept before they were cut into parts: `<id>.json` was the whole program with its history,
 * `<id>.tail.json` the changes since, `<id>.earlier.json` and `<id>.earlier-tail.json` those before. It is only read
 * here, once, and then kept aside. Nothing in this file changes any more.
 */
const version = 1;
const endings = ['', '.tail', '.earlier', '.earlier-tail'] as const;
const asideName = 'before-layout-2';

const headSchema = z.looseObject({ store: z.literal('throughline'), storeVersion: z.number().int().min(1) });
const entrySchema = z.strictObject({
  seq: z.number().int().min(0),
  label: z.string(),
  time: z.string(),
  who: z.string(),
  patch: z.unknown(),
});
const historySchema = z.strictObject({ done: z.array(entrySchema), undone: z.array(entrySchema) });
const wholeSchema = z.looseObject({
  seq: z.number().int().min(0),
  savedTime: z.string(),
  program: z.record(z.string(), z.unknown()),
  history: z.unknown(),
});
const bareChange = { seq: z.number().int().min(1), time: z.string(), who: z.string() };
const changeSchema = z.discriminatedUnion('cause', [
  z.strictObject({ ...bareChange, cause: z.literal('execute'), label: z.string(), patch: z.unknown() }),
  z.strictObject({ ...bareChange, cause: z.literal('undo') }),
  z.strictObject({ ...bareChange, cause: z.literal('redo') }),
]);
type Change1 = z.infer<typeof changeSchema>;

/** A program of layout 1, as the next layout takes it over. */
export type Migrated = {
  readonly program: StoredProgram;
  readonly changes: readonly StoredChange[];
  readonly changedTime: string;
  readonly notes: readonly string[];
};

/** Ids of the programs that are still in layout 1. */
export function idsOfLayout1(folder: string): readonly string[] {
  const ids = fs
    .readdirSync(folder)
    .map((name) => /^([A-Za-z0-9_-]{1,64})(?:\.earlier)?\.json$/.exec(name)?.[1])
    .filter((id) => id !== undefined);
  return [...new Set(ids)];
}

/** The files of a program in layout 1 that are there. */
export function filesOfLayout1(folder: string, id: string): readonly string[] {
  return endings
    .map((ending) => path.join(folder, `${id}${ending}.json`))
    .filter((file) => fs.existsSync(file));
}

/** Moves a program's files of layout 1 to a folder beside, where they stay. Throws what the file system says. */
export function keepLayout1Aside(folder: string, id: string): void {
  const files = filesOfLayout1(folder, id);
  if (files.length === 0) return;
  const aside = path.join(folder, asideName);
  fs.mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const file of files) fs.renameSync(file, path.join(aside, path.basename(file)));
  syncFolder(aside);
  syncFolder(folder);
}

/** Reads a program of layout 1 from its files; nothing is changed. Throws what the file system says. */
export function readLayout1(folder: string, id: string): Result<Migrated, StoreFault> {
  if (filesOfLayout1(folder, id).length === 0) {
    return err({ code: 'missing', message: 'The program is no longer there.' });
  }
  const read = (ending: (typeof endings)[number]): unknown => {
    const reading = new RecordFile(folder, `${id}${ending}`).read();
    return reading.state === 'read' ? reading.value : undefined;
  };
  return migrateLayout1({
    whole: read(''),
    tail: read('.tail'),
    earlier: read('.earlier'),
    earlierTail: read('.earlier-tail'),
  });
}

/** The values of a program's files in layout 1; undefined for one that is missing or cannot be trusted. */
export type Layout1 = {
  readonly whole: unknown;
  readonly tail: unknown;
  readonly earlier: unknown;
  readonly earlierTail: unknown;
};

/** The one step from layout 1 to layout 2, pure: the program, and the changes that its history names as a journal. */
export function migrateLayout1({ whole, tail, earlier, earlierTail }: Layout1): Result<Migrated, StoreFault> {
  const notes: string[] = [];
  const main = parseWhole(whole);
  if (!main.ok && main.error.code === 'newer') return err(newerFault);
  const before = main.ok ? null : parseWhole(earlier);
  const base = before ?? main;
  if (!base.ok) {
    const reason = main.ok || main.error.code === 'newer' ? 'it is incomplete' : main.error.reason;
    return err({
      code: 'unreadable',
      message: `The program cannot be read: ${reason}. Its files were left as they are.`,
    });
  }
  if (!main.ok && main.error.code === 'damaged') {
    notes.push(`The program could not be read (${main.error.reason}) and was restored from the file before.`);
  }
  const later: Change1[] = [];
  for (const [value, isWanted] of [
    [earlierTail, before !== null],
    [tail, true],
  ] as const) {
    if (!isWanted || value === undefined) continue;
    const changes = parseTail(value);
    if (changes.ok) later.push(...changes.value);
    else if (changes.error.code === 'newer') return err(newerFault);
    else notes.push(`Changes could not be read: ${changes.error.reason}.`);
  }
  const { program, savedTime, historyLost, mended } = base.value;
  notes.push(...mended);
  if (historyLost) notes.push('What was done before could not be read, so it cannot be undone.');
  const followed = followLayout1(program, later);
  if (followed.lost > 0) {
    notes.push(`The last ${followed.lost} changes could not be followed; they are kept in ${asideName}.`);
  }
  const entries = [...program.history.done, ...program.history.undone].map(entryToChange);
  return ok({
    program: followed.program,
    changes: [...entries, ...followed.changes].sort((a, b) => a.seq - b.seq),
    changedTime: followed.changes.at(-1)?.time ?? savedTime,
    notes,
  });
}

function entryToChange({ seq, label, time, who, patch }: HistoryEntry): StoredChange {
  return { seq, label, time, who, patch, cause: 'execute', of: seq };
}

type Whole = {
  readonly program: StoredProgram;
  readonly savedTime: string;
  readonly historyLost: boolean;
  readonly mended: readonly string[];
};

function parseWhole(value: unknown): Result<Whole, StoredFault> {
  const head = parseHead1(value);
  if (!head.ok) return head;
  const body = wholeSchema.safeParse(value);
  if (!body.success) return err(damagedBy(body.error));
  const parsed = parseProgram(body.data.program);
  if (!parsed.ok) {
    const { code, where, reason } = parsed.error;
    return err(
      code === 'newerVersion' ? { code: 'newer' } : { code: 'damaged', reason: `${where} ${reason}`.trim() },
    );
  }
  const history = parseHistory(body.data.history);
  return ok({
    program: { document: parsed.value.document, history: history ?? emptyHistory, seq: body.data.seq },
    savedTime: body.data.savedTime,
    historyLost: history === null,
    mended: parsed.value.notes.map(({ where, what }) => `${where}: ${what}.`),
  });
}

function parseHistory(value: unknown): History | null {
  try {
    const history = historySchema.parse(value);
    const withPatch = (entry: z.infer<typeof entrySchema>): HistoryEntry => ({
      ...entry,
      patch: parsePatch(entry.patch),
    });
    return { done: history.done.map(withPatch), undone: history.undone.map(withPatch) };
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}

function parseTail(value: unknown): Result<readonly Change1[], StoredFault> {
  const head = parseHead1(value);
  if (!head.ok) return head;
  const changes = z.array(changeSchema).safeParse(head.value['changes']);
  return changes.success ? ok(changes.data) : err(damagedBy(changes.error));
}

function parseHead1(value: unknown): Result<Record<string, unknown>, StoredFault> {
  const head = headSchema.safeParse(value);
  if (!head.success) return err({ code: 'damaged', reason: 'it is no file of this workspace' });
  return head.data.storeVersion > version ? err({ code: 'newer' }) : ok(head.data);
}

function damagedBy(error: z.ZodError): StoredFault {
  return { code: 'damaged', reason: error.issues[0]?.message ?? 'it is incomplete' };
}

function followLayout1(from: StoredProgram, changes: readonly Change1[]) {
  let program = from;
  const followed: StoredChange[] = [];
  const later = changes.filter(({ seq }) => seq > from.seq);
  for (const [index, change] of later.entries()) {
    if (change.seq <= program.seq) continue;
    const lost = { program, changes: followed, lost: later.length - index };
    if (change.seq !== program.seq + 1) return lost;
    try {
      const { seq, time, who } = change;
      const next: StoredChange | null =
        change.cause === 'execute'
          ? { ...change, patch: parsePatch(change.patch), of: seq }
          : changeToStep(program, change.cause, { seq, time, who });
      if (!next) return lost;
      program = advance(program, next);
      followed.push(next);
    } catch {
      // A patch that is none or does not fit: said by whoever asked; the file stays.
      return lost;
    }
  }
  return { program, changes: followed, lost: 0 };
}
