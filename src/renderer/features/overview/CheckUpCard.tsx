import { ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { capitalize } from '../../../domain/words';
import { severityTones, useCheckUp } from '../../plan/checkUp';
import { goTo } from '../../plan/screens';
import { inspectRows, showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { Card } from './Card';
import styles from './CheckUpCard.module.css';
import own from './OverviewScreen.module.css';

/** The overview names no more than this: what is told in heaps is not read. */
const shown = 3;

/** What the check-up finds that would cost most, with the reason why it matters. */
export function CheckUpCard() {
  const checkUp = useCheckUp();
  const format = useFormat();
  if (checkUp === null) {
    return (
      <Card title="Check-up">
        <p className={classNames(own.note, styles.looking)}>Looking through the program…</p>
      </Card>
    );
  }
  const { findings, score } = checkUp;
  if (score === null) return null;
  return (
    <Card
      title="Check-up"
      end={
        <Button size="small" variant="quiet" onPress={() => goTo('Guide', 'check-up')}>
          {findings.length > shown ? `All ${format.number(findings.length)}` : 'Open'}
        </Button>
      }
    >
      {findings.length === 0 ? (
        <p className={styles.none}>Nothing found. Ask the leads what the plan does not show.</p>
      ) : (
        <ul className={own.list}>
          {findings.slice(0, shown).map((finding) => {
            const [id, ...others] = finding.ids;
            const open = () => {
              if (id === undefined) goTo('Guide', 'check-up');
              else if (finding.parts.length > 1 && others.length > 0) {
                inspectRows(finding.ids.map((it) => ({ id: it })));
              } else showRow(id);
            };
            return (
              <li key={finding.key}>
                <AriaButton className={classNames(own.line, styles.finding)} onPress={open}>
                  <Chip tone={severityTones[finding.rule.severity]} className={styles.severity}>
                    {capitalize(finding.rule.severity)}
                  </Chip>
                  <span className={own.words}>
                    <span className={styles.sentence}>{format.prose(finding.sentence)}</span>
                    <span className={styles.why}>{`${finding.rule.doItNow}. ${finding.rule.why}`}</span>
                  </span>
                  <ChevronRight aria-hidden className={styles.chevron} />
                </AriaButton>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
