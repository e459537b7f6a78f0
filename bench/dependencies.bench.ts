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
import { computeSchedule } from '../src/domain/schedule/computeSchedule';
import { type Day, parseDay } from '../src/domain/time/day';
import { measureWindow } from './dependenciesWindow';
import { medianMs, type Suite } from './measure';
import { promiseNetwork } from './promiseNetwork';

const today = '2027-03-01' as Day;
const graphSizes = [50, 300, 1_000, 3_000];
const registerSizes = [50, 300, 1_000, 3_000, 5_000];
/** Where the time of a keypress goes: what is computed again after one edit of a register of 5,000. */
const editLimitMs = 50;
/** The lane layout is there at once at any size. */
const laneLimits: Readonly<Record<number, number>> = { 50: 16, 300: 33, 1000: 100, 3000: 300 };

/** The register, the matrix and the graph of promises, at the sizes that programs have. */
const suite: Suite = async (report) => {
  for (const size of registerSizes) {
    const document = promiseNetwork(Math.max(50, size / 2), size);
    if (document.dependencies.length !== size) throw new Error(`Only ${document.dependencies.length} links`);
    const schedule = computeSchedule(document);
    const compute = (of: ProgramDocument) =>
      registerRows(of, schedule, computeStandings(of, schedule, today), today);
    const rows = compute(document);
    const another = (isChanged: (index: number) => boolean): ProgramDocument => ({
      ...document,
      dependencies: document.dependencies.map((it, index) => (isChanged(index) ? { ...it } : it)),
    });
    report({
      name: `register ${size}`,
      ms: medianMs(() => another(() => true), compute),
      limitMs: null,
      ratio: null,
    });
    report({
      name: `register ${size} after edit`,
      ms: medianMs(() => another((index) => index === 0), compute),
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
    const document = promiseNetwork(size, size * 2);
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
  await measureWindow(graphSizes, registerSizes, report);
};

export default suite;
