import { worstFirst } from './reasonOrder';
import { type HealthReason, noReasons } from './rules';

/** A reason with its place among those that weigh the same: the turn of its row, and which one of that row it is. */
type PlacedReason = { readonly reason: HealthReason; readonly turn: number; readonly nth: number };

/**
 * The reasons of rows and of all that is below them, by row number. Rows take turns from the whole to its parts, of
 * several parts the last one first, so that what is below a row follows upon it whichever row one looks from.
 */
export type ReasonTree = {
  /** The row above; negative where there is none. */
  readonly parent: Int32Array;
  readonly turn: Int32Array;
  readonly own: readonly (readonly PlacedReason[])[];
  /** With those of all that is below, the worst first. */
  readonly whole: readonly (readonly PlacedReason[])[];
};

const none: readonly PlacedReason[] = [];

function comparePlaced(a: PlacedReason, b: PlacedReason): number {
  return worstFirst(a.reason, b.reason) || a.turn - b.turn || a.nth - b.nth;
}

function place(reasons: readonly HealthReason[], turn: number): readonly PlacedReason[] {
  return reasons.length === 0 ? none : reasons.map((reason, nth) => ({ reason, turn, nth }));
}

function reasonsOf(placed: readonly PlacedReason[]): readonly HealthReason[] {
  return placed.length === 0 ? noReasons : placed.map(({ reason }) => reason);
}

/** The reasons of a row itself, in the order in which they were found. */
export function ownReasonsAt({ own }: ReasonTree, row: number): readonly HealthReason[] {
  return reasonsOf(own[row] ?? none);
}

/** The reasons of a row and of all that is below it, the worst first. */
export function reasonsAt({ whole }: ReasonTree, row: number): readonly HealthReason[] {
  return reasonsOf(whole[row] ?? none);
}

/** Gathers reasons from the parts to the whole. Rows above each other in a circle must not be given. */
export function growReasonTree(
  parent: Int32Array,
  reasons: readonly (readonly HealthReason[])[],
): ReasonTree {
  const { order, turn } = takeTurns(parent);
  const own = reasons.map((it, row) => place(it, turn[row] as number));
  const whole: (readonly PlacedReason[])[] = own.slice();
  const below = new Map<number, PlacedReason[]>();
  // Backwards every row comes after all that is below it.
  for (let k = order.length - 1; k >= 0; k--) {
    const row = order[k] as number;
    const parts = below.get(row);
    let list = own[row] as readonly PlacedReason[];
    if (parts) list = parts.concat(list).sort(comparePlaced);
    else if (list.length > 1) list = list.toSorted(comparePlaced);
    if (parts) below.delete(row);
    whole[row] = list;
    const above = parent[row] as number;
    if (above < 0 || list.length === 0) continue;
    const known = below.get(above);
    if (known) for (const it of list) known.push(it);
    else below.set(above, [...list]);
  }
  return { parent, turn, own, whole };
}

function takeTurns(parent: Int32Array): { readonly order: Int32Array; readonly turn: Int32Array } {
  const count = parent.length;
  const lastPart = new Int32Array(count).fill(-1);
  const partBefore = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    const above = parent[row] as number;
    if (above < 0) continue;
    partBefore[row] = lastPart[above] as number;
    lastPart[above] = row;
  }
  const order = new Int32Array(count);
  const turn = new Int32Array(count);
  let taken = 0;
  const stack: number[] = [];
  for (let root = 0; root < count; root++) {
    if ((parent[root] as number) >= 0) continue;
    let row = root;
    for (;;) {
      turn[row] = taken;
      order[taken++] = row;
      const before = partBefore[row] as number;
      if (before >= 0) stack.push(before);
      const part = lastPart[row] as number;
      const next = part >= 0 ? part : stack.pop();
      if (next === undefined) break;
      row = next;
    }
  }
  return { order: order.subarray(0, taken), turn };
}

/** The tree with other reasons of some rows, and the rows whose reasons are not what they were. */
export function regrow(
  tree: ReasonTree,
  changed: ReadonlyMap<number, readonly HealthReason[]>,
): { readonly tree: ReasonTree; readonly touched: ReadonlySet<number> } {
  if (changed.size === 0) return { tree, touched: new Set() };
  const own = tree.own.slice();
  const whole = tree.whole.slice();
  const news = new Map<number, { readonly gone: Set<PlacedReason>; readonly come: PlacedReason[] }>();
  for (const [row, reasons] of changed) {
    const gone = own[row] ?? none;
    const come = place(reasons, tree.turn[row] as number);
    own[row] = come;
    for (let at = row; at >= 0; at = tree.parent[at] as number) {
      const known = news.get(at);
      if (known) {
        for (const it of gone) known.gone.add(it);
        known.come.push(...come);
      } else news.set(at, { gone: new Set(gone), come: [...come] });
    }
  }
  for (const [row, { gone, come }] of news) whole[row] = exchange(whole[row] ?? none, gone, come);
  return { tree: { ...tree, own, whole }, touched: new Set(news.keys()) };
}

/** A sorted list without some of its reasons and with others, sorted again. */
function exchange(
  list: readonly PlacedReason[],
  gone: ReadonlySet<PlacedReason>,
  come: PlacedReason[],
): readonly PlacedReason[] {
  come.sort(comparePlaced);
  const next: PlacedReason[] = [];
  let k = 0;
  for (const it of list) {
    if (gone.has(it)) continue;
    while (k < come.length && comparePlaced(come[k] as PlacedReason, it) < 0)
      next.push(come[k++] as PlacedReason);
    next.push(it);
  }
  while (k < come.length) next.push(come[k++] as PlacedReason);
  return next;
}
