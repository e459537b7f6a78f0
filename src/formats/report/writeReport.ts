import type { ProgramDocument } from '../../domain/model/document';
import type { ReportFormat, ReportOptions } from '../../domain/report/options';
import { prepareReport } from '../../domain/report/prepareReport';
import type { Day } from '../../domain/time/day';
import { reportToHtml } from './reportToHtml';
import { reportToMarkdown } from './reportToMarkdown';
import { reportToText } from './reportToText';

/** A file that is written without a browser; a PDF is printed by one. */
export type WrittenFormat = Exclude<ReportFormat, 'pdf'>;

/** A report as the content of a file. */
export function writeReport(
  document: ProgramDocument,
  options: ReportOptions,
  today: Day,
  format: WrittenFormat,
): string {
  const { report } = prepareReport(document, options, today);
  switch (format) {
    case 'html':
      return reportToHtml(report);
    case 'md':
      return reportToMarkdown(report);
    case 'txt':
      return reportToText(report);
  }
}
