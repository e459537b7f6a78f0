import type { ProgramDocument } from './document';
import { rowsOf } from './document';
import { type AnyRow, type Kind, kindNames, type RowOf } from './kinds';

/** What becomes of a row when the row that it refers to is deleted ([D1]). */
export type OnDelete = 'refuse' | 'clear' | 'cascade';

/** A field by which rows of one kind refer to rows of others. */
export type Reference<K extends Kind = Kind> = {
  readonly field: string;
  readonly to: readonly Kind[];
  readonly onDelete: OnDelete;
  readonly idsOf: (row: RowOf<K>) => readonly string[];
  /** The row without the reference; used when `onDelete` is `clear`. */
  readonly without: (row: RowOf<K>, id: string) => RowOf<K>;
};

type ReferenceTable = { readonly [K in Kind]: readonly Reference<K>[] };

function one<K extends Kind, F extends keyof RowOf<K> & string>(
  field: F,
  to: readonly Kind[],
  onDelete: OnDelete,
): Reference<K> {
  return {
    field,
    to,
    onDelete,
    idsOf: (row) => {
      const id = row[field] as string | null;
      return id === null ? [] : [id];
    },
    without: (row) => ({ ...row, [field]: null }),
  };
}

function many<K extends Kind, F extends keyof RowOf<K> & string>(
  field: F,
  to: readonly Kind[],
): Reference<K> {
  return {
    field,
    to,
    onDelete: 'clear',
    idsOf: (row) => row[field] as readonly string[],
    without: (row, id) => ({ ...row, [field]: (row[field] as readonly string[]).filter((it) => it !== id) }),
  };
}

/** A reference inside an object that may be missing: `declared.byId`. */
function inside<K extends Kind, F extends keyof RowOf<K> & string>(
  field: F,
  part: string,
  to: readonly Kind[],
  onDelete: OnDelete,
): Reference<K> {
  return {
    field: `${field}.${part}`,
    to,
    onDelete,
    idsOf: (row) => {
      const id = (row[field] as Record<string, string | null> | null)?.[part] ?? null;
      return id === null ? [] : [id];
    },
    without: (row) => {
      const object = row[field] as Record<string, unknown> | null;
      return object === null ? row : { ...row, [field]: { ...object, [part]: null } };
    },
  };
}

/** A reference in each entry of a list inside the agreement: who said a date, who moved a state. */
function inAgreementLog(list: 'commitments' | 'moves'): Reference<'dependency'> {
  return {
    field: `agreement.${list}.byId`,
    to: ['stakeholder'],
    onDelete: 'clear',
    idsOf: (row) =>
      (row.agreement?.[list] ?? []).flatMap((entry) => (entry.byId === null ? [] : [entry.byId])),
    without: (row, id) => {
      if (row.agreement === null) return row;
      const entries = row.agreement[list].map((entry) =>
        entry.byId === id ? { ...entry, byId: null } : entry,
      );
      return { ...row, agreement: { ...row.agreement, [list]: entries } } as RowOf<'dependency'>;
    },
  };
}

/** A reference in each entry of a list of a row: it is cleared there, and the entry stays. */
function inList<K extends Kind, F extends keyof RowOf<K> & string>(
  field: F,
  part: string,
  to: readonly Kind[],
): Reference<K> {
  type Entry = Readonly<Record<string, unknown>>;
  return {
    field: `${field}.${part}`,
    to,
    onDelete: 'clear',
    idsOf: (row) =>
      (row[field] as readonly Entry[]).flatMap((entry) =>
        entry[part] === null ? [] : [entry[part] as string],
      ),
    without: (row, id) => ({
      ...row,
      [field]: (row[field] as readonly Entry[]).map((entry) =>
        entry[part] === id ? { ...entry, [part]: null } : entry,
      ),
    }),
  };
}

const work = ['project', 'task', 'milestone'] as const;

