import type { RowInput } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import { programToJson } from '../model/serializeProgram';
import type { SentReport, Snapshot } from '../model/snapshot';
import type { Schedule } from '../schedule/schedule';
import { currentDates } from '../snapshots/takeSnapshot';
import { dayToText } from '../time/dayToText';
import type { Report } from './report';

/** A file that was exported: its name, and the SHA-256 of its bytes in hexadecimal digits. */
export type ExportedFile = Pick<SentReport, 'fileName' | 'sha256'>;

/**
 * [R31] What is kept of a report that was sent: the plan of that day and its computed dates, for whom it was, and the
 * hash of the file. `document` is the whole plan, whatever the audience saw of it.
 */
export function sentSnapshot(
  report: Pick<Report, 'header' | 'options' | 'headline'>,
  document: ProgramDocument,
  schedule: Schedule,
  file: ExportedFile,
  id: string,
): RowInput<'snapshot'> {
  const { header, options, headline } = report;
  return {
    id: id as Snapshot['id'],
    title: `${header.kindTitle} of ${dayToText(header.asOfDay)}`,
    kind: 'report',
    day: header.asOfDay,
    dates: currentDates(document, schedule),
    frozen: programToJson({ ...document, snapshots: [], scenarios: [] }) as NonNullable<Snapshot['frozen']>,
    sent: {
      ...file,
      audience: options.audience,
      headline: headline.slice(0, 1_000),
      health: header.health.shown,
    },
  };
}

/** [R31] The reports that were sent, the latest first. */
export function sentReports(
  document: ProgramDocument,
): readonly (Snapshot & { readonly sent: SentReport })[] {
  return document.snapshots
    .filter((it): it is Snapshot & { readonly sent: SentReport } => it.kind === 'report' && it.sent !== null)
    .toReversed()
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
