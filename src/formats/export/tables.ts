import { computeHealth } from '../../domain/health/computeHealth';
import { findRow, type ProgramDocument } from '../../domain/model/document';
import type { Health } from '../../domain/model/health';
import type { Milestone, Project, Task } from '../../domain/model/work';
import { gatherFacts, type ReportFacts } from '../../domain/report/reportFacts';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import type { Day } from '../../domain/time/day';

/** A cell of a table: days are YYYY-MM-DD; null is an empty cell. */
export type TableCell = string | number | null;

/** A column: what it is called, and how its cells are typed in a workbook. */
export type TableColumn = { readonly heading: string; readonly holds: 'text' | 'number' | 'day' };

/** A table that people read, headed so that it can be imported again. */
export type ExportTable = {
  /** The name of its file: `projects`. */
  readonly name: string;
  /** The name of its sheet. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
};

type Column<Row> = readonly [
  heading: string,
  holds: TableColumn['holds'],
  read: (row: Row) => TableCell | undefined,
];

function table<Row>(
  name: string,
  title: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): ExportTable {
  return {
    name,
    title,
    columns: columns.map(([heading, holds]) => ({ heading, holds })),
    rows: rows.map((row) =>
      columns.map(([, , read]) => {
        const cell = read(row);
        return cell === undefined || cell === '' ? null : cell;
      }),
    ),
  };
}

/** Columns for what rows carry of their source, save names that the table has already. */
function customColumns<Row extends { readonly fields: Readonly<Record<string, string>> }>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): Column<Row>[] {
  const taken = new Set(columns.map(([heading]) => heading.toLowerCase()));
  const names = new Set<string>();
  for (const row of rows) {
    for (const name of Object.keys(row.fields)) if (!taken.has(name.toLowerCase())) names.add(name);
  }
  return [...names].map((name) => [name, 'text', (row) => row.fields[name]]);
}

type Work = Project | Task | Milestone;

const healthWords: Readonly<Record<Health, string>> = {
  green: 'on track',
  amber: 'at risk',
  red: 'off track',
  done: 'done',
  notStarted: 'not started',
};

class Exporting {
  readonly document: ProgramDocument;
  readonly facts: ReportFacts;

  constructor(document: ProgramDocument, today: Day) {
    this.document = document;
    const schedule = computeSchedule(document);
    this.facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
  }

  keyOf = (row: Work): string => row.externalId ?? row.id;

  keyOfId = (id: string | null): string | null => {
    const { document } = this;
    const row =
      findRow(document, 'project', id) ?? findRow(document, 'task', id) ?? findRow(document, 'milestone', id);
    return row ? this.keyOf(row) : id;
  };

  status = (row: Project | Task): string => {
    if (!row.plan.active) return 'Cancelled';
    if ('onHold' in row && row.onHold) return 'On hold';
    const scheduled = this.facts.schedule.byId.get(row.id);
    if (scheduled ? scheduled.done : row.plan.percentComplete === 100) return 'Done';
    const begun = row.plan.percentComplete > 0 || row.plan.actualStartAt !== null;
    return begun || (scheduled?.percentComplete ?? 0) > 0 ? 'In progress' : 'Not started';
  };

  milestoneStatus = (row: Milestone): string =>
    row.plan.active
      ? this.facts.schedule.byId.get(row.id)?.done || row.plan.percentComplete === 100
        ? 'Done'
        : 'Open'
      : 'Cancelled';

  percent = (row: Work): number =>
    Math.round(this.facts.schedule.byId.get(row.id)?.percentComplete ?? row.plan.percentComplete);

  slackDays = (row: Work): number | null => {
    const scheduled = this.facts.schedule.byId.get(row.id);
    if (!scheduled || scheduled.dayMinutes === 0) return null;
    return Math.round((scheduled.totalSlackMinutes / scheduled.dayMinutes) * 10) / 10;
  };