/** Every reference in the model. What is not here is not a reference; a test walks the schemas to hold it whole. */
export const references: ReferenceTable = {
  calendar: [],
  team: [one('leadId', ['stakeholder'], 'clear'), one('calendarId', ['calendar'], 'refuse')],
  stakeholder: [
    one('teamId', ['team'], 'clear'),
    one('ownerId', ['stakeholder'], 'clear'),
    {
      field: 'positions.gateId',
      to: ['gate'],
      onDelete: 'clear',
      idsOf: (row) => row.positions.flatMap((it) => (it.gateId === null ? [] : [it.gateId])),
      without: (row, id) => ({
        ...row,
        positions: row.positions.map((it) => (it.gateId === id ? { ...it, gateId: null } : it)),
      }),
    },
  ],
  phase: [one('projectId', ['project'], 'cascade')],
  gate: [
    one('projectId', ['project'], 'cascade'),
    one('phaseId', ['phase'], 'clear'),
    one('approverId', ['stakeholder'], 'clear'),
    {
      field: 'verdicts.byId',
      to: ['stakeholder'],
      onDelete: 'clear',
      idsOf: (row) => row.verdicts.flatMap((it) => (it.byId === null ? [] : [it.byId])),
      without: (row, id) => ({
        ...row,
        verdicts: row.verdicts.map((it) => (it.byId === id ? { ...it, byId: null } : it)),
      }),
    },
  ],
  project: [
    one('teamId', ['team'], 'refuse'),
    one('ownerId', ['stakeholder'], 'clear'),
    many('goalIds', ['goal']),
    inside('plan', 'calendarId', ['calendar'], 'refuse'),
    inside('declared', 'byId', ['stakeholder'], 'clear'),
    inside('pathToGreen', 'ownerId', ['stakeholder'], 'clear'),
  ],
  task: [
    one('projectId', ['project'], 'cascade'),
    one('parentId', ['task'], 'cascade'),
    one('teamId', ['team'], 'refuse'),
    one('ownerId', ['stakeholder'], 'clear'),
    inside('plan', 'calendarId', ['calendar'], 'refuse'),
  ],
  milestone: [
    one('projectId', ['project'], 'cascade'),
    one('parentId', ['task'], 'cascade'),
    one('ownerId', ['stakeholder'], 'clear'),
    inside('plan', 'calendarId', ['calendar'], 'refuse'),
  ],
  dependency: [
    { ...one<'dependency', 'predecessorId'>('predecessorId', [...work, 'team'], 'cascade') },
    one('successorId', work, 'cascade'),
    inside('agreement', 'givingTeamId', ['team'], 'refuse'),
    inside('agreement', 'needingTeamId', ['team'], 'refuse'),
    inside('agreement', 'giverId', ['stakeholder'], 'refuse'),
    inside('agreement', 'getterId', ['stakeholder'], 'refuse'),
    inAgreementLog('commitments'),
    inAgreementLog('moves'),
  ],
  goal: [one('parentId', ['goal'], 'clear'), one('ownerId', ['stakeholder'], 'clear')],
  risk: [one('ownerId', ['stakeholder'], 'clear'), many('projectIds', ['project'])],
  assumption: [one('ownerId', ['stakeholder'], 'clear'), many('projectIds', ['project'])],
  issue: [
    one('ownerId', ['stakeholder'], 'clear'),
    one('riskId', ['risk'], 'clear'),
    many('projectIds', ['project']),
  ],
  decision: [one('deciderId', ['stakeholder'], 'clear'), many('projectIds', ['project'])],
  action: [one('ownerId', ['stakeholder'], 'clear'), one('sourceId', kindNames, 'clear')],
  statusUpdate: [one('subjectId', ['project'], 'cascade'), one('authorId', ['stakeholder'], 'clear')],
  responsibility: [
    one('stakeholderId', ['stakeholder'], 'cascade'),
    one('subjectId', ['project', 'task', 'milestone', 'gate', 'decision'], 'cascade'),
  ],
  communication: [many('stakeholderIds', ['stakeholder']), one('ownerId', ['stakeholder'], 'clear')],
  contact: [
    one('stakeholderId', ['stakeholder'], 'cascade'),
    one('communicationId', ['communication'], 'clear'),
  ],
  review: [
    many('attendeeIds', ['stakeholder']),
    inList('entries', 'dependencyId', ['dependency']),
    inList('answers', 'teamId', ['team']),
  ],
  marker: [],
  snapshot: [],
  scenario: [],
  snooze: [one('subjectId', kindNames, 'cascade')],
};

/** The header's references, all cleared but the calendar's, which refuses. */
export const headerReferences = [
  { field: 'targetMilestoneId', to: 'milestone', onDelete: 'clear' },
  { field: 'sponsorId', to: 'stakeholder', onDelete: 'clear' },
  { field: 'managerId', to: 'stakeholder', onDelete: 'clear' },
  { field: 'calendarId', to: 'calendar', onDelete: 'refuse' },
  { field: 'baselineSnapshotId', to: 'snapshot', onDelete: 'clear' },
] as const;

/** Calls back for every reference that some row makes to `id`. */
export function forEachReferrer(
  document: ProgramDocument,
  kind: Kind,
  id: string,
  visit: (by: Kind, row: AnyRow, index: number, reference: Reference) => void,
): void {
  for (const by of kindNames) {
    const relevant = (references[by] as readonly Reference[]).filter((reference) =>
      reference.to.includes(kind),
    );
    if (relevant.length === 0) continue;
    const rows = rowsOf(document, by) as readonly AnyRow[];
    rows.forEach((row, index) => {
      for (const reference of relevant) {
        if (reference.idsOf(row as never).includes(id)) visit(by, row, index, reference);
      }
    });
  }
}
