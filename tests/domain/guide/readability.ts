/**
 * The school grade, in the United States, whose pupils can read an English text (Kincaid, Fishburne, Rogers and
 * Chissom: "Derivation of new readability formulas", 1975). Each piece ends a sentence, as a point of a list does.
 */
export function fleschKincaidGrade(pieces: readonly string[]): number {
  const sentences = pieces.flatMap((piece) =>
    piece.split(/(?<=[.!?…:])["”’)]?\s+(?=[\p{Lu}\p{N}“"‘])/u).filter((it) => wordsOf(it).length > 0),
  );
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** The words of a text; a number counts as one. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Syllables by the groups of vowels that are spoken: a silent e at the end, or before s and d, is none. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === '') return 1;
  const spoken = letters
    .replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/, (ending) =>
      /(?:[sxz]|ch|sh|c|g)es$/.test(letters) ? ending : ending.slice(0, 1),
    )
    .replace(/^y/, '');
  return Math.max(
    1,
    (spoken.match(/[aeiouy]+/g) ?? []).length + (/(?:ia|io(?!n)|eo|[^q]ua)/.test(spoken) ? 1 : 0),
  );
}
