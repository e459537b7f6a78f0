import { Fragment, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { leastOver, type TeamLoad, teamLoads } from '../../../domain/capacity/teamLoad';
import { findRow } from '../../../domain/model/document';
import { shortMonthNames } from '../../../domain/time/dayToText';
import { useSchedule, useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { inspectRow, inspectRows } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { type Format, useFormat } from '../../ui/format';
import { NumberField } from '../../ui/NumberField';
import styles from './Capacity.module.css';

/** So many months are shown; further out nobody knows. */
const shownMonths = 9;

const monthLabel = (month: string, isFirst: boolean) => {
  const index = Number(month.slice(5)) - 1;
  return `${shortMonthNames[index]}${isFirst || index === 0 ? ` ${month.slice(0, 4)}` : ''}`;
};

/** Roughly: what every team carries by month against its people, how much that is off, and the levers. */
export function CapacityTab() {
  const document = useDocument();
  const schedule = useSchedule();
  const today = useToday();
  const format = useFormat();
  const loads = useMemo(() => teamLoads(document, schedule, today), [document, schedule, today]);
  const months = useMemo(() => {
    const all = new Set(loads.flatMap((load) => load.months.map(({ month }) => month)));
    return [...all].sort().slice(0, shownMonths);
  }, [loads]);
  const uncounted = loads.flatMap((load) => load.uncountedIds);
  if (loads.length === 0) {
    return (
      <div className={styles.tab}>
        <EmptyState title="Nothing to weigh yet" level={3} learn={<TopicLink topicId="capacity" />}>
          Capacity needs teams with projects that have dates, how many people each project takes, and how many
          people each team has.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <p className={styles.note}>
          People at work on average in each month, against the people a team has. Rough on purpose: it is to
          show where a promise cannot hold.
        </p>
        {uncounted.length > 0 ? (
          <Button size="small" onPress={() => inspectRows(uncounted.map((id) => ({ id })))}>
            {`${format.count(uncounted.length, 'row says', 'rows say')} no number of people`}
          </Button>
        ) : null}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Capacity by team and month">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col" className={styles.number}>
                People
              </th>
              {months.map((month, index) => (
                <th key={month} scope="col" className={styles.month}>
                  {monthLabel(month, index === 0)}
                </th>
              ))}
              <th scope="col">What would do</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <TeamRow key={load.teamId} load={load} months={months} format={format} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function TeamRow(props: {
  readonly load: TeamLoad;
  readonly months: readonly string[];
  readonly format: Format;
}) {
  const { load, months, format } = props;
  const document = useDocument();
  const byMonth = new Map(load.months.map((it) => [it.month, it]));
  const one = (value: number) => format.number(Math.round(value * 10) / 10);
  const lead = findRow(document, 'stakeholder', findRow(document, 'team', load.teamId)?.leadId)?.name;
  return (
    <tr>
      <th scope="row">
        <AriaButton className={styles.team ?? ''} onPress={() => inspectRow(load.teamId)}>
          {load.name}
        </AriaButton>
        {lead ? <span className={styles.note}>{lead}</span> : null}
      </th>
      <td className={styles.cap}>
        <NumberField
          label={`People of ${load.name}`}
          hideLabel
          quiet
          min={0}
          placeholder="?"
          value={load.capPeople}
          onCommit={(capacityPeople) =>
            act({ type: 'team.change', id: load.teamId, changes: { capacityPeople } })
          }
        />
      </td>
      {months.map((month) => {
        const it = byMonth.get(month);
        if (!it || it.people === 0) return <td key={month} className={styles.month} />;
        const isOver = it.over !== null && it.over > leastOver;
        const share = load.capPeople ? Math.min(1.4, it.people / load.capPeople) : 0;
        return (
          <td key={month} className={classNames(styles.month, isOver && styles.over)}>
            <span className={styles.value}>{one(it.people)}</span>
            <span className={styles.off}>{isOver ? `+${one(it.over ?? 0)}` : ''}</span>
            <span className={styles.bar} aria-hidden>
              <span style={{ width: `${(share / 1.4) * 100}%` }} />
            </span>
          </td>
        );
      })}
      <td className={styles.levers}>
        {load.levers === null ? (
          <span className={styles.note}>
            {load.capPeople === null ? 'Say how many people it has' : 'Within its people'}
          </span>
        ) : (
          <Fragment>
            {Number.isFinite(load.levers.weeks)
              ? `${one(Math.ceil(load.levers.weeks * 2) / 2)} weeks later, or `
              : ''}
            {one(load.levers.people)} more people, or {one(load.levers.personMonths)} person-months less
          </Fragment>
        )}
      </td>
    </tr>
  );
}
