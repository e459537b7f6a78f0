import type { ReportJob } from '../contract/channels';
import { findRow } from '../domain/model/document';
import { audienceTitles } from '../domain/report/options';
import type { PdfMetadata } from './pdfMetadata';

/** What the PDF of a report says of itself. */
export function jobToMetadata({ document, options, today }: ReportJob, created: Date): PdfMetadata {
  const { program } = document;
  const kind = audienceTitles[options.audience];
  const manager = findRow(document, 'stakeholder', program.managerId);
  return {
    title: `${program.title}: ${kind}`,
    author: manager?.name ?? '',
    subject: `${kind} of the program ${program.title} as of ${today}`,
    keywords: [program.title, kind, program.phase, 'program status'],
    created,
  };
}
