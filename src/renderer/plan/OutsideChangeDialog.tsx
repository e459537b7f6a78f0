import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { request } from './door';
import { notify } from './notices';
import { showProgram, useOpenProgram } from './openProgram';
import { askWhatToKeep, useOutsideChange } from './outsideChange';
import { receiveProgram } from './receiveProgram';
import { enterProgram } from './workspace';

/** Asks what is kept when something else changed the open program's files. Until then nothing more is saved. */
export function OutsideChangeDialog() {
  const isAsked = useOutsideChange((state) => state.isAsked);
  const id = useOpenProgram((state) => state.id);
  if (!isAsked || id === null) return null;
  const keepMine = async () => {
    const kept = await request('program:keepMine', { id: id as never });
    if (kept.ok) await enterProgram(kept.value);
    else notify({ tone: 'refused', text: kept.error.message });
    if (kept.ok) askWhatToKeep(false);
  };
  const readAgain = async () => {
    const answer = await request('program:readAgain', { id: id as never });
    const read = answer.ok ? await receiveProgram(answer.value) : answer;
    if (read.ok) showProgram(read.value);
    else notify({ tone: 'refused', text: read.error.message });
    askWhatToKeep(false);
  };
  return (
    <Dialog
      title="Changed by something else"
      role="alertdialog"
      size="small"
      isOpen
      onClose={() => askWhatToKeep(false)}
      footer={
        <>
          <Button variant="quiet" onPress={() => askWhatToKeep(false)}>
            Later
          </Button>
          <Button onPress={() => void readAgain()}>Show what is on disk</Button>
          <Button variant="primary" onPress={() => void keepMine()}>
            Keep mine as a copy
          </Button>
        </>
      }
    >
      <p>
        The files of this program were changed outside of this window: by a sync service, a restored backup or
        another program. So that neither is lost, nothing more is saved here until you choose.
      </p>
    </Dialog>
  );
}
