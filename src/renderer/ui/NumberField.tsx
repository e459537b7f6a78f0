import { useState } from 'react';
import styles from './Field.module.css';
import { TextField } from './TextField';

/** Reads what a person types as a number: "1,204.5", "80%", "-3"; null for nothing, undefined for no number. */
function parseTyped(text: string): number | null | undefined {
  const bare = text.replace(/[,\s%]/g, '').replace('−', '-');
  if (bare === '') return null;
  const value = Number(bare);
  return Number.isFinite(value) ? value : undefined;
}

/** A number that may be missing. Arrow up and down step it; what is out of range is brought into it. */
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
  const [wrong, setWrong] = useState<string | null>(null);
  const commit = (typed: number | null) =>
    props.onCommit(typed === null ? null : Math.min(max, Math.max(min, typed)));
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
      value={value === null ? '' : String(value)}
      error={wrong === null ? undefined : `“${wrong}” is not a number.`}
      after={unit ? <span className={styles.unit}>{unit}</span> : undefined}
      onCommit={(text) => {
        const typed = parseTyped(text);
        setWrong(typed === undefined ? text : null);
        return typed === undefined ? undefined : commit(typed);
      }}
      onKey={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false;
        event.preventDefault();
        const from = parseTyped(event.currentTarget.value) ?? value ?? 0;
        commit(from + (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1));
        return true;
      }}
    />
  );
}
