import { findAnyRow, findRow, type ProgramDocument } from '../../../domain/model/document';
import { titleOf } from '../../../domain/model/kinds';
import type { RaidEntry, RaidKind } from '../../../domain/raid/raidLog';
import { expectedDelayDays, riskMark, riskScore } from '../../../domain/raid/riskScore';
import { capitalize } from '../../../domain/words';
import type { CellEditor } from '../../ui/gridCells';
import type { Option } from '../../ui/Select';

/** What of the log is in view: all of it, or one kind with the columns of that kind. */
export type RaidView = 'all' | RaidKind;

/** Which entries are shown besides their kind. */
export type RaidShow = 'open' | 'overdue' | 'lacking' | 'all' | 'high';

/** An open risk that is felt. */
export function isHigh(entry: RaidEntry): boolean {
  return entry.kind === 'risk' && entry.open && riskMark(entry.weight) === 'red';
}

/** What one entry is called, by its kind, and several. */
export const raidWords: Readonly<Record<RaidKind, readonly [string, string]>> = {
  risk: ['Risk', 'Risks'],
  assumption: ['Assumption', 'Assumptions'],
  issue: ['Issue', 'Issues'],
  decision: ['Decision', 'Decisions'],
  action: ['Action', 'Actions'],
};

/** How a field is edited; people and risks are chosen among those of the program. */
type FieldEditor = CellEditor | 'people' | 'risks';

/** One column of the log. Its field may have another name in each kind, and be missing in some. */
export type RaidColumn = {
  readonly id: string;
  readonly label: string;
  /** Another label while only one kind is in view. */
  readonly labelByView?: Partial<Record<RaidView, string>>;
  readonly width: number;
  readonly align?: 'end' | 'center';
  readonly fields: Partial<Record<RaidKind, { readonly field: string; readonly editor: FieldEditor }>>;
};

const text: CellEditor = { type: 'text' };
const title: CellEditor = { type: 'text', isRequired: true };
const day: CellEditor = { type: 'day' };
const score: CellEditor = { type: 'number', min: 1, max: 5 };
const choice = (...ids: readonly string[]): CellEditor => ({
  type: 'choice',
  isRequired: true,
  options: ids.map((id) => ({ id, label: capital(id) })),
});
const strategies: CellEditor = {
  type: 'choice',
  options: ['avoid', 'reduce', 'transfer', 'accept'].map((id) => ({ id, label: capital(id) })),
};

function capital(word: string): string {
  return capitalize(word);
}

const all = (field: string, editor: FieldEditor, ...kinds: readonly RaidKind[]): RaidColumn['fields'] =>
  Object.fromEntries(kinds.map((kind) => [kind, { field, editor }]));
const every: readonly RaidKind[] = ['risk', 'assumption', 'issue', 'decision', 'action'];

const columnById = {
  title: {
    label: 'Title',
    labelByView: { decision: 'Question' },
    width: 300,
    fields: all('title', title, ...every),
  },
  kind: { label: 'Kind', width: 104, fields: {} },
  weight: { label: 'Weight', width: 96, align: 'center', fields: {} },
  probability: {
    label: 'Probability',
    width: 96,
    align: 'center',
    fields: all('probability', score, 'risk'),
  },
  impact: { label: 'Impact', width: 76, align: 'center', fields: all('impact', score, 'risk') },
  score: { label: 'Score', width: 92, align: 'center', fields: {} },
  exposureDays: {
    label: 'Exposure',
    width: 88,
    align: 'end',
    fields: all('exposureDays', { type: 'number', min: 0, max: 36_500, isWhole: false }, 'risk'),
  },
  expected: { label: 'Expected', width: 88, align: 'end', fields: {} },
  proximityDay: { label: 'Can happen from', width: 132, fields: all('proximityDay', day, 'risk') },
  strategy: { label: 'Strategy', width: 92, fields: all('strategy', strategies, 'risk') },
  trigger: { label: 'Trigger', width: 220, fields: all('trigger', text, 'risk') },
  response: { label: 'Response', width: 220, fields: all('response', text, 'risk') },
  severity: { label: 'Severity', width: 84, align: 'center', fields: all('severity', score, 'issue') },
  owner: {
    label: 'Owner',
    labelByView: { decision: 'Decider' },
    width: 150,
    fields: {
      ...all('ownerId', 'people', 'risk', 'assumption', 'issue', 'action'),
      ...all('deciderId', 'people', 'decision'),
    },
  },
  next: {
    label: 'Next date',
    labelByView: { risk: 'Review', assumption: 'Validate by', issue: 'Due', decision: 'Due', action: 'Due' },
    width: 148,
    fields: {
      ...all('reviewDay', day, 'risk'),
      ...all('validateByDay', day, 'assumption'),
      ...all('dueDay', day, 'issue', 'decision', 'action'),
    },
  },
  state: {
    label: 'State',
    width: 104,
    fields: {
      ...all('state', choice('open', 'closed', 'occurred'), 'risk'),
      ...all('state', choice('open', 'valid', 'invalid'), 'assumption'),
      ...all('state', choice('open', 'closed'), 'issue'),
      ...all('state', choice('open', 'decided', 'withdrawn'), 'decision'),
    },
  },
  options: { label: 'Options', width: 220, fields: {} },
  recommendation: { label: 'Recommendation', width: 200, fields: all('recommendation', text, 'decision') },
  costOfDelay: { label: 'What waiting costs', width: 220, fields: all('costOfDelay', text, 'decision') },
  outcome: { label: 'Outcome', width: 180, fields: all('outcome', text, 'decision') },
  rationale: { label: 'Rationale', width: 180, fields: all('rationale', text, 'decision') },
  decidedDay: { label: 'Decided', width: 112, fields: all('decidedDay', day, 'decision') },
  revisitDay: { label: 'Look again', width: 112, fields: all('revisitDay', day, 'decision') },
  from: { label: 'Came from', width: 220, fields: all('riskId', 'risks', 'issue') },
  resolution: { label: 'Resolution', width: 200, fields: all('resolution', text, 'issue') },
  raisedDay: { label: 'Raised', width: 112, fields: all('raisedDay', day, 'risk', 'issue') },
  doneDay: { label: 'Done', width: 112, fields: all('doneDay', day, 'action') },
  note: { label: 'Note', width: 240, fields: all('note', text, 'assumption', 'action') },
  lacks: { label: 'Lacks', width: 190, fields: {} },
  projects: { label: 'Projects', width: 220, fields: {} },
} as const satisfies Record<string, Omit<RaidColumn, 'id'>>;

