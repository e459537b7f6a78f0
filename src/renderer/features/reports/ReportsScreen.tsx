import { ChevronDown, Copy, FileDown, FolderOpen, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type CopyKind, type ReportFormat, reportAudiences } from '../../../domain/report/options';
import { askEdit, headlineEdit } from '../../../domain/report/reportAsks';
import { useActions } from '../../plan/actions';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { useOpenProgram } from '../../plan/openProgram';
import { useProgress } from '../../plan/progress';
import { goTo, useScreen } from '../../plan/screens';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { TextField } from '../../ui/TextField';
import type { ShownReport } from './layoutProtocol';
import { ReportChoices } from './ReportChoices';
import { ReportPreview } from './ReportPreview';
import styles from './ReportsScreen.module.css';
import { changeReport, draftFor, useReportDraft } from './reportDraft';
import { SentReports } from './SentReports';
import { usePreparedReport } from './usePreparedReport';

const sourceWords = {
  written: 'You wrote this sentence.',
  update: 'Taken from the latest status update.',
  drafted: 'Drafted from the plan: what moved, what it does to the date that matters, the way back.',
} as const;

const otherFormats = [
  { id: 'pptx', label: 'PowerPoint', description: 'Slides of shapes and tables that can be edited' },
  { id: 'html', label: 'HTML', description: 'One file for any browser, phones too' },
  { id: 'md', label: 'Markdown', description: 'For wikis and repositories' },
  { id: 'txt', label: 'Plain text', description: 'For a mail or a chat' },
] as const satisfies readonly { id: ReportFormat; label: string; description: string }[];

const copyKinds = [
  { id: 'text', label: 'As text', description: 'For a mail or a chat' },
  { id: 'tables', label: 'As tables', description: 'For a mail or a document that takes formats' },
  { id: 'picture', label: 'Roadmap as picture', description: 'The whole chart' },
] as const satisfies readonly { id: CopyKind; label: string; description: string }[];
const copiedWords: Readonly<Record<CopyKind, string>> = {
  text: 'Copied the report as text.',
  tables: 'Copied the report with its tables.',
  picture: 'Copied the roadmap as a picture.',
};

/** How long a report stays as it is until it is drawn for printing. */
const rehearsalDelayMs = 700;

const showInFolder = (token: string) => void request('file:showInFolder', { token });

/** Picks an audience, shows the real pages, says what to mend before sending, and exports the PDF. */
export function ReportsScreen() {
  const programId = useOpenProgram((state) => state.id);
  useEffect(() => draftFor(programId), [programId]);
  const { options, exported } = useReportDraft();
  const { prepared, isStale } = usePreparedReport(options);
  const [isExporting, setIsExporting] = useState(false);
  // What prints it draws the report that is looked at beforehand, when it has stayed as it is for a moment.
  useEffect(() => {
    if (programId === null || prepared === null) return;
    const { options: shown } = prepared.report;
    const timer = setTimeout(
      () => void request('report:rehearse', { id: programId as never, options: shown }),
      rehearsalDelayMs,
    );
    return () => clearTimeout(timer);
  }, [programId, prepared]);
  useEffect(() => () => void request('report:rest', null), []);
  const progress = useProgress(({ byTask }) => byTask.report);

  const exportAs = async (format: ReportFormat) => {
    if (isExporting || programId === null) return;
    setIsExporting(true);
    try {
      const answer = await request('report:export', { id: programId as never, options, format });
      if (answer === null) return;
      if (!answer.ok) {
        notify({ tone: 'refused', text: answer.error.message });
        return;
      }
      const { token, fileName, pageCount } = answer.value;
      useReportDraft.setState({ exported: answer.value });
      const pages = pageCount === null ? '' : `, ${pageCount === 1 ? '1 page' : `${pageCount} pages`}`;
      notify({
        tone: 'done',
        text: `Exported ${fileName}${pages}.`,
        action: { label: 'Show in folder', run: () => showInFolder(token) },
      });
    } finally {
      setIsExporting(false);
    }
  };
  const exportPdf = () => exportAs('pdf');
  const copyAs = async (as: CopyKind) => {
    if (programId === null) return;
    const answer = await request('report:copy', { id: programId as never, options, as });
    notify(
      answer.ok ? { tone: 'done', text: copiedWords[as] } : { tone: 'refused', text: answer.error.message },
    );
  };
  useActions({ 'report.export': { run: exportPdf, isEnabled: () => !isExporting } });
  // The menu's "Export PDF…" on another screen leads here and asks for it at once.
  const detail = useScreen((state) => (state.screen === 'Reports' ? state.detail : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for.
  useEffect(() => {
    const asked = reportAudiences.find((id) => id === detail);
    if (asked) changeReport({ audience: asked });
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
        <Menu
          label="Copy the report"
          placement="bottom end"
          groups={[
            copyKinds.map(({ id, label, description }) => ({
              id,
              label,
              description,
              run: () => void copyAs(id),
            })),
          ]}
        >
          <Button icon={<Copy aria-hidden size={16} />}>Copy</Button>
        </Menu>
        <Menu
          label="Other formats"
          placement="bottom end"
          groups={[
            otherFormats.map(({ id, label, description }) => ({
              id,
              label,
              description,
              isDisabled: isExporting,
              run: () => void exportAs(id),
            })),
          ]}
        >
          <Button icon={<ChevronDown aria-hidden size={16} />}>Other formats</Button>
        </Menu>
        {isExporting && progress ? (
          <>
            <span className={styles.progress} role="status">
              {progress.message}
            </span>
            <Button onPress={() => void request('report:cancel', null)}>Cancel</Button>
          </>
        ) : (
          <Button
            variant="primary"
            icon={<FileDown aria-hidden size={16} />}
            isDisabled={isExporting}
            onPress={() => void exportPdf()}
          >
            {isExporting ? 'Exporting…' : 'Export PDF'}
          </Button>
        )}
      </ScreenHeader>
      <div className={styles.body}>
        <section className={styles.choices} aria-label="What the report shows">
          <ReportChoices />
          {report && <Headline report={report} written={options.headline} />}
          {report && <Warnings report={report} />}
          {report && <Hidden report={report} />}
          {report && <SentReports report={report} />}
        </section>
        {prepared === null ? (
          <p className={styles.waiting} role="status">
            Laying out the pages…
          </p>
        ) : (
          <ReportPreview
            pages={prepared.pages}
            isStale={isStale}
            texts={editableTexts(prepared.report)}
            onEdit={edit}
          />
        )}
      </div>
    </div>
  );
}

/** What can be worded anew on the page, by what its runs edit. */
function editableTexts({ headline, asks }: ShownReport): ReadonlyMap<string, string> {
  return new Map([[headlineEdit, headline], ...asks.map((ask) => [askEdit(ask), ask.title] as const)]);
}

/** Words the headline or an ask of this report anew; an empty text takes back what was worded. */
function edit(edits: string, text: string): void {
  if (edits === headlineEdit) {
    changeReport({ headline: text === '' ? null : text });
    return;
  }
  const key = edits.slice('ask:'.length);
  const { askTitles } = useReportDraft.getState().options;
  const others = Object.entries(askTitles).filter(([it]) => it !== key);
  changeReport({ askTitles: Object.fromEntries(text === '' ? others : [...others, [key, text]]) });
}

function Headline({ report, written }: { readonly report: ShownReport; readonly written: string | null }) {
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

function Warnings({ report }: { readonly report: ShownReport }) {
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

function Hidden({ report }: { readonly report: ShownReport }) {
  const { hidden, options } = report;
  const { audience } = options;
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
