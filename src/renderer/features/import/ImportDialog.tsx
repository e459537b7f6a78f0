import { FileWarning } from 'lucide-react';
import type { StoreFault } from '../../../contract/channels';
import type { ImportFault } from '../../../domain/exchange/lossReport';
import { useActions } from '../../plan/actions';
import { announce } from '../../plan/notices';
import { useOpenProgram } from '../../plan/openProgram';
import { useProgress } from '../../plan/progress';
import { Button } from '../../ui/Button';
import { copyText } from '../../ui/copyText';
import { Dialog } from '../../ui/Dialog';
import { ProgressBar } from '../../ui/ProgressBar';
import styles from './ImportDialog.module.css';
import { applyImport, chooseFiles, compareImport, keepCircle, leaveImport, useImport } from './importFlow';
import { LossReportView } from './LossReportView';
import { createdToWords, reportToText } from './lossWords';
import { PreviewBody } from './PreviewBody';

/** The way of an import: what was recognised, corrections and answers, then what came in. */
export function ImportDialog() {
  const now = useImport((state) => state.now);
  const openId = useOpenProgram((state) => state.id);
  useActions({ 'program.import': () => chooseFiles() });
  switch (now.stage) {
    case 'idle':
      return null;
    case 'reading':
      return (
        <Dialog
          title="Reading the files"
          isOpen
          size="small"
          onClose={() => void leaveImport()}
          footer={<Button onPress={() => void leaveImport()}>Cancel</Button>}
        >
          <ImportProgress label={`Reading ${now.names.slice(0, 3).join(', ')}`} />
        </Dialog>
      );
    case 'applying':
      return (
        <Dialog title="Importing" isOpen size="small" onClose={() => undefined}>
          <ImportProgress label={`Making ‘${now.title}’`} />
        </Dialog>
      );
    case 'fault':
      return (
        <Dialog
          title="Not imported"
          role="alertdialog"
          isOpen
          size="small"
          onClose={() => void leaveImport()}
          footer={
            <>
              <Button onPress={() => void leaveImport()}>Close</Button>
              {now.fault.code === 'circle' ? (
                <Button onPress={() => void keepCircle()}>Import with its circle</Button>
              ) : null}
              <Button variant="primary" onPress={() => void chooseFiles()}>
                Choose other files
              </Button>
            </>
          }
        >
          <Fault fault={now.fault} />
        </Dialog>
      );
    case 'preview': {
      const open = now.preview.questions.length;
      // A program file comes in as it is; a sheet that nobody knows does not, until somebody says what it is.
      const isEmpty = now.mappings.length > 0 && createdToWords(now.preview.report.created).length === 0;
      return (
        <Dialog
          title="Import"
          isOpen
          size="large"
          onClose={() => void leaveImport()}
          footer={
            <>
              {open > 0 ? (
                <span className={styles.footNote}>
                  {open === 1 ? 'One question is' : `${open} questions are`} to be answered first.
                </span>
              ) : isEmpty ? (
                <span className={styles.footNote}>
                  Say what the rows of a file are, so that they come in.
                </span>
              ) : null}
              <Button onPress={() => void leaveImport()}>Cancel</Button>
              {now.preview.sentPlan !== undefined && now.preview.sentPlan.programId === openId && (
                <Button onPress={() => void compareImport()}>Compare with the open plan</Button>
              )}
              <Button
                variant="primary"
                isDisabled={now.isReadingAgain || open > 0 || isEmpty}
                onPress={() => void applyImport()}
              >
                Import
              </Button>
            </>
          }
        >
          <PreviewBody
            preview={now.preview}
            mappings={now.mappings}
            encodings={now.encodings}
            title={now.title}
            isReadingAgain={now.isReadingAgain}
          />
        </Dialog>
      );
    }
    case 'done':
      return (
        <Dialog
          title={`Imported ‘${now.title}’`}
          isOpen
          size="large"
          onClose={() => void leaveImport()}
          footer={
            <>
              <Button
                onPress={() => {
                  if (copyText(reportToText(now.title, now.report))) announce('Copied the report');
                }}
              >
                Copy the report
              </Button>
              <Button variant="primary" onPress={() => void leaveImport()}>
                Open the program
              </Button>
            </>
          }
        >
          <LossReportView report={now.report} />
        </Dialog>
      );
  }
}

function ImportProgress({ label }: { readonly label: string }) {
  const progress = useProgress((state) => state.byTask.import);
  return (
    <ProgressBar
      label={progress?.message || label}
      done={progress?.done ?? 0}
      total={progress?.total ?? 0}
      showText
    />
  );
}

function Fault({ fault }: { readonly fault: ImportFault | StoreFault }) {
  // A message that names its place needs no second line for it.
  const places = 'file' in fault ? [fault.file, fault.place] : [];
  const place = places.filter((it) => it !== '' && !fault.message.includes(it)).join(', ');
  return (
    <div className={styles.fault} data-selectable>
      <FileWarning aria-hidden />
      <div>
        <p className={styles.faultWords}>{fault.message}</p>
        {place ? <p className={styles.faultPlace}>{place}</p> : null}
        {'remedy' in fault && fault.remedy ? <p>{fault.remedy}</p> : null}
        <p className={styles.kept}>Nothing was changed.</p>
      </div>
    </div>
  );
}
