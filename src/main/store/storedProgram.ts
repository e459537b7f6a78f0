import { z } from 'zod';
import { emptyHistory, type History, planRedo, planUndo, recordEntry } from '../../domain/history/history';
import { applyPatch, type Patch } from '../../domain/history/patch';
import type { ProgramDocument } from '../../domain/model/document';
import { formatName, formatVersion } from '../../domain/model/document';
import { kindNames, kinds, type TableName } from '../../domain/model/kinds';
import { type ParseFault, type ParseNote, parseProgram } from '../../domain/model/parseProgram';
import { type ProgramHeader, programHeaderSchema } from '../../domain/model/program';
import { err, ok, type Result } from '../../domain/result';

/** A program with its history, as the store keeps it. */
export type StoredProgram = {
  readonly document: ProgramDocument;
  readonly history: History;
  /** Rises by one with every change. */
  readonly seq: number;
};

/** One change as it is journalled. Undo and redo need no patch: the history has it. */
export type StoredChange =
  | {
      readonly seq: number;
      /** ISO instant. */
      readonly time: string;
      readonly who: string;
      readonly cause: 'execute';
      readonly label: string;
      readonly patch: Patch;
    }
  | { readonly seq: number; readonly time: string; readonly who: string; readonly cause: 'undo' | 'redo' };

/** What a change did to a program. */
export type Advance = { readonly program: StoredProgram; readonly patch: Patch; readonly label: string };

/** The program after a change; null for an undo or redo of nothing. Throws when a patch does not fit. */
export function advance(program: StoredProgram, change: StoredChange): Advance | null {
  if (change.cause === 'execute') {
    const { seq, label, time, who, patch } = change;
    const document = applyPatch(program.document, patch);
    const history = recordEntry(program.history, { seq, label, time, who, patch });
    return { program: { document, history, seq }, patch, label };
  }
  const plan = change.cause === 'undo' ? planUndo(program.history) : planRedo(program.history);
  if (!plan) return null;
  return {
    program: {
      document: applyPatch(program.document, plan.patch),
      history: plan.history,
      seq: change.seq,
    },
    patch: plan.patch,
    label: plan.label,
  };
}

/** Applies the changes that follow a program without a gap; the rest is lost, and counted. */
export function follow(
  from: StoredProgram,
  changes: readonly StoredChange[],
): { readonly program: StoredProgram; readonly lost: number; readonly time: string | null } {
  let program = from;
  let time: string | null = null;
  const later = changes.filter((change) => change.seq > from.seq);
  for (const [index, change] of later.entries()) {
    if (change.seq <= program.seq) continue;
    const lost = { program, lost: later.length - index, time };
    if (change.seq !== program.seq + 1) return lost;
    try {
      const next = advance(program, change);
      if (!next) return lost;
      program = next.program;
    } catch {
      // The patch does not fit: the caller says so and sets the changes aside.
      return lost;
    }
    time = change.time;
  }
  return { program, lost: 0, time };
}

const tableNames = kindNames.map((kind) => kinds[kind].table) as [TableName, ...TableName[]];
const tableSchema = z.enum(tableNames);
const placeSchema = z.number().int().min(0);
const rowSchema = z.looseObject({ id: z.string() });
const headerSchema = z.custom<ProgramHeader>((value) => programHeaderSchema.safeParse(value).success);
const stepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('insert'), table: tableSchema, index: placeSchema, row: rowSchema }),
  z.strictObject({ step: z.literal('remove'), table: tableSchema, index: placeSchema, row: rowSchema }),
  z.strictObject({
    step: z.literal('replace'),
    table: tableSchema,
    index: placeSchema,
    before: rowSchema,
    after: rowSchema,
  }),
  z.strictObject({ step: z.literal('reorder'), table: tableSchema, from: placeSchema, to: placeSchema }),
  z.strictObject({ step: z.literal('header'), before: headerSchema, after: headerSchema }),
]);
const patchSchema = z.array(stepSchema);
const entrySchema = z.strictObject({
  seq: z.number().int().min(0),
  label: z.string(),
  time: z.string(),
  who: z.string(),
  patch: patchSchema,
});
const historySchema = z.strictObject({ done: z.array(entrySchema), undone: z.array(entrySchema) });
const bareChange = { seq: z.number().int().min(1), time: z.string(), who: z.string() };
const changeSchema = z.discriminatedUnion('cause', [
  z.strictObject({ ...bareChange, cause: z.literal('execute'), label: z.string(), patch: patchSchema }),
  z.strictObject({ ...bareChange, cause: z.literal('undo') }),
  z.strictObject({ ...bareChange, cause: z.literal('redo') }),
]);

