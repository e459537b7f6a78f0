import type { TableRow } from '../layout/pageTable';
import { addDays, addMonths, type Day, daysBetween } from '../time/day';
import { count } from '../words';
import { dayToMonthText } from './redaction';
import type { ReportFacts } from './reportFacts';
import {
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  tableBlock,
  textCell,
  titleCell,
} from './reportSection';

/** How many months the table of capacity shows. */
const monthsShown = 6;

/** People at work for a team, month by month: the mean over the days of each. */
type TeamLoad = {
  readonly name: string;
  readonly capacity: number | null;
  readonly months: readonly number[];
};

/** [R26] The load of each team that says how many people it needs: leaf work only, so that nobody counts twice. */
export function teamLoads(facts: ReportFacts): readonly TeamLoad[] {
  const { document, schedule, today } = facts;
  const first = `${today.slice(0, 7)}-01` as Day;
  const starts = Array.from({ length: monthsShown + 1 }, (_, i) => addMonths(first, i));
  const teamByProject = new Map(document.projects.map((it) => [it.id, it.teamId]));
  // A project whose tasks say who works on them is not counted again.
  const staffedProjects = new Set(
    document.tasks.filter((it) => it.allocationPeople !== null).map((it) => it.projectId),
  );
  const work = [
    ...document.projects.filter((it) => !staffedProjects.has(it.id)),
    ...document.tasks.map((it) => ({ ...it, teamId: it.teamId ?? teamByProject.get(it.projectId) ?? null })),
  ];
  const monthsByTeam = new Map<string, number[]>();
  for (const { id, teamId, allocationPeople } of work) {
    const row = schedule.byId.get(id);
    const from = facts.startDay(id);
    const to = facts.finishDay(id);
    const isSummaryTask = row?.kind === 'task' && row.summary;
    if (teamId === null || allocationPeople === null || !row || row.done || isSummaryTask || !from || !to)
      continue;
    const months = monthsByTeam.get(teamId) ?? Array.from({ length: monthsShown }, () => 0);
    monthsByTeam.set(teamId, months);
    for (let i = 0; i < monthsShown; i++) {
      const begin = starts[i] as Day;
      const end = addDays(starts[i + 1] as Day, -1);
      const days = daysBetween(from > begin ? from : begin, to < end ? to : end) + 1;
      if (days > 0) months[i] = (months[i] ?? 0) + (allocationPeople * days) / (daysBetween(begin, end) + 1);
    }
  }
  return document.teams.flatMap((team) => {
    const months = monthsByTeam.get(team.id);
    return months ? [{ name: team.name, capacity: team.capacityPeople, months }] : [];
  });
}

const toText = (people: number) => people.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** [R26] Teams whose load varies or is more than they have; of the others only how many there are. */
export function capacityBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const loads = teamLoads(facts);
  if (loads.length === 0) {
    return [paragraph('None: no project or task says how many people work on it.')];
  }
  const varies = ({ months, capacity }: TeamLoad) => {
    const most = Math.max(...months);
    return most - Math.min(...months) >= Math.max(0.5, most * 0.1) || (capacity !== null && most > capacity);
  };
  const shown = loads.filter(varies);
  const first = `${facts.today.slice(0, 7)}-01` as Day;
  const steady = loads.length - shown.length;
  const silent = facts.document.teams.length - loads.length;
  const rest = [
    ...(steady > 0 ? [`${count(steady, 'team')} ${steady === 1 ? 'has' : 'have'} a steady load.`] : []),
    ...(silent > 0
      ? [`${count(silent, 'team')} ${silent === 1 ? 'has' : 'have'} no number of people in the plan.`]
      : []),
  ];
  return [
    paragraph('People at work on what is not done, as a mean over each month, of those that the team has.'),
    tableBlock(
      plainTable(
        'Capacity by team and month',
        [
          fitColumn('Team', 160),
          fitColumn('Has', 50, 'right'),
          ...Array.from({ length: monthsShown }, (_, i) => ({
            title: dayToMonthText(addMonths(first, i)),
            width: { share: 1 },
            align: 'right' as const,
          })),
        ],
        shown.map(
          ({ name, capacity, months }): TableRow => ({
            cells: [
              titleCell(name),
              textCell(capacity === null ? null : toText(capacity)),
              ...months.map((people) => {
                const over = capacity !== null && people > capacity + 0.05;
                return over
                  ? {
                      runs: [
                        { text: `${toText(people)}, over`, weight: 600 as const, color: 'red.ink' as const },
                      ],
                    }
                  : textCell(people < 0.05 ? null : toText(people));
              }),
            ],
          }),
        ),
      ),
    ),
    ...(rest.length > 0 ? [paragraph(rest.join(' '), true)] : []),
  ];
}
