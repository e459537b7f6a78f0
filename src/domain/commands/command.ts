import { z } from 'zod';
import { agreementSchema, agreementStates } from '../model/dependency';
import {
  daySchema,
  momentSchema,
  percentSchema,
  scoreSchema,
  textSchema,
  titleSchema,
} from '../model/fields';
import {
  anyIdSchema,
  dependencyIdSchema,
  gateIdSchema,
  issueIdSchema,
  riskIdSchema,
  stakeholderIdSchema,
} from '../model/ids';
import { issueToWords } from '../model/issueWords';
import { type Kind, kindNames, kinds, type RowOf } from '../model/kinds';
import { planSchema } from '../model/plan';
import { programHeaderSchema } from '../model/program';
import { verdicts } from '../model/work';
import { err, ok, type Result } from '../result';
import type { Refusal } from './refusal';

type Shape = Readonly<Record<string, z.ZodType>>;

/** The fields of a shape, each optional and without its default: what a change may name. */
function changesOf(shape: Shape, except: readonly string[] = []): z.ZodObject {
  const fields: Record<string, z.ZodType> = {};
  for (const [name, schema] of Object.entries(shape)) {
    if (except.includes(name)) continue;
    const bare =
      schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
        ? (schema.unwrap() as z.ZodType)
        : schema;
    fields[name] = bare.optional();
  }
  return z.strictObject(fields);
}

const planChangesSchema = changesOf(planSchema.shape);
const gateOwnMoves = ['verdict', 'verdictDay', 'verdicts'] as const;
const agreementOwnMoves = ['state', 'committedDay', 'commitments', 'moves'] as const;

function changesSchemaOf(kind: Kind): z.ZodObject {
  const shape = kinds[kind].schema.shape as Shape;
  const base = changesOf(shape, ['id', 'plan', 'agreement', ...(kind === 'gate' ? gateOwnMoves : [])]);
  return 'plan' in shape ? base.extend({ plan: planChangesSchema.optional() }) : base;
}

/** A row as it may be given: fields with a default may be left out. */
export type RowInput<K extends Kind> = z.input<(typeof kinds)[K]['schema']>;
/** What a plan's change may name. */
export type PlanChanges = Partial<z.infer<typeof planSchema>>;
/** What a change may name of a row: any field but its id; of its plan, only what changes. */
export type RowChanges<K extends Kind> = Partial<Omit<RowOf<K>, 'id' | 'plan' | 'agreement'>> &
  (RowOf<K> extends { plan: unknown } ? { plan?: PlanChanges } : unknown);

type KindCommand<K extends Kind> =
  | { readonly type: `${K}.create`; readonly row: RowInput<K>; readonly beforeId?: string | null | undefined }
  | { readonly type: `${K}.change`; readonly id: string; readonly changes: RowChanges<K> }
  | { readonly type: `${K}.reorder`; readonly id: string; readonly beforeId: string | null }
  | { readonly type: `${K}.delete`; readonly id: string };

const placeableKinds = ['project', 'task', 'milestone'] as const;
/** The kinds that stand on the time axis. */
export type PlaceableKind = (typeof placeableKinds)[number];

const moveSchema = z.strictObject({ type: z.string(), id: anyIdSchema, startAt: momentSchema });
const resizeSchema = z.strictObject({
  type: z.string(),
  id: anyIdSchema,
  startAt: momentSchema.nullable().default(null),
  finishAt: momentSchema.nullable().default(null),
});
const nestSchema = z.strictObject({
  type: z.literal('task.nest'),
  id: anyIdSchema,
  parentId: anyIdSchema.nullable(),
  beforeId: anyIdSchema.nullable().default(null),
});
const agreementChangeSchema = z.strictObject({
  type: z.literal('agreement.change'),
  id: dependencyIdSchema,
  changes: changesOf(agreementSchema.shape, agreementOwnMoves),
});
const agreementMoveSchema = z.strictObject({
  type: z.literal('agreement.move'),
  id: dependencyIdSchema,
  to: z.enum(agreementStates),
  day: daySchema,
  byId: stakeholderIdSchema.nullable().default(null),
  note: textSchema,
});
const agreementCommitSchema = z.strictObject({
  type: z.literal('agreement.commit'),
  id: dependencyIdSchema,
  committedDay: daySchema,
  day: daySchema,
  reason: textSchema,
  byId: stakeholderIdSchema.nullable().default(null),
  /** Said together with the day; without it a confidence stays, or falls by itself ([A14]). */
  confidencePercent: percentSchema.nullable().optional(),
});
const riskReviewSchema = z.strictObject({
  type: z.literal('risk.review'),
  id: riskIdSchema,
  day: daySchema,
  probability: scoreSchema,
  impact: scoreSchema,
  note: textSchema,
  /** When to look again; left out, the day stays as it is. */
  reviewDay: daySchema.nullable().optional(),
});
const riskPromoteSchema = z.strictObject({
  type: z.literal('risk.promote'),
  id: riskIdSchema,
  issueId: issueIdSchema,
  day: daySchema,
});
const gateDecideSchema = z.strictObject({
  type: z.literal('gate.decide'),
  id: gateIdSchema,
  verdict: z.enum(verdicts),
  day: daySchema,
  byId: stakeholderIdSchema.nullable().default(null),
  /** Conditions of a conditional go, reasons of hold and no-go. */
  note: textSchema,
});
const programChangeSchema = z.strictObject({
  type: z.literal('program.change'),
  changes: changesOf(programHeaderSchema.shape, ['id']),
});

