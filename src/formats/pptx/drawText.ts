import type { Box, TextFace } from '../../domain/layout/pages';
import { type Line, linesToText, type Run } from '../../domain/layout/pageText';
import { fontFace, hex, isBold, place, type Slide, type TextPart } from './slide';

function runPart(
  run: Run,
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
  breaks: boolean,
): TextPart {
  const page = run.href?.startsWith('#') ? pageByAnchor.get(run.href.slice(1)) : undefined;
  return {
    text: run.text,
    options: {
      bold: isBold(run.weight ?? face.weight),
      color: hex(run.color ?? face.color),
      fontSize: face.size,
      ...(page === undefined ? {} : { hyperlink: { slide: page } }),
      ...(breaks ? { breakLine: true } : {}),
    },
  };
}

/** Lines as runs; a line that the layout broke ends with a break, so that the slide reads as the page does. */
export function linesToParts(
  lines: readonly Line[],
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
): TextPart[] {
  return lines.flatMap((line, i) =>
    (line.length === 0 ? [{ text: '' }] : line).map((run, j, all) =>
      runPart(run, face, pageByAnchor, j === all.length - 1 && i < lines.length - 1),
    ),
  );
}

/** Writes lines into a box, as they were broken. */
export function drawText(
  slide: Slide,
  box: Box,
  lines: readonly Line[],
  face: TextFace,
  pageByAnchor: ReadonlyMap<string, number>,
  { align = 'left', isTitle = false }: { align?: 'left' | 'right'; isTitle?: boolean } = {},
): void {
  if (linesToText(lines).trim() === '') return;
  slide.addText(linesToParts(lines, face, pageByAnchor), {
    ...place(box),
    fontFace,
    fontSize: face.size,
    lineSpacing: face.lineHeight,
    align,
    valign: 'top',
    margin: 0,
    wrap: false,
    fit: 'none',
    ...(isRightToLeft(lines) ? { rtlMode: true } : {}),
    ...(isTitle ? { placeholder: 'title' } : {}),
  });
}

const isRightToLeft = (lines: readonly Line[]) =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(linesToText(lines));
