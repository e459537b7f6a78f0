import { z } from 'zod';
import { lineSchema, optionalDaySchema, optionalMomentSchema, textSchema, titleSchema } from './fields';
import { declaredHealthSchema, pathToGreenSchema } from './health';
import {
  calendarIdSchema,
  milestoneIdSchema,
  programIdSchema,
  snapshotIdSchema,
  stakeholderIdSchema,
} from './ids';
import { logoSchema } from './logo';
import { phaseNames } from './work';

/** What is true of the program as a whole. */
export const programHeaderSchema = z.strictObject({
  id: programIdSchema,
  title: titleSchema,
  /** The outcome it is for, in one sentence. */
  purpose: lineSchema,
  description: textSchema,
  phase: z.enum(phaseNames).default('Planning'),
  /** Where automatic work without predecessors begins. */
  startAt: optionalMomentSchema,
  /** The day the company counts on. */
  targetDay: optionalDaySchema,
  /** The milestone that the target day is for; `null` when the whole program is to be finished by then. */
  targetMilestoneId: milestoneIdSchema.nullable().default(null),
  /** The day that counts as today for this plan; `null` for the clock's. */
  statusDay: optionalDaySchema,
  sponsorId: stakeholderIdSchema.nullable().default(null),
  /** The technical program manager. */
  managerId: stakeholderIdSchema.nullable().default(null),
  /** `null` for Monday to Friday, 08:00–12:00 and 13:00–17:00. */
  calendarId: calendarIdSchema.nullable().default(null),
  baselineSnapshotId: snapshotIdSchema.nullable().default(null),
  /** Slack, in working days, at or below which work is critical, and near-critical. */
  criticalSlackDays: z.number().min(-10_000).max(10_000).default(0),
  nearCriticalSlackDays: z.number().min(-10_000).max(10_000).default(5),
  /** 1 January … 12 December. */
  fiscalYearStartMonth: z.number().int().min(1).max(12).default(1),
  /** What the parts of the cost of delay weigh in WSJF. */
  wsjfWeights: z
    .strictObject({
      businessValue: z.number().min(0).max(100).default(1),
      timeCriticality: z.number().min(0).max(100).default(1),
      riskReduction: z.number().min(0).max(100).default(1),
    })
    .default({ businessValue: 1, timeCriticality: 1, riskReduction: 1 }),
  confidentiality: lineSchema,
  /** What stands at the head of its reports. */
  logo: logoSchema.nullable().default(null),
  declared: declaredHealthSchema,
  pathToGreen: pathToGreenSchema,
});

export type ProgramHeader = z.infer<typeof programHeaderSchema>;
