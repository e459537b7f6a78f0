import { useState } from 'react';
import type { LossEntry, LossReport } from '../../../domain/exchange/lossReport';
import { count } from '../../../domain/words';
import { Button } from '../../ui/Button';
import { formatNumber } from '../../ui/format';
import styles from './LossReportView.module.css';
import { createdToWords, placeOfEntry, severityHeadings } from './lossWords';

/** So many entries are listed before one asks for the rest. */
const firstEntries = 8;
/** The most that is ever drawn; the copied report has them all. */
const mostEntries = 500;

/** What came in, what did not, and what was guessed; the rows of each file add up. */
export function LossReportView(props: {
  readonly report: LossReport;
  /** Leaves out what came in, where it stands already. */
  readonly hideCreated?: boolean;
}) {
  const { report } = props;
  const words = createdToWords(report.created);
  return (
    <div className={styles.report} data-selectable>
      {props.hideCreated ? null : (
        <p className={styles.created}>{words.length > 0 ? words.join(' · ') : 'Nothing came in.'}</p>
      )}
      <Tallies report={report} />
      {severityHeadings.map(({ severity, heading }) => (
        <Entries
          key={severity}
          heading={heading}
          entries={report.entries.filter((entry) => entry.severity === severity)}
        />
      ))}
      {report.entries.length === 0 ? (
        <p className={styles.quiet}>Nothing was left out, nothing guessed.</p>
      ) : null}
    </div>
  );
}

/** What became of the rows of each file. */
export function Tallies({ report }: { readonly report: LossReport }) {
  if (report.tallies.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Taken for</th>
          <th scope="col">Rows</th>
          <th scope="col">Imported</th>
          <th scope="col">Merged</th>
          <th scope="col">Skipped</th>
        </tr>
      </thead>
      <tbody>
        {report.tallies.map((tally) => (
          <tr key={`${tally.file} ${tally.takenFor}`}>
            <th scope="row">{tally.file}</th>
            <td>{tally.takenFor}</td>
            <td>{formatNumber(tally.rowsRead)}</td>
            <td>{formatNumber(tally.rowsImported)}</td>
            <td>{formatNumber(tally.rowsMerged)}</td>
            <td>{formatNumber(tally.rowsSkipped)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries(props: { readonly heading: string; readonly entries: readonly LossEntry[] }) {
  const { heading, entries } = props;
  const [isWhole, setWhole] = useState(false);
  if (entries.length === 0) return null;
  const shown = entries.slice(0, isWhole ? mostEntries : firstEntries);
  return (
    <section>
      <h3 className={styles.heading}>
        {heading} <span className={styles.quiet}>{formatNumber(entries.length)}</span>
      </h3>
      <ul className={styles.entries}>
        {shown.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes.
          <li key={index}>
            <span>{entry.message}</span>
            <span className={styles.quiet}>{placeOfEntry(entry)}</span>
          </li>
        ))}
      </ul>
      {entries.length > shown.length ? (
        isWhole ? (
          <p className={styles.quiet}>
            and {count(entries.length - shown.length, 'more', 'more')}; the copied report has them all.
          </p>
        ) : (
          <Button size="small" onPress={() => setWhole(true)}>
            Show all {formatNumber(entries.length)}
          </Button>
        )
      ) : null}
    </section>
  );
}
