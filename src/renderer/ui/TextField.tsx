import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { classNames } from './classNames';
import styles from './Field.module.css';
import { useDraft } from './useDraft';

export type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Called on blur and Enter when the text was changed; a promise keeps the draft in view until it settles. */
  readonly onCommit: (text: string) => unknown;
  /** Called at every key, for what follows along. */
  readonly onDraft?: (text: string) => void;
  /** Keeps the name for screen readers only. */
  readonly hideLabel?: boolean;
  readonly multiline?: boolean;
  /** One line of text that is shown on as many as it needs; Enter commits it all the same. */
  readonly wraps?: boolean;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  /** No border until it is hovered or focused: text that is edited where it stands. */
  readonly quiet?: boolean;
  readonly numeric?: boolean;
  readonly after?: ReactNode;
  readonly className?: string | undefined;
  readonly inputClassName?: string | undefined;
  /** Keys that the control handles itself; answering true leaves it at that. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => boolean;
  readonly role?: 'spinbutton';
  readonly valueNow?: number | undefined;
};

/** A text box that keeps a draft: Enter or leaving it commits, Escape restores. */
export function TextField(props: TextFieldProps) {
  const { label, value, onCommit, onDraft, hideLabel, multiline, wraps, description, error, after, onKey } =
    props;
  const draft = useDraft(value, onCommit);
  const id = useId();
  const shared = {
    id,
    value: draft.text,
    className: classNames(
      styles.input,
      (multiline || wraps) && styles.area,
      wraps && styles.wraps,
      props.inputClassName,
    ),
    placeholder: props.placeholder,
    disabled: props.isDisabled,
    readOnly: props.isReadOnly,
    autoFocus: props.autoFocus,
    role: props.role,
    spellCheck: multiline ? true : undefined,
    'data-numeric': props.numeric || undefined,
    'aria-label': hideLabel ? label : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': description || error ? `${id}-more` : undefined,
    'aria-valuenow': props.valueNow,
    onBlur: draft.commit,
    onChange: (event: { target: { value: string } }) => {
      draft.edit(event.target.value);
      onDraft?.(event.target.value);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.nativeEvent.isComposing || onKey?.(event)) return;
      if (event.key === 'Escape' && draft.restore()) {
        event.stopPropagation();
        onDraft?.(value);
      } else if (event.key === 'Enter' && (!multiline || event.metaKey || event.ctrlKey)) {
        if (wraps) event.preventDefault();
        draft.commit();
      }
    },
  };
  return (
    <div className={classNames(styles.field, props.className)}>
      {hideLabel ? null : (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <div
        className={classNames(styles.control, props.quiet && styles.quiet)}
        data-invalid={error ? true : undefined}
      >
        {multiline || wraps ? <textarea {...shared} rows={1} /> : <input type="text" {...shared} />}
        {after}
      </div>
      {error || description ? (
        <span id={`${id}-more`} className={error ? styles.error : styles.description}>
          {error ?? description}
        </span>
      ) : null}
    </div>
  );
}
