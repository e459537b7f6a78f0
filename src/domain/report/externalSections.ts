import type { TableRow } from '../layout/pageTable';
import { asSentence, capitalize, count } from '../words';
import { datedMilestones } from './milestoneSection';
import { keyDate, openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import {
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
} from './reportSection';

/** [R23] The sentence at the top of an external report: when the date that matters is expected, by month. */
export function externalHeadline(facts: ReportFacts): string {
  const key = keyDate(facts);
  if (key.day === null) return 'No date of this program is set yet.';
  const name = key.milestone ? key.title : facts.document.program.title;
  const done = key.milestone !== null && facts.schedule.byId.get(key.milestone.id)?.done === true;
  return `${capitalize(name)} ${done ? 'was reached' : 'is expected'} in ${facts.dayText(key.day)}.`;
}

/** What the program is for, and who to speak to. */
export function scopeBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { program } = facts.document;
  const manager = facts.personName(program.managerId);
  return [
    paragraph(program.purpose === '' ? 'The purpose is not written down yet.' : asSentence(program.purpose)),
    paragraph(
      `Dates are given by month and may change.${manager === null ? '' : ` Questions to ${manager}.`}`,
      true,
    ),
  ];
}

/** The milestones that are not reached, by month. */
export function outlookBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const ahead = datedMilestones(facts).filter((it) => !it.done && it.day !== null);
  return [
    tableBlock(
      plainTable(
        'Milestones ahead',
        [shareColumn('Milestone', 4), shareColumn('Part of', 4), fitColumn('Expected', 80)],
        ahead.map(({ milestone, day }) => ({
          cells: [
            titleCell(milestone.title),
            textCell(milestone.projectId === null ? 'Program' : facts.rowTitle(milestone.projectId)),
            textCell(day === null ? null : facts.dayText(day)),
          ],
        })),
      ),
    ),
  ];
}

/** The promises between the supplier that the report is for and the program's own teams. */
export function betweenBlocks(facts: ReportFacts, supplierId: string | null): readonly ReportBlock[] {
  const supplier = facts.teamName(supplierId);
  if (supplier === null) return [paragraph('None: the report is for no particular supplier.')];
  const rows = openPromises(facts);
  const sides = [
    { title: `${supplier} gives`, rows: rows.filter((it) => it.agreement.givingTeamId === supplierId) },
    { title: `${supplier} gets`, rows: rows.filter((it) => it.agreement.needingTeamId === supplierId) },
  ].filter((side) => side.rows.length > 0);
  return [
    paragraph(`${count(rows.length, 'open promise')} between ${supplier} and us.`),
    tableBlock({
      caption: 'Between us',
      columns: [
        shareColumn('What is to be handed over', 5),
        shareColumn('With', 3),
        fitColumn('State', 70),
        fitColumn('Needed by', 70),
        fitColumn('Committed', 70),
        shareColumn('It is accepted when', 4),
      ],
      sections: sides.map((side) => ({
        title: side.title,
        rows: side.rows.map((promise): TableRow => {
          const { agreement } = promise;
          const isGiver = agreement.givingTeamId === supplierId;
          const team = facts.teamName(isGiver ? agreement.needingTeamId : agreement.givingTeamId);
          const person = facts.personName(isGiver ? agreement.getterId : agreement.giverId);
          const month = (day: typeof agreement.neededByDay) =>
            textCell(day === null ? null : facts.dayText(day));
          return {
            cells: [
              titleCell(agreement.deliverable === '' ? 'Not described yet' : promiseTitle(facts, promise)),
              textCell(person === null ? team : `${team ?? ''} (${person})`),
              textCell(agreement.state),
              month(agreement.neededByDay),
              month(agreement.committedDay),
              textCell(agreement.acceptanceCriteria.join('; ')),
            ],
          };
        }),
      })),
    }),
  ];
}
