import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { programJsonSchema } from '../../../src/domain/model/jsonSchema';
import { kindNames, kinds } from '../../../src/domain/model/kinds';

const resources = path.join(import.meta.dirname, '../../../resources');

describe('the JSON Schema of the program file', () => {
  it('is up to date with the model (else run: node scripts/writeSchema.mjs)', () => {
    const written = JSON.parse(fs.readFileSync(path.join(resources, 'program.schema.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(programJsonSchema())));
  });

  it('names only parts that it has', () => {
    const schema = programJsonSchema() as { $defs: Record<string, unknown> };
    const named = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((it) => it[1]);
    expect(named.length).toBeGreaterThan(kindNames.length);
    for (const name of named) expect(Object.keys(schema.$defs)).toContain(name);
  });

  it('knows every field that the sample has, and asks for none that it lacks', () => {
    type Part = { properties: Record<string, unknown>; required?: string[] };
    const schema = programJsonSchema() as { $defs: Record<string, Part> };
    const sample = JSON.parse(fs.readFileSync(path.join(resources, 'samples/atlas.json'), 'utf8'));
    for (const kind of kindNames) {
      const part = schema.$defs[kind] as Part;
      for (const row of sample[kinds[kind].table] ?? []) {
        expect(Object.keys(part.properties)).toEqual(expect.arrayContaining(Object.keys(row)));
        expect(Object.keys(row)).toEqual(expect.arrayContaining(part.required ?? []));
      }
    }
  });
});
