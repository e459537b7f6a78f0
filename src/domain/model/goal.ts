import { z } from 'zod';
import {
  daySchema,
  externalIdSchema,
  listLimit,
  optionalDaySchema,
  percentSchema,
  textSchema,
  titleSchema,
} from './fields';
import { goalIdSchema, keyResultIdSchema, stakeholderIdSchema } from './ids';

const amountSchema = z.number().min(-1e15).max(1e15).nullable().default(null);

/** How a goal is measured: from `baseline` through `current` to `target`, in `unit`. */
const keyResultSchema = z.strictObject({
  id: keyResultIdSchema,
  title: titleSchema,
  unit: z.string().max(100).default(''),
  baseline: amountSchema,
  target: amountSchema,
  current: amountSchema,
  confidencePercent: percentSchema.nullable().default(null),
  history: z
    .array(z.strictObject({ day: daySchema, value: z.number().min(-1e15).max(1e15) }))
    .max(listLimit)
    .default([]),
});

/** A company or program objective with its key results. */
export const goalSchema = z.strictObject({
  id: goalIdSchema,
  title: titleSchema,
  level: z.enum(['company', 'program']).default('program'),
  parentId: goalIdSchema.nullable().default(null),
  ownerId: stakeholderIdSchema.nullable().default(null),
  dueDay: optionalDaySchema,
  keyResults: z.array(keyResultSchema).max(listLimit).default([]),
  note: textSchema,
  externalId: externalIdSchema,
});

export type Goal = z.infer<typeof goalSchema>;
export type KeyResult = z.infer<typeof keyResultSchema>;
