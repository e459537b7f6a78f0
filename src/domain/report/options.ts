import { z } from 'zod';
import { laneGroupings } from '../layout/roadmapTypes';
import { optionalDaySchema } from '../model/fields';
import { gateIdSchema, teamIdSchema } from '../model/ids';

/** Who a report is for. */
export const reportAudiences = [
  'executive',
  'steering',
  'full',
  'team',
  'external',
  'gate',
  'closeout',
  'brief',
] as const;
export type ReportAudience = (typeof reportAudiences)[number];

/** The papers that a report is laid out for; `wide` is a slide of 16:9. */
export const reportPapers = ['a4', 'letter', 'a3', 'wide'] as const;

/** What reports are written as. */
export const reportFormats = ['pdf', 'pptx', 'html', 'md', 'txt'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What of a report goes onto the clipboard: its text, the same with its tables for a mail, or its roadmap. */
export const copyKinds = ['text', 'tables', 'picture'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** How sheets lie: `auto` turns those of pictures and wide tables. */
export const reportOrientations = ['auto', 'portrait', 'landscape'] as const;

/** How a roadmap is put on sheets: all of its time on each, or so many months at a readable size. */
export const roadmapSheets = ['fit', 'tiles'] as const;

/** What a report shows, and on what paper. */
export const reportOptionsSchema = z.strictObject({
  audience: z.enum(reportAudiences),
  paper: z.enum(reportPapers).default('a4'),
  orientation: z.enum(reportOrientations).default('auto'),
  roadmap: z.enum(roadmapSheets).default('fit'),
  /** What the lanes of the roadmap are made of, and what cuts each into lanes of a second level. */
  laneBy: z.enum(laneGroupings).default('team'),
  thenBy: z.enum(laneGroupings).nullable().default(null),
  /** The sentence at the top, when a person wrote their own. */
  headline: z.string().max(1_000).nullable().default(null),
  /** Ids of the sections to print, in this order; null for all that the audience has. */
  sections: z.array(z.string().max(40)).max(40).nullable().default(null),
  /** The team of a give and get sheet (null for every team), and the supplier that an external report is for. */
  teamId: teamIdSchema.nullable().default(null),
  /** The gate of a gate pack; null for the next one without a verdict. */
  gateId: gateIdSchema.nullable().default(null),
  /** The day that "what changed" counts from; null for the last report, or two weeks ago without one. */
  sinceDay: optionalDaySchema,
  /** How many days "what is next" reaches ahead. */
  nextDays: z.number().int().min(1).max(120).default(14),
  /** Asks as a person worded them for this report, by the decision's id or the ask's own words. */
  askTitles: z.record(z.string().max(10_000), z.string().max(1_000)).default({}),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** What each kind of report is called. */
export const audienceTitles: Readonly<Record<ReportAudience, string>> = {
  executive: 'Executive summary',
  steering: 'Steering pack',
  full: 'Full report',
  team: 'Give and get sheet',
  external: 'External report',
  gate: 'Gate pack',
  closeout: 'Close-out report',
  brief: 'Brief',
};

/** A section that a report may have: how it is called in the report, and whether its sheets lie on their side. */
type SectionKind = { readonly title: string; readonly landscape: boolean };

/** Every section, by id; `audienceSections` says which report has which. */
export const sectionKinds = {
  status: { title: 'Status at a glance', landscape: false },
  asks: { title: 'Decisions and asks', landscape: false },
  concerns: { title: 'Top risks and late promises', landscape: false },
  changes: { title: 'What changed', landscape: false },
  goals: { title: 'Goals and key results', landscape: false },
  // From here on sheets lie on their side: pictures and wide tables, and no half-empty page where one turns.
  roadmap: { title: 'Roadmap', landscape: true },
  milestones: { title: 'Milestones', landscape: true },
  dependencies: { title: 'Cross-team dependencies', landscape: true },
  promises: { title: 'Promises in trouble', landscape: true },
  raid: { title: 'Risks and issues', landscape: true },
  projects: { title: 'Projects', landscape: true },
  capacity: { title: 'Capacity', landscape: true },
  next: { title: 'Next period', landscape: true },
  appendix: { title: 'Appendix', landscape: true },
  gives: { title: 'Gives', landscape: true },
  gets: { title: 'Gets', landscape: true },
  teamWork: { title: 'Own milestones and projects', landscape: true },
  scope: { title: 'What this program is for', landscape: true },
  outlook: { title: 'Milestones ahead', landscape: true },
  between: { title: 'Between us', landscape: true },
  gate: { title: 'The gate and its criteria', landscape: false },
  obstacles: { title: 'What stands in the way', landscape: false },
  verdict: { title: 'Verdict', landscape: false },
  outcome: { title: 'What was achieved', landscape: false },
  delivery: { title: 'Delivered against the baseline', landscape: true },
  kept: { title: 'Promises kept and broken', landscape: true },
  lessons: { title: 'Decisions, risks and lessons', landscape: true },
  handover: { title: 'Open at close-out', landscape: true },
  brief: { title: 'In thirty seconds', landscape: false },
} as const satisfies Record<string, SectionKind>;
export type SectionId = keyof typeof sectionKinds;

/** The sections of each report, in their usual order. */
export const audienceSections: Readonly<Record<ReportAudience, readonly SectionId[]>> = {
  executive: ['asks', 'roadmap', 'concerns', 'changes', 'next'],
  steering: ['status', 'asks', 'changes', 'goals', 'roadmap', 'milestones', 'promises', 'raid', 'next'],
  full: [
    'status',
    'asks',
    'changes',
    'goals',
    'roadmap',
    'milestones',
    'dependencies',
    'raid',
    'projects',
    'capacity',
    'next',
    'appendix',
  ],
  team: ['gives', 'gets', 'teamWork'],
  external: ['scope', 'roadmap', 'outlook', 'between'],
  gate: ['gate', 'obstacles', 'asks', 'verdict', 'roadmap'],
  closeout: ['outcome', 'delivery', 'kept', 'lessons', 'handover', 'roadmap'],
  brief: ['brief'],
};

/** The sections of a report that are printed: what was chosen of what the audience has, in that order. */
export function chosenSections({ audience, sections }: ReportOptions): readonly SectionId[] {
  const own = audienceSections[audience];
  if (sections === null) return own;
  const chosen = sections.filter((id): id is SectionId => own.some((it) => it === id));
  return [...new Set(chosen)];
}
