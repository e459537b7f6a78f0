import { lexer, type Token, type Tokens } from 'marked';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-aria-components';
import { findWords } from '../../../domain/guide/searchTopics';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { Highlighted } from './Highlighted';

/**
 * The Markdown of a topic as elements; markup is never made of text. Knows what topics are written in (their test
 * says so) and shows anything else as its own text.
 */
export function MarkdownText(props: {
  readonly text: string;
  /** Words that are marked wherever they stand. */
  readonly query: string;
}) {
  const { text, query } = props;
  return useMemo(() => drawAll(lexer(text), query), [text, query]);
}

function drawAll(tokens: readonly Token[], query: string): ReactNode[] {
  return tokens.map((token, place) => draw(token, query, place));
}

/** Tokens of one text never change their places, so a place is a key. */
function draw(token: Token, query: string, key: number): ReactNode {
  const inside = () => drawAll(token.type === 'list' ? [] : ((token as Tokens.Generic).tokens ?? []), query);
  switch (token.type) {
    case 'space':
      return null;
    case 'paragraph':
      return <p key={key}>{inside()}</p>;
    case 'heading':
      return <h3 key={key}>{inside()}</h3>;
    case 'blockquote':
      return <blockquote key={key}>{inside()}</blockquote>;
    case 'strong':
      return <strong key={key}>{inside()}</strong>;
    case 'em':
      return <em key={key}>{inside()}</em>;
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const points = items.map((point, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the points of a text do not move.
        <li key={place}>{drawAll(point.tokens, query)}</li>
      ));
      return ordered ? <ol key={key}>{points}</ol> : <ul key={key}>{points}</ul>;
    }
    case 'link': {
      const id = (token as Tokens.Link).href.replace(/^topic:/, '');
      if (!guideTopics().has(id)) return <span key={key}>{inside()}</span>;
      return (
        <Link key={key} onPress={() => openTopic(id)}>
          {inside()}
        </Link>
      );
    }
    case 'text':
      if ((token as Tokens.Text).tokens !== undefined) return <span key={key}>{inside()}</span>;
      return <Marked key={key} text={(token as Tokens.Text).text} query={query} />;
    default:
      return <Marked key={key} text={'text' in token ? String(token.text) : token.raw} query={query} />;
  }
}

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  return <Highlighted text={text} ranges={query === '' ? [] : findWords(text, query)} />;
}
