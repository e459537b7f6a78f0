import { findRow, type ProgramDocument } from '../../../domain/model/document';
import { isInCell, type RaidEntry, type RiskCell } from '../../../domain/raid/raidLog';
import { isHigh, projectsOf, type RaidShow, type RaidView } from './raidColumns';

/** What of the log is shown; all of it has to hold. */
export type RaidFilter = {
  readonly view: RaidView;
  readonly show: RaidShow;
  /** A cell of the matrix; null for all. */
  readonly cell: RiskCell | null;
  readonly ownerId: string | null;
  readonly words: string;
};

/** Everything that is open. */
export const openEntries: RaidFilter = { view: 'all', show: 'open', cell: null, ownerId: null, words: '' };

/** The entries of the log that a filter lets through, in their order. */
export function filterLog(
  document: ProgramDocument,
  log: readonly RaidEntry[],
  { view, show, cell, ownerId, words }: RaidFilter,
): readonly RaidEntry[] {
  const wanted = words.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  return log.filter((entry) => {
    if (view !== 'all' && entry.kind !== view) return false;
    if (cell !== null && !isInCell(entry, cell)) return false;
    if (show === 'open' && !entry.open) return false;
    if (show === 'high' && !isHigh(entry)) return false;
    if (show === 'overdue' && !entry.overdue) return false;
    if (show === 'lacking' && entry.lacks.length === 0) return false;
    if (ownerId !== null && entry.ownerId !== ownerId) return false;
    const owner = findRow(document, 'stakeholder', entry.ownerId)?.name ?? '';
    const haystack = [entry.title, owner, projectsOf(document, entry), JSON.stringify(entry.row)]
      .join(' ')
      .toLocaleLowerCase('en');
    return wanted.every((word) => haystack.includes(word));
  });
}
