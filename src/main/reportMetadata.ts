import type { ReportJob } from '../contract/channels';
import { findRow } from '../domain/model/document';
import { audienceTitles } from '../domain/report/options';
import { titleFor } from '../domain/report/redaction';
import type { PdfMetadata } from './pdfMetadata';

/** What the PDF of a report says of itself: to outsiders no more than its pages do. */
export function jobToMetadata({ document, options, today }: ReportJob, created: Date): PdfMetadata {
  const { program } = document;
  const title = titleFor(document, options);
  const kind = audienceTitles[options.audience];
  const manager = findRow(document, 'stakeholder', program.managerId);
  return {
    title: `${title}: ${kind}`,
    author: manager?.name ?? '',
    subject: `${kind} of the program ${title} as of ${today}`,
    keywords: [title, kind, ...(options.audience === 'external' ? [] : [program.phase]), 'program status'],
    created,
  };
}