  /** The days where the schedule puts it; of what is out of the schedule, the days that it was given. */
  startDay = (row: Work): string | null =>
    this.facts.startDay(row.id) ?? row.plan.startAt?.slice(0, 10) ?? null;
  finishDay = (row: Work): string | null =>
    this.facts.finishDay(row.id) ?? row.plan.finishAt?.slice(0, 10) ?? null;

  health = (row: Work): string | null =>
    this.facts.schedule.byId.has(row.id) ? healthWords[this.facts.healthOf(row.id)] : null;
}

/** The tables of a program that people read, as of a day; tables without rows are left out. */
export function programToTables(document: ProgramDocument, today: Day): readonly ExportTable[] {
  const it = new Exporting(document, today);
  const { personName, teamName } = it.facts;
  return [
    projectsTable(it),
    tasksTable(it),
    milestonesTable(it),
    ...dependencyTables(it),
    peopleTable(it),
    table('releases', 'Releases', document.markers, [
      ['Release', 'text', (row) => row.title],
      ['Date', 'day', (row) => row.startDay],
      ['Last day', 'day', (row) => row.finishDay],
      ['Kind', 'text', (row) => row.kind],
      ['Note', 'text', (row) => row.note],
    ]),
    table('teams', 'Teams', document.teams, [
      ['Team', 'text', (row) => row.name],
      ['Function', 'text', (row) => row.function],
      ['External', 'text', (row) => (row.external ? 'yes' : 'no')],
      ['Lead', 'text', (row) => personName(row.leadId)],
      ['People', 'number', (row) => row.capacityPeople],
      ['Note', 'text', (row) => row.note],
    ]),
    table('goals', 'Goals', document.goals, [
      ['Goal', 'text', (row) => row.title],
      ['Level', 'text', (row) => row.level],
      ['Owner', 'text', (row) => personName(row.ownerId)],
      ['Due', 'day', (row) => row.dueDay],
      ['Key results', 'text', (row) => row.keyResults.map((result) => result.title).join('; ')],
      ['Note', 'text', (row) => row.note],
    ]),
    ...raidTables(it),
    table('status-updates', 'Status updates', document.statusUpdates, [
      ['Day', 'day', (row) => row.day],
      ['About', 'text', (row) => (row.subjectId === null ? 'The program' : it.facts.rowTitle(row.subjectId))],
      ['By', 'text', (row) => personName(row.authorId)],
      ['Health', 'text', (row) => (row.health === null ? null : healthWords[row.health])],
      ['Summary', 'text', (row) => row.summary],
      ['Highlights', 'text', (row) => row.highlights.join('\n')],
      ['Lowlights', 'text', (row) => row.lowlights.join('\n')],
      ['Asks', 'text', (row) => row.asks.join('\n')],
    ]),
  ].filter((made) => made.rows.length > 0);

  function projectsTable(exporting: Exporting): ExportTable {
    const columns: Column<Project>[] = [
      ['Key', 'text', exporting.keyOf],
      ['Title', 'text', (row) => row.title],
      ['Team', 'text', (row) => teamName(row.teamId)],
      ['Owner', 'text', (row) => personName(row.ownerId)],
      ['Status', 'text', exporting.status],
      ['Phase', 'text', (row) => row.phase],
      ['Start', 'day', exporting.startDay],
      ['Finish', 'day', exporting.finishDay],
      ['Percent complete', 'number', exporting.percent],
      ['Health', 'text', exporting.health],
      ['Total slack (days)', 'number', exporting.slackDays],
      ['Priority', 'text', (row) => row.priority],
      ['Description', 'text', (row) => row.description],
      ['Labels', 'text', (row) => row.labels.join('; ')],
      ['Link', 'text', (row) => row.link],
    ];
    return table('projects', 'Projects', document.projects, [
      ...columns,
      ...customColumns(document.projects, columns),
    ]);
  }

  function tasksTable(exporting: Exporting): ExportTable {
    const columns: Column<Task>[] = [
      ['Key', 'text', exporting.keyOf],
      ['Project', 'text', (row) => exporting.keyOfId(row.projectId)],
      ['Parent', 'text', (row) => exporting.keyOfId(row.parentId)],
      ['Task', 'text', (row) => row.title],
      ['Team', 'text', (row) => teamName(row.teamId)],
      ['Owner', 'text', (row) => personName(row.ownerId)],
      ['Status', 'text', exporting.status],
      ['Start', 'day', exporting.startDay],
      ['Finish', 'day', exporting.finishDay],
      ['Percent complete', 'number', exporting.percent],
      ['Health', 'text', exporting.health],
      ['Total slack (days)', 'number', exporting.slackDays],
      ['Description', 'text', (row) => row.description],
      ['Labels', 'text', (row) => row.labels.join('; ')],
      ['Link', 'text', (row) => row.link],
    ];
    return table('tasks', 'Tasks', document.tasks, [...columns, ...customColumns(document.tasks, columns)]);
  }

  function milestonesTable(exporting: Exporting): ExportTable {
    const columns: Column<Milestone>[] = [
      ['Key', 'text', exporting.keyOf],
      ['Project', 'text', (row) => exporting.keyOfId(row.projectId)],
      ['Milestone', 'text', (row) => row.title],
      ['Date', 'day', exporting.finishDay],
      ['First agreed date', 'day', (row) => row.agreedAt?.slice(0, 10)],
      ['Owner', 'text', (row) => personName(row.ownerId)],
      ['Status', 'text', exporting.milestoneStatus],
      ['Health', 'text', exporting.health],
      ['Description', 'text', (row) => row.description],
    ];
    return table('milestones', 'Milestones', document.milestones, [
      ...columns,
      ...customColumns(document.milestones, columns),
    ]);
  }
}

