import type { Agreement, AgreementState, Dependency } from '../model/dependency';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import { titleOf } from '../model/kinds';
import { rememberByRow } from '../remembered';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';
import { type Clash, findClashes } from './clashes';
import { type Reminder, reminderOf } from './reminders';
import { computeResponsibleDays, type ResponsibleDay } from './responsibleDay';
import type { AgreementStanding } from './standing';

/** One line of the give/get register: an agreement with everything that is computed of it and the names that it needs. */
export type RegisterRow = {
  readonly id: string;
  readonly dependency: Dependency;
  readonly agreement: Agreement;
  readonly standing: AgreementStanding;
  readonly responsible: ResponsibleDay | null;
  readonly reminder: Reminder | null;
  readonly clash: Clash | null;
  /** What is promised: the deliverable, else what it is for. */
  readonly title: string;
  readonly givingName: string;
  readonly needingName: string;
  readonly giverName: string;
  readonly getterName: string;
  /** The work that needs it, and the project of that work. */
  readonly forTitle: string;
  readonly forProjectTitle: string;
};

/**
 * [A19] The register: every agreement once, in the program's own order; or the agreements of those dependencies that
 * are given.
 */
export function registerRows(
  document: ProgramDocument,
  schedule: Schedule,
  standingById: ReadonlyMap<string, AgreementStanding>,
  today: Day,
  dependencies: readonly Dependency[] = document.dependencies,
): readonly RegisterRow[] {
  const responsibleById = computeResponsibleDays(document, schedule, dependencies);
  const clashes = findClashes({ dependencies }, schedule, standingById);
  const clashById = new Map(clashes.map((it) => [it.dependencyId, it]));
  const person = (id: string | null) => findRow(document, 'stakeholder', id)?.name ?? '';
  const team = (id: string) => findRow(document, 'team', id)?.name ?? '';
  return dependencies.flatMap((dependency): readonly RegisterRow[] => {
    const { id, agreement } = dependency;
    const standing = standingById.get(id);
    if (agreement === null || !standing) return [];
    const successor = findAnyRow(document, dependency.successorId);
    const forTitle = successor ? titleOf(successor.row) : dependency.successorId;
    const projectId =
      successor && 'projectId' in successor.row ? (successor.row.projectId as string | null) : null;
    const forProjectTitle = findRow(document, 'project', projectId)?.title ?? forTitle;
    return [
      registerRow(
        dependency,
        agreement,
        standing,
        responsibleById.get(id) ?? null,
        reminderOf(dependency, today),
        clashById.get(id) ?? null,
        team(agreement.givingTeamId),
        team(agreement.needingTeamId),
        person(agreement.giverId),
        person(agreement.getterId),
        forTitle,
        forProjectTitle,
      ),
    ];
  });
}

const registerRow = rememberByRow(
  (
    dependency: Dependency,
    agreement: Agreement,
    standing: AgreementStanding,
    responsible: ResponsibleDay | null,
    reminder: Reminder | null,
    clash: Clash | null,
    givingName: string,
    needingName: string,
    giverName: string,
    getterName: string,
    forTitle: string,
    forProjectTitle: string,
  ): RegisterRow => ({
    id: dependency.id,
    dependency,
    agreement,
    standing,
    responsible,
    reminder,
    clash,
    title: agreement.deliverable.trim() === '' ? `For ${forTitle}` : agreement.deliverable,
    givingName,
    needingName,
    giverName,
    getterName,
    forTitle,
    forProjectTitle,
  }),
);

/** What the chips above the register let through. */
export const registerChips = [
  'open',
  'late',
  'atRisk',
  'uncommitted',
  'clash',
  'remind',
  'noOwner',
  'escalateNow',
  'ended',
] as const;
export type RegisterChip = (typeof registerChips)[number];

const isUncommitted = (state: AgreementState) =>
  state === 'Found' || state === 'Asked' || state === 'Negotiating';

/** Whether a promise is what a chip asks for; `today` decides what can still be escalated in time. */
export function isOfChip(row: RegisterRow, chip: RegisterChip, today: Day): boolean {
  const { agreement, standing, responsible } = row;
  switch (chip) {
    case 'open':
      return standing.open;
    case 'late':
      return standing.late;
    case 'atRisk':
      return standing.mark === 'amber';
    case 'uncommitted':
      return standing.open && isUncommitted(agreement.state);
    case 'clash':
      return row.clash !== null && !row.clash.kept;
    case 'remind':
      return row.reminder !== null && standing.open;
    case 'noOwner':
      return standing.open && (agreement.giverId === null || agreement.getterId === null);
    case 'escalateNow':
      return standing.open && standing.mark !== 'green' && responsible !== null && responsible.day <= today;
    case 'ended':
      return !standing.open;
  }
}

/** What of the register is looked at. All of it has to hold; no chips let everything through. */
export type RegisterFilter = {
  readonly text: string;
  readonly chips: readonly RegisterChip[];
  readonly teamId: string | null;
  /** Which side the team stands on. */
  readonly side: 'either' | 'gives' | 'needs';
};

/** [A19] Whether a promise passes the filter. */
export function passesFilter(row: RegisterRow, filter: RegisterFilter, today: Day): boolean {
  const { agreement } = row;
  const { teamId, side } = filter;
  if (teamId !== null) {
    const gives = agreement.givingTeamId === teamId;
    const needs = agreement.needingTeamId === teamId;
    if (side === 'gives' ? !gives : side === 'needs' ? !needs : !gives && !needs) return false;
  }
  if (!filter.chips.every((chip) => isOfChip(row, chip, today))) return false;
  const words = filter.text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const haystack = [
    row.title,
    row.givingName,
    row.needingName,
    row.giverName,
    row.getterName,
    row.forTitle,
    row.forProjectTitle,
    agreement.state,
    agreement.kind,
    agreement.fallback,
    ...agreement.acceptanceCriteria,
  ]
    .join(' ')
    .toLocaleLowerCase('en');
  return words.every((word) => haystack.includes(word));
}

/** By what the register is grouped. */
export const registerGroupings = [
  'none',
  'giving',
  'needing',
  'state',
  'mark',
  'project',
  'kind',
  'month',
] as const;
export type RegisterGrouping = (typeof registerGroupings)[number];

const markOrder = { red: '1', amber: '2', green: '3' } as const;
const markWords = { red: 'Off track', amber: 'At risk', green: 'On track' } as const;

/** The group of a promise: what it is called, and by what groups are ordered. */
export function groupOfRow(
  row: RegisterRow,
  grouping: RegisterGrouping,
  stateOrder: readonly AgreementState[],
): { readonly label: string; readonly order: string } {
  const named = (name: string, none: string) =>
    name === '' ? { label: none, order: '\uffff' } : { label: name, order: name.toLocaleLowerCase('en') };
  const { agreement, standing } = row;
  switch (grouping) {
    case 'none':
      return { label: '', order: '' };
    case 'giving':
      return named(row.givingName, 'No team');
    case 'needing':
      return named(row.needingName, 'No team');
    case 'state':
      return { label: agreement.state, order: String(stateOrder.indexOf(agreement.state)) };
    case 'mark':
      return standing.open || standing.mark !== 'green'
        ? { label: markWords[standing.mark], order: markOrder[standing.mark] }
        : { label: 'Ended', order: '9' };
    case 'project':
      return named(row.forProjectTitle, 'No project');
    case 'kind':
      return named(`${agreement.kind[0]?.toUpperCase()}${agreement.kind.slice(1)}`, 'None');
    case 'month':
      return named(agreement.neededByDay?.slice(0, 7) ?? '', 'No day');
  }
}
