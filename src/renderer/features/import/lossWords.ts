import type { LossEntry, LossReport } from '../../../domain/exchange/lossReport';
import { type Kind, kindNames, kinds } from '../../../domain/model/kinds';
import { count } from '../../../domain/words';

/** The plural of a kind's word: "dependencies", "status updates". */
export function pluralOf(kind: Kind): string {
  const { word } = kinds[kind];
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The kinds that a person asks for first. */
const foremost: readonly Kind[] = [
  'project',
  'task',
  'milestone',
  'dependency',
  'team',
  'stakeholder',
  'goal',
  'risk',
];

/** What came in, in words: "446 projects", "1,061 milestones". */
export function createdToWords(created: LossReport['created']): readonly string[] {
  const others = kindNames.filter((kind) => !foremost.includes(kind));
  return [...foremost, ...others].flatMap((kind) => {
    const amount = created[kind] ?? 0;
    return amount > 0 ? [count(amount, kinds[kind].word, pluralOf(kind))] : [];
  });
}

/** The headings of what a report lists, the gravest first. */
export const severityHeadings: readonly {
  readonly severity: LossEntry['severity'];
  readonly heading: string;
}[] = [
  { severity: 'dropped', heading: 'Left out' },
  { severity: 'guessed', heading: 'Guessed' },
  { severity: 'merged', heading: 'Merged' },
  { severity: 'note', heading: 'To know' },
];

/** Where an entry is, as a person looks it up: "projects.csv, row 12, column Start". */
export function placeOfEntry(entry: LossEntry): string {
  return [
    entry.file,
    entry.row === null ? null : `row ${entry.row}`,
    entry.column === null ? null : `column ${entry.column}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The whole report as text: a table of files, then every entry on a line. */
export function reportToText(title: string, report: LossReport): string {
  const lines = [`Import of ${title}`, createdToWords(report.created).join(', '), ''];
  lines.push(['File', 'Taken for', 'Rows', 'Imported', 'Merged', 'Skipped'].join('\t'));
  for (const tally of report.tallies) {
    const { file, takenFor, rowsRead, rowsImported, rowsMerged, rowsSkipped } = tally;
    lines.push([file, takenFor, rowsRead, rowsImported, rowsMerged, rowsSkipped].join('\t'));
  }
  for (const { severity, heading } of severityHeadings) {
    const entries = report.entries.filter((entry) => entry.severity === severity);
    if (entries.length === 0) continue;
    lines.push('', `${heading} (${entries.length})`);
    for (const entry of entries) lines.push(`${placeOfEntry(entry)}\t${entry.message}`);
  }
  return lines.join('\n');
}
