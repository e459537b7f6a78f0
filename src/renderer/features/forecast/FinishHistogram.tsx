import type { FinishForecast, Forecast } from '../../../domain/forecast/forecast';
import { dayToNumber } from '../../../domain/time/day';
import type { Format } from '../../ui/format';
import styles from './Forecast.module.css';
import { chanceToWords, minutesToDay, weightiestDate } from './forecastWords';

const width = 960;
const barTop = 74;
const barBottom = 190;
const mostBars = 60;

type Mark = { readonly label: string; readonly day: number; readonly className: string };

/** In how many runs the finish falls on which days, with the marks that a person steers by. */
export function FinishHistogram(props: {
  readonly forecast: Forecast;
  readonly title: string;
  readonly finish: FinishForecast;
  readonly format: Format;
}) {
  const { forecast, title, finish, format } = props;
  const dayOf = (minutes: number) => dayToNumber(minutesToDay(minutes));
  const date = weightiestDate(finish.dates);
  const marks: Mark[] = [
    { label: 'Plan', day: dayOf(finish.planMinutes), className: styles.planMark ?? '' },
    { label: 'P50', day: dayOf(finish.p50Minutes), className: styles.mark ?? '' },
    { label: 'P80', day: dayOf(finish.p80Minutes), className: styles.strongMark ?? '' },
    { label: 'P95', day: dayOf(finish.p95Minutes), className: styles.mark ?? '' },
  ];
  if (date && date.kind !== 'plan') {
    const day = dayOf(date.byMinutes - 1 / 60);
    marks.push({ label: 'Target', day, className: styles.targetMark ?? '' });
  }
  const days = forecast.finishDays.map((it) => dayToNumber(it.day));
  const first = Math.min(...days, ...marks.map((mark) => mark.day)) - 1;
  const last = Math.max(...days, ...marks.map((mark) => mark.day)) + 1;
  const step = Math.max(1, Math.ceil((last - first + 1) / mostBars));
  const bars = new Array<number>(Math.ceil((last - first + 1) / step)).fill(0);
  for (const [i, { runs }] of forecast.finishDays.entries()) {
    const bar = Math.floor(((days[i] as number) - first) / step);
    bars[bar] = (bars[bar] ?? 0) + runs;
  }
  const most = Math.max(...bars);
  const barWidth = width / bars.length;
  const xOf = (day: number) => ((day - first + 0.5) / step) * barWidth;
  const ordered = [...marks].sort((a, b) => a.day - b.day);
  const spread = `${title}: half of the runs are done by ${format.day(minutesToDay(finish.p50Minutes))}, 95 of 100 by ${format.day(minutesToDay(finish.p95Minutes))}.`;
  const chance = date
    ? ` ${chanceToWords(date.probability)} meet ${format.day(minutesToDay(date.byMinutes - 1 / 60))}.`
    : '';
  return (
    <svg className={styles.histogram} viewBox={`0 0 ${width} 208`} role="img" aria-label={spread + chance}>
      {bars.map((runs, i) => {
        const height = most === 0 ? 0 : (runs / most) * (barBottom - barTop);
        return runs === 0 ? null : (
          <rect
            // The bars are days in a row: their place is what they are.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={i}
            className={styles.bar}
            x={i * barWidth + 0.5}
            y={barBottom - Math.max(1, height)}
            width={Math.max(1, barWidth - 1)}
            height={Math.max(1, height)}
          />
        );
      })}
      <line className={styles.axis} x1={0} x2={width} y1={barBottom} y2={barBottom} />
      {ordered.map((mark, i) => {
        const x = xOf(mark.day);
        // Each mark has a line of its own, so that no two labels meet.
        const y = 11 + i * 13;
        const isRight = x > width - 130;
        return (
          <g key={mark.label} className={mark.className}>
            <line x1={x} x2={x} y1={y - 8} y2={barBottom} />
            <text
              className={styles.label}
              x={isRight ? x - 5 : x + 5}
              y={y}
              textAnchor={isRight ? 'end' : 'start'}
            >
              {mark.label} {format.dayShort(minutesToDay(mark.day * 1_440))}
            </text>
          </g>
        );
      })}
      <text className={styles.axisText} x={0} y={204}>
        {format.day(minutesToDay(first * 1_440))}
      </text>
      <text className={styles.axisText} x={width} y={204} textAnchor="end">
        {format.day(minutesToDay(last * 1_440))}
      </text>
    </svg>
  );
}
