import fs from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ImportFile } from '../../src/formats/import/readImport';
import { hasShared, sharedFolder } from '../formats/sharedFiles';
import { makeWorkbook, textCell, workbookParts } from '../formats/spreadsheet/makeWorkbook';

/** What has to come of a case. */
export type Expected = {
  readonly outcome: string;
  readonly code?: string;
  readonly messageNames?: readonly string[];
  readonly warnings?: readonly string[];
  readonly items?: number;
  readonly links?: number;
  readonly askUser?: string;
  readonly stored?: string;
  readonly fileName?: string;
  readonly maxMs?: number;
  readonly maxRssMb?: number;
};

/** One bad input with its exact outcome. The cases speak of `items` and `links` of an abstract program. */
export type Case = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly payload?: unknown;
  readonly generator?: Readonly<Record<string, unknown>>;
  readonly expected: Expected;
};

const all: readonly Case[] = hasShared('bad-inputs')
  ? (
      JSON.parse(fs.readFileSync(path.join(sharedFolder, 'bad-inputs/bad-inputs.json'), 'utf8')) as {
        cases: Case[];
      }
    ).cases
  : [];

/** The cases of some kinds; none where the folder of real files is absent. */
export function casesOf(...kinds: readonly string[]): readonly Case[] {
  return all.filter((it) => kinds.includes(it.kind));
}

/** The milliseconds in which a case has to be answered. */
export function timeLimit({ expected }: Case): number {
  return expected.maxMs ?? 3_000;
}

type AbstractItem = Readonly<Record<string, unknown>>;

/** The words of an abstract item in a program file; what it calls otherwise stays as it is, and is unknown there. */
const fieldByTheirs: Readonly<Record<string, string>> = {
  name: 'title',
  custom: 'fields',
  effort: 'allocationPeople',
};

function toPlan(item: AbstractItem): Record<string, unknown> | undefined {
  const plan: Record<string, unknown> = {};
  if ('start' in item) plan.startAt = item.start;
  if ('end' in item) plan.finishAt = item.end;
  if ('start' in item || 'end' in item) plan.placement = 'manual';
  if ('duration' in item) plan.durationMinutes = item.duration;
  if ('progress' in item) plan.percentComplete = item.progress;
  return Object.keys(plan).length === 0 ? undefined : plan;
}

const planWords = new Set(['start', 'end', 'duration', 'progress', 'parent']);

/** A mark that stands for a text which JSON.parse would not carry over; put back after the translation. */
const carried = (index: number) => `carried-${index}-carried`;

/**
 * The same bad input as a program file: items become projects, those with a parent tasks, links dependencies. What
 * JSON.parse would lose (numbers without end, reserved and repeated names, halves of characters) is carried over as text.
 * A text that is no JSON, or no abstract program, is left as it is.
 */
