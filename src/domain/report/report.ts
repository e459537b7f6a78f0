import type { Health } from '../model/health';
import type { Logo } from '../model/logo';
import type { Risk } from '../model/raid';
import type { Day } from '../time/day';
import type { ReportOptions } from './options';
import type { Ask } from './reportAsks';
import type { ReportEvent } from './reportChanges';
import type { OpenPromise, ReportFacts } from './reportFacts';
import type { HeadlineSource } from './reportHeadline';
import type { ReportSection } from './reportSection';

/** What stands at the top of every report. */
export type ReportHeader = {
  readonly programTitle: string;
  /** "Executive summary", "Full report". */
  readonly kindTitle: string;
  readonly asOfDay: Day;
  readonly manager: string | null;
  readonly confidentiality: string;
  readonly logo: Logo | null;
  /** The worst part's colour, or the declared one; `note` names the other when they differ. */
  readonly health: {
    readonly shown: Health;
    readonly computed: Health;
    readonly word: string;
    readonly note: string;
  };
  readonly finish: { readonly text: string; readonly note: string } | null;
  readonly milestones: { readonly done: number; readonly total: number };
};

/** How many of something this audience does not see: "4 risks". */
export type HiddenCount = { readonly words: string; readonly count: number };

/** Something to mend before the report is sent; it never keeps anybody from sending. */
export type ReportWarning = {
  readonly code:
    | 'noAsk'
    | 'askIncomplete'
    | 'noPathToGreen'
    | 'staleUpdate'
    | 'pastDueMilestones'
    | 'declaredRosier'
    | 'undated'
    | 'noGate'
    | 'notFinished'
    | 'noSupplier'
    | 'saysTooMuch';
  readonly message: string;
  readonly ids: readonly string[];
};

/** A report as data: what the PDF, the preview and every later format are drawings of. */
export type Report = {
  readonly options: ReportOptions;
  readonly header: ReportHeader;
  readonly headline: string;
  readonly headlineSource: HeadlineSource;
  readonly asks: readonly Ask[];
  readonly risks: readonly Risk[];
  readonly promises: readonly OpenPromise[];
  readonly changes: readonly ReportEvent[];
  readonly next: readonly ReportEvent[];
  /** "13 Nov 2026": what "changed since" counts from. */
  readonly sinceText: string;
  /** "Next two weeks": how far what is next reaches. */
  readonly nextText: string;
  /** The sections in their order; the executive page and the give and get sheets are laid out from the report itself. */
  readonly sections: readonly ReportSection[];
  readonly hidden: readonly HiddenCount[];
  readonly warnings: readonly ReportWarning[];
  readonly facts: ReportFacts;
};
