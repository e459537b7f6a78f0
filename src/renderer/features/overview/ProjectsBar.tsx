import { Button as AriaButton } from 'react-aria-components';
import type { Health } from '../../../domain/model/health';
import { useFormat } from '../../ui/format';
import { HealthMark, healthWords } from '../../ui/HealthMark';
import styles from './ProjectsBar.module.css';

const order: readonly Health[] = ['red', 'amber', 'green', 'notStarted', 'done'];

/** How many projects stand how, as one bar and in numbers. */
export function ProjectsBar(props: {
  readonly counts: Readonly<Record<Health, number>>;
  /** Opens the projects that stand so. */
  readonly onOpen: (health: Health) => void;
}) {
  const { counts, onOpen } = props;
  const format = useFormat();
  const shown = order.filter((health) => counts[health] > 0);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {shown.map((health) => (
          <span key={health} className={styles[health]} style={{ flexGrow: counts[health] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {shown.map((health) => (
          <li key={health}>
            <AriaButton className={styles.open ?? ''} onPress={() => onOpen(health)}>
              <HealthMark health={health} size={11} />
              <span className={styles.count}>{format.number(counts[health])}</span>{' '}
              {healthWords[health].toLowerCase()}
            </AriaButton>
          </li>
        ))}
      </ul>
    </>
  );
}
