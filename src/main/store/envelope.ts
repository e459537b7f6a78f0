import { createHash } from 'node:crypto';

const head = '{"sum":"';
const middle = '","body":';
const tail = '}\n';
const sumLength = 64;

/** The checksum of a file's JSON text: sha256, as hexadecimal digits. */
export function sumOf(bodyText: string): string {
  return createHash('sha256').update(bodyText, 'utf8').digest('hex');
}

/** Puts a checksum around a file's JSON text: `{"sum": sha256, "body": …}`, itself JSON. */
export function sealBody(bodyText: string): string {
  return head + sumOf(bodyText) + middle + bodyText + tail;
}

/** What an envelope held. */
export type Opened = { readonly text: string; readonly sum: string };

/**
 * The JSON text within an envelope; null for a file that was cut, zeroed, emptied or changed: its sum is over the very
 * bytes of the body.
 */
export function openEnvelope(text: string): Opened | null {
  const bodyStart = head.length + sumLength + middle.length;
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < bodyStart + tail.length) return null;
  if (text.slice(head.length + sumLength, bodyStart) !== middle) return null;
  const bodyText = text.slice(bodyStart, -tail.length);
  const sum = text.slice(head.length, head.length + sumLength);
  return sum === sumOf(bodyText) ? { text: bodyText, sum } : null;
}
