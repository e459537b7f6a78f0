import { findRow, type ProgramDocument } from '../model/document';
import type { GraphLink, GraphRow, GraphSource } from './graphSource';
import { noTeamId } from './graphTypes';

/** What the lanes of the graph are made of. */
export type GraphGrouping = 'team' | 'project' | 'goal';

/** The word for what stands in no lane. */
const withoutGroupWords: Readonly<Record<Exclude<GraphGrouping, 'team'>, string>> = {
  project: 'No project',
  goal: 'No goal',
};

/**
 * [X15] The same graph with its lanes made of projects or goals: each row in the lane of its project, or of that
 * project's first goal; what has none, and a team's own box, in a lane of its own kind that comes last.
 */
export function groupSource(
  document: ProgramDocument,
  source: GraphSource,
  grouping: GraphGrouping,
): GraphSource {
  if (grouping === 'team') return source;
  const projectOf = (row: GraphRow): string | null => {
    if (row.kind === 'project') return row.id;
    if (row.kind === 'team') return null;
    const part = findRow(document, 'task', row.id) ?? findRow(document, 'milestone', row.id);
    return part?.projectId ?? null;
  };
  const groupOf = (row: GraphRow): string => {
    const projectId = projectOf(row);
    if (projectId === null) return noTeamId;
    if (grouping === 'project') return projectId;
    return findRow(document, 'project', projectId)?.goalIds[0] ?? noTeamId;
  };
  const rowById = new Map<string, GraphRow>();
  for (const [id, row] of source.rowById) rowById.set(id, { ...row, teamId: groupOf(row) });
  const groupById = (id: string) => rowById.get(id)?.teamId ?? noTeamId;
  const links: readonly GraphLink[] = source.links.map((link) => ({
    ...link,
    fromTeamId: groupById(link.fromId),
    toTeamId: groupById(link.toId),
  }));
  const teams =
    grouping === 'project'
      ? document.projects.map((project) => ({ id: project.id as string, name: project.title }))
      : document.goals.map((goal) => ({ id: goal.id as string, name: goal.title }));
  return { teams, rowById, links, noneName: withoutGroupWords[grouping], groupWord: grouping };
}
