import { useMemo } from 'react';
import { roadmapAxis } from '../../../../domain/layout/roadmapAxis';
import { fitText } from '../../../../domain/layout/textWidth';
import type { MilestoneTrend } from '../../../../domain/snapshots/milestoneTrend';
import { type Day, dayNumberToCivil, dayToNumber } from '../../../../domain/time/day';
import { daysToSigned } from '../../../../domain/whatif/headline';
import type { Format } from '../../../ui/format';
import { minutesPerDay } from '../timeScale';
import styles from './DialogTable.module.css';

/** As wide as the dialog, so that its texts are as large as those around it. */
const size = { width: 960, height: 320, left: 72, right: 240, top: 12, bottom: 28 } as const;
const labelHeight = 15;

/** Where labels stand, from top to bottom, so that none covers another. */
function spreadLabels(wanted: readonly number[]): readonly number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { y, i } of order) {
    last = Math.max(y, last + labelHeight);
    placed[i] = last;
  }
  const over = last - (size.height - size.bottom);
  return over > 0 ? placed.map((y) => y - over) : placed;
}

/** What was expected of each milestone (up), on the day on which it was said (across); the same as a table below. */
export function TrendChart({
  trend: { saidDays, lines },
  format,
}: {
  readonly trend: MilestoneTrend;
  readonly format: Format;
}) {
  const drawn = useMemo(() => {
    const said = saidDays.map(dayToNumber);
    const expected = lines.flatMap((line) =>
      line.forecasts.filter((day) => day !== null).map((day) => dayToNumber(day)),
    );
    const air = (from: number, to: number) => Math.max(7, (to - from) * 0.06);
    const [saidFrom, saidTo] = [Math.min(...said), Math.max(...said)];
    const [least, most] = [Math.min(...expected), Math.max(...expected)];
    const expectedFrom = least - air(least, most);
    const expectedTo = most + air(least, most);
    const right = size.width - size.right;
    const toX = (day: number) =>
      size.left + ((day - saidFrom) / Math.max(1, saidTo - saidFrom)) * (right - size.left);
    const toY = (day: number) =>
      size.height -
      size.bottom -
      ((day - expectedFrom) / Math.max(1, expectedTo - expectedFrom)) *
        (size.height - size.top - size.bottom);
    const cells = (from: number, to: number, pixels: number) =>
      roadmapAxis({
        fromMinutes: from * minutesPerDay,
        toMinutes: to * minutesPerDay,
        minutesPerPixel: (Math.max(1, to - from) * minutesPerDay) / pixels,
        weekStart: 1,
        fiscalYearStartMonth: 1,
        daysOff: new Set(),
      }).minor.filter(
        (cell) => cell.fromMinutes >= from * minutesPerDay && cell.fromMinutes <= to * minutesPerDay,
      );
    return {
      toX,
      toY,
      right,
      levels: cells(expectedFrom, expectedTo, 160),
      labelYs: spreadLabels(lines.map((line) => toY(dayToNumber(line.forecasts.at(-1) ?? ('' as never))))),
    };
  }, [saidDays, lines]);
  const { toX, toY, right, levels, labelYs } = drawn;
  return (
    <>
      <svg
        className={styles.trend}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={`Milestone trend of ${lines.length} milestones over ${saidDays.length} forecasts. The table below says the same.`}
      >
        {levels.map((cell) => {
          const y = toY(cell.fromMinutes / minutesPerDay);
          return (
            <g key={cell.fromMinutes}>
              <path d={`M${size.left} ${y}H${right}`} className={styles.level} />
              <text x={size.left - 8} y={y + 4} textAnchor="end" className={styles.tick}>
                {cell.text} {dayNumberToCivil(cell.fromMinutes / minutesPerDay).year}
              </text>
            </g>
          );
        })}
        {[...new Set(saidDays)].map((day) => {
          const x = toX(dayToNumber(day));
          const isLast = day === saidDays.at(-1);
          const isFree = isLast || toX(dayToNumber(saidDays.at(-1) ?? day)) - x > 64;
          return (
            <g key={day}>
              <path d={`M${x} ${size.top}V${size.height - size.bottom}`} className={styles.level} />
              {isFree ? (
                <text x={x} y={size.height - 10} textAnchor="middle" className={styles.tick}>
                  {isLast ? 'Today' : format.dayShort(day)}
                </text>
              ) : null}
            </g>
          );
        })}
        {lines.map((line, i) => {
          const corners = line.forecasts.flatMap((day, at) =>
            day === null ? [] : [[toX(dayToNumber(saidDays[at] as Day)), toY(dayToNumber(day))] as const],
          );
          const [endX, endY] = corners.at(-1) ?? [0, 0];
          const labelY = labelYs[i] ?? endY;
          return (
            <g key={line.id} className={line.target ? styles.target : styles.line}>
              <path d={`M${corners.map(([x, y]) => `${x} ${y}`).join('L')}`} className={styles.stroke} />
              {corners.map(([x, y]) => (
                <circle key={`${x} ${y}`} cx={x} cy={y} r={3} className={styles.dot} />
              ))}
              <path d={`M${endX + 4} ${endY}L${right + 10} ${labelY}`} className={styles.leader} />
              <text x={right + 13} y={labelY + 4} className={styles.lineName}>
                {fitText(line.title, size.right - 64, 11, line.target ? 600 : 400)}{' '}
                {daysToSigned(line.driftDays)}
              </text>
            </g>
          );
        })}
      </svg>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Milestone</th>
            {saidDays.map((day, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a day may have several columns.
              <th key={i}>{i === saidDays.length - 1 ? 'Today' : format.dayShort(day)}</th>
            ))}
            <th>Drift</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.title}</td>
              {line.forecasts.map((day, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={i} className={styles.day}>
                  {day === null ? '–' : format.day(day)}
                </td>
              ))}
              <td className={styles.number}>{daysToSigned(line.driftDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
