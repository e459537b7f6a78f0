import { parseDate } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components';
import { type Day, dayToNumber, parseDay, weekdayOf } from '../../domain/time/day';
import { parseSpokenDay } from '../../domain/time/parseSpokenDay';
import { Button } from './Button';
import { classNames } from './classNames';
import styles from './DayField.module.css';
import field from './Field.module.css';
import { formatDay, formatRelativeDay } from './format';
import { IconButton } from './IconButton';
import { usePreferences } from './preferences';
import { TextField } from './TextField';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/**
 * A day that may be missing: typed as "fri", "+2w", "3 mar", "Q3" or ISO, or chosen from a calendar.
 * What is typed is read back in words while one types; what is no day stays in the box and says so.
 */
export function DayField(props: {
  readonly label: string;
  readonly value: Day | null;
  readonly onCommit: (day: Day | null) => unknown;
  /** Whether "Q3" means its first or its last day. */
  readonly edge?: 'start' | 'finish';
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  /** A day that must be there cannot be emptied. */
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly quiet?: boolean;
  readonly className?: string | undefined;
}) {
  const { label, value, onCommit, edge = 'start', isRequired = false, isDisabled = false } = props;
  const { dateStyle, today, weekStart, fiscalYearStartMonth } = usePreferences();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const order = dateStyle === 'monthDay' ? 'monthDay' : 'dayMonth';
  const read = (text: string) => parseSpokenDay(text, { today, edge, order, fiscalYearStartMonth });
  const meant = typed === null ? null : read(typed);
  const shown = value === null ? '' : formatDay(value, dateStyle);
  const hint =
    typed === null || typed.trim() === '' || typed === shown
      ? props.description
      : meant === null
        ? 'Try fri, +2w, 3 mar, Q3 or 2027-03-03.'
        : `${weekdays[weekdayOf(dayToNumber(meant))]} ${formatDay(meant, dateStyle)}, ${formatRelativeDay(meant, today)}`;

  return (
    <div className={classNames(styles.wrap, props.className)}>
      <TextField
        label={label}
        hideLabel={props.hideLabel ?? false}
        quiet={props.quiet ?? false}
        isDisabled={isDisabled}
        placeholder={props.placeholder ?? 'No date'}
        numeric
        value={wrong ?? shown}
        description={wrong === null ? hint : undefined}
        error={
          wrong === null ? undefined : `“${wrong}” is not a date. Try fri, +2w, 3 mar, Q3 or 2027-03-03.`
        }
        onDraft={setTyped}
        onCommit={(text) => {
          setTyped(null);
          if (text.trim() === '') {
            setWrong(null);
            return isRequired || value === null ? undefined : onCommit(null);
          }
          const day = read(text);
          setWrong(day === null ? text : null);
          return day === null || day === value ? undefined : onCommit(day);
        }}
        after={
          <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
            <IconButton
              label={`Choose ${label.toLowerCase()} from a calendar`}
              size="small"
              isDisabled={isDisabled}
              className={field.affix}
            >
              <CalendarIcon aria-hidden />
            </IconButton>
            <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
              <Dialog className={styles.dialog ?? ''} aria-label={label}>
                <Calendar
                  aria-label={label}
                  value={value === null ? null : parseDate(value)}
                  defaultFocusedValue={parseDate(value ?? today)}
                  firstDayOfWeek={weekStart === 0 ? 'sun' : weekStart === 6 ? 'sat' : 'mon'}
                  onChange={(chosen) => {
                    setOpen(false);
                    setWrong(null);
                    const day = parseDay(chosen.toString());
                    if (day !== null && day !== value) onCommit(day);
                  }}
                >
                  <header className={styles.header}>
                    <IconButton slot="previous" label="Previous month" size="small">
                      <ChevronLeft aria-hidden />
                    </IconButton>
                    <Heading className={styles.month ?? ''} />
                    <IconButton slot="next" label="Next month" size="small">
                      <ChevronRight aria-hidden />
                    </IconButton>
                  </header>
                  <CalendarGrid weekdayStyle="short" className={styles.grid ?? ''}>
                    <CalendarGridHeader>
                      {(day) => (
                        <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>
                      )}
                    </CalendarGridHeader>
                    <CalendarGridBody>
                      {(day) => (
                        <CalendarCell
                          date={day}
                          className={classNames(styles.day, day.toString() === today && styles.today)}
                        />
                      )}
                    </CalendarGridBody>
                  </CalendarGrid>
                  <footer className={styles.footer}>
                    <Button
                      slot={null}
                      size="small"
                      variant="quiet"
                      onPress={() => {
                        setOpen(false);
                        setWrong(null);
                        if (value !== today) onCommit(today);
                      }}
                    >
                      Today
                    </Button>
                    {isRequired || value === null ? null : (
                      <Button
                        slot={null}
                        size="small"
                        variant="quiet"
                        onPress={() => {
                          setOpen(false);
                          onCommit(null);
                        }}
                      >
                        No date
                      </Button>
                    )}
                  </footer>
                </Calendar>
              </Dialog>
            </Popover>
          </DialogTrigger>
        }
      />
    </div>
  );
}
