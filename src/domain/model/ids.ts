import { z } from 'zod';

/** What an id may be, wherever it comes from: never a path, never markup, never a prototype's name. */
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
const forbiddenIds = new Set(['__proto__', 'constructor', 'prototype']);

const idText = z
  .string()
  .regex(idPattern, 'must be 1 to 64 letters, digits, "_" or "-"')
  .refine((text) => !forbiddenIds.has(text), 'is a reserved name');

export const programIdSchema = idText.brand<'ProgramId'>();
export const teamIdSchema = idText.brand<'TeamId'>();
export const stakeholderIdSchema = idText.brand<'StakeholderId'>();
export const calendarIdSchema = idText.brand<'CalendarId'>();
export const phaseIdSchema = idText.brand<'PhaseId'>();
export const gateIdSchema = idText.brand<'GateId'>();
export const projectIdSchema = idText.brand<'ProjectId'>();
export const taskIdSchema = idText.brand<'TaskId'>();
export const milestoneIdSchema = idText.brand<'MilestoneId'>();
export const dependencyIdSchema = idText.brand<'DependencyId'>();
export const goalIdSchema = idText.brand<'GoalId'>();
export const keyResultIdSchema = idText.brand<'KeyResultId'>();
export const riskIdSchema = idText.brand<'RiskId'>();
export const assumptionIdSchema = idText.brand<'AssumptionId'>();
export const issueIdSchema = idText.brand<'IssueId'>();
export const decisionIdSchema = idText.brand<'DecisionId'>();
export const actionIdSchema = idText.brand<'ActionId'>();
export const statusUpdateIdSchema = idText.brand<'StatusUpdateId'>();
export const communicationIdSchema = idText.brand<'CommunicationId'>();
export const contactIdSchema = idText.brand<'ContactId'>();
export const responsibilityIdSchema = idText.brand<'ResponsibilityId'>();
export const markerIdSchema = idText.brand<'MarkerId'>();
export const snapshotIdSchema = idText.brand<'SnapshotId'>();
export const reviewIdSchema = idText.brand<'ReviewId'>();
export const scenarioIdSchema = idText.brand<'ScenarioId'>();
export const snoozeIdSchema = idText.brand<'SnoozeId'>();

/** Ids of rows that one field may take from several tables: they are unique in the whole program ([M2]). */
export const anyIdSchema = idText;
