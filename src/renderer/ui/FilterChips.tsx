import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './FilterChips.module.css';

/** One thing that a list can be narrowed to. */
export type FilterChip<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** How many there are of it. */
  readonly count?: number;
};

/** Words that narrow a list, any number of them at once; Tab leads in, arrows move, Space or Enter turns one on or off. */
export function FilterChips<Id extends string>(props: {
  readonly label: string;
  readonly value: readonly Id[];
  readonly chips: readonly FilterChip<Id>[];
  readonly onChange: (value: readonly Id[]) => void;
  readonly className?: string | undefined;
}) {
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      selectionMode="multiple"
      selectedKeys={props.value}
      onSelectionChange={(keys) => props.onChange([...keys].map((key) => String(key) as Id))}
      className={classNames(styles.chips, props.className)}
    >
      {props.chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className={styles.chip ?? ''}>
          {chip.label}
          {chip.count === undefined ? null : <span className={styles.count}>{chip.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
