import { X } from 'lucide-react';
import { useState } from 'react';
import type { Calendar } from '../../../domain/model/calendar';
import type { Day } from '../../../domain/time/day';
import { count } from '../../../domain/words';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { DayField } from '../../ui/DayField';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import { usePreferences } from '../../ui/preferences';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import styles from './Calendars.module.css';
import { HoursField } from './HoursField';

type Exception = Calendar['exceptions'][number];

/** A calendar of many years holds hundreds of days; so many are shown before one asks for more. */
const shownAtFirst = 60;

/** Days that differ from the week, by day: holidays, and days with hours of their own. */
export function DaysOff(props: {
  readonly exceptions: readonly Exception[];
  readonly onChange: (exceptions: Exception[]) => unknown;
}) {
  const { exceptions, onChange } = props;
  const today = usePreferences((state) => state.today);
  const format = useFormat();
  const [showsPast, setShowsPast] = useState(false);
  const [limit, setLimit] = useState(shownAtFirst);
  const placed = exceptions
    .map((exception, index) => ({ exception, index }))
    .sort((a, b) => (a.exception.startDay < b.exception.startDay ? -1 : 1));
  const past = placed.filter(({ exception }) => exception.finishDay < today).length;
  const listed = showsPast ? placed : placed.filter(({ exception }) => exception.finishDay >= today);
  const change = (index: number, changes: Partial<Exception>) =>
    onChange(exceptions.map((it, at) => (at === index ? { ...it, ...changes } : it)));
  return (
    <>
      {listed.length === 0 ? (
        <p className={styles.note}>{past > 0 ? 'None from today on.' : 'None yet.'}</p>
      ) : (
        <table className={styles.table} aria-label="Days off and other hours">
          <thead>
            <tr>
              <th scope="col" className={classNames(styles.overField, styles.daysName)}>
                Name
              </th>
              {['First day', 'Last day', 'Hours'].map((head) => (
                <th key={head} scope="col" className={styles.overField}>
                  {head}
                </th>
              ))}
              <th scope="col" aria-label="Remove" />
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, limit).map(({ exception, index }) => {
              const name = exception.title || format.day(exception.startDay);
              return (
                <tr key={index}>
                  <td>
                    <TextField
                      label={`Name of ${name}`}
                      hideLabel
                      quiet
                      value={exception.title}
                      placeholder="What it is"
                      onCommit={(title) => change(index, { title: title.trim().slice(0, 500) })}
                    />
                  </td>
                  <td>
                    <DayField
                      label={`First day of ${name}`}
                      hideLabel
                      quiet
                      isRequired
                      value={exception.startDay}
                      onCommit={(day) =>
                        day === null
                          ? undefined
                          : change(index, {
                              startDay: day,
                              finishDay: day > exception.finishDay ? day : exception.finishDay,
                            })
                      }
                    />
                  </td>
                  <td>
                    <DayField
                      label={`Last day of ${name}`}
                      hideLabel
                      quiet
                      isRequired
                      value={exception.finishDay}
                      onCommit={(day) =>
                        day === null
                          ? undefined
                          : change(index, {
                              startDay: day < exception.startDay ? day : exception.startDay,
                              finishDay: day,
                            })
                      }
                    />
                  </td>
                  <td>
                    <HoursField
                      label={`Hours of ${name}`}
                      value={exception.intervals}
                      onCommit={(intervals) => change(index, { intervals })}
                    />
                  </td>
                  <td>
                    <IconButton
                      label={`Remove ${name}`}
                      size="small"
                      onPress={() => void onChange(exceptions.filter((_, at) => at !== index))}
                    >
                      <X aria-hidden />
                    </IconButton>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div className={styles.bar}>
        {listed.length > limit ? (
          <Button size="small" variant="quiet" onPress={() => setLimit(limit + 200)}>
            Show {count(Math.min(200, listed.length - limit), 'more day', 'more')}
          </Button>
        ) : null}
        {past > 0 ? (
          <Switch isSelected={showsPast} onChange={setShowsPast}>
            Show {count(past, 'past one', 'past ones')}
          </Switch>
        ) : null}
      </div>
      <NewDayOff key={exceptions.length} onAdd={(exception) => onChange([...exceptions, exception])} />
    </>
  );
}

function NewDayOff({ onAdd }: { readonly onAdd: (exception: Exception) => unknown }) {
  const [title, setTitle] = useState('');
  const [startDay, setStartDay] = useState<Day | null>(null);
  const [finishDay, setFinishDay] = useState<Day | null>(null);
  const add = () => {
    if (startDay === null) return;
    const last = finishDay === null || finishDay < startDay ? startDay : finishDay;
    onAdd({ title: title.trim().slice(0, 500), startDay, finishDay: last, intervals: [] });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own; the group only names the row.
    <div role="group" aria-label="New day off" className={styles.adding}>
      <TextField
        label="Name of the day off"
        hideLabel
        value={title}
        placeholder="Holiday or shutdown"
        onDraft={setTitle}
        onCommit={setTitle}
      />
      <DayField
        label="First day off"
        hideLabel
        value={startDay}
        placeholder="First day"
        onCommit={setStartDay}
      />
      <DayField
        label="Last day off"
        hideLabel
        value={finishDay}
        placeholder="Last day"
        onCommit={setFinishDay}
      />
      <Button isDisabled={startDay === null} onPress={add}>
        Add day off
      </Button>
    </div>
  );
}