function dependencyTables(it: Exporting): ExportTable[] {
  const { document, facts } = it;
  const asks = document.dependencies.flatMap((row) =>
    row.agreement === null ? [] : [{ ...row, agreement: row.agreement }],
  );
  const links = document.dependencies.filter((row) => row.agreement === null);
  const isTeam = new Set<string>(document.teams.map((team) => team.id));
  return [
    table('team-asks', 'Team asks', asks, [
      ['Key', 'text', (row) => row.externalId ?? row.id],
      ['Project', 'text', (row) => it.keyOfId(row.successorId)],
      [
        'Predecessor',
        'text',
        (row) => (isTeam.has(row.predecessorId) ? null : it.keyOfId(row.predecessorId)),
      ],
      ['Providing team', 'text', ({ agreement }) => facts.teamName(agreement.givingTeamId)],
      ['Receiving team', 'text', ({ agreement }) => facts.teamName(agreement.needingTeamId)],
      ['What is needed', 'text', ({ agreement }) => agreement.deliverable],
      ['Needed by', 'day', ({ agreement }) => agreement.neededByDay],
      ['Committed', 'day', ({ agreement }) => agreement.committedDay],
      ['Forecast', 'day', ({ agreement }) => agreement.forecastDay],
      ['State', 'text', ({ agreement }) => agreement.state],
      ['Who was asked', 'text', ({ agreement }) => facts.personName(agreement.giverId)],
      ['Who asks', 'text', ({ agreement }) => facts.personName(agreement.getterId)],
      ['Kind', 'text', ({ agreement }) => agreement.kind],
      ['Acceptance criteria', 'text', ({ agreement }) => agreement.acceptanceCriteria.join('; ')],
      ['Confidence %', 'number', ({ agreement }) => agreement.confidencePercent],
      ['Fallback', 'text', ({ agreement }) => agreement.fallback],
      ['Note', 'text', (row) => row.note],
    ]),
    table('links', 'Links', links, [
      ['Key', 'text', (row) => row.externalId ?? row.id],
      ['From', 'text', (row) => it.keyOfId(row.predecessorId)],
      ['To', 'text', (row) => it.keyOfId(row.successorId)],
      ['Relation', 'text', (row) => (row.drives ? row.type : row.note.split('\n')[0] || 'relates to')],
      [
        'Lag',
        'text',
        (row) => {
          if (row.lag === null || !row.drives) return null;
          return row.lag.unit === 'percent'
            ? `${row.lag.value} %`
            : `${row.lag.value / (row.lag.unit === 'elapsed' ? 1_440 : 480)} ${row.lag.unit === 'elapsed' ? 'elapsed days' : 'd'}`;
        },
      ],
      ['Note', 'text', (row) => (row.drives ? row.note : row.note.split('\n').slice(1).join('\n'))],
    ]),
  ];
}

