import { leastOver, teamLoads } from '../capacity/teamLoad';
import type { TableRow } from '../layout/pageTable';
import { addMonths, type Day } from '../time/day';
import { dayToMonthText } from '../time/dayToText';
import { count } from '../words';
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

/** People at work for a team in each month that the table shows: the screen's own figures ([K13], [K14]). */
type ShownLoad = {
  readonly name: string;
  readonly capacity: number | null;
  readonly months: readonly number[];
};

function shownLoads({ document, schedule, today }: ReportFacts): readonly ShownLoad[] {
  const months = Array.from({ length: monthsShown }, (_, i) => addMonths(firstOfMonth(today), i).slice(0, 7));
  const loadById = new Map(
    teamLoads(document, schedule, today)
      .filter((it) => it.countedIds.length > 0)
      .map((it) => [it.teamId, it]),
  );
  return document.teams.flatMap((team): ShownLoad[] => {
    const load = loadById.get(team.id);
    if (!load) return [];
    const peopleIn = (month: string) => load.months.find((it) => it.month === month)?.people ?? 0;
    return [{ name: team.name, capacity: team.capacityPeople, months: months.map(peopleIn) }];
  });
}

const firstOfMonth = (day: Day) => `${day.slice(0, 7)}-01` as Day;
const toText = (people: number) => people.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** [R26] Teams whose load varies or is more than they have; of the others only how many there are. */
export function capacityBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const loads = shownLoads(facts);
  if (loads.length === 0) {
    return [paragraph('None: no project or task says how many people work on it.')];
  }
  const varies = ({ months, capacity }: ShownLoad) => {
    const most = Math.max(...months);
    return most - Math.min(...months) >= Math.max(0.5, most * 0.1) || (capacity !== null && most > capacity);
  };
  const shown = loads.filter(varies);
  const first = firstOfMonth(facts.today);
  const steady = loads.length - shown.length;
  const silent = facts.document.teams.length - loads.length;
  const rest = [
    ...(steady > 0 ? [`${count(steady, 'team')} ${steady === 1 ? 'has' : 'have'} a steady load.`] : []),
    ...(silent > 0
      ? [`${count(silent, 'team')} ${silent === 1 ? 'has' : 'have'} no number of people in the plan.`]
      : []),
  ];
  return [
    paragraph(
      'People at work from today on, on average over the working days of each month, of those that the team has.',
    ),
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
                const over = capacity !== null && people > capacity + leastOver;
                return over
                  ? {
                      runs: [
                        { text: `${toText(people)}, over`, weight: 600 as const, color: 'red.ink' as const },
                      ],
                    }
                  : textCell(people < leastOver ? null : toText(people));
              }),
            ],
          }),
        ),
      ),
    ),
    ...(rest.length > 0 ? [paragraph(rest.join(' '), true)] : []),
  ];
}
