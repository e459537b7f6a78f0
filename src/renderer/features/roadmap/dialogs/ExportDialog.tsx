import { type ReactNode, useMemo, useState } from 'react';
import { secondLevelOf } from '../../../../domain/layout/roadmapLanes';
import {
  type PicturePaper,
  type PictureSource,
  planRoadmapPicture,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../../../../domain/report/roadmapPicture';
import { laneWords } from '../../../../domain/report/roadmapWords';
import { type Day, numberToDay } from '../../../../domain/time/day';
import { useActions } from '../../../plan/actions';
import { exportPicture } from '../../../plan/exportPicture';
import { useSettings } from '../../../plan/settings';
import { DialogHelp } from '../../../plan/TopicHelp';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { DayField } from '../../../ui/DayField';
import { Dialog } from '../../../ui/Dialog';
import type { Format } from '../../../ui/format';
import { SegmentedControl } from '../../../ui/SegmentedControl';
import { type Option, Select } from '../../../ui/Select';
import { minutesPerDay, type TimeWindow } from '../timeScale';
import type { RoadmapView } from '../viewState';
import styles from './ExportDialog.module.css';

const formats = [
  { id: 'svg', label: 'SVG' },
  { id: 'png', label: 'PNG' },
] as const satisfies readonly Option[];
const extents = [
  { id: 'screen', label: 'As on screen' },
  { id: 'program', label: 'Whole program' },
] as const satisfies readonly Option[];
const times = [
  { id: 'screen', label: 'As on screen' },
  { id: 'whole', label: 'All of it' },
  { id: 'days', label: 'From a day to a day' },
] as const satisfies readonly Option[];
const papers: readonly Option<PicturePaper>[] = [
  { id: 'fit', label: 'As large as it must be' },
  { id: 'a4', label: 'A4, sideways' },
  { id: 'a3', label: 'A3, sideways' },
  { id: 'a2', label: 'A2, sideways' },
  { id: 'a1', label: 'A1, sideways' },
  { id: 'letter', label: 'Letter, sideways' },
  { id: 'tabloid', label: 'Tabloid, sideways' },
  { id: 'wide', label: 'Slide, 16:9' },
];

type FileFormat = (typeof formats)[number]['id'];

/** What the screen shows of the roadmap. */
type Shown = {
  readonly source: PictureSource;
  readonly view: RoadmapView;
  readonly window: TimeWindow | null;
  readonly isImagining: boolean;
};

/** Type smaller than this is hardly read on paper, in points. */
const leastReadable = 5;

/** Saves the roadmap as a picture: asks what of it, over what time and on what paper. */
export function ExportPicture(props: {
  readonly source: PictureSource;
  readonly view: RoadmapView;
  /** The time that is in view now. */
  readonly readWindow: () => TimeWindow | null;
  readonly isImagining: boolean;
  readonly format: Format;
}) {
  const { source, view, readWindow, isImagining } = props;
  const [opened, setOpened] = useState<{ readonly format: FileFormat; readonly shown: Shown } | null>(null);
  const open = (format: FileFormat) =>
    setOpened({ format, shown: { source, view, window: readWindow(), isImagining } });
  useActions({
    'roadmap.exportSvg': () => open('svg'),
    'roadmap.exportPng': () => open('png'),
  });
  if (!opened) return null;
  return (
    <ExportDialog
      firstFormat={opened.format}
      shown={opened.shown}
      format={props.format}
      onClose={() => setOpened(null)}
    />
  );
}

function ExportDialog(props: {
  readonly firstFormat: FileFormat;
  readonly shown: Shown;
  readonly format: Format;
  readonly onClose: () => void;
}) {
  const { shown, format, onClose } = props;
  const { view } = shown;
  const { weekStart } = useSettings();
  const [fileFormat, setFileFormat] = useState(props.firstFormat);
  const [extent, setExtent] = useState<(typeof extents)[number]['id']>('screen');
  const [time, setTime] = useState<(typeof times)[number]['id']>('screen');
  const [days, setDays] = useState(() => windowToDays(shown.window));
  const [paper, setPaper] = useState<PicturePaper>('fit');
  const [periods, setPeriods] = useState(view.withPeriods);
  const options = useMemo<RoadmapPictureOptions>(() => {
    const common = { laneBy: view.laneBy, thenBy: view.thenBy, paper, periods, weekStart };
    if (extent === 'program') return roadmapPictureSchema.parse(common);
    const asked = time === 'screen' ? windowToDays(shown.window) : time === 'days' ? days : null;
    return roadmapPictureSchema.parse({
      ...common,
      rows: 'each',
      collapsed: [...view.collapsed],
      teamIds: view.teamIds && [...view.teamIds],
      healths: view.healths && [...view.healths],
      compareId: view.compareId,
      fromDay: asked?.from ?? null,
      toDay: asked?.to ?? null,
    });
  }, [view, shown.window, extent, time, days, paper, periods, weekStart]);
  const isBackwards =
    extent === 'screen' && time === 'days' && days.from !== null && days.to !== null && days.to < days.from;
  const save = () => {
    onClose();
    void exportPicture('roadmap', fileFormat, null, options);
  };
  return (
    <Dialog
      title="Export the roadmap as a picture"
      isOpen
      onClose={onClose}
      help={<DialogHelp dialog="Export the roadmap as a picture" onRead={onClose} />}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save} isDisabled={isBackwards}>
            Export…
          </Button>
        </>
      }
    >
      <div className={styles.choices}>
        <Choice title="What">
          <SegmentedControl label="What" value={extent} options={extents} onChange={setExtent} />
        </Choice>
        {extent === 'screen' ? (
          <Choice title="Time">
            <SegmentedControl label="Time" value={time} options={times} onChange={setTime} />
            {time === 'days' ? (
              <div className={styles.days}>
                <DayField
                  label="From"
                  value={days.from}
                  placeholder="The plan’s first day"
                  onCommit={(from) => setDays({ ...days, from })}
                />
                <DayField
                  label="Until"
                  edge="finish"
                  value={days.to}
                  placeholder="The plan’s last day"
                  onCommit={(to) => setDays({ ...days, to })}
                />
              </div>
            ) : null}
          </Choice>
        ) : null}
        <Choice title="Paper">
          <Select
            label="Paper"
            hideLabel
            value={paper}
            options={papers}
            onChange={(chosen) => chosen && setPaper(chosen)}
          />
        </Choice>
        <Choice title="File">
          <SegmentedControl label="File" value={fileFormat} options={formats} onChange={setFileFormat} />
        </Choice>
        <Choice title="Periods">
          <Checkbox isSelected={periods} onChange={setPeriods}>
            Tell quarters and fiscal years apart
          </Checkbox>
        </Choice>
        <p className={styles.summary} role="status">
          {isBackwards ? (
            'The last day is before the first.'
          ) : (
            <Summary source={shown.source} options={options} format={format} />
          )}
          {shown.isImagining ? ' What is imagined is not in it: apply or keep it first.' : null}
        </p>
      </div>
    </Dialog>
  );
}

