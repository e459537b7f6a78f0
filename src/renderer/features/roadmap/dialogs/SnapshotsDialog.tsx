import { Camera } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SingleCommand } from '../../../../domain/commands/command';
import { findRow, type ProgramDocument } from '../../../../domain/model/document';
import type { RowOf } from '../../../../domain/model/kinds';
import type { Schedule } from '../../../../domain/schedule/schedule';
import {
  changedSince,
  changeReasonToText,
  snapshotFinishes,
} from '../../../../domain/snapshots/changedSince';
import { milestoneTrend } from '../../../../domain/snapshots/milestoneTrend';
import { deleteSnapshot, setBaseline, takeSnapshot } from '../../../../domain/snapshots/takeSnapshot';
import type { Day } from '../../../../domain/time/day';
import { daysToSigned } from '../../../../domain/whatif/headline';
import { newId } from '../../../plan/ids';
import { notify } from '../../../plan/notices';
import { act, undoOrRedo } from '../../../plan/openProgram';
import { DialogHelp } from '../../../plan/TopicHelp';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { EmptyState } from '../../../ui/EmptyState';
import type { Format } from '../../../ui/format';
import { Select } from '../../../ui/Select';
import { Tabs } from '../../../ui/Tabs';
import { TextField } from '../../../ui/TextField';
import { changeRoadmapView } from '../viewState';
import { DialogTable, RemoveRow, RowName } from './DialogTable';
import styles from './DialogTable.module.css';
import { TrendChart } from './TrendChart';

type Snapshot = RowOf<'snapshot'>;
type View = 'snapshots' | 'changed' | 'trend';

/** More changes than this are counted: nobody reads a thousand in a dialog. */
const mostChanges = 200;

async function actAll(label: string, commands: readonly SingleCommand[]): Promise<boolean> {
  const [only] = commands;
  if (!only) return false;
  return act(commands.length === 1 ? only : { type: 'batch', label, commands });
}

/** Snapshots of the plan: taken, named, made the baseline, held against the plan, deleted. */
export function SnapshotsDialog(props: {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly today: Day;
  readonly format: Format;
  /** The snapshot that bars are held against; null for the baseline. */
  readonly compareId: string | null;
  readonly opensOn: 'snapshots' | 'changed';
  readonly onClose: () => void;
}) {
  const { document, format, compareId } = props;
  const [view, setView] = useState<View>(props.opensOn);
  const compared = findRow(document, 'snapshot', compareId ?? document.program.baselineSnapshotId ?? '');
  return (
    <Dialog
      title="Snapshots and baselines"
      isOpen
      onClose={props.onClose}
      size="large"
      isDismissable
      help={<DialogHelp dialog="Snapshots and baselines" onRead={props.onClose} />}
    >
      <Tabs
        label="Snapshots"
        value={view}
        onChange={setView}
        views={[
          {
            id: 'snapshots',
            label: 'Snapshots',
            count: document.snapshots.length,
            content: <SnapshotList {...props} />,
          },
          {
            id: 'changed',
            label: 'Changed since',
            content: <ChangedSince {...props} snapshot={compared} />,
          },
          {
            id: 'trend',
            label: 'Milestone trend',
            content: <Trend {...props} format={format} />,
          },
        ]}
      />
    </Dialog>
  );
}

type Parts = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly today: Day;
  readonly format: Format;
  readonly compareId: string | null;
};

