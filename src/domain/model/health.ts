import { z } from 'zod';
import { daySchema, optionalDaySchema, textSchema, titleSchema } from './fields';
import { stakeholderIdSchema } from './ids';

/** The colours that a person may declare. */
export const declarableHealths = ['green', 'amber', 'red'] as const;
/** What is shown of a thing: a colour, or that it is not begun or finished. */
export const healths = ['green', 'amber', 'red', 'notStarted', 'done'] as const;
export type Health = (typeof healths)[number];

/** A colour that a person declared, with its reason and the day on which it lapses. */
export const declaredHealthSchema = z
  .strictObject({
    health: z.enum(declarableHealths),
    reason: textSchema,
    declaredDay: daySchema,
    lapsesDay: optionalDaySchema,
    byId: stakeholderIdSchema.nullable().default(null),
  })
  .nullable()
  .default(null);

/** How an amber or red thing comes back: what, who, by when. */
export const pathToGreenSchema = z
  .strictObject({
    title: titleSchema,
    ownerId: stakeholderIdSchema.nullable().default(null),
    dueDay: optionalDaySchema,
  })
  .nullable()
  .default(null);

export type DeclaredHealth = NonNullable<z.infer<typeof declaredHealthSchema>>;
