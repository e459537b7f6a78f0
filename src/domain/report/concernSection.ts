import { standingReasonToSentence } from '../agreements/standing';
import { statusWords } from '../layout/drawing';
import { riskMark, riskScore } from '../raid/riskScore';
import type { Report } from './report';
import { promiseShortTitle } from './reportFacts';
import {
  fitColumn,
  plainTable,
  type ReportBlock,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
} from './reportSection';
import { dayToShortText } from './reportWords';

/** The promises and risks that an executive page names, as a table. */
export function concernBlocks({ facts, promises, risks }: Report): readonly ReportBlock[] {
  return [
    tableBlock(
      plainTable(
        'Top risks and late promises',
        [shareColumn('What', 4), fitColumn('Who', 120), fitColumn('Mark', 70), shareColumn('Why', 4)],
        [
          ...promises.map((promise) => {
            const { agreement, standing } = promise;
            const reason = standing.reasons[0];
            return {
              cells: [
                titleCell(promiseShortTitle(facts, promise)),
                textCell(facts.personName(agreement.giverId) ?? facts.teamName(agreement.givingTeamId)),
                textCell(statusWords[standing.mark], standing.mark),
                textCell(
                  reason
                    ? standingReasonToSentence(reason, (day) => dayToShortText(day, facts.today))
                    : 'No date is committed yet.',
                ),
              ],
            };
          }),
          ...risks.map((risk) => {
            const score = riskScore(risk);
            return {
              cells: [
                titleCell(risk.title),
                textCell(facts.personName(risk.ownerId)),
                score === 0 ? textCell('Not scored') : textCell(`Risk ${score} of 25`, riskMark(score)),
                textCell(risk.response),
              ],
            };
          }),
        ],
      ),
    ),
  ];
}
