import type { AgreementState } from '../../domain/model/dependency';
import type { raciRoles } from '../../domain/model/people';

type Raci = (typeof raciRoles)[number];

/** What a source's word for a status says of a piece of work. */
export type WorkState = 'notStarted' | 'inProgress' | 'done' | 'cancelled' | 'onHold';

function wordsToMap<T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(table).flatMap(([words, value]) =>
      words.split(', ').map((word) => [word, value] as const),
    ),
  );
}

function normalizeWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const workStateByWord = wordsToMap<WorkState>({
  'done, closed, complete, completed, finished, resolved, released, shipped, implemented, launched, delivered, accepted, verified':
    'done',
  'cancelled, canceled, withdrawn, rejected, dropped, abandoned, obsolete, won t do, wont do, won t fix, duplicate, removed, inactive':
    'cancelled',
  'on hold, paused, parked, deferred, suspended, postponed, blocked on hold': 'onHold',
  'in progress, doing, active, started, ongoing, underway, in review, in development, in test, testing, implementable, executing, execution, blocked, at risk, on track, off track, analyzing, selected for development, wip':
    'inProgress',
  'to do, todo, open, new, backlog, proposed, planned, planning, not started, draft, provisional, ready, funnel, pending, reopened':
    'notStarted',
});

/** Reads a word for the status of work; `null` for one that is not known. */
export function wordToWorkState(text: string): WorkState | null {
  return workStateByWord.get(normalizeWord(text)) ?? null;
}

const agreementStateByWord = wordsToMap<AgreementState>({
  'found, identified, new, not asked': 'Found',
  'asked, requested, open, to do, todo, proposed, pending, waiting, sent': 'Asked',
  'negotiating, in discussion, discussing, in negotiation, under discussion': 'Negotiating',
  'committed, agreed, promised, confirmed, in progress, on track, at risk, planned, accepted by team':
    'Committed',
  'delivered, done, provided, shipped, resolved, complete, completed': 'Delivered',
  'accepted, closed, verified': 'Accepted',
  'declined, rejected, refused, won t do': 'Declined',
  'dropped, cancelled, canceled, withdrawn, obsolete, not needed': 'Dropped',
});

/** Reads a word for the state of an agreement; `null` for one that is not known. */
export function wordToAgreementState(text: string): AgreementState | null {
  return agreementStateByWord.get(normalizeWord(text)) ?? null;
}

const raciByWord = wordsToMap<Raci>({
  'responsible, r, author, co author, owner, lead, tech lead, assignee, developer, engineer, designer, implementer, contributor, member, participant, maintainer, doer':
    'responsible',
  'accountable, a, approver, decider, decision maker, sponsor, executive sponsor, product owner, project manager, program manager, pm, tpm':
    'accountable',
  'consulted, c, reviewer, advisor, adviser, expert, subject matter expert, sme, consultant, architect, security, legal':
    'consulted',
  'informed, i, observer, watcher, subscriber, follower, audience, stakeholder': 'informed',
});

/** Reads a role as a RACI letter; `null` for one that is not known. */
export function wordToRaci(text: string): Raci | null {
  return raciByWord.get(normalizeWord(text)) ?? null;
}

/** How a word for a relation is drawn: which end comes first, and whether it moves anything. */
export type Relation = {
  readonly drives: boolean;
  readonly reversed: boolean;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
};

const forward: Relation = { drives: true, reversed: false, type: 'FS' };
const backward: Relation = { drives: true, reversed: true, type: 'FS' };

const relationByWord = wordsToMap<Relation>({
  'blocks, is blocking, precedes, is needed by, is required by, enables, fs, finish start, finish to start, predecessor of, is predecessor of, feeds, gates':
    forward,
  'is blocked by, blocked by, depends on, is dependent on, requires, needs, follows, successor of, waits for, after':
    backward,
  'ss, start start, start to start': { ...forward, type: 'SS' },
  'ff, finish finish, finish to finish': { ...forward, type: 'FF' },
  'sf, start finish, start to finish': { ...forward, type: 'SF' },
});

/** Reads a word for a relation from one thing to another; what is not known moves nothing ("relates to"). */
export function wordToRelation(text: string): Relation {
  return relationByWord.get(normalizeWord(text)) ?? { drives: false, reversed: false, type: 'FS' };
}

const stageWords = ['pre alpha', 'alpha', 'beta', 'stable'] as const;
const stageSynonyms = new Map<string, string>([
  ['ga', 'stable'],
  ['general availability', 'stable'],
  ['generally available', 'stable'],
]);

/** The place of a maturity stage in its order, counted from 0; `null` for words that name none. */
export function stageRank(text: string): number | null {
  const word = normalizeWord(text);
  const rank = stageWords.indexOf((stageSynonyms.get(word) ?? word) as (typeof stageWords)[number]);
  return rank === -1 ? null : rank;
}

/** The stage that a milestone's title begins with ("Beta in v1.20"), as its rank. */
export function stageRankOfTitle(title: string): number | null {
  const words = normalizeWord(title).split(' ');
  return stageRank(words.slice(0, 2).join(' ')) ?? stageRank(words[0] ?? '');
}

/** Splits a cell that lists several things: by semicolons, commas, bars or lines. */
export function splitList(cell: string): string[] {
  return cell
    .split(/[;,|\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