export function toProgramText(payload: string): string {
  // A text of megabytes is one that was generated, and holds nothing that would be lost.
  const isLong = payload.length > 1_000_000;
  const kept: string[] = [];
  const hold = (text: string) => {
    kept.push(text);
    return `"${carried(kept.length - 1)}"`;
  };
  const bare = payload.replace(/^\ufeff/, '');
  const holding = isLong
    ? bare
    : bare
        .replace(/-?\d+(?:\.\d+)?[eE][+-]?\d{3,}/g, hold)
        .replace(/"(?:__proto__|constructor|prototype)"(?=\s*:)/g, hold)
        .replace(/"(?:[^"\\]|\\.)*\\u[dD][89a-fA-F][0-9a-fA-F]{2}(?:[^"\\]|\\.)*"/g, hold);
  const repeated = !isLong && /"(\w+)"\s*:[^,{}[\]]+,\s*"\1"\s*:/.test(payload);
  let value: unknown;
  try {
    value = JSON.parse(holding);
  } catch {
    return payload;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return payload;
  const { format, items, links, ...others } = value as Record<string, unknown>;
  if (typeof format !== 'number' || repeated) return payload;
  const list = (Array.isArray(items) ? items : []) as AbstractItem[];
  const projectIds = new Set(list.filter((it) => it.parent === undefined).map((it) => it.id));
  const projectOf = (item: AbstractItem): unknown => {
    const seen = new Set<unknown>();
    for (let at: AbstractItem | undefined = item; at !== undefined && !seen.has(at.id); ) {
      seen.add(at.id);
      if (projectIds.has(at.id)) return at.id;
      const { parent }: AbstractItem = at;
      at = list.find((it) => it.id === parent);
    }
    return 'rest';
  };
  const translated = list.map((item) => {
    const row: Record<string, unknown> = {};
    for (const [field, of] of Object.entries(item)) {
      if (!planWords.has(field)) row[fieldByTheirs[field] ?? field] = of;
    }
    const plan = toPlan(item);
    return plan === undefined ? row : { ...row, plan };
  });
  const tasks = translated.flatMap((row, i) => {
    const item = list[i] as AbstractItem;
    if (item.parent === undefined) return [];
    const projectId = projectOf(item);
    return [{ ...row, projectId, ...(item.parent === projectId ? {} : { parentId: item.parent }) }];
  });
  const needsRest = tasks.some((task) => task.projectId === 'rest');
  const program = {
    format: 'throughline-program',
    // The abstract format is at its third version, the program file at its first.
    version: format - 2,
    program: { id: 'program', title: 'Program' },
    projects: [
      ...translated.filter((_, i) => (list[i] as AbstractItem).parent === undefined),
      ...(needsRest ? [{ id: 'rest', title: 'Rest' }] : []),
    ],
    tasks,
    dependencies: ((Array.isArray(links) ? links : []) as AbstractItem[]).map(
      ({ id, from, to, type, lag, ...more }) => ({
        id: `l${String(id)}`,
        predecessorId: from,
        successorId: to,
        ...(type === undefined ? {} : { type }),
        ...(lag === undefined ? {} : { lag: { value: lag } }),
        ...more,
      }),
    ),
    ...others,
  };
  let text = JSON.stringify(program);
  kept.forEach((was, i) => {
    text = text.replace(`"${carried(i)}"`, was);
  });
  return (payload.startsWith('\ufeff') ? '\ufeff' : '') + text;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** An archive with one part that says it unpacks to `unpacked` bytes. */
export function bomb(entry: string, unpacked: number): Uint8Array {
  const bytes = Uint8Array.from(
    makeWorkbook({ ...workbookParts(''), [entry]: new Uint8Array(10 * 1_048_576) }),
  );
  sayUnpacked(bytes, entry, unpacked);
  return bytes;
}

/** An archive with a part that unpacks to `unpacked` bytes and says that it is small. */
export function lyingBomb(entry: string, unpacked: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(unpacked), { level: 1 });
  const bytes = Uint8Array.from(zipSync({ ...workbookParts(''), [entry]: [packed, { level: 0 }] }));
  const view = new DataView(bytes.buffer);
  const at = directoryEntry(bytes, entry);
  // Deflated, in the directory and in the part's own header.
  view.setUint16(at + 10, 8, true);
  view.setUint16(view.getUint32(at + 42, true) + 8, 8, true);
  view.setUint32(at + 24, 1_000, true);
  return bytes;
}

function sayUnpacked(bytes: Uint8Array, entry: string, unpacked: number): void {
  new DataView(bytes.buffer).setUint32(directoryEntry(bytes, entry) + 24, unpacked, true);
}

function directoryEntry(bytes: Uint8Array, entry: string): number {
  const view = new DataView(bytes.buffer);
  const name = encode(entry);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (Buffer.compare(bytes.subarray(at + 46, at + 46 + name.length), name) === 0) return at;
  }
  throw new Error(`No ${entry} in the archive`);
}

function encodeAs(text: string, encoding: string): Uint8Array {
  const [name = '', mark] = encoding.toLowerCase().split('+');
  const withMark = mark === 'bom' ? `\ufeff${text}` : text;
  if (name === 'utf16le') return Buffer.from(withMark, 'utf16le');
  if (name === 'utf16be') return Buffer.from(withMark, 'utf16le').swap16();
  if (name === 'utf8' || name === 'utf-8') return encode(withMark);
  if (name === 'windows-1252' || name === 'latin1' || name === 'iso-8859-1')
    return Buffer.from(text, 'latin1');
  throw new Error(`No recipe for the encoding ${encoding}`);
}

