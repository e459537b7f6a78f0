import { Button as AriaButton } from 'react-aria-components';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import { useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { inspectRows, showRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { Card } from './Card';
import { More } from './CardParts';
import styles from './OverviewScreen.module.css';
import type { OverviewFacts } from './overviewFacts';

/** So many are named; the rest is counted and one step away. */
const shown = 7;

/** The milestones that come next, each with its day and what was agreed. */
export function MilestonesCard({ facts }: { readonly facts: OverviewFacts }) {
  const format = useFormat();
  const today = useToday();
  const document = useDocument();
  const schedule = useSchedule();
  const { milestones } = facts;
  return (
    <Card title="Next milestones">
      {milestones.length === 0 ? (
        <p className={styles.note}>No open milestone. Milestones are the dates that others count on.</p>
      ) : (
        <ul className={styles.list}>
          {milestones.slice(0, shown).map((milestone) => (
            <li key={milestone.id}>
              <AriaButton className={styles.line ?? ''} onPress={() => showRow(milestone.id)}>
                <HealthMark health={milestone.health} size={12} label />
                <span className={styles.words}>
                  <span className={styles.cut}>{milestone.title}</span>
                  <span className={styles.more}>{milestone.where}</span>
                </span>
                <span
                  className={styles.end}
                  title={datesToSentences(document, schedule, milestone.id)?.finish}
                >
                  <span>{format.dayShort(milestone.day)}</span>
                  <span className={classNames(styles.more, milestone.day < today && styles.late)}>
                    {milestone.lateDays !== null && milestone.lateDays > 0
                      ? `${format.days(milestone.lateDays)} after agreed`
                      : format.relative(milestone.day)}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <More count={milestones.length - shown} noun="open milestone" onPress={() => inspectRows(milestones)} />
    </Card>
  );
}
