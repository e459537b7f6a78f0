import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import { riskMark, riskScore } from '../../../domain/raid/riskScore';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { inspectRow, nameNewRow } from '../../plan/showRow';
import { Chip } from '../../ui/Chip';
import { useFormat } from '../../ui/format';
import { Card } from './Card';
import { AddButton, More } from './CardParts';
import styles from './OverviewScreen.module.css';

/** So many are named; the rest is counted and one step away. */
const shown = 5;

/** The open risks with the highest scores. */
export function RisksCard() {
  const document = useDocument();
  const format = useFormat();
  const risks = document.risks
    .filter((risk) => risk.state === 'open')
    .map((risk) => ({ risk, score: riskScore(risk) }))
    .sort((a, b) => b.score - a.score);
  const add = async () => {
    const id = newId('risk');
    if (await act({ type: 'risk.create', row: { id, title: 'New risk' } } as never)) nameNewRow(id);
  };
  return (
    <Card title="Top risks" end={<AddButton label="Add a risk" onPress={() => void add()} />}>
      {risks.length === 0 ? (
        <p className={styles.note}>No open risk is written down. What would surprise you most?</p>
      ) : (
        <ul className={styles.list}>
          {risks.slice(0, shown).map(({ risk, score }) => (
            <li key={risk.id}>
              <AriaButton className={styles.line ?? ''} onPress={() => inspectRow(risk.id)}>
                <Chip tone={toneOf(score)} className={styles.score}>
                  {score || '?'}
                </Chip>
                <span className={styles.words}>
                  <span className={styles.cut}>{risk.title}</span>
                  <span className={styles.more}>
                    {findRow(document, 'stakeholder', risk.ownerId)?.name ?? 'Nobody owns it'}
                    {risk.reviewDay ? ` · review ${format.dayShort(risk.reviewDay)}` : ''}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <More count={risks.length - shown} noun="open risk" onPress={() => goTo('RAID', 'risk')} />
    </Card>
  );
}

function toneOf(score: number) {
  const mark = riskMark(score);
  return mark === 'green' ? 'neutral' : mark;
}
