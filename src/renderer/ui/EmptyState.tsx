import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What stands where there is nothing yet: what would be here, why one wants it, and how to begin. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
  /** Where one reads on. */
  readonly learn?: ReactNode;
  readonly level?: 2 | 3;
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section className={styles.empty}>
      {props.icon ? <div className={styles.icon}>{props.icon}</div> : null}
      <Heading className={styles.title}>{props.title}</Heading>
      {props.children ? <div className={styles.text}>{props.children}</div> : null}
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
      {props.learn ? <div className={styles.learn}>{props.learn}</div> : null}
    </section>
  );
}
