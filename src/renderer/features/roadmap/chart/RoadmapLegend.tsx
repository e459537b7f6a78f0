import { Shapes } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { healths } from '../../../../domain/model/health';
import { HealthMark, healthWords } from '../../../ui/HealthMark';
import { IconButton } from '../../../ui/IconButton';
import { markerSigns } from '../painting/axisPainter';
import { confidenceColumns } from '../widget/barContent';
import styles from './RoadmapLegend.module.css';

/** What a piece of the picture means, with a sample of it. */
type Entry = { readonly sample: ReactNode; readonly text: string };

const sample = (children: ReactNode) => (
  <svg viewBox="0 0 44 18" className={styles.sample} aria-hidden>
    {children}
  </svg>
);

const columns = (filled: number) => (
  <g transform="translate(17 4)" className="tl-confidence">
    {confidenceColumns.map((d, i) => (
      <path key={d} d={d} className={i < filled ? 'tl-confidence-filled' : 'tl-confidence-open'} />
    ))}
  </g>
);

const bars: readonly Entry[] = [
  {
    text: 'Part that is done',
    sample: sample(
      <>
        <rect x="2" y="3" width="40" height="12" rx="3" className={styles.bar} />
        <path d="M3 14H24" className={styles.progress} />
      </>,
    ),
  },
  {
    text: 'Critical path',
    sample: sample(<rect x="2" y="3" width="40" height="12" rx="3" className={styles.critical} />),
  },
  {
    text: 'Where the baseline had it',
    sample: sample(<path d="M4 10H40" className="tl-baseline" />),
  },
  {
    text: 'How far it can slip (when selected)',
    sample: sample(<path d="M4 9H40M40 5v8" className="tl-slack" />),
  },
  {
    text: 'May last until (longest of its estimate)',
    sample: sample(
      <>
        <path d="M2 3H40V15H2" className="tl-tail-edge" />
        <path d="M4 15 16 3M9 15 21 3M14 15 26 3M19 15 31 3M24 15 36 3M29 15 40 4" className="tl-tail" />
      </>,
    ),
  },
  { text: 'Promised with low confidence', sample: sample(columns(1)) },
  { text: 'With medium confidence', sample: sample(columns(2)) },
  { text: 'With high confidence', sample: sample(columns(3)) },
];

const markerSample = (kind: keyof typeof markerSigns) =>
  sample(
    <g className={`tl-flag tl-flag-${kind}`} transform="translate(22 9)">
      <path d={markerSigns[kind]} />
    </g>,
  );

const points: readonly Entry[] = [
  { text: 'Milestone', sample: sample(<path d="M22 2 29 9 22 16 15 9Z" className={styles.point} />) },
  { text: 'Gate', sample: sample(<path d="M16 4H28V11L22 16 16 11Z" className={styles.point} />) },
  { text: 'Today', sample: sample(<path d="M22 0V18" className="tl-today" />) },
  { text: 'Release', sample: markerSample('release') },
  { text: 'Freeze', sample: markerSample('freeze') },
  { text: 'Holiday', sample: markerSample('holiday') },
  { text: 'Event', sample: markerSample('event') },
  {
    text: 'A quarter begins, a year; every second is shaded',
    sample: sample(
      <>
        <path d="M14 0H30V18H14Z" className="tl-band" />
        <path d="M14 0V18" className="tl-period" />
        <path d="M30 0V18" className="tl-period tl-period-year" />
      </>,
    ),
  },
];

const arrowSample = (state: string) =>
  sample(
    <g className={`tl-arrow tl-arrow-${state}`}>
      <path d="M3 9H36" className="tl-arrow-line" />
      <path d="M0 0-7-3.5V3.5Z" transform="translate(41 9)" className="tl-arrow-tip" />
    </g>,
  );

const arrows: readonly Entry[] = [
  { text: 'Broken: the dates contradict it', sample: arrowSample('broken') },
  { text: 'On the critical path', sample: arrowSample('critical') },
  { text: 'Promised later than needed', sample: arrowSample('late') },
  { text: 'Asked, not promised yet', sample: arrowSample('proposed') },
  { text: 'Agreed', sample: arrowSample('agreed') },
  { text: 'Related, moves nothing', sample: arrowSample('related') },
];

function Part({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.text} className={styles.entry}>
            {entry.sample}
            {entry.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What everything on the roadmap means. */
export function RoadmapLegend() {
  return (
    <DialogTrigger>
      <IconButton size="small" label="Legend">
        <Shapes aria-hidden />
      </IconButton>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label="Legend" className={styles.dialog ?? ''}>
          <section className={styles.part}>
            <h3 className={styles.title}>Health</h3>
            <ul className={styles.list}>
              {healths.map((health) => (
                <li key={health} className={styles.entry}>
                  <span className={styles.sample}>
                    <HealthMark health={health} size={12} />
                  </span>
                  {healthWords[health]}
                </li>
              ))}
            </ul>
          </section>
          <Part title="Points and lines" entries={points} />
          <Part title="Bars" entries={bars} />
          <Part title="Dependencies" entries={arrows} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
