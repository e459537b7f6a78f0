import { Trash2 } from 'lucide-react';
import type { SingleCommand } from '../../../domain/commands/command';
import type { Calendar } from '../../../domain/model/calendar';
import { calendarUse } from '../../../domain/schedule/calendarUse';
import { hoursOf, weekdaysFrom } from '../../../domain/time/workingHours';
import { count, listWords } from '../../../domain/words';
import { deleteRows } from '../../plan/changeRows';
import { act, useDocument } from '../../plan/openProgram';
import { useSettings } from '../../plan/settings';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import styles from './Calendars.module.css';
import { DaysOff } from './DaysOff';
import { HoursField } from './HoursField';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** One calendar: its name, who keeps it, the hours of its week, and the days that differ. */
export function CalendarEditor({ calendar }: { readonly calendar: Calendar }) {
  const document = useDocument();
  const { weekStart } = useSettings();
  const use = calendarUse(document, calendar.id);
  const change = (changes: Extract<SingleCommand, { type: 'calendar.change' }>['changes']) =>
    act({ type: 'calendar.change', id: calendar.id, changes });
  const keepers = [
    ...(use.isProgram ? ['the program'] : []),
    ...(use.teams.length > 4 ? [count(use.teams.length, 'team')] : use.teams),
    ...(use.rowCount > 0 ? [count(use.rowCount, 'row of the plan', 'rows of the plan')] : []),
  ];
  return (
    <section className={styles.calendar} aria-label={`Calendar ${calendar.title}`}>
      <div className={styles.head}>
        <TextField
          label="Name of the calendar"
          hideLabel
          value={calendar.title}
          className={styles.name}
          onCommit={(title) => change({ title })}
        />
        {use.isProgram ? null : (
          <Button
            size="small"
            onPress={() => void act({ type: 'program.change', changes: { calendarId: calendar.id } })}
          >
            Use for the program
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 aria-hidden />}
          onPress={() => void deleteRows([calendar.id])}
        >
          Delete calendar
        </Button>
      </div>
      <p className={styles.note}>
        {keepers.length === 0
          ? 'Nobody keeps it yet: choose it for the program here, or for a team or project in the inspector.'
          : `Kept by ${listWords(keepers)}.`}
      </p>
      <table className={styles.table} aria-label="Working week">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className={styles.overField}>
              Working hours
            </th>
            <th scope="col" className={styles.number}>
              Hours
            </th>
          </tr>
        </thead>
        <tbody>
          {weekdaysFrom(weekStart).map((weekday) => {
            const hours = calendar.week[weekday] ?? [];
            return (
              <tr key={weekday}>
                <th scope="row">{weekdays[weekday]}</th>
                <td>
                  <HoursField
                    label={`Hours on ${weekdays[weekday]}`}
                    value={hours}
                    onCommit={(intervals) =>
                      change({ week: calendar.week.map((day, at) => (at === weekday ? intervals : day)) })
                    }
                  />
                </td>
                <td className={styles.number}>{hoursOf(hours)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h3 className={styles.subheading}>Days off and other hours</h3>
      <DaysOff exceptions={calendar.exceptions} onChange={(exceptions) => change({ exceptions })} />
    </section>
  );
}
