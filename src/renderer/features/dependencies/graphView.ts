import { create } from 'zustand';
import type { GraphGrouping } from '../../../domain/layout/graphGrouping';

/** What the graph shows: which teams are rolled up, what is let through, how columns are made, what is drawn. */
export type GraphView = {
  /** The program that this was chosen for. */
  readonly programId: string | null;
  readonly collapsedTeamIds: ReadonlySet<string>;
  readonly show: 'all' | 'open' | 'late' | 'critical';
  readonly teamId: string | null;
  readonly columns: 'order' | 'date';
  /** What lanes are made of. */
  readonly grouping: GraphGrouping;
  /** In lanes, or in layers without lanes. */
  readonly arrange: 'lanes' | 'layers';
  /** So many steps around the selected; null for everything. */
  readonly depth: number | null;
  /** Only the ways between the two that were selected last. */
  readonly path: readonly [string, string] | null;
  /** null lets the number of lines decide. */
  readonly lines: 'all' | 'marked' | null;
  readonly criticalPath: boolean;
  readonly withUnlinked: boolean;
  /** A real table in the place of the picture. */
  readonly asList: boolean;
};

/** The graph's view, kept while one looks at other screens. */
export const useGraphView = create<GraphView>(() => ({
  programId: null,
  collapsedTeamIds: new Set(),
  show: 'all',
  teamId: null,
  columns: 'order',
  grouping: 'team',
  arrange: 'lanes',
  depth: null,
  path: null,
  lines: null,
  criticalPath: false,
  withUnlinked: false,
  asList: false,
}));

/** Changes what the graph shows. */
export function changeGraphView(changes: Partial<GraphView>): void {
  useGraphView.setState(changes);
}

/** Rolls a team up, or opens it. */
export function toggleTeam(teamId: string): void {
  useGraphView.setState(({ collapsedTeamIds }) => {
    const next = new Set(collapsedTeamIds);
    if (!next.delete(teamId)) next.add(teamId);
    return { collapsedTeamIds: next };
  });
}

/** The views of the dependencies. */
export type DependencyTab = 'graph' | 'matrix' | 'agreements' | 'review' | 'board';

/** Which view of the dependencies is open; kept like the graph's. */
export const useDependencyTab = create<{ readonly tab: DependencyTab }>(() => ({ tab: 'graph' }));
