import { type Drawing, statusMark, statusWords } from '../../domain/layout/drawing';
import { lightPalette } from '../../domain/layout/drawingPalette';
import type { TableCell, TableContent } from '../../domain/layout/pageTable';
import type { Run } from '../../domain/layout/pageText';
import type { Health } from '../../domain/model/health';
import { logoAddress } from '../../domain/model/logo';
import { serializeProgram } from '../../domain/model/serializeProgram';
import type { Report } from '../../domain/report/report';
import { pictureOf, reportParts } from '../../domain/report/reportParts';
import type { ReportBlock, ReportSection } from '../../domain/report/reportSection';
import { drawingToInlineSvg, escapeXml } from '../svg/drawingToSvg';
import { reportScript, reportStyle } from './htmlParts';
import { aboutLine, runsToText, unpagedRuns } from './unpaged';

/** The id of the element that holds the plan of a report's day. */
export const planElementId = 'throughline-program';

/** Only these see the whole plan, so that only these carry it; of the others it would say what they hide. */
const audiencesWithPlan = new Set(['full', 'closeout']);

/**
 * A report as one file that needs nothing else: no network, its own style, tables that sort, and, where its audience
 * sees the whole plan, the plan of that day, which Throughline opens again.
 */
export function reportToHtml(report: Report): string {
  const parts = reportParts(report);
  const { header } = report;
  const writer = createWriter(report);
  const body = parts
    .map(({ title, sections }) => {
      const level = title === null ? 2 : 3;
      const head = title === null ? '' : `<h2>${escapeXml(title)}</h2>`;
      return head + sections.map((it) => writer.section(it, level, sections.length > 1)).join('');
    })
    .join('');
  const isLong = parts.length === 1 && (parts[0]?.sections.length ?? 0) > 5;
  const contents = isLong
    ? `<nav aria-label="Contents"><ol>${parts[0]?.sections
        .map((it) => `<li><a href="#section-${escapeXml(it.id)}">${escapeXml(it.title)}</a></li>`)
        .join('')}</ol></nav>`
    : '';
  const carriesPlan = audiencesWithPlan.has(report.options.audience);
  const plan = carriesPlan
    ? `<script type="application/json" data-day="${header.asOfDay}" id="${planElementId}">${serializeProgram(report.facts.document).replace(/[<>&]/g, (it) => `\\u00${it.charCodeAt(0).toString(16)}`)}</script>`
    : '';
  const logo =
    header.logo === null
      ? ''
      : `<img class="logo" alt="${escapeXml(`Logo of ${header.programTitle}`)}" src="${logoAddress(header.logo)}">`;
  const foot = carriesPlan
    ? 'This file holds the plan of its day: open it in Throughline to look into it or to compare.'
    : 'This file holds what it shows, and no plan.';
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'${header.logo === null ? '' : '; img-src data:'}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="Throughline">\n',
    `<title>${escapeXml(`${header.programTitle}: ${header.kindTitle}`)}</title>\n<style>${reportStyle}</style>\n</head>\n<body>\n`,
    `<header>${logo}<h1 dir="auto">${escapeXml(header.programTitle)}</h1><p class="about">${escapeXml(aboutLine(report))}</p>${factList(report)}</header>\n`,
    `<main><p class="headline" dir="auto">${escapeXml(report.headline)}</p>${contents}${body}</main>\n`,
    `<footer><p>${escapeXml(aboutLine(report))}</p><p>${foot}</p></footer>\n`,
    `${plan}<script>${reportScript}</script>\n</body>\n</html>\n`,
  ].join('');
}

function factList({ header }: Report): string {
  const { health, finish, milestones } = header;
  const note = (text: string, mark: Health | null) =>
    `<dd class="note">${mark === null ? '' : markSvg(mark)}${escapeXml(text)}</dd>`;
  const worse = health.computed === health.shown ? null : health.computed;
  return [
    `<dl class="facts" style="--rule:${lightPalette[`${health.computed}.stroke`]}">`,
    `<div><dt>Health</dt><dd>${markSvg(health.shown)}${escapeXml(health.word)}</dd>${note(health.note, worse)}</div>`,
    finish === null
      ? ''
      : `<div><dt>Date that matters</dt><dd>${escapeXml(finish.text)}</dd>${note(finish.note, null)}</div>`,
    `<div><dt>Milestones</dt><dd>${milestones.done} of ${milestones.total}</dd>${note(milestones.total === 1 ? 'milestone done' : 'milestones done', null)}</div>`,
    '</dl>',
  ].join('');
}

