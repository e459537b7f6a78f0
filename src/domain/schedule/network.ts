import type { Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import type { PlaceableRow } from './placeableRow';
import { documentToRowTable, type RowTable, rowMode } from './rowTable';

/** Kinds of edges: the four links, and what binds a summary to its parts. */
export const edgeKind = {
  FS: 0,
  SS: 1,
  FF: 2,
  SF: 3,
  /** From a summary's entry to a part, or to a part's entry: what holds for the whole holds for each. */
  enter: 4,
  /** From a part to its summary: it ends with the last and starts with the first. */
  leave: 5,
} as const;

/** Units of a lag. */
export const lagUnit = { working: 0, elapsed: 1, percent: 2 } as const;

/**
 * The rows and links of a program as a graph over numbers. Nodes below `rows.count` are the rows (a summary's is its
 * exit: where its parts end); the nodes above are entries of summaries: what bounds all of their parts. With an entry
 * and an exit a link between two summaries is one edge, not one per pair of parts.
 */
export type Network = {
  readonly rows: RowTable;
  readonly nodeCount: number;
  /** Row number that a node belongs to. */
  readonly rowOfNode: Int32Array;
  /** Entry node of a summary; -1 where nothing comes in. */
  readonly entryOfRow: Int32Array;
  readonly edgeCount: number;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeKinds: Uint8Array;
  /** Seconds, or per cent of the predecessor's duration. */
  readonly edgeLag: Float64Array;
  readonly edgeLagUnit: Uint8Array;
  /** Number of the dependency in the document; -1 for what binds a summary to its parts. */
  readonly edgeDependency: Int32Array;
  /** Edges by their end: `incoming[incomingStart[node] … incomingStart[node + 1])`. */
  readonly incomingStart: Int32Array;
  readonly incoming: Int32Array;
  readonly outgoingStart: Int32Array;
  readonly outgoing: Int32Array;
  readonly dependencies: readonly Dependency[];
  /** Some rows said nothing of when: links may have dated them. */
  readonly hasWaiting: boolean;
};

/** Makes the graph of a document. Links that drive nothing are left out: see [S12]. */
export function documentToNetwork(document: ProgramDocument): Network {
  return linksToNetwork(documentToRowTable(document), document.dependencies);
}

/** Makes the graph of rows and the links among them. */
export function linksToNetwork(rows: RowTable, dependencies: readonly Dependency[]): Network {
  const { count, parent, downward, mode, numberById } = rows;
  const linkFrom = new Int32Array(dependencies.length);
  const linkTo = new Int32Array(dependencies.length);
  const linkNumber = new Int32Array(dependencies.length);
  const linkKind = new Uint8Array(dependencies.length);
  const linkLag = new Float64Array(dependencies.length);
  const linkLagUnit = new Uint8Array(dependencies.length);
  let links = 0;
  for (let i = 0; i < dependencies.length; i++) {
    const dependency = dependencies[i] as Dependency;
    if (!dependency.drives) continue;
    const from = numberById.get(dependency.predecessorId);
    const to = numberById.get(dependency.successorId);
    if (from === undefined || to === undefined || from === to) continue;
    if (mode[from] === rowMode.inactive || mode[to] === rowMode.inactive) continue;
    linkFrom[links] = from;
    linkTo[links] = to;
    linkNumber[links] = i;
    linkKind[links] = edgeKind[dependency.type];
    const { lag } = dependency;
    if (lag !== null && lag.value !== 0) {
      linkLagUnit[links] = lagUnit[lag.unit];
      linkLag[links] = lag.unit === 'percent' ? lag.value : Math.round(lag.value * 60);
    }
    links++;
  }
  const hasWaiting = dateThroughLinks(rows, linkFrom, linkTo, links);
  const dated = datedRows(rows);

  const entered = new Uint8Array(count);
  const left = new Uint8Array(count);
  for (let k = 0; k < links; k++) {
    if (mode[linkTo[k] as number] === rowMode.summary) entered[linkTo[k] as number] = 1;
    if (mode[linkFrom[k] as number] === rowMode.summary) left[linkFrom[k] as number] = 1;
  }
  const entryOfRow = new Int32Array(count).fill(-1);
  let nodeCount = count;
  let inner = 0;
  for (const row of downward) {
    const above = parent[row] as number;
    const inside = above >= 0 && mode[above] === rowMode.summary;
    if (mode[row] === rowMode.summary) {
      if (
        rows.constraint[row] !== 0 ||
        entered[row] === 1 ||
        (inside && (entryOfRow[above] as number) >= 0)
      ) {
        entryOfRow[row] = nodeCount++;
      }
      if (inside && left[above] === 1) left[row] = 1;
    }
    if (!inside || dated[row] === 0) continue;
    if ((entryOfRow[above] as number) >= 0) inner++;
    if (left[above] === 1) inner++;
  }
  const rowOfNode = new Int32Array(nodeCount);
  for (let row = 0; row < count; row++) {
    rowOfNode[row] = row;
    const entry = entryOfRow[row] as number;
    if (entry >= 0) rowOfNode[entry] = row;
  }

  const limit = links + inner;
  const edgeFrom = new Int32Array(limit);
  const edgeTo = new Int32Array(limit);
  const edgeKinds = new Uint8Array(limit);
  const edgeLag = new Float64Array(limit);
  const edgeLagUnit = new Uint8Array(limit);
  const edgeDependency = new Int32Array(limit).fill(-1);
  let edgeCount = 0;
  for (let k = 0; k < links; k++) {
    const from = linkFrom[k] as number;
    const to = linkTo[k] as number;
    if (dated[from] === 0 || dated[to] === 0) continue;
    const entry = entryOfRow[to] as number;
    edgeFrom[edgeCount] = from;
    edgeTo[edgeCount] = entry >= 0 ? entry : to;
    edgeKinds[edgeCount] = linkKind[k] as number;
    edgeDependency[edgeCount] = linkNumber[k] as number;
    edgeLag[edgeCount] = linkLag[k] as number;
    edgeLagUnit[edgeCount] = linkLagUnit[k] as number;
    edgeCount++;
  }
  for (let row = 0; row < count; row++) {
    const above = parent[row] as number;
    if (above < 0 || mode[above] !== rowMode.summary || dated[row] === 0) continue;
    const entry = entryOfRow[above] as number;
    if (entry >= 0) {
      const own = entryOfRow[row] as number;
      edgeFrom[edgeCount] = entry;
      edgeTo[edgeCount] = own >= 0 ? own : row;
      edgeKinds[edgeCount++] = edgeKind.enter;
    }
    if (left[above] === 1) {
      edgeFrom[edgeCount] = row;
      edgeTo[edgeCount] = above;
      edgeKinds[edgeCount++] = edgeKind.leave;
    }
  }
  const incomingStart = new Int32Array(nodeCount + 1);
  const outgoingStart = new Int32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) {
    (incomingStart[(edgeTo[e] as number) + 1] as number)++;
    (outgoingStart[(edgeFrom[e] as number) + 1] as number)++;
  }
  for (let node = 0; node < nodeCount; node++) {
    incomingStart[node + 1] = (incomingStart[node + 1] as number) + (incomingStart[node] as number);
    outgoingStart[node + 1] = (outgoingStart[node + 1] as number) + (outgoingStart[node] as number);
  }
  const incoming = new Int32Array(edgeCount);
  const outgoing = new Int32Array(edgeCount);
  const nextIn = incomingStart.slice(0, nodeCount);
  const nextOut = outgoingStart.slice(0, nodeCount);
  for (let e = 0; e < edgeCount; e++) {
    const to = edgeTo[e] as number;
    const from = edgeFrom[e] as number;
    incoming[nextIn[to] as number] = e;
    (nextIn[to] as number)++;
    outgoing[nextOut[from] as number] = e;
    (nextOut[from] as number)++;
  }
  return {
    rows,
    nodeCount,
    rowOfNode,
    entryOfRow,
    edgeCount,
    edgeFrom,
    edgeTo,
    edgeKinds,
    edgeLag,
    edgeLagUnit,
    edgeDependency,
    incomingStart,
    incoming,
    outgoingStart,
    outgoing,
    dependencies,
    hasWaiting,
  };
}

