import { type FieldChoice, normalizeHeading, type SheetKind } from '../../domain/exchange/mapping';

/** A field of a kind of sheet: what it is called on screen, and the headings that it goes by. */
export type FieldRule = FieldChoice & {
  readonly headings: readonly string[];
  /** How much the heading says about the kind of the sheet; most say 1. */
  readonly weight: number;
  /** Several columns may be read as it. */
  readonly repeats: boolean;
};

/** What is known of a kind of sheet. */
export type KindRule = {
  /** For each, one of its fields must be there for a sheet to be taken for the kind. */
  readonly needs: readonly (readonly string[])[];
  /** What the names of such files and sheets hold. */
  readonly nameHints: readonly string[];
  readonly fields: readonly FieldRule[];
};

function field(
  name: string,
  label: string,
  headings: readonly string[],
  { weight = 1, repeats = false }: { weight?: number; repeats?: boolean } = {},
): FieldRule {
  return { field: name, label, headings: headings.map(normalizeHeading), weight, repeats };
}

const team = field('team', 'Team', [
  'team',
  'owning team',
  'squad',
  'group',
  'owning group',
  'department',
  'sig',
]);
const owner = field('owner', 'Owner', [
  'owner',
  'lead',
  'assignee',
  'responsible',
  'dri',
  'project lead',
  'project manager',
  'assigned to',
  'owned by',
]);
const status = field('status', 'Status', ['status', 'state', 'issue status']);
const start = field('start', 'Start', [
  'start',
  'start date',
  'begin',
  'begins',
  'starts',
  'planned start',
  'target start',
  'start day',
]);
const finish = field('finish', 'Finish', [
  'finish',
  'finish date',
  'end',
  'end date',
  'ends',
  'due',
  'due date',
  'deadline',
  'target date',
  'target end',
  'planned finish',
  'planned end',
  'finish day',
  'delivery date',
]);
const duration = field('duration', 'Duration in working days', [
  'duration',
  'duration days',
  'days',
  'working days',
  'duration d',
]);
const percentComplete = field('percentComplete', 'Percent complete', [
  'percent complete',
  '% complete',
  'complete %',
  'progress',
  'percent',
  '%',
  'done %',
  '% done',
  'completion',
]);
const actualStart = field('actualStart', 'Actual start', ['actual start', 'started', 'started on']);
const actualFinish = field('actualFinish', 'Actual finish', [
  'actual finish',
  'actual end',
  'completed on',
  'resolved',
  'closed',
  'finished on',
]);
const description = field('description', 'Description', ['description', 'details', 'scope', 'notes', 'note']);
const labels = field('labels', 'Labels', ['labels', 'label', 'tags', 'tag', 'components'], { repeats: true });
const link = field('link', 'Link', ['link', 'url', 'web link', 'hyperlink']);
const predecessors = field(
  'predecessors',
  'Predecessors',
  [
    'predecessors',
    'predecessor',
    'depends on',
    'blocked by',
    'inward issue link blocks',
    'dependencies',
    'waits for',
  ],
  { repeats: true },
);
const successors = field('successors', 'Successors', ['successors', 'blocks', 'outward issue link blocks'], {
  repeats: true,
});
const priority = field('priority', 'Priority', ['priority', 'urgency', 'prio']);
const projectRef = field(
  'project',
  'Project',
  ['project', 'project key', 'project name', 'project id', 'initiative'],
  {
    weight: 2,
  },
);

