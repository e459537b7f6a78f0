import { isOpenState } from '../agreements/moves';
import { movesToWords, standingReasonToSentence } from '../agreements/standing';
import { statusWords } from '../layout/drawing';
import type { TableRow } from '../layout/pageTable';
import type { Run } from '../layout/pageText';
import type { Health } from '../model/health';
import type { Milestone, Project } from '../model/work';
import { addDays, type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { costToSentence } from './reportAsks';
import { type OpenPromise, openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import { type Report, riskMark, riskScore } from './reportModel';
import {
  dayCell,
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  type ReportSection,
  rowAnchor,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';
import {
  amountToText,
  asSentence,
  capitalize,
  count,
  listWords,
  readableDays,
  varianceToWords,
} from './reportWords';

/** The sections of the full report, in their order. */
export function fullSections(report: Report): readonly ReportSection[] {
  const { facts } = report;
  return [
    section('status', 'Status at a glance', statusBlocks(report)),
    section('asks', 'Decisions and asks', askBlocks(report)),
    section('changes', 'What changed, and what is next', changeBlocks(report)),
    section('goals', 'Goals and key results', goalBlocks(facts)),
    // From here on sheets lie on their side: pictures and wide tables, and no half-empty page where one turns.
    section('roadmap', 'Roadmap', [{ kind: 'roadmap' }], true),
    section('milestones', 'Milestones', milestoneBlocks(facts), true),
    section('dependencies', 'Cross-team dependencies', dependencyBlocks(facts), true),
    section('raid', 'Risks and issues', raidBlocks(report), true),
    section('stakeholders', 'Stakeholders', stakeholderBlocks(facts), true),
    section('projects', 'Projects', projectBlocks(facts), true),
    section('appendix', 'Appendix', appendixBlocks(facts), true),
  ];
}

const section = (
  id: string,
  title: string,
  blocks: readonly ReportBlock[],
  landscape = false,
): ReportSection => ({ id, title, landscape, blocks });

const statusOrder: readonly Health[] = ['red', 'amber', 'green', 'notStarted', 'done'];
/** A section shows so many reasons; the others are counted. */
const reasonsShown = 8;

function statusBlocks({ facts }: Report): readonly ReportBlock[] {
  const { document, health } = facts;
  const { computed, reasons } = health.program;
  const counts = new Map<Health, number>(statusOrder.map((it) => [it, 0]));
  for (const project of document.projects) {
    const shown = facts.healthOf(project.id);
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  const tally = statusOrder
    .filter((it) => (counts.get(it) ?? 0) > 0)
    .map((it) => `${(counts.get(it) ?? 0).toLocaleString('en-US')} ${statusWords[it].toLowerCase()}`);
  const { milestones, dependencies } = document;
  const agreements = dependencies.filter((it) => it.agreement !== null);
  const inAll = [
    count(document.projects.length, 'project'),
    count(document.teams.length, 'team'),
    count(milestones.length, 'milestone'),
    count(agreements.length, 'agreement between teams', 'agreements between teams'),
    count(document.stakeholders.length, 'stakeholder'),
  ];
  const blocks: ReportBlock[] = [
    paragraph(
      `The program holds ${listWords(inAll)}.${tally.length > 0 ? ` Projects: ${listWords(tally)}.` : ''}`,
    ),
  ];
  if (reasons.length > 0) {
    blocks.push({ kind: 'heading', text: `Why the rules find it ${statusWords[computed].toLowerCase()}` });
    const shown = reasons.slice(0, reasonsShown);
    blocks.push({
      kind: 'list',
      entries: shown.map((reason): Run[] => [
        { text: `${statusWords[reason.health]}: `, weight: 600, color: `${reason.health}.ink` },
        { text: readableDays(reason.message) },
      ]),
    });
    const rest = reasons.length - shown.length;
    if (rest > 0) {
      blocks.push(
        paragraph(
          `${count(rest, 'more reason')} ${rest === 1 ? 'is' : 'are'} counted in the colours of the projects and milestones below.`,
          true,
        ),
      );
    }
  }
  const rows = teamRows(facts);
  blocks.push({ kind: 'heading', text: 'Projects by team' });
  blocks.push(
    tableBlock(
      plainTable(
        'Projects by team',
        [
          shareColumn('Team', 3),
          fitColumn('Projects', 50, 'right'),
          ...statusOrder.map((it) => fitColumn(statusWords[it], 56, 'right')),
          shareColumn('Next milestone', 4),
        ],
        rows,
      ),
      rows.length > 12,
    ),
  );
  return blocks;
}

/** Projects by the team that does them, teams in the order of the program; what has no team comes last. */
function projectsByTeam(
  facts: ReportFacts,
): readonly { readonly title: string; readonly projects: Project[] }[] {
  const { document } = facts;
  const byTeam = new Map<string | null, Project[]>();
  for (const project of document.projects) {
    const projects = byTeam.get(project.teamId);
    if (projects) projects.push(project);
    else byTeam.set(project.teamId, [project]);
  }
  return [
    ...document.teams.map((team) => ({ title: team.name, projects: byTeam.get(team.id) ?? [] })),
    { title: 'No team', projects: byTeam.get(null) ?? [] },
  ].filter(({ projects }) => projects.length > 0);
}

function teamRows(facts: ReportFacts): TableRow[] {
  const { document, schedule, today } = facts;
  const milestonesByProject = new Map<string, Milestone[]>();
  for (const milestone of document.milestones) {
    if (milestone.projectId === null) continue;
    const known = milestonesByProject.get(milestone.projectId);
    if (known) known.push(milestone);
    else milestonesByProject.set(milestone.projectId, [milestone]);
  }
  return projectsByTeam(facts).map(({ title, projects }) => {
    const healths = projects.map((project) => facts.healthOf(project.id));
    const worst = statusOrder.find((it) => healths.includes(it)) ?? 'notStarted';
    let next: { title: string; day: Day } | null = null;
    for (const project of projects) {
      for (const milestone of milestonesByProject.get(project.id) ?? []) {
        const day = facts.finishDay(milestone.id);
        if (day === null || day < today || schedule.byId.get(milestone.id)?.done) continue;
        if (next === null || day < next.day) next = { title: milestone.title, day };
      }
    }
    return {
      cells: [
        titleCell(title, worst),
        textCell(String(projects.length)),
        ...statusOrder.map((it) => {
          const amount = healths.filter((health) => health === it).length;
          return textCell(amount === 0 ? null : String(amount));
        }),
        textCell(next === null ? null : `${dayToText(next.day)} ${next.title}`),
      ],
    };
  });
}

function askBlocks({ asks }: Report): readonly ReportBlock[] {
  return [
    tableBlock(
      plainTable(
        'Decisions and asks',
        [
          shareColumn('Decision or ask', 5),
          shareColumn('Recommended', 4),
          fitColumn('Owner', 90),
          fitColumn('By', 70),
          shareColumn('Cost of not deciding', 5),
        ],
        asks.map((ask) => ({
          cells: [
            titleCell(ask.title),
            textCell(ask.recommendation),
            textCell(ask.owner ?? 'Not named'),
            ask.dueDay === null ? textCell('No date') : dayCell(ask.dueDay),
            textCell(ask.costOfDelay === '' ? 'Not stated' : costToSentence(ask)),
          ],
        })),
      ),
    ),
  ];
}

function changeBlocks(report: Report): readonly ReportBlock[] {
  const { changes, next, facts } = report;
  const since = facts.lastReport ? `since the report of ${report.sinceText}` : `since ${report.sinceText}`;
  const toRow = (day: Day | null, text: string): TableRow => ({ cells: [dayCell(day), textCell(text)] });
  const columns = [fitColumn('Day', 70), shareColumn('What', 1)];
  const latestFirst = [...changes].sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? 1 : -1));
  return [
    { kind: 'heading', text: `Changed ${since}` },
    tableBlock(
      plainTable(
        `Changed ${since}`,
        columns,
        latestFirst.map((it) => toRow(it.day, it.text)),
      ),
    ),
    { kind: 'heading', text: 'Next two weeks' },
    tableBlock(
      plainTable(
        'Next two weeks',
        columns,
        next.map((it) => toRow(it.day, it.text)),
      ),
    ),
  ];
}

function goalBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { goals, projects } = facts.document;
  const feeding = new Map<string, number>();
  for (const project of projects) {
    for (const goalId of project.goalIds) feeding.set(goalId, (feeding.get(goalId) ?? 0) + 1);
  }
  return [
    tableBlock({
      caption: 'Goals and key results',
      columns: [
        shareColumn('Key result', 1),
        fitColumn('From', 70, 'right'),
        fitColumn('Now', 70, 'right'),
        fitColumn('Target', 70, 'right'),
        fitColumn('Way covered', 70, 'right'),
      ],
      sections: goals.map((goal) => {
        const owner = facts.personName(goal.ownerId);
        const about = [
          goal.level === 'company' ? 'company goal' : 'program goal',
          ...(owner === null ? [] : [owner]),
          ...(goal.dueDay === null ? [] : [`due ${dayToText(goal.dueDay)}`]),
          count(feeding.get(goal.id) ?? 0, 'project'),
        ];
        return {
          title: `${goal.title} (${about.join(', ')})`,
          rows:
            goal.keyResults.length === 0
              ? [{ cells: [textCell('No key result yet')] }]
              : goal.keyResults.map((it) => ({
                  cells: [
                    textCell(it.title),
                    textCell(amountToText(it.baseline, it.unit)),
                    textCell(amountToText(it.current, it.unit)),
                    textCell(amountToText(it.target, it.unit)),
                    textCell(wayCovered(it.baseline, it.current, it.target)),
                  ],
                })),
        };
      }),
    }),
  ];
}

/** How much of the way from baseline to target is covered. */
function wayCovered(baseline: number | null, current: number | null, target: number | null): string | null {
  if (baseline === null || current === null || target === null || baseline === target) return null;
  return `${Math.round(((current - baseline) / (target - baseline)) * 100)} %`;
}

/** What was done in the last month still stands among the milestones; the others are in the appendix. */
const recentDays = 30;
const soonDays = 90;

type DatedMilestone = {
  readonly milestone: Milestone;
  readonly day: Day | null;
  readonly done: boolean;
};

function datedMilestones(facts: ReportFacts): DatedMilestone[] {
  return facts.document.milestones
    .map((milestone) => ({
      milestone,
      day: facts.finishDay(milestone.id),
      done: facts.schedule.byId.get(milestone.id)?.done === true,
    }))
    .sort((a, b) =>
      (a.day ?? '9999') < (b.day ?? '9999') ? -1 : (a.day ?? '9999') > (b.day ?? '9999') ? 1 : 0,
    );
}

const isRecent = (facts: ReportFacts, { done, day }: DatedMilestone) =>
  done && day !== null && day > addDays(facts.today, -recentDays);

function milestoneRow(facts: ReportFacts, { milestone, day }: DatedMilestone): TableRow {
  const baseline = facts.baselineDay(milestone.id);
  const variance =
    baseline === null || day === null ? '' : varianceToWords(daysBetween(baseline, day), 'baseline');
  const health = facts.healthOf(milestone.id);
  return {
    id: rowAnchor(milestone.id),
    cells: [
      titleCell(milestone.title),
      textCell(milestone.projectId === null ? 'Program' : facts.rowTitle(milestone.projectId)),
      textCell(facts.personName(milestone.ownerId)),
      dayCell(baseline),
      dayCell(day),
      textCell(capitalize(variance)),
      textCell(statusWords[health], health),
    ],
  };
}

const milestoneColumns = [
  shareColumn('Milestone', 5),
  shareColumn('Project', 5),
  fitColumn('Owner', 90),
  fitColumn('Baseline', 60),
  fitColumn('Forecast', 60),
  fitColumn('Variance', 100),
  fitColumn('Status', 66),
];

function milestoneBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { today } = facts;
  const all = datedMilestones(facts);
  const shown = all.filter((it) => !it.done || isRecent(facts, it));
  const soon = addDays(today, soonDays);
  const groupOf = (it: DatedMilestone): string => {
    if (it.done) return 'Done in the last 30 days';
    if (it.day === null) return 'Without a date';
    if (it.day < today) return 'Past due';
    return it.day <= soon ? 'Next 90 days' : 'Later';
  };
  const groups = ['Past due', 'Next 90 days', 'Later', 'Without a date', 'Done in the last 30 days'];
  const rest = all.length - shown.length;
  return [
    tableBlock(
      withoutEmptyColumns({
        caption: 'Milestones',
        columns: milestoneColumns,
        sections: groups
          .map((title) => ({ title, rows: shown.filter((it) => groupOf(it) === title) }))
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => ({
            title: `${title} (${rows.length.toLocaleString('en-US')})`,
            rows: rows.map((it) => milestoneRow(facts, it)),
          })),
      }),
      true,
    ),
    ...(rest > 0
      ? [
          {
            kind: 'paragraph',
            note: true,
            runs: [
              {
                text: `${count(rest, 'milestone')} done earlier ${rest === 1 ? 'is' : 'are'} listed in the `,
              },
              { text: 'appendix, page ', href: '#done-milestones' },
              { text: '', pageOf: 'done-milestones', href: '#done-milestones' },
              { text: '.' },
            ],
          } as const,
        ]
      : []),
  ];
}

function dependencyBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const open = openPromises(facts);
  const marks = [
    { mark: 'red', title: 'Late' },
    { mark: 'amber', title: 'At risk' },
    { mark: 'green', title: 'As agreed' },
  ] as const;
  const all = facts.document.dependencies.filter((it) => it.agreement !== null);
  const closed = all.length - open.length;
  const ended = all.filter((it) => it.agreement && !isOpenState(it.agreement.state)).length;
  const words = [
    `${count(all.length, 'agreement')} between teams: ${open.length.toLocaleString('en-US')} open.`,
    ...(closed > 0
      ? [
          `Not listed: ${listWords(
            [
              { amount: ended, words: 'accepted, declined or dropped' },
              { amount: closed - ended, words: 'for work that is done' },
            ]
              .filter(({ amount }) => amount > 0)
              .map(({ amount, words: why }) => `${amount.toLocaleString('en-US')} ${why}`),
          )}.`,
        ]
      : []),
  ];
  return [
    paragraph(words.join(' ')),
    { kind: 'heading', text: 'Who waits on whom' },
    { kind: 'matrix' },
    { kind: 'graph' },
    { kind: 'heading', text: 'Open agreements' },
    tableBlock(
      {
        caption: 'Open agreements',
        columns: [
          shareColumn('What is to be handed over', 5),
          shareColumn('Gives', 2),
          shareColumn('Needs', 2),
          shareColumn('For', 3),
          fitColumn('State', 60),
          fitColumn('Needed by', 60),
          fitColumn('Committed', 60),
          fitColumn('Expected', 60),
          shareColumn('How it stands', 4),
        ],
        sections: marks
          .map(({ mark, title }) => ({ title, rows: open.filter(({ standing }) => standing.mark === mark) }))
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => ({
            title: `${title} (${rows.length.toLocaleString('en-US')})`,
            rows: rows.map((promise) => promiseRow(facts, promise)),
          })),
      },
      true,
    ),
  ];
}