/**
 * Automatic rows that say nothing of when are dated by a predecessor that is: breadth first, each row once. Answers
 * whether there were such rows.
 */
function dateThroughLinks(rows: RowTable, linkFrom: Int32Array, linkTo: Int32Array, links: number): boolean {
  const { count, parent, mode } = rows;
  let waiting = 0;
  for (let row = 0; row < count; row++) {
    if (mode[row] === rowMode.undated && isAutomatic(rows.rows[row])) waiting++;
  }
  if (waiting === 0 || links === 0) return waiting > 0;
  const linksByFrom = new Map<number, number[]>();
  for (let k = 0; k < links; k++) {
    const from = linkFrom[k] as number;
    const known = linksByFrom.get(from);
    if (known) known.push(linkTo[k] as number);
    else linksByFrom.set(from, [linkTo[k] as number]);
  }
  const parts = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const above = parent[row] as number;
    if (above < 0 || mode[above] !== rowMode.summary) continue;
    const known = parts.get(above);
    if (known) known.push(row);
    else parts.set(above, [row]);
  }
  const queue: number[] = [];
  const drives = new Uint8Array(count);
  const driven = new Uint8Array(count);
  const becomeDated = (row: number) => {
    for (let at = row; at >= 0 && drives[at] === 0; at = parent[at] as number) {
      if (at !== row && mode[at] !== rowMode.summary) break;
      drives[at] = 1;
      queue.push(at);
    }
  };
  for (let row = 0; row < count; row++) {
    const at = mode[row] as number;
    if (at !== rowMode.undated && at !== rowMode.inactive && at !== rowMode.summary) becomeDated(row);
  }
  const stack: number[] = [];
  for (let head = 0; head < queue.length; head++) {
    for (const successor of linksByFrom.get(queue[head] as number) ?? []) {
      stack.push(successor);
      while (stack.length > 0) {
        const row = stack.pop() as number;
        if (driven[row] === 1) continue;
        driven[row] = 1;
        if (mode[row] === rowMode.summary) for (const part of parts.get(row) ?? []) stack.push(part);
        else if (mode[row] === rowMode.undated && isAutomatic(rows.rows[row])) {
          mode[row] = rowMode.auto;
          becomeDated(row);
        }
      }
    }
  }
  return true;
}

function isAutomatic(row: PlaceableRow | undefined): boolean {
  return row?.plan.placement === 'auto';
}

/** 1 for rows that the passes place: dated ones, and summaries with such a part. */
export function datedRows(rows: RowTable): Uint8Array {
  const { count, parent, mode, downward } = rows;
  const dated = new Uint8Array(count);
  for (let k = count - 1; k >= 0; k--) {
    const row = downward[k] as number;
    const at = mode[row] as number;
    if (at === rowMode.undated || at === rowMode.inactive) continue;
    if (at !== rowMode.summary) dated[row] = 1;
    const above = parent[row] as number;
    if (dated[row] === 1 && above >= 0 && mode[above] === rowMode.summary) dated[above] = 1;
  }
  return dated;
}
