import type { Moment } from '../../domain/time/moment';
import { minutesToMoment } from '../../domain/time/moment';

/** What XML 1.0 cannot hold at all, not even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const referenceByCharacter: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

/** A text as the content of an element. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>\r]/g, (character) => referenceByCharacter[character] ?? '');
}

/** An element with a text, number or flag (1, 0); nothing for `null`. */
export function element(name: string, value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : escapeText(String(value));
  return `<${name}>${text}</${name}>`;
}

/** An element that holds others; nothing when it would be empty. */
export function group(name: string, inner: string): string {
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
}

/** Seconds on the civil axis as a local date and time. */
export function secondsToMoment(seconds: number): Moment {
  return minutesToMoment(seconds / 60);
}

/** A span in seconds as a duration (`PT12H30M0S`). */
export function secondsToDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? '-' : '';
  return `${sign}PT${Math.floor(whole / 3_600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}