/** How a promise stands, in words: why it is not as agreed, its gap, and how often it moved. */
export function promiseToWords({ standing, agreement }: OpenPromise): string {
  const worst = standing.reasons[0];
  const moved = movesToWords(standing);
  const parts = worst
    ? [standingReasonToSentence(worst, dayToText)]
    : [agreement.committedDay === null ? 'No date is committed yet.' : 'As agreed.'];
  if (worst?.code !== 'movedOften' && moved !== '') parts.push(asSentence(capitalize(moved)));
  return parts.join(' ');
}

function promiseRow(facts: ReportFacts, promise: OpenPromise): TableRow {
  const { agreement, dependency, standing } = promise;
  const withPerson = (team: string | null, personId: string | null) => {
    const person = facts.personName(personId);
    return person === null ? team : `${team ?? 'No team'} (${person})`;
  };
  return {
    id: rowAnchor(dependency.id),
    cells: [
      { ...titleCell(promiseTitle(facts, promise)), mark: standing.mark },
      textCell(withPerson(facts.teamName(agreement.givingTeamId), agreement.giverId)),
      textCell(withPerson(facts.teamName(agreement.needingTeamId), agreement.getterId)),
      textCell(facts.rowTitle(dependency.successorId)),
      textCell(agreement.state),
      dayCell(agreement.neededByDay),
      dayCell(agreement.committedDay),
      dayCell(standing.forecastDay),
      textCell(promiseToWords(promise)),
    ],
  };
}

