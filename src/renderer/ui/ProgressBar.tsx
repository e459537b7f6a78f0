import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { formatNumber } from './format';
import styles from './ProgressBar.module.css';

/** How far something is: a count of a total, or under way without one (`total` 0). */
export function ProgressBar(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Shows the name and "1,204 of 5,000" above the bar. */
  readonly showText?: boolean;
}) {
  const { label, done, total } = props;
  const words = total > 0 ? `${formatNumber(done)} of ${formatNumber(total)}` : '';
  return (
    <AriaProgressBar
      aria-label={label}
      value={total > 0 ? done : 0}
      maxValue={total > 0 ? total : 1}
      isIndeterminate={total <= 0}
      valueLabel={words}
      className={styles.progress ?? ''}
    >
      {({ percentage, isIndeterminate }) => (
        <>
          {props.showText ? (
            <span className={styles.text}>
              <span>{label}</span>
              <span className={styles.count}>{words}</span>
            </span>
          ) : null}
          <span className={styles.track}>
            <span
              className={isIndeterminate ? styles.moving : styles.bar}
              style={{ width: isIndeterminate ? '30%' : `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
