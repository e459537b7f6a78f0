import { Plus } from 'lucide-react';
import type { CommandInput } from '../../../../domain/commands/command';
import type { ProgramDocument } from '../../../../domain/model/document';
import { type PhaseName, phaseNames } from '../../../../domain/model/work';
import type { Day } from '../../../../domain/time/day';
import { monthNames } from '../../../../domain/time/dayToText';
import { newId } from '../../../plan/ids';
import { announce, notify } from '../../../plan/notices';
import { act, undoOrRedo } from '../../../plan/openProgram';
import { DialogHelp } from '../../../plan/TopicHelp';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { DayField } from '../../../ui/DayField';
import { Dialog } from '../../../ui/Dialog';
import { type Option, Select } from '../../../ui/Select';
import { DialogTable, RemoveRow, RowName } from './DialogTable';
import styles from './DialogTable.module.css';

type Marker = ProgramDocument['markers'][number];

const markerKinds: readonly Option<Marker['kind']>[] = [
  { id: 'release', label: 'Release' },
  { id: 'freeze', label: 'Freeze' },
  { id: 'holiday', label: 'Holiday' },
  { id: 'event', label: 'Event' },
];

/** What stands above the rows of the roadmap: the program's phases, and its releases, freezes, holidays and events. */
export function CalendarDialog(props: {
  readonly document: ProgramDocument;
  readonly today: Day;
  /** Whether lines stand where quarters and fiscal years begin. */
  readonly withPeriods: boolean;
  readonly onPeriods: (isOn: boolean) => void;
  readonly onClose: () => void;
}) {
  const { document, today } = props;
  const { fiscalYearStartMonth } = document.program;
  return (
    <Dialog
      title="Markers and phases"
      isOpen
      onClose={props.onClose}
      size="large"
      isDismissable
      help={<DialogHelp dialog="Markers and phases" onRead={props.onClose} />}
    >
      <Checkbox isSelected={props.withPeriods} onChange={props.onPeriods}>
        {fiscalYearStartMonth === 1
          ? 'Tell quarters and years apart, by lines and shading'
          : `Tell fiscal quarters and years apart, by lines and shading (years begin in ${monthNames[fiscalYearStartMonth - 1]})`}
      </Checkbox>
      <Markers markers={document.markers} today={today} />
      <Phases phases={document.phases} />
    </Dialog>
  );
}

function Markers({ markers, today }: { readonly markers: readonly Marker[]; readonly today: Day }) {
  const change = (id: string, changes: Partial<Marker>) =>
    act({ type: 'marker.change', id, changes } as CommandInput);
  const add = async () => {
    const row = { id: newId('marker'), title: 'New marker', kind: 'release', startDay: today };
    if (await act({ type: 'marker.create', row } as CommandInput)) announce('Added New marker.');
  };
  const remove = async ({ id, title }: Marker) => {
    if (!(await act({ type: 'marker.delete', id } as CommandInput))) return;
    notify({
      tone: 'done',
      text: `Deleted marker ‘${title}’.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <section aria-label="Markers" className={styles.part}>
      {markers.length === 0 ? (
        <p className={styles.why}>
          Releases and events are lines through the rows, freezes and holidays are shaded.
        </p>
      ) : (
        <DialogTable heads={['Marker', 'Kind', 'From', 'Until']} spokenHead="What to do with it">
          {markers.toSorted(byStart).map((marker) => (
            <tr key={marker.id}>
              <td>
                <RowName title={marker.title} onRename={(title) => change(marker.id, { title })} />
              </td>
              <td>
                <Select
                  label={`Kind of ‘${marker.title}’`}
                  hideLabel
                  value={marker.kind}
                  options={markerKinds}
                  onChange={(kind) => kind && change(marker.id, { kind })}
                />
              </td>
              <td>
                <DayField
                  label={`First day of ‘${marker.title}’`}
                  hideLabel
                  quiet
                  isRequired
                  value={marker.startDay}
                  onCommit={(startDay) => startDay && change(marker.id, { startDay })}
                />
              </td>
              <td>
                <DayField
                  label={`Last day of ‘${marker.title}’`}
                  hideLabel
                  quiet
                  edge="finish"
                  placeholder="The same day"
                  value={marker.finishDay}
                  onCommit={(finishDay) => change(marker.id, { finishDay })}
                />
              </td>
              <td>
                <RemoveRow label={`Delete ‘${marker.title}’`} onRemove={() => void remove(marker)} />
              </td>
            </tr>
          ))}
        </DialogTable>
      )}
      <Button icon={<Plus aria-hidden />} onPress={() => void add()}>
        Add marker
      </Button>
    </section>
  );
}

const byStart = (a: Marker, b: Marker) => (a.startDay < b.startDay ? -1 : a.startDay > b.startDay ? 1 : 0);

function Phases({ phases }: { readonly phases: ProgramDocument['phases'] }) {
  const own = new Map(phases.filter((it) => it.projectId === null).map((it) => [it.name, it]));
  const setDays = (name: PhaseName, changes: { startDay?: Day | null; finishDay?: Day | null }) => {
    const known = own.get(name);
    const row = { id: newId('phase'), name, projectId: null, ...changes };
    return act(
      (known
        ? { type: 'phase.change', id: known.id, changes }
        : { type: 'phase.create', row }) as CommandInput,
    );
  };
  return (
    <section aria-label="Phases">
      <DialogTable heads={['Phase of the program', 'From', 'Until']}>
        {phaseNames.map((name) => (
          <tr key={name}>
            <td>{name}</td>
            <td>
              <DayField
                label={`First day of ${name}`}
                hideLabel
                quiet
                value={own.get(name)?.startDay ?? null}
                onCommit={(startDay) => setDays(name, { startDay })}
              />
            </td>
            <td>
              <DayField
                label={`Last day of ${name}`}
                hideLabel
                quiet
                edge="finish"
                value={own.get(name)?.finishDay ?? null}
                onCommit={(finishDay) => setDays(name, { finishDay })}
              />
            </td>
          </tr>
        ))}
      </DialogTable>
    </section>
  );
}