function raidBlocks({ facts, risks }: Report): readonly ReportBlock[] {
  const { document } = facts;
  const issues = document.issues
    .filter((it) => it.state === 'open')
    .sort((a, b) => (b.severity ?? 0) - (a.severity ?? 0));
  const actions = document.actions
    .filter((it) => it.doneDay === null)
    .sort((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : 1));
  const assumptions = document.assumptions.filter((it) => it.state === 'open');
  const overdue = (day: Day | null) => (day !== null && day < facts.today ? 'red' : undefined);
  const dueCell = (day: Day | null) => textCell(day === null ? null : dayToText(day), overdue(day));
  const closedRisks = document.risks.length - risks.length;
  return [
    { kind: 'heading', text: 'Open risks' },
    tableBlock(
      plainTable(
        'Open risks',
        [
          shareColumn('Risk', 5),
          fitColumn('Score', 60),
          fitColumn('Delay', 44),
          shareColumn('Response', 4),
          shareColumn('Sign', 3),
          fitColumn('Owner', 80),
          fitColumn('Review', 64),
        ],
        risks.map((risk) => {
          const score = riskScore(risk);
          return {
            id: rowAnchor(risk.id),
            cells: [
              titleCell(risk.title),
              score === 0
                ? textCell('Not scored')
                : textCell(`${score} (${risk.probability} × ${risk.impact})`, riskMark(score)),
              textCell(risk.exposureDays === null ? null : count(risk.exposureDays, 'day')),
              textCell(
                risk.strategy === null
                  ? risk.response
                  : `${capitalize(risk.strategy)}${risk.response === '' ? '' : `: ${risk.response}`}`,
              ),
              textCell(risk.trigger),
              textCell(facts.personName(risk.ownerId)),
              dueCell(risk.reviewDay),
            ],
          };
        }),
      ),
    ),
    ...(closedRisks > 0 ? [paragraph(`${count(closedRisks, 'risk')} closed or occurred.`, true)] : []),
    { kind: 'heading', text: 'Open issues' },
    tableBlock(
      plainTable(
        'Open issues',
        [
          shareColumn('Issue', 4),
          shareColumn('Description', 5),
          fitColumn('Severity', 50),
          fitColumn('Owner', 80),
          fitColumn('Raised', 64),
          fitColumn('Due', 70),
        ],
        issues.map((issue) => ({
          cells: [
            titleCell(issue.title),
            textCell(issue.description),
            textCell(issue.severity === null ? null : `${issue.severity} of 5`),
            textCell(facts.personName(issue.ownerId)),
            dayCell(issue.raisedDay),
            dueCell(issue.dueDay),
          ],
        })),
      ),
    ),
    { kind: 'heading', text: 'Assumptions to validate' },
    tableBlock(
      plainTable(
        'Assumptions to validate',
        [shareColumn('Assumption', 1), fitColumn('Owner', 90), fitColumn('Validate by', 80)],
        assumptions.map((it) => ({
          cells: [titleCell(it.title), textCell(facts.personName(it.ownerId)), dueCell(it.validateByDay)],
        })),
      ),
    ),
    { kind: 'heading', text: 'Open actions' },
    tableBlock(
      plainTable(
        'Open actions',
        [shareColumn('Action', 1), fitColumn('Owner', 90), fitColumn('Due', 80)],
        actions.map((it) => ({
          cells: [titleCell(it.title), textCell(facts.personName(it.ownerId)), dueCell(it.dueDay)],
        })),
      ),
    ),
  ];
}

