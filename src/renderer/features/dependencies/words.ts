import {
  type AgreementStanding,
  movesToWords,
  standingReasonToSentence,
} from '../../../domain/agreements/standing';
import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphSource } from '../../../domain/layout/graphSource';
import type { GraphBox, GraphEdgeState, GraphGroup } from '../../../domain/layout/graphTypes';
import { capitalize } from '../../../domain/words';
import type { Format } from '../../ui/format';

/** The word of each state of a line. */
export const edgeWords: Readonly<Record<GraphEdgeState, string>> = {
  late: 'late',
  declined: 'declined',
  proposed: 'proposed',
  agreed: 'agreed',
  related: 'related',
};

/** What a line says of itself to who cannot see it, and on hover. */
export function lineToWords(
  line: GraphLine,
  source: GraphSource,
  boxById: ReadonlyMap<string, GraphBox>,
  standingById: ReadonlyMap<string, AgreementStanding>,
  format: Format,
): string {
  const [first] = line.dependencyIds;
  if (line.dependencyIds.length > 1) {
    const from = boxById.get(line.fromBoxId)?.title ?? '';
    const to = boxById.get(line.toBoxId)?.title ?? '';
    const late = line.lateCount > 0 ? `, ${line.lateCount} late` : '';
    return `${from} → ${to}: ${format.count(line.dependencyIds.length, 'dependency', 'dependencies')}${late}`;
  }
  const link = source.links.find((it) => it.id === first);
  const title = (id: string | undefined) => (id === undefined ? '' : (source.rowById.get(id)?.title ?? ''));
  const standing = first === undefined ? undefined : standingById.get(first);
  const reasons = standing?.reasons.map((reason) => standingReasonToSentence(reason, format.day)) ?? [];
  const toldAlready = standing?.reasons.some((it) => it.code === 'movedOften');
  const moved = standing && !toldAlready ? movesToWords(standing) : '';
  return [
    `${title(link?.fromId)} → ${title(link?.toId)}, ${edgeWords[line.state]}.`,
    ...reasons,
    ...(moved === '' ? [] : [`${capitalize(moved)}.`]),
  ].join(' ');
}

/** What a box says of itself, beginning with what is written on it: who speaks to the computer reads it from there. */
export function boxToWords(
  box: GraphBox,
  groupWord: string,
  format: Format,
  healthWord: string | null,
): string {
  const isLate = box.lateCount > 0;
  const late = box.lateCount === 1 && !box.collapsed ? 'late' : `${box.lateCount} late`;
  const slack = box.slackDays === null ? null : `${format.days(box.slackDays)} of slack`;
  const parts = box.collapsed
    ? [
        box.title,
        `collapsed ${groupWord}`,
        healthWord?.toLowerCase(),
        `${box.incomingCount} in`,
        `${box.outgoingCount} out`,
        isLate && late,
        slack,
      ]
    : [
        box.title,
        box.titleLines.length === 1 && box.detail,
        isLate && late,
        box.kind,
        healthWord?.toLowerCase(),
        `${box.incomingCount} in`,
        `${box.outgoingCount} out`,
        slack,
        box.critical && 'critical',
      ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

/** "gives 12 · needs 3 · 2 late". */
export function groupToWords(group: GraphGroup): string {
  const parts = [`gives ${group.outgoingCount}`, `needs ${group.incomingCount}`];
  if (group.lateCount > 0) parts.push(`${group.lateCount} late`);
  return parts.join(' · ');
}
