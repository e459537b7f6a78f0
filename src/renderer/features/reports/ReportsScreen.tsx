import { FileDown, FolderOpen, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { audienceTitles, type ReportAudience } from '../../../domain/report/options';
import type { Report } from '../../../domain/report/report';
import { useActions } from '../../plan/actions';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { useOpenProgram } from '../../plan/openProgram';
import { goTo, useScreen } from '../../plan/screens';
import { Button } from '../../ui/Button';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { TextField } from '../../ui/TextField';
import { ReportPreview } from './ReportPreview';
import styles from './ReportsScreen.module.css';
import { changeReport, draftFor, useReportDraft } from './reportDraft';
import { usePreparedReport } from './usePreparedReport';

const audiences = (Object.keys(audienceTitles) as ReportAudience[]).map((id) => ({
  id,
  label: audienceTitles[id],
}));
const papers = [
  { id: 'a4', label: 'A4' },
  { id: 'letter', label: 'Letter' },
] as const;

const sourceWords = {
  written: 'You wrote this sentence.',
  update: 'Taken from the latest status update.',
  drafted: 'Drafted from the plan: what moved, what it does to the date that matters, the way back.',
} as const;

const showInFolder = (token: string) => void request('file:showInFolder', { token });

/** Picks an audience, shows the real pages, says what to mend before sending, and exports the PDF. */
export function ReportsScreen() {
  const programId = useOpenProgram((state) => state.id);
  useEffect(() => draftFor(programId), [programId]);
  const { options, exported } = useReportDraft();
  const { prepared, isStale } = usePreparedReport(options);
  const [isExporting, setIsExporting] = useState(false);

  const exportPdf = async () => {
    if (isExporting || programId === null) return;
    setIsExporting(true);
    try {
      const answer = await request('report:exportPdf', { id: programId as never, options });
      if (answer === null) return;
      if (!answer.ok) {
        notify({ tone: 'refused', text: answer.error.message });
        return;
      }
      const { token, fileName, pageCount } = answer.value;
      useReportDraft.setState({ exported: answer.value });
      notify({
        tone: 'done',
        text: `Exported ${fileName}, ${pageCount === 1 ? '1 page' : `${pageCount} pages`}.`,
        action: { label: 'Show in folder', run: () => showInFolder(token) },
      });
    } finally {
      setIsExporting(false);
    }
  };
  useActions({ 'report.export': { run: exportPdf, isEnabled: () => !isExporting } });
  // The menu's "Export PDF…" on another screen leads here and asks for it at once.
  const detail = useScreen((state) => (state.screen === 'Reports' ? state.detail : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for.
  useEffect(() => {
    const asked = audiences.find(({ id }) => id === detail);
    if (asked) changeReport({ audience: asked.id });
    if (detail !== 'export') return;
    goTo('Reports');
    void exportPdf();
  }, [detail]);

  const report = prepared?.report ?? null;
  const pageCount = prepared?.pages.length ?? 0;
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="Reports"
        note={prepared === null ? 'Laying out the pages…' : pageCount === 1 ? '1 page' : `${pageCount} pages`}
      >
        {exported && (
          <Button
            variant="quiet"
            icon={<FolderOpen aria-hidden size={16} />}
            onPress={() => showInFolder(exported.token)}
          >
            Show in folder
          </Button>
        )}
        <Button
          variant="primary"
          icon={<FileDown aria-hidden size={16} />}
          isDisabled={isExporting}
          onPress={() => void exportPdf()}
        >
          {isExporting ? 'Exporting…' : 'Export PDF'}
        </Button>
      </ScreenHeader>
      <div className={styles.body}>
        <section className={styles.choices} aria-label="What the report shows">
          <div className={styles.choice}>
            <h2>Audience</h2>
            <SegmentedControl
              label="Audience"
              value={options.audience}
              options={audiences}
              onChange={(audience) => changeReport({ audience })}
            />
          </div>
          <div className={styles.choice}>
            <h2>Paper</h2>
            <SegmentedControl
              label="Paper"
              value={options.paper}
              options={papers}
              onChange={(paper) => changeReport({ paper })}
            />
          </div>
          {report && <Headline report={report} written={options.headline} />}
          {report && <Warnings report={report} />}
          {report && <Hidden report={report} />}
        </section>
        {prepared === null ? (
          <p className={styles.waiting} role="status">
            Laying out the pages…
          </p>
        ) : (
          <ReportPreview pages={prepared.pages} isStale={isStale} />
        )}
      </div>
    </div>
  );
}

function Headline({ report, written }: { readonly report: Report; readonly written: string | null }) {
  return (
    <div className={styles.choice}>
      <TextField
        label="Headline"
        multiline
        value={report.headline}
        inputClassName={styles.headline}
        description={sourceWords[report.headlineSource]}
        onCommit={(text) => {
          const trimmed = text.trim().slice(0, 1_000);
          if (trimmed !== report.headline) changeReport({ headline: trimmed === '' ? null : trimmed });
        }}
      />
      {written !== null && (
        <Button
          size="small"
          variant="quiet"
          icon={<RotateCcw aria-hidden size={14} />}
          onPress={() => changeReport({ headline: null })}
        >
          Use the drafted sentence
        </Button>
      )}
    </div>
  );
}

function Warnings({ report }: { readonly report: Report }) {
  const { warnings } = report;
  return (
    <section className={styles.choice} aria-label="Before you send">
      <h2>Before you send</h2>
      {warnings.length === 0 ? (
        <p className={styles.quiet}>Nothing to mend.</p>
      ) : (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={`${warning.code}${warning.ids[0] ?? ''}${warning.message}`}>{warning.message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Hidden({ report }: { readonly report: Report }) {
  const { hidden, audience } = report;
  const total = hidden.reduce((sum, it) => sum + it.count, 0);
  return (
    <section className={styles.choice} aria-label="Not in this report">
      <h2>Not in this report</h2>
      {audience === 'full' ? (
        <p className={styles.quiet}>
          Everything of the plan is in it. What you noted of people, such as stance and influence, is in no
          report.
        </p>
      ) : (
        <>
          <p className={styles.quiet}>
            {total === 1 ? '1 line is' : `${total.toLocaleString('en-US')} lines are`} hidden for this
            audience.
          </p>
          <ul className={styles.hidden}>
            {hidden.map((it) => (
              <li key={it.words}>{it.words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
