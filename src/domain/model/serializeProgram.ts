import type { z } from 'zod';
import { agreementSchema } from './dependency';
import { formatName, formatVersion, type ProgramDocument } from './document';
import { kindNames, kinds } from './kinds';
import { planSchema } from './plan';
import { programHeaderSchema } from './program';

type Defaults = ReadonlyMap<string, string>;

function defaultsOf(schema: z.ZodObject): Defaults {
  const defaults = new Map<string, string>();
  for (const [field, fieldSchema] of Object.entries(schema.shape)) {
    const parsed = (fieldSchema as z.ZodType).safeParse(undefined);
    if (parsed.success && parsed.data !== undefined) defaults.set(field, JSON.stringify(parsed.data));
  }
  return defaults;
}

const headerDefaults = defaultsOf(programHeaderSchema);
const planDefaults = defaultsOf(planSchema);
const agreementDefaults = defaultsOf(agreementSchema);
const defaultsByTable = new Map<string, Defaults>(
  kindNames.map((kind) => [kinds[kind].table, defaultsOf(kinds[kind].schema as unknown as z.ZodObject)]),
);

function withoutDefaults(row: object, defaults: Defaults): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) {
    if (value === undefined || JSON.stringify(value) === defaults.get(field)) continue;
    if (field === 'plan') written[field] = withoutDefaults(value as object, planDefaults);
    else if (field === 'agreement' && value !== null)
      written[field] = withoutDefaults(value as object, agreementDefaults);
    else written[field] = value;
  }
  return written;
}

/** A program as the JSON value of its file: the fields in the schema's order, defaults left out, ready to be compared. */
export function programToJson(document: ProgramDocument): Record<string, unknown> {
  const json: Record<string, unknown> = {
    format: formatName,
    version: formatVersion,
    program: withoutDefaults(document.program, headerDefaults),
  };
  for (const kind of kindNames) {
    const table = kinds[kind].table;
    const defaults = defaultsByTable.get(table) ?? new Map();
    json[table] = document[table].map((row) => withoutDefaults(row, defaults));
  }
  return json;
}

/** How many rows a piece of a program file's text has at most. */
const rowsPerPiece = 200;

/** A program file's text piece by piece, for whoever must not write it at once; put together it is `serializeProgram`. */
export function* programTextPieces(document: ProgramDocument): Generator<string, void, void> {
  const header = withoutDefaults(document.program, headerDefaults);
  yield `{\n  "format": ${JSON.stringify(formatName)},\n  "version": ${formatVersion},\n  "program": ${JSON.stringify(header)}`;
  for (const kind of kindNames) {
    const { table } = kinds[kind];
    const defaults = defaultsByTable.get(table) ?? new Map();
    const rows = document[table] as readonly object[];
    yield `,\n  ${JSON.stringify(table)}: [`;
    for (let first = 0; first < rows.length; first += rowsPerPiece) {
      const texts = rows
        .slice(first, first + rowsPerPiece)
        .map((row) => `\n    ${JSON.stringify(withoutDefaults(row, defaults))}`);
      yield `${first === 0 ? '' : ','}${texts.join(',')}`;
    }
    yield rows.length === 0 ? ']' : '\n  ]';
  }
  yield '\n}\n';
}

/** A program file's text: one row a line, so that a difference of two files is the difference of two plans. */
export function serializeProgram(document: ProgramDocument): string {
  return [...programTextPieces(document)].join('');
}
