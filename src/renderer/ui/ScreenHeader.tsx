import type { ReactNode } from 'react';
import { classNames } from './classNames';
import styles from './ScreenHeader.module.css';

/** The head of a screen: its name as the page's heading, and its controls. */
export function ScreenHeader(props: {
  readonly title: string;
  /** A few words after the name: "446 projects". */
  readonly note?: ReactNode;
  /** Controls at the end. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <header className={classNames(styles.header, props.className)}>
      <h1 className={styles.title}>{props.title}</h1>
      {props.note ? <span className={styles.note}>{props.note}</span> : null}
      {props.children ? <div className={styles.controls}>{props.children}</div> : null}
    </header>
  );
}
