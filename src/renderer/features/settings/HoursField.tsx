import { useState } from 'react';
import type { WorkingInterval } from '../../../domain/model/calendar';
import { parseWorkingHours, workingHoursToText } from '../../../domain/time/workingHours';
import { TextField } from '../../ui/TextField';

/** The working hours of a day, typed as "9-12, 13-17" or "off"; what are no hours stays in the box with the reason. */
export function HoursField(props: {
  readonly label: string;
  readonly value: readonly WorkingInterval[];
  readonly onCommit: (intervals: WorkingInterval[]) => unknown;
}) {
  const { label, value, onCommit } = props;
  const [wrong, setWrong] = useState<{ readonly text: string; readonly reason: string } | null>(null);
  const shown = workingHoursToText(value);
  return (
    <TextField
      label={label}
      hideLabel
      quiet
      numeric
      value={wrong?.text ?? shown}
      error={wrong === null ? undefined : `Not kept: ${wrong.reason}. Try 9-12, 13-17 or off.`}
      onCommit={(text) => {
        const parsed = parseWorkingHours(text);
        setWrong(parsed.ok ? null : { text, reason: parsed.error });
        return parsed.ok && workingHoursToText(parsed.value) !== shown ? onCommit(parsed.value) : undefined;
      }}
    />
  );
}
