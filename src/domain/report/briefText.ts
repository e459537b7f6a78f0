import type { Report } from './report';
import { promiseShortTitle } from './reportFacts';
import { asSentence, dayToShortText, firstWords, shortTitle } from './reportWords';

/** Words that a person says in thirty seconds, at 150 a minute. */
export const briefWords = 75;

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
  const concern = worst
    ? `Worst promise: ${asSentence(shortTitle(promiseShortTitle(facts, worst), 70))}`
    : risk
      ? `Greatest risk: ${asSentence(shortTitle(risk.title, 70))}`
      : null;
  const change = changes[0] ? `New: ${asSentence(firstWords(changes[0].text, 14))}` : null;
  const wordsOf = (text: string) => text.trim().split(/\s+/).length;
  const must = [shortTitle(first, 160), askText];
  let left = briefWords - must.reduce((sum, it) => sum + wordsOf(it), 0);
  const headline = left < 6 ? '' : firstWords(report.headline, Math.min(left, 34));
  left -= headline === '' ? 0 : wordsOf(headline);
  const more: string[] = [];
  for (const sentence of [concern, change]) {
    if (sentence === null || wordsOf(sentence) > left) continue;
    more.push(sentence);
    left -= wordsOf(sentence);
  }
  return [must[0] as string, headline, ...more, must[1] as string].filter((it) => it !== '');
}
