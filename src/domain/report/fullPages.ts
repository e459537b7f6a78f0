import { createPageFlow, faces, type PageFlow, pageRoom, tableStyles } from '../layout/pageFlow';
import type { PageBlock, ReportPage } from '../layout/pages';
import { numberToDay } from '../time/day';
import { dayToText } from '../time/dayToText';
import type { Report } from './report';
import { reportGraph } from './reportGraph';
import { headerBlocks, reportFooter } from './reportHeaderBlocks';
import { matrixTable } from './reportMatrix';
import { fullRoadmap, selectRoadmap } from './reportRoadmap';
import type { ReportBlock, ReportSection } from './reportSection';
import { count } from './reportWords';

/** The anchor of a section's heading. */
const sectionAnchor = (section: ReportSection) => `section-${section.id}`;

/** Lays the full report out: head, contents, and the sections one after the other. */
export function fullPages(report: Report): readonly ReportPage[] {
  const flow = createPageFlow(report.paper, false);
  const room = pageRoom(report.paper, false);
  const head: PageBlock[] = [];
  const top = headerBlocks(report, room, head);
  const height = top - room.y;
  for (const [i, block] of head.entries()) flow.put(i === head.length - 1 ? height : 0, () => block);
  flow.space(9);
  flow.text([{ text: report.headline }], faces.headline);
  flow.space(12);
  flow.heading(2, null, 'Contents');
  flow.contents(
    report.sections.map((section, i) => ({
      id: sectionAnchor(section),
      title: `${i + 1} ${section.title}`,
    })),
  );
  report.sections.forEach((section, i) => {
    const isTurned = flow.isLandscape() !== section.landscape;
    if (isTurned) flow.newPage(section.landscape);
    else flow.space(20);
    flow.heading(2, sectionAnchor(section), `${i + 1} ${section.title}`, 90);
    section.blocks.forEach((block, j) => {
      if (j > 0) flow.space(block.kind === 'heading' ? 12 : 6);
      putBlock(flow, report, block);
    });
  });
  return flow.finish(reportFooter(report));
}

function putBlock(flow: PageFlow, report: Report, block: ReportBlock): void {
  switch (block.kind) {
    case 'heading':
      flow.heading(3, block.id ?? null, block.text, 52);
      return;
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
    case 'roadmap':
      putRoadmap(flow, report);
      return;
  }
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

/** The graph on a sheet of its own, or below the matrix where that leaves most of a page. */
function putGraph(flow: PageFlow, report: Report): void {
  const whole = pageRoom(report.paper, true);
  const headingHeight = faces.subtitle.lineHeight + 14;
  const left = flow.cursor().height - headingHeight;
  const room = left > whole.height * 0.6 ? left : whole.height - headingHeight;
  const drawing = reportGraph(report.facts, whole.width, room);
  if (drawing === null) return;
  flow.space(8);
  flow.heading(3, null, 'The same as a graph', drawing.height);
  flow.drawing(drawing);
}

function putRoadmap(flow: PageFlow, report: Report): void {
  const { facts } = report;
  const selection = selectRoadmap(facts);
  if (selection === null) {
    flow.text([{ text: 'Nothing has a date yet.' }]);
    return;
  }
  const { window, endedBefore } = selection;
  const until = dayToText(numberToDay(window.toMinutes / 1_440 - 1));
  const from = dayToText(numberToDay(window.fromMinutes / 1_440));
  const left =
    endedBefore === 0
      ? ''
      : ` ${count(endedBefore, 'project')} that ended before ${endedBefore === 1 ? 'is' : 'are'} listed in the register only.`;
  flow.text(
    [
      { text: `From ${from} to ${until}, by team.${left} The same dates are in the tables of ` },
      { text: 'projects, page ', href: '#section-projects' },
      { text: '', pageOf: 'section-projects', href: '#section-projects' },
      { text: ', and of ' },
      { text: 'milestones, page ', href: '#section-milestones' },
      { text: '', pageOf: 'section-milestones', href: '#section-milestones' },
      { text: '.' },
    ],
    faces.note,
  );
  flow.space(6);
  const room = pageRoom(report.paper, true);
  // The first drawing stands below the section's heading.
  const heights = { first: flow.cursor().height, others: room.height };
  const drawings = fullRoadmap(facts, selection, room.width, heights);
  for (const drawing of drawings) {
    flow.drawing(drawing);
    flow.space(8);
  }
}