function Choice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden>
        {title}
      </span>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

/** What will be on the picture, in words. */
function Summary(props: {
  readonly source: PictureSource;
  readonly options: RoadmapPictureOptions;
  readonly format: Format;
}) {
  const { source, options, format } = props;
  const plan = useMemo(() => planRoadmapPicture(source, options), [source, options]);
  const { layout, window, leastType } = plan;
  const lanes = layout.lanes.filter((lane) => lane.parentKey === null).length;
  const days = format.range(
    numberToDay(window.fromMinutes / minutesPerDay),
    numberToDay(window.toMinutes / minutesPerDay - 1),
  );
  const by = laneWords(options.laneBy, secondLevelOf(options.laneBy, options.thenBy));
  const isFiltered = options.teamIds !== null || options.healths !== null;
  return (
    <>
      {`${format.count(layout.rows.length, 'row')} in ${format.count(lanes, 'lane')} by ${by}, ${days}.`}
      {isFiltered ? ` Hidden by filter: ${format.number(layout.hiddenByFilter)}.` : ''}
      {options.paper === 'fit' ? '' : ` Its smallest type is ${leastType.toFixed(1)} pt on this paper`}
      {options.paper === 'fit'
        ? ''
        : leastType < leastReadable
          ? ': larger paper, fewer rows or less time would be easier to read.'
          : '.'}
    </>
  );
}

/** The days that a window of time touches. */
function windowToDays(window: TimeWindow | null): { readonly from: Day | null; readonly to: Day | null } {
  if (window === null) return { from: null, to: null };
  return {
    from: numberToDay(Math.floor(window.fromMinutes / minutesPerDay)),
    to: numberToDay(Math.ceil(window.toMinutes / minutesPerDay) - 1),
  };
}
