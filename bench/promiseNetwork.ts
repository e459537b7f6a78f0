import { agreementStates } from '../src/domain/model/dependency';
import type { ProgramDocument } from '../src/domain/model/document';
import { parseProgram } from '../src/domain/model/parseProgram';
import { addDays, type Day } from '../src/domain/time/day';

/** A layered network of projects in 24 teams with `links` dependencies, each across teams with a promise. */
export function promiseNetwork(projects: number, links: number): ProgramDocument {
  const teamCount = 24;
  const layers = Math.max(4, Math.round(Math.sqrt(projects / 3)));
  const layerOf = (index: number) => Math.floor((index * layers) / projects);
  const start = (index: number) => addDays('2027-01-04' as Day, layerOf(index) * 7);
  // A generator of its own, so that every run measures the same network.
  let seed = 12_345;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const pairs = new Set<string>();
  const dependencies: object[] = [];
  for (let tries = 0; dependencies.length < links && tries < links * 20; tries++) {
    const from = Math.floor(random() * projects);
    const to = Math.floor(random() * projects);
    const pair = `${from}>${to}`;
    if (layerOf(from) >= layerOf(to) || from % teamCount === to % teamCount || pairs.has(pair)) continue;
    pairs.add(pair);
    const needed = addDays(start(to), -1);
    const state = agreementStates[Math.floor(random() * 6)] ?? 'Asked';
    const committed = state === 'Committed' || state === 'Delivered' || state === 'Accepted';
    dependencies.push({
      id: `d${dependencies.length}`,
      predecessorId: `p${from}`,
      successorId: `p${to}`,
      agreement: {
        givingTeamId: `t${from % teamCount}`,
        needingTeamId: `t${to % teamCount}`,
        deliverable: `Part ${dependencies.length} of project ${from}`,
        state,
        neededByDay: needed,
        committedDay: committed ? addDays(needed, Math.floor(random() * 20) - 12) : null,
        confidencePercent: Math.floor(random() * 10) * 10,
        acceptanceCriteria: ['It runs'],
      },
    });
  }
  const parsed = parseProgram({
    format: 'throughline-program',
    version: 1,
    program: { id: 'bench', title: 'Bench' },
    teams: Array.from({ length: teamCount }, (_, index) => ({ id: `t${index}`, name: `Team ${index}` })),
    projects: Array.from({ length: projects }, (_, index) => ({
      id: `p${index}`,
      title: `Project ${index} with a name of some length`,
      teamId: `t${index % teamCount}`,
      plan: { placement: 'manual', startAt: start(index), finishAt: addDays(start(index), 4) },
    })),
    dependencies,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.where} ${parsed.error.reason}`);
  return parsed.value.document;
}
