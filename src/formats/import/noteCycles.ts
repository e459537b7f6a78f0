import { stronglyConnected } from '../../domain/graph/components';
import { familyOf, isSummary } from '../../domain/graph/family';
import type { ProgramDocument } from '../../domain/model/document';
import type { Ledger } from './ledger';

const titlesNamed = 12;

/** Everything of a program that waits, by what waits for it. A summary has two ends: it begins with its first part and ends with its last. */
function waitingGraph(document: ProgramDocument): {
  ids: string[];
  successorsById: Map<string, string[]>;
  rowByEnd: Map<string, { readonly title: string }>;
} {
  const family = familyOf(document);
  const successorsById = new Map<string, string[]>();
  const rowByEnd = new Map<string, { readonly title: string }>();
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

/** Circles among a file's dependencies are kept, since they are what the source says, and named with their chain. */
export function noteCycles(document: ProgramDocument, ledger: Ledger, file = ''): void {
  if (document.dependencies.length === 0) return;
  const { ids, successorsById, rowByEnd } = waitingGraph(document);
  for (const component of stronglyConnected(ids, successorsById)) {
    if (component.length < 2) continue;
    const chain = chainThrough(component[0] as string, new Set(component), successorsById);
    const titles = chain
      .map((end) => `'${rowByEnd.get(end)?.title.slice(0, 80)}'`)
      .filter((title, i, all) => title !== all[i - 1]);
    const shown = titles.length > titlesNamed ? [...titles.slice(0, titlesNamed - 1), '…'] : titles;
    const message = `These wait for each other in a circle, which was kept as it is: ${[...shown, titles[0]].join(' → ')}.`;
    ledger.note({ severity: 'note', code: 'cycle', file, row: null, message, many: () => message });
  }
}