const raciWords = {
  responsible: 'Responsible for',
  accountable: 'Accountable for',
  consulted: 'Consulted on',
  informed: 'Informed of',
} as const;

/** [R8] Only what may be said to the person's face: no stance, influence, interest, concern or note. */
function stakeholderBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document } = facts;
  const partsByPerson = new Map<string, Map<string, number>>();
  const addPart = (personId: string | null, part: string) => {
    if (personId === null) return;
    const parts = partsByPerson.get(personId) ?? new Map<string, number>();
    partsByPerson.set(personId, parts);
    parts.set(part, (parts.get(part) ?? 0) + 1);
  };
  for (const project of document.projects) addPart(project.ownerId, 'Owner of');
  for (const it of document.responsibilities) {
    addPart(it.stakeholderId, it.title === '' ? raciWords[it.raci] : `${it.title} of`);
  }
  const { managerId, sponsorId } = document.program;
  const partsOf = (id: string) => {
    const parts = [...(partsByPerson.get(id) ?? [])].map(
      ([part, amount]) => `${part} ${amount.toLocaleString('en-US')}`,
    );
    if (id === sponsorId) parts.unshift('Sponsor of the program');
    if (id === managerId) parts.unshift('Manages the program');
    return parts.map((part, i) => (i === 0 ? capitalize(part) : part.toLowerCase())).join(', ');
  };
  return [
    tableBlock(
      withoutEmptyColumns(
        plainTable(
          'Stakeholders',
          [
            shareColumn('Name', 3),
            shareColumn('Role', 3),
            shareColumn('Team', 3),
            shareColumn('Part in the program (projects)', 6),
            fitColumn('Hears by', 90),
            fitColumn('Last contact', 64),
          ],
          document.stakeholders.map((it) => ({
            id: rowAnchor(it.id),
            cells: [
              titleCell(it.name),
              textCell(it.role),
              textCell(facts.teamName(it.teamId) ?? it.function),
              textCell(partsOf(it.id)),
              textCell(
                [
                  it.channel === null || it.channel === 'none' ? null : capitalize(it.channel),
                  it.cadenceDays === null ? null : `every ${count(it.cadenceDays, 'day')}`,
                ]
                  .filter((word) => word !== null)
                  .join(', '),
              ),
              dayCell(it.lastContactDay),
            ],
          })),
        ),
      ),
      true,
    ),
  ];
}

function projectBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { schedule, document } = facts;
  const groups = projectsByTeam(facts);
  return [
    paragraph(
      `${count(document.projects.length, 'project')} of ${count(groups.length, 'team')}, with the dates that the schedule computes.`,
    ),
    tableBlock(
      withoutEmptyColumns({
        caption: 'Projects',
        columns: [
          shareColumn('Project', 6),
          fitColumn('Owner', 100),
          fitColumn('Phase', 64),
          fitColumn('Start', 60),
          fitColumn('Finish', 60),
          fitColumn('Against baseline', 96),
          fitColumn('Done', 36, 'right'),
          fitColumn('Slack', 64, 'right'),
          fitColumn('Status', 70),
        ],
        sections: groups.map(({ title, projects }) => ({
          title: `${title} (${projects.length.toLocaleString('en-US')})`,
          rows: projects.map((project) => {
            const row = schedule.byId.get(project.id);
            const finishDay = facts.finishDay(project.id);
            const baseline = facts.baselineDay(project.id);
            const health = facts.healthOf(project.id);
            return {
              id: rowAnchor(project.id),
              cells: [
                titleCell(project.title),
                textCell(facts.personName(project.ownerId)),
                textCell(project.phase),
                dayCell(facts.startDay(project.id)),
                dayCell(finishDay),
                textCell(
                  baseline === null || finishDay === null
                    ? null
                    : capitalize(varianceToWords(daysBetween(baseline, finishDay), 'baseline')),
                ),
                textCell(row ? `${Math.round(row.percentComplete)} %` : null),
                textCell(slackToWords(row)),
                textCell(statusWords[health] + (project.onHold ? ', on hold' : ''), health),
              ],
            };
          }),
        })),
      }),
      true,
    ),
  ];
}

