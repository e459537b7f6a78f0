import { z } from 'zod';
import { daySchema, titleSchema } from './fields';
import { calendarIdSchema } from './ids';

/** A working interval within one day, in minutes since midnight; `to` may be 1440. */
const workingIntervalSchema = z
  .strictObject({ from: z.number().min(0).max(1_440), to: z.number().min(0).max(1_440) })
  .refine((interval) => interval.from < interval.to, 'ends before it begins');

const dayIntervalsSchema = z
  .array(workingIntervalSchema)
  .max(24)
  .refine(
    (intervals) => intervals.every((it, i) => i === 0 || (intervals[i - 1]?.to ?? 0) <= it.from),
    'overlap or are out of order',
  );

/** A working calendar: intervals for Sunday to Saturday, and spans of days that differ. */
export const calendarSchema = z.strictObject({
  id: calendarIdSchema,
  title: titleSchema,
  /** Seven lists, Sunday first. */
  week: z.array(dayIntervalsSchema).length(7),
  exceptions: z
    .array(
      z.strictObject({
        title: z.string().max(500).default(''),
        startDay: daySchema,
        finishDay: daySchema,
        /** Empty for days off. */
        intervals: dayIntervalsSchema.default([]),
      }),
    )
    .max(10_000)
    .default([]),
  externalId: z.string().max(500).nullable().default(null),
});

export type Calendar = z.infer<typeof calendarSchema>;
export type WorkingInterval = z.infer<typeof workingIntervalSchema>;
