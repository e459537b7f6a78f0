import { agreementKinds, dependencyTypes, dependencyTypeWords } from '../../../domain/model/dependency';
import type { Kind } from '../../../domain/model/kinds';
import { channels, stances, teamFunctions } from '../../../domain/model/people';
import { constraintTypes } from '../../../domain/model/plan';
import { phaseNames, priorities } from '../../../domain/model/work';
import { capitalize } from '../../../domain/words';
import type { Option } from '../../ui/Select';

/** How a field is shown and edited. */
export type Control =
  | { readonly type: 'line' }
  | { readonly type: 'text' }
  | {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
      readonly unit?: string;
      /** What an emptied box means where a number must be. */
      readonly otherwise?: number;
    }
  | { readonly type: 'day'; readonly edge?: 'start' | 'finish'; readonly isRequired?: boolean }
  /** A moment of which the day is edited. */
  | { readonly type: 'moment'; readonly edge?: 'start' | 'finish' }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly options: readonly Option[]; readonly none?: string }
  | { readonly type: 'row'; readonly kind: Kind; readonly none?: string }
  | { readonly type: 'rows'; readonly kind: Kind }
  | { readonly type: 'lines'; readonly noun: string };

/** One field of a row: where it is ("plan.deadlineAt"), its words, its control. */
export type FieldSpec = { readonly path: string; readonly label: string; readonly control: Control };

/** Fields that belong together. */
export type FieldGroup = {
  readonly title: string | null;
  readonly fields: readonly FieldSpec[];
  /** Folded away until it is asked for. */
  readonly isFolded?: boolean;
};

const words = (id: string) => {
  const spaced = id.replace(/(?<=[a-z])([A-Z])/g, ' $1').toLowerCase();
  return capitalize(spaced);
};
const choices = (ids: readonly string[], labels: Readonly<Record<string, string>> = {}): Option[] =>
  ids.map((id) => ({ id, label: labels[id] ?? words(id) }));

const line = (path: string, label: string): FieldSpec => ({ path, label, control: { type: 'line' } });
const text = (path: string, label: string): FieldSpec => ({ path, label, control: { type: 'text' } });
const day = (path: string, label: string, edge: 'start' | 'finish' = 'start'): FieldSpec => ({
  path,
  label,
  control: { type: 'day', edge },
});
const row = (path: string, label: string, kind: Kind, none?: string): FieldSpec => ({
  path,
  label,
  control: none === undefined ? { type: 'row', kind } : { type: 'row', kind, none },
});
const choice = (path: string, label: string, options: readonly Option[], none?: string): FieldSpec => ({
  path,
  label,
  control: none === undefined ? { type: 'choice', options } : { type: 'choice', options, none },
});
const flag = (path: string, label: string): FieldSpec => ({ path, label, control: { type: 'flag' } });
const number = (
  path: string,
  label: string,
  more: Omit<Extract<Control, { type: 'number' }>, 'type'> = {},
): FieldSpec => ({ path, label, control: { type: 'number', ...more } });
const score = (path: string, label: string): FieldSpec =>
  number(path, label, { min: 1, max: 5, unit: 'of 5' });

const raidStates = choices(['open', 'closed', 'occurred']);
const constraintWords: Readonly<Record<string, string>> = {
  ASAP: 'As soon as possible',
  ALAP: 'As late as possible',
  SNET: 'Start no earlier than',
  SNLT: 'Start no later than',
  FNET: 'Finish no earlier than',
  FNLT: 'Finish no later than',
  MSO: 'Must start on',
  MFO: 'Must finish on',
};

/** Constraint types in words, in the order in which they are offered. */
export const constraintOptions = choices(constraintTypes, constraintWords);

const scheduling: FieldGroup = {
  title: 'Scheduling',
  isFolded: true,
  fields: [
    choice(
      'plan.placement',
      'Placement',
      choices(['auto', 'manual'], { auto: 'Automatic', manual: 'Manual' }),
    ),
    { path: 'plan.deadlineAt', label: 'Deadline', control: { type: 'moment', edge: 'finish' } },
    { path: 'plan.actualStartAt', label: 'Started', control: { type: 'moment' } },
    { path: 'plan.actualFinishAt', label: 'Finished', control: { type: 'moment', edge: 'finish' } },
    row('plan.calendarId', 'Calendar', 'calendar', 'The program’s'),
    flag('plan.active', 'Counts in the schedule'),
  ],
};

