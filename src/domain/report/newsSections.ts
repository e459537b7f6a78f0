import type { TableRow } from '../layout/pageTable';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count } from '../words';
import type { Report } from './report';
import { askEdit, costToSentence } from './reportAsks';
import type { ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  plainTable,
  type ReportBlock,
  shareColumn,
  tableBlock,
  textCell,
} from './reportSection';
import { amountToText } from './reportWords';

/** What the reader is asked for, or "None". */
export function askBlocks({ asks }: Report): readonly ReportBlock[] {
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
            { runs: [{ text: ask.title, weight: 500, edits: askEdit(ask) }] },
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

/** What changed, latest first. */
export function changeBlocks(report: Report): readonly ReportBlock[] {
  const { changes, facts } = report;
  const since =
    facts.lastReport?.day === facts.sinceDay
      ? `since the report of ${report.sinceText}`
      : `since ${report.sinceText}`;
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
  ];
}

/** What is next, by day. */
export function nextBlocks({ next, nextText }: Report): readonly ReportBlock[] {
  return [
    { kind: 'heading', text: nextText },
    tableBlock(
      plainTable(
        nextText,
        [fitColumn('Day', 70), shareColumn('What', 1)],
        next.map((it) => ({ cells: [dayCell(it.day), textCell(it.text)] })),
      ),
    ),
  ];
}

/** Goals with their key results, and how much of the way is covered. */
export function goalBlocks(facts: ReportFacts): readonly ReportBlock[] {
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
