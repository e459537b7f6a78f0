import { z } from 'zod';

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

/** The order of the parts in dates such as 03/04/2027. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** One column of a sheet and what it is read as. */
export type ColumnMapping = {
  readonly column: string;
  /** `null` for a column that is kept as a custom field, "" for one left out. */
  readonly field: string | null;
};

/** How the columns of one sheet are read; recognised by name, correctable, remembered by the sheet's heading. */
export type SheetMapping = {
  readonly file: string;
  /** The sheet's name in a workbook; null for a CSV file. */
  readonly sheet: string | null;
  readonly kind: SheetKind;
  /** In the file's order. */
  readonly columns: readonly ColumnMapping[];
  /** The order of dates such as 03/04/2027; null while nobody said and it matters. */
  readonly dateOrder: DateOrder | null;
};

/** Something that the importer will not guess: the user has to choose. */
export type ImportQuestion = {
  readonly code: 'dateOrder' | 'encoding';
  readonly file: string;
  readonly sheet: string | null;
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};

/** What is done with a file whose dependencies wait for each other in a circle. */
export const circleChoices = ['refuse', 'keep'] as const;
export type CircleChoice = (typeof circleChoices)[number];

/** Answers to questions: mappings by file and sheet, encodings by file; and what is done with circles. */
export type ImportChoices = {
  readonly mappings: readonly SheetMapping[];
  readonly encodings: Readonly<Record<string, string>>;
  readonly circles: CircleChoice;
};

/** Reads a mapping that comes from outside: the window, or a file given to the command line. */
export const sheetMappingSchema: z.ZodType<SheetMapping> = z.strictObject({
  file: z.string().max(500),
  sheet: z.string().max(500).nullable().default(null),
  kind: z.enum(sheetKinds),
  columns: z
    .array(z.strictObject({ column: z.string().max(1_000), field: z.string().max(100).nullable() }))
    .max(2_000),
  dateOrder: z.enum(dateOrders).nullable().default(null),
});

/** Reads answers that come from outside. */
export const importChoicesSchema: z.ZodType<ImportChoices> = z.strictObject({
  mappings: z.array(sheetMappingSchema).max(500).default([]),
  encodings: z.record(z.string().max(500), z.string().max(40)).default({}),
  circles: z.enum(circleChoices).default('refuse'),
});

/** A field that a column may be read as, and what it is called on screen. */
export type FieldChoice = { readonly field: string; readonly label: string };

/** A heading as it is compared: letters and digits of any script, lower case, single spaces. */
export function normalizeHeading(heading: string): string {
  const jiraField = /^custom field \((.*)\)$/i.exec(heading.trim());
  return (jiraField?.[1] ?? heading)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();
}

/** What a mapping is remembered by: the headings of its sheet in their order, whatever the file is called. */
export function headingSignature(mapping: Pick<SheetMapping, 'columns'>): string {
  return JSON.stringify(mapping.columns.map(({ column }) => normalizeHeading(column)));
}

/**
 * The mappings with what was remembered put in for sheets of the same heading. The order of dates is not taken over:
 * another file of the same heading may hold another country's dates.
 */
export function withRemembered(
  mappings: readonly SheetMapping[],
  rememberedBySignature: ReadonlyMap<string, SheetMapping>,
): readonly SheetMapping[] {
  return mappings.map((mapping) => {
    const remembered = rememberedBySignature.get(headingSignature(mapping));
    if (!remembered) return mapping;
    return {
      ...mapping,
      kind: remembered.kind,
      columns: mapping.columns.map(({ column }, i) => ({
        column,
        field: remembered.columns[i]?.field ?? null,
      })),
    };
  });
}
