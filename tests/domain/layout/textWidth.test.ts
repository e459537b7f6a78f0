import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from '../../../src/domain/layout/textWidth';

describe('the width of a text', () => {
  it('is that of Inter, an em for East Asian characters and nothing for marks upon letters', () => {
    expect(textWidth(' ', 1_000)).toBe(281);
    expect(textWidth('A', 1_000)).toBe(textWidth('A', 10) * 100);
    expect(textWidth('A', 10, 600)).toBeGreaterThan(textWidth('A', 10, 400));
    expect(textWidth('地図', 12)).toBe(24);
    expect(textWidth('e\u0301', 12)).toBe(textWidth('e', 12));
    expect(textWidth('', 12)).toBe(0);
  });

  it('[L13] what is cut fits, and is the beginning of what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 300 }), (text, room) => {
        const fitted = fitText(text, room, 12);
        if (fitted !== text) {
          expect(textWidth(fitted, 12)).toBeLessThanOrEqual(room);
          expect(fitted === '' || (fitted.endsWith('…') && text.startsWith(fitted.slice(0, -1)))).toBe(true);
        } else expect(text === '' || textWidth(text, 12) <= room).toBe(true);
      }),
    );
  });

  it('[L13] cuts a text of a hundred thousand characters as soon as it knows', () => {
    expect(fitText('long '.repeat(20_000), 60, 12)).toBe('long lon…');
  });
});
