import { WrongUsage } from './wrongUsage';

/** What was asked for: files and options. */
export type Arguments = {
  readonly files: readonly string[];
  /** Whether an option without a value was given. */
  readonly has: (flag: string) => boolean;
  /** The value of an option. */
  readonly valueOf: (option: string) => string | null;
  /** The value of an option that has to be there. */
  readonly need: (option: string) => string;
};

/** Which options a command knows: those with a value, and those without. */
export type KnownOptions = { readonly values: readonly string[]; readonly flags: readonly string[] };

/**
 * Reads the words after a command: `--option value`, `--option=value`, `--flag`, and files; after `--` only files.
 * What a command does not know is wrong usage, so that a slip of the keyboard is never passed over.
 */
export function readArguments(words: readonly string[], known: KnownOptions): Arguments {
  const files: string[] = [];
  const values = new Map<string, string>();
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
    if (!known.values.includes(option)) throw new WrongUsage(`There is no option --${option} here.`);
    if (values.has(option)) throw new WrongUsage(`--${option} is given twice.`);
    const value = equals === -1 ? words[++i] : word.slice(equals + 1);
    if (value === undefined || value === '') throw new WrongUsage(`--${option} needs a value.`);
    values.set(option, value);
  }
  return {
    files,
    has: (flag) => flags.has(flag),
    valueOf: (option) => values.get(option) ?? null,
    need: (option) => {
      const value = values.get(option);
      if (value === undefined) throw new WrongUsage(`--${option} is missing.`);
      return value;
    },
  };
}
