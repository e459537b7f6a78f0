import { create } from 'zustand';
import { request } from '../plan/door';
import { announce } from '../plan/notices';
import { Button } from '../ui/Button';
import { copyText } from '../ui/copyText';
import { Dialog } from '../ui/Dialog';
import styles from './ScreenBoundary.module.css';

const useDefect = create<{ readonly report: string | null }>(() => ({ report: null }));

/** Shows a report of what went wrong in the shell; the first stays until it is closed. */
export function showDefect(report: string): void {
  useDefect.setState((shown) => ({ report: shown.report ?? report }));
}

/** What went wrong outside of the window, to be copied. */
export function DefectDialog() {
  const report = useDefect((state) => state.report);
  if (report === null) return null;
  const close = () => useDefect.setState({ report: null });
  return (
    <Dialog
      title="Something went wrong"
      role="alertdialog"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={() => announce(copyText(report) ? 'Copied' : 'Not copied')}>
            Copy the report
          </Button>
          <Button onPress={() => void request('app:restart', null)}>Start Throughline over</Button>
          <Button variant="primary" onPress={close}>
            Go on
          </Button>
        </>
      }
    >
      <p>
        Throughline met a defect of its own. Everything that was shown as done is saved. If it comes again,
        this report tells its makers where to look; read it before you pass it on.
      </p>
      <pre className={styles.details} data-selectable>
        {report}
      </pre>
    </Dialog>
  );
}
