import { statusWords } from '../layout/drawing';
import type { TableRow } from '../layout/pageTable';
import type { Run } from '../layout/pageText';
import type { Health } from '../model/health';
import type { Milestone, Project } from '../model/work';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { readableDays } from '../time/readableDays';
import { capitalize, count, listWords } from '../words';
import type { Report } from './report';
import type { ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  rowAnchor,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';
import { varianceToWords } from './reportWords';

const statusOrder: readonly Health[] = ['red', 'amber', 'green', 'notStarted', 'done'];
/** A section shows so many reasons; the others are counted. */
const reasonsShown = 8;

/** Counts, the reasons for the program's colour, and its projects by team. */
export function statusBlocks({ facts }: Report): readonly ReportBlock[] {
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
export function projectsByTeam(
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

/** The register: every project under its team. */
export function projectBlocks(facts: ReportFacts): readonly ReportBlock[] {
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
          fitColumn('Status', 90),
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
