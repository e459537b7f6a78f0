import { z } from 'zod';
import { type Day, isDay } from '../time/day';
import { isMoment, type Moment } from '../time/moment';

/** Limits of what a field may hold; the parser and the commands refuse what is longer. */
export const titleLimit = 10_000;
export const textLimit = 100_000;
export const listLimit = 10_000;

/** What no font draws: spaces of any kind, characters that only steer others, and the blanks of Braille and Hangul. */
const invisible =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800\u3164\u115F\u1160\uFFA0]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are to go.
const breaks = /[\u0000-\u001F\u007F\u0085\u2028\u2029]+/g;

/** Line breaks, tabs and control characters of a one-line field become single spaces; the ends are trimmed. */
export function normalizeTitle(text: string): string {
  return text.toWellFormed().replace(breaks, ' ').trim();
}

/** Whether anything of a title can be seen. */
export function isVisibleText(text: string): boolean {
  return text.replace(invisible, '') !== '';
}

/** One line of text that names a thing: never empty, 10,000 characters at most. */
export const titleSchema = z
  .string()
  .max(titleLimit, `is longer than ${titleLimit.toLocaleString('en-US')} characters`)
  .transform(normalizeTitle)
  .refine(isVisibleText, 'is empty');

/** One line of text that may be empty. */
export const lineSchema = z
  .string()
  .max(titleLimit, `is longer than ${titleLimit.toLocaleString('en-US')} characters`)
  .transform(normalizeTitle)
  .default('');

/** Several lines of text that may be empty. */
export const textSchema = z
  .string()
  .max(textLimit, `is longer than ${textLimit.toLocaleString('en-US')} characters`)
  .transform((text) => text.toWellFormed())
  .default('');

export const daySchema = z.custom<Day>(
  (value) => typeof value === 'string' && isDay(value),
  'is no day of the calendar (YYYY-MM-DD)',
);
export const momentSchema = z.custom<Moment>(
  (value) => typeof value === 'string' && isMoment(value),
  'is no day or time (YYYY-MM-DD or YYYY-MM-DDTHH:MM)',
);

/** A day that may be missing. */
export const optionalDaySchema = daySchema.nullable().default(null);
/** A moment that may be missing. */
export const optionalMomentSchema = momentSchema.nullable().default(null);

/** Working or elapsed minutes of a span: none is longer than a thousand years. */
export const minutesSchema = z
  .number()
  .min(0, 'is less than nothing')
  .max(525_960_000, 'is longer than a thousand years');

/** A whole per cent. */
export const percentSchema = z.number().min(0, 'must be from 0 to 100').max(100, 'must be from 0 to 100');

/** A score from 1 (least) to 5 (most) that may be missing. */
export const scoreSchema = z
  .number()
  .int('must be a whole number from 1 to 5')
  .min(1, 'must be from 1 to 5')
  .max(5, 'must be from 1 to 5')
  .nullable()
  .default(null);

/** A web or mail address that may be opened; empty for none. */
export const linkSchema = z
  .string()
  .max(2_000)
  .refine((text) => text === '' || /^(https:\/\/|mailto:)/i.test(text), 'must begin with https:// or mailto:')
  .default('');

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Columns of a source that have no field of their own: kept by name, as text. */
export const customFieldsSchema = z
  .record(
    z
      .string()
      .min(1)
      .max(200)
      .refine((name) => !forbiddenNames.has(name), 'is a reserved name'),
    z.string().max(textLimit),
  )
  .default({});

/** The id that the row has in the file it came from (MSPDI UID, spreadsheet key). */
export const externalIdSchema = z.string().max(500).nullable().default(null);
