import type { Day } from '../time/day';
import { asSentence } from '../words';
import type { ReportFacts } from './reportFacts';

/** What the reader is asked for: who decides, by when, and what waiting costs. */
export type Ask = {
  /** By what its words for a report are kept: the decision's id, or the ask's own words in the plan. */
  readonly key: string;
  /** The decision's id; null for an ask of a status update. */
  readonly id: string | null;
  readonly title: string;
  readonly recommendation: string;
  readonly owner: string | null;
  readonly dueDay: Day | null;
  readonly costOfDelay: string;
};

/**
 * [R2] Open decisions by their due days, then the asks of the latest update that no open decision's title repeats.
 * Nothing asked is an empty list, which every report prints as "None".
 */
export function collectAsks(facts: ReportFacts): readonly Ask[] {
  const open = facts.document.decisions.filter((it) => it.state === 'open');
  const decisions = open
    .map(
      (it): Ask => ({
        key: it.id,
        id: it.id,
        title: it.title,
        recommendation: it.recommendation.trim(),
        owner: facts.personName(it.deciderId),
        dueDay: it.dueDay,
        costOfDelay: it.costOfDelay.trim(),
      }),
    )
    .sort((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : 1));
  const said = new Set(decisions.map((it) => it.title.toLowerCase()));
  const asks = (facts.latestUpdate?.asks ?? [])
    .filter((title) => !said.has(title.toLowerCase()))
    .map(
      (title): Ask => ({
        key: title,
        id: null,
        title,
        recommendation: '',
        owner: null,
        dueDay: null,
        costOfDelay: '',
      }),
    );
  return [...decisions, ...asks];
}

/** The same asks as a person worded them for this report. */
export function wordAsks(asks: readonly Ask[], titles: Readonly<Record<string, string>>): readonly Ask[] {
  return asks.map((ask) => {
    const title = Object.hasOwn(titles, ask.key) ? titles[ask.key]?.trim() : undefined;
    return title ? { ...ask, title } : ask;
  });
}

/** What a run of an ask's title edits. */
export const askEdit = (ask: Pick<Ask, 'key'>): string => `ask:${ask.key}`;
/** What the run of the headline edits. */
export const headlineEdit = 'headline';

/** What an ask lacks so that somebody can act on it: words that a sentence can list. */
export function missingFromAsk(ask: Ask): readonly string[] {
  const missing: string[] = [];
  if (ask.owner === null) missing.push('an owner');
  if (ask.dueDay === null) missing.push('a date');
  if (ask.costOfDelay === '') missing.push('the cost of not deciding');
  return missing;
}

/** The cost of not deciding as a sentence; says so where nobody wrote it down. */
export function costToSentence(ask: Ask): string {
  return ask.costOfDelay === '' ? 'Cost of not deciding: not stated.' : asSentence(ask.costOfDelay);
}
