import {
  type AgreementStanding,
  compareMarks,
  type Mark,
  standingOf,
  worseMark,
} from '../agreements/standing';
import { stronglyConnected } from '../graph/components';
import type { ProgramDocument } from '../model/document';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { heatOfPromise } from './heat';

/** How many promises, how many of them open and late, and how the worst stands. */
export type MatrixCount = {
  readonly count: number;
  readonly open: number;
  readonly late: number;
  readonly worst: Mark;
};

/** What one team is to give another. */
export type MatrixCell = MatrixCount & {
  readonly givingTeamId: string;
  readonly needingTeamId: string;
  /** The dependencies behind the cell, the worst first. */
  readonly dependencyIds: readonly string[];
  /** [X13] How much its open promises burn, summed: open × lateness × doubt. 0 where nothing is open. */
  readonly heat: number;
  /** Both teams wait for each other, directly or through others. */
  readonly inCycle: boolean;
};

/** Who waits on whom. */
export type Matrix = {
  /** Teams that give or need something, ordered so that the waiting shows: who gives stands before who needs. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** By giving team, then needing team, in the order of `teams`; pairs without a promise have none. */
  readonly cells: readonly MatrixCell[];
  readonly totals: {
    readonly all: MatrixCount;
    readonly byGivingTeamId: ReadonlyMap<string, MatrixCount>;
    readonly byNeedingTeamId: ReadonlyMap<string, MatrixCount>;
  };
  /** Teams of which each waits, over open promises, for every other of the same list. */
  readonly cycles: readonly (readonly string[])[];
};

const nothing: MatrixCount = { count: 0, open: 0, late: 0, worst: 'green' };

function add(count: MatrixCount, standing: AgreementStanding): MatrixCount {
  return {
    count: count.count + 1,
    open: count.open + (standing.open ? 1 : 0),
    late: count.late + (standing.late ? 1 : 0),
    worst: worseMark(count.worst, standing.mark),
  };
}

/**
 * Counts the agreements of a program by the team that gives and the team that needs. Dependencies without an agreement
 * do not count. Teams are ordered as a partitioned design structure matrix: strongly connected teams together, and
 * before whoever waits for them; inside such a block by what they give less what they need.
 * Source: D. V. Steward, "The Design Structure System" (1981).
 */
export function computeMatrix(document: ProgramDocument, schedule: Schedule, today: Day): Matrix {
  type Draft = { count: MatrixCount; heat: number; standings: AgreementStanding[] };
  const draftByPair = new Map<string, Map<string, Draft>>();
  const byGivingTeamId = new Map<string, MatrixCount>();
  const byNeedingTeamId = new Map<string, MatrixCount>();
  let all = nothing;
  for (const dependency of document.dependencies) {
    const standing = standingOf(dependency, schedule, today);
    if (standing === null || dependency.agreement === null) continue;
    const { givingTeamId, needingTeamId } = dependency.agreement;
    const row = draftByPair.get(givingTeamId) ?? new Map<string, Draft>();
    draftByPair.set(givingTeamId, row);
    const draft = row.get(needingTeamId) ?? { count: nothing, heat: 0, standings: [] };
    row.set(needingTeamId, {
      count: add(draft.count, standing),
      heat: draft.heat + heatOfPromise(dependency.agreement, standing),
      standings: [...draft.standings, standing],
    });
    byGivingTeamId.set(givingTeamId, add(byGivingTeamId.get(givingTeamId) ?? nothing, standing));
    byNeedingTeamId.set(needingTeamId, add(byNeedingTeamId.get(needingTeamId) ?? nothing, standing));
    all = add(all, standing);
  }

  const teams = document.teams.filter((team) => byGivingTeamId.has(team.id) || byNeedingTeamId.has(team.id));
  const teamIds = teams.map((team) => team.id as string);
  const openSuccessors = new Map<string, string[]>();
  const balanceById = new Map<string, number>(teamIds.map((id) => [id, 0]));
  for (const [giving, row] of draftByPair) {
    for (const [needing, { count }] of row) {
      balanceById.set(giving, (balanceById.get(giving) ?? 0) + count.count);
      balanceById.set(needing, (balanceById.get(needing) ?? 0) - count.count);
      if (count.open > 0) openSuccessors.set(giving, [...(openSuccessors.get(giving) ?? []), needing]);
    }
  }
  const blocks = stronglyConnected(teamIds, openSuccessors);
  const cycles = blocks.filter((block) => block.length > 1);
  const blockById = new Map(cycles.flatMap((block, index) => block.map((id) => [id, index] as const)));
  const balance = (id: string) => balanceById.get(id) ?? 0;
  const order = orderBlocks(blocks, openSuccessors, balance).flatMap((block) =>
    [...block].sort((a, b) => balance(b) - balance(a)),
  );

  const cells: MatrixCell[] = [];
  for (const givingTeamId of order) {
    const row = draftByPair.get(givingTeamId);
    if (!row) continue;
    for (const needingTeamId of order) {
      const draft = row.get(needingTeamId);
      if (!draft) continue;
      const block = blockById.get(givingTeamId);
      const standings = [...draft.standings].sort(
        (a, b) => compareMarks(a.mark, b.mark) || b.lateDays - a.lateDays || Number(b.open) - Number(a.open),
      );
      cells.push({
        givingTeamId,
        needingTeamId,
        ...draft.count,
        heat: Math.round(draft.heat * 100) / 100,
        dependencyIds: standings.map((standing) => standing.dependencyId),
        inCycle: draft.count.open > 0 && block !== undefined && block === blockById.get(needingTeamId),
      });
    }
  }
  const nameById = new Map(teams.map((team) => [team.id as string, team.name]));
  return {
    teams: order.map((id) => ({ id, name: nameById.get(id) ?? id })),
    cells,
    totals: { all, byGivingTeamId, byNeedingTeamId },
    cycles: cycles.map((block) => order.filter((id) => block.includes(id))),
  };
}

/** A topological order of the blocks in which, where there is a choice, the block that gives most comes first. */
function orderBlocks(
  blocks: readonly (readonly string[])[],
  successorsById: ReadonlyMap<string, readonly string[]>,
  balance: (id: string) => number,
): (readonly string[])[] {
  const blockOf = new Map(blocks.flatMap((block, index) => block.map((id) => [id, index] as const)));
  const weight = blocks.map((block) => block.reduce((sum, id) => sum + balance(id), 0));
  const successors = blocks.map(
    (block, index) =>
      new Set(
        block
          .flatMap((id) => successorsById.get(id) ?? [])
          .map((id) => blockOf.get(id) as number)
          .filter((next) => next !== index),
      ),
  );
  const waitingFor = blocks.map(() => 0);
  for (const nexts of successors) for (const next of nexts) waitingFor[next] = (waitingFor[next] ?? 0) + 1;
  const ready = blocks.map((_, index) => index).filter((index) => waitingFor[index] === 0);
  const order: (readonly string[])[] = [];
  while (ready.length > 0) {
    ready.sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
    const index = ready.shift() as number;
    order.push(blocks[index] as readonly string[]);
    for (const next of successors[index] as Set<number>) {
      waitingFor[next] = (waitingFor[next] as number) - 1;
      if (waitingFor[next] === 0) ready.push(next);
    }
  }
  return order;
}
