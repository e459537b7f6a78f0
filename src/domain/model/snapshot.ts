import { z } from 'zod';
import { daySchema, momentSchema, textSchema, titleSchema } from './fields';
import { healths } from './health';
import { anyIdSchema, scenarioIdSchema, snapshotIdSchema } from './ids';

/** What was sent, when a snapshot is what a report showed: for whom, as which file, and how the program stood. */
const sentReportSchema = z.strictObject({
  audience: z.string().min(1).max(40),
  fileName: z.string().max(500),
  /** Of the file that was exported: whoever has a copy can tell whether it is the one that was sent. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256'),
  headline: z.string().max(1_000).default(''),
  health: z.enum(healths).nullable().default(null),
});

/** A frozen copy of the plan: the rows as they were, and the dates that were computed from them that day. */
export const snapshotSchema = z.strictObject({
  id: snapshotIdSchema,
  title: titleSchema,
  kind: z.enum(['baseline', 'report', 'version']).default('version'),
  day: daySchema,
  note: textSchema,
  dates: z
    .array(z.strictObject({ id: anyIdSchema, startAt: momentSchema, finishAt: momentSchema }))
    .max(1_000_000)
    .default([]),
  /** The program file of that day, without its snapshots and scenarios; parsed anew when it is opened. */
  frozen: z.record(z.string(), z.json()).nullable().default(null),
  sent: sentReportSchema.nullable().default(null),
});

/** A what-if: commands upon the plan of a day, that can be compared, applied or thrown away. */
export const scenarioSchema = z.strictObject({
  id: scenarioIdSchema,
  title: titleSchema,
  day: daySchema,
  note: textSchema,
  /** Each is parsed as a command when the scenario is opened. */
  commands: z.array(z.record(z.string(), z.json())).max(10_000).default([]),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type SentReport = z.infer<typeof sentReportSchema>;
