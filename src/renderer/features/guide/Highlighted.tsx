import type { TextRange } from '../../../domain/guide/searchTopics';

/** A text with ranges of it marked as found. */
export function Highlighted(props: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  const { text, ranges } = props;
  if (ranges.length === 0) return text;
  const after = ranges.at(-1)?.end ?? 0;
  return (
    <>
      {ranges.map(({ start, end }, i) => (
        <span key={start}>
          {text.slice(ranges[i - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(after)}
    </>
  );
}
