import type { PageBlock } from './pages';

/** So many lines or rows of what follows stand on the page of a heading ([R37]). */
export const leastBelowHeading = 3;

/** How many lines or rows a block has for a reader; a picture is enough by itself. */
function linesOf(block: PageBlock): number {
  switch (block.kind) {
    case 'text':
      return block.lines.length;
    case 'list':
      return block.entries.reduce((sum, entry) => sum + entry.lines.length, 0);
    case 'table':
      return block.rows.length;
    case 'area':
    case 'heading':
    case 'footer':
      return 0;
    case 'drawing':
    case 'logo':
    case 'contents':
      return Number.POSITIVE_INFINITY;
  }
}

/** How many lines stand below the last heading of a page so far; null where there is none. */
export function linesBelowHeading(blocks: readonly PageBlock[]): number | null {
  let lines = 0;
  for (const block of blocks.toReversed()) {
    if (block.kind === 'heading') return lines;
    lines += linesOf(block);
  }
  return null;
}

/**
 * [R37] Where the headings at the foot of a page begin that have fewer than three lines below them and belong to what
 * comes next; the number of blocks where there are none. What comes next is a heading of the level `next`, or, where
 * that is null, what goes on in the same section: a heading as high as theirs leaves what it ends where it is, but for
 * headings that have nothing below them at all.
 */
export function headingsAtFoot(blocks: readonly PageBlock[], next: 1 | 2 | 3 | null): number {
  let from = blocks.length;
  let lines = 0;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (!block || lines >= leastBelowHeading) break;
    if (block.kind !== 'heading') {
      lines += linesOf(block);
      continue;
    }
    // The title of a report stays on top of it.
    if (block.level === 1) break;
    const isEnded = next !== null && next <= block.level;
    if (lines > 0 && isEnded) break;
    from = i;
  }
  return from;
}
