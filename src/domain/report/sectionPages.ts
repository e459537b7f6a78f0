import { createPageFlow, faces, type PageFlow, pageRoom, tableStyles } from '../layout/pageFlow';
import { type Box, liesOnItsSide, type PageBlock, type ReportPage } from '../layout/pages';
import { measureTable } from '../layout/pageTable';
import type { Run } from '../layout/pageText';
import { numberToDay } from '../time/day';
import { count } from '../words';
import { briefSentences } from './briefText';
import { audienceTitles, chosenSections } from './options';
import type { Report } from './report';
import { headlineEdit } from './reportAsks';
import { reportGraph } from './reportGraph';
import { headerBlocks, reportFooter } from './reportHeaderBlocks';
import { matrixTable } from './reportMatrix';
import { fullRoadmap, selectRoadmap } from './reportRoadmap';
import type { ReportBlock, ReportSection } from './reportSection';
import { reportTrend, trendDrawing, trendTable } from './reportTrend';
import { sheetTeams, teamSections } from './teamSheetSections';

/** The anchor of a section's heading. */
const sectionAnchor = (section: ReportSection) => `section-${section.id}`;

/** A report of so many sections has a list of contents and numbers before their titles. */
const fewSections = 5;

/** Lays a report of sections out: head, headline, contents where there are many, and the sections one after the other. */
export function sectionPages(report: Report): readonly ReportPage[] {
  const { sections, options } = report;
  // A report whose sheets all lie on their side begins on one.
  const landscape = sections.length > 0 && sections.every((it) => it.landscape);
  const flow = createPageFlow(options.paper, landscape);
  putHead(flow, report, pageRoom(options.paper, landscape));
  const isLong = sections.length > fewSections;
  const titleOf = (section: ReportSection, i: number) =>
    isLong ? `${i + 1} ${section.title}` : section.title;
  if (isLong) {
    flow.space(12);
    flow.heading(2, null, 'Contents');
    flow.contents(sections.map((section, i) => ({ id: sectionAnchor(section), title: titleOf(section, i) })));
  }
  sections.forEach((section, i) => {
    const isTurned = flow.isLandscape() !== liesOnItsSide(options.paper, section.landscape);
    // A roadmap that would be cut in two for want of room begins a page of its own.
    const wantsPage =
      section.blocks[0]?.kind === 'roadmap' &&
      flow.cursor().height < pageRoom(options.paper, flow.isLandscape()).height * 0.8;
    // A slide is about one thing.
    const isSlide = options.paper === 'wide' && i > 0;
    if (isTurned || wantsPage || isSlide) flow.newPage(section.landscape);
    else flow.space(i === 0 && !isLong ? 14 : 20);
    if (section.id === 'brief') return;
    if (sections.length > 1) flow.heading(2, sectionAnchor(section), titleOf(section, i), 90);
    section.blocks.forEach((block, j) => {
      if (j > 0) flow.space(block.kind === 'heading' ? 12 : 6);
      putBlock(flow, report, block, section.blocks[j + 1]);
    });
  });
  return flow.finish(reportFooter(report));
}

function putHead(flow: PageFlow, report: Report, room: Box): void {
  const head: PageBlock[] = [];
  const top = headerBlocks(report, room, head);
  const height = top - room.y;
  for (const [i, block] of head.entries()) flow.put(i === head.length - 1 ? height : 0, () => block);
  flow.space(9);
  // The brief's own sentences say it.
  if (report.options.audience !== 'brief') {
    flow.text([{ text: report.headline, edits: headlineEdit }], faces.headline);
    return;
  }
  for (const text of briefSentences(report)) {
    flow.text([{ text }], faces.headline);
    flow.space(7);
  }
}

/** [R22] A give and get sheet: one page for each team, with as many rows as it holds. */
export function teamPages(report: Report): readonly ReportPage[] {
  const { options, facts } = report;
  const chosen = new Set<string>(chosenSections(options));
  const landscape = options.orientation !== 'portrait';
  const teams = sheetTeams(facts, options.teamId);
  if (teams.length === 0) {
    const flow = createPageFlow(options.paper, landscape);
    putHead(flow, report, pageRoom(options.paper, landscape));
    flow.space(12);
    flow.text([{ text: 'None: no team gives or needs anything that is open.' }]);
    return flow.finish(reportFooter(report));
  }
  const sheets = teams.map((team) => {
    const header = { ...report.header, kindTitle: `${audienceTitles.team}: ${team.name}` };
    const own = { ...report, header };
    const lay = (limit: number): readonly ReportPage[] => {
      const flow = createPageFlow(options.paper, landscape);
      putHead(flow, own, pageRoom(options.paper, landscape));
      for (const section of teamSections(facts, team.id, limit)) {
        if (!chosen.has(section.id)) continue;
        flow.space(12);
        flow.heading(2, `${sectionAnchor(section)}-${team.id}`, section.title, 30);
        for (const block of section.blocks) {
          putBlock(flow, own, block);
          flow.space(4);
        }
      }
      return flow.finish(reportFooter(own));
    };
    // The most rows with which everything is on one page, found by halving.
    let fits = 0;
    let tooMany = 65;
    let pages = lay(0);
    while (tooMany - fits > 1) {
      const middle = Math.floor((fits + tooMany) / 2);
      const tried = lay(middle);
      if (tried.length === 1) {
        fits = middle;
        pages = tried;
      } else tooMany = middle;
    }
    return pages;
  });
  const pages = sheets.flat();
  return pages.map((page, i) => ({
    ...page,
    number: i + 1,
    pageCount: pages.length,
    blocks: page.blocks.map((block): PageBlock => {
      if (block.kind === 'footer') return { ...block, right: `Page ${i + 1} of ${pages.length}` };
      // One title a document: the sheets of the other teams are headed below it.
      return block.kind === 'heading' && block.level === 1 && i > 0 ? { ...block, level: 2 } : block;
    }),
  }));
}

