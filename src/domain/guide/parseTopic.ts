import { err, ok, type Result } from '../result';
import { type Topic, topicHeadSchema } from './topic';

/** Why a text is no topic: the line (from 1) where it shows, and what is wrong there. */
export type TopicFault = { readonly line: number; readonly message: string };

type HeadValue = string | string[] | { [key: string]: string };

/**
 * Reads a topic: front matter between two lines `---`, then Markdown. The front matter is a small part of YAML:
 * `key: words`, `key: [a, b]`, and one level of indented `key: words` under a bare `key:`. Words are taken as they
 * stand, without quotes or escapes.
 */
export function parseTopic(text: string): Result<Topic, TopicFault> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines[0]?.trim() !== '---') return err({ line: 1, message: 'does not begin with ---' });
  const end = lines.indexOf('---', 1);
  if (end < 0) return err({ line: lines.length, message: 'has no line --- that ends its front matter' });
  const head = parseHead(lines.slice(1, end));
  if (!head.ok) return head;
  const parsed = topicHeadSchema.safeParse(Object.fromEntries(head.value.valueByKey));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].map(String);
    const line = head.value.lineByKey.get(path.join('.')) ?? head.value.lineByKey.get(path[0] ?? '') ?? 1;
    return err({ line, message: `${path.join('.')}: ${issue?.message ?? 'is wrong'}` });
  }
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  if (body === '') return err({ line: end + 1, message: 'has no text after its front matter' });
  return ok({ ...parsed.data, body });
}

type Head = {
  readonly valueByKey: ReadonlyMap<string, HeadValue>;
  /** Line numbers in the file; of an indented key under `parent.key`. */
  readonly lineByKey: ReadonlyMap<string, number>;
};

function parseHead(lines: readonly string[]): Result<Head, TopicFault> {
  const valueByKey = new Map<string, HeadValue>();
  const lineByKey = new Map<string, number>();
  let parent: { readonly key: string; readonly fields: { [key: string]: string } } | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = index + 2;
    if (raw.trim() === '') continue;
    const match = /^( {2})?([A-Za-z]+):(?: +(.*))?$/.exec(raw.trimEnd());
    const key = match?.[2];
    if (match === null || key === undefined) return err({ line, message: 'is not "key: value"' });
    const words = match[3] ?? '';
    const isIndented = match[1] !== undefined;
    if (isIndented && parent === null) return err({ line, message: `${key} is indented under nothing` });
    const path: string = isIndented && parent !== null ? `${parent.key}.${key}` : key;
    if (lineByKey.has(path)) return err({ line, message: `${path} is there twice` });
    lineByKey.set(path, line);
    if (isIndented && parent !== null) {
      parent.fields[key] = words;
      continue;
    }
    const fields: { [key: string]: string } = {};
    parent = words === '' ? { key, fields } : null;
    valueByKey.set(key, words === '' ? fields : parseWords(words));
  }
  return ok({ valueByKey, lineByKey });
}

function parseWords(words: string): string | string[] {
  const list = /^\[(.*)\]$/.exec(words)?.[1];
  if (list === undefined) return words;
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
