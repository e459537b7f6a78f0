import { type ReactNode, useMemo, useState } from 'react';
import { imaginedSource } from '../../../../domain/report/imaginedPlan';
import {
  type PicturePaper,
  type PictureSource,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../../../../domain/report/roadmapPicture';
import { type Day, numberToDay } from '../../../../domain/time/day';
import type { WhatIf } from '../../../../domain/whatif/simulateSlips';
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
import { PictureSummary, papers } from './PictureSummary';

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
type FileFormat = (typeof formats)[number]['id'];

/** What is imagined on the roadmap: what it is called, and what would be. */
export type ImaginedPicture = { readonly title: string; readonly whatIf: WhatIf };

/** What the screen shows of the roadmap. */
type Shown = {
  /** The plan as it is. */
  readonly source: PictureSource;
  readonly view: RoadmapView;
  readonly window: TimeWindow | null;
  readonly imagined: ImaginedPicture | null;
};

/** Saves the roadmap as a picture: asks what of it, over what time and on what paper. */
export function ExportPicture(props: {
  readonly source: PictureSource;
  readonly view: RoadmapView;
  /** The time that is in view now. */
  readonly readWindow: () => TimeWindow | null;
  readonly imagined: ImaginedPicture | null;
  readonly format: Format;
}) {
  const { source, view, readWindow, imagined } = props;
  const [opened, setOpened] = useState<{ readonly format: FileFormat; readonly shown: Shown } | null>(null);
  const open = (format: FileFormat) =>
    setOpened({ format, shown: { source, view, window: readWindow(), imagined } });
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
  const [isFolded, setFolded] = useState(false);
  // What one sees is what one gets, until one wants the plan.
  const [isImagined, setImagined] = useState(shown.imagined !== null);
  const imagined = isImagined ? shown.imagined : null;
  const source = useMemo(
    () => (imagined ? imaginedSource(shown.source, imagined.title, imagined.whatIf) : shown.source),
    [shown.source, imagined],
  );
  const options = useMemo<RoadmapPictureOptions>(() => {
    const common = { laneBy: view.laneBy, thenBy: view.thenBy, paper, periods, weekStart };
    if (extent === 'program')
      return roadmapPictureSchema.parse({ ...common, rows: isFolded ? 'lanes' : 'packed' });
    const asked = time === 'screen' ? windowToDays(shown.window) : time === 'days' ? days : null;
    return roadmapPictureSchema.parse({
      ...common,
      rows: isFolded ? 'lanes' : 'each',
      collapsed: [...view.collapsed],
      teamIds: view.teamIds && [...view.teamIds],
      healths: view.healths && [...view.healths],
      compareId: view.compareId,
      fromDay: asked?.from ?? null,
      toDay: asked?.to ?? null,
    });
  }, [view, shown.window, extent, time, days, paper, periods, isFolded, weekStart]);
  const isBackwards =
    extent === 'screen' && time === 'days' && days.from !== null && days.to !== null && days.to < days.from;
  const save = () => {
    onClose();
    const asked = imagined && { title: imagined.title, command: imagined.whatIf.command };
    void exportPicture('roadmap', fileFormat, null, options, asked);
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
        {shown.imagined ? (
          <Choice title="What if">
            <Checkbox isSelected={isImagined} onChange={setImagined}>
              As imagined: {shown.imagined.title}
            </Checkbox>
          </Choice>
        ) : null}
        <Choice title="Rows">
          <Checkbox isSelected={isFolded} onChange={setFolded}>
            One row for each lane
          </Checkbox>
        </Choice>
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
        {isBackwards ? (
          <p className={styles.summary} role="status">
            The last day is before the first.
          </p>
        ) : (
          <PictureSummary
            source={source}
            options={options}
            format={format}
            onChoose={(choice) => {
              setPaper(choice.paper);
              setFolded(choice.rows === 'lanes');
            }}
          />
        )}
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

/** The days that a window of time touches. */
function windowToDays(window: TimeWindow | null): { readonly from: Day | null; readonly to: Day | null } {
  if (window === null) return { from: null, to: null };
  return {
    from: numberToDay(Math.floor(window.fromMinutes / minutesPerDay)),
    to: numberToDay(Math.ceil(window.toMinutes / minutesPerDay) - 1),
  };
}