function slackToWords(row: { totalSlackMinutes: number; critical: boolean; done: boolean } | undefined) {
  if (!row || row.done) return null;
  if (row.critical && row.totalSlackMinutes === 0) return 'Critical';
  const days = Math.round(row.totalSlackMinutes / 480);
  return `${days < 0 ? '−' : ''}${count(Math.abs(days), 'day')}`;
}

function appendixBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document, schedule, today } = facts;
  const doneEarlier = datedMilestones(facts).filter((it) => it.done && !isRecent(facts, it));
  const baseline = document.snapshots.find((it) => it.id === document.program.baselineSnapshotId);
  const against = baseline
    ? `the baseline "${baseline.title}" of ${dayToText(baseline.day)}`
    : 'the date on which each milestone was first agreed';
  const blocks: ReportBlock[] = [
    { kind: 'heading', text: 'How this was computed' },
    paragraph(
      `All dates are computed from the plan as of ${dayToText(today)}: durations, links with their lags, constraints, working calendars, actual dates and progress. Slack is in working days of eight hours; a row without slack is critical. Dates are compared with ${against}.`,
    ),
    paragraph(
      'Health is computed by rules from overdue work, negative slack, drift from what was agreed, promises between teams, risks, and the age of the last update; a project is as healthy as its worst part, and so is the program. A person may declare another colour; both are then printed.',
    ),
    { kind: 'heading', text: 'What the schedule could not do' },
    tableBlock(
      plainTable(
        'What the schedule could not do',
        [shareColumn('Finding', 5), shareColumn('About', 3)],
        schedule.diagnostics.map((it) => ({
          cells: [
            textCell(readableDays(it.message)),
            textCell(it.ids.slice(0, 6).map(facts.rowTitle).join(', ')),
          ],
        })),
      ),
      true,
    ),
  ];
  const undated = schedule.undatedIds.map(facts.rowTitle);
  if (undated.length > 0) {
    blocks.push({ kind: 'heading', text: `Without a date (${undated.length.toLocaleString('en-US')})` });
    blocks.push(paragraph(`${undated.join('; ')}.`, true));
  }
  if (doneEarlier.length > 0) {
    blocks.push({
      kind: 'heading',
      id: 'done-milestones',
      text: `Milestones done before ${dayToText(addDays(today, -recentDays + 1))}`,
    });
    blocks.push(
      tableBlock(
        plainTable(
          'Milestones done earlier',
          [
            shareColumn('Milestone', 5),
            shareColumn('Project', 6),
            fitColumn('Owner', 80),
            fitColumn('Agreed', 60),
            fitColumn('Reached', 60),
          ],
          doneEarlier.map(({ milestone, day }) => ({
            id: rowAnchor(milestone.id),
            cells: [
              titleCell(milestone.title),
              textCell(milestone.projectId === null ? 'Program' : facts.rowTitle(milestone.projectId)),
              textCell(facts.personName(milestone.ownerId)),
              dayCell(milestone.agreedAt === null ? null : momentToDay(milestone.agreedAt)),
              dayCell(day),
            ],
          })),
        ),
        true,
      ),
    );
  }
  return blocks;
}
