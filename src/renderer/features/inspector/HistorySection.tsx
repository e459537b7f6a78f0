import { useEffect, useState } from 'react';
import type { RowHistory } from '../../../contract/channels';
import { capitalize } from '../../../domain/words';
import { request } from '../../plan/door';
import { useOpenProgram } from '../../plan/openProgram';
import { formatInstant, useFormat } from '../../ui/format';
import styles from './HistorySection.module.css';
import inspector from './Inspector.module.css';
import { FoldedSection } from './Section';

/** How many changes are shown at once. */
const shownLimit = 100;

/** Who changed what of a row, when, from what to what; of the program's own fields without one. */
export function HistorySection({ rowId }: { readonly rowId: string | null }) {
  return (
    <FoldedSection title="History">
      <RowChanges key={rowId} rowId={rowId} />
    </FoldedSection>
  );
}

function RowChanges({ rowId }: { readonly rowId: string | null }) {
  const id = useOpenProgram((state) => state.id);
  const seq = useOpenProgram((state) => state.seq);
  const format = useFormat();
  const [history, setHistory] = useState<RowHistory | string | null>(null);
  useEffect(() => {
    let isWanted = seq >= 0;
    if (id === null) return;
    void request('program:history', { id: id as never, rowId, limit: shownLimit }).then((answer) => {
      if (isWanted) setHistory(answer.ok ? answer.value : answer.error.message);
    });
    return () => {
      isWanted = false;
    };
  }, [id, rowId, seq]);
  if (history === null) return <p className={inspector.note}>Reading…</p>;
  if (typeof history === 'string') return <p className={inspector.note}>{history}</p>;
  const { changes, total, damagedCount } = history;
  return (
    <>
      {changes.length === 0 ? (
        <p className={inspector.note}>Not changed since it came into this program.</p>
      ) : (
        <ol className={styles.changes} aria-label="Changes, latest first">
          {changes.map((change) => (
            <li key={`${change.seq} ${change.field} ${change.what}`}>
              <p className={styles.when}>
                <time dateTime={change.time}>{formatInstant(change.time, format.day)}</time> · {change.who}
                {change.cause === 'execute' ? '' : ` · ${change.cause}`}
              </p>
              <p className={styles.what} data-selectable>
                {change.what === 'changed' ? (
                  <>
                    <span className={styles.field}>{capitalize(change.fieldWords)}</span>{' '}
                    <del className={styles.from}>{format.prose(change.from)}</del>{' '}
                    <span aria-hidden="true">→</span>{' '}
                    <ins className={styles.to}>{format.prose(change.to)}</ins>
                  </>
                ) : (
                  capitalize(change.what)
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
      {total > changes.length ? (
        <p className={inspector.note}>
          The latest {format.number(changes.length)} of {format.number(total)} changes.
        </p>
      ) : null}
      {damagedCount > 0 ? (
        <p className={inspector.note}>
          {format.count(damagedCount, 'file')} of the record could not be read; changes are missing here.
        </p>
      ) : null}
    </>
  );
}