function makeProgram(items: number, links: readonly (readonly [number, number])[], nameLength = 0): string {
  return JSON.stringify({
    format: 3,
    items: Array.from({ length: items }, (_, i) => ({
      id: `n${i}`,
      name: nameLength > 0 ? 'x'.repeat(nameLength) : `N ${i}`,
    })),
    links: links.map(([from, to], i) => ({ id: `${i}`, from: `n${from}`, to: `n${to}`, type: 'FS' })),
  });
}

/** The text of a generated JSON file; null for what is none. */
function generateJson(made: Readonly<Record<string, unknown>>): string | null {
  const count = Number(made.links ?? made.items ?? 1);
  switch (made.json) {
    case 'nested-array':
      return '['.repeat(Number(made.depth)) + ']'.repeat(Number(made.depth));
    case 'program':
      return makeProgram(Number(made.items ?? 1), [], Number(made.nameLength ?? 0));
    case 'star':
      return makeProgram(
        count + 1,
        Array.from({ length: count }, (_, i) => [0, i + 1] as const),
      );
    case 'chain':
      return makeProgram(
        count,
        Array.from({ length: count - 1 }, (_, i) => [i, i + 1] as const),
      );
    default:
      return null;
  }
}

/** The file of an import case, in the format and with the ending that a user would have. */
export function toFile(it: Case): ImportFile {
  const ending = it.kind.slice('import-'.length);
  const name = `input.${ending === 'mspdi' ? 'xml' : ending}`;
  const write = (text: string) => (it.kind === 'import-json' ? toProgramText(text) : text);
  if (typeof it.payload === 'string') return { name, bytes: encode(write(it.payload)) };
  const made = it.generator ?? {};
  if (typeof made.text === 'string') {
    return { name, bytes: encodeAs(write(made.text), String(made.encoding ?? 'utf8')) };
  }
  if (typeof made.bytes === 'string') {
    return {
      name,
      bytes: Buffer.concat([Buffer.from(made.bytes, 'hex'), Buffer.alloc(Number(made.pad ?? 0))]),
    };
  }
  const json = generateJson(made);
  if (json !== null) return { name, bytes: encode(write(json)) };
  if (made.csv === 'rows') {
    return {
      name,
      bytes: encode(`Name,Start,End\n${'Row,2027-01-01,2027-01-02\n'.repeat(Number(made.rows))}`),
    };
  }
  if (made.csv === 'one-line') {
    return {
      name,
      bytes: encode(`Name,Start\n${'x'.repeat(Number(made.length ?? made.bytes ?? 10_485_760))}`),
    };
  }
  if (made.zip === 'bomb') {
    return { name: 'input.xlsx', bytes: bomb(String(made.entry), Number(made.unpacked)) };
  }
  if (made.zip === 'slip') {
    return {
      name: 'input.xlsx',
      bytes: makeWorkbook({ ...workbookParts(''), [String(made.entry)]: encode('x') }),
    };
  }
  if (made.zip === 'many') {
    const parts = Object.fromEntries(
      Array.from({ length: Number(made.entries ?? 100_000) }, (_, i) => [`xl/part${i}.xml`, encode('x')]),
    );
    return { name: 'input.xlsx', bytes: zipSync({ ...workbookParts(''), ...parts }, { level: 0 }) };
  }
  if (made.xlsx === 'formula') {
    const cell = `<c r="B2" t="str"><f>${String(made.formula).replaceAll('&', '&amp;')}</f><v>${String(made.cached)}</v></c>`;
    const heading = `<row r="1">${textCell('A1', 'Name')}${textCell('B1', 'Note')}</row>`;
    return {
      name: 'input.xlsx',
      bytes: makeWorkbook(workbookParts(`${heading}<row r="2">${textCell('A2', 'Alpha')}${cell}</row>`)),
    };
  }
  if (made.xml === 'nested') {
    const depth = Number(made.depth ?? 100_000);
    return { name, bytes: encode(`<Project>${'<Task>'.repeat(depth)}${'</Task>'.repeat(depth)}</Project>`) };
  }
  if (made.xml === 'quadratic-entity') {
    const entity = `<!ENTITY x "${'A'.repeat(Number(made.length))}">`;
    const uses = '&x;'.repeat(Number(made.uses));
    return {
      name,
      bytes: encode(`<?xml version="1.0"?><!DOCTYPE p [${entity}]><Project><Name>${uses}</Name></Project>`),
    };
  }
  throw new Error(`No recipe for ${it.id}: ${JSON.stringify(made)}`);
}

