import type { SingleCommand } from '../commands/command';
import { agreementKinds, agreementStates } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { err, ok, type Result } from '../result';
import type { Day } from '../time/day';
import type { RegisterRow } from './register';
import { movesToWords, standingReasonToSentence } from './standing';

/** The columns of the register, in their order. */
export const registerColumnIds = [
  'deliverable',
  'giving',
  'needing',
  'state',
  'neededByDay',
  'committedDay',
  'gap',
  'why',
  'forecastDay',
  'responsible',
  'confidencePercent',
  'moved',
  'for',
  'giverId',
  'getterId',
  'acceptanceCriteria',
  'fallback',
  'escalation',
  'kind',
  'leadDays',
  'remindDay',
  'lastConfirmedDay',
  'key',
] as const;
export type RegisterColumnId = (typeof registerColumnIds)[number];

/** What each column is called, on screen and in a sheet. */
export const registerLabels: Readonly<Record<RegisterColumnId, string>> = {
  deliverable: 'Promise',
  giving: 'Gives',
  needing: 'Needs',
  for: 'For',
  state: 'State',
  neededByDay: 'Needed by',
  committedDay: 'Committed',
  gap: 'Gap',
  forecastDay: 'Expected',
  responsible: 'Escalate by',
  why: 'Why',
  moved: 'Moved',
  confidencePercent: 'Confidence',
  giverId: 'Giver',
  getterId: 'Getter',
  acceptanceCriteria: 'Accepted when',
  fallback: 'Fallback',
  escalation: 'Escalation',
  kind: 'Kind',
  leadDays: 'Lead days',
  remindDay: 'Remind on',
  lastConfirmedDay: 'Confirmed on',
  key: 'Key',
};

/** What a cell holds as text that `readRegisterCell` reads back: days as ISO, people by name, criteria apart by "; ". */
export function registerCellText(row: RegisterRow, id: RegisterColumnId): string {
  const { agreement, standing } = row;
  switch (id) {
    case 'giving':
      return row.givingName;
    case 'needing':
      return row.needingName;
    case 'for':
      return row.forTitle;
    case 'gap':
      return standing.gapDays === null ? '' : String(standing.gapDays);
    case 'responsible':
      return row.responsible?.day ?? '';
    case 'why':
      return standing.reasons[0] ? standingReasonToSentence(standing.reasons[0]) : '';
    case 'moved':
      return movesToWords(standing);
    case 'giverId':
      return row.giverName;
    case 'getterId':
      return row.getterName;
    case 'acceptanceCriteria':
      return agreement.acceptanceCriteria.join('; ');
    case 'key':
      return row.dependency.externalId ?? row.id;
    default: {
      const value = agreement[id];
      return value === null ? '' : String(value);
    }
  }
}

/** Why what was typed into a cell cannot be: a sentence. */
export type CellFault = string;

const folded = (text: string) => text.trim().toLocaleLowerCase('en');

/**
 * [A20] Reads what stands in a cell of the register as the command that makes it so; none where it is so already.
 * People are found by name; `readDay` reads a spoken day; `day` is today, `reason` what is kept with a state or a
 * committed date that moves.
 */
export function readRegisterCell(
  document: ProgramDocument,
  row: RegisterRow,
  id: RegisterColumnId,
  typed: string,
  context: {
    readonly readDay: (text: string) => Day | null;
    readonly today: Day;
    readonly reason: string;
  },
): Result<SingleCommand | null, CellFault> {
  const text = typed.trim();
  const label = registerLabels[id];
  if (text === registerCellText(row, id).trim()) return ok(null);
  const { agreement } = row;
  const change = (changes: Record<string, unknown>): Result<SingleCommand, CellFault> =>
    ok({ type: 'agreement.change', id: row.id, changes } as SingleCommand);
  switch (id) {
    case 'deliverable':
      return text === '' && agreement.state !== 'Found'
        ? err(`${label} cannot be empty.`)
        : change({ deliverable: text });
    case 'fallback':
    case 'escalation':
      return change({ [id]: text });
    case 'acceptanceCriteria':
      return change({
        acceptanceCriteria: text
          .split(/;|\n/)
          .map((it) => it.trim())
          .filter((it) => it !== ''),
      });
    case 'giverId':
    case 'getterId': {
      if (text === '') return change({ [id]: null });
      const found = document.stakeholders.filter((it) => it.id === text || folded(it.name) === folded(text));
      const [person] = found;
      if (!person) return err(`Nobody is called “${text}”.`);
      if (found.length > 1) return err(`${found.length} stakeholders are called “${text}”.`);
      return agreement[id] === person.id ? ok(null) : change({ [id]: person.id });
    }
    case 'kind': {
      const kind = agreementKinds.find((it) => it === folded(text));
      if (!kind) return err(`“${text}” is no kind. There are ${agreementKinds.join(', ')}.`);
      return kind === agreement.kind ? ok(null) : change({ kind });
    }
    case 'state': {
      const to = agreementStates.find((it) => folded(it) === folded(text));
      if (!to) return err(`“${text}” is no state. There are ${agreementStates.join(', ')}.`);
      if (to === agreement.state) return ok(null);
      const { today, reason } = context;
      const byId = document.program.managerId;
      return ok({ type: 'agreement.move', id: row.id as never, to, day: today, byId, note: reason });
    }
    case 'confidencePercent':
    case 'leadDays': {
      if (text === '') return change({ [id]: null });
      const value = Number(text.replace(/[%,]|days?/gi, '').trim());
      const most = id === 'leadDays' ? 36_500 : 100;
      if (!Number.isInteger(value) || value < 0 || value > most) {
        return err(`${label} is a whole number from 0 to ${most}.`);
      }
      return value === agreement[id] ? ok(null) : change({ [id]: value });
    }
    case 'neededByDay':
    case 'forecastDay':
    case 'remindDay':
    case 'lastConfirmedDay':
    case 'committedDay': {
      const day = text === '' ? null : context.readDay(text);
      if (text !== '' && day === null) {
        return err(`“${text}” is not a date. Try fri, -3d, 3 mar or 2026-11-20.`);
      }
      if (day === agreement[id]) return ok(null);
      if (id !== 'committedDay') return change({ [id]: day });
      if (day === null) return err('A committed date is kept; negotiate anew instead.');
      return ok({
        type: 'agreement.commit',
        id: row.id as never,
        committedDay: day,
        day: context.today,
        reason: context.reason,
        byId: document.program.managerId,
      });
    }
    default:
      return err(`${label} is computed.`);
  }
}
