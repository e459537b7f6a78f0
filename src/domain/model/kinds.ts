import type { z } from 'zod';
import { calendarSchema } from './calendar';
import { dependencySchema } from './dependency';
import { goalSchema } from './goal';
import {
  communicationSchema,
  contactSchema,
  responsibilitySchema,
  stakeholderSchema,
  teamSchema,
} from './people';
import { actionSchema, assumptionSchema, decisionSchema, issueSchema, riskSchema } from './raid';
import { reviewSchema } from './review';
import { scenarioSchema, snapshotSchema } from './snapshot';
import { snoozeSchema } from './snooze';
import { markerSchema, statusUpdateSchema } from './status';
import { gateSchema, milestoneSchema, phaseSchema, projectSchema, taskSchema } from './work';

/** Every kind of row by its singular name: the table that holds it, its word on screen, its schema. */
export const kinds = {
  calendar: { table: 'calendars', word: 'calendar', schema: calendarSchema },
  team: { table: 'teams', word: 'team', schema: teamSchema },
  stakeholder: { table: 'stakeholders', word: 'stakeholder', schema: stakeholderSchema },
  phase: { table: 'phases', word: 'phase', schema: phaseSchema },
  gate: { table: 'gates', word: 'gate', schema: gateSchema },
  project: { table: 'projects', word: 'project', schema: projectSchema },
  task: { table: 'tasks', word: 'task', schema: taskSchema },
  milestone: { table: 'milestones', word: 'milestone', schema: milestoneSchema },
  dependency: { table: 'dependencies', word: 'dependency', schema: dependencySchema },
  goal: { table: 'goals', word: 'goal', schema: goalSchema },
  risk: { table: 'risks', word: 'risk', schema: riskSchema },
  assumption: { table: 'assumptions', word: 'assumption', schema: assumptionSchema },
  issue: { table: 'issues', word: 'issue', schema: issueSchema },
  decision: { table: 'decisions', word: 'decision', schema: decisionSchema },
  action: { table: 'actions', word: 'action', schema: actionSchema },
  statusUpdate: { table: 'statusUpdates', word: 'status update', schema: statusUpdateSchema },
  responsibility: { table: 'responsibilities', word: 'responsibility', schema: responsibilitySchema },
  communication: { table: 'communications', word: 'communication', schema: communicationSchema },
  contact: { table: 'contacts', word: 'contact', schema: contactSchema },
  review: { table: 'reviews', word: 'review', schema: reviewSchema },
  marker: { table: 'markers', word: 'marker', schema: markerSchema },
  snapshot: { table: 'snapshots', word: 'snapshot', schema: snapshotSchema },
  scenario: { table: 'scenarios', word: 'scenario', schema: scenarioSchema },
  snooze: { table: 'snoozes', word: 'snoozed finding', schema: snoozeSchema },
} as const;

/** Singular name of a kind of row: `project`. */
export type Kind = keyof typeof kinds;
/** A row of a kind, as the program holds it. */
export type RowOf<K extends Kind> = z.infer<(typeof kinds)[K]['schema']>;
/** The table that holds a kind: `projects`. */
export type TableOf<K extends Kind> = (typeof kinds)[K]['table'];
/** Any table's name. */
export type TableName = TableOf<Kind>;
/** Any row. */
export type AnyRow = RowOf<Kind>;

/** All kinds, in the order in which a program file lists their tables. */
export const kindNames = Object.keys(kinds) as Kind[];

/** What a person calls a row: its title or name, or what it says in short. */
export function titleOf(row: AnyRow): string {
  if ('title' in row && row.title !== '') return row.title;
  if ('name' in row) return row.name;
  if ('minutes' in row) return `Review of ${row.day}`;
  if ('summary' in row) return row.summary.slice(0, 80);
  return row.id;
}
