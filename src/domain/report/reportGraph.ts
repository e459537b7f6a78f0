import type { Drawing } from '../layout/drawing';
import { graphDrawing } from '../layout/graphDrawing';
import {
  drawLines,
  type GraphPlacement,
  graphToSentence,
  linesOf,
  mostLines,
  placeGraph,
} from '../layout/graphLayout';
import { filterLinks, type GraphSource, graphSourceOf } from '../layout/graphSource';
import type { GraphLayout } from '../layout/graphTypes';
import type { ReportFacts } from './reportFacts';

/** Beyond so many boxes a sheet shows teams instead of projects. */
const mostBoxes = 40;
const leastScale = 0.4;

function placed(source: GraphSource, placement: GraphPlacement): GraphLayout {
  const places = placeGraph(source, placement);
  const lines = linesOf(places);
  return drawLines(
    places,
    {
      lines: lines.length > mostLines ? 'marked' : 'all',
      criticalPath: true,
      chosenLinkIds: new Set(),
    },
    lines,
  );
}

function sourceOf(facts: ReportFacts): GraphSource {
  return graphSourceOf(facts.document, facts.schedule, facts.standingById);
}

function alternativeOf(layout: GraphLayout, collapsed: boolean): string {
  return `${collapsed ? 'Teams' : 'Projects'} and what they need from each other: ${graphToSentence(layout)} The open agreements follow as a table.`;
}

/**
 * [R15] The graph of open dependencies between teams on one sheet: projects while these are at most forty, else whole
 * teams. Null when nothing is open between teams.
 */
export function reportGraph(facts: ReportFacts, width: number, height: number): Drawing | null {
  const source = sourceOf(facts);
  const links = filterLinks(source, { show: 'open', teamId: null }).filter(
    (link) => link.fromTeamId !== link.toTeamId,
  );
  if (links.length === 0) return null;
  const teamIds = new Set(links.flatMap((link) => [link.fromTeamId, link.toTeamId]));
  for (const collapsedTeamIds of [new Set<string>(), teamIds]) {
    const layout = placed(source, { collapsedTeamIds, columns: 'order', links, withUnlinked: false });
    const collapsed = collapsedTeamIds.size > 0;
    const scale = Math.min(0.75, width / layout.width, (height - 20) / layout.height);
    if (!collapsed && (layout.boxes.length > mostBoxes || scale < 0.6)) continue;
    return graphDrawing(layout, {
      scale: Math.max(scale, leastScale),
      title: 'Dependency graph',
      alternative: alternativeOf(layout, collapsed),
    });
  }
  return null;
}

/** The whole graph as one picture, as large as it must be: for the SVG and PNG files. */
export function wholeGraph(facts: ReportFacts): Drawing {
  const source = sourceOf(facts);
  const links = filterLinks(source, { show: 'all', teamId: null });
  const linked = new Set(links.flatMap((link) => [link.fromId, link.toId]));
  const collapsed = linked.size > 300;
  const teamIds = new Set(links.flatMap((link) => [link.fromTeamId, link.toTeamId]));
  const layout = placed(source, {
    collapsedTeamIds: collapsed ? teamIds : new Set(),
    columns: 'order',
    links,
    withUnlinked: false,
  });
  return graphDrawing(layout, {
    scale: 0.75,
    title: `Dependencies of ${facts.document.program.title}`,
    alternative: `${collapsed ? 'Teams' : 'Projects, tasks and milestones'} and what they need from each other. ${graphToSentence(layout)}`,
  });
}
