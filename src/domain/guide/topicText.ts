/** A piece of a topic's body without its marks: a paragraph, one point of a list, a heading or a quote. */
export type TopicPiece = { readonly kind: 'heading' | 'text'; readonly text: string };

/**
 * The words of a topic's Markdown, for search and for counting. Knows what `Topic.body` may hold: headings, lists,
 * quotes, emphasis, code and links; a link's address is not among the words.
 */
export function topicPieces(body: string): TopicPiece[] {
  return body
    .split(/\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*]|\d+\.|#+) )/)
    .map((block): TopicPiece => {
      const text = block
        .replace(/^[ \t]*>[ \t]?/gm, '')
        .replace(/^[ \t]*(?:[-*]|\d+\.|#+) +/, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\*\*|[*`]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      return { kind: /^[ \t]*#+ /.test(block) ? 'heading' : 'text', text };
    })
    .filter((piece) => piece.text !== '');
}

/** So many characters say what a topic is about, and so many points of a list that it announces. */
const gistLength = 60;
const gistPoints = 3;

/** The first sentences of a topic; where they only announce a list, its first points too, so that the gist is one. */
export function topicGist(body: string): readonly string[] {
  const gist: string[] = [];
  let length = 0;
  let pointsLeft = 0;
  for (const { kind, text } of topicPieces(body)) {
    if (kind === 'heading' || (pointsLeft === 0 && length >= gistLength)) break;
    gist.push(text);
    length += text.length;
    pointsLeft = text.endsWith(':') ? gistPoints : Math.max(0, pointsLeft - 1);
  }
  return gist;
}