/** What each kind of sheet may hold, and by what headings it is known. */
export const rulesByKind: Readonly<Record<SheetKind, KindRule>> = {
  projects: {
    needs: [['title', 'key']],
    nameHints: ['project', 'initiative', 'roadmap', 'portfolio', 'epic'],
    fields: [
      field('key', 'Key', [
        'key',
        'id',
        'project key',
        'project id',
        'code',
        'ref',
        'reference',
        '#',
        'no',
        'number',
      ]),
      field('title', 'Title', [
        'title',
        'name',
        'project',
        'project name',
        'project title',
        'summary',
        'initiative',
        'epic',
        'epic name',
        'workstream',
      ]),
      team,
      owner,
      status,
      field('stage', 'Stage', ['stage', 'maturity']),
      field('phase', 'Phase', ['phase', 'lifecycle phase']),
      start,
      finish,
      duration,
      percentComplete,
      actualStart,
      actualFinish,
      priority,
      description,
      labels,
      link,
      field('allocationPeople', 'People at work', ['people', 'headcount', 'fte', 'allocation', 'staff']),
      predecessors,
      successors,
    ],
  },
  tasks: {
    needs: [['title']],
    nameHints: ['task', 'issue', 'jira', 'backlog', 'work'],
    fields: [
      field('key', 'Key', [
        'key',
        'id',
        'issue key',
        'task id',
        'task key',
        'wbs',
        '#',
        'no',
        'number',
        'code',
      ]),
      field('internalKey', 'Internal number', ['issue id']),
      field('title', 'Title', [
        'title',
        'name',
        'task',
        'task name',
        'summary',
        'issue',
        'work item',
        'activity',
      ]),
      projectRef,
      field('projectTitle', 'Title of the project', ['project name', 'project title']),
      field('type', 'Type', ['issue type', 'type', 'work item type', 'issuetype'], { weight: 3 }),
      field(
        'parent',
        'Parent',
        ['parent', 'parent key', 'parent id', 'parent task', 'epic link', 'parent issue', 'epic'],
        { weight: 2 },
      ),
      team,
      owner,
      status,
      field('statusCategory', 'Status category', ['status category']),
      start,
      finish,
      duration,
      field('estimateSeconds', 'Original estimate in seconds', ['original estimate']),
      percentComplete,
      actualStart,
      actualFinish,
      description,
      labels,
      link,
      predecessors,
      successors,
    ],
  },
  milestones: {
    needs: [['title'], ['day', 'project']],
    nameHints: ['milestone', 'gate'],
    fields: [
      field('key', 'Key', ['key', 'id', 'milestone id', 'milestone key']),
      projectRef,
      field('title', 'Title', ['milestone', 'milestone name', 'milestone title'], { weight: 4 }),
      field('day', 'Date', [
        'date',
        'day',
        'due',
        'due date',
        'target date',
        'milestone date',
        'finish',
        'planned date',
        'when',
      ]),
      owner,
      status,
      percentComplete,
      field('agreed', 'First agreed date', [
        'agreed',
        'baseline',
        'baseline date',
        'original date',
        'first agreed date',
      ]),
      actualFinish,
      description,
    ],
  },
  asks: {
    needs: [
      ['givingTeam', 'giver'],
      ['project', 'needingTeam', 'deliverable'],
    ],
    nameHints: ['ask', 'agreement', 'give', 'dependenc', 'promise'],
    fields: [
      field('key', 'Key', ['key', 'id', 'ask id', 'dependency id', 'ref']),
      field('project', 'Project that needs it', [
        'project',
        'project key',
        'needing project',
        'for project',
        'receiving project',
        'needed for',
      ]),
      field('predecessor', 'Work that is waited for', ['predecessor', 'providing project']),
      field(
        'givingTeam',
        'Team that gives',
        [
          'providing team',
          'provider',
          'giving team',
          'giver team',
          'from team',
          'supplier',
          'supplying team',
          'depends on team',
          'provided by',
          'delivering team',
          'give',
        ],
        { weight: 4 },
      ),
      field(
        'needingTeam',
        'Team that needs',
        [
          'receiving team',
          'receiver',
          'needing team',
          'to team',
          'requesting team',
          'requester',
          'consumer',
          'get',
        ],
        { weight: 3 },
      ),
      field(
        'deliverable',
        'Deliverable',
        ['what is needed', 'deliverable', 'need', 'ask', 'what', 'request', 'description'],
        {
          weight: 2,
        },
      ),
      field(
        'neededBy',
        'Needed by',
        ['needed by', 'need by', 'required by', 'needed', 'due', 'due date', 'date'],
        {
          weight: 2,
        },
      ),
      field('committedDay', 'Committed', [
        'committed',
        'committed date',
        'commit date',
        'promised',
        'promised date',
      ]),
      field('forecastDay', 'Forecast', ['forecast', 'forecast date', 'expected', 'eta']),
      field('state', 'State', ['state', 'status', 'agreement status']),
      field('giver', 'Who was asked', [
        'giver',
        'asked',
        'who was asked',
        'giving person',
        'provider contact',
      ]),
      field('getter', 'Who asks', ['getter', 'asker', 'who asks', 'needing person', 'requested by']),
      field('type', 'Kind', ['kind', 'type', 'category']),
      field('criteria', 'Acceptance criteria', ['acceptance criteria', 'criteria', 'acceptance']),
      field('confidence', 'Confidence in per cent', ['confidence', 'confidence %']),
      field('fallback', 'Fallback', ['fallback', 'plan b']),
      field('note', 'Note', ['note', 'notes', 'comment', 'comments']),
    ],
  },
  people: {
    needs: [['name'], ['role', 'projects', 'influence', 'interest', 'stance', 'email', 'function', 'cares']],
    nameHints: ['people', 'stakeholder', 'person', 'raci', 'contact', 'member'],
    fields: [
      field('name', 'Name', ['name', 'stakeholder', 'person', 'full name', 'who', 'handle', 'member']),
      field('role', 'Role', ['role', 'title', 'job title', 'position', 'raci'], { weight: 3 }),
      team,
      field('projects', 'Projects', ['projects', 'project', 'project keys', 'works on'], { weight: 2 }),
      field('function', 'Function', ['function', 'discipline']),
      field('email', 'Mail address', ['email', 'e mail', 'mail', 'email address'], { weight: 2 }),
      field('influence', 'Influence (1 to 5)', ['influence', 'power'], { weight: 3 }),
      field('interest', 'Interest (1 to 5)', ['interest'], { weight: 3 }),
      field('stance', 'Stance now', ['stance', 'attitude', 'stance now', 'position now'], { weight: 2 }),
      field('stanceWanted', 'Stance wanted', ['stance wanted', 'desired stance', 'wanted stance']),
      field('cares', 'What they care about', ['cares about', 'cares', 'what they care about', 'interests']),
      field('cadenceDays', 'Days between updates', ['cadence', 'cadence days', 'update every']),
      field('channel', 'Channel', ['channel', 'preferred channel']),
      field('lastContactDay', 'Last contact', ['last contact', 'last contacted']),
      field('note', 'Note', ['note', 'notes', 'comment', 'comments']),
    ],
  },
  links: {
    needs: [['from'], ['to']],
    nameHints: ['link', 'dependenc', 'relation'],
    fields: [
      field('key', 'Key', ['key', 'id', 'link id']),
      field('from', 'From', ['from', 'source', 'predecessor', 'from key', 'from project', 'inward'], {
        weight: 4,
      }),
      field('to', 'To', ['to', 'target', 'successor', 'to key', 'to project', 'outward'], { weight: 4 }),
      field('relation', 'Relation', ['relation', 'type', 'link type', 'relationship', 'kind'], { weight: 2 }),
      field('lagDays', 'Lag in working days', ['lag', 'lag days', 'delay']),
      field('note', 'Note', ['note', 'notes', 'comment', 'description']),
    ],
  },
  releases: {
    needs: [['title'], ['day']],
    nameHints: ['release', 'version', 'freeze', 'marker', 'holiday', 'event'],
    fields: [
      field(
        'title',
        'Title',
        ['release', 'version', 'release name', 'event', 'freeze', 'marker', 'holiday'],
        { weight: 4 },
      ),
      field('day', 'Date', ['date', 'day', 'release date', 'start', 'start date', 'when']),
      field('finishDay', 'Last day', ['finish', 'end', 'last day', 'end date', 'until']),
      field('type', 'Kind', ['kind', 'type']),
      field('note', 'Note', ['note', 'notes', 'comment', 'status', 'state']),
    ],
  },
  ignore: { needs: [], nameHints: [], fields: [] },
};

/** The fields that a column may be read as, by kind of sheet: what a face offers. */
export const fieldsByKind: Readonly<Record<SheetKind, readonly FieldChoice[]>> = Object.fromEntries(
  Object.entries(rulesByKind).map(([kind, rule]) => [
    kind,
    rule.fields.map((it) => ({ field: it.field, label: it.label })),
  ]),
) as unknown as Record<SheetKind, readonly FieldChoice[]>;

/** The fields that hold days, by kind: where the order of dates matters. */
export const dayFieldsByKind: Readonly<Record<SheetKind, readonly string[]>> = {
  projects: ['start', 'finish', 'actualStart', 'actualFinish'],
  tasks: ['start', 'finish', 'actualStart', 'actualFinish'],
  milestones: ['day', 'agreed', 'actualFinish'],
  asks: ['neededBy', 'committedDay', 'forecastDay'],
  people: ['lastContactDay'],
  links: [],
  releases: ['day', 'finishDay'],
  ignore: [],
};
