import { type KeyboardEvent, useRef, useState } from 'react';
import type { RiskCell } from '../../../domain/raid/raidLog';
import { riskMark } from '../../../domain/raid/riskScore';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './Raid.module.css';

const fives = [1, 2, 3, 4, 5] as const;
const words = { red: 'high', amber: 'medium', green: 'low' } as const;

/**
 * Open risks by probability and impact. A cell filters the log; pressed again it shows all. Arrow keys move among the
 * cells, one of which has the tab stop.
 */
export function RiskMatrix(props: {
  /** Counts, `matrix[probability − 1][impact − 1]`. */
  readonly matrix: readonly (readonly number[])[];
  readonly cell: RiskCell | null;
  readonly onCell: (cell: RiskCell | null) => void;
}) {
  const { matrix, cell, onCell } = props;
  const format = useFormat();
  const [active, setActive] = useState<RiskCell>({ probability: 5, impact: 5 });
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [1, 0],
      ArrowDown: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    };
    const step = steps[event.key];
    if (event.key === 'Escape' && cell) onCell(null);
    else if (!step) return;
    else {
      const within = (value: number) => Math.min(5, Math.max(1, value));
      const next = {
        probability: within(active.probability + step[0]),
        impact: within(active.impact + step[1]),
      };
      setActive(next);
      table.current?.querySelector<HTMLElement>(`[data-cell="${next.probability},${next.impact}"]`)?.focus();
    }
    event.preventDefault();
  };
  return (
    <table ref={table} className={styles.matrix} aria-label="Open risks by probability and impact">
      <thead>
        <tr>
          <td />
          {fives.map((impact) => (
            <th key={impact} scope="col" className={styles.axis} aria-label={`Impact ${impact}`}>
              {impact}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {[...fives].reverse().map((probability) => (
          <tr key={probability}>
            <th scope="row" className={styles.axis} aria-label={`Probability ${probability}`}>
              {probability}
            </th>
            {fives.map((impact) => {
              const count = matrix[probability - 1]?.[impact - 1] ?? 0;
              const mark = riskMark(probability * impact);
              const isChosen = cell?.probability === probability && cell.impact === impact;
              const isActive = active.probability === probability && active.impact === impact;
              return (
                <td key={impact}>
                  <button
                    type="button"
                    data-cell={`${probability},${impact}`}
                    tabIndex={isActive ? 0 : -1}
                    aria-pressed={isChosen}
                    aria-label={`Probability ${probability}, impact ${impact}, ${words[mark]}: ${format.count(count, 'risk')}`}
                    className={classNames(
                      styles.matrixCell,
                      styles[mark],
                      count === 0 && styles.emptyCell,
                      isChosen && styles.chosenCell,
                    )}
                    onFocus={() => setActive({ probability, impact })}
                    onClick={() => onCell(isChosen ? null : { probability, impact })}
                  >
                    {count === 0 ? '' : format.number(count)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
