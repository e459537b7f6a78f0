import { asSentence } from '../words';
import type { Report } from './report';
import { promiseShortTitle } from './reportFacts';
import { dayToShortText, firstWords, shortTitle } from './reportWords';

/** Words that a person says in thirty seconds, at 150 a minute. */
export const briefWords = 75;

/** The sentences of a text that fit into so many words; of a first one that is too long only its beginning. */
function wholeSentences(text: string, words: number): string {
  const sentences = text.match(/[^.!?]+(?:[.!?]+(?=\s|$)|$)|[.!?]/gu)?.map((it) => it.trim()) ?? [];
  let kept = '';
  for (const sentence of sentences) {
    const longer = kept === '' ? sentence : `${kept} ${sentence}`;
    if (longer.split(/\s+/).length > words) break;
    kept = longer;
  }
  return kept === '' ? firstWords(text, words) : kept;
}

/**
 * [R28] What a program manager says in thirty seconds: the colour and the headline, the worst promise or risk, what
 * changed most, and the ask; at most 75 words, what matters least left out first.
 */
export function briefSentences(report: Report): readonly string[] {
  const { header, asks, promises, risks, changes, facts } = report;
  const finish = header.finish === null ? '' : `, ${header.finish.text}`;
  const first = `${header.programTitle}: ${header.health.word.toLowerCase()}${
    header.health.shown === header.health.computed ? '' : ` (${header.health.note.toLowerCase()})`
  }${finish}.`;
  const ask = asks[0];
  const askText = ask
    ? `We need: ${asSentence(shortTitle(ask.title, 110))} ${ask.owner ?? 'No owner'}, ${
        ask.dueDay === null ? 'no date' : `by ${dayToShortText(ask.dueDay, facts.today)}`
      }.`
    : 'We ask for nothing.';
  const worst = promises[0];
  const risk = risks[0];
  // What the headline names already is not said twice.
  const worstTitle = worst ? promiseShortTitle(facts, worst) : '';
  const isNamed = worst !== undefined && report.headline.includes(worstTitle);
  const concern =
    worst && !isNamed
      ? `Worst promise: ${asSentence(shortTitle(worstTitle, 70))}`
      : risk
        ? `Greatest risk: ${asSentence(shortTitle(risk.title, 70))}`
        : null;
  const change = changes[0] ? `New: ${asSentence(firstWords(changes[0].text, 14))}` : null;
  const wordsOf = (text: string) => text.trim().split(/\s+/).length;
  const must = [shortTitle(first, 160), askText];
  let left = briefWords - must.reduce((sum, it) => sum + wordsOf(it), 0);
  const headline = left < 6 ? '' : wholeSentences(report.headline, Math.min(left, 40));
  left -= headline === '' ? 0 : wordsOf(headline);
  const more: string[] = [];
  for (const sentence of [concern, change]) {
    if (sentence === null || wordsOf(sentence) > left) continue;
    more.push(sentence);
    left -= wordsOf(sentence);
  }
  return [must[0] as string, headline, ...more, must[1] as string].filter((it) => it !== '');
}
