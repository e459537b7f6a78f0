/** The most that is read of anything from outside. What is larger is refused, by name, before it is worked on. */
export const limits = {
  /** Bytes of one spreadsheet file. */
  sheetBytes: 64 * 1024 * 1024,
  /** Bytes of one program file. */
  programBytes: 256 * 1024 * 1024,
  /** Files that are read as one program. */
  files: 50,
  rows: 200_000,
  columns: 1_000,
  /** Cells of one sheet. */
  cells: 4_000_000,
  /** Characters of one cell: what a spreadsheet allows. */
  cellCharacters: 32_767,
  sheets: 200,
  /** Parts inside a workbook. */
  archiveEntries: 4_000,
  /** Bytes that the parts of a workbook unpack to. */
  unpackedBytes: 256 * 1024 * 1024,
  /** How many times larger a part may unpack, once it is larger than a megabyte. */
  unpackRatio: 200,
  /** Nesting of a JSON document. */
  jsonDepth: 64,
  /** Characters of one text in a JSON document, as written. */
  jsonTextCharacters: 1_000_000,
} as const;
