import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './SegmentedControl.module.css';
import type { Option } from './Select';

/** Chooses one of two to five short words, all in view. */
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
        <ToggleButton key={option.id} id={option.id} className={styles.segment ?? ''}>
          {option.mark}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
