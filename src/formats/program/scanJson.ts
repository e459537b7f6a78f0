import { limits } from '../limits';

/** Why a text is no JSON that may be read, and where: an offset in its characters. */
export type JsonFault = {
  readonly code:
    | 'notJson'
    | 'tooDeep'
    | 'fieldTooLong'
    | 'badNumber'
    | 'forbiddenName'
    | 'repeatedName'
    | 'afterEnd';
  readonly offset: number;
  readonly message: string;
};

/** What was seen of a text that is JSON. */
export type JsonScan = {
  readonly fault: JsonFault | null;
  /** Half characters (lone surrogates), as written or escaped. */
  readonly halfCharacters: number;
  /** Where the value at the wanted path begins; null when there is none. */
  readonly wantedOffset: number | null;
};

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

const quote = 0x22;
const backslash = 0x5c;

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** A list or object that is being read. */
type Level = {
  readonly isList: boolean;
  /** Place in a list; -1 in an object and before the first value. */
  index: number;
  /** The name being read in an object. */
  name: string;
  readonly names: Set<string> | null;
};

/**
 * Walks through a JSON text without recursion and before anything else is done with it: depth, length of texts, size of
 * numbers, names that are given twice or that no program may use, and the place of the first fault. With a `wanted`
 * path (names and places) it finds where that value begins.
 */
export function scanJson(text: string, wanted: readonly (string | number)[] | null = null): JsonScan {
  const levels: Level[] = [];
  let at = 0;
  let halfCharacters = 0;
  let wantedOffset: number | null = null;
  const fail = (code: JsonFault['code'], offset: number, message: string): JsonScan => ({
    fault: { code, offset, message },
    halfCharacters,
    wantedOffset,
  });

  const skipSpace = () => {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  };

  /** Reads a text whose quotation mark is at `at`; a fault, or null with `at` behind it. */
  const readText = (): JsonScan | null => {
    const start = at;
    at++;
    let previousHigh = false;
    for (;;) {
      if (at >= text.length) return fail('notJson', start, 'a text begins here and never ends');
      if (at - start > limits.jsonTextCharacters) {
        return fail(
          'fieldTooLong',
          start,
          `a text begins here that is longer than ${limits.jsonTextCharacters.toLocaleString('en-US')} characters`,
        );
      }
      let unit = text.charCodeAt(at);
      if (unit === quote) break;
      if (unit < 0x20) {
        return fail(
          'notJson',
          unit === 0x0a || unit === 0x0d ? start : at,
          'a text is cut by a control character',
        );
      }
      if (unit === backslash) {
        const escaped = text[at + 1] ?? '';
        if (escaped === 'u') {
          const digits = text.slice(at + 2, at + 6);
          if (!/^[0-9a-fA-F]{4}$/.test(digits)) return fail('notJson', at, 'an escape is not complete');
          unit = Number.parseInt(digits, 16);
          at += 6;
        } else if ('"\\/bfnrt'.includes(escaped) && escaped !== '') {
          unit = 0;
          at += 2;
        } else return fail('notJson', at, 'an escape is not known');
      } else at++;
      if (unit >= 0xdc00 && unit <= 0xdfff && previousHigh) previousHigh = false;
      else {
        if (previousHigh) halfCharacters++;
        previousHigh = unit >= 0xd800 && unit <= 0xdbff;
        if (unit >= 0xdc00 && unit <= 0xdfff) halfCharacters++;
      }
    }
    if (previousHigh) halfCharacters++;
    at++;
    return null;
  };

  const isWanted = () =>
    wanted !== null &&
    wanted.length === levels.length &&
    wanted.every((part, i) => {
      const level = levels[i];
      return level?.isList ? level.index === part : level?.name === part;
    });

  for (;;) {
    // A value is due.
    skipSpace();
    if (wantedOffset === null && isWanted()) wantedOffset = at;
    const unit = text.charCodeAt(at);
    let opened = false;
    if (at >= text.length) return fail('notJson', Math.max(0, text.length - 1), 'the text ends too early');
    if (unit === 0x7b || unit === 0x5b) {
      if (levels.length >= limits.jsonDepth) {
        return fail('tooDeep', at, `lists and objects are nested more than ${limits.jsonDepth} deep`);
      }
      const isList = unit === 0x5b;
      levels.push({ isList, index: -1, name: '', names: isList ? null : new Set() });
      at++;
      skipSpace();
      if (text.charCodeAt(at) === (isList ? 0x5d : 0x7d)) {
        at++;
        levels.pop();
      } else opened = true;
    } else if (unit === quote) {
      const fault = readText();
      if (fault) return fault;
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      numberPattern.lastIndex = at;
      const number = numberPattern.exec(text)?.[0];
      if (number === undefined) {
        const isInfinity = text.startsWith('-Infinity', at);
        return isInfinity
          ? fail('badNumber', at, '"-Infinity" is no number that a file may hold')
          : fail('notJson', at, 'a number is not complete');
      }
      if (!Number.isFinite(Number(number))) return fail('badNumber', at, 'a number is too large to be kept');
      at += number.length;
    } else if (text.startsWith('true', at) || text.startsWith('null', at)) at += 4;
    else if (text.startsWith('false', at)) at += 5;
    else {
      const word = /[^\s,:[\]{}"]{0,20}/y;
      word.lastIndex = at;
      const said = word.exec(text)?.[0] || text.slice(at, at + 1);
      const isNumber = /^[+]?(NaN|Infinity|0x|\.\d|\d)/i.test(said);
      return fail(
        isNumber ? 'badNumber' : 'notJson',
        at,
        `"${said}" is no ${isNumber ? 'number that a file may hold' : 'value'}`,
      );
    }

    // What may follow: a name, the next value, or the ends of lists and objects.
    for (;;) {
      const level = levels.at(-1);
      if (!level) {
        skipSpace();
        if (at < text.length) return fail('afterEnd', at, 'something follows after the end');
        return { fault: null, halfCharacters, wantedOffset };
      }
      skipSpace();
      if (!opened) {
        const next = text.charCodeAt(at);
        if (next === (level.isList ? 0x5d : 0x7d)) {
          at++;
          levels.pop();
          continue;
        }
        if (at >= text.length) return fail('notJson', text.length - 1, 'the text ends too early');
        if (next !== 0x2c) {
          return fail('notJson', at, `a comma or "${level.isList ? ']' : '}'}" is due here`);
        }
        at++;
        skipSpace();
      }
      opened = false;
      if (level.isList) {
        level.index++;
        break;
      }
      if (text.charCodeAt(at) !== quote) return fail('notJson', at, 'a name in quotation marks is due here');
      const start = at;
      const fault = readText();
      if (fault) return fault;
      const raw = text.slice(start, at);
      const name = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
      if (forbiddenNames.has(name)) return fail('forbiddenName', start, `the name "${name}" is reserved`);
      if (level.names?.has(name)) {
        return fail('repeatedName', start, `the name "${name.slice(0, 60)}" is given twice`);
      }
      level.names?.add(name);
      level.name = name;
      skipSpace();
      if (text.charCodeAt(at) !== 0x3a) return fail('notJson', at, 'a colon is due here');
      at++;
      break;
    }
  }
}

/** Line and column, both from 1, of an offset. */
export function placeOf(text: string, offset: number): string {
  let line = 1;
  let lineStart = 0;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) {
    line++;
    lineStart = i + 1;
  }
  return `line ${line}, column ${offset - lineStart + 1}`;
}
