import { riskMark, riskScore } from '../raid/riskScore';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { capitalize, count } from '../words';
import type { Report } from './report';
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
} from './reportSection';

/** Open risks, issues, assumptions and actions, the worst or the first due on top. */
export function raidBlocks({ facts, risks: all }: Report, whole: boolean): readonly ReportBlock[] {
  const { document } = facts;
  const risks = whole ? all : all.slice(0, packRisks);
  const issues = document.issues
    .filter((it) => it.state === 'open')
    .sort((a, b) => (b.severity ?? 0) - (a.severity ?? 0));
  const actions = document.actions
    .filter((it) => it.doneDay === null)
    .sort((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : 1));
  const assumptions = document.assumptions.filter((it) => it.state === 'open');
  const overdue = (day: Day | null) => (day !== null && day < facts.today ? 'red' : undefined);
  const dueCell = (day: Day | null) => textCell(day === null ? null : dayToText(day), overdue(day));
  const closedRisks = document.risks.length - all.length;
  const blocks: readonly ReportBlock[] = [
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
    { kind: 'heading', text: assumptionsTitle },
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
  return whole ? blocks : blocks.slice(0, blocks.findIndex(isAssumptions));
}

/** A pack for deciders has the greatest risks and all issues; assumptions and actions are the working group's. */
export const packRisks = 8;
const isAssumptions = (block: ReportBlock) => block.kind === 'heading' && block.text === assumptionsTitle;
const assumptionsTitle = 'Assumptions to validate';
