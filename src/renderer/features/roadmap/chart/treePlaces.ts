import type { RoadmapRow } from '../../../../domain/layout/roadmapTypes';

/** Where a row stands among those beside it in the tree: the first is 1. */
export type TreePlace = { readonly position: number; readonly size: number };

/** The place of every row, in their order: only some of them are in the page, so that nobody could count them there. */
export function treePlaces(rows: readonly Pick<RoadmapRow, 'depth'>[]): readonly TreePlace[] {
  const sizes: number[] = [];
  /** The family that is open at each depth. */
  const openAt: number[] = [];
  const families = rows.map(({ depth }) => {
    openAt.length = Math.min(openAt.length, depth + 1);
    const family = openAt[depth] ?? sizes.length;
    openAt[depth] = family;
    const position = (sizes[family] ?? 0) + 1;
    sizes[family] = position;
    return { family, position };
  });
  return families.map(({ family, position }) => ({ position, size: sizes[family] ?? position }));
}
