import { noteText } from './addAsks';
import { createRepeatCheck, skipRow } from './addProjects';
import type { ImportDraft } from './importDraft';
import type { SheetReader } from './sheetReader';

const markerKinds = ['release', 'freeze', 'holiday', 'event'] as const;

/** Reads a sheet of releases, freezes, holidays and events: markers on the time axis. */
export function addReleases(reader: SheetReader, draft: ImportDraft): void {
  const isRepeat = createRepeatCheck(reader, draft);
  for (const row of reader.rows) {
    if (isRepeat(row)) continue;
    const title = row.text('title');
    const startDay = row.day('day');
    if (title === '') {
      skipRow(draft, row, 'nameMissing', 'it has no title');
      continue;
    }
    if (startDay === null) {
      skipRow(draft, row, 'dayMissing', 'it has no day');
      continue;
    }
    let finishDay = row.day('finishDay');
    if (finishDay !== null && finishDay < startDay) {
      row.keepText('finishDay');
      finishDay = null;
    }
    const word = `${row.text('type')} ${title}`.toLowerCase();
    const kind = markerKinds.find((it) => word.includes(it)) ?? 'release';
    if (row.text('type') !== '' && !markerKinds.some((it) => it === row.text('type').toLowerCase())) {
      row.keepText('type');
    }
    const kept = draft.keep(
      'marker',
      { id: draft.idFor('marker', title), title, kind, startDay, finishDay, note: noteText(row) },
      { file: row.file, row: row.number },
    );
    const tally = draft.ledger.tallyOf(row.file);
    if (kept === null) tally.skipped++;
    else tally.imported++;
  }
}
