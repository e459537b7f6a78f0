import type { ProgramDocument } from '../../domain/model/document';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import type { Ledger } from './ledger';

/** Circles among imported dependencies are kept, since they are what the source says, and named with their chain. */
export function noteCycles(document: ProgramDocument, ledger: Ledger, file = ''): void {
  const teamIds = new Set<string>(document.teams.map((team) => team.id));
  const mayCircle = document.dependencies.some((it) => it.drives && !teamIds.has(it.predecessorId));
  if (!mayCircle) return;
  for (const diagnostic of computeSchedule(document).diagnostics) {
    if (diagnostic.code !== 'cycle') continue;
    const { message } = diagnostic;
    ledger.note({ severity: 'note', code: 'cycle', file, row: null, message, many: () => message });
  }
}
