import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '../domain/result';

/** A piece of an XML document that is handed over whole: small, however large the document. */
export type XmlRecord = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlRecord[];
  /** Its own text, trimmed, without its children's. */
  readonly text: string;
  readonly line: number;
};

/** Why a document could not be read. */
export type XmlFault = {
  readonly code: 'notXml' | 'badXml' | 'doctype' | 'tooDeep' | 'wrongRoot';
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

type Growing = {
  name: string;
  attributes: Map<string, string>;
  children: Growing[];
  text: string;
  line: number;
};

/** What is taken of a document. Names are without their prefix. */
export type XmlReading = {
  /** The name that the root element has to have. */
  readonly root: string;
  /** Whether the element at the end of a path (root first) is handed over whole, with all that is in it. */
  readonly isRecord: (path: readonly string[]) => boolean;
  /** The namespaces that the root element may be in, beside none; without them any. */
  readonly namespaces?: ReadonlySet<string>;
  /** Elements that are passed over with all that is in them. */
  readonly ignored: ReadonlySet<string>;
  /** Hears of each element that is passed over. */
  readonly onIgnored?: (name: string) => void;
  /** Hears the attributes of the root element. */
  readonly onRoot?: (attributes: ReadonlyMap<string, string>) => void;
  readonly onRecord: (path: readonly string[], record: XmlRecord) => void;
};

const depthLimit = 64;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
const chunkLength = 65_536;

/**
 * Reads an XML document as a stream of records. A document type declaration is refused where it stands, so there are
 * no entities but the five of XML; nothing outside the text is ever read.
 */
export function readXmlRecords(text: string, reading: XmlReading): Result<null, XmlFault> {
  if (!/^\uFEFF?\s*</.test(text.slice(0, 1_000))) {
    return err({ code: 'notXml', line: 1, column: 1, message: 'does not begin with an XML element' });
  }
  const parser = new SaxesParser();
  const path: string[] = [];
  const open: Growing[] = [];
  let ignoredFrom = 0;
  let fault: XmlFault | null = null;
  const fail = (code: XmlFault['code'], message: string) => {
    fault ??= { code, line: parser.line, column: parser.column, message };
  };
  parser.on('error', (error) =>
    fail('badXml', error.message.replace(/^.*?\d+:\d+:\s*/, '').replace(/\.+$/, '')),
  );
  parser.on('doctype', () => fail('doctype', 'has a document type declaration, which may hide anything'));
  parser.on('opentag', (tag) => {
    if (fault) return;
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (forbiddenNames.has(name)) return fail('badXml', `has an element named ${name}`);
    if (path.length === 0 && name !== reading.root) {
      return fail('wrongRoot', `begins with <${tag.name.slice(0, 60)}> instead of <${reading.root}>`);
    }
    if (path.length === 0 && reading.namespaces) {
      const prefix = tag.name.includes(':') ? `xmlns:${tag.name.slice(0, tag.name.indexOf(':'))}` : 'xmlns';
      const attributes = tag.attributes as Record<string, string>;
      const namespace = Object.hasOwn(attributes, prefix) ? attributes[prefix] : undefined;
      if (namespace !== undefined && !reading.namespaces.has(namespace)) {
        return fail('wrongRoot', `begins with a <${name}> of another kind (${namespace.slice(0, 100)})`);
      }
    }
    if (path.length === 0) {
      reading.onRoot?.(new Map(Object.entries(tag.attributes as Record<string, string>)));
    }
    path.push(name);
    if (path.length > depthLimit) return fail('tooDeep', `nests deeper than ${depthLimit} elements`);
    if (ignoredFrom > 0) return;
    if (reading.ignored.has(name)) {
      ignoredFrom = path.length;
      reading.onIgnored?.(name);
      return;
    }
    if (open.length === 0 && !reading.isRecord(path)) return;
    const attributes = new Map(Object.entries(tag.attributes as Record<string, string>));
    const growing: Growing = { name, attributes, children: [], text: '', line: parser.line };
    open[open.length - 1]?.children.push(growing);
    open.push(growing);
  });
  const onText = (piece: string) => {
    const top = open[open.length - 1];
    if (top && ignoredFrom === 0) top.text += piece;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (fault) return;
    if (ignoredFrom > 0) {
      if (ignoredFrom === path.length) ignoredFrom = 0;
    } else {
      const done = open.pop();
      if (done) {
        done.text = done.text.trim();
        if (open.length === 0) reading.onRecord(path, done);
      }
    }
    path.pop();
  });
  for (let at = 0; at < text.length && fault === null; at += chunkLength) {
    // A document type declaration is given up at its beginning, not after all that it holds.
    parser.write(text.slice(at, at + chunkLength));
  }
  if (fault === null) parser.close();
  return fault === null ? ok(null) : err(fault);
}

/** The text of a child element; `null` where there is none or it is empty. */
export function childText(record: XmlRecord, name: string): string | null {
  const found = record.children.find((child) => child.name === name);
  return found === undefined || found.text === '' ? null : found.text;
}

/** The first child element of a name. */
export function childOf(record: XmlRecord, name: string): XmlRecord | undefined {
  return record.children.find((child) => child.name === name);
}

/** The child elements of a name. */
export function childrenOf(record: XmlRecord, name: string): readonly XmlRecord[] {
  return record.children.filter((child) => child.name === name);
}
