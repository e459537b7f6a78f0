import { keyResultStanding } from '../../../domain/goals/keyResult';
import type { KeyResult } from '../../../domain/model/goal';
import { addDays, type Day, daysBetween, dayToNumber } from '../../../domain/time/day';
import { useFormat } from '../../ui/format';
import styles from './Goals.module.css';

const width = 260;
const height = 76;
const pad = { top: 8, right: 8, bottom: 16, left: 8 };

/**
 * The measurements of a key result as a line, where it leads by the goal's day as a dashed one, and the target as a
 * level. Says the same as text to who does not see it.
 */
export function KeyResultChart(props: {
  readonly result: KeyResult;
  readonly dueDay: Day | null;
  readonly today: Day;
}) {
  const { result, dueDay, today } = props;
  const format = useFormat();
  const history = [...result.history].sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = history;
  const last = history.at(-1);
  const { forecast: onDueDay, state } = keyResultStanding(result, dueDay);
  if (!first || !last) {
    return <p className={styles.noChart}>No measurement yet. Type today’s number under “Now”.</p>;
  }
  // Beyond the target nobody needs to know how far the line would lead: it ends where it reaches it.
  const isReached = state === 'onWay' && result.target !== null && onDueDay !== null && dueDay !== null;
  const part =
    isReached && onDueDay !== last.value ? ((result.target ?? 0) - last.value) / (onDueDay - last.value) : 1;
  const forecast = isReached ? result.target : onDueDay;
  const forecastDay =
    dueDay === null ? null : addDays(last.day, Math.round(daysBetween(last.day, dueDay) * part));
  const endDay = [dueDay, last.day, addDays(first.day, 1)].reduce<Day>(
    (latest, day) => (day !== null && day > latest ? day : latest),
    today,
  );
  const values = [result.baseline, result.target, forecast, ...history.map((it) => it.value)].filter(
    (value): value is number => value !== null,
  );
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = high - low || 1;
  const from = dayToNumber(first.day);
  const span = Math.max(1, dayToNumber(endDay) - from);
  const x = (day: Day) => pad.left + ((dayToNumber(day) - from) / span) * (width - pad.left - pad.right);
  const y = (value: number) =>
    height - pad.bottom - ((value - low) / spread) * (height - pad.top - pad.bottom);
  const precise = (value: number) => String(Math.round(value * 100) / 100);
  const words = [
    `${result.title}: ${history.map((it) => `${precise(it.value)} on ${format.dayShort(it.day)}`).join(', ')}`,
    result.target === null ? '' : `target ${precise(result.target)}`,
    forecast === null || forecastDay === null
      ? ''
      : `forecast ${precise(forecast)} on ${format.dayShort(forecastDay)}`,
  ]
    .filter(Boolean)
    .join('; ');
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      {result.target === null ? null : (
        <line
          className={styles.targetLine}
          x1={pad.left}
          x2={width - pad.right}
          y1={y(result.target)}
          y2={y(result.target)}
        />
      )}
      <line className={styles.todayLine} x1={x(today)} x2={x(today)} y1={pad.top} y2={height - pad.bottom} />
      {forecast === null || forecastDay === null ? null : (
        <>
          <line
            className={styles.forecastLine}
            x1={x(last.day)}
            y1={y(last.value)}
            x2={x(forecastDay)}
            y2={y(forecast)}
          />
          <circle className={styles.forecastPoint} cx={x(forecastDay)} cy={y(forecast)} r="3" />
        </>
      )}
      <polyline
        className={styles.valueLine}
        points={history.map((it) => `${x(it.day)},${y(it.value)}`).join(' ')}
      />
      {history.map((it) => (
        <circle key={it.day} className={styles.point} cx={x(it.day)} cy={y(it.value)} r="2.5" />
      ))}
      <text className={styles.tick} x={pad.left} y={height - 3}>
        {format.dayShort(first.day)}
      </text>
      <text className={styles.tick} x={width - pad.right} y={height - 3} textAnchor="end">
        {format.dayShort(endDay)}
      </text>
    </svg>
  );
}
