import { describe, expect, it } from 'vitest';
import { parseTopic } from '../../../src/domain/guide/parseTopic';

const good = `---
id: the-gap
title: The gap: a fact
theme: Dependencies
order: 5
when: A promise is late.
doItNow:
  label: Find it
  screen: Dependencies
  detail: Matrix
next: [path-to-green, initiation]
---

A *gap*.

- one
`;

function faultOf(text: string) {
  const parsed = parseTopic(text);
  if (parsed.ok) throw new Error('was read');
  return parsed.error;
}

describe('parseTopic', () => {
  it('reads front matter and text', () => {
    expect(parseTopic(good)).toEqual({
      ok: true,
      value: {
        id: 'the-gap',
        title: 'The gap: a fact',
        theme: 'Dependencies',
        order: 5,
        when: 'A promise is late.',
        doItNow: { label: 'Find it', screen: 'Dependencies', detail: 'Matrix' },
        next: ['path-to-green', 'initiation'],
        body: 'A *gap*.\n\n- one',
      },
    });
  });

  it('reads the same with a byte order mark and with the line ends of Windows', () => {
    expect(parseTopic(`\uFEFF${good.replace(/\n/g, '\r\n')}`)).toEqual(parseTopic(good));
  });

  it('keeps a rule in the text apart from the end of the front matter', () => {
    const parsed = parseTopic(`${good}\n---\n\nMore\n`);
    expect(parsed.ok && parsed.value.body).toBe('A *gap*.\n\n- one\n\n---\n\nMore');
  });

  it.each([
    ['no front matter', 'A *gap*.', 1, 'does not begin with ---'],
    ['front matter without an end', '---\nid: a\n', 3, 'no line --- that ends'],
    ['a line that is none', good.replace('order: 5', 'order 5'), 5, 'is not "key: value"'],
    ['a key twice', good.replace('order: 5', 'id: b'), 5, 'id is there twice'],
    [
      'a screen that is not there',
      good.replace('screen: Dependencies', 'screen: Cockpit'),
      9,
      'doItNow.screen',
    ],
    ['a theme that is not there', good.replace('theme: Dependencies', 'theme: Misc'), 4, 'theme'],
    ['an id with spaces', good.replace('id: the-gap', 'id: The gap'), 2, 'words joined by hyphens'],
    ['an unknown key', good.replace('order: 5', 'order: 5\nauthor: me'), 6, 'author'],
    ['no topic to read next', good.replace('[path-to-green, initiation]', '[]'), 11, 'next'],
    ['an order that is no number', good.replace('order: 5', 'order: first'), 5, 'order'],
    [
      'an indent under words',
      good.replace('order: 5', 'order: 5\n  more: words'),
      6,
      'indented under nothing',
    ],
    ['a missing key', good.replace('when: A promise is late.\n', ''), 1, 'when'],
    ['no text', good.slice(0, good.lastIndexOf('---') + 4), 12, 'no text'],
  ])('refuses %s, and says where', (_, text, line, message) => {
    expect(faultOf(text)).toEqual({ line, message: expect.stringContaining(message) });
  });
});
