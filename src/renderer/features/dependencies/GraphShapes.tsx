import { memo } from 'react';
import { arrowHead, roundedPath } from '../../../domain/layout/graphRoutes';
import { wrapTitle } from '../../../domain/layout/graphText';
import { type GraphBox, type GraphEdge, type GraphGroup, noTeamId } from '../../../domain/layout/graphTypes';
import { type FontWeight, fitText, textWidth } from '../../../domain/layout/textWidth';
import type { Health } from '../../../domain/model/health';
import { classNames } from '../../ui/classNames';
import { HealthMark, HealthShape } from '../../ui/HealthMark';
import styles from './Graph.module.css';

/** How something is shown against the chain of the selected. */
export type Emphasis = 'plain' | 'selected' | 'chain' | 'faded';

/** From this size on a name has one line, which may reach into the gutter beside its box. */
const oneLineSize = 20;
const overhang = 24;
/** Pixels of the words in a box's corner. */
const cornerSize = 10;

/** One box. Text is cut by the layout, so that screen and print agree. */
export const BoxShape = memo(function BoxShape(props: {
  readonly box: GraphBox;
  readonly name: string;
  /** Why it is on its day. */
  readonly why: string;
  readonly emphasis: Emphasis;
  readonly health: Health | null;
  readonly teamColor: number;
  readonly showCritical: boolean;
  readonly isTabStop: boolean;
  /** So far off that only its name is drawn, in this size; null where it is near. */
  readonly titleSize: number | null;
}) {
  const { box, name, why, emphasis, health, teamColor, showCritical, isTabStop, titleSize } = props;
  const { width, height, titleLines, detail } = box;
  const hasDetail = detail !== '' && titleLines.length === 1;
  const corner = cornerOf(box, emphasis);
  const lines = hasDetail ? 2 : titleLines.length;
  /** The second line ends before what stands in the corner. */
  const beforeCorner = (text: string, size: number, weight: FontWeight) =>
    corner === null
      ? text
      : fitText(text, width - 24 - textWidth(corner.text, cornerSize, 600), size, weight);
  const firstY = height / 2 - (lines - 1) * 7.5 + 4;
  const isMilestone = box.kind === 'milestone';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape in an SVG cannot be a <button>.
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-label={name}
      aria-description={why}
      aria-pressed={emphasis === 'selected'}
      data-box={box.id}
      transform={`translate(${box.x} ${box.y})`}
      className={classNames(
        styles.box,
        styles[emphasis],
        box.collapsed && styles.collapsed,
        box.kind === 'team' && styles.team,
        health === 'done' && styles.done,
        showCritical && box.critical && styles.critical,
      )}
    >
      <title>{why === '' ? box.title : `${box.title}: ${why}`}</title>
      {box.collapsed ? (
        <rect className={styles.stack} x="4" y="4" width={width} height={height} rx="4" />
      ) : null}
      <rect className={styles.frame} width={width} height={height} rx="4" />
      <rect
        className={styles.tick}
        width="3"
        height={height - 2}
        x="1"
        y="1"
        rx="1.5"
        style={{ fill: `var(--team-${teamColor})` }}
      />
      {isMilestone && titleSize === null ? (
        <path className={styles.milestone} d={`M12 ${firstY - 9}l5 5-5 5-5-5z`} transform="translate(3 0)" />
      ) : null}
      {titleSize === null ? null : <FarTitle box={box} size={titleSize} />}
      {(titleSize === null ? titleLines : []).map((line, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
          key={index}
          className={styles.boxTitle}
          x={isMilestone && index === 0 ? 24 : 12}
          y={firstY + index * 15}
        >
          {`${index === 1 ? beforeCorner(line, 12, 600) : line} `}
        </text>
      ))}
      {hasDetail ? (
        <text className={styles.boxDetail} x="12" y={firstY + 15}>
          {`${beforeCorner(detail.length > 26 ? `${detail.slice(0, 25)}…` : detail, 11, 400)} `}
        </text>
      ) : null}
      {health && health !== 'notStarted' ? (
        <g transform={`translate(${width - 17} 5)`}>
          <HealthMark health={health} size={10} />
        </g>
      ) : null}
      {corner ? (
        <text className={styles[corner.look]} x={width - 6} y={height - 6} textAnchor="end">
          {corner.text}
        </text>
      ) : null}
    </g>
  );
});

/** What stands in the corner of a box: its slack where the chain is looked at, else how many of its promises are late. */
function cornerOf(
  box: GraphBox,
  emphasis: Emphasis,
): { readonly look: 'slack' | 'late'; readonly text: string } | null {
  if (emphasis === 'chain' || emphasis === 'selected') {
    const { slackDays } = box;
    if (slackDays === null) return null;
    return { look: 'slack', text: `${slackDays < 0 ? '−' : ''}${Math.abs(slackDays)} d slack` };
  }
  if (box.lateCount === 0) return null;
  return { look: 'late', text: box.lateCount === 1 ? 'late' : `${box.lateCount} late` };
}