/** The fields of each kind, in the order in which the inspector shows them. Titles and dates stand above. */
export const groupsByKind: Readonly<Record<Kind, readonly FieldGroup[]>> = {
  project: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        row('teamId', 'Team', 'team'),
        choice('phase', 'Phase', choices(phaseNames), 'None'),
        choice('priority', 'Priority', choices(priorities)),
        { path: 'goalIds', label: 'Goals', control: { type: 'rows', kind: 'goal' } },
        number('allocationPeople', 'People', { min: 0 }),
        flag('onHold', 'On hold'),
      ],
    },
    {
      title: 'Notes',
      fields: [
        text('description', 'Description'),
        line('link', 'Link'),
        { path: 'labels', label: 'Labels', control: { type: 'lines', noun: 'label' } },
      ],
    },
    scheduling,
  ],
  task: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        row('teamId', 'Team', 'team', 'The project’s'),
        row('projectId', 'Project', 'project'),
        number('allocationPeople', 'People', { min: 0 }),
      ],
    },
    {
      title: 'Notes',
      fields: [
        text('description', 'Description'),
        line('link', 'Link'),
        { path: 'labels', label: 'Labels', control: { type: 'lines', noun: 'label' } },
      ],
    },
    scheduling,
  ],
  milestone: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        row('projectId', 'Project', 'project', 'The program’s'),
        { path: 'agreedAt', label: 'First agreed for', control: { type: 'moment', edge: 'finish' } },
      ],
    },
    { title: 'Notes', fields: [text('description', 'Description')] },
    scheduling,
  ],
  dependency: [
    {
      title: null,
      fields: [
        choice('type', 'Type', choices(dependencyTypes, dependencyTypeWords)),
        flag('drives', 'Drives the dates'),
        text('note', 'Note'),
      ],
    },
  ],
  stakeholder: [
    {
      title: null,
      fields: [
        line('role', 'Role'),
        choice('function', 'Function', choices(teamFunctions), 'None'),
        row('teamId', 'Team', 'team'),
        flag('isGroup', 'A group'),
        score('influence', 'Influence'),
        score('interest', 'Interest'),
        choice('stance', 'Stance now', choices(stances), 'Unknown'),
        choice('stanceWanted', 'Stance wanted', choices(stances), 'None'),
      ],
    },
    {
      title: 'What moves them',
      fields: [
        text('cares', 'Cares about'),
        text('win', 'A win for them'),
        text('concern', 'Concern'),
        text('tradesIn', 'Trades in'),
      ],
    },
    {
      title: 'Keeping in touch',
      fields: [
        row('ownerId', 'Kept informed by', 'stakeholder'),
        number('cadenceDays', 'Every', { min: 1, unit: 'days' }),
        choice('channel', 'Channel', choices(channels), 'None'),
        day('lastContactDay', 'Last contact'),
        line('link', 'Link'),
        text('note', 'Note'),
      ],
    },
  ],
  team: [
    {
      title: null,
      fields: [
        choice('function', 'Function', choices(teamFunctions)),
        row('leadId', 'Lead', 'stakeholder'),
        number('capacityPeople', 'Capacity', { min: 0, unit: 'people' }),
        row('calendarId', 'Calendar', 'calendar', 'The program’s'),
        flag('external', 'Outside the company'),
        text('note', 'Note'),
      ],
    },
  ],
  goal: [
    {
      title: null,
      fields: [
        choice('level', 'Level', choices(['company', 'program'])),
        row('parentId', 'Part of', 'goal'),
        row('ownerId', 'Owner', 'stakeholder'),
        day('dueDay', 'Due', 'finish'),
        text('note', 'Note'),
      ],
    },
  ],
  risk: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        choice('state', 'State', raidStates),
        number('exposureDays', 'Delay if it happens', { min: 0, unit: 'days' }),
        day('proximityDay', 'Can happen from'),
        choice('strategy', 'Strategy', choices(['avoid', 'reduce', 'transfer', 'accept']), 'None yet'),
        day('reviewDay', 'Review'),
        { path: 'projectIds', label: 'Projects', control: { type: 'rows', kind: 'project' } },
      ],
    },
    {
      title: 'Notes',
      fields: [text('description', 'Description'), text('response', 'Response'), text('trigger', 'Trigger')],
    },
    { title: 'Log', isFolded: true, fields: [day('raisedDay', 'Raised'), day('closedDay', 'Closed')] },
  ],
  assumption: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        choice('state', 'State', choices(['open', 'valid', 'invalid'])),
        day('validateByDay', 'Validate by', 'finish'),
        { path: 'projectIds', label: 'Projects', control: { type: 'rows', kind: 'project' } },
        text('note', 'Note'),
      ],
    },
  ],
  issue: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        choice('state', 'State', choices(['open', 'closed'])),
        score('severity', 'Severity'),
        day('dueDay', 'Due', 'finish'),
        row('riskId', 'Came from risk', 'risk'),
        { path: 'projectIds', label: 'Projects', control: { type: 'rows', kind: 'project' } },
      ],
    },
    { title: 'Notes', fields: [text('description', 'Description'), text('resolution', 'Resolution')] },
    { title: 'Log', isFolded: true, fields: [day('raisedDay', 'Raised'), day('closedDay', 'Closed')] },
  ],
  decision: [
    {
      title: null,
      fields: [
        row('deciderId', 'Decider', 'stakeholder'),
        choice('state', 'State', choices(['open', 'decided', 'withdrawn'])),
        day('dueDay', 'Due', 'finish'),
        text('recommendation', 'Recommendation'),
        text('costOfDelay', 'What waiting costs'),
        { path: 'projectIds', label: 'Projects', control: { type: 'rows', kind: 'project' } },
      ],
    },
    {
      title: 'Outcome',
      fields: [
        text('outcome', 'Outcome'),
        text('rationale', 'Rationale'),
        day('decidedDay', 'Decided'),
        day('revisitDay', 'Look again'),
      ],
    },
  ],
  action: [
    {
      title: null,
      fields: [
        row('ownerId', 'Owner', 'stakeholder'),
        day('dueDay', 'Due', 'finish'),
        day('doneDay', 'Done'),
        text('note', 'Note'),
      ],
    },
  ],
  gate: [
    {
      title: null,
      fields: [
        day('day', 'Day'),
        row('approverId', 'Approver', 'stakeholder'),
        row('projectId', 'Project', 'project', 'The program’s'),
        row('phaseId', 'Phase', 'phase'),
        text('note', 'Note'),
      ],
    },
  ],
  phase: [
    {
      title: null,
      fields: [
        choice('name', 'Phase', choices(phaseNames)),
        day('startDay', 'Start'),
        day('finishDay', 'Finish', 'finish'),
        row('projectId', 'Project', 'project', 'The program’s'),
        text('note', 'Note'),
      ],
    },
  ],
  statusUpdate: [
    {
      title: null,
      fields: [
        { path: 'day', label: 'Day', control: { type: 'day', isRequired: true } },
        row('authorId', 'Author', 'stakeholder'),
        choice(
          'health',
          'Health',
          choices(['green', 'amber', 'red'], { green: 'On track', amber: 'At risk', red: 'Off track' }),
          'Not said',
        ),
        text('summary', 'Summary'),
        { path: 'highlights', label: 'Highlights', control: { type: 'lines', noun: 'highlight' } },
        { path: 'lowlights', label: 'Lowlights', control: { type: 'lines', noun: 'lowlight' } },
        { path: 'asks', label: 'Asks', control: { type: 'lines', noun: 'ask' } },
      ],
    },
  ],
  communication: [
    {
      title: null,
      fields: [
        { path: 'stakeholderIds', label: 'Audience', control: { type: 'rows', kind: 'stakeholder' } },
        number('cadenceDays', 'Every', { min: 1, unit: 'days' }),
        choice('channel', 'Channel', choices(channels), 'None'),
        row('ownerId', 'Owner', 'stakeholder'),
        day('nextDay', 'Next'),
        text('note', 'Note'),
      ],
    },
  ],
  contact: [
    {
      title: null,
      fields: [
        { path: 'day', label: 'Day', control: { type: 'day', isRequired: true } },
        row('stakeholderId', 'With', 'stakeholder'),
        row('communicationId', 'As part of', 'communication'),
        choice('channel', 'Channel', choices(channels), 'None'),
        text('summary', 'What was said'),
      ],
    },
  ],
  responsibility: [
    {
      title: null,
      fields: [
        row('stakeholderId', 'Who', 'stakeholder'),
        choice('raci', 'Is', choices(['responsible', 'accountable', 'consulted', 'informed'])),
        line('title', 'Called'),
      ],
    },
  ],
  marker: [
    {
      title: null,
      fields: [
        choice('kind', 'Kind', choices(['release', 'freeze', 'holiday', 'event'])),
        { path: 'startDay', label: 'Start', control: { type: 'day', isRequired: true } },
        day('finishDay', 'Last day', 'finish'),
      ],
    },
  ],
  snapshot: [
    {
      title: null,
      fields: [choice('kind', 'Kind', choices(['baseline', 'report', 'version'])), text('note', 'Note')],
    },
  ],
  review: [{ title: null, fields: [text('minutes', 'Minutes')] }],
  scenario: [{ title: null, fields: [text('note', 'Note')] }],
  calendar: [{ title: null, fields: [] }],
  snooze: [{ title: null, fields: [line('reason', 'Reason'), day('untilDay', 'Until')] }],
};

