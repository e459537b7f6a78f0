import { addDays } from '../time/day';
import { dayToText } from '../time/dayToText';
import { momentToDay } from '../time/moment';
import { readableDays } from '../time/readableDays';
import { datedMilestones, isRecent, recentDays } from './milestoneSection';
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

/** How it was computed, what the schedule could not do, what has no date, and milestones done long ago. */
export function appendixBlocks(facts: ReportFacts): readonly ReportBlock[] {
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
        withoutEmptyColumns(
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
        ),
        true,
      ),
    );
  }
  return blocks;
}
