import { standingReasonToSentence } from '../agreements/standing';
import { faces, footerRise, pageRoom } from '../layout/pageFlow';
import {
  type Box,
  liesOnItsSide,
  type PageBlock,
  pageMargin,
  type ReportPage,
  sheetOf,
} from '../layout/pages';
import { type Line, type Run, wrapRuns } from '../layout/pageText';
import type { Health } from '../model/health';
import { riskMark, riskScore } from '../raid/riskScore';
import { asSentence, count } from '../words';
import type { Report } from './report';
import { askEdit, costToSentence, headlineEdit } from './reportAsks';
import { promiseShortTitle } from './reportFacts';
import { headerBlocks, reportFooter } from './reportHeaderBlocks';
import { executiveRoadmap } from './reportRoadmap';
import { dayToShortText, shortTitle } from './reportWords';

const gutter = 18;
const cardPadding = 9;
/** Between the roadmap and what stands below it. */
const footGap = 12;
/** The roadmap is never lower than this; what stands below it gives way first. */
const leastRoadmap = 150;

/** A column of the page's foot while it is filled from the top. */
type Column = { readonly blocks: PageBlock[]; readonly box: Box; y: number };

/** An executive page, whether everything is on it, and how many projects its roadmap leaves out. */
export type ExecutivePage = {
  readonly pages: readonly ReportPage[];
  readonly fits: boolean;
  readonly leftOut: number;
};

/** [R6] Lays out the executive page: header, headline, roadmap, and below it decisions, concerns and changes. */
export function executivePage(report: Report): ExecutivePage {
  const { paper, orientation } = report.options;
  const landscape = liesOnItsSide(paper, orientation !== 'portrait');
  const room = pageRoom(paper, landscape);
  const blocks: PageBlock[] = [];
  const put = (block: PageBlock) => blocks.push(block);
  const top = headerBlocks(report, room, blocks);
  const bottom = room.y + room.height;

  const headlineLines = wrapRuns(
    [{ text: shortTitle(report.headline, 330), edits: headlineEdit }],
    room.width,
    faces.headline.size,
    faces.headline.weight,
  );
  const headlineHeight = headlineLines.length * faces.headline.lineHeight;
  const headlineBox = { x: room.x, y: top + 7, width: room.width, height: headlineHeight };
  put({ kind: 'text', ...headlineBox, lines: headlineLines, face: faces.headline });

  const columnWidth = (room.width - 2 * gutter) / 3;
  const columnAt = (i: number): Column => {
    const x = room.x + i * (columnWidth + gutter);
    return { blocks: [], box: { x, y: 0, width: columnWidth, height: 0 }, y: 0 };
  };
  const [asks, concerns, changes] = [columnAt(0), columnAt(1), columnAt(2)];
  fillAsks(report, asks);
  fillConcerns(report, concerns);
  fillChanges(report, changes);
  const footHeight = Math.max(asks.y, concerns.y, changes.y);

  const titleY = top + 7 + headlineHeight + 8;
  const roadmapTop = titleY + faces.subtitle.lineHeight + 3;
  const available = bottom - footHeight - footGap - roadmapTop;
  const roadmap = executiveRoadmap(
    report.facts,
    room.width,
    Math.max(leastRoadmap, available),
    report.options,
  );
  put(heading('Roadmap', { x: room.x, y: titleY, width: room.width * 0.4, height: 0 }));
  const roadmapBox = { x: room.x, y: roadmapTop, width: room.width, height: faces.body.lineHeight };
  if (roadmap) {
    if (roadmap.leftOut > 0) {
      const text = `${count(roadmap.shown, 'project')} of ${(roadmap.shown + roadmap.leftOut).toLocaleString('en-US')}: those in trouble first, then those that finish next`;
      const box = { x: room.x + room.width * 0.4, y: titleY + 1.5, width: room.width * 0.6 };
      put({
        kind: 'text',
        ...box,
        height: faces.note.lineHeight,
        lines: [[{ text }]],
        face: faces.note,
        align: 'right',
      });
    }
    const { drawing } = roadmap;
    put({ kind: 'drawing', ...roadmapBox, width: drawing.width, height: drawing.height, drawing });
  } else {
    put({ kind: 'text', ...roadmapBox, lines: [[{ text: 'Nothing has a date yet.' }]], face: faces.body });
  }

  // The foot follows the picture; what is left over stays at the bottom of the page.
  const footY = roadmapTop + (roadmap?.drawing.height ?? faces.body.lineHeight) + footGap;
  put({
    kind: 'area',
    x: asks.box.x,
    y: footY,
    width: columnWidth,
    // As high as its neighbours, but not a great empty box.
    height: asks.y > footHeight * 0.6 ? footHeight : asks.y,
    fill: 'ask.fill',
    stroke: 'ask.stroke',
    strokeWidth: 0.75,
    radius: 4,
  });
  for (const column of [asks, concerns, changes]) {
    for (const block of column.blocks) put({ ...block, y: block.y + footY });
  }

  const sheet = sheetOf(paper, landscape);
  put({
    kind: 'footer',
    x: pageMargin.left,
    y: sheet.height - footerRise,
    width: room.width,
    height: faces.note.lineHeight,
    left: reportFooter(report),
    right: 'Page 1 of 1',
    face: faces.note,
  });
  return {
    pages: [{ number: 1, pageCount: 1, ...sheet, landscape, blocks }],
    fits: footY + footHeight <= bottom + 0.5,
    leftOut: roadmap?.leftOut ?? 0,
  };
}

function heading(text: string, box: Box): PageBlock {
  const face = faces.subtitle;
  return {
    kind: 'heading',
    ...box,
    height: face.lineHeight,
    level: 2,
    id: null,
    lines: [[{ text }]],
    face,
  };
}

