import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';
import { classNames } from './classNames';

/** Yes or no; or, in a table's head, some. */
export function Checkbox(props: {
  readonly children?: ReactNode;
  /** Its name where it has no words of its own. */
  readonly label?: string;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly onChange: (isSelected: boolean) => unknown;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
}) {
  const { children, label, isSelected, isIndeterminate = false, onChange, isDisabled = false } = props;
  return (
    <AriaCheckbox
      className={classNames(styles.checkbox, props.className)}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={(value) => void onChange(value)}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className={styles.box}>
        {isIndeterminate ? <Minus aria-hidden /> : isSelected ? <Check aria-hidden /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}
