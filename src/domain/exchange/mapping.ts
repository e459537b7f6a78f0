/** What the rows of a sheet are. */
export const sheetKinds = [
  'projects',
  'tasks',
  'milestones',
  'asks',
  'people',
  'links',
  'releases',
  'ignore',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** How the columns of one sheet are read; recognised by name, correctable, remembered by the sheet's heading. */
export type SheetMapping = {
  readonly file: string;
  /** The sheet's name in a workbook; null for a CSV file. */
  readonly sheet: string | null;
  readonly kind: SheetKind;
  /** In the file's order; `field` null for a column that is kept as a custom field, "" for one left out. */
  readonly columns: readonly { readonly column: string; readonly field: string | null }[];
  /** The order of dates such as 03/04/2027; null while nobody said and it matters. */
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy' | null;
};

/** Something that the importer will not guess: the user has to choose. */
export type ImportQuestion = {
  readonly code: 'dateOrder' | 'encoding';
  readonly file: string;
  readonly sheet: string | null;
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};

/** Answers to questions, by `file`. */
export type ImportChoices = {
  readonly mappings: readonly SheetMapping[];
  readonly encodings: Readonly<Record<string, string>>;
};
