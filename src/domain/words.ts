const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** An amount with its noun, at most one decimal: "1 day", "1,061 milestones", "2.5 days"; irregular plurals are given. */
export function count(amount: number, word: string, words = `${word}s`): string {
  return `${numbers.format(amount)} ${Math.abs(amount) === 1 ? word : words}`;
}

/** The word that agrees with an amount: "is" of 1, "are" of any other. */
export function agree(amount: number, one: string, many: string): string {
  return amount === 1 ? one : many;
}

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A sentence that ends with a full stop. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…。]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** With a capital first letter. */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** A title in quotation marks, cut to a hundred characters. */
export function quote(title: string): string {
  return `'${title.length > 100 ? `${title.slice(0, 99)}…` : title}'`;
}
