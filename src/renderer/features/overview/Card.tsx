import type { ReactNode } from 'react';
import styles from './OverviewScreen.module.css';

/** One box of the overview under its heading. */
export function Card(props: {
  readonly title: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.card} aria-label={props.title}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>{props.title}</h2>
        {props.end}
      </div>
      {props.children}
    </section>
  );
}
