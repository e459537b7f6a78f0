import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './SegmentedControl.module.css';
import type { Option } from './Select';

/** Chooses one of a few short words, all in view; as with radio buttons Tab leads to the chosen one, arrows choose. */
export function SegmentedControl<Id extends string>(props: {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly Option<Id>[];
  readonly onChange: (value: Id) => unknown;
  readonly className?: string | undefined;
}) {
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined && key !== props.value) props.onChange(String(key) as Id);
      }}
      className={classNames(styles.group, props.className)}
    >
      {props.options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className={styles.segment ?? ''}
          excludeFromTabOrder={option.id !== props.value}
          // The group moves the focus when the key goes down; it comes up on the word that has it now.
          onKeyUp={({ key }) => {
            if (/^Arrow(Left|Right|Up|Down)$/.test(key) && option.id !== props.value)
              props.onChange(option.id);
          }}
        >
          {option.mark}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
