import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';
import { classNames } from './classNames';

/** How much a button asks for attention; one primary button in view at most. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium' | 'large';
  /** An icon before the words. */
  readonly icon?: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  /** When the words alone do not say it. */
  readonly label?: string;
  readonly className?: string | undefined;
  readonly slot?: string | null;
  /** For a button that unfolds something. */
  readonly isExpanded?: boolean;
};

/** A button with words. */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  label,
  className,
  children,
  onPress,
  isExpanded,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
