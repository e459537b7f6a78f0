import { z } from 'zod';
import {
  daySchema,
  externalIdSchema,
  listLimit,
  optionalDaySchema,
  scoreSchema,
  textSchema,
  titleSchema,
} from './fields';
import {
  actionIdSchema,
  anyIdSchema,
  assumptionIdSchema,
  decisionIdSchema,
  issueIdSchema,
  projectIdSchema,
  riskIdSchema,
  stakeholderIdSchema,
} from './ids';

const ownerIdSchema = stakeholderIdSchema.nullable().default(null);
const projectIdsSchema = z.array(projectIdSchema).max(listLimit).default([]);

/** Something that may happen. */
export const riskSchema = z.strictObject({
  id: riskIdSchema,
  title: titleSchema,
  description: textSchema,
  probability: scoreSchema,
  impact: scoreSchema,
  /** Days of delay if it happens. */
  exposureDays: z.number().min(0).max(36_500).nullable().default(null),
  /** The day from which it can happen. */
  proximityDay: optionalDaySchema,
  strategy: z.enum(['avoid', 'reduce', 'transfer', 'accept']).nullable().default(null),
  response: textSchema,
  /** The sign by which one sees that it happens. */
  trigger: textSchema,
  ownerId: ownerIdSchema,
  reviewDay: optionalDaySchema,
  state: z.enum(['open', 'closed', 'occurred']).default('open'),
  raisedDay: optionalDaySchema,
  closedDay: optionalDaySchema,
  /** How it was scored each time that somebody looked again, in the order of days. */
  reviews: z
    .array(
      z.strictObject({ day: daySchema, probability: scoreSchema, impact: scoreSchema, note: textSchema }),
    )
    .max(listLimit)
    .default([]),
  projectIds: projectIdsSchema,
  externalId: externalIdSchema,
});

/** Something taken to be true until it is validated. */
export const assumptionSchema = z.strictObject({
  id: assumptionIdSchema,
  title: titleSchema,
  ownerId: ownerIdSchema,
  validateByDay: optionalDaySchema,
  state: z.enum(['open', 'valid', 'invalid']).default('open'),
  note: textSchema,
  projectIds: projectIdsSchema,
});

/** Something that has happened and hurts. */
export const issueSchema = z.strictObject({
  id: issueIdSchema,
  title: titleSchema,
  description: textSchema,
  severity: scoreSchema,
  ownerId: ownerIdSchema,
  riskId: riskIdSchema.nullable().default(null),
  raisedDay: optionalDaySchema,
  dueDay: optionalDaySchema,
  closedDay: optionalDaySchema,
  state: z.enum(['open', 'closed']).default('open'),
  resolution: textSchema,
  projectIds: projectIdsSchema,
  externalId: externalIdSchema,
});

/** A question that somebody has to answer. */
export const decisionSchema = z.strictObject({
  id: decisionIdSchema,
  title: titleSchema,
  options: z
    .array(z.strictObject({ title: titleSchema, note: textSchema }))
    .max(listLimit)
    .default([]),
  recommendation: textSchema,
  /** What waiting costs, in words. */
  costOfDelay: textSchema,
  deciderId: ownerIdSchema,
  dueDay: optionalDaySchema,
  state: z.enum(['open', 'decided', 'withdrawn']).default('open'),
  outcome: textSchema,
  rationale: textSchema,
  decidedDay: optionalDaySchema,
  revisitDay: optionalDaySchema,
  projectIds: projectIdsSchema,
});

/** A follow-up with a name and a date. */
export const actionSchema = z.strictObject({
  id: actionIdSchema,
  title: titleSchema,
  ownerId: ownerIdSchema,
  dueDay: optionalDaySchema,
  doneDay: optionalDaySchema,
  /** What it follows from: any row of the program. */
  sourceId: anyIdSchema.nullable().default(null),
  note: textSchema,
});

export type Risk = z.infer<typeof riskSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Action = z.infer<typeof actionSchema>;
