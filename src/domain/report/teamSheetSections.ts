import { statusWords } from '../layout/drawing';
import type { TableRow } from '../layout/pageTable';
import { count } from '../words';
import { promiseToWords } from './dependencySection';
import { datedMilestones } from './milestoneSection';
import { type OpenPromise, openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  type ReportSection,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
} from './reportSection';

/** The teams that a give and get sheet is made for: the chosen one, else all that give or need something. */
export function sheetTeams(
  facts: ReportFacts,
  teamId: string | null,
): readonly { id: string; name: string }[] {
  if (teamId !== null) return facts.document.teams.filter((it) => it.id === teamId);
  const busy = new Set<string>();
  for (const { agreement } of openPromises(facts)) {
    busy.add(agreement.givingTeamId);
    busy.add(agreement.needingTeamId);
  }
  return facts.document.teams.filter((it) => busy.has(it.id));
}

/** [R22] What one team gives and gets, and its own milestones: at most `limit` rows a table, the rest counted. */
export function teamSections(facts: ReportFacts, teamId: string, limit: number): readonly ReportSection[] {
  const open = openPromises(facts);
  const gives = open.filter((it) => it.agreement.givingTeamId === teamId);
  const gets = open.filter((it) => it.agreement.needingTeamId === teamId);
  const projectIds = new Set<string | null>(
    facts.document.projects.filter((it) => it.teamId === teamId).map((it) => it.id),
  );
  const milestones = datedMilestones(facts).filter(
    ({ milestone, done }) => !done && milestone.projectId !== null && projectIds.has(milestone.projectId),
  );
  const projects = facts.document.projects.filter((it) => it.teamId === teamId);
  const done = projects.filter((it) => facts.schedule.byId.get(it.id)?.done).length;
  const more = (amount: number): ReportBlock[] =>
    amount > limit ? [paragraph(`${count(amount - limit, 'more', 'more')} in the full report.`, true)] : [];
  const promises = (rows: readonly OpenPromise[], side: 'gives' | 'gets'): readonly ReportBlock[] => [
    tableBlock(
      plainTable(
        side === 'gives' ? 'Gives' : 'Gets',
        [
          shareColumn('What is to be handed over', 5),
          shareColumn(side === 'gives' ? 'To' : 'From', 3),
          shareColumn('For', 3),
          fitColumn('State', 60),
          fitColumn('Needed by', 60),
          fitColumn('Committed', 60),
          shareColumn('How it stands', 5),
        ],
        rows.slice(0, limit).map((promise) => toRow(facts, promise, side)),
      ),
      true,
    ),
    ...more(rows.length),
  ];
  return [
    { id: 'gives', title: `Gives (${gives.length})`, landscape: true, blocks: promises(gives, 'gives') },
    { id: 'gets', title: `Gets (${gets.length})`, landscape: true, blocks: promises(gets, 'gets') },
    {
      id: 'teamWork',
      title: 'Own milestones',
      landscape: true,
      blocks: [
        paragraph(
          `${count(projects.length, 'project')}, ${done} done; ${count(milestones.length, 'milestone')} ahead.`,
        ),
        tableBlock(
          plainTable(
            'Own milestones',
            [
              shareColumn('Milestone', 4),
              shareColumn('Project', 4),
              fitColumn('Baseline', 60),
              fitColumn('Forecast', 60),
              fitColumn('Status', 70),
            ],
            milestones.slice(0, limit).map(({ milestone, day }) => ({
              cells: [
                titleCell(milestone.title),
                textCell(milestone.projectId === null ? 'Program' : facts.rowTitle(milestone.projectId)),
                dayCell(facts.baselineDay(milestone.id)),
                dayCell(day),
                textCell(statusWords[facts.healthOf(milestone.id)], facts.healthOf(milestone.id)),
              ],
            })),
          ),
          true,
        ),
        ...more(milestones.length),
      ],
    },
  ];
}

function toRow(facts: ReportFacts, promise: OpenPromise, side: 'gives' | 'gets'): TableRow {
  const { agreement, dependency, standing } = promise;
  const [teamId, personId] =
    side === 'gives'
      ? [agreement.needingTeamId, agreement.getterId]
      : [agreement.givingTeamId, agreement.giverId];
  const person = facts.personName(personId);
  const team = facts.teamName(teamId) ?? 'No team';
  return {
    cells: [
      { ...titleCell(promiseTitle(facts, promise)), mark: standing.mark },
      textCell(person === null ? team : `${team} (${person})`),
      textCell(facts.rowTitle(dependency.successorId)),
      textCell(agreement.state),
      dayCell(agreement.neededByDay),
      dayCell(agreement.committedDay),
      textCell(promiseToWords(promise)),
    ],
  };
}
