import { create } from 'zustand';
import { type ReportOptions, reportOptionsSchema } from '../../../domain/report/options';

/** A file that was exported, while what it shows is what is chosen. */
type ExportedReport = {
  readonly token: string;
  readonly fileName: string;
  readonly pageCount: number | null;
  readonly sha256: string;
};

/** What the user chose for the report of one program, and where the last export went. */
type ReportDraft = {
  readonly programId: string | null;
  readonly options: ReportOptions;
  readonly exported: ExportedReport | null;
};

const fresh: ReportOptions = reportOptionsSchema.parse({ audience: 'executive' });

/** The report that is being prepared; kept while the user looks at other screens. */
export const useReportDraft = create<ReportDraft>(() => ({
  programId: null,
  options: fresh,
  exported: null,
}));

/** Begins anew for another program; its headline is not this one's. */
export function draftFor(programId: string | null): void {
  if (useReportDraft.getState().programId === programId) return;
  useReportDraft.setState(({ options }) => ({
    programId,
    options: { ...fresh, audience: options.audience, paper: options.paper, orientation: options.orientation },
    exported: null,
  }));
}

/** Changes what the report shows; what was exported before is no longer what is seen. */
export function changeReport(changes: Partial<ReportOptions>): void {
  useReportDraft.setState(({ options }) => ({ options: { ...options, ...changes }, exported: null }));
}
