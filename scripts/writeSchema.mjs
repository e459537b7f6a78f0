/**
 * Writes resources/program.schema.json from the model, to be run after the model changed; a test says when it was not.
 *
 *   node scripts/writeSchema.mjs
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(path.join(root, 'src/domain/model/jsonSchema.ts'), {
  configFile: false,
  root,
  logLevel: 'warn',
});
const file = path.join(root, 'resources/program.schema.json');
fs.writeFileSync(file, `${JSON.stringify(module.programJsonSchema(), null, 2)}\n`);
