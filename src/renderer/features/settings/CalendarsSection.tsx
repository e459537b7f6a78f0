import { useState } from 'react';
import { officeWeek } from '../../../domain/time/workingCalendar';
import { weekToText } from '../../../domain/time/workingHours';
import { newId } from '../../plan/ids';
import { act, useOpenProgram } from '../../plan/openProgram';
import { useSettings } from '../../plan/settings';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { CalendarEditor } from './CalendarEditor';
import styles from './Calendars.module.css';

/** The working calendars of the open program: when its people work, and their days off. */
export function CalendarsSection() {
  const document = useOpenProgram((state) => state.document);
  const { weekStart } = useSettings();
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (!document) return <p className={styles.note}>Open a program to set when its people work.</p>;
  const { calendars, program } = document;
  const shown =
    calendars.find(({ id }) => id === chosenId) ??
    calendars.find(({ id }) => id === program.calendarId) ??
    calendars[0];
  const add = async () => {
    const id = newId('calendar');
    const create = {
      type: 'calendar.create',
      row: {
        id,
        title: calendars.length === 0 ? 'Working days' : `Calendar ${calendars.length + 1}`,
        week: officeWeek.map((day) => [...day]),
      },
    } as const;
    const use = { type: 'program.change', changes: { calendarId: id as never } } as const;
    // The first one is meant for the program: nobody would look for a second step.
    const isDone = await act(
      program.calendarId === null && calendars.length === 0
        ? { type: 'batch', label: "Add the program's calendar", commands: [create, use] }
        : create,
    );
    if (isDone) setChosenId(id);
  };
  return (
    <>
      <div className={styles.head}>
        {shown && calendars.length > 1 ? (
          <Select
            label="Calendar"
            hideLabel
            value={shown.id as string}
            options={calendars.map(({ id, title, week }) => ({
              id: id as string,
              label: title,
              description: weekToText(week, weekStart),
            }))}
            onChange={setChosenId}
            className={styles.name}
          />
        ) : shown ? null : (
          <p className={styles.note}>
            {program.title} is planned from Monday to Friday, 08:00–12:00 and 13:00–17:00, without holidays.
          </p>
        )}
        <Button size="small" onPress={() => void add()}>
          New calendar
        </Button>
      </div>
      {shown ? <CalendarEditor key={shown.id} calendar={shown} /> : null}
    </>
  );
}
