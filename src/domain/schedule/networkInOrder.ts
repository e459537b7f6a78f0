import type { ProgramDocument } from '../model/document';
import { documentToNetwork, type Network } from './network';
import { type Order, orderNetwork } from './order';

/** The graph of a document with the order of its nodes. */
export type NetworkInOrder = { readonly network: Network; readonly order: Order };

/**
 * [S16] Makes the graph of a document and orders it. A link of a circle drives nothing, and so it dates nothing: rows
 * that said nothing of when, and that only such links lead to, are undated. The circle is still told of.
 */
export function networkInOrder(document: ProgramDocument): NetworkInOrder {
  const network = documentToNetwork(document);
  const order = orderNetwork(network);
  if (order.setAside === null || !network.hasWaiting) return { network, order };
  const idle = new Set<number>();
  for (let edge = 0; edge < network.linkCount; edge++) {
    if (order.setAside[edge] === 1) idle.add(network.edgeDependency[edge] as number);
  }
  const dated = documentToNetwork(document, idle);
  return { network: dated, order: { ...orderNetwork(dated), chains: order.chains } };
}
