import { z } from 'zod';
import {
  daySchema,
  externalIdSchema,
  listLimit,
  optionalDaySchema,
  percentSchema,
  textSchema,
} from './fields';
import { anyIdSchema, dependencyIdSchema, stakeholderIdSchema, teamIdSchema } from './ids';

export const dependencyTypes = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof dependencyTypes)[number];
/** The four types of links in words. */
export const dependencyTypeWords: Readonly<Record<DependencyType, string>> = {
  FS: 'Finish to start',
  SS: 'Start to start',
  FF: 'Finish to finish',
  SF: 'Start to finish',
};

export const agreementStates = [
  'Found',
  'Asked',
  'Negotiating',
  'Committed',
  'Delivered',
  'Accepted',
  'Declined',
  'Dropped',
] as const;
export type AgreementState = (typeof agreementStates)[number];

export const agreementKinds = [
  'technical',
  'resource',
  'vendor',
  'regulatory',
  'decision',
  'knowledge',
] as const;

/** A lag (lead when negative): working or elapsed minutes, or per cent of the predecessor's duration. */
export const lagSchema = z.strictObject({
  unit: z.enum(['working', 'elapsed', 'percent']).default('working'),
  value: z
    .number()
    .min(-525_960_000, 'is more than a thousand years')
    .max(525_960_000, 'is more than a thousand years'),
});

/** One committed date that was said, and why it was said anew. */
const commitmentSchema = z.strictObject({
  committedDay: daySchema,
  saidDay: daySchema,
  reason: textSchema,
  byId: stakeholderIdSchema.nullable().default(null),
});

/** One move between states. */
const agreementMoveSchema = z.strictObject({
  state: z.enum(agreementStates),
  day: daySchema,
  byId: stakeholderIdSchema.nullable().default(null),
  note: textSchema,
});

/** By how many days the dates clashed when somebody chose to keep them, and why. */
const keptClashSchema = z.strictObject({
  day: daySchema,
  days: z.number().int().min(0).max(1_000_000),
  reason: textSchema,
});

/** The promise inside a cross-team dependency. */
export const agreementSchema = z.strictObject({
  givingTeamId: teamIdSchema,
  needingTeamId: teamIdSchema,
  /** Who was asked. */
  giverId: stakeholderIdSchema.nullable().default(null),
  /** Who asks. */
  getterId: stakeholderIdSchema.nullable().default(null),
  kind: z.enum(agreementKinds).default('technical'),
  /** What is to be handed over, in one sentence. */
  deliverable: textSchema,
  state: z.enum(agreementStates).default('Found'),
  neededByDay: optionalDaySchema,
  /** The last entry of `commitments`, or null. */
  committedDay: optionalDaySchema,
  /** What the giver expects when it is not read off the schedule. */
  forecastDay: optionalDaySchema,
  acceptanceCriteria: z.array(z.string().min(1).max(10_000)).max(listLimit).default([]),
  confidencePercent: percentSchema.nullable().default(null),
  fallback: textSchema,
  escalation: textSchema,
  escalatedDay: optionalDaySchema,
  /** Since when the fallback is on. */
  fallbackDay: optionalDaySchema,
  /** A supplier's lead time in calendar days. */
  leadDays: z.number().int().min(0).max(36_500).nullable().default(null),
  remindDay: optionalDaySchema,
  lastConfirmedDay: optionalDaySchema,
  /** A clash of dates that was looked at and left as it is; told again when it grows. */
  keptClash: keptClashSchema.nullable().default(null),
  commitments: z.array(commitmentSchema).max(listLimit).default([]),
  moves: z.array(agreementMoveSchema).max(listLimit).default([]),
});

/** A link from a predecessor to a successor; across teams it carries an agreement. */
export const dependencySchema = z.strictObject({
  id: dependencyIdSchema,
  /** A project, task or milestone; a team where its part of the work is not planned yet. */
  predecessorId: anyIdSchema,
  /** A project, task or milestone. */
  successorId: anyIdSchema,
  type: z.enum(dependencyTypes).default('FS'),
  lag: lagSchema.nullable().default(null),
  /** `false` for a relation that is shown but moves nothing ("relates to"). */
  drives: z.boolean().default(true),
  note: textSchema,
  agreement: agreementSchema.nullable().default(null),
  externalId: externalIdSchema,
});

export type Lag = z.infer<typeof lagSchema>;
export type Agreement = z.infer<typeof agreementSchema>;
export type Dependency = z.infer<typeof dependencySchema>;
