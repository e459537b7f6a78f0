import { computeHealth, type HealthReport } from '../health/computeHealth';
import type { ReportPage } from '../layout/pages';
import type { ProgramDocument } from '../model/document';
import { computeSchedule } from '../schedule/computeSchedule';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { executivePage } from './executivePage';
import type { ReportOptions } from './options';
import type { Report } from './report';
import { buildReport, executiveLevels } from './reportModel';
import { sectionPages, teamPages } from './sectionPages';

/** A report and its pages. */
export type PreparedReport = { readonly report: Report; readonly pages: readonly ReportPage[] };

/** From a program to the pages of its report: what the print window and whoever counts pages call. */
export function prepareReport(document: ProgramDocument, options: ReportOptions, today: Day): PreparedReport {
  const schedule = computeSchedule(document);
  return layoutReport(document, schedule, computeHealth(document, schedule, today), options, today);
}

/**
 * The same where schedule and health are known. An executive page takes the most lines with which the roadmap shows
 * every project, else the fewest.
 */
export function layoutReport(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  options: ReportOptions,
  today: Day,
): PreparedReport {
  if (options.audience !== 'executive') {
    const report = buildReport(document, schedule, health, options, today);
    return { report, pages: options.audience === 'team' ? teamPages(report) : sectionPages(report) };
  }
  let chosen: PreparedReport | null = null;
  for (const limits of executiveLevels) {
    const report = buildReport(document, schedule, health, options, today, limits);
    const { pages, fits, leftOut } = executivePage(report);
    chosen = { report, pages };
    if (fits && leftOut === 0) break;
  }
  if (chosen === null) throw new Error('There is no measure for an executive page');
  return chosen;
}
