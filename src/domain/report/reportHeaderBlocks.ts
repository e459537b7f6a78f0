import { statusMark } from '../layout/drawing';
import { faces } from '../layout/pageFlow';
import type { Box, PageBlock, TextFace } from '../layout/pages';
import { type Run, wrapRuns } from '../layout/pageText';
import { textWidth } from '../layout/textWidth';
import type { Health } from '../model/health';
import type { Logo } from '../model/logo';
import { dayToText } from '../time/dayToText';
import type { Report } from './report';

/** What every page of a report says at its foot. */
export function reportFooter({ header }: Report): string {
  return [
    header.programTitle,
    header.kindTitle,
    `as of ${dayToText(header.asOfDay)}`,
    ...(header.confidentiality === '' ? [] : [header.confidentiality]),
  ]
    .map((text) => (text.length > 70 ? `${text.slice(0, 69)}…` : text))
    .join(' · ');
}

/** One of the facts at the right of the header: what it is, and a smaller line about it. */
type Fact = {
  readonly text: string;
  readonly note: string;
  readonly mark: Health | null;
  readonly noteMark: Health | null;
};

const factFace: TextFace = { ...faces.title, weight: 600 };
const factMark = 10;
const noteMark = 7;

/** Puts the head of a report at the top of `room`; answers where what follows begins. */
export function headerBlocks(report: Report, room: Box, blocks: PageBlock[]): number {
  const { header } = report;
  const facts: Fact[] = [
    {
      text: header.health.word,
      note: header.health.note,
      mark: header.health.shown,
      noteMark: header.health.computed === header.health.shown ? null : header.health.computed,
    },
    ...(header.finish === null ? [] : [{ ...header.finish, mark: null, noteMark: null }]),
    {
      text: `${header.milestones.done.toLocaleString('en-US')} of ${header.milestones.total.toLocaleString('en-US')}`,
      note: header.milestones.total === 1 ? 'milestone done' : 'milestones done',
      mark: null,
      noteMark: null,
    },
  ];
  const padding = 9;
  const widths = facts.map(
    (fact) =>
      padding * 2 +
      Math.max(
        textWidth(fact.text, factFace.size, factFace.weight) + (fact.mark ? factMark + 5 : 0),
        textWidth(fact.note, faces.note.size) + (fact.noteMark ? noteMark + 3 : 0),
      ),
  );
  const factsWidth = widths.reduce((sum, it) => sum + it, 0) - padding;
  // Beside the title while that leaves it room, else below it.
  const isBeside = factsWidth <= room.width * 0.62;
  const logo = header.logo === null ? null : logoSize(header.logo);
  const inset = logo === null ? 0 : logo.width + 12;
  const titleX = room.x + inset;
  const titleWidth = (isBeside ? room.width - factsWidth - 14 : room.width) - inset;
  const titleLines = wrapRuns([{ text: header.programTitle }], titleWidth, faces.display.size, 700);
  const shownTitle =
    titleLines.length > 3 ? [...titleLines.slice(0, 2), ellipsis(titleLines[2])] : titleLines;
  const titleHeight = shownTitle.length * faces.display.lineHeight;
  if (header.logo !== null && logo !== null) {
    const alternative = `Logo of ${header.programTitle}`;
    blocks.push({ kind: 'logo', x: room.x, y: room.y, ...logo, logo: header.logo, alternative });
  }
  blocks.push({
    kind: 'heading',
    x: titleX,
    y: room.y,
    width: titleWidth,
    height: titleHeight,
    level: 1,
    id: null,
    lines: shownTitle,
    face: faces.display,
  });
  const about = [
    header.kindTitle,
    `as of ${dayToText(header.asOfDay)}`,
    ...(header.manager === null ? [] : [`${header.manager}, TPM`]),
  ].join(' · ');
  const aboutFace: TextFace = { ...faces.body, color: 'muted' };
  const aboutLines = wrapRuns([{ text: about }], titleWidth, aboutFace.size);
  const aboutHeight = aboutLines.length * aboutFace.lineHeight;
  blocks.push({
    kind: 'text',
    x: titleX,
    y: room.y + titleHeight + 1,
    width: titleWidth,
    height: aboutHeight,
    lines: aboutLines,
    face: aboutFace,
  });
  const titleBottom = room.y + Math.max(titleHeight + 1 + aboutHeight, logo?.height ?? 0);
  const factsTop = isBeside ? room.y + 3 : titleBottom + 8;
  let x = isBeside ? room.x + room.width - factsWidth : room.x;
  facts.forEach((fact, i) => {
    const isFirstBelow = !isBeside && i === 0;
    if (!isFirstBelow) {
      blocks.push({
        kind: 'area',
        x,
        y: factsTop,
        width: 1.5,
        height: 30,
        fill: 'hairline',
        stroke: null,
        strokeWidth: 0,
        radius: 0,
      });
    }
    const left = isFirstBelow ? x : x + padding;
    const width = (widths[i] ?? 0) - 2 * padding;
    const mark = fact.mark ? factMark + 5 : 0;
    const small = fact.noteMark ? noteMark + 3 : 0;
    if (fact.mark) blocks.push(markBlock(fact.mark, left, factsTop + 2.5, factMark));
    if (fact.noteMark) {
      blocks.push(markBlock(fact.noteMark, left, factsTop + factFace.lineHeight + 4.2, noteMark));
    }
    blocks.push(
      textBlock(left + mark, factsTop, width - mark, factFace, [{ text: fact.text }]),
      textBlock(left + small, factsTop + factFace.lineHeight + 3, width - small, faces.note, [
        { text: fact.note },
      ]),
    );
    x += (widths[i] ?? 0) - (isFirstBelow ? padding : 0);
  });
  const bottom = Math.max(titleBottom, factsTop + 32) + 6;
  // The rule has the colour of the worst part, whatever is declared; the words of the header say the same.
  blocks.push({
    kind: 'area',
    x: room.x,
    y: bottom,
    width: room.width,
    height: 2,
    fill: `${header.health.computed}.stroke`,
    stroke: null,
    strokeWidth: 0,
    radius: 0,
  });
  return bottom + 2;
}

/** As high as the title with the line below it, unless that makes it wide. */
function logoSize({ width, height }: Logo): { readonly width: number; readonly height: number } {
  const scale = Math.min(34 / height, 130 / width);
  return { width: width * scale, height: height * scale };
}

function markBlock(mark: Health, x: number, y: number, size: number): PageBlock {
  const side = size + 1;
  const shapes = [statusMark(mark, side / 2, side / 2, size)];
  const drawing = { width: side, height: side, title: '', alternative: '', shapes };
  return { kind: 'drawing', x, y, width: side, height: side, drawing };
}

function textBlock(x: number, y: number, width: number, face: TextFace, line: readonly Run[]): PageBlock {
  return { kind: 'text', x, y, width, height: face.lineHeight, lines: [line], face };
}

function ellipsis(line: readonly Run[] | undefined): readonly Run[] {
  return [{ text: `${(line ?? []).map((run) => run.text).join('')}…` }];
}
