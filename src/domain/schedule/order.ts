import { edgeKind, type Network } from './network';

/** An order in which every node comes after what drives it, and the links that had to be set aside for it. */
export type Order = {
  readonly nodes: Int32Array;
  /** 1 for edges that close a circle: they drive nothing. `null` when there is no circle. */
  readonly setAside: Uint8Array | null;
  /** One chain per knot of circles: row numbers, predecessor before successor. */
  readonly chains: readonly (readonly number[])[];
};

/**
 * Orders the nodes. Links between two nodes of one knot (strongly connected component) drive nothing, all of them, so
 * that the answer does not hang on the order of rows; what binds summaries to their parts never closes a circle alone.
 * Sources: A. B. Kahn (1962) for the order; R. Tarjan (1972), without recursion, for the knots.
 */
export function orderNetwork(network: Network): Order {
  const nodes = kahn(network, null);
  if (nodes.length === network.nodeCount) return { nodes, setAside: null, chains: [] };
  const knotOfNode = findKnots(network);
  const setAside = new Uint8Array(network.edgeCount);
  for (let e = 0; e < network.edgeCount; e++) {
    const from = network.edgeFrom[e] as number;
    const to = network.edgeTo[e] as number;
    if ((network.edgeKinds[e] as number) < edgeKind.enter && knotOfNode[from] === knotOfNode[to]) {
      setAside[e] = 1;
    }
  }
  return { nodes: kahn(network, setAside), setAside, chains: findChains(network, knotOfNode, setAside) };
}

function kahn(network: Network, setAside: Uint8Array | null): Int32Array {
  const { nodeCount, edgeCount, edgeTo, outgoing, outgoingStart } = network;
  const open = new Int32Array(nodeCount);
  for (let e = 0; e < edgeCount; e++) {
    if (setAside === null || setAside[e] === 0) (open[edgeTo[e] as number] as number)++;
  }
  const order = new Int32Array(nodeCount);
  let tail = 0;
  for (let node = 0; node < nodeCount; node++) if (open[node] === 0) order[tail++] = node;
  for (let head = 0; head < tail; head++) {
    const node = order[head] as number;
    const end = outgoingStart[node + 1] as number;
    for (let k = outgoingStart[node] as number; k < end; k++) {
      const e = outgoing[k] as number;
      if (setAside !== null && setAside[e] === 1) continue;
      const to = edgeTo[e] as number;
      const left = (open[to] as number) - 1;
      open[to] = left;
      if (left === 0) order[tail++] = to;
    }
  }
  return tail === nodeCount ? order : order.slice(0, tail);
}

function findKnots(network: Network): Int32Array {
  const { nodeCount, edgeTo, outgoing, outgoingStart } = network;
  const knotOfNode = new Int32Array(nodeCount).fill(-1);
  const index = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const onStack = new Uint8Array(nodeCount);
  const next = outgoingStart.slice(0, nodeCount);
  const stack: number[] = [];
  const path: number[] = [];
  let counter = 0;
  let knots = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (index[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      if (index[node] === -1) {
        index[node] = counter;
        low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      let descended = false;
      while ((next[node] as number) < (outgoingStart[node + 1] as number)) {
        const to = edgeTo[outgoing[next[node] as number] as number] as number;
        (next[node] as number)++;
        if (index[to] === -1) {
          path.push(to);
          descended = true;
          break;
        }
        if (onStack[to] === 1) low[node] = Math.min(low[node] as number, index[to] as number);
      }
      if (descended) continue;
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      let member = stack.pop() as number;
      onStack[member] = 0;
      knotOfNode[member] = knots;
      while (member !== node) {
        member = stack.pop() as number;
        onStack[member] = 0;
        knotOfNode[member] = knots;
      }
      knots++;
    }
  }
  return knotOfNode;
}

/** A shortest circle of each knot, from its row with the smallest id on. */
function findChains(network: Network, knotOfNode: Int32Array, setAside: Uint8Array): number[][] {
  const { edgeFrom, edgeTo, outgoing, outgoingStart, rowOfNode, rows } = network;
  const idOf = (node: number) => rows.rows[rowOfNode[node] as number]?.id ?? '';
  const startByKnot = new Map<number, number>();
  for (let e = 0; e < setAside.length; e++) {
    if (setAside[e] === 0) continue;
    const from = edgeFrom[e] as number;
    const knot = knotOfNode[from] as number;
    const known = startByKnot.get(knot);
    if (known === undefined || idOf(from) < idOf(known)) startByKnot.set(knot, from);
  }
  const chains: number[][] = [];
  const cameFrom = new Int32Array(network.nodeCount).fill(-1);
  for (const [knot, start] of startByKnot) {
    const queue = [start];
    let last = -1;
    search: for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as number;
      for (let k = outgoingStart[node] as number; k < (outgoingStart[node + 1] as number); k++) {
        const to = edgeTo[outgoing[k] as number] as number;
        if (knotOfNode[to] !== knot) continue;
        if (to === start) {
          last = node;
          break search;
        }
        if (cameFrom[to] !== -1) continue;
        cameFrom[to] = node;
        queue.push(to);
      }
    }
    const chain: number[] = [];
    for (let at = last; at !== -1; at = at === start ? -1 : (cameFrom[at] as number)) {
      const row = rowOfNode[at] as number;
      if (chain[chain.length - 1] !== row) chain.push(row);
    }
    chain.reverse();
    if (chain.length > 1 && chain[0] === chain[chain.length - 1]) chain.pop();
    chains.push(chain);
  }
  return chains.sort((a, b) => {
    const first = rows.rows[a[0] ?? 0]?.id ?? '';
    const second = rows.rows[b[0] ?? 0]?.id ?? '';
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
