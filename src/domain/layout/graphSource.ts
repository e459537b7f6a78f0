import { type AgreementStanding, compareMarks, type Mark } from '../agreements/standing';
import { teamIdOf } from '../commands/require';
import type { Dependency, DependencyType } from '../model/dependency';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import { titleOf } from '../model/kinds';
import type { Schedule } from '../schedule/schedule';
import { daysBetween } from '../time/day';
import { type GraphBoxKind, type GraphEdgeState, noTeamId } from './graphTypes';

/** A row that takes part in a dependency, or might. */
export type GraphRow = {
  readonly id: string;
  readonly kind: GraphBoxKind;
  readonly teamId: string;
  readonly title: string;
  readonly detail: string;
  readonly startMinutes: number | null;
  readonly finishMinutes: number | null;
  readonly critical: boolean;
  readonly done: boolean;
  /** Total slack in whole working days of its calendar. */
  readonly slackDays: number | null;
};

/** A dependency as the graph sees it. */
export type GraphLink = {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly fromTeamId: string;
  readonly toTeamId: string;
  readonly type: DependencyType;
  readonly state: GraphEdgeState;
  readonly mark: Mark;
  readonly open: boolean;
  readonly late: boolean;
  /** By how many calendar days its promise is late; 0 when it is not, or when only dates clash. */
  readonly lateDays: number;
  readonly critical: boolean;
  readonly drives: boolean;
  /** Calendar days between the hand-over and its use; negative when they clash; null when one is not dated. */
  readonly waitDays: number | null;
};

/** What the graph is drawn from: every link, and every row that can stand in it. */
export type GraphSource = {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly rowById: ReadonlyMap<string, GraphRow>;
  readonly links: readonly GraphLink[];
  /** What the lane of what has no group is called. */
  readonly noneName: string;
  /** What one group is; a team where it is left out. */
  readonly groupWord?: string;
};

/** Which links are let through. */
export type GraphFilter = {
  readonly show: 'all' | 'open' | 'late' | 'critical';
  /** Only links that start or end in this team; null for all teams. */
  readonly teamId: string | null;
};

function rowOf(document: ProgramDocument, schedule: Schedule, id: string): GraphRow | null {
  const found = findAnyRow(document, id);
  if (!found) return null;
  const { kind, row } = found;
  if (kind !== 'project' && kind !== 'task' && kind !== 'milestone' && kind !== 'team') return null;
  const scheduled = schedule.byId.get(id);
  const project =
    kind === 'task' || kind === 'milestone' ? findRow(document, 'project', row.projectId) : undefined;
  return {
    id,
    kind,
    teamId: teamIdOf(document, id) ?? noTeamId,
    title: titleOf(row),
    detail: kind === 'team' ? 'Not planned yet' : (project?.title ?? ''),
    startMinutes: scheduled?.startMinutes ?? null,
    finishMinutes: scheduled?.finishMinutes ?? null,
    critical: scheduled?.critical ?? false,
    done: scheduled?.done ?? false,
    slackDays:
      scheduled && !scheduled.done ? Math.trunc(scheduled.totalSlackMinutes / scheduled.dayMinutes) : null,
  };
}

function stateOf(
  dependency: Dependency,
  standing: AgreementStanding | undefined,
  broken: boolean,
): GraphEdgeState {
  const { agreement } = dependency;
  if (standing?.late || broken) return 'late';
  if (!dependency.drives || agreement?.state === 'Dropped') return 'related';
  if (agreement?.state === 'Declined') return 'declined';
  const proposed =
    agreement?.state === 'Found' || agreement?.state === 'Asked' || agreement?.state === 'Negotiating';
  return proposed ? 'proposed' : 'agreed';
}