/** The name of a box that is seen from afar, with a rim that keeps it apart from the lines behind. */
function FarTitle({ box, size }: { readonly box: GraphBox; readonly size: number }) {
  const isOneLine = size >= oneLineSize;
  const room = box.width - 18 + (isOneLine ? overhang : 0);
  const lines = wrapTitle(box.title, room, size, 600, isOneLine ? 1 : 2);
  const lineHeight = size * 1.1;
  const firstY = box.height / 2 + size * 0.35 - ((lines.length - 1) * lineHeight) / 2;
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
    <text key={index} className={styles.farTitle} fontSize={size} x="9" y={firstY + index * lineHeight}>
      {line}
    </text>
  ));
}

/**
 * All boxes as plain blocks, a path for each way they look, so that thousands cost no more than a few; for the eye
 * only: what is focused or selected is a box of its own.
 */
export const BoxBlocks = memo(function BoxBlocks(props: {
  readonly boxes: readonly GraphBox[];
  /** The boxes of the chain of the selected; the others fade. */
  readonly chainIds: ReadonlySet<string> | null;
  readonly isDone: (box: GraphBox) => boolean;
  readonly showCritical: boolean;
}) {
  const { boxes, chainIds, isDone, showCritical } = props;
  const pathByLook = new Map<string, string>();
  for (const box of boxes) {
    const look = classNames(
      styles.block,
      box.lateCount > 0 ? styles.blockLate : isDone(box) && styles.blockDone,
      showCritical && box.critical && styles.blockCritical,
      chainIds !== null && (chainIds.has(box.id) ? styles.blockChain : styles.blockFaded),
    );
    const path = `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`;
    pathByLook.set(look, (pathByLook.get(look) ?? '') + path);
  }
  return (
    <g>
      {[...pathByLook].map(([look, path]) => (
        <path key={look} className={look} d={path} />
      ))}
    </g>
  );
});

/** One line with its arrow head, its mark, and a wide way to hit it. */
export const LineShape = memo(function LineShape(props: {
  readonly edge: GraphEdge;
  readonly name: string;
  readonly emphasis: Emphasis;
  readonly showCritical: boolean;
  /** Shown on the chain: how long what is handed over waits to be used. */
  readonly waitLabel: string | null;
}) {
  const { edge, name, emphasis, showCritical, waitLabel } = props;
  const path = roundedPath(edge.points, 6, 5);
  const count = edge.dependencyIds.length;
  const { x, y } = edge.anchor;
  const label = count > 1 ? String(count) : (waitLabel ?? '');
  const shape: Health | null =
    edge.state === 'late' || edge.mark === 'red' ? 'red' : edge.mark === 'amber' ? 'amber' : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape in an SVG cannot be a <button>.
    <g
      role="button"
      tabIndex={-1}
      aria-label={name}
      aria-pressed={emphasis === 'selected'}
      data-line={edge.id}
      className={classNames(
        styles.line,
        styles[edge.state],
        styles[emphasis],
        showCritical && edge.critical && styles.critical,
      )}
    >
      <title>{name}</title>
      <path className={styles.hit} d={path} />
      <path className={styles.way} d={path} />
      <polygon className={styles.head} points={arrowHead(edge.points)} />
      {shape || label !== '' ? (
        <g transform={`translate(${x} ${y})`}>
          {label !== '' ? (
            <>
              <rect
                className={styles.plate}
                x={shape ? -14 : -4 - label.length * 3.2}
                y="-9"
                width={(shape ? 22 : 8) + label.length * 6.4}
                height="18"
                rx="9"
              />
              <text className={styles.count} x={shape ? 6 : 0} y="4" textAnchor={shape ? 'start' : 'middle'}>
                {label}
              </text>
            </>
          ) : null}
          {shape ? (
            <svg
              aria-hidden="true"
              x={label === '' ? -7 : -11}
              y="-7"
              width="14"
              height="14"
              viewBox="-1 -1 18 18"
              className={shape === 'red' ? styles.markRed : styles.markAmber}
            >
              <HealthShape health={shape} />
            </svg>
          ) : null}
        </g>
      ) : null}
    </g>
  );
});

/** A team's lane, behind its boxes. */
export const LaneShape = memo(function LaneShape({ group }: { readonly group: GraphGroup }) {
  return (
    <rect
      className={classNames(styles.lane, group.id === noTeamId && styles.laneWithout)}
      x={group.x}
      y={group.y}
      width={group.width}
      height={group.height}
      rx="8"
    />
  );
});