/** Our own codes for each of the cases' codes. */
const codesByTheirs: Readonly<Record<string, readonly string[]>> = {
  NOT_JSON: ['notJson', 'empty', 'afterEnd', 'notText'],
  ENCODING: ['encoding', 'notText'],
  UNKNOWN_KEY: ['forbiddenName', 'invalid'],
  FORBIDDEN_NAME: ['forbiddenName'],
  DUPLICATE_KEY: ['repeatedName'],
  TOO_DEEP: ['tooDeep'],
  TOO_LARGE: ['tooLarge', 'fieldTooLong', 'tooManyCells'],
  TOO_MANY_ITEMS: ['invalid', 'tooManyRows'],
  FIELD_TOO_LONG: ['fieldTooLong', 'invalid'],
  BAD_NUMBER: ['badNumber', 'invalid', 'notJson'],
  BAD_ID: ['invalid'],
  BAD_TYPE: ['invalid'],
  OUT_OF_RANGE: ['invalid'],
  NOT_A_PROGRAM: ['notAProgram'],
  NEWER: ['newerVersion'],
  NEWER_FORMAT: ['newerVersion'],
  CYCLE: ['circle'],
  DUPLICATE_ID: ['duplicateId'],
  END_BEFORE_START: ['endBeforeStart'],
  BAD_DATE: ['invalid'],
  BAD_VALUE: ['invalid'],
  NAME_EMPTY: ['invalid'],
  CSV_QUOTE: ['unterminatedQuote', 'malformedQuote'],
  TOO_MANY_ROWS: ['tooManyRows'],
  TOO_MANY_COLUMNS: ['tooManyColumns'],
  NO_ROWS: ['noRows', 'empty'],
  BINARY: ['notText', 'oldBinary', 'formatNotRead'],
  NOT_TEXT: ['notText', 'oldBinary', 'formatNotRead'],
  UNPACKED_TOO_LARGE: ['unpackedTooLarge'],
  BAD_ARCHIVE: ['badArchive', 'unpackedTooLarge', 'notAWorkbook'],
  TOO_MANY_ENTRIES: ['badArchive'],
  DOCTYPE: ['doctype'],
  BAD_XML: ['badXml', 'tooDeep'],
  NOT_XML: ['notXml', 'oldBinary', 'empty'],
  NOT_MSPDI: ['notMspdi'],
};

/** Whether a code of ours is one for a code of the cases; what they do not say yet may be any. */
export function isCodeFor(theirs: string | undefined, ours: string): boolean {
  const known = theirs === undefined ? undefined : codesByTheirs[theirs];
  return known === undefined || known.includes(ours);
}

/** Codes of our report for each warning of the cases. */
const entryCodesByWarning: Readonly<Record<string, readonly string[]>> = {
  DANGLING_LINK: ['danglingReference', 'linkToNothing', 'endUnknown'],
  ROW_SHORT: ['rowShort'],
  ROW_LONG: ['rowLong'],
  OUTLINE_JUMP: ['outlineJump'],
  SELF_LINK: ['dependencyOnItself', 'linkToNothing', 'ofItself'],
};

/** The codes of our report that say what a warning (`ROW_SHORT 2`) says, and what it is said of. */
export function readWarning(warning: string): {
  readonly codes: readonly string[] | undefined;
  readonly of: string;
} {
  const [code = '', ...rest] = warning.split(' ');
  return { codes: entryCodesByWarning[code], of: rest.join(' ') };
}

/** Whether a sentence names what a case wants it to: the file, a place in it, or a very text. */
export function saysWhere(said: string, wanted: string, file: string): boolean {
  if (wanted === 'file') return said.includes(file);
  if (wanted === 'place')
    return /line \d|link \d|row \d|column \d|byte \d|task \d|sheet |xl\/|tmp|\.\w+\[\d|tasks |projects\[/.test(
      said,
    );
  return said.includes(wanted);
}
