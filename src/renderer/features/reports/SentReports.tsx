import { GitCompareArrows, Send } from 'lucide-react';
import { audienceTitles, type ReportAudience } from '../../../domain/report/options';
import { sentReports, sentSnapshot } from '../../../domain/report/sentReport';
import { dayToText } from '../../../domain/time/dayToText';
import { useSchedule } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import type { ShownReport } from './layoutProtocol';
import styles from './ReportsScreen.module.css';
import { changeReport, useReportDraft } from './reportDraft';

/** What was sent, and the way to keep what was just exported as sent. */
export function SentReports({ report }: { readonly report: ShownReport }) {
  const { exported } = useReportDraft();
  const document = useDocument();
  const schedule = useSchedule();
  const sent = sentReports(document);
  const isKept = exported !== null && sent.some((it) => it.sent.sha256 === exported.sha256);
  const markAsSent = async () => {
    if (exported === null) return;
    const file = { fileName: exported.fileName, sha256: exported.sha256 };
    const row = sentSnapshot(report, document, schedule, file, newId('snapshot'));
    if (await act({ type: 'snapshot.create', row }))
      notify({
        tone: 'done',
        text: `Kept ${exported.fileName} as sent. The next report tells what changed since.`,
      });
  };
  return (
    <section className={styles.choice} aria-label="Sent">
      <h2>Sent</h2>
      {exported !== null && !isKept && (
        <Button size="small" icon={<Send aria-hidden size={14} />} onPress={() => void markAsSent()}>
          Mark as sent
        </Button>
      )}
      {sent.length === 0 ? (
        <p className={styles.quiet}>
          Nothing yet. Export a report and mark it as sent: its plan and the file's hash are kept, and the
          next one opens with what changed.
        </p>
      ) : (
        <ul className={styles.sent}>
          {sent.slice(0, 8).map((it) => (
            <li key={it.id}>
              <span>
                <strong>{audienceTitles[it.sent.audience as ReportAudience] ?? it.title}</strong>
                <br />
                <span className={styles.note} title={`SHA-256 ${it.sent.sha256}`}>
                  {dayToText(it.day)}, {it.sent.fileName}
                </span>
              </span>
              <Button
                size="small"
                variant="quiet"
                icon={<GitCompareArrows aria-hidden size={14} />}
                onPress={() => changeReport({ sinceDay: it.day })}
              >
                Changes since
              </Button>
            </li>
          ))}
        </ul>
      )}
      {sent.length > 8 && <p className={styles.quiet}>And {sent.length - 8} earlier ones.</p>}
    </section>
  );
}
