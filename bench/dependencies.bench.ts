import Elk from 'elkjs/lib/elk.bundled.js';
import { planPaste } from '../src/domain/agreements/pasteRegister';
import { groupOfRow, passesFilter, registerRows } from '../src/domain/agreements/register';
import { computeStandings } from '../src/domain/agreements/standing';
import { layeredInput, layeredLayout } from '../src/domain/layout/graphLayered';
import { drawLines, linesOf, placeGraph } from '../src/domain/layout/graphLayout';
import { graphSourceOf } from '../src/domain/layout/graphSource';
import { computeMatrix } from '../src/domain/matrix/computeMatrix';
import { agreementStates } from '../src/domain/model/dependency';
import type { ProgramDocument } from '../src/domain/model/document';
import { parseProgram } from '../src/domain/model/parseProgram';
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { addDays, type Day, parseDay } from '../src/domain/time/day';
import { medianMs, type Suite } from './measure';

const today = '2027-03-01' as Day;
const graphSizes = [50, 300, 1_000, 3_000];
const registerSizes = [50, 300, 1_000, 3_000, 5_000];
/** Where the time of a keypress goes: what is computed again after one edit of a register of 5,000. */
const editLimitMs = 50;
/** The lane layout is there at once at any size. */
const laneLimits: Readonly<Record<number, number>> = { 50: 16, 300: 33, 1000: 100, 3000: 300 };

/** A layered network of projects in 24 teams with `links` dependencies, each across teams with a promise. */
function network(projects: number, links: number): ProgramDocument {
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

/** The register, the matrix and the graph of promises, at the sizes that programs have. */
const suite: Suite = async (report) => {
  for (const size of registerSizes) {
    const document = network(Math.max(50, size / 2), size);
    if (document.dependencies.length !== size) throw new Error(`Only ${document.dependencies.length} links`);
    const schedule = computeSchedule(document);
    const compute = () => {
      const standings = computeStandings(document, schedule, today);
      return registerRows(document, schedule, standings, today);
    };
    const rows = compute();
    report({
      name: `register ${size}`,
      ms: medianMs(() => null, compute),
      limitMs: size === 5_000 ? editLimitMs : null,
      ratio: null,
    });
    const filter = { text: 'part 1', chips: ['open' as const], teamId: null, side: 'either' as const };
    report({
      name: `filter and group ${size}`,
      ms: medianMs(
        () => null,
        () =>
          rows
            .filter((row) => passesFilter(row, filter, today))
            .map((row) => groupOfRow(row, 'giving', agreementStates)),
      ),
      limitMs: 33,
      ratio: null,
    });
    report({
      name: `matrix ${size}`,
      ms: medianMs(
        () => null,
        () => computeMatrix(document, schedule, today),
      ),
      limitMs: 50,
      ratio: null,
    });
    if (size > 1_000) continue;
    const table = [['Key', 'Confidence'], ...rows.map((row) => [row.id, '55'])];
    const at = { row: 0, columnId: 'deliverable' as const };
    const context = { readDay: parseDay, today, reason: '' };
    report({
      name: `paste ${size} rows`,
      ms: medianMs(
        () => null,
        () => planPaste(document, rows, table, at, context),
      ),
      limitMs: null,
      ratio: null,
    });
  }
  for (const size of graphSizes) {
    const document = network(size, size * 2);
    const schedule = computeSchedule(document);
    const standings = computeStandings(document, schedule, today);
    const place = () => {
      const source = graphSourceOf(document, schedule, standings);
      const links = source.links;
      return placeGraph(source, {
        collapsedTeamIds: new Set(),
        columns: 'order',
        links,
        withUnlinked: false,
      });
    };
    const places = place();
    const lines = linesOf(places);
    const drawing = { lines: 'marked' as const, criticalPath: false, chosenLinkIds: new Set<string>() };
    report({
      name: `lanes ${size}`,
      ms: medianMs(
        () => null,
        () => drawLines(place(), drawing),
      ),
      limitMs: laneLimits[size] ?? null,
      ratio: null,
    });
    if (size > 300) continue;
    const layout = drawLines(places, { ...drawing, lines: 'all' }, lines);
    const elk = new Elk();
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const begin = performance.now();
      layeredLayout(layout, (await elk.layout(layeredInput(layout, lines) as never)) as never);
      rounds.push(performance.now() - begin);
    }
    rounds.sort((a, b) => a - b);
    report({ name: `layers ${size} (off thread)`, ms: rounds[1] ?? 0, limitMs: null, ratio: null });
  }
};

export default suite;
