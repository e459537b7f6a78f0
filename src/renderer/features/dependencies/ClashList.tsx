import { ArrowRight, Handshake, Pin } from 'lucide-react';
import { type Clash, clashToSentence, keepClash, moveForClash } from '../../../domain/agreements/clashes';
import type { RegisterRow } from '../../../domain/agreements/register';
import { useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { movePromise } from '../../plan/promises';
import { askReason } from '../../plan/ReasonDialog';
import { useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import styles from './Agreements.module.css';

/** What disagrees, by how much, and the three ways out of it. */
export function ClashList(props: {
  readonly clashes: readonly { readonly row: RegisterRow; readonly clash: Clash }[];
}) {
  const sorted = [...props.clashes].sort(
    (a, b) => Number(a.clash.kept) - Number(b.clash.kept) || b.clash.days - a.clash.days,
  );
  return (
    <ul className={styles.clashes} aria-label="Clashes">
      {sorted.map(({ row, clash }) => (
        <ClashCard key={row.id} row={row} clash={clash} />
      ))}
    </ul>
  );
}

function ClashCard({ row, clash }: { readonly row: RegisterRow; readonly clash: Clash }) {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const isSelected = useSelection((state) => state.ids.includes(row.id));
  const move = moveForClash(document, clash);
  const { state } = row.agreement;
  const canNegotiate = state === 'Asked' || state === 'Committed' || state === 'Delivered';
  const keep = async () => {
    const reason = await askReason({
      title: `Keep the dates of: ${row.title}`,
      label: 'Why they may clash',
      confirm: 'Keep the dates',
    });
    if (reason !== null) await act(keepClash(clash, today, reason));
  };
  return (
    <li className={classNames(styles.clash, clash.kept && styles.kept, isSelected && styles.clashSelected)}>
      <button type="button" className={styles.clashTitle} onClick={() => inspectRow(row.id)}>
        <HealthMark health={row.standing.mark} size={11} label />
        <span>{row.title}</span>
      </button>
      <p className={styles.clashTeams}>
        {row.givingName} → {row.needingName}, for {row.forTitle}
      </p>
      <p className={styles.clashWords}>
        {clashToSentence(clash, format.dayShort)}
        {clash.kept && row.agreement.keptClash
          ? ` Kept on ${format.dayShort(row.agreement.keptClash.day)}: ${row.agreement.keptClash.reason}`
          : ''}
      </p>
      <div className={styles.clashChoices}>
        {move === null ? null : (
          <Button
            size="small"
            icon={<ArrowRight aria-hidden />}
            label={`Keep the link and move: ${row.title}`}
            onPress={() =>
              void act({
                type: 'batch',
                label: `Move what waits for '${row.title.slice(0, 40)}'`,
                commands: move,
              })
            }
          >
            Keep the link and move
          </Button>
        )}
        {clash.kept ? null : (
          <Button
            size="small"
            icon={<Pin aria-hidden />}
            label={`Keep the dates: ${row.title}`}
            onPress={() => void keep()}
          >
            Keep the dates
          </Button>
        )}
        {canNegotiate ? (
          <Button
            size="small"
            icon={<Handshake aria-hidden />}
            label={`Renegotiate: ${row.title}`}
            onPress={() => void movePromise(row.id, 'Negotiating')}
          >
            Renegotiate
          </Button>
        ) : null}
      </div>
    </li>
  );
}
