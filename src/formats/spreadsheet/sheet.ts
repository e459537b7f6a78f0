/** One line of a sheet, as text. Numbers count as a spreadsheet counts them (the first is 1). */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };

/** A table of text as it stood in a file, heading and all. */
export type Sheet = {
  readonly file: string;
  /** The sheet's name in a workbook; null for a CSV file. */
  readonly sheet: string | null;
  /** Blank lines are left out; the numbers tell where they were. */
  readonly rows: readonly SheetRow[];
  /** What the reader had to say of it, by row. */
  readonly remarks: readonly SheetRemark[];
};

/** Something that the reader of a file noticed in a row. */
export type SheetRemark = {
  readonly code: 'formula' | 'errorCell';
  readonly row: number;
  readonly column: string | null;
};

/** What a sheet is called in reports: the file, and the sheet's name where there are several. */
export function nameOfSheet(sheet: Pick<Sheet, 'file' | 'sheet'>): string {
  return sheet.sheet === null ? sheet.file : `${sheet.file} › ${sheet.sheet}`;
}
