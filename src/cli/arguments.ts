import { WrongUsage } from './wrongUsage';

/** What was asked for: files and options. */
export type Arguments = {
  readonly files: readonly string[];
  /** Whether an option without a value was given. */
  readonly has: (flag: string) => boolean;
  /** The value of an option. */
  readonly valueOf: (option: string) => string | null;
  /** All values of an option that may be given several times. */
  readonly valuesOf: (option: string) => readonly string[];
  /** The value of an option that has to be there. */
  readonly need: (option: string) => string;
};

/** Which options a command knows: those with a value, those with one each time they are given, and those without. */
export type KnownOptions = {
  readonly values: readonly string[];
  readonly lists?: readonly string[];
  readonly flags: readonly string[];
};

/**
 * Reads the words after a command: `--option value`, `--option=value`, `--flag`, and files; after `--` only files.
 * What a command does not know is wrong usage, so that a slip of the keyboard is never passed over.
 */
export function readArguments(words: readonly string[], known: KnownOptions): Arguments {
  const files: string[] = [];
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const flags = new Set<string>();
  let onlyFiles = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (onlyFiles || !word.startsWith('--')) {
      files.push(word);
      continue;
    }
    if (word === '--') {
      onlyFiles = true;
      continue;
    }
    const equals = word.indexOf('=');
    const option = equals === -1 ? word.slice(2) : word.slice(2, equals);
    if (known.flags.includes(option)) {
      if (equals !== -1) throw new WrongUsage(`--${option} takes no value.`);
      flags.add(option);
      continue;
    }
    const isList = known.lists?.includes(option) ?? false;
    if (!isList && !known.values.includes(option))
      throw new WrongUsage(`There is no option --${option} here.`);
    if (values.has(option)) throw new WrongUsage(`--${option} is given twice.`);
    const value = equals === -1 ? words[++i] : word.slice(equals + 1);
    if (value === undefined || value === '') throw new WrongUsage(`--${option} needs a value.`);
    if (isList) lists.set(option, [...(lists.get(option) ?? []), value]);
    else values.set(option, value);
  }
  return {
    files,
    has: (flag) => flags.has(flag),
    valueOf: (option) => values.get(option) ?? null,
    valuesOf: (option) => lists.get(option) ?? [],
    need: (option) => {
      const value = values.get(option);
      if (value === undefined) throw new WrongUsage(`--${option} is missing.`);
      return value;
    },
  };
}