/** The layout of the store's own files; a newer one is refused. */
export const storeVersion = 1;

const wholeSchema = z.looseObject({
  store: z.literal('throughline'),
  storeVersion: z.number().int().min(1),
});
const bodySchema = z.looseObject({
  seq: z.number().int().min(0),
  savedTime: z.string(),
  program: z.record(z.string(), z.unknown()),
  history: z.unknown(),
});

/** Why the store's own file could not be read. */
export type StoredFault = { readonly code: 'newer' } | { readonly code: 'damaged'; readonly reason: string };

/** What a program's file held. */
export type ReadProgram = {
  readonly program: StoredProgram;
  readonly savedTime: string;
  readonly notes: readonly ParseNote[];
  /** The history was none that this release can follow; the program itself is whole. */
  readonly historyLost: boolean;
};

/** The text of a program's whole file. */
export function programToText(program: StoredProgram, savedTime: string): string {
  const { document, history, seq } = program;
  return JSON.stringify({
    store: 'throughline',
    storeVersion,
    seq,
    savedTime,
    program: { format: formatName, version: formatVersion, ...document },
    history,
  });
}

/** Reads the value of a program's whole file. */
export function parseStoredProgram(value: unknown): Result<ReadProgram, StoredFault> {
  const whole = wholeSchema.safeParse(value);
  if (!whole.success) return err({ code: 'damaged', reason: 'it is no program of this workspace' });
  if (whole.data.storeVersion > storeVersion) return err({ code: 'newer' });
  const body = bodySchema.safeParse(value);
  if (!body.success)
    return err({ code: 'damaged', reason: body.error.issues[0]?.message ?? 'it is incomplete' });
  const parsed = parseProgram(body.data.program);
  if (!parsed.ok) return err(parseFaultToStored(parsed.error));
  const history = historySchema.safeParse(body.data.history);
  return ok({
    program: {
      document: parsed.value.document,
      history: history.success ? (history.data as unknown as History) : emptyHistory,
      seq: body.data.seq,
    },
    savedTime: body.data.savedTime,
    notes: parsed.value.notes,
    historyLost: !history.success,
  });
}

function parseFaultToStored(fault: ParseFault): StoredFault {
  if (fault.code === 'newerVersion') return { code: 'newer' };
  return { code: 'damaged', reason: `${fault.where} ${fault.reason}`.trim() };
}

/** Reads the value of a program's tail: the changes since the whole file. */
export function parseStoredChanges(value: unknown): Result<readonly StoredChange[], StoredFault> {
  const whole = wholeSchema.extend({ changes: z.unknown() }).safeParse(value);
  if (!whole.success) return err({ code: 'damaged', reason: 'it is no list of changes' });
  if (whole.data.storeVersion > storeVersion) return err({ code: 'newer' });
  const changes = z.array(changeSchema).safeParse(whole.data.changes);
  if (!changes.success) {
    return err({ code: 'damaged', reason: changes.error.issues[0]?.message ?? 'it is incomplete' });
  }
  return ok(changes.data as unknown as readonly StoredChange[]);
}

/** The text of a tail whose changes have been written as JSON already. */
export function changeTextsToTail(changeTexts: readonly string[]): string {
  return `{"store":"throughline","storeVersion":${storeVersion},"changes":[${changeTexts.join(',\n')}]}`;
}
