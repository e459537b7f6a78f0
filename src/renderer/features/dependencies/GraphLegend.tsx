import { classNames } from '../../ui/classNames';
import { togglePane, usePaneOpen } from '../../ui/panes';
import styles from './Graph.module.css';

const rows = [
  { state: 'agreed', word: 'Agreed' },
  { state: 'proposed', word: 'Proposed, not committed' },
  { state: 'late', word: 'Late, or the dates clash' },
  { state: 'declined', word: 'Declined' },
  { state: 'related', word: 'Related, moves nothing' },
] as const;

/** What the lines mean. */
export function GraphLegend({ criticalPath }: { readonly criticalPath: boolean }) {
  const isOpen = usePaneOpen('graph.legend');
  return (
    <div className={styles.legend}>
      <button type="button" aria-expanded={isOpen} onClick={() => togglePane('graph.legend')}>
        Legend
      </button>
      {isOpen ? (
        <ul>
          {rows.map(({ state, word }) => (
            <li key={state}>
              <svg
                aria-hidden="true"
                width="34"
                height="12"
                className={classNames(styles.line, styles[state])}
              >
                <path className={styles.way} d="M1 6H27" />
                <polygon className={styles.head} points="33,6 26,2 26,10" />
                {state === 'late' ? <path className={styles.markRed} d="M14 1l5 5-5 5-5-5z" /> : null}
              </svg>
              {word}
            </li>
          ))}
          {criticalPath ? (
            <li>
              <svg aria-hidden="true" width="34" height="12">
                <rect className={styles.legendCritical} x="2" y="1" width="28" height="10" rx="2" />
              </svg>
              Critical path
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
