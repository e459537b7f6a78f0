import { verdictWords } from '../gates/readiness';
import { statusWords } from '../layout/drawing';
import type { TableRow } from '../layout/pageTable';
import type { Gate } from '../model/work';
import { riskMark, riskScore } from '../raid/riskScore';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { asSentence, capitalize, count } from '../words';
import { promiseToWords } from './dependencySection';
import { datedMilestones } from './milestoneSection';
import type { Report } from './report';
import { openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
} from './reportSection';

/** [R24] The gate that a pack is for: the chosen one, else the next without a verdict, else the last of all. */
export function packGate(facts: ReportFacts, gateId: string | null): Gate | null {
  const { gates } = facts.document;
  const byDay = [...gates].sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1));
  return (
    gates.find((it) => it.id === gateId) ?? byDay.find((it) => it.verdict === null) ?? byDay.at(-1) ?? null
  );
}

const noGate = 'None: the program has no gate yet.';

/** The gate, how ready it is, and every criterion with its evidence. */
export function gateBlocks(facts: ReportFacts, gate: Gate | null): readonly ReportBlock[] {
  if (gate === null) return [paragraph(noGate)];
  const met = gate.criteria.filter((it) => it.met).length;
  const when = gate.day === null ? 'has no day yet' : `is on ${dayToText(gate.day)}`;
  const approver = facts.personName(gate.approverId);
  return [
    paragraph(
      `${gate.title} ${when}. ${approver === null ? 'Nobody is named to approve it.' : `${approver} decides.`} ${
        gate.criteria.length === 0
          ? 'No criterion is written down.'
          : `${met} of ${count(gate.criteria.length, 'criterion', 'criteria')} ${met === 1 ? 'is' : 'are'} met.`
      }`,
    ),
    tableBlock(
      plainTable(
        'Criteria',
        [shareColumn('Criterion', 5), fitColumn('Met', 60), shareColumn('Evidence', 5)],
        gate.criteria.map((it) => ({
          cells: [
            titleCell(it.title),
            textCell(it.met ? 'Met' : 'Not met', it.met ? 'done' : 'amber'),
            textCell(it.evidence === '' ? (it.met ? 'None given' : null) : it.evidence),
          ],
        })),
      ),
    ),
  ];
}

const before = (day: Day | null, limit: Day | null) => limit === null || (day !== null && day <= limit);

/** Milestones, promises and risks that bear on the gate: what is due by its day and not done. */
export function obstacleBlocks({ facts, risks }: Report, gate: Gate | null): readonly ReportBlock[] {
  if (gate === null) return [paragraph(noGate)];
  const limit = gate.day;
  const milestones = datedMilestones(facts).filter(
    (it) => !it.done && before(facts.baselineDay(it.milestone.id) ?? it.day, limit),
  );
  const promises = openPromises(facts).filter(
    (it) => before(it.agreement.neededByDay, limit) && it.agreement.state !== 'Delivered',
  );
  const grave = risks.filter((it) => riskMark(riskScore(it)) !== 'green' || riskScore(it) === 0);
  const rows = (title: string, list: TableRow[]) => ({ title: `${title} (${list.length})`, rows: list });
  return [
    tableBlock({
      caption: 'What stands in the way',
      columns: [
        shareColumn('What', 5),
        shareColumn('Who', 3),
        fitColumn('Due', 64),
        fitColumn('Expected', 64),
        shareColumn('How it stands', 4),
      ],
      sections: [
        rows(
          'Milestones due by then',
          milestones.map(({ milestone, day }) => {
            const health = facts.healthOf(milestone.id);
            return {
              cells: [
                titleCell(milestone.title, health),
                textCell(facts.personName(milestone.ownerId)),
                dayCell(facts.baselineDay(milestone.id)),
                dayCell(day),
                textCell(
                  limit !== null && day !== null && day > limit
                    ? `${statusWords[health]}: comes after the gate`
                    : statusWords[health],
                ),
              ],
            };
          }),
        ),
        rows(
          'Promises needed by then',
          promises.map((promise) => ({
            cells: [
              titleCell(promiseTitle(facts, promise), promise.standing.mark),
              textCell(
                facts.personName(promise.agreement.giverId) ?? facts.teamName(promise.agreement.givingTeamId),
              ),
              dayCell(promise.agreement.neededByDay),
              dayCell(promise.standing.forecastDay ?? promise.agreement.committedDay),
              textCell(promiseToWords(promise)),
            ],
          })),
        ),
        rows(
          'Open risks',
          grave.map((risk) => {
            const score = riskScore(risk);
            return {
              cells: [
                titleCell(risk.title, score === 0 ? undefined : riskMark(score)),
                textCell(facts.personName(risk.ownerId)),
                dayCell(risk.reviewDay),
                textCell(null),
                textCell(score === 0 ? 'Not scored' : `Score ${score} of 25. ${asSentence(risk.response)}`),
              ],
            };
          }),
        ),
      ].filter((section) => section.rows.length > 0),
    }),
  ];
}

/** The four verdicts, the given one marked; without one, room to write it down. */
export function verdictBlocks(facts: ReportFacts, gate: Gate | null): readonly ReportBlock[] {
  if (gate === null) return [paragraph(noGate)];
  if (gate.verdict !== null) {
    const day = gate.verdictDay === null ? '' : ` on ${dayToText(gate.verdictDay)}`;
    return [
      paragraph(
        `${capitalize(verdictWords[gate.verdict])}${day}.${gate.note === '' ? '' : ` ${asSentence(gate.note)}`}`,
      ),
    ];
  }
  const open = gate.criteria.filter((it) => !it.met).length;
  const approver = facts.personName(gate.approverId) ?? '';
  return [
    paragraph(
      open === 0
        ? 'Every criterion is met: the evidence speaks for go.'
        : `${count(open, 'criterion', 'criteria')} ${open === 1 ? 'is' : 'are'} not met: go needs ${open === 1 ? 'it' : 'them'} met or waived by name, a conditional go an owner and a day for each.`,
    ),
    tableBlock(
      plainTable(
        'Verdict',
        [
          shareColumn('Verdict', 3),
          shareColumn('It means', 6),
          shareColumn('Chosen', 2),
          shareColumn('Name and day', 4),
        ],
        [
          ['go', 'The work goes on as planned.'],
          ['conditional', 'It goes on; each open criterion has an owner and a day.'],
          ['hold', 'It waits; the gate is held again on a day that is set now.'],
          ['noGo', 'It stops, or the plan is made anew.'],
        ].map(([verdict, meaning]) => ({
          cells: [
            titleCell(capitalize(verdictWords[verdict as keyof typeof verdictWords])),
            textCell(meaning),
            { runs: [{ text: ' ' }] },
            { runs: [{ text: approver === '' ? ' ' : `${approver},` }] },
          ],
        })),
      ),
    ),
  ];
}
