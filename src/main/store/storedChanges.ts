import { z } from 'zod';
import type { Patch, PatchStep } from '../../domain/history/patch';
import { type AnyRow, kindNames, kinds, type TableName } from '../../domain/model/kinds';
import { type ProgramHeader, programHeaderSchema } from '../../domain/model/program';
import { err, ok, type Result } from '../../domain/result';
import type { StoredChange } from './storedProgram';

/** Why a file of the store's own could not be read. */
export type StoredFault = { readonly code: 'newer' } | { readonly code: 'damaged'; readonly reason: string };

/** The layout of the store's own files that this release writes. */
export const storeVersion = 2;

const tableNames = kindNames.map((kind) => kinds[kind].table) as [TableName, ...TableName[]];
const tableSchema = z.enum(tableNames);
const placeSchema = z.number().int().min(0);
const rowSchema = z.looseObject({ id: z.string() });
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
  z.strictObject({ step: z.literal('header'), before: z.unknown(), after: z.unknown() }),
]);
const schemaByTable = new Map(kindNames.map((kind) => [kinds[kind].table, kinds[kind].schema as z.ZodType]));

/**
 * Reads a patch. Rows go through their kind's schema: a field that came after they were written gets its default, so
 * that what an undo brings back is a row of today. Throws a ZodError at the first that is none.
 */
export function parsePatch(input: unknown): Patch {
  return z
    .array(stepSchema)
    .parse(input)
    .map((step): PatchStep => {
      if (step.step === 'reorder') return step;
      if (step.step === 'header') {
        const header = (value: unknown): ProgramHeader => programHeaderSchema.parse(value);
        return { ...step, before: header(step.before), after: header(step.after) };
      }
      const row = (value: unknown): AnyRow => schemaByTable.get(step.table)?.parse(value) as AnyRow;
      if (step.step === 'replace') return { ...step, before: row(step.before), after: row(step.after) };
      return { ...step, row: row(step.row) };
    });
}

const changeSchema = z.strictObject({
  seq: z.number().int().min(1),
  time: z.string(),
  who: z.string(),
  cause: z.enum(['execute', 'undo', 'redo']),
  label: z.string(),
  patch: z.unknown(),
  of: z.number().int().min(1),
});
const headSchema = z.looseObject({
  store: z.literal('throughline'),
  storeVersion: z.number().int().min(1),
  minReader: z.number().int().min(1).optional(),
});

/** Reads the head that every file of the store has: a newer one is refused, another is none of ours. */
export function parseHead(value: unknown): Result<Record<string, unknown>, StoredFault> {
  const head = headSchema.safeParse(value);
  if (!head.success) return err({ code: 'damaged', reason: 'it is no file of this workspace' });
  if ((head.data.minReader ?? head.data.storeVersion) > storeVersion) return err({ code: 'newer' });
  return ok(head.data);
}

/** What a file of changes is: one put in the place of the other must not pass for it. */
export type ChangesKind = 'tail' | 'journal';

/** Reads the changes of a tail or of a part of the journal. */
export function parseChanges(
  value: unknown,
  kind: ChangesKind,
): Result<readonly StoredChange[], StoredFault> {
  const head = parseHead(value);
  if (!head.ok) return head;
  if ((head.value['kind'] ?? kind) !== kind) return err({ code: 'damaged', reason: 'it is another file' });
  try {
    const changes = z.array(changeSchema).parse(head.value['changes']);
    return ok(changes.map((change) => ({ ...change, patch: parsePatch(change.patch) })));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return err({ code: 'damaged', reason: error.issues[0]?.message ?? 'it is incomplete' });
  }
}

/** The text of a file of changes that have been written as JSON already. */
export function changeTextsToBody(changeTexts: readonly string[], kind: ChangesKind): string {
  return `{"store":"throughline","storeVersion":${storeVersion},"kind":"${kind}","changes":[${changeTexts.join(',\n')}]}`;
}
