import { z } from 'zod';
import { daySchema, momentSchema } from '../model/fields';
import { addDays, type Day } from '../time/day';
import { type Moment, shiftMoment } from '../time/moment';

/**
 * A value of a schema with every day and moment in it `days` later. The schema says what is a day: a text that only
 * looks like one stays as it is.
 */
export function moveDays<T>(schema: z.ZodType, value: T, days: number): T {
  return moved(schema, value, days) as T;
}

function moved(schema: z.ZodType, value: unknown, days: number): unknown {
  if (value === null || value === undefined) return value;
  if (schema === (daySchema as z.ZodType)) return addDays(value as Day, days);
  if (schema === (momentSchema as z.ZodType)) return shiftMoment(value as Moment, days);
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  ) {
    return moved(schema.unwrap() as z.ZodType, value, days);
  }
  if (schema instanceof z.ZodArray) {
    return (value as readonly unknown[]).map((entry) => moved(schema.element as z.ZodType, entry, days));
  }
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(value as object).map(([field, entry]) => {
        const part = (schema.shape as Readonly<Record<string, z.ZodType>>)[field];
        return [field, part === undefined ? entry : moved(part, entry, days)];
      }),
    );
  }
  return value;
}
