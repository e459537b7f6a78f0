import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import type { Debt } from '../../../domain/people/communicationPlan';
import { useChangesFor } from '../../plan/changesFor';
import { useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { Card } from './Card';
import { More } from './CardParts';
import styles from './OverviewScreen.module.css';

/** So many are named; the rest is counted and one step away. */
const shown = 4;

/** Who is owed an update today, the longest overdue first, each with the first thing that changed for them. */
export function OwedCard({ debts }: { readonly debts: readonly Debt[] }) {
  if (debts.length === 0) return null;
  return (
    <Card title="Owed an update">
      <ul className={styles.list}>
        {debts.slice(0, shown).map((debt) => (
          <li key={debt.stakeholderId}>
            <OwedLine debt={debt} />
          </li>
        ))}
      </ul>
      <More
        count={debts.length - shown}
        noun="who is owed one"
        nouns="who are owed one"
        onPress={() => goTo('Stakeholders', 'Communication plan')}
      />
    </Card>
  );
}

function OwedLine({ debt }: { readonly debt: Debt }) {
  const document = useDocument();
  const format = useFormat();
  const { stakeholderId, sinceDay, overdueDays } = debt;
  const [change] = useChangesFor(debt);
  return (
    <AriaButton className={classNames(styles.line, styles.topLine)} onPress={() => inspectRow(stakeholderId)}>
      <span className={styles.words}>
        <span>{findRow(document, 'stakeholder', stakeholderId)?.name}</span>
        <span className={styles.more}>{change?.sentence ?? 'Nothing changed for them since then.'}</span>
      </span>
      <span className={styles.end}>
        <span className={classNames(styles.more, overdueDays > 0 && styles.late)}>
          {sinceDay === null
            ? 'never heard'
            : overdueDays > 0
              ? `${format.days(overdueDays)} overdue`
              : 'due today'}
        </span>
      </span>
    </AriaButton>
  );
}
