import { useState } from 'react';
import type { Finding } from '../../../domain/checkup/checkUp';
import { addDays, type Day } from '../../../domain/time/day';
import { snoozeFinding } from '../../plan/checkUp';
import { useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { undoOrRedo } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import styles from './CheckUp.module.css';

/** What is offered before a day was typed. */
const defaultDays = 14;

/** Asks until when a finding is to be silent, and why: without a reason it is only a way of not looking. */
export function SnoozeDialog({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const format = useFormat();
  const [untilDay, setUntilDay] = useState<Day>(addDays(today, defaultDays));
  const [reason, setReason] = useState('');
  const isTooEarly = untilDay <= today;
  const isReady = reason.trim() !== '' && !isTooEarly;
  const snooze = async () => {
    if (!isReady || !(await snoozeFinding(finding, untilDay, reason.trim(), today))) return;
    onClose();
    notify({
      tone: 'done',
      text: `Snoozed until ${format.dayShort(untilDay)}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  const many = finding.parts.length > 1;
  return (
    <Dialog
      title={many ? 'Snooze all of these' : 'Snooze this finding'}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void snooze()}>
            Snooze
          </Button>
        </>
      }
    >
      <form
        className={styles.snoozeForm}
        onSubmit={(event) => {
          event.preventDefault();
          void snooze();
        }}
      >
        <p className={styles.why}>{format.prose(finding.sentence)}</p>
        <TextField label="Reason" autoFocus value={reason} onDraft={setReason} onCommit={setReason} />
        <DayField
          label="Until"
          isRequired
          value={untilDay}
          description={isTooEarly ? 'Choose a day after today.' : undefined}
          onCommit={(day) => (day === null ? undefined : setUntilDay(day))}
        />
        <p className={styles.muted}>It is told again on that day. The score does not forget it.</p>
      </form>
    </Dialog>
  );
}
