import { barLabelSize, milestoneLabelSize } from '../../../../domain/layout/roadmapRows';
import type { RoadmapBar, RoadmapMilestone } from '../../../../domain/layout/roadmapTypes';
import {
  type ConfidenceLevel,
  confidenceLevels,
  confidenceToLevel,
} from '../../../../domain/layout/roadmapUncertainty';
import { textWidth } from '../../../../domain/layout/textWidth';
import type { Health } from '../../../../domain/model/health';
import { healthWords } from '../../../ui/HealthMark';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Names longer than this are cut before they reach the page: no screen is as wide, and measuring them takes time. */
const longestLabel = 160;

/** What is drawn of a title. */
export function labelText(title: string): string {
  const characters = title.length > longestLabel ? [...title.slice(0, longestLabel * 2)] : null;
  return characters && characters.length > longestLabel
    ? `${characters.slice(0, longestLabel).join('')}…`
    : title;
}

/** The shapes of `ui/HealthMark` for elements that React does not make: in a box of 16, in the colour of the text. */
const shapePaths: Readonly<Record<Health, string>> = {
  green: 'M2 8a6 6 0 1 0 12 0 6 6 0 1 0-12 0Z',
  amber: 'M8 1.75 15 14H1Z',
  red: 'M8 .75 15.25 8 8 15.25.75 8Z',
  done: 'm3 8.5 3.5 3.5 6.5-7.5',
  notStarted: 'M3 8a5 5 0 1 0 10 0 5 5 0 1 0-10 0Z',
};

function createMark(health: Health): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `tl-mark tl-mark-${health}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', shapePaths[health]);
  svg.append(path);
  return svg;
}

function createText(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'tl-text';
  span.textContent = text;
  return span;
}

/** The three columns of a confidence, in a box of 10; as many are filled as it has steps. */
export const confidenceColumns = ['M.5 6.5h2v3h-2Z', 'M4 3.5h2v6H4Z', 'M7.5.5h2v9h-2Z'] as const;

/** How sure a promise is: a shape, not a colour. */
function createConfidenceMark(level: ConfidenceLevel): SVGElement {
  const filled = confidenceLevels.indexOf(level) + 1;
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 10 10');
  svg.setAttribute('class', 'tl-confidence');
  svg.setAttribute('aria-hidden', 'true');
  confidenceColumns.forEach((d, i) => {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', i < filled ? 'tl-confidence-filled' : 'tl-confidence-open');
    svg.append(path);
  });
  return svg;
}

/** Pixels of the mark before a label, with the space after it. */
const markWidth = 14;
/** Pixels of the mark of a confidence, with the space after it. */
const confidenceWidth = 13;

/** The label of a bar: the shape of its health and its title, as elements made of text. */
export function createBarLabel(bar: RoadmapBar): HTMLElement {
  const label = document.createElement('div');
  label.className = 'tl-label';
  if (bar.kind !== 'rollup') label.append(createMark(bar.health));
  if (bar.confidencePercent !== null) {
    label.append(createConfidenceMark(confidenceToLevel(bar.confidencePercent)));
  }
  label.append(createText(labelText(bar.title)));
  return label;
}

/** Pixels that a bar's label takes. */
export function barLabelWidth(bar: RoadmapBar): number {
  const weight = bar.summary && bar.kind !== 'rollup' ? 600 : 500;
  const mark =
    (bar.kind === 'rollup' ? 0 : markWidth) + (bar.confidencePercent === null ? 0 : confidenceWidth);
  return Math.ceil(textWidth(labelText(bar.title), barLabelSize, weight)) + mark + 1;
}

/** Whether a milestone's label carries the shape of its health: where its colour would otherwise stand alone. */
function isMarked(milestone: RoadmapMilestone): boolean {
  return milestone.health === 'red' || milestone.health === 'amber';
}

/** The diamond of a milestone, or the pentagon of a gate, and its label. */
export function createMilestoneLabel(milestone: RoadmapMilestone): HTMLElement {
  const content = document.createElement('div');
  content.className = 'tl-point';
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', '-8 -8 16 16');
  svg.setAttribute('class', 'tl-diamond');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(svgNamespace, 'path');
  shape.setAttribute('d', milestone.kind === 'gate' ? 'M-6-5.5H6V1.5L0 7-6 1.5Z' : 'M0-7 7 0 0 7-7 0Z');
  svg.append(shape);
  if (milestone.done) {
    const tick = document.createElementNS(svgNamespace, 'path');
    tick.setAttribute('class', 'tl-tick');
    tick.setAttribute('d', 'm-2.8.2 2 2 3.6-4');
    svg.append(tick);
  }
  const label = document.createElement('div');
  label.className = 'tl-label';
  if (isMarked(milestone)) label.append(createMark(milestone.health));
  label.append(createText(labelText(milestone.title)));
  content.append(svg, label);
  return content;
}

/** Pixels that a milestone's label takes. */
export function milestoneLabelWidth(milestone: RoadmapMilestone): number {
  const weight = milestone.critical ? 600 : 400;
  const mark = isMarked(milestone) ? markWidth : 0;
  return Math.ceil(textWidth(labelText(milestone.title), milestoneLabelSize, weight)) + mark + 1;
}

/** What a bar is called to those who do not see it; `formatRange` writes its days, `formatDay` the day before a midnight. */
export function barName(
  bar: RoadmapBar,
  formatRange: (bar: RoadmapBar) => string,
  formatDay: (midnightMinutes: number) => string,
): string {
  const parts = [bar.title, formatRange(bar), healthWords[bar.health]];
  if (bar.kind !== 'rollup' && bar.percentComplete > 0 && !bar.done) {
    parts.push(`${Math.round(bar.percentComplete)} % complete`);
  }
  if (bar.critical) parts.push('critical path');
  if (bar.tailToMinutes !== null) parts.push(`may last until ${formatDay(bar.tailToMinutes)}`);
  if (bar.confidencePercent !== null)
    parts.push(`promised with ${Math.round(bar.confidencePercent)} % confidence`);
  if (bar.onHold) parts.push('on hold');
  if (bar.kind === 'project' && bar.summary) parts.push('dates come from its tasks');
  return parts.join(', ');
}

/** What a milestone is called to those who do not see it. */
export function milestoneName(milestone: RoadmapMilestone, day: string): string {
  const parts = [milestone.title, `${milestone.kind} on ${day}`, healthWords[milestone.health]];
  if (milestone.critical) parts.push('critical path');
  return parts.join(', ');
}
