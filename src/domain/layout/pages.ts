import type { Health } from '../model/health';
import type { Logo } from '../model/logo';
import type { ColorRole, Drawing } from './drawing';
import type { Line } from './pageText';
import type { FontWeight } from './textWidth';

/**
 * Pages as data: every line broken, every table split, every picture placed. The browser draws them and decides
 * nothing, so that the preview is the print and "page 3 of 12" is known before anything is drawn. Lengths in points.
 */
export type ReportPage = {
  /** From 1. */
  readonly number: number;
  readonly pageCount: number;
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  /** In reading order. */
  readonly blocks: readonly PageBlock[];
};

/** A place on a page. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** How lines of text look. */
export type TextFace = {
  readonly size: number;
  readonly lineHeight: number;
  readonly weight: FontWeight;
  readonly color: ColorRole;
};

/** A cell as it is printed: its mark stands before the first line. */
export type PageCell = {
  readonly lines: readonly Line[];
  readonly mark: Health | null;
  readonly columnSpan: number;
  /** `row` makes it the row's heading, `group` the heading of the rows below it. */
  readonly scope: 'row' | 'group' | null;
  readonly fill: ColorRole | null;
  readonly align: 'left' | 'right' | 'center';
};

export type PageRow = {
  readonly height: number;
  readonly id: string | null;
  readonly cells: readonly PageCell[];
};

export type PageTable = {
  readonly kind: 'table';
  /** What it is a table of; shown by the heading above it, and told to those who do not see that. */
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly align: PageCell['align'];
  }[];
  readonly head: PageRow;
  readonly rows: readonly PageRow[];
  readonly face: TextFace;
  readonly headFace: TextFace;
  readonly padding: { readonly across: number; readonly down: number };
};

export type PageBlock = Box &
  (
    | {
        readonly kind: 'heading';
        readonly level: 1 | 2 | 3;
        readonly id: string | null;
        readonly lines: readonly Line[];
        readonly face: TextFace;
      }
    | {
        readonly kind: 'text';
        readonly lines: readonly Line[];
        readonly face: TextFace;
        readonly align?: 'right';
      }
    | {
        readonly kind: 'list';
        readonly entries: readonly { readonly lines: readonly Line[]; readonly mark: Health | null }[];
        readonly indent: number;
        readonly gap: number;
        readonly face: TextFace;
      }
    | PageTable
    | { readonly kind: 'drawing'; readonly drawing: Drawing }
    | { readonly kind: 'logo'; readonly logo: Logo; readonly alternative: string }
    | {
        readonly kind: 'contents';
        readonly entries: readonly { readonly id: string; readonly title: string; readonly page: number }[];
        readonly face: TextFace;
      }
    /** What only pleases the eye: an area or a rule. */
    | {
        readonly kind: 'area';
        readonly fill: ColorRole | null;
        readonly stroke: ColorRole | null;
        readonly strokeWidth: number;
        readonly radius: number;
      }
    /** The same on every page: no part of the reading. */
    | { readonly kind: 'footer'; readonly left: string; readonly right: string; readonly face: TextFace }
  );

export const paperSizes = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
  a3: { width: 841.89, height: 1190.55 },
  /** A slide of 13⅓ × 7½ inches: it lies on its side whatever is asked. */
  wide: { width: 540, height: 960 },
} as const;
export type PaperName = keyof typeof paperSizes;

/** White space around what is printed; the footer stands inside the lower one. */
export const pageMargin = { top: 36, right: 42, bottom: 44, left: 42 } as const;

/** The only sizes of type in a report, in points. */
export const typeSizes = { small: 7.5, body: 8.5, lead: 9.5, title: 12.5, display: 18 } as const;

/** Whether a sheet lies on its side: a slide always does. */
export const liesOnItsSide = (paper: PaperName, landscape: boolean): boolean => landscape || paper === 'wide';

/** The size of a sheet, turned or not. */
export function sheetOf(
  paper: PaperName,
  landscape: boolean,
): { readonly width: number; readonly height: number } {
  const { width, height } = paperSizes[paper];
  return liesOnItsSide(paper, landscape) ? { width: height, height: width } : { width, height };
}
