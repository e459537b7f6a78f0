import { z } from 'zod';
import {
  customFieldsSchema,
  daySchema,
  externalIdSchema,
  lineSchema,
  linkSchema,
  listLimit,
  optionalDaySchema,
  optionalMomentSchema,
  textSchema,
  titleSchema,
} from './fields';
import { declaredHealthSchema, pathToGreenSchema } from './health';
import {
  gateIdSchema,
  goalIdSchema,
  milestoneIdSchema,
  phaseIdSchema,
  projectIdSchema,
  stakeholderIdSchema,
  taskIdSchema,
  teamIdSchema,
} from './ids';
import { planSchema } from './plan';

export const phaseNames = [
  'Initiation',
  'Planning',
  'Execution',
  'Delivery',
  'Closure',
  'Monitoring',
] as const;

/** A stretch of the life of the program (`projectId` null) or of one project. */
export const phaseSchema = z.strictObject({
  id: phaseIdSchema,
  projectId: projectIdSchema.nullable().default(null),
  name: z.enum(phaseNames),
  startDay: optionalDaySchema,
  finishDay: optionalDaySchema,
  note: textSchema,
});

/** A written condition and what shows that it is met. */
const criterionSchema = z.strictObject({
  title: titleSchema,
  met: z.boolean().default(false),
  evidence: textSchema,
});

export const verdicts = ['go', 'conditional', 'hold', 'noGo'] as const;

/** A point with criteria, evidence, an approver and a verdict. */
export const gateSchema = z.strictObject({
  id: gateIdSchema,
  title: titleSchema,
  projectId: projectIdSchema.nullable().default(null),
  phaseId: phaseIdSchema.nullable().default(null),
  day: optionalDaySchema,
  criteria: z.array(criterionSchema).max(listLimit).default([]),
  /** The day on which the criteria were fixed; null while they may still be changed. */
  criteriaFixedDay: optionalDaySchema,
  approverId: stakeholderIdSchema.nullable().default(null),
  verdict: z.enum(verdicts).nullable().default(null),
  verdictDay: optionalDaySchema,
  /** Every verdict that was given, the last one last. */
  verdicts: z
    .array(
      z.strictObject({
        verdict: z.enum(verdicts),
        day: daySchema,
        byId: stakeholderIdSchema.nullable().default(null),
        note: textSchema,
      }),
    )
    .max(listLimit)
    .default([]),
  note: textSchema,
});

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** What prioritisation weighs; any part may be missing. */
const prioritisationSchema = z
  .strictObject({
    reach: z.number().min(0).max(1e12).nullable().default(null),
    impact: z.number().min(0).max(1e6).nullable().default(null),
    confidencePercent: z.number().min(0).max(100).nullable().default(null),
    effortPersonMonths: z.number().min(0).max(1e6).nullable().default(null),
    businessValue: z.number().min(0).max(1e6).nullable().default(null),
    timeCriticality: z.number().min(0).max(1e6).nullable().default(null),
    riskReduction: z.number().min(0).max(1e6).nullable().default(null),
    costOfDelayPerWeek: z.number().min(0).max(1e12).nullable().default(null),
  })
  .nullable()
  .default(null);

/** A team's part of the program. Without tasks it is itself a bar; with tasks its dates come from them. */
export const projectSchema = z.strictObject({
  id: projectIdSchema,
  title: titleSchema,
  teamId: teamIdSchema.nullable().default(null),
  ownerId: stakeholderIdSchema.nullable().default(null),
  phase: z.enum(phaseNames).nullable().default(null),
  description: textSchema,
  goalIds: z.array(goalIdSchema).max(listLimit).default([]),
  priority: z.enum(priorities).default('normal'),
  prioritisation: prioritisationSchema,
  plan: planSchema.prefault({}),
  /** People at work at the same time; `null` when unknown. */
  allocationPeople: z.number().min(0).max(100_000).nullable().default(null),
  onHold: z.boolean().default(false),
  declared: declaredHealthSchema,
  pathToGreen: pathToGreenSchema,
  link: linkSchema,
  labels: z.array(z.string().min(1).max(200)).max(listLimit).default([]),
  fields: customFieldsSchema,
  externalId: externalIdSchema,
});

/** A piece of a project; with children it is a summary and its dates come from them. */
export const taskSchema = z.strictObject({
  id: taskIdSchema,
  title: titleSchema,
  projectId: projectIdSchema,
  parentId: taskIdSchema.nullable().default(null),
  teamId: teamIdSchema.nullable().default(null),
  ownerId: stakeholderIdSchema.nullable().default(null),
  description: textSchema,
  plan: planSchema.prefault({}),
  allocationPeople: z.number().min(0).max(100_000).nullable().default(null),
  link: linkSchema,
  labels: z.array(z.string().min(1).max(200)).max(listLimit).default([]),
  fields: customFieldsSchema,
  externalId: externalIdSchema,
});

/** A point in time of a project, or of the program when `projectId` is null. Its plan has no duration. */
/** Which row of another program's file a milestone stands for, and what is known of it here. */
const mirrorSchema = z.strictObject({
  /** The other program, by the id of its file; its title as it was called then. */
  program: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  programTitle: lineSchema,
  /** The project or milestone there. */
  row: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** Its finish as this plan counts with it. */
  knownDay: daySchema,
  /** A later finish that was seen and not taken over; told again when it changes. */
  heldDay: optionalDaySchema,
});

export const milestoneSchema = z.strictObject({
  id: milestoneIdSchema,
  title: titleSchema,
  projectId: projectIdSchema.nullable().default(null),
  /** The summary task that it stands under; `null` directly under its project. */
  parentId: taskIdSchema.nullable().default(null),
  ownerId: stakeholderIdSchema.nullable().default(null),
  description: textSchema,
  exitCriteria: z.array(criterionSchema).max(listLimit).default([]),
  plan: planSchema.prefault({}),
  /** What the date was when it was first agreed, kept for the trend. */
  agreedAt: optionalMomentSchema,
  /** Set where it stands for work of another program; its date is taken over from there by hand only. */
  mirror: mirrorSchema.nullable().default(null),
  fields: customFieldsSchema,
  externalId: externalIdSchema,
});

export type Prioritisation = NonNullable<z.infer<typeof prioritisationSchema>>;
export type Phase = z.infer<typeof phaseSchema>;
export type PhaseName = (typeof phaseNames)[number];
export type Verdict = (typeof verdicts)[number];
export type Gate = z.infer<typeof gateSchema>;
export type Project = z.infer<typeof projectSchema>;
export type Task = z.infer<typeof taskSchema>;
export type Milestone = z.infer<typeof milestoneSchema>;
