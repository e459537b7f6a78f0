import { Button as AriaButton } from 'react-aria-components';
import { standingReasonToSentence } from '../../../domain/agreements/standing';
import { inspectRows, showRow } from '../../plan/showRow';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { Card } from './Card';
import { More } from './CardParts';
import styles from './OverviewScreen.module.css';
import type { OverviewFacts } from './overviewFacts';

/** So many are named; the rest is counted and one step away. */
const shown = 7;

/** Promises that are late, shaky or due soon, the worst first. */
export function PromisesCard({ facts }: { readonly facts: OverviewFacts }) {
  const format = useFormat();
  const { promises } = facts;
  return (
    <Card title="Promises late or due">
      {promises.length === 0 ? (
        <p className={styles.note}>No promise is late, and none is due in the next three weeks.</p>
      ) : (
        <ul className={styles.list}>
          {promises.slice(0, shown).map((promise) => {
            const [reason] = promise.standing.reasons;
            return (
              <li key={promise.id}>
                <AriaButton className={styles.line ?? ''} onPress={() => showRow(promise.id)}>
                  <HealthMark health={promise.standing.mark} size={12} label />
                  <span className={styles.words}>
                    <span className={styles.cut}>{promise.deliverable}</span>
                    <span className={styles.more}>
                      {promise.between}
                      {reason ? `. ${standingReasonToSentence(reason, format.dayShort)}` : ''}
                    </span>
                  </span>
                  <span className={styles.end}>
                    <span>{promise.dueDay ? format.dayShort(promise.dueDay) : ''}</span>
                    <span className={styles.more}>{promise.state}</span>
                  </span>
                </AriaButton>
              </li>
            );
          })}
        </ul>
      )}
      <More count={promises.length - shown} noun="promise" onPress={() => inspectRows(promises)} />
    </Card>
  );
}
