import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { type Shape, walkShapes } from '../../../src/domain/layout/drawing';
import type { PageBlock, ReportPage } from '../../../src/domain/layout/pages';
import { linesToText } from '../../../src/domain/layout/pageText';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { reportOptionsSchema } from '../../../src/domain/report/options';
import { type PreparedReport, prepareReport } from '../../../src/domain/report/prepareReport';
import { gatherFacts, type ReportFacts } from '../../../src/domain/report/reportFacts';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { readImport } from '../../../src/formats/import/readImport';

export const today = '2026-11-20' as Day;

/** The sample program. */
export function readSample(): ProgramDocument {
  const file = new URL('../../../resources/samples/atlas.json', import.meta.url);
  const parsed = parseProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${parsed.error.where}: ${parsed.error.reason}`);
  return parsed.value.document;
}

const kubernetes = new URL('../../../../shared/data/kubernetes-enhancements/', import.meta.url);

/** Whether the real program is at hand on this machine. */
export const hasKubernetes = existsSync(kubernetes);

/** The real program of 446 projects, as the import reads it. */
export async function readKubernetes(): Promise<ProgramDocument> {
  const files = readdirSync(kubernetes)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, kubernetes))) }));
  const read = await readImport(files);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.document;
}

export function prepare(document: ProgramDocument, options: object, day = today): PreparedReport {
  return prepareReport(document, reportOptionsSchema.parse(options), day);
}

export function factsOf(document: ProgramDocument, day = today): ReportFacts {
  const schedule = computeSchedule(document);
  return gatherFacts(document, schedule, computeHealth(document, schedule, day), day);
}

/** Every text of a shape, with its size. */
export function textsOf(shapes: readonly Shape[]) {
  return [...walkShapes(shapes)].flatMap((shape) => (shape.shape === 'text' ? [shape] : []));
}

/** The text of one block, as a person reads it. */
export function blockToText(block: PageBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return linesToText(block.lines);
    case 'list':
      return block.entries.map((entry) => linesToText(entry.lines)).join('\n');
    case 'table':
      return [block.head, ...block.rows]
        .map((row) => row.cells.map((cell) => linesToText(cell.lines)).join(' | '))
        .join('\n');
    case 'drawing':
      return [
        block.drawing.title,
        block.drawing.alternative,
        ...textsOf(block.drawing.shapes).map((it) => it.text),
        ...[...walkShapes(block.drawing.shapes)].flatMap((it) =>
          it.shape === 'group' ? [it.name ?? ''] : [],
        ),
      ].join('\n');
    case 'contents':
      return block.entries.map((entry) => `${entry.title} ${entry.page}`).join('\n');
    case 'footer':
      return `${block.left}\n${block.right}`;
    case 'logo':
      return block.alternative;
    case 'area':
      return '';
  }
}

/** Everything that a report says, alternative texts included. */
export function pagesToText(pages: readonly ReportPage[]): string {
  return pages.flatMap((page) => page.blocks.map(blockToText)).join('\n');
}
