import { z } from 'zod';
import {
  customFieldsSchema,
  daySchema,
  externalIdSchema,
  lineSchema,
  linkSchema,
  listLimit,
  optionalDaySchema,
  scoreSchema,
  textSchema,
  titleSchema,
} from './fields';
import {
  anyIdSchema,
  calendarIdSchema,
  communicationIdSchema,
  contactIdSchema,
  gateIdSchema,
  responsibilityIdSchema,
  stakeholderIdSchema,
  teamIdSchema,
} from './ids';

export const teamFunctions = [
  'Engineering',
  'Product',
  'Design',
  'Data',
  'Security',
  'Legal',
  'Marketing',
  'Sales',
  'Support',
  'Operations',
  'Finance',
  'Supplier',
  'Other',
] as const;

/** Who does the work. */
export const teamSchema = z.strictObject({
  id: teamIdSchema,
  name: titleSchema,
  function: z.enum(teamFunctions).default('Engineering'),
  external: z.boolean().default(false),
  leadId: stakeholderIdSchema.nullable().default(null),
  /** People who can work at the same time; `null` when unknown. */
  capacityPeople: z.number().min(0).max(100_000).nullable().default(null),
  calendarId: calendarIdSchema.nullable().default(null),
  note: textSchema,
  externalId: externalIdSchema,
});

export const stances = ['opponent', 'sceptic', 'neutral', 'supporter', 'champion'] as const;
export const channels = ['meeting', 'call', 'mail', 'chat', 'document', 'none'] as const;

/** A person or group who owns, decides, contributes or must hear. */
export const stakeholderSchema = z.strictObject({
  id: stakeholderIdSchema,
  name: titleSchema,
  isGroup: z.boolean().default(false),
  role: lineSchema,
  function: z.enum(teamFunctions).nullable().default(null),
  teamId: teamIdSchema.nullable().default(null),
  link: linkSchema,
  influence: scoreSchema,
  interest: scoreSchema,
  stance: z.enum(stances).nullable().default(null),
  stanceWanted: z.enum(stances).nullable().default(null),
  /** What they care about. */
  cares: textSchema,
  /** What would be a win for them. */
  win: textSchema,
  /** What they fear. */
  concern: textSchema,
  /** What they trade in: time, credit, risk, budget. */
  tradesIn: textSchema,
  /** Days between two updates; `null` for no cadence. */
  cadenceDays: z.number().int().min(1).max(3_650).nullable().default(null),
  channel: z.enum(channels).nullable().default(null),
  lastContactDay: optionalDaySchema,
  /** Where they stood each time that the map was recorded, in the order of days. */
  positions: z
    .array(
      z.strictObject({
        day: daySchema,
        gateId: gateIdSchema.nullable().default(null),
        influence: scoreSchema,
        interest: scoreSchema,
        stance: z.enum(stances).nullable().default(null),
      }),
    )
    .max(listLimit)
    .default([]),
  /** Who keeps them informed. */
  ownerId: stakeholderIdSchema.nullable().default(null),
  note: textSchema,
  fields: customFieldsSchema,
  externalId: externalIdSchema,
});

export const raciRoles = ['responsible', 'accountable', 'consulted', 'informed'] as const;

/** One cell of the RACI: what a person is to a project, milestone, gate or decision. */
export const responsibilitySchema = z.strictObject({
  id: responsibilityIdSchema,
  stakeholderId: stakeholderIdSchema,
  subjectId: anyIdSchema,
  raci: z.enum(raciRoles),
  /** The source's own word for it ("Approver"). */
  title: lineSchema,
});

/** One line of the communication plan. */
export const communicationSchema = z.strictObject({
  id: communicationIdSchema,
  title: titleSchema,
  stakeholderIds: z.array(stakeholderIdSchema).max(listLimit).default([]),
  cadenceDays: z.number().int().min(1).max(3_650).nullable().default(null),
  channel: z.enum(channels).nullable().default(null),
  ownerId: stakeholderIdSchema.nullable().default(null),
  nextDay: optionalDaySchema,
  note: textSchema,
});

/** What was said to whom: the log behind the communication plan. */
export const contactSchema = z.strictObject({
  id: contactIdSchema,
  stakeholderId: stakeholderIdSchema,
  communicationId: communicationIdSchema.nullable().default(null),
  day: daySchema,
  channel: z.enum(channels).nullable().default(null),
  summary: textSchema,
});

export type Stakeholder = z.infer<typeof stakeholderSchema>;
export type Stance = (typeof stances)[number];
export type RaciRole = (typeof raciRoles)[number];
export type Communication = z.infer<typeof communicationSchema>;