/** The fields of the program itself. */
export const programGroups: readonly FieldGroup[] = [
  {
    title: null,
    fields: [
      text('purpose', 'Purpose'),
      choice('phase', 'Phase', choices(phaseNames)),
      day('targetDay', 'Target', 'finish'),
      row('targetMilestoneId', 'Target is for', 'milestone', 'The whole program'),
      { path: 'startAt', label: 'Starts', control: { type: 'moment' } },
      row('sponsorId', 'Sponsor', 'stakeholder'),
      row('managerId', 'Program manager', 'stakeholder'),
    ],
  },
  {
    title: 'Notes',
    fields: [text('description', 'Description'), line('confidentiality', 'Confidentiality')],
  },
  {
    title: 'Scheduling',
    isFolded: true,
    fields: [
      row('calendarId', 'Calendar', 'calendar', 'Monday to Friday, 8 hours'),
      row('baselineSnapshotId', 'Baseline', 'snapshot', 'None'),
      number('criticalSlackDays', 'Critical at slack of', { unit: 'days', otherwise: 0 }),
      number('nearCriticalSlackDays', 'Near-critical at', { unit: 'days', otherwise: 5 }),
      number('fiscalYearStartMonth', 'Fiscal year starts in month', { min: 1, max: 12, otherwise: 1 }),
    ],
  },
];

/** The fields of a promise that are changed as such; its state and committed date have commands of their own. */
export const agreementFields: readonly FieldSpec[] = [
  text('deliverable', 'Deliverable'),
  row('giverId', 'Giver', 'stakeholder'),
  row('getterId', 'Getter', 'stakeholder'),
  day('neededByDay', 'Needed by', 'finish'),
  day('forecastDay', 'Forecast', 'finish'),
  number('confidencePercent', 'Confidence', { min: 0, max: 100, step: 5, unit: '%' }),
  choice('kind', 'Kind', choices(agreementKinds)),
  number('leadDays', 'Lead time', { min: 0, unit: 'days' }),
  { path: 'acceptanceCriteria', label: 'Acceptance criteria', control: { type: 'lines', noun: 'criterion' } },
  text('fallback', 'Fallback'),
  text('escalation', 'Escalation'),
  day('escalatedDay', 'Escalated'),
  day('lastConfirmedDay', 'Last confirmed'),
];
