import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

/** Names of rules that a text's lines begin with: `- [S4] …`. */
function rulesIn(text: string): string[] {
  return [...text.matchAll(/^- \[([A-Z]\d+)\]/gm)].map((match) => match[1] as string);
}

/** Names of rules that tests quote in their names. */
function quotedIn(folder: string): Set<string> {
  const quoted = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true }) as string[]) {
    if (!/\.(test|e2e)\.tsx?$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const name of text.matchAll(
      /\b(?:it|test|describe)(?:\.\w+)?(?:\([^'"`]*\))?\(\s*(['"`])((?:(?!\1).)*)\1/g,
    )) {
      for (const rule of (name[2] as string).matchAll(/\[([A-Z]\d+)\]/g)) quoted.add(rule[1] as string);
    }
  }
  return quoted;
}

const rules = rulesIn(readFileSync(join(root, 'src/domain/SPEC.md'), 'utf8'));
const quoted = quotedIn(join(root, 'tests'));

it('has rules, each once', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([]);
});

it('every rule has a test that quotes it', () => {
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
});

it('no test quotes a rule that is not there', () => {
  expect([...quoted].filter((rule) => !rules.includes(rule))).toEqual([]);
});
