import type { Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import type { PlaceableRow } from './placeableRow';
import { documentToRowTable } from './readRowTable';
import { type RowTable, rowMode } from './rowTable';

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
  /** The first `linkCount` edges are links; the others bind summaries to their parts. Columns may be longer. */
  readonly edgeCount: number;
  readonly linkCount: number;
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

/**
 * Makes the graph of a document. Links that drive nothing are left out: see [S12]. The dependencies whose numbers are in
 * `idle` date nobody.
 */
export function documentToNetwork(document: ProgramDocument, idle?: ReadonlySet<number>): Network {
  return linksToNetwork(documentToRowTable(document), document.dependencies, idle);
}

/** Makes the graph of rows and the links among them. */
export function linksToNetwork(
  rows: RowTable,
  dependencies: readonly Dependency[],
  idle?: ReadonlySet<number>,
): Network {
  const { count, mode } = rows;
  const links = readLinks(rows, dependencies);
  const hasWaiting = dateThroughLinks(rows, links, idle);
  const dated = datedRows(rows);
  const frame = frameSummaries(rows, links, dated);
  const { entryOfRow, nodeCount } = frame;
  const rowOfNode = new Int32Array(nodeCount);
  for (let row = 0; row < count; row++) {
    rowOfNode[row] = row;
    const entry = entryOfRow[row] as number;
    if (entry >= 0) rowOfNode[entry] = row;
  }

  const edges = links.count + frame.innerCount > links.from.length ? enlarge(links, frame.innerCount) : links;
  const { from: edgeFrom, to: edgeTo, kinds: edgeKinds, lag, lagUnits, dependency: edgeDependency } = edges;
  let edgeCount = 0;
  for (let k = 0; k < links.count; k++) {
    const from = edgeFrom[k] as number;
    const to = edgeTo[k] as number;
    if (dated[from] === 0 || dated[to] === 0) continue;
    const entry = entryOfRow[to] as number;
    edgeTo[edgeCount] = entry >= 0 ? entry : to;
    if (edgeCount < k) {
      edgeFrom[edgeCount] = from;
      edgeKinds[edgeCount] = edgeKinds[k] as number;
      edgeDependency[edgeCount] = edgeDependency[k] as number;
      lag[edgeCount] = lag[k] as number;
      lagUnits[edgeCount] = lagUnits[k] as number;
    }
    edgeCount++;
  }
  const linkCount = edgeCount;
  for (let row = 0; row < count && frame.innerCount > 0; row++) {
    const above = rows.parent[row] as number;
    if (above < 0 || mode[above] !== rowMode.summary || dated[row] === 0) continue;
    const entry = entryOfRow[above] as number;
    if (entry >= 0) {
      const own = entryOfRow[row] as number;
      edgeFrom[edgeCount] = entry;
      edgeTo[edgeCount] = own >= 0 ? own : row;
      edgeKinds[edgeCount++] = edgeKind.enter;
    }
    if (frame.left[above] === 1) {
      edgeFrom[edgeCount] = row;
      edgeTo[edgeCount] = above;
      edgeKinds[edgeCount++] = edgeKind.leave;
    }
  }
  edgeDependency.fill(-1, linkCount, edgeCount);
  lag.fill(0, linkCount, edgeCount);
  lagUnits.fill(0, linkCount, edgeCount);
  const incoming = edgesByNode(edgeTo, edgeCount, nodeCount);
  const outgoing = edgesByNode(edgeFrom, edgeCount, nodeCount);
  return {
    rows,
    nodeCount,
    rowOfNode,
    entryOfRow,
    edgeCount,
    linkCount,
    edgeFrom,
    edgeTo,
    edgeKinds,
    edgeLag: lag,
    edgeLagUnit: lagUnits,
    edgeDependency,
    incomingStart: incoming.start,
    incoming: incoming.edges,
    outgoingStart: outgoing.start,
    outgoing: outgoing.edges,
    dependencies,
    hasWaiting,
  };
}

/** Links as columns, with room for as many as there are dependencies. */
type Links = {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kinds: Uint8Array;
  readonly lag: Float64Array;
  readonly lagUnits: Uint8Array;
  readonly dependency: Int32Array;
};

/** The dependencies that may drive something, in rows. */
function readLinks(rows: RowTable, dependencies: readonly Dependency[]): Links {
  const { mode, numberById } = rows;
  const from = new Int32Array(dependencies.length);
  const to = new Int32Array(dependencies.length);
  const kinds = new Uint8Array(dependencies.length);
  const lag = new Float64Array(dependencies.length);
  const lagUnits = new Uint8Array(dependencies.length);
  const dependency = new Int32Array(dependencies.length);
  let count = 0;
  // Plans list links along their rows: the next one often is about the same successor or the row after it, or starts
  // where that one ended. Looking there first is cheaper than looking everywhere.
  let lastId = '';
  let last: number | undefined;
  const find = (id: string): number | undefined => {
    if (last !== undefined) {
      if (id === lastId) return last;
      if (rows.rows[last + 1]?.id === id) return last + 1;
    }
    return numberById.get(id);
  };
  for (let i = 0; i < dependencies.length; i++) {
    const link = dependencies[i] as Dependency;
    if (!link.drives) continue;
    const { predecessorId, successorId } = link;
    const fromRow = predecessorId === lastId ? last : numberById.get(predecessorId);
    const toRow = find(successorId);
    lastId = successorId;
    last = toRow;
    if (fromRow === undefined || toRow === undefined || fromRow === toRow) continue;
    if (mode[fromRow] === rowMode.inactive || mode[toRow] === rowMode.inactive) continue;
    from[count] = fromRow;
    to[count] = toRow;
    dependency[count] = i;
    kinds[count] = edgeKind[link.type];
    if (link.lag !== null && link.lag.value !== 0) {
      const { unit, value } = link.lag;
      lagUnits[count] = lagUnit[unit];
      lag[count] = unit === 'percent' ? value : Math.round(value * 60);
    }
    count++;
  }
  return { count, from, to, kinds, lag, lagUnits, dependency };
}

/** The same links with room for more edges. */
function enlarge(links: Links, more: number): Links {
  const size = links.count + more;
  const copy = <C extends Int32Array | Uint8Array | Float64Array>(column: C, larger: C): C => {
    larger.set(column.subarray(0, links.count));
    return larger;
  };
  return {
    count: links.count,
    from: copy(links.from, new Int32Array(size)),
    to: copy(links.to, new Int32Array(size)),
    kinds: copy(links.kinds, new Uint8Array(size)),
    lag: copy(links.lag, new Float64Array(size)),
    lagUnits: copy(links.lagUnits, new Uint8Array(size)),
    dependency: copy(links.dependency, new Int32Array(size)),
  };
}

/** Which summaries have an entry, which rows tell their summary of their ends, and how many edges that makes. */
function frameSummaries(
  { constraint, count, downward, mode, parent }: RowTable,
  links: Links,
  dated: Uint8Array,
) {
  const entered = new Uint8Array(count);
  const left = new Uint8Array(count);
  for (let k = 0; k < links.count; k++) {
    if (mode[links.to[k] as number] === rowMode.summary) entered[links.to[k] as number] = 1;
    if (mode[links.from[k] as number] === rowMode.summary) left[links.from[k] as number] = 1;
  }
  const entryOfRow = new Int32Array(count).fill(-1);
  let nodeCount = count;
  let innerCount = 0;
  for (let k = 0; k < count; k++) {
    const row = downward[k] as number;
    const above = parent[row] as number;
    const inside = above >= 0 && mode[above] === rowMode.summary;
    if (mode[row] === rowMode.summary) {
      if (constraint[row] !== 0 || entered[row] === 1 || (inside && (entryOfRow[above] as number) >= 0)) {
        entryOfRow[row] = nodeCount++;
      }
      if (inside && left[above] === 1) left[row] = 1;
    }
    if (!inside || dated[row] === 0) continue;
    if ((entryOfRow[above] as number) >= 0) innerCount++;
    if (left[above] === 1) innerCount++;
  }
  return { entryOfRow, left, nodeCount, innerCount };
}

/** Edges by one of their ends, each node's in their own order: a counting sort that fills every node's place from its end. */
function edgesByNode(ends: Int32Array, edgeCount: number, nodeCount: number) {
  const start = new Int32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) (start[ends[e] as number] as number)++;
  let sum = 0;
  for (let node = 0; node <= nodeCount; node++) {
    sum += start[node] as number;
    start[node] = sum;
  }
  const edges = new Int32Array(edgeCount);
  for (let e = edgeCount - 1; e >= 0; e--) {
    const place = (start[ends[e] as number] as number) - 1;
    start[ends[e] as number] = place;
    edges[place] = e;
  }
  return { start, edges };
}

/**
 * Automatic rows that say nothing of when are dated by a predecessor that is: breadth first, each row once. Answers
 * whether there were such rows.
 */
function dateThroughLinks(rows: RowTable, links: Links, idle?: ReadonlySet<number>): boolean {
  const { count, parent, mode } = rows;
  let waiting = 0;
  for (let row = 0; row < count; row++) {
    if (mode[row] === rowMode.undated && isAutomatic(rows.rows[row])) waiting++;
  }
  if (waiting === 0 || links.count === 0) return waiting > 0;
  const linksByFrom = new Map<number, number[]>();
  for (let k = 0; k < links.count; k++) {
    if (idle?.has(links.dependency[k] as number)) continue;
    const from = links.from[k] as number;
    const known = linksByFrom.get(from);
    if (known) known.push(links.to[k] as number);
    else linksByFrom.set(from, [links.to[k] as number]);
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