function putBlock(flow: PageFlow, report: Report, block: ReportBlock, next?: ReportBlock): void {
  switch (block.kind) {
    case 'heading': {
      const keep = next?.kind === 'matrix' ? matrixHeight(flow, report) : 52;
      flow.heading(3, block.id ?? null, block.text, keep);
      return;
    }
    case 'paragraph':
      flow.text(block.runs, block.note ? faces.note : faces.body);
      return;
    case 'list':
      flow.list(block.entries);
      return;
    case 'table':
      flow.table(block.table, block.dense ? tableStyles.dense : tableStyles.roomy);
      return;
    case 'matrix':
      putMatrix(flow, report);
      return;
    case 'graph':
      putGraph(flow, report);
      return;
    case 'trend':
      putTrend(flow, report);
      return;
    case 'roadmap':
      putRoadmap(flow, report);
      return;
  }
}

/** What the matrix with its note needs to stand on one page; little where no page holds it. */
function matrixHeight(flow: PageFlow, report: Report): number {
  const table = matrixTable(report.facts);
  if (table === null) return 52;
  const room = pageRoom(report.options.paper, flow.isLandscape());
  const { head, rows } = measureTable(table, room.width, tableStyles.dense);
  const height = rows.reduce((sum, row) => sum + row.height, head.height) + 2 * faces.note.lineHeight + 10;
  return height > room.height * 0.8 ? 52 : height;
}

function putMatrix(flow: PageFlow, report: Report): void {
  const table = matrixTable(report.facts);
  if (table === null) {
    flow.text([{ text: 'No agreement between teams is open.' }]);
    return;
  }
  flow.text(
    [
      {
        text: 'A number counts the open agreements that the team of the row gives to the team of the column; in brackets or after it, how many of them are late.',
      },
    ],
    faces.note,
  );
  flow.space(4);
  flow.table(table, tableStyles.dense);
}

function putTrend(flow: PageFlow, report: Report): void {
  const trend = reportTrend(report.facts);
  if (trend === null) return;
  const drawing = trendDrawing(trend, flow.cursor().width);
  flow.space(8);
  flow.heading(3, null, 'Milestone trend', drawing.height + 60);
  flow.drawing(drawing);
  flow.space(6);
  flow.table(trendTable(trend), tableStyles.dense);
}

/** The graph on a sheet of its own, or below the matrix where that leaves most of a page. */
function putGraph(flow: PageFlow, report: Report): void {
  const whole = pageRoom(report.options.paper, flow.isLandscape());
  const headingHeight = faces.subtitle.lineHeight + 14;
  const left = flow.cursor().height - headingHeight;
  const room = left > whole.height * 0.6 ? left : whole.height - headingHeight;
  const drawing = reportGraph(report.facts, whole.width, room);
  if (drawing === null) return;
  flow.space(8);
  flow.heading(3, null, 'The same as a graph', drawing.height);
  flow.drawing(drawing);
}

/** The line on top of a sheet on which a roadmap goes on. */
const continuedHeight = faces.note.lineHeight + 4;

function putRoadmap(flow: PageFlow, report: Report): void {
  const { facts } = report;
  const selection = selectRoadmap(facts);
  if (selection === null) {
    flow.text([{ text: 'Nothing has a date yet.' }]);
    return;
  }
  const { window, endedBefore } = selection;
  const until = facts.dayText(numberToDay(window.toMinutes / 1_440 - 1));
  const from = facts.dayText(numberToDay(window.fromMinutes / 1_440));
  const left =
    endedBefore === 0
      ? ''
      : ` ${count(endedBefore, 'project')} that ended before ${endedBefore === 1 ? 'is' : 'are'} listed in the register only.`;
  const has = (id: string) => report.sections.some((it) => it.id === id);
  const tables = [
    ...(has('projects') ? [{ words: 'projects', id: 'section-projects' }] : []),
    ...(has('milestones') ? [{ words: 'milestones', id: 'section-milestones' }] : []),
  ];
  flow.text(
    [
      { text: `From ${from} to ${until}, by team.${left}` },
      ...tables.flatMap(({ words, id }, i): Run[] => [
        { text: i === 0 ? ' The same dates are in the tables of ' : ', and of ' },
        { text: `${words}, page `, href: `#${id}` },
        { text: '', pageOf: id, href: `#${id}` },
      ]),
      ...(tables.length > 0 ? [{ text: '.' }] : []),
    ],
    faces.note,
  );
  flow.space(6);
  const room = pageRoom(report.options.paper, flow.isLandscape());
  // The first drawing stands below the section's heading.
  const heights = { first: flow.cursor().height, others: room.height - continuedHeight };
  const { options } = report;
  const drawings = fullRoadmap(
    facts,
    selection,
    room.width,
    heights,
    printedRows(report),
    options.roadmap,
    options,
  );
  for (const [i, drawing] of drawings.entries()) {
    if (i > 0) {
      flow.newPage();
      flow.text([{ text: 'Roadmap (continued)' }], faces.note);
      flow.space(4);
    }
    flow.drawing(drawing);
    flow.space(8);
  }
}

/** The rows that have a line in a table of this report, which a bar or a milestone of its roadmap can lead to. */
function printedRows(report: Report): ReadonlySet<string> {
  const { document } = report.facts;
  const has = (id: string) => report.sections.some((it) => it.id === id);
  const isFull = report.options.audience === 'full';
  return new Set([
    ...(has('projects') ? document.projects.map((it) => it.id as string) : []),
    ...(isFull && has('milestones') && has('appendix')
      ? document.milestones.map((it) => it.id as string)
      : []),
  ]);
}