const markByHealth = new Map<Health, string>();
function markSvg(mark: Health): string {
  const known = markByHealth.get(mark);
  if (known) return known;
  const drawing: Drawing = {
    width: 12,
    height: 12,
    title: '',
    alternative: '',
    shapes: [statusMark(mark, 6, 6, 10)],
  };
  const svg = `<span class="mark">${drawingToInlineSvg(drawing, '')}</span>`;
  markByHealth.set(mark, svg);
  return svg;
}

function createWriter(report: Report) {
  let pictures = 0;

  const runs = (list: readonly Run[]): string =>
    unpagedRuns(list)
      .map((run) => {
        const text = escapeXml(run.text);
        const style = [
          ...(run.weight === undefined ? [] : [`font-weight:${run.weight}`]),
          ...(run.color === undefined ? [] : [`color:${lightPalette[run.color]}`]),
        ].join(';');
        const held = style === '' ? text : `<span style="${style}">${text}</span>`;
        return run.href === undefined ? held : `<a href="${escapeXml(run.href)}">${held}</a>`;
      })
      .join('')
      .replace(/\r?\n/g, '<br>');

  const cell = (it: TableCell | undefined, title: string, align: string, isHead: boolean): string => {
    const text = it === undefined ? '' : runsToText(it.runs);
    const says = it?.mark !== undefined && text.startsWith(statusWords[it.mark]);
    const mark =
      it?.mark === undefined
        ? ''
        : `${markSvg(it.mark)}${says ? '' : `<span class="hidden">${statusWords[it.mark]}: </span>`}`;
    const style = [
      ...(it?.fill === undefined ? [] : [`background:${lightPalette[it.fill]}`]),
      ...(align === 'left' ? [] : [`text-align:${align}`]),
    ].join(';');
    const tag = isHead ? 'th' : 'td';
    return `<${tag}${isHead ? ' scope="row"' : ''} data-label="${escapeXml(title)}"${style === '' ? '' : ` style="${style}"`} dir="auto">${mark}${it === undefined ? '' : runs(it.runs)}</${tag}>`;
  };

  const table = (content: TableContent): string => {
    const { columns, sections, caption } = content;
    const head = columns
      .map(
        (it) =>
          `<th scope="col"${it.align ? ` style="text-align:${it.align}"` : ''}><button type="button">${escapeXml(it.title)}</button></th>`,
      )
      .join('');
    const bodies = sections
      .map(({ title, rows }) => {
        const group =
          title === null
            ? ''
            : `<tr class="group"><th scope="colgroup" colspan="${columns.length}" dir="auto">${escapeXml(title)}</th></tr>`;
        const lines = rows.map(
          ({ id, cells }) =>
            `<tr${id === undefined ? '' : ` id="${escapeXml(id)}"`}>${columns
              .map((column, i) => cell(cells[i], column.title, column.align ?? 'left', i === 0))
              .join('')}</tr>`,
        );
        return `<tbody>${group}${lines.join('')}</tbody>`;
      })
      .join('');
    return `<div class="scroll"><table><caption class="hidden">${escapeXml(caption)}</caption><thead><tr>${head}</tr></thead>${bodies}</table></div>`;
  };

  const block = (it: ReportBlock, level: number): string => {
    switch (it.kind) {
      case 'heading':
        return `<h${level}${it.id === undefined ? '' : ` id="${escapeXml(it.id)}"`}>${escapeXml(it.text)}</h${level}>`;
      case 'paragraph':
        return `<p${it.note ? ' class="note"' : ''} dir="auto">${runs(it.runs)}</p>`;
      case 'list':
        return `<ul>${it.entries.map((entry) => `<li dir="auto">${runs(entry)}</li>`).join('')}</ul>`;
      case 'table':
        return table(it.table);
      case 'roadmap':
      case 'matrix':
      case 'graph':
      case 'trend': {
        const picture = pictureOf(report, it.kind);
        if (picture === null) return it.kind === 'roadmap' ? '<p>Nothing has a date yet.</p>' : '';
        const drawn = picture.drawings
          .map((drawing) => {
            pictures += 1;
            return `<figure class="picture" tabindex="0">${drawingToInlineSvg(drawing, `p${pictures}-`)}</figure>`;
          })
          .join('');
        if (picture.table === null) return drawn;
        const beside = table(picture.table);
        return drawn === ''
          ? beside
          : `${drawn}<details><summary>The same as a table</summary>${beside}</details>`;
      }
    }
  };

  return {
    section: ({ id, title, blocks }: ReportSection, level: number, withTitle: boolean): string =>
      `<section id="section-${escapeXml(id)}">${withTitle ? `<h${level} dir="auto">${escapeXml(title)}</h${level}>` : ''}${blocks
        .map((it) => block(it, level + 1))
        .join('')}</section>`,
  };
}
