import { lexer, type Token, walkTokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { guideThemes } from '../../../src/domain/guide/topic';
import { topicGist, topicPieces } from '../../../src/domain/guide/topicText';
import { countSyllables, fleschKincaidGrade, wordsOf } from './readability';
import { guideFiles, guideTopics } from './readTopics';

const ids = guideTopics.map((topic) => topic.id);
const words = (body: string) => topicPieces(body).flatMap((piece) => wordsOf(piece.text)).length;
const linksOf = (body: string) => [...body.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? '');

describe('the guide', () => {
  it('has forty-four topics and the portrait of the role, and one of them in every theme', () => {
    expect(guideTopics.length).toBe(45);
    expect(new Set(guideTopics.map((topic) => topic.theme))).toEqual(new Set(guideThemes));
  });

  it('[T1] gives each topic an id of its own, which is the name of its file', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(guideFiles.map(({ name }) => name.replace(/\.md$/, '')).sort()).toEqual([...ids].sort());
  });

  it('gives each topic a title and a place within its theme that no other has', () => {
    const titles = guideTopics.map((topic) => topic.title);
    const places = guideTopics.map((topic) => `${topic.theme} ${topic.order}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(places).size).toBe(places.length);
  });

  it('[T2] leads only to topics that are there, and from each topic to another', () => {
    for (const topic of guideTopics) {
      expect(ids, topic.id).toEqual(expect.arrayContaining(topic.next));
      expect(topic.next, topic.id).not.toContain(topic.id);
      expect(new Set(topic.next).size, topic.id).toBe(topic.next.length);
      for (const link of linksOf(topic.body)) {
        expect(link, topic.id).toMatch(/^topic:/);
        expect(ids, topic.id).toContain(link.replace(/^topic:/, ''));
      }
    }
  });

  it('leads to every topic from the one that is read first', () => {
    const reached = new Set([guideTopics[0]?.id ?? '']);
    for (const id of reached) {
      for (const next of guideTopics.find((topic) => topic.id === id)?.next ?? []) reached.add(next);
    }
    expect(ids.filter((id) => !reached.has(id))).toEqual([]);
  });

  it.each(guideTopics)('[T3] $id is short: 80 to 200 words', ({ id, body }) => {
    // The portrait of the role is the one page that may be longer.
    expect(words(body)).toBeGreaterThanOrEqual(80);
    expect(words(body)).toBeLessThanOrEqual(id === 'becoming-a-tpm' ? 450 : 200);
  });

  it.each(guideTopics)('[T4] $id can be read in the eleventh grade', ({ title, when, body }) => {
    const pieces = [title, when, ...topicPieces(body).map((piece) => piece.text)];
    expect(fleschKincaidGrade(pieces)).toBeLessThanOrEqual(11);
  });

  it.each(guideTopics)('$id is written in the Markdown that the reading pane knows', ({ body }) => {
    const kinds = new Set<string>();
    walkTokens(lexer(body) as Token[], (token) => {
      kinds.add(token.type);
    });
    const known =
      'paragraph text strong em list list_item heading blockquote space link codespan escape'.split(' ');
    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
    expect([...body.matchAll(/^(#+) /gm)].map((match) => match[1])).toEqual(
      expect.not.arrayContaining(['#', '###', '####']),
    );
  });

  it.each(guideTopics)('$id ends with an example from the sample program', ({ body }) => {
    expect(body.split('\n\n').at(-1)).toMatch(/^> \*\*In the sample:\*\* /);
  });
});

describe('the gist of a topic', () => {
  it.each(guideTopics)('$id says something whole in a few lines', ({ body }) => {
    const gist = topicGist(body);
    const length = gist.join(' ').length;
    expect(length).toBeGreaterThan(60);
    expect(length).toBeLessThan(560);
    expect(gist.at(-1)).not.toMatch(/:$/);
  });
});

describe('readability', () => {
  it.each([
    ['made', 1],
    ['promise', 2],
    ['promises', 3],
    ['needed', 2],
    ['moved', 1],
    ['table', 2],
    ['dependency', 4],
    ['accountable', 4],
    ['criteria', 4],
    ['who', 1],
    ['27', 1],
  ])('%s has %i syllables', (word, count) => {
    expect(countSyllables(word)).toBe(count);
  });

  it('gives short words a low grade and long ones a high grade', () => {
    expect(fleschKincaidGrade(['The cat sat on the mat. It was fat.'])).toBeLessThan(1);
    expect(
      fleschKincaidGrade([
        'Organisational interdependencies necessitate comprehensive communication methodologies facilitating accountability.',
      ]),
    ).toBeGreaterThan(20);
  });
});
