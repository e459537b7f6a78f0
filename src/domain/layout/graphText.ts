import { type FontWeight, fitText, textWidth } from './textWidth';

/** A title cut to a width, on at most so many lines; the last one ends with an ellipsis when more would follow. */
export function wrapTitle(
  title: string,
  width: number,
  size: number,
  weight: FontWeight,
  mostLines: number,
): string[] {
  const lines: string[] = [];
  let rest = title;
  while (rest !== '') {
    if (lines.length === mostLines - 1 || textWidth(rest, size, weight) <= width) {
      lines.push(fitText(rest, width, size, weight));
      break;
    }
    let cut = 0;
    for (const match of rest.slice(0, 400).matchAll(/[\s/–—-]+/gu)) {
      const end = match.index + match[0].length;
      if (textWidth(rest.slice(0, end).trimEnd(), size, weight) > width) break;
      cut = end;
    }
    if (cut === 0) {
      lines.push(fitText(rest, width, size, weight));
      break;
    }
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}
