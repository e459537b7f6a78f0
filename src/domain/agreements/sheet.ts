import type { ProgramDocument } from '../model/document';
import { findRow } from '../model/document';
import type { Day } from '../time/day';
import type { RegisterRow } from './register';
import { compareMarks, movesToWords, standingReasonToSentence } from './standing';

/** What one team gives and needs, on one page; made of the register, so that a report and the screen say the same. */
export type TeamSheet = {
  readonly teamId: string;
  readonly team: string;
  readonly lead: string;
  /** Still to be given and still awaited, the worst first, then by day. */
  readonly gives: readonly RegisterRow[];
  readonly needs: readonly RegisterRow[];
  /** What has been given or got, dropped or declined. */
  readonly endedCount: number;
};

const worstFirst = (a: RegisterRow, b: RegisterRow) =>
  compareMarks(a.standing.mark, b.standing.mark) ||
  ((a.agreement.neededByDay ?? '9') < (b.agreement.neededByDay ?? '9') ? -1 : 1);

/** [A24] The give/get sheet of a team: each of its open promises once, on the side on which the team stands. */
export function teamSheet(
  document: ProgramDocument,
  rows: readonly RegisterRow[],
  teamId: string,
): TeamSheet {
  const team = findRow(document, 'team', teamId);
  const gives = rows.filter((row) => row.agreement.givingTeamId === teamId);
  const needs = rows.filter((row) => row.agreement.needingTeamId === teamId);
  const open = (of: readonly RegisterRow[]) => of.filter((row) => row.standing.open).sort(worstFirst);
  return {
    teamId,
    team: team?.name ?? '',
    lead: findRow(document, 'stakeholder', team?.leadId ?? null)?.name ?? '',
    gives: open(gives),
    needs: open(needs),
    endedCount: gives.length + needs.length - open(gives).length - open(needs).length,
  };
}

const markWords = { green: 'on track', amber: 'at risk', red: 'off track' } as const;

/** One promise of a sheet in a few lines, as the team reads it. */
function promiseLines(
  row: RegisterRow,
  side: 'gives' | 'needs',
  dayToText: (day: Day) => string,
): readonly string[] {
  const { agreement, standing } = row;
  const other = side === 'gives' ? `to ${row.needingName}` : `from ${row.givingName}`;
  const person = side === 'gives' ? row.getterName : row.giverName;
  const needed = agreement.neededByDay ? `needed by ${dayToText(agreement.neededByDay)}` : 'no needed-by day';
  const committed = agreement.committedDay
    ? `committed for ${dayToText(agreement.committedDay)}`
    : `${agreement.state.toLowerCase()}, not committed`;
  const moved = movesToWords(standing);
  const [reason] = standing.reasons;
  return [
    `- ${row.title} (${other}${person === '' ? '' : `, ${person}`})`,
    `  ${markWords[standing.mark]}: ${needed}, ${committed}${moved === '' ? '' : `, ${moved}`}`,
    ...(agreement.acceptanceCriteria.length > 0
      ? [`  accepted when: ${agreement.acceptanceCriteria.join('; ')}`]
      : []),
    ...(reason ? [`  ${standingReasonToSentence(reason, dayToText)}`] : []),
  ];
}

/** The sheet as text for a mail or chat. */
export function sheetToText(
  sheet: TeamSheet,
  programTitle: string,
  today: Day,
  dayToText: (day: Day) => string = (day) => day,
): string {
  const part = (title: string, rows: readonly RegisterRow[], side: 'gives' | 'needs') => [
    '',
    `${title} (${rows.length})`,
    ...(rows.length === 0 ? ['None'] : rows.flatMap((row) => promiseLines(row, side, dayToText))),
  ];
  return [
    `${sheet.team}: what you give and get in ${programTitle}, as of ${dayToText(today)}`,
    ...(sheet.lead === '' ? [] : [`Lead: ${sheet.lead}`]),
    ...part('You give', sheet.gives, 'gives'),
    ...part('You get', sheet.needs, 'needs'),
  ].join('\n');
}
