import type { ImportFault, LossReport } from '../../domain/exchange/lossReport';
import { stronglyConnected } from '../../domain/graph/components';
import { familyOf, isSummary } from '../../domain/graph/family';
import type { ProgramDocument } from '../../domain/model/document';
import { listWords } from '../../domain/words';
import type { Ledger } from './ledger';

const titlesNamed = 12;

/** Everything of a program that waits, by what waits for it. A summary has two ends: it begins with its first part and ends with its last. */
function waitingGraph(document: ProgramDocument): {
  ids: string[];
  successorsById: Map<string, string[]>;
  rowByEnd: Map<string, { readonly id: string; readonly title: string }>;
} {
  const family = familyOf(document);
  const successorsById = new Map<string, string[]>();
  const rowByEnd = new Map<string, { readonly id: string; readonly title: string }>();
  const beginOf = (id: string) => (isSummary(family, id) ? `>${id}` : id);
  const endOf = (id: string) => (isSummary(family, id) ? `${id}>` : id);
  for (const row of [...document.projects, ...document.tasks, ...document.milestones]) {
    for (const end of new Set([beginOf(row.id), endOf(row.id)])) {
      successorsById.set(end, []);
      rowByEnd.set(end, row);
    }
  }
  const lead = (from: string, to: string) => {
    if (rowByEnd.has(to)) successorsById.get(from)?.push(to);
  };
  for (const task of document.tasks) {
    const parent = task.parentId ?? task.projectId;
    lead(beginOf(parent), beginOf(task.id));
    lead(endOf(task.id), endOf(parent));
  }
  for (const { drives, predecessorId, successorId } of document.dependencies) {
    if (drives) lead(endOf(predecessorId), beginOf(successorId));
  }
  return { ids: [...successorsById.keys()], successorsById, rowByEnd };
}

/** The shortest way from an id back to itself within a component. Breadth first, without recursion. */
function chainThrough(
  start: string,
  component: ReadonlySet<string>,
  successorsById: ReadonlyMap<string, readonly string[]>,
): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const id = queue[head] as string;
    for (const next of successorsById.get(id) ?? []) {
      if (next === start) {
        const chain = [id];
        for (let at = id; at !== start; ) {
          at = cameFrom.get(at) as string;
          chain.unshift(at);
        }
        return chain;
      }
      if (!component.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return [start];
}

/** A circle in words, and the place of the first dependency that closes it. */
type Circle = {
  /** `'A' → 'B' → 'A'`; of a long one the first titles. */
  readonly chain: string;
  /** Its place in the program's dependencies. */
  readonly linkIndex: number;
};

/** The circles among a program's dependencies, each by its shortest chain. */
function findCircles(document: ProgramDocument): readonly Circle[] {
  if (document.dependencies.length === 0) return [];
  const { ids, successorsById, rowByEnd } = waitingGraph(document);
  return stronglyConnected(ids, successorsById).flatMap((component) => {
    if (component.length < 2) return [];
    const chain = chainThrough(component[0] as string, new Set(component), successorsById);
    const rows = chain.flatMap((end) => rowByEnd.get(end) ?? []).filter((row, i, all) => row !== all[i - 1]);
    const titles = rows.map(({ title }) => `'${title.slice(0, 80)}'`);
    const shown = titles.length > titlesNamed ? [...titles.slice(0, titlesNamed - 1), '…'] : titles;
    const idsInCircle = new Set<string>(rows.map(({ id }) => id));
    const linkIndex = document.dependencies.findIndex(
      ({ drives, predecessorId, successorId }) =>
        drives && idsInCircle.has(predecessorId) && idsInCircle.has(successorId),
    );
    return [{ chain: [...shown, titles[0]].join(' → '), linkIndex }];
  });
}

/**
 * [G7] Why what was read is not taken in before somebody says that it is to be: the circle in it; null where there is
 * none.
 */
export function circleFault(
  { document, report }: { readonly document: ProgramDocument; readonly report: LossReport },
  files: readonly string[],
): ImportFault | null {
  const names = files.map((name) => name.replace(/^.*[\\/]/, ''));
  const file = listWords(names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);
  const partOfItself = report.entries.find(({ code }) => code === 'parentCircle');
  if (partOfItself) {
    return {
      code: 'circle',
      file,
      place: '',
      message: `${file}, ${partOfItself.message.split(';')[0]}.`,
      remedy:
        'Mend that in the file, or import it all the same: the rows then stand directly under their project.',
    };
  }
  const [circle] = report.entries.some(({ code }) => code === 'cycle') ? findCircles(document) : [];
  if (!circle) return null;
  return {
    code: 'circle',
    file,
    place: `link ${circle.linkIndex + 1} of ${document.dependencies.length}`,
    message: `In ${file} these wait for each other in a circle: ${circle.chain}.`,
    remedy:
      'Take one of the links out of it, or import it with its circle: those links then move nothing until one is cut.',
  };
}

/** Circles among a file's dependencies are kept, since they are what the source says, and named with their chain. */
export function noteCycles(document: ProgramDocument, ledger: Ledger, file = ''): void {
  for (const { chain } of findCircles(document)) {
    const message = `These wait for each other in a circle, which was kept as it is: ${chain}.`;
    ledger.note({ severity: 'note', code: 'cycle', file, row: null, message, many: () => message });
  }
}
