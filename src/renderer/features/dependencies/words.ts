import {
  type AgreementStanding,
  movesToWords,
  standingReasonToSentence,
} from '../../../domain/agreements/standing';
import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphSource } from '../../../domain/layout/graphSource';
import type { GraphBox, GraphEdgeState, GraphGroup } from '../../../domain/layout/graphTypes';
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
    ...(moved === '' ? [] : [`${moved[0]?.toUpperCase()}${moved.slice(1)}.`]),
  ].join(' ');
}

/** What a box says of itself. */
export function boxToWords(box: GraphBox, format: Format, healthWord: string | null): string {
  const kind = box.collapsed ? 'collapsed team' : box.kind;
  const late = box.lateCount > 0 ? `, ${box.lateCount} late` : '';
  const links = `${box.incomingCount} in, ${box.outgoingCount} out${late}`;
  const slack = box.slackDays === null ? '' : `, ${format.days(box.slackDays)} of slack`;
  const critical = box.critical && !box.collapsed ? ', critical' : '';
  return `${box.title}, ${kind}${healthWord ? `, ${healthWord.toLowerCase()}` : ''}, ${links}${slack}${critical}`;
}

/** "gives 12 · needs 3 · 2 late". */
export function groupToWords(group: GraphGroup): string {
  const parts = [`gives ${group.outgoingCount}`, `needs ${group.incomingCount}`];
  if (group.lateCount > 0) parts.push(`${group.lateCount} late`);
  return parts.join(' · ');
}
