import { findAnyRow, findRow, type ProgramDocument, rowsOf } from '../../../domain/model/document';
import { type Kind, kinds, titleOf } from '../../../domain/model/kinds';
import { capitalize } from '../../../domain/words';
import { nameOfRow } from '../../plan/changeRows';
import { derive } from '../../plan/derived';

/** A row as the palette lists it. */
export type FoundRow = {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly detail: string;
  /** What is searched, in lower case. */
  readonly text: string;
};

/** The kinds that can be searched, in the order in which equals are listed. */
const searchedKinds = [
  'project',
  'milestone',
  'task',
  'stakeholder',
  'team',
  'dependency',
  'goal',
  'risk',
  'issue',
  'decision',
  'action',
  'gate',
] as const satisfies readonly Kind[];

function detailOf(document: ProgramDocument, kind: Kind, row: object): string {
  const parts: string[] = [capitalize(kinds[kind].word)];
  const fields = row as { teamId?: string | null; projectId?: string | null; role?: string };
  const team = findRow(document, 'team', fields.teamId);
  const project = findRow(document, 'project', fields.projectId);
  if (fields.role) parts.push(fields.role);
  if (project) parts.push(project.title);
  if (team) parts.push(team.name);
  return parts.join(' · ');
}

/** Everything that can be found in a program; made once per version of it. */
export const searchableRows = derive((document): readonly FoundRow[] =>
  searchedKinds.flatMap((kind) =>
    rowsOf(document, kind).map((row): FoundRow => {
      const label = kind === 'dependency' ? nameById(document, row.id) : titleOf(row);
      const detail = detailOf(document, kind, row);
      const { externalId } = row as { externalId?: string | null };
      return {
        id: row.id,
        kind,
        label,
        detail,
        text: `${label} ${detail} ${externalId ?? ''}`.toLowerCase(),
      };
    }),
  ),
);

function nameById(document: ProgramDocument, id: string): string {
  const found = findAnyRow(document, id);
  return found ? nameOfRow(document, found) : id;
}

/**
 * How well words fit a text: 0 for not at all; the name beginning with them counts most, then a word of it beginning
 * with them, then anything.
 */
export function scoreMatch(words: readonly string[], label: string, text: string): number {
  let score = 1;
  const name = label.toLowerCase();
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    if (name.startsWith(word)) score += 6;
    else if (name.includes(` ${word}`)) score += 4;
    else if (name.includes(word)) score += 2;
  }
  return score + 1 / (1 + name.length / 40);
}
