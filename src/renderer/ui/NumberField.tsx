import { useState } from 'react';
import { parseTypedNumber, rangeToWords } from '../../domain/model/typedNumber';
import styles from './Field.module.css';
import { TextField } from './TextField';

/**
 * A number that may be missing. Arrow up and down step it within its range; what is typed and is no number, or out of
 * range, is not committed: it stays in the box with the reason.
 */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly onCommit: (value: number | null) => unknown;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Shown after the number: "days". */
  readonly unit?: string | undefined;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly quiet?: boolean;
  readonly className?: string | undefined;
}) {
  const { value, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, step = 1, unit } = props;
  const [wrong, setWrong] = useState<{ readonly text: string; readonly reason: string } | null>(null);
  return (
    <TextField
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      quiet={props.quiet ?? false}
      isDisabled={props.isDisabled ?? false}
      placeholder={props.placeholder ?? ''}
      className={props.className}
      numeric
      role="spinbutton"
      valueNow={value ?? undefined}
      value={wrong?.text ?? (value === null ? '' : String(value))}
      error={wrong === null ? undefined : `“${wrong.text.slice(0, 40)}” ${wrong.reason}.`}
      after={unit ? <span className={styles.unit}>{unit}</span> : undefined}
      onCommit={(text) => {
        const typed = parseTypedNumber(text);
        const isOutside = typeof typed === 'number' && (typed < min || typed > max);
        const reason = typed === undefined ? 'is not a number' : isOutside ? rangeToWords(min, max) : null;
        setWrong(reason === null ? null : { text, reason });
        return reason !== null || typed === value ? undefined : props.onCommit(typed ?? null);
      }}
      onKey={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false;
        event.preventDefault();
        const from = parseTypedNumber(event.currentTarget.value) ?? value ?? 0;
        const to = from + (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
        setWrong(null);
        props.onCommit(Math.min(max, Math.max(min, to)));
        return true;
      }}
    />
  );
}
