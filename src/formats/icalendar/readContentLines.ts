/** One line of an iCalendar file, unfolded: its name, its parameters, its value as written. */
export type ContentLine = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
  readonly line: number;
};

/** A component: what stands between BEGIN and END. */
export type Component = {
  readonly name: string;
  readonly lines: readonly ContentLine[];
  readonly parts: readonly Component[];
  readonly line: number;
};

/** Why a text is no calendar. */
export type ComponentFault = { readonly line: number; readonly message: string };

const deepest = 10;
const longestValue = 200_000;

type Growing = { name: string; lines: ContentLine[]; parts: Growing[]; line: number };

/** Takes one unfolded line apart (RFC 5545, 3.1); `null` for what is none. */
function readLine(text: string, line: number): ContentLine | null {
  const name = /^[A-Za-z0-9-]{1,100}/.exec(text)?.[0];
  if (name === undefined) return null;
  const parameters = new Map<string, string>();
  let at = name.length;
  while (text[at] === ';') {
    const match = /^;([A-Za-z0-9-]{1,100})=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/.exec(
      text.slice(at, at + 10_000),
    );
    if (!match) return null;
    parameters.set((match[1] ?? '').toUpperCase(), (match[2] ?? '').replaceAll('"', ''));
    at += match[0].length;
  }
  if (text[at] !== ':') return null;
  return { name: name.toUpperCase(), parameters, value: text.slice(at + 1, at + 1 + longestValue), line };
}

/**
 * Reads the first calendar of a text as a tree: lines are unfolded, what is no line is passed to `onOdd`. A component
 * that never ends, or ends another, is a fault.
 */
export function readComponents(text: string, onOdd: (line: number) => void): Component | ComponentFault {
  const raw = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const open: Growing[] = [];
  for (let i = 0; i < raw.length; i++) {
    const line = i + 1;
    const pieces = [raw[i] ?? ''];
    // A line that begins with a space or tab goes on with the one before it.
    while (/^[ \t]/.test(raw[i + 1] ?? '')) pieces.push((raw[++i] ?? '').slice(1));
    const joined = pieces.join('');
    if (joined.trim() === '') continue;
    const read = readLine(joined, line);
    if (!read) {
      if (open.length === 0) return { line, message: 'does not begin with BEGIN:VCALENDAR' };
      onOdd(line);
      continue;
    }
    const top = open.at(-1);
    if (read.name === 'BEGIN') {
      const growing: Growing = { name: read.value.trim().toUpperCase(), lines: [], parts: [], line };
      if (!top && growing.name !== 'VCALENDAR')
        return { line, message: 'does not begin with BEGIN:VCALENDAR' };
      if (open.length >= deepest) return { line, message: `nests deeper than ${deepest} components` };
      top?.parts.push(growing);
      open.push(growing);
    } else if (!top) return { line, message: 'does not begin with BEGIN:VCALENDAR' };
    else if (read.name === 'END') {
      if (read.value.trim().toUpperCase() !== top.name) {
        return { line, message: `ends ${read.value.trim().slice(0, 40)} where ${top.name} is open` };
      }
      open.pop();
      if (open.length === 0) return top;
    } else top.lines.push(read);
  }
  const last = open.at(-1);
  return last
    ? { line: raw.length, message: `is cut off: ${last.name}, begun in line ${last.line}, never ends` }
    : { line: 1, message: 'holds no calendar' };
}
