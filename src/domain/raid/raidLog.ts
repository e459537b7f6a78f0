import type { ProgramDocument } from '../model/document';
import type { Action, Assumption, Decision, Issue, Risk } from '../model/raid';
import type { Day } from '../time/day';
import { riskScore } from './riskScore';

/** The kinds of the log, in the order of its name; actions follow from the others. */
export const raidKinds = ['risk', 'assumption', 'issue', 'decision', 'action'] as const;
export type RaidKind = (typeof raidKinds)[number];

type RaidRow =
  | { readonly kind: 'risk'; readonly row: Risk }
  | { readonly kind: 'assumption'; readonly row: Assumption }
  | { readonly kind: 'issue'; readonly row: Issue }
  | { readonly kind: 'decision'; readonly row: Decision }
  | { readonly kind: 'action'; readonly row: Action };

/** One entry of the log with what every entry has, whatever its kind. */
export type RaidEntry = RaidRow & {
  readonly id: string;
  readonly title: string;
  /** Who owns it; of a decision who decides. */
  readonly ownerId: string | null;
  readonly open: boolean;
  /** When somebody has to look at it next: review, validation, due or revisit day. */
  readonly nextDay: Day | null;
  /** [Q3] Its next day has passed. */
  readonly overdue: boolean;
  /** Score of a risk (1–25) or severity of an issue times five; 0 where there is none. */
  readonly weight: number;
  readonly projectIds: readonly string[];
  /** What it lacks to be of use: "owner", "strategy", "trigger", "validation date". */
  readonly lacks: readonly string[];
};

/** [Q2] Every risk, assumption, issue, decision and action of a program, each once, in the order of the file. */
export function raidLog(document: ProgramDocument, today: Day): readonly RaidEntry[] {
  return [
    ...document.risks.map((row) => toEntry({ kind: 'risk', row }, today)),
    ...document.assumptions.map((row) => toEntry({ kind: 'assumption', row }, today)),
    ...document.issues.map((row) => toEntry({ kind: 'issue', row }, today)),
    ...document.decisions.map((row) => toEntry({ kind: 'decision', row }, today)),
    ...document.actions.map((row) => toEntry({ kind: 'action', row }, today)),
  ];
}

function toEntry(raid: RaidRow, today: Day): RaidEntry {
  const open = isOpen(raid);
  const nextDay = nextDayOf(raid);
  const { row } = raid;
  return {
    ...raid,
    id: row.id,
    title: row.title,
    ownerId: raid.kind === 'decision' ? raid.row.deciderId : raid.row.ownerId,
    open,
    nextDay,
    overdue: nextDay !== null && nextDay < today,
    weight:
      raid.kind === 'risk' ? riskScore(raid.row) : raid.kind === 'issue' ? (raid.row.severity ?? 0) * 5 : 0,
    projectIds: 'projectIds' in row ? row.projectIds : [],
    lacks: open ? lacksOf(raid) : [],
  };
}

function isOpen(raid: RaidRow): boolean {
  return raid.kind === 'action' ? raid.row.doneDay === null : raid.row.state === 'open';
}

function nextDayOf(raid: RaidRow): Day | null {
  switch (raid.kind) {
    case 'risk':
      return raid.row.state === 'open' ? raid.row.reviewDay : null;
    case 'assumption':
      return raid.row.state === 'open' ? raid.row.validateByDay : null;
    case 'issue':
      return raid.row.state === 'open' ? raid.row.dueDay : null;
    case 'decision':
      if (raid.row.state === 'open') return raid.row.dueDay;
      return raid.row.state === 'decided' ? raid.row.revisitDay : null;
    case 'action':
      return raid.row.doneDay === null ? raid.row.dueDay : null;
  }
}

function lacksOf(raid: RaidRow): readonly string[] {
  const lacks: string[] = [];
  const want = (isThere: boolean, words: string) => {
    if (!isThere) lacks.push(words);
  };
  switch (raid.kind) {
    case 'risk':
      want(raid.row.ownerId !== null, 'owner');
      want(riskScore(raid.row) > 0, 'score');
      want(raid.row.strategy !== null, 'strategy');
      want(raid.row.trigger.trim() !== '', 'trigger');
      return lacks;
    case 'assumption':
      want(raid.row.ownerId !== null, 'owner');
      want(raid.row.validateByDay !== null, 'validation date');
      return lacks;
    case 'issue':
      want(raid.row.ownerId !== null, 'owner');
      want(raid.row.dueDay !== null, 'date');
      return lacks;
    case 'decision':
      want(raid.row.deciderId !== null, 'decider');
      want(raid.row.dueDay !== null, 'date');
      want(raid.row.costOfDelay.trim() !== '', 'cost of waiting');
      return lacks;
    case 'action':
      want(raid.row.ownerId !== null, 'owner');
      want(raid.row.dueDay !== null, 'date');
      return lacks;
  }
}

/** A cell of the matrix: both from 1 (least) to 5 (most). */
export type RiskCell = { readonly probability: number; readonly impact: number };

/** [Q4] Whether an entry is an open risk of a cell. */
export function isInCell(entry: RaidEntry, cell: RiskCell): boolean {
  return (
    entry.kind === 'risk' &&
    entry.open &&
    entry.row.probability === cell.probability &&
    entry.row.impact === cell.impact
  );
}

/** [Q4] Open risks by cell, `matrix[probability − 1][impact − 1]`; what has no score is in none. */
export function riskMatrix(entries: readonly RaidEntry[]): readonly (readonly number[])[] {
  const matrix = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
  for (const entry of entries) {
    if (entry.kind !== 'risk' || !entry.open) continue;
    const line = matrix[(entry.row.probability ?? 0) - 1];
    const column = (entry.row.impact ?? 0) - 1;
    if (line?.[column] !== undefined) line[column] += 1;
  }
  return matrix;
}
