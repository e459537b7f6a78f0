import { classNames } from '../../ui/classNames';
import styles from './Graph.module.css';

const rows = [
  { state: 'agreed', word: 'Agreed' },
  { state: 'proposed', word: 'Proposed' },
  { state: 'late', word: 'Late or clashing' },
  { state: 'declined', word: 'Declined' },
  { state: 'related', word: 'Moves nothing' },
] as const;

/** What the lines mean. */
export function GraphLegend({ showCritical }: { readonly showCritical: boolean }) {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {rows.map(({ state, word }) => (
        <li key={state}>
          <svg aria-hidden="true" width="28" height="12" className={classNames(styles.line, styles[state])}>
            <path className={styles.way} d="M1 6H21" />
            <polygon className={styles.head} points="27,6 20,2 20,10" />
            {state === 'late' ? <path className={styles.markRed} d="M10 1l5 5-5 5-5-5z" /> : null}
          </svg>
          {word}
        </li>
      ))}
      {showCritical ? (
        <li>
          <svg aria-hidden="true" width="28" height="12">
            <rect className={styles.legendCritical} x="2" y="1" width="24" height="10" rx="2" />
          </svg>
          Critical path
        </li>
      ) : null}
    </ul>
  );
}
