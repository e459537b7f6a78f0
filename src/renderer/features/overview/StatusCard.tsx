import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import { draftStatus } from '../../plan/draftStatus';
import { useDocument } from '../../plan/openProgram';
import { inspectRow } from '../../plan/showRow';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { Card } from './Card';
import { AddButton } from './CardParts';
import styles from './OverviewScreen.module.css';

/** What was last said of the program, and what was asked. */
export function StatusCard() {
  const document = useDocument();
  const format = useFormat();
  const latest = document.statusUpdates
    .filter((it) => it.subjectId === null)
    .reduce<(typeof document.statusUpdates)[number] | null>(
      (last, it) => (last === null || it.day >= last.day ? it : last),
      null,
    );
  const author = findRow(document, 'stakeholder', latest?.authorId)?.name;
  return (
    <Card title="Latest status" end={<AddButton label="Draft one" onPress={() => void draftStatus(null)} />}>
      {latest === null ? (
        <p className={styles.note}>
          Nothing was said yet. One sentence is enough: what moved, its effect, the way back.
        </p>
      ) : (
        <AriaButton className={styles.status ?? ''} onPress={() => inspectRow(latest.id)}>
          <span className={styles.more}>
            {format.dayShort(latest.day)}, {format.relative(latest.day)}
            {author ? ` · ${author}` : ''}
          </span>
          <span className={styles.summary}>
            {latest.health ? <HealthMark health={latest.health} size={12} label /> : null}{' '}
            {latest.summary || 'No summary yet.'}
          </span>
          <span className={styles.more}>
            {latest.asks.length > 1 ? 'Asks' : 'Ask'}: {latest.asks.join(' · ') || 'None'}
          </span>
        </AriaButton>
      )}
    </Card>
  );
}
