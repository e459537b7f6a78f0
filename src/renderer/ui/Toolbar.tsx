import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './Toolbar.module.css';

/** A row of controls; the arrow keys move among them. */
export function Toolbar(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <AriaToolbar aria-label={props.label} className={classNames(styles.toolbar, props.className)}>
      {props.children}
    </AriaToolbar>
  );
}

/** A line between groups of a toolbar. */
export function ToolbarLine() {
  return <Separator orientation="vertical" className={styles.line ?? ''} />;
}

/** Pushes what follows to the end of a toolbar. */
export function ToolbarSpace() {
  return <span className={styles.space} />;
}
