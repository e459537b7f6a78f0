import { useMemo } from 'react';
import type { GraphBox, GraphEdge, GraphLayout } from '../../../domain/layout/graphTypes';
import type { Size, Viewport } from './viewport';

/** From so many boxes on only those in and near the window are in the DOM. */
const mostBoxesAtOnce = 250;
const tile = 320;

/** The boxes and lines that are in the DOM. */
export type ShownPart = { readonly boxes: readonly GraphBox[]; readonly edges: readonly GraphEdge[] };

/** What is in or near the window, in steps of a tile, so that panning seldom changes it. */
export function useShownPart(
  layout: GraphLayout,
  view: Viewport | null,
  frame: Size,
  tabStop: string | undefined,
): ShownPart {
  const culled = layout.boxes.length > mostBoxesAtOnce;
  const windowKey = view
    ? [
        Math.floor(-view.x / view.zoom / tile),
        Math.floor(-view.y / view.zoom / tile),
        Math.ceil((frame.width - view.x) / view.zoom / tile),
        Math.ceil((frame.height - view.y) / view.zoom / tile),
      ].join()
    : '';
  return useMemo(() => {
    if (!culled) return { boxes: layout.boxes, edges: layout.edges };
    const [left = 0, top = 0, right = 0, bottom = 0] = windowKey.split(',').map((it) => Number(it) * tile);
    const near = (x0: number, y0: number, x1: number, y1: number) =>
      x1 >= left - tile && x0 <= right + tile && y1 >= top - tile && y0 <= bottom + tile;
    return {
      boxes: layout.boxes.filter(
        (box) => box.id === tabStop || near(box.x, box.y, box.x + box.width, box.y + box.height),
      ),
      edges: layout.edges.filter((edge) => {
        const xs = edge.points.map((point) => point.x);
        const ys = edge.points.map((point) => point.y);
        return near(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
      }),
    };
  }, [culled, layout, windowKey, tabStop]);
}

/**
 * How much of a box is drawn: everything; from further off its name alone, larger and then in short; from far away, or
 * where too many are in sight, all boxes as plain blocks and the names and counts of the groups instead.
 */
export type GraphLevel = 'near' | 'names' | 'shortNames' | 'blocks';

const namesBelow = 0.6;
const shortNamesBelow = 0.42;
/** Below this zoom nothing in a box can be read. */
export const blocksBelow = 0.26;
const mostNamedBoxes = 420;

/** The level of a zoom with so many boxes in or near the window. */
export function levelOf(zoom: number, boxCount: number): GraphLevel {
  if (zoom >= namesBelow) return 'near';
  if (zoom < blocksBelow || boxCount > mostNamedBoxes) return 'blocks';
  return zoom < shortNamesBelow ? 'shortNames' : 'names';
}
