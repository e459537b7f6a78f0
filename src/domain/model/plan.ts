import { z } from 'zod';
import { minutesSchema, momentSchema, optionalMomentSchema, percentSchema } from './fields';
import { calendarIdSchema } from './ids';

export const constraintTypes = ['ASAP', 'ALAP', 'SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'] as const;
export type ConstraintType = (typeof constraintTypes)[number];

/** `soft` "no later than" only caps late dates (Primavera's way); `hard` also pulls early dates back (Microsoft's). */
const constraintSchema = z.strictObject({
  type: z.enum(constraintTypes),
  at: momentSchema.nullable().default(null),
  manner: z.enum(['soft', 'hard']).default('soft'),
});

/**
 * What a person says about when something happens; the schedule is computed from it and never stored.
 * `manual` stays between `startAt` and `finishAt`; `auto` follows its links, constraint and duration.
 */
export const planSchema = z.strictObject({
  placement: z.enum(['auto', 'manual']).default('auto'),
  startAt: optionalMomentSchema,
  finishAt: optionalMomentSchema,
  /** Working minutes, or wall-clock minutes when `durationIsElapsed`. */
  durationMinutes: minutesSchema.nullable().default(null),
  durationIsElapsed: z.boolean().default(false),
  constraint: constraintSchema.nullable().default(null),
  deadlineAt: optionalMomentSchema,
  actualStartAt: optionalMomentSchema,
  actualFinishAt: optionalMomentSchema,
  percentComplete: percentSchema.default(0),
  remainingMinutes: minutesSchema.nullable().default(null),
  resumeAt: optionalMomentSchema,
  /** Three-point estimate in working minutes, for the forecast. */
  estimate: z
    .strictObject({
      optimisticMinutes: minutesSchema,
      likelyMinutes: minutesSchema,
      pessimisticMinutes: minutesSchema,
    })
    .nullable()
    .default(null),
  active: z.boolean().default(true),
  calendarId: calendarIdSchema.nullable().default(null),
});

export type Plan = z.infer<typeof planSchema>;
export type Constraint = z.infer<typeof constraintSchema>;
