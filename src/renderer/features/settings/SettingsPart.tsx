import type { ReactNode } from 'react';
import styles from './SettingsScreen.module.css';

/** Settings that belong together, under their heading. */
export function SettingsPart(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      <div className={styles.lines}>{props.children}</div>
    </section>
  );
}

/** One setting: its name, and its control beside. */
export function SettingsLine(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{props.label}</span>
      <div className={styles.control}>{props.children}</div>
    </div>
  );
}
