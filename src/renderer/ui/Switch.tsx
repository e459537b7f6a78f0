import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

/** Turns a setting on and off at once. */
export function Switch(props: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => unknown;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaSwitch
      className={styles.switch ?? ''}
      isSelected={props.isSelected}
      onChange={(value) => void props.onChange(value)}
      isDisabled={props.isDisabled ?? false}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      {props.children}
    </AriaSwitch>
  );
}
