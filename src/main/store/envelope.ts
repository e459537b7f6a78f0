import { createHash } from 'node:crypto';

const head = '{"sum":"';
const middle = '","body":';
const tail = '}\n';
const sumLength = 64;

function sumOf(bodyText: string): string {
  return createHash('sha256').update(bodyText, 'utf8').digest('hex');
}

/** Puts a checksum around a file's JSON text: `{"sum": sha256, "body": …}`, itself JSON. */
export function sealBody(bodyText: string): string {
  return head + sumOf(bodyText) + middle + bodyText + tail;
}

/**
 * The JSON text within an envelope; null for a file that was cut, zeroed, emptied or changed: its sum is over the very
 * bytes of the body.
 */
export function openEnvelope(text: string): string | null {
  const bodyStart = head.length + sumLength + middle.length;
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < bodyStart + tail.length) return null;
  if (text.slice(head.length + sumLength, bodyStart) !== middle) return null;
  const bodyText = text.slice(bodyStart, -tail.length);
  return text.slice(head.length, head.length + sumLength) === sumOf(bodyText) ? bodyText : null;
}
