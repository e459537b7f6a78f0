import { isOpenState } from '../agreements/moves';
import { movesToWords, standingReasonToSentence } from '../agreements/standing';
import type { TableRow } from '../layout/pageTable';
import { dayToText } from '../time/dayToText';
import { asSentence, capitalize, count, listWords } from '../words';
import { type OpenPromise, openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  paragraph,
  type ReportBlock,
  rowAnchor,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';

/** Who waits on whom, as matrix and graph, and every open agreement, the late ones first. */
export function dependencyBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const open = openPromises(facts);
  const all = facts.document.dependencies.filter((it) => it.agreement !== null);
  const closed = all.length - open.length;
  const ended = all.filter((it) => it.agreement && !isOpenState(it.agreement.state)).length;
  const words = [
    `${count(all.length, 'agreement')} between teams: ${open.length.toLocaleString('en-US')} open.`,
    ...(closed > 0
      ? [
          `Not listed: ${listWords(
            [
              { amount: ended, words: 'accepted, declined or dropped' },
              { amount: closed - ended, words: 'for work that is done' },
            ]
              .filter(({ amount }) => amount > 0)
              .map(({ amount, words: why }) => `${amount.toLocaleString('en-US')} ${why}`),
          )}.`,
        ]
      : []),
  ];
  return [
    paragraph(words.join(' ')),
    { kind: 'heading', text: 'Who waits on whom' },
    { kind: 'matrix' },
    { kind: 'graph' },
    { kind: 'heading', text: 'Open agreements' },
    agreementTable(facts, 'Open agreements', open),
  ];
}

/** Only the open agreements that are late or at risk; of the others how many there are. */
export function troubledBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const open = openPromises(facts);
  const troubled = open.filter(({ standing }) => standing.mark !== 'green');
  const rest = open.length - troubled.length;
  return [
    ...(open.length === 0
      ? []
      : [
          paragraph(
            `${count(open.length, 'agreement')} between teams ${open.length === 1 ? 'is' : 'are'} open${
              rest === 0 ? '' : `; ${rest.toLocaleString('en-US')} of them as agreed`
            }.`,
          ),
        ]),
    agreementTable(facts, 'Promises in trouble', troubled),
  ];
}

const marks = [
  { mark: 'red', title: 'Late' },
  { mark: 'amber', title: 'At risk' },
  { mark: 'green', title: 'As agreed' },
] as const;

function agreementTable(facts: ReportFacts, caption: string, open: readonly OpenPromise[]): ReportBlock {
  return tableBlock(
    withoutEmptyColumns({
      caption,
      columns: [
        shareColumn('What is to be handed over', 5),
        shareColumn('Gives', 2),
        shareColumn('Needs', 2),
        shareColumn('For', 3),
        fitColumn('State', 60),
        fitColumn('Needed by', 60),
        fitColumn('Committed', 60),
        fitColumn('Expected', 60),
        shareColumn('How it stands', 4),
      ],
      sections: marks
        .map(({ mark, title }) => ({ title, rows: open.filter(({ standing }) => standing.mark === mark) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => ({
          title: `${title} (${rows.length.toLocaleString('en-US')})`,
          rows: rows.map((promise) => promiseRow(facts, promise)),
        })),
    }),
    true,
  );
}

/** How a promise stands, in words: why it is not as agreed, its gap, and how often it moved. */
export function promiseToWords({ standing, agreement }: OpenPromise): string {
  const worst = standing.reasons[0];
  const moved = movesToWords(standing);
  const parts = worst
    ? [standingReasonToSentence(worst, dayToText)]
    : [agreement.committedDay === null ? 'No date is committed yet.' : 'As agreed.'];
  if (worst?.code !== 'movedOften' && moved !== '') parts.push(asSentence(capitalize(moved)));
  return parts.join(' ');
}

function promiseRow(facts: ReportFacts, promise: OpenPromise): TableRow {
  const { agreement, dependency, standing } = promise;
  const withPerson = (team: string | null, personId: string | null) => {
    const person = facts.personName(personId);
    return person === null ? team : `${team ?? 'No team'} (${person})`;
  };
  return {
    id: rowAnchor(dependency.id),
    cells: [
      { ...titleCell(promiseTitle(facts, promise)), mark: standing.mark },
      textCell(withPerson(facts.teamName(agreement.givingTeamId), agreement.giverId)),
      textCell(withPerson(facts.teamName(agreement.needingTeamId), agreement.getterId)),
      textCell(facts.rowTitle(dependency.successorId)),
      textCell(agreement.state),
      dayCell(agreement.neededByDay),
      dayCell(agreement.committedDay),
      dayCell(standing.forecastDay),
      textCell(promiseToWords(promise)),
    ],
  };
}
