import styles from './FirstRunPicture.module.css';

/** A small roadmap as the first thing that one sees: lanes, bars, a promise between two teams, today. */
export function FirstRunPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 440 150" width="440" height="150" aria-hidden="true">
      {[0, 1, 2].map((lane) => (
        <rect
          key={lane}
          className={lane === 1 ? styles.band : styles.lane}
          x="0"
          y={22 + lane * 42}
          width="440"
          height="42"
        />
      ))}
      {[88, 176, 264, 352].map((x) => (
        <line key={x} className={styles.grid} x1={x} x2={x} y1="14" y2="148" />
      ))}
      <rect className={styles.done} x="14" y="32" width="118" height="22" rx="4" />
      <rect className={styles.green} x="146" y="32" width="150" height="22" rx="4" />
      <rect className={styles.red} x="70" y="74" width="146" height="22" rx="4" />
      <rect className={styles.amber} x="248" y="116" width="112" height="22" rx="4" />
      <rect className={styles.notStarted} x="310" y="74" width="104" height="22" rx="4" />
      <path className={styles.arrow} d="M216 85H230Q234 85 234 89V123Q234 127 238 127H244" />
      <path className={styles.head} d="m248 127-7-4v8z" />
      <path className={styles.milestone} d="m396 118 9 9-9 9-9-9z" />
      <line className={styles.today} x1="200" x2="200" y1="8" y2="148" />
      <circle className={styles.now} cx="200" cy="8" r="3.5" />
    </svg>
  );
}
