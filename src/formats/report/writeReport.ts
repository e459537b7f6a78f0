import type { ProgramDocument } from '../../domain/model/document';
import type { ReportFormat, ReportOptions } from '../../domain/report/options';
import { prepareReport } from '../../domain/report/prepareReport';
import type { Report } from '../../domain/report/report';
import type { Day } from '../../domain/time/day';
import { reportToPptx } from '../pptx/reportToPptx';
import { reportToHtml } from './reportToHtml';
import { reportToMarkdown } from './reportToMarkdown';
import { reportToText } from './reportToText';

/** A file that is written without a browser; a PDF is printed by one. */
export type WrittenFormat = Exclude<ReportFormat, 'pdf'>;

/** A report as the content of a file. Slides are of 16:9, whatever paper was chosen. */
export async function writeReport(
  document: ProgramDocument,
  options: ReportOptions,
  today: Day,
  format: WrittenFormat,
): Promise<string | Uint8Array> {
  if (format === 'pptx') {
    const { report, pages } = prepareReport(document, { ...options, paper: 'wide' }, today);
    return reportToPptx(report, pages);
  }
  const { report } = prepareReport(document, options, today);
  return writeText(report, format);
}

/** A report as text of a format without pages. */
export function writeText(report: Report, format: Exclude<WrittenFormat, 'pptx'>): string {
  switch (format) {
    case 'html':
      return reportToHtml(report);
    case 'md':
      return reportToMarkdown(report);
    case 'txt':
      return reportToText(report);
  }
}
