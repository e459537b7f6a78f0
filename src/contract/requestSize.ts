/** The most that one request may hold: characters and bytes together, values, and nesting. */
export type RequestLimits = { readonly bytes: number; readonly values: number; readonly depth: number };

const megabyte = 1_048_576;

/** Requests that bring whole files along. */
const fileLimits: RequestLimits = { bytes: 256 * megabyte, values: 5_000_000, depth: 64 };
/** All others: a paste of a large sheet is the largest of them. */
const plainLimits: RequestLimits = { bytes: 64 * megabyte, values: 5_000_000, depth: 64 };

/** The limits of a channel's requests. */
export function limitsOf(channel: unknown): RequestLimits {
  return channel === 'import:read' ? fileLimits : plainLimits;
}

/**
 * What is wrong with the size of a value, or null. Walks no further than the limits. The page's side asks it before
 * anything is copied between processes, the shell's side since it trusts no page.
 */
export function findExcess(value: unknown, limits: RequestLimits): string | null {
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
    if (bytes > limits.bytes) return `is larger than ${limits.bytes / megabyte} MB`;
  }
  return null;
}
