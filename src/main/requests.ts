import type { z } from 'zod';
import { type ChannelName, channels } from '../contract/channels';
import { issueToWords } from '../domain/model/issueWords';
import { err, ok, type Result } from '../domain/result';

/** A request as its handler receives it. */
export type ParsedRequest<C extends ChannelName = ChannelName> = z.output<(typeof channels)[C]['request']>;

/** The most that one request may hold: characters and bytes together, values, and nesting. */
export const requestLimits = { bytes: 256 * 1024 * 1024, values: 5_000_000, depth: 64 } as const;

/** What is wrong with the size of a value, or null. Walks no further than the limits. */
export function findExcess(value: unknown, limits: typeof requestLimits = requestLimits): string | null {
  let bytes = 0;
  let values = 0;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1;
    if (values > limits.values) return `holds more than ${limits.values} values`;
    if (next.depth > limits.depth) return `is nested deeper than ${limits.depth}`;
    const { value: one, depth } = next;
    if (typeof one === 'string') bytes += one.length;
    else if (ArrayBuffer.isView(one) || one instanceof ArrayBuffer) bytes += one.byteLength;
    else if (typeof one === 'object' && one !== null) {
      for (const [key, part] of Object.entries(one)) {
        bytes += key.length;
        waiting.push({ value: part, depth: depth + 1 });
      }
    }
    if (bytes > limits.bytes) return `is larger than ${limits.bytes / 1024 / 1024} MB`;
  }
  return null;
}

/** Whether a text names a channel: nothing that objects have by themselves does. */
export function isChannelName(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(channels, name);
}

/** Reads what a page said; the error is one sentence that names what is wrong. */
export function parseRequest<C extends ChannelName>(
  channel: C,
  payload: unknown,
): Result<ParsedRequest<C>, string> {
  const excess = findExcess(payload);
  if (excess !== null) return err(`${channel}: the request ${excess}.`);
  const parsed = channels[channel].request.safeParse(payload);
  if (parsed.success) return ok(parsed.data as ParsedRequest<C>);
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? issue.path.join('.') : 'the request';
  return err(`${channel}: ${place} is wrong: ${issueToWords(issue)}.`);
}
