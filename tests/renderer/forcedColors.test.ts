import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const renderer = fileURLToPath(new URL('../../src/renderer', import.meta.url));

/** Every rule of every sheet, as its selector and what it says. */
function rulesOfAllSheets(): readonly { readonly selector: string; readonly body: string }[] {
  return fs
    .readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) =>
      [...fs.readFileSync(path.join(renderer, name), 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
        ([, selector = '', body = '']) => ({ selector: `${name}: ${selector.trim()}`, body }),
      ),
    );
}

describe('forced colours', () => {
  it('leave what is written on ink or on the accent as it is: a ground drawn behind it would hide it', () => {
    const inverted = rulesOfAllSheets().filter(({ body }) =>
      /(?<!-)color: var\(--(?:on-accent|background|bar-label)\)/.test(body),
    );
    expect(inverted.length).toBeGreaterThan(5);
    expect(
      inverted.filter(({ body }) => !/forced-color-adjust: none/.test(body)).map((it) => it.selector),
    ).toEqual([]);
  });
});
