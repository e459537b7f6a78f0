import { type Stance, stances } from '../../../domain/model/people';
import styles from './Map.module.css';

/** Where somebody stands on the five steps from opponent to champion, and an arrow to where they are wanted. */
export function StanceScale(props: { readonly now: Stance | null; readonly wanted: Stance | null }) {
  const { now, wanted } = props;
  const x = (stance: Stance) => 4 + stances.indexOf(stance) * 8;
  const from = now === null ? null : x(now);
  const to = wanted === null ? null : x(wanted);
  const step = from !== null && to !== null && from !== to ? Math.sign(to - from) : 0;
  return (
    <svg className={styles.scale} viewBox="0 0 40 10" width="40" height="10" aria-hidden="true">
      {stances.map((stance) => (
        <circle key={stance} className={styles.step} cx={x(stance)} cy="5" r="1.25" />
      ))}
      {step !== 0 && from !== null && to !== null ? (
        <path
          className={styles.arrow}
          d={`M${from} 5H${to - step}m${-step * 3} -2.5l${step * 3} 2.5l${-step * 3} 2.5`}
        />
      ) : null}
      {from === null ? null : <circle className={styles.now} cx={from} cy="5" r="2.75" />}
    </svg>
  );
}

/** The same in words. */
export function stanceWords(now: Stance | null, wanted: Stance | null): string {
  if (now === null) return wanted === null ? 'stance unknown' : `stance unknown, wanted ${wanted}`;
  return wanted === null || wanted === now ? now : `${now}, wanted ${wanted}`;
}
