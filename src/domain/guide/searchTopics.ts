import type { Topic } from './topic';
import { topicPieces } from './topicText';

/** A half-open range of UTF-16 units in a text. */
export type TextRange = { readonly start: number; readonly end: number };

/** A topic that has every word of what was looked for. */
export type TopicHit = {
  readonly topic: Topic;
  /** Compares hits of one search only. */
  readonly score: number;
  readonly titleRanges: readonly TextRange[];
  /** The piece of the text that says most about what was looked for; "" where only the title does. */
  readonly excerpt: string;
  readonly excerptRanges: readonly TextRange[];
};

/** How much a word counts by where it stands; the body is 1. */
const weightByField = { title: 8, theme: 2, heading: 3, when: 2, text: 1 } as const;
type FieldName = keyof typeof weightByField;

/** Saturation and length normalisation of BM25, at their customary values. */
const k1 = 1.2;
const b = 0.75;
/** A word that only begins like the one looked for counts less than the word itself. */
const prefixShare = 0.6;

type IndexedTopic = {
  readonly topic: Topic;
  /** Each word in lower case, with its weighted frequency. */
  readonly frequencyByWord: ReadonlyMap<string, { readonly word: Word; readonly frequency: number }>;
  readonly length: number;
};

/** Topics prepared for search; make it once. */
export type TopicIndex = { readonly topics: readonly IndexedTopic[]; readonly averageLength: number };

/** Prepares topics for `searchTopics`. */
export function indexTopics(topics: readonly Topic[]): TopicIndex {
  const indexed = topics.map((topic): IndexedTopic => {
    const frequencyByWord = new Map<string, { word: Word; frequency: number }>();
    let length = 0;
    const add = (field: FieldName, text: string) => {
      for (const word of wordsOf(text)) {
        const frequency = (frequencyByWord.get(word.folded)?.frequency ?? 0) + weightByField[field];
        frequencyByWord.set(word.folded, { word, frequency });
        length += 1;
      }
    };
    add('title', topic.title);
    add('theme', topic.theme);
    add('when', topic.when);
    for (const piece of topicPieces(topic.body)) add(piece.kind, piece.text);
    return { topic, frequencyByWord, length };
  });
  const total = indexed.reduce((sum, { length }) => sum + length, 0);
  return { topics: indexed, averageLength: total / Math.max(1, indexed.length) };
}

/**
 * Topics in which every word of the query stands, or a word that begins with it, best first. Upper and lower case,
 * accents and the endings of plurals and verbs do not matter. An empty query finds nothing.
 *
 * Ranked by BM25F, the BM25 of weighted fields (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple
 * weighted fields", CIKM 2004).
 */
export function searchTopics(index: TopicIndex, query: string): TopicHit[] {
  const wanted = [...new Map(wordsOf(query).map((word) => [word.stem, word])).values()];
  if (wanted.length === 0) return [];
  const frequencies = index.topics.map(({ frequencyByWord }) =>
    wanted.map((it) => {
      let sum = 0;
      for (const { word, frequency } of frequencyByWord.values()) sum += shareOf(word, it) * frequency;
      return sum;
    }),
  );
  const rarity = wanted.map((_, i) => {
    const holders = frequencies.filter((row) => (row[i] ?? 0) > 0).length;
    return Math.log(1 + (index.topics.length - holders + 0.5) / (holders + 0.5));
  });
  return index.topics
    .flatMap(({ topic, length }, row) => {
      const found = frequencies[row] ?? [];
      if (found.some((frequency) => frequency === 0)) return [];
      const norm = k1 * (1 - b + (b * length) / index.averageLength);
      const score = found.reduce(
        (sum, frequency, i) => sum + ((rarity[i] ?? 0) * frequency * (k1 + 1)) / (frequency + norm),
        0,
      );
      return [{ topic, score, titleRanges: findWords(topic.title, query), ...excerptOf(topic, query) }];
    })
    .sort((one, other) => other.score - one.score || one.topic.title.localeCompare(other.topic.title, 'en'));
}

/** Where the words of a query stand in a text, in order, for highlighting. */
export function findWords(text: string, query: string): TextRange[] {
  const wanted = wordsOf(query);
  return wordsOf(text)
    .filter((word) => wanted.some((it) => shareOf(word, it) > 0))
    .map(({ start, end }) => ({ start, end }));
}

/** How much a word counts for one that is looked for. Its letters count too, for who is still typing "plannin". */
function shareOf(word: Word, wanted: Word): number {
  if (word.stem === wanted.stem) return 1;
  return word.stem.startsWith(wanted.stem) || word.folded.startsWith(wanted.folded) ? prefixShare : 0;
}

function excerptOf(topic: Topic, query: string): Pick<TopicHit, 'excerpt' | 'excerptRanges'> {
  let best: Pick<TopicHit, 'excerpt' | 'excerptRanges'> = { excerpt: '', excerptRanges: [] };
  let bestCount = 0;
  for (const { text } of topicPieces(topic.body)) {
    const ranges = findWords(text, query);
    const count = new Set(ranges.map(({ start, end }) => stemOf(fold(text.slice(start, end))))).size;
    if (count > bestCount) {
      bestCount = count;
      best = clip(text, ranges);
    }
  }
  return best;
}

/** Characters of a piece that a hit shows at most, and before the first word that was found. */
const excerptLength = 160;
const excerptLead = 60;

function clip(text: string, ranges: readonly TextRange[]): Pick<TopicHit, 'excerpt' | 'excerptRanges'> {
  const first = ranges[0]?.start ?? 0;
  const begin =
    text.length <= excerptLength || first <= excerptLead ? 0 : wordStart(text, first - excerptLead);
  const end =
    text.length - begin <= excerptLength ? text.length : wordStart(text, begin + excerptLength, true);
  const before = begin > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  const shift = before.length - begin;
  return {
    excerpt: before + text.slice(begin, end).trimEnd() + after,
    excerptRanges: ranges
      .filter((range) => range.start >= begin && range.end <= end)
      .map(({ start, end: stop }) => ({ start: start + shift, end: stop + shift })),
  };
}

/** The nearest place at or after (or, for an end, before) a place where a word begins. */
function wordStart(text: string, at: number, backwards = false): number {
  const space = backwards ? text.lastIndexOf(' ', at) : text.indexOf(' ', at);
  return space < 0 ? at : space + 1;
}

type Word = TextRange & {
  /** In lower case, without accents and without "'s". */
  readonly folded: string;
  readonly stem: string;
};

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].map((match) => {
    const folded = fold(match[0]);
    return { start: match.index, end: match.index + match[0].length, folded, stem: stemOf(folded) };
  });
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’].*$/, '');
}

/** Takes off the endings that plurals and verbs have in English, where enough of the word is left. */
function stemOf(folded: string): string {
  if (folded.length < 5) return folded.length === 4 ? folded.replace(/([^s])s$/, '$1') : folded;
  return folded
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')
    .replace(/(?<=.{3})(?:ing|ed)$/, '')
    .replace(/(?<=.{3})e$/, '');
}
