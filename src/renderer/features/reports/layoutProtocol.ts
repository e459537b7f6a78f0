import type { ReportPage } from '../../../domain/layout/pages';
import type { ProgramDocument } from '../../../domain/model/document';
import type { RowPiece } from '../../../domain/model/rowPieces';
import type { ReportOptions } from '../../../domain/report/options';
import type { Report } from '../../../domain/report/report';
import type { Day } from '../../../domain/time/day';

/** What the screen shows of a report beside its pages: all of it can be sent from one thread to another. */
export type ShownReport = Pick<
  Report,
  'options' | 'header' | 'headline' | 'headlineSource' | 'asks' | 'hidden' | 'warnings'
>;

/** A report as the screen shows it. */
export type ShownPages = { readonly report: ShownReport; readonly pages: readonly ReportPage[] };

/** What the thread is told: rows of tables that are new or changed, a piece at a time, and at last what is asked. */
export type LayoutMessage =
  | { readonly kind: 'rows'; readonly piece: RowPiece; readonly isFirst: boolean }
  | {
      readonly kind: 'question';
      /** The program's own fields when anything of the plan is new; null when nothing is. */
      readonly program: ProgramDocument['program'] | null;
      readonly options: ReportOptions;
      readonly today: Day;
    };

/** Some pages of the answer, in order; one that is as it was in the answer before is its number there, from 0. */
export type LayoutAnswer =
  | { readonly kind: 'pages'; readonly pages: readonly (ReportPage | number)[] }
  | { readonly kind: 'done'; readonly report: ShownReport };
