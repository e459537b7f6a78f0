import type { TableContent } from '../../domain/layout/pageTable';
import type { Report } from '../../domain/report/report';
import { pictureOf, reportParts } from '../../domain/report/reportParts';
import type { ReportBlock } from '../../domain/report/reportSection';
import { aboutLine, cellToText, factLines, rowsOf, runsToText } from './unpaged';

/** Text that Markdown shows as it is: on one line, nothing of it an instruction. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\r?\n\s*/g, ' ')
    .replace(/([\\`*_[\]<>|~])/g, '\\$1')
    .replace(/&(?=[#a-zA-Z])/g, '\\&')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/u, '$1\\$2');
}

/** A report as Markdown: headings, lists and tables; pictures as the sentence and the table that say the same. */
export function reportToMarkdown(report: Report): string {
  const lines: string[] = [
    `# ${escapeMarkdown(report.header.programTitle)}`,
    '',
    escapeMarkdown(aboutLine(report)),
    '',
    ...factLines(report).map((it) => `- ${escapeMarkdown(it)}`),
    '',
    `**${escapeMarkdown(report.headline)}**`,
    '',
  ];
  for (const { title, sections } of reportParts(report)) {
    if (title !== null) lines.push(`## ${escapeMarkdown(title)}`, '');
    const depth = title === null ? '##' : '###';
    for (const section of sections) {
      if (sections.length > 1) lines.push(`${depth} ${escapeMarkdown(section.title)}`, '');
      for (const block of section.blocks) lines.push(...blockLines(report, block, `${depth}#`));
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function blockLines(report: Report, block: ReportBlock, depth: string): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${depth} ${escapeMarkdown(block.text)}`, ''];
    case 'paragraph':
      return [escapeMarkdown(runsToText(block.runs)), ''];
    case 'list':
      return [...block.entries.map((entry) => `- ${escapeMarkdown(runsToText(entry))}`), ''];
    case 'table':
      return tableLines(block.table);
    case 'roadmap':
    case 'matrix':
    case 'graph':
    case 'trend': {
      const picture = pictureOf(report, block.kind);
      if (picture === null) return block.kind === 'roadmap' ? ['Nothing has a date yet.', ''] : [];
      return [
        ...picture.drawings.flatMap((it) => [escapeMarkdown(it.alternative), '']),
        ...(picture.table === null ? [] : tableLines(picture.table)),
      ];
    }
  }
}

function tableLines(table: TableContent): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows: string[] = [];
  for (const { group, cells, isFirst } of rowsOf(table)) {
    if (isFirst && group !== null) {
      rows.push(line([`**${escapeMarkdown(group)}**`, ...table.columns.slice(1).map(() => '')]));
    }
    rows.push(line(table.columns.map((_, i) => escapeMarkdown(cellToText(cells[i])))));
  }
  return [
    line(table.columns.map((it) => escapeMarkdown(it.title))),
    line(table.columns.map((it) => (it.align === 'right' ? '---:' : '---'))),
    ...rows,
    '',
  ];
}