function SnapshotList({ document, schedule, today, format, compareId }: Parts) {
  const usual = `Plan of ${format.day(today)}`;
  const [title, setTitle] = useState<string | null>(null);
  const [asBaseline, setAsBaseline] = useState(document.program.baselineSnapshotId === null);
  const { program } = document;
  const rows = document.snapshots.toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const take = async () => {
    const name = (title ?? usual).trim();
    if (name === '') return;
    const snapshot = { id: newId('snapshot'), title: name, day: today, asBaseline };
    if (await actAll(`Take snapshot ‘${name}’`, takeSnapshot(document, schedule, snapshot))) {
      setTitle(null);
      setAsBaseline(false);
      notify({ tone: 'done', text: `Took ‘${name}’${asBaseline ? ' as the baseline' : ''}.` });
    }
  };
  const remove = async (snapshot: Snapshot) => {
    if (compareId === snapshot.id) changeRoadmapView(program.id, { compareId: null });
    if (await actAll(`Delete snapshot ‘${snapshot.title}’`, deleteSnapshot(document, snapshot.id))) {
      notify({
        tone: 'done',
        text: `Deleted snapshot ‘${snapshot.title}’.`,
        action: { label: 'Undo', run: () => void undoOrRedo('undo') },
      });
    }
  };
  const target = program.targetMilestoneId;
  const finishThen = (snapshot: Snapshot) => {
    const finishes = snapshotFinishes(snapshot);
    const day = target === null ? [...finishes.values()].sort().at(-1) : finishes.get(target);
    return day ? format.day(day) : '–';
  };
  return (
    <>
      <form
        className={styles.take}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <TextField
          label="Name of the new snapshot"
          value={title ?? usual}
          onCommit={setTitle}
          onDraft={setTitle}
          className={styles.takeName}
        />
        <Checkbox isSelected={asBaseline} onChange={setAsBaseline}>
          Make it the baseline
        </Checkbox>
        <Button variant="primary" icon={<Camera aria-hidden />} onPress={() => void take()}>
          Take snapshot
        </Button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title="No snapshot yet" level={3}>
          A snapshot freezes where everything stands today. Take one when the plan is agreed, and the roadmap
          shows from then on what has moved since.
        </EmptyState>
      ) : (
        <DialogTable
          heads={['Name', 'Taken', target === null ? 'Finish then' : 'Target then', 'Held against the plan']}
          spokenHead="Delete"
        >
          {rows.map((snapshot) => {
            const isBaseline = program.baselineSnapshotId === snapshot.id;
            const isCompared = compareId === snapshot.id || (compareId === null && isBaseline);
            return (
              <tr key={snapshot.id}>
                <td>
                  <RowName
                    title={snapshot.title}
                    onRename={(title) =>
                      act({ type: 'snapshot.change', id: snapshot.id, changes: { title } })
                    }
                  />
                </td>
                <td className={styles.day}>{format.day(snapshot.day)}</td>
                <td className={styles.day}>{finishThen(snapshot)}</td>
                <td>
                  <span className={styles.uses}>
                    <Checkbox
                      isSelected={isCompared}
                      label={`Compare with ‘${snapshot.title}’`}
                      onChange={(isOn) =>
                        changeRoadmapView(program.id, { compareId: isOn ? snapshot.id : null })
                      }
                    >
                      Compare
                    </Checkbox>
                    <Checkbox
                      isSelected={isBaseline}
                      label={`‘${snapshot.title}’ is the baseline`}
                      onChange={(isOn) => act(setBaseline(isOn ? snapshot.id : null))}
                    >
                      Baseline
                    </Checkbox>
                  </span>
                </td>
                <td>
                  <RemoveRow label={`Delete ‘${snapshot.title}’`} onRemove={() => void remove(snapshot)} />
                </td>
              </tr>
            );
          })}
        </DialogTable>
      )}
    </>
  );
}

function ChangedSince(props: Parts & { readonly snapshot: Snapshot | undefined }) {
  const { document, schedule, format, snapshot } = props;
  const changes = useMemo(
    () => (snapshot ? changedSince(document, schedule, snapshot) : null),
    [document, schedule, snapshot],
  );
  if (!changes || !snapshot) {
    return (
      <EmptyState title="Nothing to compare with" level={3}>
        Take a snapshot first, or choose one to compare with.
      </EmptyState>
    );
  }
  const { changed, added, goneCount } = changes;
  const counts = [
    format.count(changed.length, 'row finishes', 'rows finish').concat(' on another day'),
    ...(added.length > 0 ? [`${format.number(added.length)} new`] : []),
    ...(goneCount > 0 ? [`${format.number(goneCount)} gone`] : []),
  ];
  return (
    <>
      <div className={styles.since}>
        <Select
          label="Since"
          value={snapshot.id as string}
          options={document.snapshots.map((it) => ({
            id: it.id as string,
            label: it.title,
            description: format.day(it.day),
          }))}
          onChange={(id) => changeRoadmapView(document.program.id, { compareId: id })}
        />
        <p role="status">{counts.join(' · ')}</p>
      </div>
      <DialogTable heads={['Name', 'Then', 'Now', 'Days', 'Why']}>
        {changed.slice(0, mostChanges).map((row) => (
          <tr key={row.id}>
            <td>{row.title}</td>
            <td className={styles.day}>{format.day(row.thenDay)}</td>
            <td className={styles.day}>{format.day(row.nowDay)}</td>
            <td className={styles.number}>{daysToSigned(row.days)}</td>
            <td className={styles.why}>{changeReasonToText(row.reason)}</td>
          </tr>
        ))}
      </DialogTable>
      {changed.length > mostChanges ? <p>and {format.number(changed.length - mostChanges)} more</p> : null}
    </>
  );
}

function Trend({ document, schedule, today, format }: Parts) {
  const trend = useMemo(() => milestoneTrend(document, schedule, today), [document, schedule, today]);
  if (trend.lines.length === 0) {
    return (
      <EmptyState title="No trend yet" level={3}>
        The milestone trend shows what each snapshot expected of a milestone. A level line keeps its promise,
        a rising one slips. Take a snapshot at every report.
      </EmptyState>
    );
  }
  return <TrendChart trend={trend} format={format} />;
}
