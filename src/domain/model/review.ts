import { z } from 'zod';
import { daySchema, lineSchema, listLimit, optionalDaySchema, textSchema } from './fields';
import { dependencyIdSchema, reviewIdSchema, stakeholderIdSchema, teamIdSchema } from './ids';

export const reviewOutcomes = [
  'confirmed',
  'recommitted',
  'renegotiated',
  'fallback',
  'escalated',
  'dropped',
  'moved',
] as const;

/** What a review decided of one promise. */
const reviewEntrySchema = z.strictObject({
  /** The promise; null when it was deleted since. */
  dependencyId: dependencyIdSchema.nullable().default(null),
  /** What it was called that day. */
  title: lineSchema,
  outcome: z.enum(reviewOutcomes),
  /** In one sentence: the new day, the reason. */
  note: lineSchema,
});

/** What a team answered to its discovery question. */
const reviewAnswerSchema = z.strictObject({
  teamId: teamIdSchema.nullable().default(null),
  question: lineSchema,
  answer: textSchema,
});

/** The figures of all promises on the day of the review, in whole numbers: what the trend is drawn from. */
const reviewFiguresSchema = z.strictObject({
  open: z.number().int().min(0),
  late: z.number().int().min(0),
  atRisk: z.number().int().min(0),
  complete: z.number().int().min(0),
  /** Median days that what is red has been red; null when nothing is. */
  redAgeDays: z.number().int().min(0).nullable().default(null),
});

/** One weekly review of the promises: what was decided, what was learnt, and its minutes as they were kept. */
export const reviewSchema = z.strictObject({
  id: reviewIdSchema,
  day: daySchema,
  /** The day since which news were told. */
  sinceDay: optionalDaySchema,
  /** How long it took; null while it goes on. */
  durationMinutes: z.number().min(0).max(10_000).nullable().default(null),
  attendeeIds: z.array(stakeholderIdSchema).max(listLimit).default([]),
  entries: z.array(reviewEntrySchema).max(listLimit).default([]),
  answers: z.array(reviewAnswerSchema).max(listLimit).default([]),
  figures: reviewFiguresSchema.nullable().default(null),
  /** Written when it ended; frozen, as minutes are. Empty while it goes on. */
  minutes: textSchema,
});

export type Review = z.infer<typeof reviewSchema>;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
