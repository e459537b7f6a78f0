import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../scripts/torture.mjs', import.meta.url));

/** The short run; the long one is `npm run torture -- --kills 2000 --damage 5000 --large`. */
it('[Z1] [Z3] holds when its process is killed and its files are damaged, again and again', () => {
  const ran = spawnSync(process.execPath, [script, '--kills', '100', '--damage', '200'], {
    encoding: 'utf8',
  });
  process.stdout.write(ran.stdout);
  expect(`${ran.stdout}${ran.stderr}`).toContain('\n0 problems');
  expect(ran.status).toBe(0);
}, 300_000);