const columnsByView: Readonly<Record<RaidView, readonly (keyof typeof columnById)[]>> = {
  all: ['title', 'kind', 'weight', 'owner', 'next', 'state', 'lacks', 'projects'],
  risk: [
    'title',
    'probability',
    'impact',
    'score',
    'exposureDays',
    'expected',
    'owner',
    'next',
    'strategy',
    'proximityDay',
    'trigger',
    'response',
    'state',
    'lacks',
    'raisedDay',
    'projects',
  ],
  assumption: ['title', 'owner', 'next', 'state', 'note', 'lacks', 'projects'],
  issue: [
    'title',
    'severity',
    'owner',
    'next',
    'state',
    'from',
    'resolution',
    'raisedDay',
    'lacks',
    'projects',
  ],
  decision: [
    'title',
    'options',
    'recommendation',
    'owner',
    'next',
    'costOfDelay',
    'state',
    'outcome',
    'rationale',
    'decidedDay',
    'revisitDay',
    'lacks',
    'projects',
  ],
  action: ['title', 'owner', 'next', 'doneDay', 'from', 'note', 'lacks'],
};

/** The columns of a view, in their order. */
export function columnsOf(view: RaidView): readonly RaidColumn[] {
  return columnsByView[view].map((id) => {
    const column: Omit<RaidColumn, 'id'> = columnById[id];
    return { ...column, id, label: column.labelByView?.[view] ?? column.label };
  });
}

/** How the cell of an entry is edited; null where it is computed or the entry has no such field. */
export function editorOf(
  column: RaidColumn,
  entry: RaidEntry,
  people: readonly Option[],
  risks: readonly Option[],
): CellEditor | null {
  const editor = column.fields[entry.kind]?.editor ?? null;
  if (editor === 'people') return { type: 'choice', options: people };
  if (editor === 'risks') return { type: 'choice', options: risks };
  return editor;
}

/** What the field of a cell holds, as an editor shows it. */
export function textOf(column: RaidColumn, entry: RaidEntry): string {
  const field = column.fields[entry.kind]?.field;
  if (field === undefined) return '';
  const value = (entry.row as unknown as Record<string, unknown>)[field];
  return value === null || value === undefined ? '' : String(value);
}

const order = (ids: readonly string[], id: string) => ids.indexOf(id);

/** What a column is sorted by: numbers and texts go up, null last. The heaviest comes first. */
export function sortKeyOf(
  column: RaidColumn,
  document: ProgramDocument,
): (entry: RaidEntry) => number | string | null {
  return (entry) => {
    switch (column.id) {
      case 'kind':
        return order(every, entry.kind);
      case 'weight':
      case 'score':
        return entry.weight === 0 ? null : -entry.weight;
      case 'expected':
        return entry.kind === 'risk' ? negative(expectedDelayDays(entry.row)) : null;
      case 'owner':
        return findRow(document, 'stakeholder', entry.ownerId)?.name.toLocaleLowerCase('en') ?? null;
      case 'next':
        return entry.nextDay;
      case 'state':
        return entry.open ? 0 : 1;
      case 'options':
        return entry.kind === 'decision' ? entry.row.options.length : null;
      case 'from':
        return sourceOf(document, entry)?.title ?? null;
      case 'lacks':
        return entry.lacks.length === 0 ? null : -entry.lacks.length;
      case 'projects':
        return projectsOf(document, entry) || null;
      default: {
        const value = textOf(column, entry);
        if (value === '') return null;
        const editor = column.fields[entry.kind]?.editor;
        return typeof editor === 'object' && editor.type === 'number'
          ? -Number(value)
          : value.toLocaleLowerCase('en');
      }
    }
  };
}

const negative = (value: number | null) => (value === null ? null : -value);

/** The titles of the projects that an entry is about. */
export function projectsOf(document: ProgramDocument, entry: RaidEntry): string {
  return entry.projectIds.map((id) => findRow(document, 'project', id)?.title ?? id).join(', ');
}

/** What an issue or action came from. */
export function sourceOf(
  document: ProgramDocument,
  entry: RaidEntry,
): { readonly id: string; readonly title: string } | null {
  const id = entry.kind === 'issue' ? entry.row.riskId : entry.kind === 'action' ? entry.row.sourceId : null;
  const found = id === null ? undefined : findAnyRow(document, id);
  return found ? { id: found.row.id, title: titleOf(found.row) } : null;
}

/** How the score of a risk has gone since it was last looked at: up is worse. */
export function trendOf(entry: RaidEntry): 'up' | 'down' | null {
  if (entry.kind !== 'risk') return null;
  const before = entry.row.reviews.at(-2);
  if (!before) return null;
  const change = riskScore(entry.row) - riskScore(before);
  return change > 0 ? 'up' : change < 0 ? 'down' : null;
}
