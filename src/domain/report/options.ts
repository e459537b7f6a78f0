import { z } from 'zod';

/** Who a report is for: `executive` is one page, `full` is everything. */
export const reportAudiences = ['executive', 'full'] as const;
export type ReportAudience = (typeof reportAudiences)[number];

/** The papers that a report is laid out for. */
export const reportPapers = ['a4', 'letter'] as const;

/** What a report shows, and on what paper. */
export const reportOptionsSchema = z.strictObject({
  audience: z.enum(reportAudiences),
  paper: z.enum(reportPapers).default('a4'),
  /** The sentence at the top, when a person wrote their own. */
  headline: z.string().max(1_000).nullable().default(null),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** What each kind of report is called. */
export const audienceTitles: Readonly<Record<ReportAudience, string>> = {
  executive: 'Executive summary',
  full: 'Full report',
};
