import type { FinishForecast, Forecast } from '../../../domain/forecast/forecast';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import { useSchedule } from '../../plan/derived';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/format';
import { FinishHistogram } from './FinishHistogram';
import styles from './Forecast.module.css';
import {
  chanceToWords,
  dateToWords,
  driverTitle,
  driverToWords,
  headline,
  minutesToDay,
  subjectOf,
  weightiestDate,
} from './forecastWords';

const driversShown = 8;

/** What the runs say: the sentence, the picture, the dates as a table, and what moves them. */
export function ForecastResult(props: {
  readonly document: ProgramDocument;
  readonly forecast: Forecast;
  readonly onShow: (id: string) => void;
}) {
  const { document, forecast, onShow } = props;
  const format = useFormat();
  const schedule = useSchedule();
  const { title, finish } = subjectOf(document, forecast);
  // What is done has no chance any more.
  const milestones = forecast.milestones
    .flatMap((it) => {
      const row = findRow(document, 'milestone', it.id);
      if (!row || schedule.byId.get(it.id)?.done) return [];
      return [{ ...it, title: row.title, isTarget: it.id === forecast.targetMilestoneId }];
    })
    .sort((a, b) => Number(b.isTarget) - Number(a.isTarget));
  const drivers = forecast.drivers.filter((it) => it.sensitivity > 0).slice(0, driversShown);
  const most = drivers[0]?.sensitivity ?? 1;
  return (
    <>
      <p className={styles.headline}>{headline(document, forecast, format)}</p>
      <FinishHistogram forecast={forecast} title={title} finish={finish} format={format} />
      <h3 className={styles.heading}>What moves it most</h3>
      {drivers.length === 0 ? (
        <p className={styles.note}>Nothing uncertain lies on the path that decides it.</p>
      ) : (
        <ol className={styles.drivers}>
          {drivers.map((driver) => (
            <li key={driver.id}>
              <span className={styles.driverName}>
                <Button variant="quiet" size="small" onPress={() => onShow(driver.id)}>
                  {driverTitle(document, driver)}
                </Button>
              </span>
              <span className={styles.driverWords}>{driverToWords(driver, schedule, format)}</span>
              <span className={styles.driverTrack} aria-hidden="true">
                <span style={{ width: `${Math.max(2, (driver.sensitivity / most) * 100)}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {forecast.idlePromiseIds.length > 0 ? (
        <p className={styles.note}>
          {format.count(forecast.idlePromiseIds.length, 'promise')} with a confidence
          {forecast.idlePromiseIds.length === 1 ? ' moves' : ' move'} nothing, as nothing is planned or driven
          there.
        </p>
      ) : null}
      <h3 className={styles.heading}>Dates</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Plan</th>
            <th scope="col">P50</th>
            <th scope="col">P80</th>
            <th scope="col">P95</th>
            <th scope="col">Chance of its date</th>
          </tr>
        </thead>
        <tbody>
          {milestones.map((it) => (
            <FinishLine
              key={it.id}
              title={it.title}
              finish={it}
              isTarget={it.isTarget}
              onShow={() => onShow(it.id)}
            />
          ))}
          <FinishLine title="All work" finish={forecast.finish} />
        </tbody>
      </table>
    </>
  );
}

function FinishLine(props: {
  readonly title: string;
  readonly finish: FinishForecast;
  readonly isTarget?: boolean;
  readonly onShow?: () => void;
}) {
  const { title, finish, onShow } = props;
  const format = useFormat();
  const date = weightiestDate(finish.dates);
  const day = (minutes: number) => format.day(minutesToDay(minutes));
  return (
    <tr className={props.isTarget ? styles.target : undefined}>
      <th scope="row">
        {onShow ? (
          <Button variant="quiet" size="small" onPress={onShow}>
            {title}
          </Button>
        ) : (
          <span className={styles.plainTitle}>{title}</span>
        )}
        {props.isTarget ? <span className={styles.tag}>target</span> : null}
      </th>
      <td>{day(finish.planMinutes)}</td>
      <td>{day(finish.p50Minutes)}</td>
      <td>{day(finish.p80Minutes)}</td>
      <td>{day(finish.p95Minutes)}</td>
      <td>
        {date ? (
          <span className={styles.chance}>
            <strong>{chanceToWords(date.probability)}</strong> {dateToWords(date, format)}
            <span className={styles.chanceTrack} aria-hidden="true">
              <span style={{ width: `${date.probability * 100}%` }} />
            </span>
          </span>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}