type SpecialCommand =
  | {
      readonly type: `${PlaceableKind}.move`;
      readonly id: string;
      /** Where it is to start (a milestone: where it is to be). */
      readonly startAt: z.infer<typeof momentSchema>;
    }
  | {
      readonly type: 'project.resize' | 'task.resize';
      readonly id: string;
      /** The end that moves; null for the one that stays. */
      readonly startAt: z.infer<typeof momentSchema> | null;
      readonly finishAt: z.infer<typeof momentSchema> | null;
    }
  | z.infer<typeof nestSchema>
  | {
      readonly type: 'agreement.change';
      readonly id: string;
      readonly changes: Partial<Omit<z.infer<typeof agreementSchema>, (typeof agreementOwnMoves)[number]>>;
    }
  | z.infer<typeof agreementMoveSchema>
  | z.infer<typeof agreementCommitSchema>
  | z.infer<typeof gateDecideSchema>
  | z.infer<typeof riskReviewSchema>
  | z.infer<typeof riskPromoteSchema>
  | {
      readonly type: 'program.change';
      readonly changes: Partial<Omit<z.infer<typeof programHeaderSchema>, 'id'>>;
    };

/** One thing to do: the only thing that the face may say. */
export type SingleCommand = { [K in Kind]: KindCommand<K> }[Kind] | SpecialCommand;
/** One command, or several that are done, and undone, as one. */
export type Command =
  | SingleCommand
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly SingleCommand[] };

/** A command as the face writes it; `parseCommand` reads it at the door. */
export type CommandInput = Command;

/** A batch holds at most this many commands: a paste of a large sheet, not a way around the limits. */
export const batchLimit = 50_000;

const schemaByType = new Map<string, z.ZodType>();
for (const kind of kindNames) {
  schemaByType.set(
    `${kind}.create`,
    z.strictObject({
      type: z.string(),
      row: kinds[kind].schema,
      beforeId: anyIdSchema.nullable().optional(),
    }),
  );
  schemaByType.set(
    `${kind}.change`,
    z.strictObject({ type: z.string(), id: anyIdSchema, changes: changesSchemaOf(kind) }),
  );
  schemaByType.set(
    `${kind}.reorder`,
    z.strictObject({ type: z.string(), id: anyIdSchema, beforeId: anyIdSchema.nullable() }),
  );
  schemaByType.set(`${kind}.delete`, z.strictObject({ type: z.string(), id: anyIdSchema }));
}
for (const kind of placeableKinds) schemaByType.set(`${kind}.move`, moveSchema);
schemaByType.set('project.resize', resizeSchema);
schemaByType.set('task.resize', resizeSchema);
schemaByType.set('task.nest', nestSchema);
schemaByType.set('agreement.change', agreementChangeSchema);
schemaByType.set('agreement.move', agreementMoveSchema);
schemaByType.set('agreement.commit', agreementCommitSchema);
schemaByType.set('gate.decide', gateDecideSchema);
schemaByType.set('risk.review', riskReviewSchema);
schemaByType.set('risk.promote', riskPromoteSchema);
schemaByType.set('program.change', programChangeSchema);

/** Every type of command there is, `batch` aside. */
export const commandTypes: readonly string[] = [...schemaByType.keys()];

const batchSchema = z.strictObject({
  type: z.literal('batch'),
  label: titleSchema,
  commands: z
    .array(z.looseObject({ type: z.string() }))
    .min(1)
    .max(batchLimit),
});

/** Reads a command from anything; a refusal names the first field that is wrong. */
export function parseCommand(input: unknown): Result<Command, Refusal> {
  const type = typeof input === 'object' && input !== null ? (input as { type?: unknown }).type : undefined;
  if (typeof type !== 'string') return err(invalid('type', 'is missing', input));
  if (type === 'batch') {
    const batch = batchSchema.safeParse(input);
    if (!batch.success) return err(zodErrorToRefusal(batch.error, input));
    const commands: SingleCommand[] = [];
    for (const single of batch.data.commands) {
      if (single.type === 'batch') return err(invalid('commands', 'hold a batch', ''));
      const parsed = parseCommand(single);
      if (!parsed.ok) return parsed;
      commands.push(parsed.value as SingleCommand);
    }
    return ok({ type: 'batch', label: batch.data.label, commands });
  }
  const schema = schemaByType.get(type);
  if (!schema) return err(invalid('type', 'is no command', type));
  const parsed = schema.safeParse(input);
  if (!parsed.success) return err(zodErrorToRefusal(parsed.error, input));
  const command = parsed.data as Command;
  return ok('changes' in command ? ({ ...command, changes: namedIn(command.changes) } as Command) : command);
}

/** [M8] The fields of a change, its plan's too, that are named: messages between processes carry `undefined`, files do not. */
function namedIn(changes: object): object {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    named.map(([field, value]) => [field, field === 'plan' ? namedIn(value as object) : value]),
  );
}

function invalid(field: string, reason: string, value: unknown): Refusal {
  // Whole numbers without a limit pass between processes, and are nothing that JSON has.
  const told = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part);
  const text = typeof value === 'string' ? value : (JSON.stringify(value, told) ?? '');
  return { code: 'fieldInvalid', field, reason, value: text.slice(0, 80) };
}

/** The first complaint of a parser as a refusal, with the field's path and what stood there. */
export function zodErrorToRefusal(error: z.ZodError, input: unknown): Refusal {
  const issue = error.issues[0];
  if (!issue) return invalid('', 'is wrong', input);
  const path = issue.path.filter((part) => part !== 'changes' && part !== 'row');
  let value: unknown = input;
  for (const part of issue.path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }
  return invalid(path.join('.'), issueToWords(issue), value ?? '');
}