function peopleTable(it: Exporting): ExportTable {
  const { document, facts } = it;
  const keysByPersonAndRole = new Map<string, Map<string, string[]>>();
  for (const part of document.responsibilities) {
    const byRole = keysByPersonAndRole.get(part.stakeholderId) ?? new Map<string, string[]>();
    keysByPersonAndRole.set(part.stakeholderId, byRole);
    const role = part.title || part.raci;
    const keys = byRole.get(role);
    const key = it.keyOfId(part.subjectId) ?? part.subjectId;
    if (keys) keys.push(key);
    else byRole.set(role, [key]);
  }
  const rows = document.stakeholders.flatMap((person) => {
    const parts = [...(keysByPersonAndRole.get(person.id) ?? [])];
    if (parts.length === 0) return [{ person, role: person.role, projects: '' }];
    return parts.map(([role, keys]) => ({ person, role, projects: keys.join('; ') }));
  });
  return table('people', 'People', rows, [
    ['Name', 'text', ({ person }) => person.name],
    ['Role', 'text', ({ role }) => role],
    ['Team', 'text', ({ person }) => facts.teamName(person.teamId)],
    ['Projects', 'text', ({ projects }) => projects],
    ['Function', 'text', ({ person }) => person.function],
    ['Influence', 'number', ({ person }) => person.influence],
    ['Interest', 'number', ({ person }) => person.interest],
    ['Stance', 'text', ({ person }) => person.stance],
    ['Stance wanted', 'text', ({ person }) => person.stanceWanted],
    ['Cares about', 'text', ({ person }) => person.cares],
    ['Cadence (days)', 'number', ({ person }) => person.cadenceDays],
    ['Channel', 'text', ({ person }) => person.channel],
    ['Last contact', 'day', ({ person }) => person.lastContactDay],
    ['Note', 'text', ({ person }) => person.note],
  ]);
}

