import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphBox, GraphLayout } from '../../../domain/layout/graphTypes';
import type { Emphasis } from './GraphShapes';
import type { Viewport } from './viewport';

/** What is highlighted: the boxes and dependencies of the chain of what is selected. */
export type ShownChain = { readonly boxIds: ReadonlySet<string>; readonly linkIds: ReadonlySet<string> };

/** Where the names of columns stand: above the first lane. */
export function columnHeadY(layout: GraphLayout): number {
  const lane = layout.groups.find((group) => !group.collapsed);
  return (lane?.y ?? 32) - 8;
}

/** Whether the picture is so much larger than its window that a small one beside it helps. */
export function isLarge(
  layout: GraphLayout,
  view: Viewport,
  frame: { width: number; height: number },
): boolean {
  return layout.width * view.zoom > frame.width * 1.25 || layout.height * view.zoom > frame.height * 1.25;
}

/** How a box is shown against the chain of the selected. */
export function emphasisOfBox(
  box: GraphBox,
  selectedIds: readonly string[],
  chain: ShownChain | null,
): Emphasis {
  if (selectedIds.includes(box.id)) return 'selected';
  if (!chain) return 'plain';
  if (chain.boxIds.has(box.id)) return 'chain';
  return 'faded';
}

/** How a line is shown against the chain of the selected. */
export function emphasisOfLine(
  line: GraphLine,
  selected: ReadonlySet<string>,
  chain: ShownChain | null,
): Emphasis {
  if (line.dependencyIds.some((id) => selected.has(id))) return 'selected';
  if (!chain) return 'plain';
  return line.dependencyIds.some((id) => chain.linkIds.has(id)) ? 'chain' : 'faded';
}

/** The slack that is written on a line of the chain: the days between hand-over and use. */
export function waitLabelOf(
  line: GraphLine,
  chain: ShownChain | null,
  waitById: ReadonlyMap<string, number | null>,
): string | null {
  const [only] = line.dependencyIds;
  if (!chain || only === undefined || line.dependencyIds.length > 1 || !chain.linkIds.has(only)) return null;
  const wait = waitById.get(only) ?? null;
  return wait === null ? null : `${wait < 0 ? '−' : ''}${Math.abs(wait)} d`;
}