function putHeading(column: Column, text: string, inset = 0): void {
  const { x, width } = column.box;
  column.blocks.push(heading(text, { x: x + inset, y: column.y, width: width - 2 * inset, height: 0 }));
  column.y += faces.subtitle.lineHeight + 4;
}

/** A line of a list, with a bullet or the mark of a health. */
type Entry = { readonly runs: readonly Run[]; readonly mark?: Health };

function putList(column: Column, entries: readonly Entry[], inset = 0): void {
  const indent = 10;
  const gap = 2.5;
  const face = faces.body;
  const width = column.box.width - 2 * inset;
  const wrapped = entries.map(({ runs, mark }) => ({
    lines: wrapRuns(runs, width - indent, face.size, face.weight),
    mark: mark ?? null,
  }));
  const height = wrapped.reduce((sum, { lines }) => sum + lines.length * face.lineHeight + gap, 0);
  const box = { x: column.box.x + inset, y: column.y, width, height };
  column.blocks.push({ kind: 'list', ...box, entries: wrapped, indent, gap, face });
  column.y += height;
}

function putNote(
  column: Column,
  text: string,
  inset = 0,
  face: typeof faces.note | typeof faces.body = faces.note,
): void {
  const width = column.box.width - 2 * inset;
  const lines: readonly Line[] = wrapRuns([{ text }], width, face.size, face.weight);
  const height = lines.length * face.lineHeight;
  column.blocks.push({ kind: 'text', x: column.box.x + inset, y: column.y, width, height, lines, face });
  column.y += height;
}

function fillAsks(report: Report, column: Column): void {
  const { asks, facts } = report;
  column.y += cardPadding - 2;
  putHeading(column, 'Decisions needed', cardPadding);
  if (asks.length === 0) putNote(column, 'None.', cardPadding, faces.body);
  else {
    putList(
      column,
      asks.map((ask) => {
        const by = ask.dueDay === null ? 'no date' : `by ${dayToShortText(ask.dueDay, facts.today)}`;
        const recommended =
          ask.recommendation === ''
            ? ''
            : ` ${asSentence(`Recommended: ${shortTitle(ask.recommendation, 70)}`)}`;
        const who = shortTitle(ask.owner ?? 'No owner', 40);
        const runs: Run[] = [
          { text: asSentence(shortTitle(ask.title, 90)), weight: 600, edits: askEdit(ask) },
          { text: ` ${who}, ${by}.${recommended} ${shortTitle(costToSentence(ask), 90)}` },
        ];
        return { runs };
      }),
      cardPadding,
    );
  }
  putHidden(report, column, 'ask', cardPadding);
  column.y += cardPadding - 2;
}

/** How many more there are in the full report. */
function putHidden(report: Report, column: Column, word: 'ask' | 'risk' | 'change', inset = 0): void {
  const more = report.hidden.filter((it) =>
    word === 'ask'
      ? / asks?$/.test(it.words)
      : word === 'risk'
        ? /open (risk|promise)/.test(it.words)
        : / changes?$/.test(it.words),
  );
  if (more.length === 0) return;
  putNote(column, `In the full report: ${more.map((it) => it.words).join(', ')} more.`, inset);
}

function fillConcerns(report: Report, column: Column): void {
  const { risks, promises, facts } = report;
  column.y += cardPadding - 2;
  putHeading(column, 'Top risks and late promises');
  if (risks.length + promises.length === 0) {
    putNote(column, 'None.', 0, faces.body);
    return;
  }
  const entry = (mark: Health, title: string, who: string | null, why: string): Entry => ({
    mark,
    runs: [
      { text: `${shortTitle(title, 62)}\n`, weight: 600 },
      { text: `${who === null ? '' : `${shortTitle(who, 30)}. `}` },
      { text: why, color: 'muted' },
    ],
  });
  putList(column, [
    ...promises.map((promise) => {
      const { agreement, standing } = promise;
      const reason = standing.reasons[0];
      const why = reason
        ? standingReasonToSentence(reason, (day) => dayToShortText(day, facts.today))
        : 'No date is committed yet.';
      const giver = facts.personName(agreement.giverId) ?? facts.teamName(agreement.givingTeamId);
      return entry(standing.mark, promiseShortTitle(facts, promise), giver, why);
    }),
    ...risks.map((risk) => {
      const score = riskScore(risk);
      const delay = risk.exposureDays === null ? '' : `, ${count(risk.exposureDays, 'day')} if it happens`;
      const review = risk.reviewDay === null ? '' : `; review ${dayToShortText(risk.reviewDay, facts.today)}`;
      const why = `${score === 0 ? 'Risk, not scored' : `Risk ${score} of 25`}${delay}${review}.`;
      return entry(riskMark(score), risk.title, facts.personName(risk.ownerId), why);
    }),
  ]);
  putHidden(report, column, 'risk');
}

function fillChanges(report: Report, column: Column): void {
  const { changes, next, facts } = report;
  column.y += cardPadding - 2;
  putHeading(column, `Changed since ${report.sinceText}`);
  if (changes.length === 0) putNote(column, 'Nothing that was written down.', 0, faces.body);
  else
    putList(
      column,
      changes.map(({ text }) => ({ runs: [{ text }] })),
    );
  putHidden(report, column, 'change');
  column.y += 5;
  putHeading(column, report.nextText);
  if (next.length === 0) putNote(column, 'Nothing is due.', 0, faces.body);
  else
    putList(
      column,
      next.map(({ day, text }) => {
        const when = day === null ? '' : `${dayToShortText(day, facts.today)} `;
        return { runs: [{ text: when, weight: 600 }, { text }] };
      }),
    );
}
