import { statusWords } from '../layout/drawing';
import type { TableRow } from '../layout/pageTable';
import type { Milestone } from '../model/work';
import { addDays, type Day, daysBetween } from '../time/day';
import { capitalize, count } from '../words';
import type { ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  type ReportBlock,
  rowAnchor,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';
import { varianceToWords } from './reportWords';

/** What was done in the last month still stands among the milestones; the others are in the appendix. */
export const recentDays = 30;
const soonDays = 90;

type DatedMilestone = {
  readonly milestone: Milestone;
  readonly day: Day | null;
  readonly done: boolean;
};

/** All milestones by day; those without a day last. */
export function datedMilestones(facts: ReportFacts): DatedMilestone[] {
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

/** Whether a milestone was reached in the last month. */
export const isRecent = (facts: ReportFacts, { done, day }: DatedMilestone) =>
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

/** In a pack for deciders a milestone is shown when it is the program's own, in trouble, or due in the next 90 days. */
const isKey = (facts: ReportFacts, { milestone, day }: DatedMilestone): boolean => {
  const health = facts.healthOf(milestone.id);
  const isSoon = day !== null && day <= addDays(facts.today, soonDays);
  return milestone.projectId === null || health === 'red' || health === 'amber' || isSoon;
};

/** How many milestones a report leaves out that shows only the key ones. */
export function countMinorMilestones(facts: ReportFacts): number {
  return datedMilestones(facts).filter((it) => it.done || !isKey(facts, it)).length;
}

/** Milestones that are open or were reached lately, by when they are due; all of them, or the key ones only. */
export function milestoneBlocks(
  facts: ReportFacts,
  all: boolean,
  withAppendix: boolean,
): readonly ReportBlock[] {
  return [...milestoneTableBlocks(facts, all, withAppendix), { kind: 'trend' }];
}

function milestoneTableBlocks(
  facts: ReportFacts,
  withAll: boolean,
  withAppendix: boolean,
): readonly ReportBlock[] {
  const { today } = facts;
  const all = datedMilestones(facts).filter((it) => withAll || (!it.done && isKey(facts, it)));
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
    ...(rest > 0 && withAppendix
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
