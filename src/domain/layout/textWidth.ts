import { interWidths } from './interWidths';

const regularByCode = new Map<number, number>();
const semiboldByCode = new Map<number, number>();
for (const { first, regular, semibold } of interWidths) {
  regular.forEach((width, i) => {
    regularByCode.set(first + i, width);
  });
  semibold.forEach((width, i) => {
    semiboldByCode.set(first + i, width);
  });
}

/** The weights that the app's type has. */
export type FontWeight = 400 | 500 | 600 | 700;

const combining = /\p{M}|\p{Cf}/u;
const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/** Characters outside of Inter come from a fallback font: East Asian ones and emoji are an em wide, others about 0.6. */
function fallbackWidth(code: number): number {
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff60)) return 1_000;
  const character = String.fromCodePoint(code);
  if (combining.test(character)) return 0;
  return wide.test(character) ? 1_000 : 600;
}

function codeWidth(code: number, weight: FontWeight): number {
  const regular = regularByCode.get(code);
  const semibold = semiboldByCode.get(code);
  if (regular === undefined || semibold === undefined) return fallbackWidth(code);
  // Between and beyond the two weights of the table the widths grow evenly.
  return regular + ((semibold - regular) * (weight - 400)) / 200;
}

/**
 * The width of one line of text in the unit of `size`, without a DOM: the sum of Inter's advance widths, kerning left
 * out, which makes it at most some two per cent too wide.
 */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  let thousandths = 0;
  for (const character of text) thousandths += codeWidth(character.codePointAt(0) ?? 0, weight);
  return (thousandths * size) / 1_000;
}

const ellipsis = '…';

/**
 * The text as far as it fits into `width`, with an ellipsis for what was cut; the empty text when not even three
 * characters and the ellipsis fit. Reads no more of a long text than it needs.
 */
export function fitText(text: string, width: number, size: number, weight: FontWeight = 400): string {
  const room = (width * 1_000) / size;
  const roomBeforeEllipsis = room - codeWidth(0x2026, weight);
  let used = 0;
  let kept = '';
  let keptCount = 0;
  let isCut = false;
  for (const character of text) {
    used += codeWidth(character.codePointAt(0) ?? 0, weight);
    if (used > room) {
      isCut = true;
      break;
    }
    if (used <= roomBeforeEllipsis) {
      kept += character;
      keptCount += 1;
    }
  }
  if (!isCut) return text;
  return keptCount < 3 ? '' : kept.trimEnd() + ellipsis;
}
