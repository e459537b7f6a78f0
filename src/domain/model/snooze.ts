import { z } from 'zod';
import { daySchema, titleSchema } from './fields';
import { anyIdSchema, snoozeIdSchema } from './ids';

/** A finding of the check-up that is not to be told until a day, and why. */
export const snoozeSchema = z.strictObject({
  id: snoozeIdSchema,
  /** The number of the rule in SPEC.md: `V7`. */
  rule: z.string().regex(/^[A-Z]\d{1,3}$/, 'is no number of a rule'),
  /** The row that the finding is about; `null` for the program itself. */
  subjectId: anyIdSchema.nullable().default(null),
  /** All that the rule finds, whatever it is about. */
  wholeRule: z.boolean().default(false),
  /** The first day on which it is told again. */
  untilDay: daySchema,
  reason: titleSchema,
  snoozedDay: daySchema,
});

export type Snooze = z.infer<typeof snoozeSchema>;
