import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './Chip.module.css';
import { classNames } from './classNames';

/** A short word on a tint: a label, a state, a filter that can be taken away. */
export function Chip(props: {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'accent' | 'amber' | 'red' | 'green' | 'done';
  /** Offers to take it away; names what is taken. */
  readonly onRemove?: { readonly label: string; readonly run: () => void };
  readonly className?: string | undefined;
}) {
  const { children, tone = 'neutral', onRemove, className } = props;
  return (
    <span className={classNames(styles.chip, styles[tone], className)}>
      <span className={styles.words}>{children}</span>
      {onRemove ? (
        <Button className={styles.remove ?? ''} aria-label={onRemove.label} onPress={onRemove.run}>
          <X aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
