import { ChevronDown, ChevronRight } from 'lucide-react';
import { type GraphGroup, graphSizes } from '../../../domain/layout/graphTypes';
import { classNames } from '../../ui/classNames';
import styles from './Graph.module.css';
import type { GraphLevel } from './graphWindow';
import { besideWidth, type Size, type Viewport } from './viewport';
import { groupToWords } from './words';

/** A head is this high at full size, in pixels. */
const headHeight = 24;
const leastScale = 0.6;

/** The heads of the groups above the picture, in the window's own pixels: they stay in sight and can be read at any zoom. */
export function GraphHeads(props: {
  readonly groups: readonly GraphGroup[];
  readonly view: Viewport;
  readonly frame: Size;
  readonly level: GraphLevel;
  readonly onToggle: (groupId: string) => void;
}) {
  const { groups, view, frame, level, onToggle } = props;
  const open = groups.filter((group) => !group.collapsed);
  const areLanes = open.every((group) => group.x === open[0]?.x);
  return groups.map((group) => {
    const x = view.x + group.x * view.zoom;
    const y = view.y + group.y * view.zoom;
    const right = x + group.width * view.zoom;
    const below = y + group.height * view.zoom;
    if (right < 40 || below < 24 || x > frame.width || y > frame.height) return null;
    if (group.collapsed) {
      return (
        <button
          key={group.id}
          type="button"
          className={styles.opener}
          style={{ left: right - 24, top: y + 3 }}
          aria-label={`Open ${group.title}`}
          aria-expanded={false}
          onClick={() => onToggle(group.id)}
        >
          <ChevronRight aria-hidden />
        </button>
      );
    }
    const isBlocks = level === 'blocks';
    // As high as there is room above the boxes, or in the lane, and never too small to be read.
    const room = isBlocks ? group.height : graphSizes.laneHead + graphSizes.rowGap;
    const scale = Math.min(1, Math.max(leastScale, (room * view.zoom) / headHeight));
    // Only beside lanes, which all begin there, nothing else is in the way.
    const isBeside = isBlocks && x >= besideWidth && areLanes;
    const at = isBeside
      ? { right: frame.width - x + 6, maxWidth: (besideWidth - 12) / scale, transformOrigin: 'top right' }
      : {
          left: Math.max(x, 0) + (isBlocks ? 0 : 8),
          maxWidth: Math.min(frame.width - 16, right - Math.max(x, 0) - 8) / scale,
        };
    const hidden = group.hiddenIncomingCount + group.hiddenOutgoingCount;
    const hiddenWords = hidden > 0 ? `${hidden} lines not drawn` : '';
    return (
      <button
        key={group.id}
        type="button"
        className={classNames(styles.laneHead, isBlocks && styles.laneHeadFar)}
        style={{ ...at, top: y + (isBlocks ? 1 : 4 * scale), transform: `scale(${scale})` }}
        aria-label={`Roll up ${group.title}, ${groupToWords(group)} ${hiddenWords}`.trim()}
        aria-expanded={true}
        onClick={() => onToggle(group.id)}
      >
        <ChevronDown aria-hidden />
        <strong>{group.title}</strong> {level === 'near' ? <span>{groupToWords(group)}</span> : null}{' '}
        {level !== 'near' && group.lateCount > 0 ? (
          <span className={styles.headLate}>{group.lateCount} late</span>
        ) : null}
        {hidden > 0 && level === 'near' ? <span className={styles.hidden}>{hiddenWords}</span> : null}
      </button>
    );
  });
}
