import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonVariant } from './Button';
import styles from './Button.module.css';
import { classNames } from './classNames';
import { Tooltip } from './Tooltip';

/** A button with an icon only: its name is its tooltip. */
export function IconButton(props: {
  readonly label: string;
  readonly children: ReactNode;
  /** Its keys as they are shown: "Ctrl+K". */
  readonly keys?: string | undefined;
  /** A longer tooltip than the name: "Undo Move 'Cut-over'". */
  readonly tip?: string | undefined;
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium';
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** For a button that turns something on and off. */
  readonly isOn?: boolean;
  readonly className?: string | undefined;
  readonly slot?: string | null;
}) {
  const {
    label,
    children,
    keys,
    tip,
    variant = 'quiet',
    size = 'medium',
    isOn,
    className,
    onPress,
    ...rest
  } = props;
  return (
    <Tooltip text={tip ?? label} keys={keys}>
      <AriaButton
        {...rest}
        {...(onPress === undefined ? {} : { onPress })}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        aria-label={label}
        className={classNames(
          styles.button,
          styles.iconOnly,
          styles[variant],
          styles[size],
          isOn && styles.on,
          className,
        )}
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}
