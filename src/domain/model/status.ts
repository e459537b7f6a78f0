import { z } from 'zod';
import { daySchema, optionalDaySchema, textSchema, titleSchema } from './fields';
import { declarableHealths, healths } from './health';
import { anyIdSchema, markerIdSchema, stakeholderIdSchema, statusUpdateIdSchema } from './ids';

const linesSchema = z.array(titleSchema).max(200).default([]);

/** What the TPM said on a day, about the program (`subjectId` null) or one project. */
export const statusUpdateSchema = z.strictObject({
  id: statusUpdateIdSchema,
  subjectId: anyIdSchema.nullable().default(null),
  day: daySchema,
  authorId: stakeholderIdSchema.nullable().default(null),
  health: z.enum(declarableHealths).nullable().default(null),
  /** What the rules found on that day, kept beside what was said. */
  computed: z.enum(healths).nullable().default(null),
  /** One sentence: what moved, its effect, the way back. */
  summary: textSchema,
  highlights: linesSchema,
  lowlights: linesSchema,
  asks: linesSchema,
});

/** Something on the time axis that is nobody's work: a release, a freeze, a holiday, an event. */
export const markerSchema = z.strictObject({
  id: markerIdSchema,
  title: titleSchema,
  kind: z.enum(['release', 'freeze', 'holiday', 'event']).default('event'),
  startDay: daySchema,
  /** The last day, inclusive; `null` for a single day. */
  finishDay: optionalDaySchema,
  note: textSchema,
});

export type StatusUpdate = z.infer<typeof statusUpdateSchema>;
