import { capitalize, count } from '../words';
import type { ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  plainTable,
  type ReportBlock,
  rowAnchor,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';

const raciWords = {
  responsible: 'Responsible for',
  accountable: 'Accountable for',
  consulted: 'Consulted on',
  informed: 'Informed of',
} as const;

/** [R8] Only what may be said to the person's face: no stance, influence, interest, concern or note. */
export function stakeholderBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document } = facts;
  const partsByPerson = new Map<string, Map<string, number>>();
  const addPart = (personId: string | null, part: string) => {
    if (personId === null) return;
    const parts = partsByPerson.get(personId) ?? new Map<string, number>();
    partsByPerson.set(personId, parts);
    parts.set(part, (parts.get(part) ?? 0) + 1);
  };
  for (const project of document.projects) addPart(project.ownerId, 'Owner of');
  for (const it of document.responsibilities) {
    addPart(it.stakeholderId, it.title === '' ? raciWords[it.raci] : `${it.title} of`);
  }
  const { managerId, sponsorId } = document.program;
  const partsOf = (id: string) => {
    const parts = [...(partsByPerson.get(id) ?? [])].map(
      ([part, amount]) => `${part} ${amount.toLocaleString('en-US')}`,
    );
    if (id === sponsorId) parts.unshift('Sponsor of the program');
    if (id === managerId) parts.unshift('Manages the program');
    return parts.map((part, i) => (i === 0 ? capitalize(part) : part.toLowerCase())).join(', ');
  };
  return [
    tableBlock(
      withoutEmptyColumns(
        plainTable(
          'Stakeholders',
          [
            shareColumn('Name', 3),
            shareColumn('Role', 3),
            shareColumn('Team', 3),
            shareColumn('Part in the program (projects)', 6),
            fitColumn('Hears by', 90),
            fitColumn('Last contact', 64),
          ],
          document.stakeholders.map((it) => ({
            id: rowAnchor(it.id),
            cells: [
              titleCell(it.name),
              textCell(it.role),
              textCell(facts.teamName(it.teamId) ?? it.function),
              textCell(partsOf(it.id)),
              textCell(
                [
                  it.channel === null || it.channel === 'none' ? null : capitalize(it.channel),
                  it.cadenceDays === null ? null : `every ${count(it.cadenceDays, 'day')}`,
                ]
                  .filter((word) => word !== null)
                  .join(', '),
              ),
              dayCell(it.lastContactDay),
            ],
          })),
        ),
      ),
      true,
    ),
  ];
}
