import { type PaperName, paperSizes } from '../../domain/layout/pages';

/** The sheets that the browser prints on: no margins, as our pages carry their own. */
export function pageRulesOf(paper: PaperName): string {
  const { width, height } = paperSizes[paper];
  return [
    `@page { size: ${width}pt ${height}pt; margin: 0 }`,
    `@page portrait { size: ${width}pt ${height}pt; margin: 0 }`,
    `@page landscape { size: ${height}pt ${width}pt; margin: 0 }`,
  ].join('\n');
}