function waitDaysOf(
  dependency: Dependency,
  standing: AgreementStanding | undefined,
  from: GraphRow,
  to: GraphRow,
): number | null {
  const { agreement, type } = dependency;
  const handOver = type === 'SS' || type === 'SF' ? from.startMinutes : from.finishMinutes;
  const use = type === 'FF' || type === 'SF' ? to.finishMinutes : to.startMinutes;
  if (handOver !== null && use !== null) return Math.trunc((use - handOver) / 1_440);
  const given = agreement?.committedDay ?? standing?.forecastDay ?? null;
  return agreement?.neededByDay && given ? daysBetween(given, agreement.neededByDay) : null;
}

/** Reads the graph off a program, its schedule and how its promises stand. */
export function graphSourceOf(
  document: ProgramDocument,
  schedule: Schedule,
  standingById: ReadonlyMap<string, AgreementStanding>,
): GraphSource {
  const rowById = new Map<string, GraphRow>();
  const rowFor = (id: string) => {
    const known = rowById.get(id);
    if (known) return known;
    const row = rowOf(document, schedule, id);
    if (row) rowById.set(id, row);
    return row;
  };
  const brokenIds = new Set(
    schedule.diagnostics
      .filter((diagnostic) => diagnostic.code === 'linkBrokenByManualDate')
      .flatMap((diagnostic) => diagnostic.ids),
  );
  const links: GraphLink[] = [];
  for (const dependency of document.dependencies) {
    const from = rowFor(dependency.predecessorId);
    const to = rowFor(dependency.successorId);
    if (!from || !to) continue;
    const standing = standingById.get(dependency.id);
    const broken = brokenIds.has(dependency.id) && !to.done;
    const state = stateOf(dependency, standing, broken);
    links.push({
      id: dependency.id,
      fromId: from.id,
      toId: to.id,
      fromTeamId: from.teamId,
      toTeamId: to.teamId,
      type: dependency.type,
      state,
      mark: broken ? 'red' : (standing?.mark ?? 'green'),
      open: standing ? standing.open : dependency.drives && !to.done,
      late: state === 'late',
      lateDays: standing?.lateDays ?? 0,
      critical: dependency.drives && from.critical && to.critical,
      drives: dependency.drives,
      waitDays: waitDaysOf(dependency, standing, from, to),
    });
  }
  for (const project of document.projects) rowFor(project.id);
  const teams = document.teams.map(({ id, name }) => ({ id, name }));
  return { teams, rowById, links, noneName: withoutTeamName([...rowById.values()]) };
}

/** What stands in no team's lane is the program's own where it is nothing but the program's milestones. */
function withoutTeamName(rows: readonly GraphRow[]): string {
  const others = rows.filter((row) => row.teamId === noTeamId);
  const isProgram = others.every((row) => row.kind === 'milestone' && row.detail === '');
  return isProgram && others.length > 0 ? 'Program' : 'No team';
}

/** Links by the row at one of their ends. */
export function linksByEnd(
  links: readonly GraphLink[],
  end: 'fromId' | 'toId',
): ReadonlyMap<string, readonly GraphLink[]> {
  const byId = new Map<string, GraphLink[]>();
  for (const link of links) {
    const known = byId.get(link[end]);
    if (known) known.push(link);
    else byId.set(link[end], [link]);
  }
  return byId;
}

/** The links that a filter lets through. */
export function filterLinks(source: GraphSource, filter: GraphFilter): readonly GraphLink[] {
  return source.links.filter(
    (link) =>
      (filter.show === 'all' || link[filter.show]) &&
      (filter.teamId === null || link.fromTeamId === filter.teamId || link.toTeamId === filter.teamId),
  );
}

const rankByState: Readonly<Record<GraphEdgeState, number>> = {
  late: 0,
  declined: 1,
  proposed: 2,
  agreed: 3,
  related: 4,
};

/** Sorts links, or what is drawn of them, the worst first. */
export function compareEdgeStates(
  a: Pick<GraphLink, 'state' | 'mark'>,
  b: Pick<GraphLink, 'state' | 'mark'>,
): number {
  return compareMarks(a.mark, b.mark) || rankByState[a.state] - rankByState[b.state];
}
