import type { Drawing } from '../layout/drawing';
import { statusWords } from '../layout/drawing';
import type { TableContent } from '../layout/pageTable';
import { chosenSections } from './options';
import { projectsByTeam } from './projectSections';
import type { Report } from './report';
import { reportGraph } from './reportGraph';
import { matrixTable } from './reportMatrix';
import { executiveRoadmap, fullRoadmap, selectRoadmap } from './reportRoadmap';
import {
  fitColumn,
  type ReportBlock,
  type ReportSection,
  shareColumn,
  textCell,
  titleCell,
} from './reportSection';
import { reportTrend, trendDrawing, trendTable } from './reportTrend';
import { sheetTeams, teamSections } from './teamSheetSections';

/** A part of a report that is not cut into pages: the sheet of one team, or the whole of any other report. */
export type ReportPart = { readonly title: string | null; readonly sections: readonly ReportSection[] };

/** A report as formats without pages read it: all rows of every section, nothing cut to fit a sheet. */
export function reportParts(report: Report): readonly ReportPart[] {
  const { options, facts } = report;
  if (options.audience !== 'team') return [{ title: null, sections: report.sections }];
  const chosen = new Set<string>(chosenSections(options));
  const teams = sheetTeams(facts, options.teamId);
  return teams.map((team) => ({
    title: teams.length > 1 ? team.name : null,
    sections: teamSections(facts, team.id, Number.POSITIVE_INFINITY)
      .filter((it) => chosen.has(it.id))
      .map((it) => ({ ...it, id: `${it.id}-${team.id}` })),
  }));
}

/** A picture and the table that says the same. */
export type Picture = { readonly drawings: readonly Drawing[]; readonly table: TableContent | null };

const pictureWidth = 780;
/** High enough that nothing is cut into parts. */
const endless = { first: 1_000_000, others: 1_000_000 };

/** What a block that stands for a picture shows; null where there is nothing to draw. */
export function pictureOf(
  report: Report,
  kind: Exclude<ReportBlock['kind'], 'heading' | 'paragraph' | 'list' | 'table'>,
): Picture | null {
  const { facts, options } = report;
  switch (kind) {
    case 'roadmap': {
      const selection = selectRoadmap(facts);
      if (selection === null) return null;
      if (options.audience === 'executive') {
        const drawn = executiveRoadmap(facts, pictureWidth, 330, options);
        if (drawn === null) return null;
        return { drawings: [drawn.drawing], table: roadmapTable(report, new Set(drawn.projectIds)) };
      }
      const hasRegister = report.sections.some((it) => it.id === 'projects');
      return {
        drawings: fullRoadmap(facts, selection, pictureWidth, endless, new Set(), 'fit', options),
        table: hasRegister ? null : roadmapTable(report, new Set(selection.projects.map((it) => it.id))),
      };
    }
    case 'matrix': {
      const table = matrixTable(facts);
      return table === null ? null : { drawings: [], table };
    }
    case 'graph': {
      const drawing = reportGraph(facts, pictureWidth, 900);
      return drawing === null ? null : { drawings: [drawing], table: null };
    }
    case 'trend': {
      const trend = reportTrend(facts);
      return trend === null
        ? null
        : { drawings: [trendDrawing(trend, pictureWidth)], table: trendTable(trend) };
    }
  }
}

function roadmapTable({ facts }: Report, ids: ReadonlySet<string>): TableContent {
  const day = (value: ReturnType<typeof facts.startDay>) =>
    textCell(value === null ? null : facts.dayText(value));
  return {
    caption: 'Projects on the roadmap',
    columns: [
      shareColumn('Project', 5),
      fitColumn('Start', 70),
      fitColumn('Finish', 70),
      fitColumn('Status', 80),
    ],
    sections: projectsByTeam(facts)
      .map(({ title, projects }) => ({ title, rows: projects.filter((it) => ids.has(it.id)) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => ({
        title,
        rows: rows.map((project) => {
          const health = facts.healthOf(project.id);
          return {
            cells: [
              titleCell(project.title),
              day(facts.startDay(project.id)),
              day(facts.finishDay(project.id)),
              textCell(statusWords[health], health),
            ],
          };
        }),
      })),
  };
}
