import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { collectChanges } from '../../../domain/report/reportChanges';
import { gatherFacts } from '../../../domain/report/reportFacts';
import { useHealthSoon, useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { inspectProgram, inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { Card } from './Card';
import styles from './OverviewScreen.module.css';

/** So many are told; the report tells all of them. */
const shown = 5;

/** What changed since the last report, or in two weeks without one: what the next report will open with. */
export function ChangesCard() {
  const document = useDocument();
  const schedule = useSchedule();
  const health = useHealthSoon();
  const today = useToday();
  const format = useFormat();
  const { changes, sinceDay, isSinceReport } = useMemo(() => {
    const facts = gatherFacts(document, schedule, health, today);
    const { sinceDay, lastReport } = facts;
    return { changes: collectChanges(facts), sinceDay, isSinceReport: lastReport?.day === sinceDay };
  }, [document, schedule, health, today]);
  return (
    <Card
      title={`Changed since ${isSinceReport ? 'the report of ' : ''}${format.dayShort(sinceDay)}`}
      end={
        <Button size="small" variant="quiet" onPress={() => goTo('Reports', 'executive')}>
          {changes.length > shown ? `All ${format.number(changes.length)}` : 'Report it'}
        </Button>
      }
    >
      {changes.length === 0 ? (
        <p className={styles.note}>Nothing that is written down. Is that so, or was it not written down?</p>
      ) : (
        <ul className={styles.list}>
          {changes.slice(0, shown).map(({ id, text, day }) => (
            <li key={`${id} ${text}`}>
              <AriaButton
                className={classNames(styles.line, styles.topLine)}
                onPress={() => (id === null ? inspectProgram() : inspectRow(id))}
              >
                <span className={classNames(styles.words, styles.wrapped)}>{format.prose(text)}</span>
                <span className={classNames(styles.end, styles.more)}>
                  {day === null ? '' : format.dayShort(day)}
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
