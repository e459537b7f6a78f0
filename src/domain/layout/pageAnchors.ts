import type { ReportPage } from './pages';

/** The page on which each anchor stands: headings, and rows of tables that links lead to. */
export function anchorsOf(
  pages: readonly Pick<ReportPage, 'number' | 'blocks'>[],
): ReadonlyMap<string, number> {
  const pageByAnchor = new Map<string, number>();
  for (const { number, blocks } of pages) {
    for (const block of blocks) {
      if (block.kind === 'heading' && block.id !== null) pageByAnchor.set(block.id, number);
      if (block.kind !== 'table') continue;
      for (const { id } of block.rows) if (id !== null) pageByAnchor.set(id, number);
    }
  }
  return pageByAnchor;
}