function raidTables(it: Exporting): ExportTable[] {
  const { document, facts } = it;
  const keys = (ids: readonly string[]) => ids.map((id) => it.keyOfId(id)).join('; ');
  return [
    table('risks', 'Risks', document.risks, [
      ['Risk', 'text', (row) => row.title],
      ['Description', 'text', (row) => row.description],
      ['Probability', 'number', (row) => row.probability],
      ['Impact', 'number', (row) => row.impact],
      ['Days of delay', 'number', (row) => row.exposureDays],
      ['Strategy', 'text', (row) => row.strategy],
      ['Response', 'text', (row) => row.response],
      ['Trigger', 'text', (row) => row.trigger],
      ['Owner', 'text', (row) => facts.personName(row.ownerId)],
      ['Review', 'day', (row) => row.reviewDay],
      ['State', 'text', (row) => row.state],
      ['Projects', 'text', (row) => keys(row.projectIds)],
    ]),
    table('assumptions', 'Assumptions', document.assumptions, [
      ['Assumption', 'text', (row) => row.title],
      ['Owner', 'text', (row) => facts.personName(row.ownerId)],
      ['Validate by', 'day', (row) => row.validateByDay],
      ['State', 'text', (row) => row.state],
      ['Note', 'text', (row) => row.note],
      ['Projects', 'text', (row) => keys(row.projectIds)],
    ]),
    table('raid-issues', 'Issues', document.issues, [
      ['Issue', 'text', (row) => row.title],
      ['Description', 'text', (row) => row.description],
      ['Severity', 'number', (row) => row.severity],
      ['Owner', 'text', (row) => facts.personName(row.ownerId)],
      ['Raised', 'day', (row) => row.raisedDay],
      ['Due', 'day', (row) => row.dueDay],
      ['Closed', 'day', (row) => row.closedDay],
      ['State', 'text', (row) => row.state],
      ['Resolution', 'text', (row) => row.resolution],
      ['Projects', 'text', (row) => keys(row.projectIds)],
    ]),
    table('decisions', 'Decisions', document.decisions, [
      ['Decision', 'text', (row) => row.title],
      ['Options', 'text', (row) => row.options.map((option) => option.title).join('; ')],
      ['Recommendation', 'text', (row) => row.recommendation],
      ['Cost of delay', 'text', (row) => row.costOfDelay],
      ['Decider', 'text', (row) => facts.personName(row.deciderId)],
      ['Due', 'day', (row) => row.dueDay],
      ['State', 'text', (row) => row.state],
      ['Outcome', 'text', (row) => row.outcome],
      ['Rationale', 'text', (row) => row.rationale],
      ['Decided', 'day', (row) => row.decidedDay],
      ['Revisit', 'day', (row) => row.revisitDay],
    ]),
    table('actions', 'Actions', document.actions, [
      ['Action', 'text', (row) => row.title],
      ['Owner', 'text', (row) => facts.personName(row.ownerId)],
      ['Due', 'day', (row) => row.dueDay],
      ['Done', 'day', (row) => row.doneDay],
      ['Note', 'text', (row) => row.note],
    ]),
  ];
}

function groupByProject<Row extends Task | Milestone>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const rowsByProject = new Map<string, Row[]>();
  for (const row of rows) {
    const known = rowsByProject.get(row.projectId ?? '');
    if (known) known.push(row);
    else rowsByProject.set(row.projectId ?? '', [row]);
  }
  return rowsByProject;
}

/** The plan as one table: projects, their tasks and milestones under each, in the order of the program. */
export function programToPlanTable(document: ProgramDocument, today: Day): ExportTable {
  const it = new Exporting(document, today);
  const tasksByProject = groupByProject(document.tasks);
  const milestonesByProject = groupByProject(document.milestones);
  const rows: (readonly ['Project' | 'Task' | 'Milestone', Work])[] = [];
  for (const project of document.projects) {
    rows.push(['Project', project]);
    for (const task of tasksByProject.get(project.id) ?? []) rows.push(['Task', task]);
    for (const milestone of milestonesByProject.get(project.id) ?? []) rows.push(['Milestone', milestone]);
  }
  for (const milestone of milestonesByProject.get('') ?? []) rows.push(['Milestone', milestone]);
  const { personName, teamName } = it.facts;
  return table('plan', 'Plan', rows, [
    ['Type', 'text', ([type]) => type],
    ['Key', 'text', ([, row]) => it.keyOf(row)],
    ['Project', 'text', ([, row]) => ('projectId' in row ? it.keyOfId(row.projectId) : null)],
    ['Parent', 'text', ([, row]) => ('parentId' in row ? it.keyOfId(row.parentId) : null)],
    ['Title', 'text', ([, row]) => row.title],
    ['Team', 'text', ([, row]) => ('teamId' in row ? teamName(row.teamId) : null)],
    ['Owner', 'text', ([, row]) => personName(row.ownerId)],
    [
      'Status',
      'text',
      ([type, row]) =>
        type === 'Milestone' ? it.milestoneStatus(row as Milestone) : it.status(row as Project | Task),
    ],
    ['Start', 'day', ([, row]) => it.startDay(row)],
    ['Finish', 'day', ([, row]) => it.finishDay(row)],
    ['Percent complete', 'number', ([type, row]) => (type === 'Milestone' ? null : it.percent(row))],
    ['Health', 'text', ([, row]) => it.health(row)],
    ['Total slack (days)', 'number', ([, row]) => it.slackDays(row)],
  ]);
}
