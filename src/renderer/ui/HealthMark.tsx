import type { Health } from '../../domain/model/health';
import { classNames } from './classNames';
import styles from './HealthMark.module.css';

/** The word of each health; colour and shape never stand without it, in sight or as the mark's name. */
export const healthWords: Readonly<Record<Health, string>> = {
  green: 'On track',
  amber: 'At risk',
  red: 'Off track',
  done: 'Done',
  notStarted: 'Not started',
};

/** The shape of a health in a box of 16: circle, triangle, diamond, square with tick, open circle. */
export function HealthShape({ health }: { readonly health: Health }) {
  switch (health) {
    case 'green':
      return <circle cx="8" cy="8" r="6" />;
    case 'amber':
      return <path d="M8 1.75 15 14H1Z" />;
    case 'red':
      return <path d="M8 .75 15.25 8 8 15.25.75 8Z" />;
    case 'done':
      return (
        <>
          <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="2" />
          <path className={styles.tick} d="m4.75 8.25 2.25 2.25 4.25-4.75" />
        </>
      );
    case 'notStarted':
      return <circle className={styles.open} cx="8" cy="8" r="5.5" />;
  }
}

/** Health as a shape in its colour. Without `label` it is silent: its word stands beside it. */
export function HealthMark(props: {
  readonly health: Health;
  /** Pixels. */
  readonly size?: number;
  /** Speaks the word (or another) where none is in sight. */
  readonly label?: string | boolean;
  readonly className?: string | undefined;
}) {
  const { health, size = 12, label } = props;
  const name = label === true ? healthWords[health] : label || undefined;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a <title> would show a tooltip; the name is aria-label.
    <svg
      className={classNames(styles.mark, styles[health], props.className)}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      <HealthShape health={health} />
    </svg>
  );
}

/** Health as a chip: shape and word on a tint. */
export function HealthChip(props: {
  readonly health: Health;
  readonly word?: string;
  readonly className?: string | undefined;
}) {
  return (
    <span className={classNames(styles.chip, styles[`${props.health}Chip`], props.className)}>
      <HealthMark health={props.health} size={11} />
      {props.word ?? healthWords[props.health]}
    </span>
  );
}
