import { useEffect, useState } from 'react';
import { secondLevelOf } from '../../../../domain/layout/roadmapLanes';
import {
  leastReadable,
  type ReadableChoice,
  readableChoices,
} from '../../../../domain/report/readablePicture';
import {
  type PicturePaper,
  type PicturePlan,
  type PictureSource,
  planPictureSteps,
  type RoadmapPictureOptions,
} from '../../../../domain/report/roadmapPicture';
import { laneWords } from '../../../../domain/report/roadmapWords';
import { numberToDay } from '../../../../domain/time/day';
import { inIdleTurns } from '../../../plan/idleTurns';
import { Button } from '../../../ui/Button';
import type { Format } from '../../../ui/format';
import type { Option } from '../../../ui/Select';
import { minutesPerDay } from '../timeScale';
import styles from './ExportDialog.module.css';

/** What a picture may be put on, as it is called. */
export const papers: readonly Option<PicturePaper>[] = [
  { id: 'fit', label: 'As large as it must be' },
  { id: 'a4', label: 'A4, sideways' },
  { id: 'a3', label: 'A3, sideways' },
  { id: 'a2', label: 'A2, sideways' },
  { id: 'a1', label: 'A1, sideways' },
  { id: 'letter', label: 'Letter, sideways' },
  { id: 'tabloid', label: 'Tabloid, sideways' },
  { id: 'wide', label: 'Slide, 16:9' },
];

/** A picture that is placed, and what else could be asked for where it can hardly be read. */
type Measured = {
  readonly source: PictureSource;
  readonly options: RoadmapPictureOptions;
  readonly plan: PicturePlan;
  readonly choices: readonly ReadableChoice[];
};

/** The picture that options lead to, measured while the window is idle, and then what is easier to read; null until it is. */
function useMeasured(source: PictureSource, options: RoadmapPictureOptions): Measured | null {
  const [known, setKnown] = useState<Measured | null>(null);
  useEffect(() => {
    let isOver = false;
    const measure = async () => {
      const plan = await inIdleTurns(planPictureSteps(source, options), () => isOver);
      if (plan === null) return;
      setKnown({ source, options, plan, choices: [] });
      const choices = await inIdleTurns(readableChoices(source, options, plan), () => isOver);
      if (choices !== null && choices.length > 0) setKnown({ source, options, plan, choices });
    };
    void measure();
    return () => {
      isOver = true;
    };
  }, [source, options]);
  return known?.source === source && known.options === options ? known : null;
}

/** What will be on the picture, in words; and where it can hardly be read, what could be asked for instead. */
export function PictureSummary(props: {
  readonly source: PictureSource;
  readonly options: RoadmapPictureOptions;
  readonly format: Format;
  readonly onChoose: (choice: ReadableChoice) => void;
}) {
  const { source, options, format, onChoose } = props;
  const measured = useMeasured(source, options);
  return (
    <>
      <p className={styles.summary} role="status" aria-busy={measured === null}>
        {measured === null ? 'Measuring…' : toSentences(measured.plan, options, format)}
      </p>
      {measured && measured.choices.length > 0 ? (
        <fieldset className={styles.readable}>
          <legend className={styles.readableTitle}>Easier to read</legend>
          {measured.choices.map((choice) => (
            <Button key={`${choice.paper} ${choice.rows}`} size="small" onPress={() => onChoose(choice)}>
              {toLabel(choice, options)}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

function toSentences(plan: PicturePlan, options: RoadmapPictureOptions, format: Format): string {
  const { layout, window, leastType } = plan;
  const lanes = layout.lanes.filter((lane) => lane.parentKey === null).length;
  const days = format.range(
    numberToDay(window.fromMinutes / minutesPerDay),
    numberToDay(window.toMinutes / minutesPerDay - 1),
  );
  const by = laneWords(options.laneBy, secondLevelOf(options.laneBy, options.thenBy));
  const isFiltered = options.teamIds !== null || options.healths !== null;
  const type = `Its smallest type is ${leastType.toFixed(1)} pt on this paper`;
  return [
    `${format.count(layout.rows.length, 'row')} in ${format.count(lanes, 'lane')} by ${by}, ${days}.`,
    ...(isFiltered ? [`Hidden by filter: ${format.number(layout.hiddenByFilter)}.`] : []),
    ...(options.paper === 'fit'
      ? []
      : [leastType < leastReadable ? `${type}: hardly anybody can read that.` : `${type}.`]),
  ].join(' ');
}

/** "A2, sideways, one row a lane (6.1 pt)": what is another than it is now. */
function toLabel({ paper, rows, leastType }: ReadableChoice, options: RoadmapPictureOptions): string {
  const words = [
    ...(rows === options.rows ? [] : ['One row for each lane']),
    ...(paper === options.paper ? [] : [papers.find(({ id }) => id === paper)?.label ?? '']),
  ];
  return `${words.join(', ')} (${leastType.toFixed(1)} pt)`;
}
