import { z } from 'zod';
import { formatVersion } from '../../domain/model/document';
import { kindNames } from '../../domain/model/kinds';
import type { ProgramCounts } from '../../domain/portfolio/programCounts';
import { err, ok, type Result } from '../../domain/result';
import type { Part, PartKind } from './parts';
import { parseHead, type StoredFault, storeVersion } from './storedChanges';

/** One state of a program: which parts it is made of, and how far it can be undone. */
export type Manifest = {
  /** Rises with each manifest. */
  readonly generation: number;
  /** The seq of the latest change that is in its parts. */
  readonly seq: number;
  /** ISO instant at which it was written. */
  readonly savedTime: string;
  /** ISO instant of that change. */
  readonly changedTime: string;
  readonly title: string;
  /** What was done last; null for a program on which nothing was done. */
  readonly lastLabel: string | null;
  readonly counts: ProgramCounts;
  readonly parts: readonly (Part & { readonly sum: string })[];
  /** Seqs of the entries that can be undone, and redone: `History`, whose entries are in the journal. */
  readonly done: readonly number[];
  readonly undone: readonly number[];
};

const countSchema = z.number().int().min(0);
const manifestSchema = z.looseObject({
  programVersion: z.number().int().min(1),
  generation: z.number().int().min(1),
  seq: countSchema,
  savedTime: z.string(),
  changedTime: z.string(),
  title: z.string(),
  lastLabel: z.string().nullable(),
  counts: z.strictObject({ projects: countSchema, tasks: countSchema, promises: countSchema }),
  parts: z.array(
    z.strictObject({
      kind: z.enum(['program', ...kindNames] as [PartKind, ...PartKind[]]),
      count: z.number().int().min(1),
      sum: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  done: z.array(countSchema),
  undone: z.array(countSchema),
});

/** Reads the value of a manifest's file. */
export function parseManifest(value: unknown): Result<Manifest, StoredFault> {
  const head = parseHead(value);
  if (!head.ok) return head;
  const programVersion = head.value['programVersion'];
  if (typeof programVersion === 'number' && programVersion > formatVersion) return err({ code: 'newer' });
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    return err({ code: 'damaged', reason: parsed.error.issues[0]?.message ?? 'it is incomplete' });
  }
  if (parsed.data.parts.filter(({ kind }) => kind === 'program').length !== 1) {
    return err({ code: 'damaged', reason: 'it names no header' });
  }
  return ok(parsed.data);
}

/** The text of a manifest's file. */
export function manifestToText(manifest: Manifest): string {
  return JSON.stringify({
    store: 'throughline',
    storeVersion,
    minReader: storeVersion,
    programVersion: formatVersion,
    ...manifest,
  });
}
