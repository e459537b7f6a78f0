import type { ReactNode } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { type Option, Select } from './Select';
import styles from './SetFieldDialog.module.css';
import { TextField } from './TextField';

/** Sets one field of several rows alike: which field, and what it is to be. */
export function SetFieldDialog<Id extends string>(props: {
  readonly title: string;
  readonly fields: readonly { readonly id: Id; readonly label: string }[];
  readonly fieldId: Id;
  readonly onField: (id: Id) => void;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** What the field may be; null where it is typed. */
  readonly options: readonly Option[] | null;
  /** What leaving a choice empty is called; undefined where it may not be empty. */
  readonly none?: string | undefined;
  readonly isDay: boolean;
  /** Why the value is refused. */
  readonly wrong: string | null;
  readonly onApply: () => void;
  readonly onClose: () => void;
  /** What else has to be said. */
  readonly children?: ReactNode;
}) {
  const { fieldId, value, onValue, options, none, wrong, onClose } = props;
  return (
    <Dialog
      title={props.title}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onPress={props.onApply}>
            Set
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Select
          label="Field"
          value={fieldId}
          options={props.fields}
          onChange={(id) => {
            if (id !== null) props.onField(id);
          }}
        />
        {options ? (
          <Select
            label="Value"
            {...(none === undefined ? {} : { none })}
            value={value === '' ? null : value}
            options={options}
            onChange={(id) => onValue(id ?? '')}
          />
        ) : (
          <TextField
            key={fieldId}
            label="Value"
            value={value}
            placeholder={props.isDay ? 'today, fri, 3 mar' : 'Empty for nothing'}
            error={wrong ?? undefined}
            onDraft={onValue}
            onCommit={onValue}
          />
        )}
        {props.children}
        {options && wrong ? (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
