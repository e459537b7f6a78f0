import type { TableContent } from '../../domain/layout/pageTable';
import { briefSentences } from '../../domain/report/briefText';
import type { Report } from '../../domain/report/report';
import { pictureOf, reportParts } from '../../domain/report/reportParts';
import type { ReportBlock } from '../../domain/report/reportSection';
import { aboutLine, cellToText, factLines, rowsOf, runsToText } from './unpaged';

const lineWidth = 78;

/** A report as plain text for a mail or a chat; the brief is nothing but its sentences. */
export function reportToText(report: Report): string {
  if (report.options.audience === 'brief') return `${briefSentences(report).join(' ')}\n`;
  const lines: string[] = [
    report.header.programTitle,
    ...wrap(aboutLine(report)),
    '',
    ...factLines(report).flatMap((it) => wrap(it)),
    '',
    ...wrap(report.headline),
    '',
  ];
  for (const { title, sections } of reportParts(report)) {
    if (title !== null) lines.push(...underlined(title, '='));
    for (const section of sections) {
      lines.push(...underlined(section.title, title === null ? '=' : '-'));
      for (const block of section.blocks) lines.push(...blockLines(report, block));
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const underlined = (title: string, rule: string) => [
  title,
  rule.repeat(Math.min(lineWidth, [...title].length)),
  '',
];

/** Lines no longer than a mail has them; the ones after the first begin further in. */
function wrap(text: string, first = '', later = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((it) => it !== '')) {
    if (!isEmpty && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = later + word;
    } else line = isEmpty ? line + word : `${line} ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

function blockLines(report: Report, block: ReportBlock): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${block.text}:`, ''];
    case 'paragraph':
      return [...wrap(runsToText(block.runs)), ''];
    case 'list':
      return [...block.entries.flatMap((entry) => wrap(runsToText(entry), '- ', '  ')), ''];
    case 'table':
      return tableLines(block.table);
    case 'roadmap':
    case 'matrix':
    case 'graph':
    case 'trend': {
      const picture = pictureOf(report, block.kind);
      if (picture === null) return block.kind === 'roadmap' ? ['Nothing has a date yet.', ''] : [];
      return [
        ...(picture.table === null ? picture.drawings.flatMap((it) => [...wrap(it.alternative), '']) : []),
        ...(picture.table === null ? [] : tableLines(picture.table)),
      ];
    }
  }
}

/** Each row as an entry of a list: its title, then what its columns say. */
function tableLines(table: TableContent): string[] {
  const lines: string[] = [];
  for (const { group, cells, isFirst } of rowsOf(table)) {
    if (isFirst && group !== null) lines.push(...(lines.length > 0 ? [''] : []), group);
    const [head = '', ...rest] = table.columns.map((_, i) => cellToText(cells[i]));
    const said = rest.flatMap((text, i) =>
      text === '' || text === '–'
        ? []
        : [
            `${(table.columns[i + 1]?.title ?? '').toLowerCase()}${text.length > 24 ? ':' : ''} ${text}`.trim(),
          ],
    );
    const stop = said.length === 0 || /[.!?:…]$/u.test(head) ? '' : ':';
    lines.push(...wrap(`${head}${stop} ${said.join('; ')}`, '- ', '  '));
  }
  return [...lines, ''];
}
