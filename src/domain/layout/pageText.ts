import type { ColorRole } from './drawing';
import { type FontWeight, textWidth } from './textWidth';

/** A piece of text in one face. */
export type Run = {
  readonly text: string;
  readonly weight?: FontWeight;
  readonly color?: ColorRole;
  /** An anchor of the same report (`#…`) or an address (`https://…`, `mailto:…`). */
  readonly href?: string;
  /** The text is this anchor's page number, filled in when all pages are known. */
  readonly pageOf?: string;
  /** What a person may word anew where it stands in the preview: the headline, or an ask by its key. */
  readonly edits?: string;
};

/** One printed line. */
export type Line = readonly Run[];

/** What stands for a page number while its page is not known: as wide as three digits. */
const pageNumberRoom = '000';

/** The width of one run in points. */
export function runWidth(run: Run, size: number, weight: FontWeight = 400): number {
  return textWidth(run.pageOf === undefined ? run.text : pageNumberRoom, size, run.weight ?? weight);
}

const breakableAnywhere =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What must stay on one line: a word with the blanks after it, or one East Asian character. */
type Word = { readonly run: Run; readonly text: string; readonly width: number; readonly bare: number };

function runToWords(run: Run, size: number, weight: FontWeight): Word[] {
  const face = run.weight ?? weight;
  const toWord = (text: string): Word => ({
    run,
    text,
    width: textWidth(text, size, face),
    bare: textWidth(text.trimEnd(), size, face),
  });
  if (run.pageOf !== undefined) {
    const width = runWidth(run, size, weight);
    return [{ run, text: run.text, width, bare: width }];
  }
  const words: Word[] = [];
  // After a blank, and after the characters at which a long name may be broken.
  for (const piece of run.text.match(/\s+|[^\s/–—-]*[/–—-]+\s*|[^\s/–—-]+\s*/gu) ?? []) {
    if (!breakableAnywhere.test(piece)) words.push(toWord(piece));
    else for (const { segment } of clusters.segment(piece)) words.push(toWord(segment));
  }
  return words;
}

/** A word that is wider than a line, in pieces that are not. */
function breakWord(word: Word, width: number, size: number, weight: FontWeight): Word[] {
  const face = word.run.weight ?? weight;
  const pieces: Word[] = [];
  let text = '';
  let used = 0;
  const push = () => {
    if (text !== '') pieces.push({ run: word.run, text, width: used, bare: used });
  };
  for (const { segment } of clusters.segment(word.text)) {
    const segmentWidth = textWidth(segment, size, face);
    if (used + segmentWidth > width && text !== '') {
      push();
      text = '';
      used = 0;
    }
    text += segment;
    used += segmentWidth;
  }
  push();
  return pieces;
}

function wordsToLine(words: readonly Word[]): Line {
  const line: Run[] = [];
  for (const { run, text } of words) {
    const last = line.at(-1);
    const { text: _, ...face } = run;
    const sameFace =
      last !== undefined &&
      last.weight === run.weight &&
      last.color === run.color &&
      last.href === run.href &&
      last.pageOf === run.pageOf &&
      last.edits === run.edits;
    if (sameFace) line[line.length - 1] = { ...last, text: last.text + text };
    else line.push({ ...face, text });
  }
  const end = line.at(-1);
  if (end) line[line.length - 1] = { ...end, text: end.text.trimEnd() };
  return line;
}

/**
 * Breaks text into lines no wider than `width` points: at blanks, after dashes and slashes, between East Asian
 * characters, and inside a word only where the word alone is wider than the line. An empty text is one empty line.
 */
export function wrapRuns(
  runs: readonly Run[],
  width: number,
  size: number,
  weight: FontWeight = 400,
): readonly Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  const flush = () => {
    lines.push(wordsToLine(line));
    line = [];
    used = 0;
  };
  for (const run of runs) {
    for (const [i, paragraph] of run.text.split(/\r\n|\r|\n/).entries()) {
      if (i > 0) flush();
      for (const word of runToWords({ ...run, text: paragraph }, size, weight)) {
        const pieces = word.bare > width ? breakWord(word, width, size, weight) : [word];
        for (const piece of pieces) {
          if (line.length > 0 && used + piece.bare > width) flush();
          // A line never begins with the blank that was to part it from the one before.
          if (line.length === 0 && piece.text.trim() === '') continue;
          line.push(piece);
          used += piece.width;
        }
      }
    }
  }
  if (line.length > 0 || lines.length === 0) flush();
  return lines;
}

/** `wrapRuns` of a text in one face. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight = 400,
): readonly Line[] {
  return wrapRuns([{ text }], width, size, weight);
}

/** The text of lines, as a person reads it. */
export function linesToText(lines: readonly Line[]): string {
  return lines.map((line) => line.map((run) => run.text).join('')).join(' ');
}
