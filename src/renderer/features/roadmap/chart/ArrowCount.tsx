import type { Format } from '../../../ui/format';
import styles from './RoadmapChart.module.css';

/** Says how many dependencies are not drawn, and why; nothing when all are. */
export function ArrowCount(props: {
  readonly shown: number;
  readonly countedOnly: number;
  readonly notDrawn: number;
  readonly isFiltered: boolean;
  readonly format: Format;
  /** Pixels that the outline takes: its rows stay in sight. */
  readonly outlineWidth: number;
}) {
  const { shown, countedOnly, notDrawn, isFiltered, format, outlineWidth } = props;
  if (countedOnly + notDrawn === 0) return null;
  const parts = [
    countedOnly > 0
      ? `${format.number(shown)} of ${format.count(shown + countedOnly, 'dependency', 'dependencies')} drawn: broken, critical and those of the selection`
      : '',
    notDrawn > 0
      ? `${format.number(notDrawn)} not drawn: one end ${isFiltered ? 'is hidden by the filter, ' : ''}has no dates, or is a team`
      : '',
  ];
  return (
    <div className={styles.count} style={{ maxWidth: `calc(100% - ${outlineWidth}px)` }}>
      {parts.filter(Boolean).map((part) => (
        <div key={part}>{part}</div>
      ))}
    </div>
  );
}
