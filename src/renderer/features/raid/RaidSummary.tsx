import { Button as AriaButton } from 'react-aria-components';
import type { RaidEntry } from '../../../domain/raid/raidLog';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './Raid.module.css';
import { isHigh, type RaidShow, type RaidView } from './raidColumns';

/** What of the log asks for somebody: each line counts, and shows what it counts. */
export function RaidSummary(props: {
  readonly log: readonly RaidEntry[];
  /** The delay to be expected of all open risks together, in days. */
  readonly expectedDays: number;
  readonly onShow: (view: RaidView, show: RaidShow) => void;
}) {
  const { log, expectedDays, onShow } = props;
  const format = useFormat();
  const count = (test: (entry: RaidEntry) => boolean) => log.filter(test).length;
  const lines: readonly {
    readonly words: readonly [string, string];
    readonly count: number;
    readonly view: RaidView;
    readonly show: RaidShow;
    readonly isBad?: boolean;
  }[] = [
    {
      words: ['high risk', 'high risks'],
      count: count(isHigh),
      view: 'risk',
      show: 'high',
      isBad: true,
    },
    {
      words: ['risk past its review', 'risks past their review'],
      count: count((it) => it.kind === 'risk' && it.overdue),
      view: 'risk',
      show: 'overdue',
      isBad: true,
    },
    {
      words: ['risk lacking something', 'risks lacking something'],
      count: count((it) => it.kind === 'risk' && it.lacks.length > 0),
      view: 'risk',
      show: 'lacking',
    },
    {
      words: ['assumption to validate', 'assumptions to validate'],
      count: count((it) => it.kind === 'assumption' && it.open),
      view: 'assumption',
      show: 'open',
    },
    {
      words: ['issue open', 'issues open'],
      count: count((it) => it.kind === 'issue' && it.open),
      view: 'issue',
      show: 'open',
    },
    {
      words: ['decision waiting', 'decisions waiting'],
      count: count((it) => it.kind === 'decision' && it.open),
      view: 'decision',
      show: 'open',
    },
    {
      words: ['entry overdue', 'entries overdue'],
      count: count((it) => it.overdue),
      view: 'all',
      show: 'overdue',
      isBad: true,
    },
  ];
  return (
    <div className={styles.summary}>
      <p className={styles.expected}>
        <span className={styles.expectedValue}>{format.days(Math.round(expectedDays))}</span>{' '}
        <span className={styles.expectedWords}>
          of delay to be expected of all open risks: exposure × likelihood
        </span>
      </p>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.words[1]}>
            <AriaButton
              className={styles.line ?? ''}
              isDisabled={line.count === 0}
              onPress={() => onShow(line.view, line.show)}
            >
              <span className={classNames(styles.lineCount, line.isBad && line.count > 0 && styles.bad)}>
                {format.number(line.count)}
              </span>{' '}
              {line.count === 1 ? line.words[0] : line.words[1]}
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
