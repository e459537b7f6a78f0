import { useMemo } from 'react';
import { promiseFigures, promiseMonths } from '../../../domain/agreements/figures';
import { useRegister, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { useFormat } from '../../ui/format';
import styles from './Review.module.css';

/** So many points of time are drawn and listed, the latest. */
const mostPoints = 12;

type Line = {
  readonly label: string;
  readonly now: string;
  readonly meaning: string;
  readonly points: readonly { readonly at: string; readonly value: number | null }[];
};

/** How promises are kept over time: what is whole, kept, told in time, and how long red has been red. */
export function ReviewTrend() {
  const document = useDocument();
  const rows = useRegister();
  const today = useToday();
  const format = useFormat();
  const lines = useMemo((): readonly Line[] => {
    const figures = promiseFigures(rows, today);
    const months = promiseMonths(document).slice(-mostPoints);
    const reviews = document.reviews
      .filter((it) => it.figures !== null)
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .slice(-mostPoints + 1);
    const share = (part: number, of: number) => (of === 0 ? null : Math.round((100 * part) / of));
    const percent = (value: number | null) => (value === null ? '–' : `${value} %`);
    const days = (value: number | null) => (value === null ? '–' : format.days(value));
    const delivered = months.reduce((sum, it) => sum + it.delivered, 0);
    const kept = months.reduce((sum, it) => sum + it.kept, 0);
    const slipping = months.filter((it) => it.noticeDays !== null);
    const whole = share(figures.complete, figures.open);
    return [
      {
        label: 'Whole promises',
        now: percent(whole),
        meaning: 'of the open ones name people, a date, criteria and a confidence',
        points: [
          ...reviews.map((it) => ({
            at: format.day(it.day),
            value: it.figures ? share(it.figures.complete, it.figures.open) : null,
          })),
          { at: 'today', value: whole },
        ],
      },
      {
        label: 'Promises kept',
        now: percent(share(kept, delivered)),
        meaning: 'of what was handed over came by the day committed last',
        points: months
          .filter((it) => it.delivered > 0)
          .map((it) => ({ at: it.month, value: share(it.kept, it.delivered) })),
      },
      {
        label: 'Notice of a slip',
        now: days(slipping.at(-1)?.noticeDays ?? null),
        meaning: 'the median of the last month that had one: from saying it to the day it replaces',
        points: slipping.map((it) => ({ at: it.month, value: it.noticeDays })),
      },
      {
        label: 'Age of red',
        now: days(figures.redAgeDays),
        meaning: 'the median of what is red now',
        points: [
          ...reviews.map((it) => ({ at: format.day(it.day), value: it.figures?.redAgeDays ?? null })),
          { at: 'today', value: figures.redAgeDays },
        ],
      },
    ];
  }, [document, rows, today, format]);
  return (
    <section className={styles.trend} aria-label="Promises over time">
      <h2>Promises over time</h2>
      <ul className={styles.trendLines}>
        {lines.map((line) => (
          <li key={line.label}>
            <p className={styles.trendLabel}>{line.label}</p>
            <p className={styles.trendNow}>
              {line.now}
              <Spark line={line} />
            </p>
            <p className={styles.trendMeaning}>{line.meaning}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const sparkWidth = 96;
const sparkHeight = 24;

/** A small line of the points that are known; its numbers are its name. */
function Spark({ line }: { readonly line: Line }) {
  const known = line.points.flatMap((it) => (it.value === null ? [] : [{ at: it.at, value: it.value }]));
  if (known.length < 2) return null;
  const values = known.map((it) => it.value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => 2 + (index * (sparkWidth - 4)) / (known.length - 1);
  const y = (value: number) =>
    most === least
      ? sparkHeight / 2
      : sparkHeight - 3 - ((value - least) * (sparkHeight - 6)) / (most - least);
  const said = known.map((it) => `${it.at} ${it.value}`).join(', ');
  return (
    <svg
      className={styles.spark}
      width={sparkWidth}
      height={sparkHeight}
      role="img"
      aria-label={`${line.label} over time: ${said}`}
    >
      <polyline points={known.map((it, index) => `${x(index)},${y(it.value)}`).join(' ')} />
      <circle cx={x(known.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" />
    </svg>
  );
}
