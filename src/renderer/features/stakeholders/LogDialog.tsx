import { useState } from 'react';
import { findRow } from '../../../domain/model/document';
import { type Communication, channels } from '../../../domain/model/people';
import { logContact } from '../../../domain/people/communicationPlan';
import type { Day } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ComboBox } from '../../ui/ComboBox';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './Plan.module.css';

/** Whom one is about to say that something was said to, and as a part of what. */
export type LogDraft = {
  readonly stakeholderIds: readonly string[];
  readonly communicationId: string | null;
};

const channelOptions = channels.map((id) => ({ id, label: capitalize(id) }));

/** Writes down what was said to whom; the cadence of each of them begins anew. */
export function LogDialog(props: { readonly draft: LogDraft; readonly onClose: () => void }) {
  const { draft, onClose } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [ids, setIds] = useState(draft.stakeholderIds);
  const [communicationId, setCommunicationId] = useState(draft.communicationId);
  const [day, setDay] = useState<Day>(today);
  const [summary, setSummary] = useState('');
  const communication = findRow(document, 'communication', communicationId) ?? null;
  const [first] = ids;
  const usual = communication?.channel ?? findRow(document, 'stakeholder', first)?.channel ?? null;
  const [channel, setChannel] = useState<Communication['channel']>(usual);
  const name = (id: string) => findRow(document, 'stakeholder', id)?.name ?? id;

  const save = async () => {
    if (ids.length === 0) return;
    const words = ids.length === 1 && first ? name(first) : format.count(ids.length, 'person', 'people');
    const commands = logContact({
      stakeholderIds: ids,
      communication,
      day,
      channel,
      summary,
      contactIds: ids.map(() => newId('contact')),
    });
    if (!(await act({ type: 'batch', label: `Log what ${words} heard`, commands }))) return;
    onClose();
    notify({
      tone: 'done',
      text: `Logged what ${words} heard.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <Dialog
      title="Log what was said"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={ids.length === 0} onPress={() => void save()}>
            Log it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.chips}>
          {ids.map((id) => (
            <Chip
              key={id}
              onRemove={{ label: `Remove ${name(id)}`, run: () => setIds(ids.filter((it) => it !== id)) }}
            >
              {name(id)}
            </Chip>
          ))}
        </div>
        <ComboBox
          key={ids.length}
          label="Who heard it"
          value={null}
          options={document.stakeholders
            .filter((it) => !ids.includes(it.id))
            .map((it) => ({ id: it.id as string, label: it.name, description: it.role }))}
          placeholder={ids.length === 0 ? 'Choose somebody…' : 'Add another…'}
          onChange={(id) => (id === null ? undefined : setIds([...ids, id]))}
        />
        <TextField
          label="What was said"
          multiline
          autoFocus
          value={summary}
          placeholder="The message, and what they answered"
          onDraft={setSummary}
          onCommit={setSummary}
        />
        <div className={styles.pair}>
          <DayField label="Day" value={day} isRequired onCommit={(next) => next && setDay(next)} />
          <Select
            label="Channel"
            none="None"
            value={channel}
            options={channelOptions}
            onChange={setChannel}
          />
        </div>
        <Select
          label="As part of"
          none="A talk by itself"
          value={communicationId}
          options={document.communications.map((it) => ({ id: it.id as string, label: it.title }))}
          onChange={setCommunicationId}
        />
      </div>
    </Dialog>
  );
}
