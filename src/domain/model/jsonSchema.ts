import { z } from 'zod';
import { formatName, formatVersion } from './document';
import { daySchema, momentSchema } from './fields';
import { kindNames, kinds } from './kinds';
import { tableLimit } from './parseProgram';
import { programHeaderSchema } from './program';

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$';
const momentPattern = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$';

type JsonObject = Record<string, unknown>;

/** A schema of the model as JSON Schema, as a file may have it; the parts that it names go into `definitions`. */
function toJsonSchema(name: string, schema: z.ZodType, definitions: JsonObject): void {
  const converted = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const pattern =
        (zodSchema as unknown) === daySchema
          ? dayPattern
          : (zodSchema as unknown) === momentSchema
            ? momentPattern
            : null;
      if (pattern !== null) Object.assign(jsonSchema, { type: 'string', pattern });
    },
  });
  // Names of parts count from 0 in each conversion: with the kind before them they keep apart.
  const text = JSON.stringify(converted).replaceAll('#/$defs/', `#/$defs/${name}.`);
  const { $schema: _, $defs: parts = {}, ...own } = JSON.parse(text) as JsonObject;
  definitions[name] = own;
  for (const [part, value] of Object.entries(parts as JsonObject)) definitions[`${name}.${part}`] = value;
}

/** The JSON Schema (draft 2020-12) of a program file, for editors and other tools; `parseProgram` is what decides. */
export function programJsonSchema(): JsonObject {
  const definitions: JsonObject = {};
  toJsonSchema('program', programHeaderSchema, definitions);
  for (const kind of kindNames) toJsonSchema(kind, kinds[kind].schema, definitions);
  const tables = kindNames.map((kind) => [
    kinds[kind].table,
    { type: 'array', maxItems: tableLimit, items: { $ref: `#/$defs/${kind}` } },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline program file',
    description:
      'One program: its header, and one list per kind of row. Ids are unique in the whole file. What has a default may be left out.',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      format: { const: formatName },
      version: { const: formatVersion },
      program: { $ref: '#/$defs/program' },
      ...Object.fromEntries(tables),
    },
    required: ['format', 'version', 'program'],
    additionalProperties: false,
    $defs: definitions,
  };
}
